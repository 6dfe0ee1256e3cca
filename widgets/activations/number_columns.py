"""Two columns of numbers beside the rows of a list, painted as one.

A label for each number is a widget to paint for each: a sixth of a drag's time.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from widgets.theme import appearance

GAP = 8


class NumberColumns(QWidget):
    """Right-aligned pairs of numbers, each in the middle of a row of its neighbour.

    `rows` are the widgets in the same parent that the numbers belong to; above them is room for
    the heads of the columns.
    """

    def __init__(self, rows: Mapping[str, QWidget]) -> None:
        super().__init__()
        self._rows = rows
        self._heads = ("", "")
        self.shown: Mapping[str, tuple[str, str]] = {}
        self._rooms: tuple[int, ...] = (0, 0)

    def show_numbers(self, heads: tuple[str, str], numbers: Mapping[str, tuple[str, str]]) -> None:
        """Show two numbers for each row that has some, and what they are."""
        self._heads, self.shown = heads, numbers
        wide = self.fontMetrics().horizontalAdvance
        columns = zip(heads, *numbers.values(), strict=True)
        needed = [wide(max(column, key=len)) for column in columns]
        rooms = tuple(map(max, needed, self._rooms))
        if rooms != self._rooms:
            self._rooms = rooms
            self.updateGeometry()
        lines = (f"{key}: {first}, {second}" for key, (first, second) in numbers.items())
        self.setAccessibleDescription("; ".join([", ".join(heads), *lines]))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(sum(self._rooms) + GAP, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the numbers beside their rows."""
        height = self.fontMetrics().height()
        with QPainter(self) as painter:
            painter.setPen(QColor(appearance.theme.secondary))
            self._draw(painter, self._heads, 0, height)
            for key, pair in self.shown.items():
                middle = self._rows[key].geometry().center().y() - self.y()
                self._draw(painter, pair, middle - height // 2, height)

    def _draw(self, painter: QPainter, pair: tuple[str, str], top: int, height: int) -> None:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        edge = self.width()
        for text, room in zip(reversed(pair), reversed(self._rooms), strict=True):
            painter.drawText(QRect(edge - room, top, room, height), right, text)
            edge -= room + GAP
