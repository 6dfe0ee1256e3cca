"""A line in which a number is typed."""

from __future__ import annotations

import math
import re
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QToolTip

from widgets.translate import tr

GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+")
"""A whole number in groups of three, as the lab itself writes large ones."""


class ValueEdit(QLineEdit):
    """A number that can be typed: Enter asks for it, Escape gives the old one back."""

    asked = Signal(float)
    refused = Signal(str)

    def __init__(self, whole: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "value")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._whole = whole
        self._shown = ""
        self.editingFinished.connect(self._finish)

    def show_number(self, value: float) -> None:
        """Show a number; what the reader is typing is left alone."""
        self._shown = str(value) if self._whole else f"{value:.6g}"
        if not (self.hasFocus() and self.isModified()):
            self.setText(self._shown)

    def keyPressEvent(self, event: Any) -> None:
        """Escape gives up what was typed."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.setText(self._shown)
            self.refused.emit("")
            return
        super().keyPressEvent(event)

    def tell(self, sentence: str) -> None:
        """Say beside it what is wrong, where there is no line for that; the old number is back."""
        self.setText(self._shown)
        QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), sentence, self)

    def _finish(self) -> None:
        if not self.isModified():
            return
        self.setModified(False)
        typed = self.text().strip().replace("−", "-")
        if not self._whole:
            typed = typed.replace(",", ".")
        elif GROUPED.fullmatch(typed):
            typed = typed.replace(",", "")
        try:
            value = float(typed)
        except ValueError:
            self.refused.emit(tr("“{0}” is not a number").format(typed[:40]))
            return
        if not math.isfinite(value):
            self.refused.emit(tr("“{0}” is not a finite number").format(typed[:40]))
            return
        self.asked.emit(value)
