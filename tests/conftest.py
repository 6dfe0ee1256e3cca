"""Settings for every test: no screen, no files in the home folder, a core for each."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import settings

from lab.threads import cores
from widgets.start import find_fonts

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
find_fonts()
LONGEST = "test_a_thousand_events"
# Tests run side by side, one on each core: the threads of BLAS would only wait for one another.
for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(name, "1")


def _keep_bytecode(folder: Path) -> None:
    """Let sources be compiled once where Python is told to write no bytecode beside them.

    Else every worker compiles and rewrites all tests anew, and every child process all of lab.
    """
    if sys.dont_write_bytecode and sys.pycache_prefix is None:
        sys.pycache_prefix = os.environ["PYTHONPYCACHEPREFIX"] = str(folder)
        sys.dont_write_bytecode = False


# pytest's own folder for what it keeps from one time to the next.
_keep_bytecode(Path(__file__).parents[1] / ".pytest_cache" / "bytecode")


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Know the settings for the tests of the face also where only the engine's can run."""
    if not pluginmanager.has_plugin("pytest-qt"):
        for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
            parser.addini(name, "of pytest-qt, which is not installed")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Start one worker more than there are cores: a test of the window waits now and then."""
    return cores() + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest test: begun as the last one, it would leave the other workers idle."""
    items.sort(key=lambda item: item.name != LONGEST)


# How long an example takes says something about the machine only.
settings.register_profile("lab", deadline=None)
settings.load_profile("lab")


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def _own_settings(
    _homes: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keep each test's settings, state files and logs to itself, in its folder if it has one.

    Most tests write no file: a folder for each of thousands would have to be made and taken away.
    """
    has_folder = "tmp_path" in request.fixturenames
    own = request.getfixturevalue("tmp_path") if has_folder else _homes / uuid4().hex
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(own / name.lower()))
