"""For a class: full screen with larger type, and back by the keys that people try."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from widgets.theme import appearance
from widgets.window import MainWindow


@pytest.mark.parametrize("leave", [Qt.Key.Key_F11, Qt.Key.Key_Escape])
def test_f11_begins_it_and_esc_ends_it_too(qtbot: QtBot, tmp_path: Path, leave: Qt.Key) -> None:
    window = MainWindow(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not appearance.presentation
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert appearance.presentation
    assert window.isFullScreen()
    qtbot.keyClick(window, leave)
    assert not appearance.presentation
    assert not window.isFullScreen()
