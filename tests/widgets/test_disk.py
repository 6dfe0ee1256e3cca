"""A full disk and a folder that may not be written to: a sentence, and the work stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from lab.data import OwnDigits
from tests.stress.disks import full_disk, read_only
from widgets.tabs.training import TrainingTab
from widgets.training.own_store import own_file
from widgets.window import MainWindow

Trouble = Callable[[Path], AbstractContextManager[None]]
TROUBLES: dict[str, Trouble] = {"full disk": lambda _: full_disk(), "read-only": read_only}


@pytest.fixture(params=TROUBLES)
def trouble(request: pytest.FixtureRequest) -> Trouble:
    return TROUBLES[request.param]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = MainWindow(settings)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close()


@pytest.fixture
def tab(window: MainWindow) -> TrainingTab:
    tab = window.show_tab("training")
    assert isinstance(tab, TrainingTab)
    return tab


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The reader always chooses this file to save in; there is an old one."""
    folder = tmp_path / "my folder 文件夹"
    folder.mkdir()
    path = folder / f"file.{ENDINGS[request.node.callspec.params['what']]}"
    path.write_bytes(b"old")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    return path


def problem(window: MainWindow) -> str:
    found = window.current_tab.findChild(QLabel, "problem")
    assert found is not None
    assert found.isVisible()
    return found.text()


ENDINGS = {"lab": "json", "picture": "png", "network": "npz", "csv": "csv", "script": "py"}
SAVERS: dict[str, Callable[[MainWindow], object]] = {
    "lab": lambda window: window.exchange.save(),
    "picture": lambda window: window.exchange.save_picture(),
    "network": lambda window: window.tab("training").run_actions.save_network(),  # type: ignore[attr-defined]
    "csv": lambda window: window.tab("training").run_actions.save_csv(),  # type: ignore[attr-defined]
    "script": lambda window: window.tab("training").run_actions.save_script(),  # type: ignore[attr-defined]
}


@pytest.mark.parametrize("what", SAVERS)
def test_what_cannot_be_saved_is_told_and_the_old_file_stays(
    window: MainWindow, tab: TrainingTab, chosen: Path, trouble: Trouble, what: str
) -> None:
    state = tab.state()
    with trouble(chosen.parent):
        SAVERS[what](window)
    assert f"{chosen.name} was not saved" in problem(window)
    assert chosen.read_bytes() == b"old"
    assert list(chosen.parent.iterdir()) == [chosen]
    assert tab.state() == state
    SAVERS[what](window)
    assert chosen.read_bytes() != b"old"


def test_a_digit_that_cannot_be_saved_stays_in_the_set(
    window: MainWindow, tab: TrainingTab, trouble: Trouble
) -> None:
    own_file().parent.mkdir(parents=True)
    with trouble(own_file().parent):
        tab.own_actions.keep(3, tab.training_params)
        assert "was not saved" in problem(window)
        assert tab.own.digits.labels.tolist() == [3]
    tab.own_actions.keep(5, tab.training_params)
    assert OwnDigits.load(own_file()).labels.tolist() == [3, 5]


def test_no_folder_can_be_made_for_the_digits(
    window: MainWindow, tab: TrainingTab, tmp_path: Path
) -> None:
    with read_only(tmp_path):
        tab.own_actions.keep(3, tab.training_params)
    assert "was not saved" in problem(window)
    assert tab.own.digits.labels.tolist() == [3]
