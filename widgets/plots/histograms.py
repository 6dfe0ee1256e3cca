"""Many small histograms in one widget: a column of them for each layer, say."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy

from widgets.plots.histogram_bars import Bars, paint_bars, paint_words, percent
from widgets.plots.painted import PaintedPlot, line_height
from widgets.theme import appearance

LEAST_WIDTH = 70
LEAST_HEIGHT = 84
GAP = 8


class HistogramGrid(PaintedPlot):
    """Shows columns of histograms, side by side; they flow into further lines if `wrap` allows.

    `chosen` (column) tells a click or an arrow key where columns can be chosen, `hovered` (row,
    column, bin) the bar below the pointer, `left` that it is gone. The widget is never smaller than
    its histograms can be read: put it into a scroll area.
    """

    chosen = Signal(int)
    hovered = Signal(int, int, int)
    left = Signal()

    def __init__(self, name: str, *, wrap: bool = True, choosable: bool = False) -> None:
        super().__init__(name)
        self._choosable = choosable
        self._wrap = wrap
        self._columns: list[list[Bars]] = []
        self._captions: list[str] = []
        self._chosen = 0
        self._make_room()
        self.setMouseTracking(True)
        policy = Qt.FocusPolicy.StrongFocus if choosable else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_columns(self, columns: list[list[Bars]], captions: list[str]) -> None:
        """Show histograms; each column has one for each of the rows that `captions` name."""
        self._columns, self._captions = columns, captions
        selected = [i for i, column in enumerate(columns) if any(b.selected for b in column)]
        self._chosen = selected[0] if selected else 0
        words = (f"{bars.name}: {bars.value or bars.note}" for col in columns for bars in col)
        self.setAccessibleDescription("; ".join(words))
        self._make_room()
        self.update()

    def columns(self) -> list[tuple[str, np.ndarray]]:
        """Return the left edge of each bin and its share, for each histogram."""
        found: list[tuple[str, np.ndarray]] = []
        for column in self._columns:
            for bars in column:
                edges = np.linspace(bars.low, bars.high, len(bars.heights) + 1)[:-1]
                found += [(f"{bars.name} from", edges), (f"{bars.name} share", bars.heights)]
        return found

    def bars_at(self, row: int, column: int) -> Bars:
        """Return one of the histograms on show."""
        return self._columns[column][row]

    def place_of(self, row: int, column: int) -> QRectF:
        """Return where the bars of a histogram are drawn."""
        return self._inside(self._cell(row, column))

    def changeEvent(self, event: QEvent) -> None:
        """Flow anew with other letters."""
        if event.type() == QEvent.Type.FontChange:
            self._make_room()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Flow anew."""
        self._make_room()
        super().resizeEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which bar is below the pointer."""
        found = self._bin_at(event.position())
        if found is None:
            self.left.emit()
        else:
            self.hovered.emit(*found)

    def leaveEvent(self, event: object) -> None:
        """Tell that the pointer is gone."""
        self.left.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a column."""
        found = self._bin_at(event.position()) if self._choosable else None
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(found[1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the column to the left or right; other keys belong to the tab."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self._columns:
            event.ignore()
        else:
            self.chosen.emit(min(max(self._chosen + step, 0), len(self._columns) - 1))

    def focusInEvent(self, event: object) -> None:
        """Show the focus."""
        self.update()

    def focusOutEvent(self, event: object) -> None:
        """Show that the focus is gone."""
        self.update()

    def _make_room(self) -> None:
        """Find out how the columns flow, and be high enough for it."""
        self._margin = self.fontMetrics().horizontalAdvance("100 %") + 8
        self._text = line_height(self.font())
        self._rows = max((len(column) for column in self._columns), default=1)
        count = max(1, len(self._columns))
        fit = max(1, int((self.width() - self._margin) // LEAST_WIDTH)) if self._wrap else count
        self._per_line = math.ceil(count / math.ceil(count / fit))
        self._lines = math.ceil(count / self._per_line)
        least = LEAST_HEIGHT + (self._text if any(self._captions) else 0)
        self.setMinimumHeight(self._lines * self._rows * least)

    def _cell(self, row: int, column: int) -> QRectF:
        line, place = divmod(column, self._per_line)
        width = (self.width() - self._margin) / self._per_line
        height = self.height() / (self._lines * self._rows)
        top = (line * self._rows + row) * height
        return QRectF(self._margin + place * width, top, width - GAP, height - GAP)

    def _inside(self, cell: QRectF) -> QRectF:
        above = self._text * (2 if any(self._captions) else 1) + 3
        return cell.adjusted(0, above, 0, -self._text - 2)

    def _bin_at(self, point: QPointF) -> tuple[int, int, int] | None:
        for column, stack in enumerate(self._columns):
            for row, bars in enumerate(stack):
                cell = self._cell(row, column)
                if cell.contains(point):
                    share = (point.x() - cell.left()) / cell.width()
                    place = min(int(share * len(bars.heights)), len(bars.heights) - 1)
                    return row, column, max(0, place)
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is to be seen of the histograms."""
        with QPainter(self) as painter:
            shown = QRectF(event.rect())
            for column, stack in enumerate(self._columns):
                for row, bars in enumerate(stack):
                    cell = self._cell(row, column)
                    if not cell.intersects(shown):
                        continue
                    if column % self._per_line == 0:
                        self._paint_caption(painter, cell, row, bars)
                    inside = self._inside(cell)
                    paint_bars(painter, inside, bars)
                    paint_words(painter, inside, bars)
            if self.hasFocus() and self._columns:
                painter.setPen(QPen(QColor(appearance.theme.accent), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                whole = self._cell(0, self._chosen).united(self._cell(self._rows - 1, self._chosen))
                painter.drawRoundedRect(whole.adjusted(-3, 0, 3, 0), 4, 4)

    def _paint_caption(self, painter: QPainter, cell: QRectF, row: int, bars: Bars) -> None:
        painter.setPen(QColor(appearance.theme.secondary))
        text = self._text
        if self._captions[row]:
            words = self._captions[row]
            # Where it is narrow the caption begins further to the left, above the scale.
            room = self.width() - painter.fontMetrics().horizontalAdvance(words) - 1
            left = min(self._margin, max(0, room))
            wide = self.width() - left
            words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, wide)
            line = QRectF(left, cell.top(), wide, text)
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft, words)
        inside = self._inside(cell)
        scale = QRectF(0, inside.top() - text / 2, self._margin - 6, text)
        painter.drawText(scale, Qt.AlignmentFlag.AlignRight, percent(bars.top))
