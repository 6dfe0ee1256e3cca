"""The window as a picture, made without a screen."""

from __future__ import annotations

import argparse
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QCursor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.widgets.contrast import contrast
from widgets.start import _screenshot
from widgets.theme import THEMES
from widgets.window import MainWindow


def test_a_picture_shows_no_hover_that_is_not_there(qtbot: QtBot, tmp_path: Path) -> None:
    QCursor.setPos(30, 15)
    QApplication.processEvents()
    window = MainWindow(QSettings(str(tmp_path / "none.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    window.welcome.hide()
    window.show_tab("descent")
    first = window.tabs.tabBar().tabRect(0)
    out = tmp_path / "lab.png"
    assert _screenshot(window, argparse.Namespace(size="1024x680", screenshot=str(out))) == 0
    image = QImage(str(out)).copy(first)
    theme = THEMES["dark"]
    pixels = [
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    ]
    brightest = max(contrast(pixel, theme.background) for pixel in set(pixels))
    assert 3 < brightest <= contrast(theme.secondary, theme.background) + 0.1
