"""Collect every sentence of the lab for Qt Linguist, and compile what was translated.

    python -m tests.translations [--merge MORE.json …]

writes resources/i18n/lab_zh_CN.ts (new sentences come as unfinished, gone ones are dropped) and
compiles it to .qm. JSON files of {"English": "中文"} are merged first. Prints what is missing.
"""

from __future__ import annotations

import argparse
import ast
import json
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from string import Formatter
from typing import Any

from lab.specs import ChoiceSpec, ItemsSpec, NumberSpec, RecordSpec, Spec

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources" / "i18n"
LANGUAGE = "zh_CN"
CONTEXT = "lab"
MARKERS = {"tr", "Message", "InputError", "message"}


def sentences() -> set[str]:
    """Return every text that a reader may see: marked in the code, or declared by a spec."""
    return set(_marked()) | set(_declared())


def _marked() -> Iterator[str]:
    for folder in ("lab", "widgets"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and _name(node.func) in MARKERS and node.args:
                    yield from _literals(node.args[0])


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _literals(node: ast.expr) -> Iterator[str]:
    """Yield a literal text, or both of `a if c else b`."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def _declared() -> Iterator[str]:
    from widgets.tabs import TABS

    for entry in TABS:
        yield entry.title
        experiment: Any = import_module(f"lab.experiments.{entry.id}").EXPERIMENT
        for spec in experiment.params.specs().values():
            yield from _of_spec(spec)


def _of_spec(spec: Spec) -> Iterator[str]:
    yield from (text for text in (spec.label, spec.help, spec.group) if text)
    if isinstance(spec, ChoiceSpec):
        yield from (text for text in spec.options.values() if text)
    elif isinstance(spec, NumberSpec) and spec.unit:
        yield spec.unit
    elif isinstance(spec, ItemsSpec):
        yield from _of_spec(spec.item)
    elif isinstance(spec, RecordSpec):
        for part in spec.fields:
            yield from _of_spec(part)


def ts_path() -> Path:
    """Return the Linguist file."""
    return FOLDER / f"lab_{LANGUAGE}.ts"


def read_ts() -> dict[str, str]:
    """Return what is translated: English → translation; unfinished ones are left out."""
    if not ts_path().exists():
        return {}
    found: dict[str, str] = {}
    for message in ET.parse(ts_path()).getroot().iter("message"):
        translation = message.find("translation")
        if translation is not None and translation.get("type") is None and translation.text:
            found[message.findtext("source", "")] = translation.text
    return found


def write_ts(translations: dict[str, str], wanted: set[str]) -> None:
    """Write the Linguist file with all wanted sentences, in the order of the alphabet."""
    top = ET.Element("TS", version="2.1", language=LANGUAGE, sourcelanguage="en")
    context = ET.SubElement(top, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for source in sorted(wanted):
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = source
        translation = ET.SubElement(message, "translation")
        if source in translations:
            translation.text = translations[source]
        else:
            translation.set("type", "unfinished")
    ET.indent(top)
    text = ET.tostring(top, encoding="unicode")
    ts_path().write_text(f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n', encoding="utf-8")


def gaps(text: str) -> set[str]:
    """Return the names of the places that values are put into."""
    return {name.split(".")[0] for _, name, _, _ in Formatter().parse(text) if name is not None}


def lrelease() -> str:
    """Return the compiler of the interpreter at work, whose folder need not be on the PATH."""
    beside = Path(sys.executable).parent
    found = shutil.which("pyside6-lrelease", path=str(beside)) or shutil.which("pyside6-lrelease")
    if found is None:
        raise SystemExit(f"there is no pyside6-lrelease in {beside}: install PySide6-Essentials")
    return found


def main() -> int:
    """Bring the files up to date; return 1 while something is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--merge", nargs="*", type=Path, default=[])
    options = parser.parse_args()
    wanted, translations = sentences(), read_ts()
    for path in options.merge:
        translations |= json.loads(path.read_text(encoding="utf-8"))
    good = {s: t for s, t in translations.items() if s in wanted and gaps(s) == gaps(t)}
    write_ts(good, wanted)
    command = [lrelease(), str(ts_path()), "-qm", str(ts_path().with_suffix(".qm"))]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    missing = sorted(wanted - set(good))
    for source in missing:
        print(json.dumps(source, ensure_ascii=False))
    print(f"{len(wanted)} sentences, {len(missing)} missing", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
