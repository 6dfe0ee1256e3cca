"""Controls that leave the wheel to the column they stand in, until they have the focus.

Else the page would stop under a control, and a setting would change that nobody meant to.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSlider, QWidget


class Slider(QSlider):
    """A slider that lies, in a column that scrolls."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move only with the focus."""
        if _is_for(self, event):
            super().wheelEvent(event)


class ChoiceBox(QComboBox):
    """A list to choose from, in a column that scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Choose only with the focus."""
        if _is_for(self, event):
            super().wheelEvent(event)


def _is_for(control: QWidget, event: QWheelEvent) -> bool:
    """Tell whether the wheel turns a control, and hand it on to the column where it does not."""
    event.setAccepted(control.hasFocus())
    return control.hasFocus()
