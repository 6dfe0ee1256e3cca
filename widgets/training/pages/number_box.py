"""A number that can be typed, with a button for the one before and one for the next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from widgets.translate import tr
from widgets.value_edit import ValueEdit


class NumberBox(QWidget):
    """Asks for another number, from 0 up."""

    # Any number can be typed, also one that no int of C would hold.
    asked = Signal(object)

    def __init__(self, name: str, step: int = 1) -> None:
        super().__init__()
        self._number = 0
        self.edit = ValueEdit(whole=True)
        self.edit.setAccessibleName(name)
        self.edit.setFixedWidth(self.fontMetrics().horizontalAdvance("0000000"))
        self.edit.asked.connect(lambda value: self._ask(round(value)))
        self.edit.refused.connect(self.edit.tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        row.addWidget(QLabel(name))
        row.addWidget(self._button(Qt.ArrowType.LeftArrow, tr("the one before"), -step))
        row.addWidget(self.edit)
        row.addWidget(self._button(Qt.ArrowType.RightArrow, tr("the next"), step))

    def show_number(self, number: int) -> None:
        """Show a number without asking for it."""
        self._number = number
        self.edit.show_number(number)

    def _ask(self, number: int) -> None:
        self.asked.emit(max(0, number))

    def _button(self, arrow: Qt.ArrowType, words: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setArrowType(arrow)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.clicked.connect(lambda: self._ask(self._number + by))
        return button
