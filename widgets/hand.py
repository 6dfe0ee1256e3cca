"""Whether the reader holds a button of the mouse: what follows a drag waits until it is let go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

LOOK_MS = 120


def held() -> bool:
    """Tell whether a button of the mouse is down."""
    return QApplication.mouseButtons() != Qt.MouseButton.NoButton


class LetGo(QTimer):
    """Once started, does something as soon as no button is down: nobody tells of that."""

    def __init__(self, parent: QObject, then: Callable[[], None]) -> None:
        super().__init__(parent)
        self._then = then
        self.setSingleShot(True)
        self.setInterval(LOOK_MS)
        self.timeout.connect(self._look)

    def _look(self) -> None:
        if held():
            self.start()
        else:
            self._then()
