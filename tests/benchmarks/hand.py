"""A hand that holds the mouse button down, as it does in a drag."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

NOWHERE = QPoint(1, 1)
"""A place of a tab that takes no press."""


def hold(tab: QWidget) -> None:
    """Press the button: Qt itself knows from now on that it is held, whoever gets the moves."""
    QTest.mousePress(tab.windowHandle(), Qt.MouseButton.LeftButton, pos=NOWHERE)


def let_go(tab: QWidget) -> None:
    """Release the button."""
    QTest.mouseRelease(tab.windowHandle(), Qt.MouseButton.LeftButton, pos=NOWHERE)
