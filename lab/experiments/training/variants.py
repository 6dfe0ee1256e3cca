"""Several runs from one setting: each a line of what it changes, "train_size = 300; epochs = 200".

The names are those of `RunParams`; a list of layers is separated by commas. Text with a semicolon
in it, as the name of a folder may have, stands in quotation marks: data = "my; digits". Those that
are in it are doubled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lab.experiments.training.run_params import RunParams
from lab.message import InputError
from lab.specs import FlagSpec, ItemsSpec, NumberSpec, Spec, TextSpec

_IN_MARKS = re.compile(r'"(?:[^"]|"")*"')
_QUOTED = re.compile(rf"[^=;]*=\s*{_IN_MARKS.pattern}\s*(?=;|$)")


def parse_variant(line: str) -> dict[str, Any]:
    """Return the changes that a line asks for; InputError says what is wrong with it."""
    changes: dict[str, Any] = {}
    for part in _parts(line):
        name, equals, value = (word.strip() for word in part.partition("="))
        if not equals:
            raise InputError(
                "“{line}” is not of the form: name = value; name = value", line=line[:60]
            )
        if name not in RunParams.specs():
            raise InputError(
                "“{name}” is no setting; there are {known}",
                name=name[:40],
                known=", ".join(RunParams.specs()),
            )
        spec = RunParams.specs()[name]
        changes[name] = spec.checked(name, _value(name, spec, value))
    return changes


def format_variant(changes: dict[str, Any]) -> str:
    """Return the line that `parse_variant` reads."""
    return "; ".join(f"{name} = {_word(value)}" for name, value in changes.items())


def _parts(line: str) -> Iterator[str]:
    """Cut a line at its semicolons, but for those in a value that stands in quotation marks."""
    rest: str | None = line
    while rest is not None:
        quoted = _QUOTED.match(rest)
        end = quoted.end() if quoted else rest.find(";")
        end = len(rest) if end < 0 else end
        yield rest[:end]
        rest = rest[end + 1 :] if end < len(rest) else None


def _value(name: str, spec: Spec, word: str) -> Any:
    if isinstance(spec, NumberSpec):
        try:
            value = float(word)
        except ValueError:
            raise InputError(
                "{name}: {value} is not a number", name=name, value=word[:40]
            ) from None
        return int(value) if spec.whole and value.is_integer() else value
    if isinstance(spec, FlagSpec):
        return {"on": True, "off": False}.get(word, word)
    if isinstance(spec, ItemsSpec):
        return tuple(item.strip() for item in word.split(",") if item.strip())
    if isinstance(spec, TextSpec) and _IN_MARKS.fullmatch(word):
        return word[1:-1].replace('""', '"')
    return word


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, str) and (";" in value or '"' in value or value.strip() != value):
        return '"' + value.replace('"', '""') + '"'
    return repr(value).removesuffix(".0") if isinstance(value, float) else str(value)
