"""The walls of the house, held up by reading the imports."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ENGINE_MAY_USE = {"lab", "numpy", "threadpoolctl", "PIL"}


def imports(path: Path) -> Iterator[str]:
    """Yield the dotted name of every module that a file imports, in functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide where things are"
            yield node.module or ""


def files(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("path", files("lab"), ids=lambda p: str(p.relative_to(ROOT)))
def test_the_engine_imports_numpy_and_little_else(path: Path) -> None:
    foreign = {
        name
        for name in imports(path)
        if name.split(".")[0] not in ENGINE_MAY_USE | sys.stdlib_module_names
    }
    assert not foreign


@pytest.mark.parametrize("path", files("widgets"), ids=lambda p: str(p.relative_to(ROOT)))
def test_the_face_imports_neither_main_nor_tests(path: Path) -> None:
    assert not {name.split(".")[0] for name in imports(path)} & {"main", "tests"}


@pytest.mark.parametrize("path", files("widgets/tabs"), ids=lambda p: p.name)
def test_tabs_do_not_import_one_another(path: Path) -> None:
    others = {f"widgets.tabs.{other.stem}" for other in files("widgets/tabs")} - {"widgets.tabs"}
    assert not set(imports(path)) & (others - {f"widgets.tabs.{path.stem}"})


def test_experiments_do_not_import_one_another() -> None:
    for path in files("lab/experiments"):
        own = path.relative_to(ROOT / "lab" / "experiments").parts[0].removesuffix(".py")
        for name in imports(path):
            parts = name.split(".")
            if parts[:2] == ["lab", "experiments"] and len(parts) > 2:
                assert parts[2] in {own, "experiment"}, f"{path.name} imports {name}"


def test_the_engine_runs_where_qt_is_not_installed() -> None:
    program = (
        "import sys\n"
        "for name in ('PySide6', 'pyqtgraph', 'superqt', 'ziamath'):\n"
        "    sys.modules[name] = None\n"
        "import pkgutil, importlib, lab\n"
        "for found in pkgutil.walk_packages(lab.__path__, 'lab.'):\n"
        "    if not found.name.endswith('__main__'):\n"
        "        importlib.import_module(found.name)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)


def test_a_child_process_that_imports_main_gets_no_qt() -> None:
    program = (
        "import runpy, sys\n"
        "runpy.run_path('main.py', run_name='__mp_main__')\n"
        "found = {'PySide6', 'pyqtgraph', 'numpy'} & set(sys.modules)\n"
        "sys.exit(f'imported {found}' if found else 0)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT, env=environment)


@pytest.mark.parametrize("path", files("widgets"), ids=lambda p: p.name)
def test_what_fails_while_it_paints_leaves_no_painter_behind(path: Path) -> None:
    """Qt ends the program where a painter outlives its paint event."""
    bare = [line for line in path.read_text("utf-8").splitlines() if "= QPainter(self)" in line]
    assert not bare
