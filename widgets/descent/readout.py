"""A line of text over or under a plot that changes all the time."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy


class Readout(QLabel):
    """Words that hardly move what stands beside them: room for lines is made, never taken back.

    Only another width starts again with one line.
    """

    def __init__(self, role: str, text: str = "") -> None:
        super().__init__()
        self._needed = 0
        self.setProperty("role", role)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show other words, in as many lines as they need."""
        super().setText(text)
        self._make_room()

    def resizeEvent(self, event: Any) -> None:
        """Count the lines again for the new width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._needed = 0
            self._make_room()

    def sizeHint(self) -> QSize:
        return QSize(100, max(self._needed, self.fontMetrics().lineSpacing()) + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        return False

    def _make_room(self) -> None:
        # Not a count of lines: characters of another script may be higher than the font's own.
        self._needed = max(self._needed, self.heightForWidth(self.width()))
        self.updateGeometry()
