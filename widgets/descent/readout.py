"""A line of text over or under a plot that changes all the time."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy


class Readout(QLabel):
    """Words that never move what stands beside them: one size, whatever they say."""

    def __init__(self, role: str, lines: int = 1) -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setWordWrap(lines > 1)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._lines = lines

    def sizeHint(self) -> QSize:
        return QSize(100, self._lines * self.fontMetrics().lineSpacing() + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        return False
