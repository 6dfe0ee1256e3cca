"""Many small histograms in one widget: a column of them for each layer, say."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy

from lab.arrays import Array
from widgets.plots.painted import PaintedPlot
from widgets.theme import appearance

LEAST_WIDTH = 70
LEAST_HEIGHT = 84
GAP = 8
LOG_FLOOR = 1e-6
"""On a log scale a bar of this share has no height."""

GHOST_OPACITY = 0.75


@dataclass(frozen=True)
class Bars:
    """One histogram: `heights` (K,) are shares of all values, in equal bins from `low` to `high`.

    `name` is what a screen reader and the saved numbers call it; `title` (or `short` where there is
    no room) stands above it on the left, `value` on the right, `ends` below its two ends, `note`
    in the middle. `top` is the share at full height. `ghost` is an earlier histogram, as a line.
    """

    name: str
    heights: Array
    low: float
    high: float
    top: float
    color: str
    title: str = ""
    short: str = ""
    value: str = ""
    ends: tuple[str, str] = ("", "")
    note: str = ""
    ghost: Array | None = None
    log: bool = False
    selected: bool = False


class HistogramGrid(PaintedPlot):
    """Shows columns of histograms, side by side; they flow into further lines if `wrap` allows.

    `chosen` (column) tells a click or an arrow key, `hovered` (row, column, bin) the bar below the
    pointer, `left` that it is gone. The widget is never smaller than its histograms can be read:
    put it into a scroll area.
    """

    chosen = Signal(int)
    hovered = Signal(int, int, int)
    left = Signal()

    def __init__(self, name: str, *, wrap: bool = True) -> None:
        super().__init__(name)
        self._wrap = wrap
        self._columns: list[list[Bars]] = []
        self._captions: list[str] = []
        self._chosen = 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
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
        found = self._bin_at(event.position())
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

    @property
    def _per_line(self) -> int:
        count = max(1, len(self._columns))
        if not self._wrap:
            return count
        fit = max(1, int((self.width() - self._margin) // LEAST_WIDTH))
        lines = math.ceil(count / fit)
        return math.ceil(count / lines)

    @property
    def _lines(self) -> int:
        return math.ceil(len(self._columns) / self._per_line)

    @property
    def _margin(self) -> int:
        return self.fontMetrics().horizontalAdvance("100 %") + 8

    @property
    def _rows(self) -> int:
        return max((len(column) for column in self._columns), default=1)

    def _make_room(self) -> None:
        text = self.fontMetrics().height()
        least = LEAST_HEIGHT + (text if any(self._captions) else 0)
        self.setMinimumHeight(max(1, self._lines) * self._rows * least)

    def _cell(self, row: int, column: int) -> QRectF:
        line, place = divmod(column, self._per_line)
        width = (self.width() - self._margin) / self._per_line
        height = self.height() / (max(1, self._lines) * self._rows)
        top = (line * self._rows + row) * height
        return QRectF(self._margin + place * width, top, width - GAP, height - GAP)

    def _inside(self, cell: QRectF) -> QRectF:
        text = self.fontMetrics().height()
        above = text * (2 if any(self._captions) else 1) + 3
        return cell.adjusted(0, above, 0, -text - 2)

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
        painter = QPainter(self)
        shown = QRectF(event.rect())
        for column, stack in enumerate(self._columns):
            for row, bars in enumerate(stack):
                cell = self._cell(row, column)
                if not cell.intersects(shown):
                    continue
                if column % self._per_line == 0:
                    self._paint_caption(painter, cell, row, bars)
                self._paint_bars(painter, self._inside(cell), bars)
                self._paint_words(painter, cell, bars)
        if self.hasFocus() and self._columns:
            painter.setPen(QPen(QColor(appearance.theme.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            whole = self._cell(0, self._chosen).united(self._cell(self._rows - 1, self._chosen))
            painter.drawRoundedRect(whole.adjusted(-3, 0, 3, 0), 4, 4)
        painter.end()

    def _paint_caption(self, painter: QPainter, cell: QRectF, row: int, bars: Bars) -> None:
        painter.setPen(QColor(appearance.theme.secondary))
        text = self.fontMetrics().height()
        if self._captions[row]:
            line = QRectF(self._margin, cell.top(), self.width() - self._margin, text)
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft, self._captions[row])
        inside = self._inside(cell)
        scale = QRectF(0, inside.top() - text / 2, self._margin - 6, text)
        painter.drawText(scale, Qt.AlignmentFlag.AlignRight, _percent(bars.top))

    def _paint_bars(self, painter: QPainter, inside: QRectF, bars: Bars) -> None:
        theme = appearance.theme
        heights = _relative(bars.heights, bars) * inside.height()
        width = inside.width() / max(1, len(heights))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(bars.color))
        thin = 1.0 if width > 4 else 0.0
        painter.drawRects(
            [
                QRectF(inside.left() + i * width, inside.bottom() - h, width - thin, h)
                for i, h in enumerate(heights.tolist())
                if h > 0
            ]
        )
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(inside.bottomLeft(), inside.bottomRight())
        if bars.ghost is not None:
            self._paint_ghost(painter, inside, bars)

    def _paint_ghost(self, painter: QPainter, inside: QRectF, bars: Bars) -> None:
        assert bars.ghost is not None
        heights = _relative(bars.ghost, bars) * inside.height()
        width = inside.width() / max(1, len(heights))
        points = [inside.bottomLeft()]
        for i, h in enumerate(heights.tolist()):
            y = inside.bottom() - h
            points += [
                QPointF(inside.left() + i * width, y),
                QPointF(inside.left() + (i + 1) * width, y),
            ]
        color = QColor(appearance.theme.text)
        color.setAlphaF(GHOST_OPACITY)
        painter.setPen(QPen(color, appearance.line_width(1)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([*points, inside.bottomRight()]))

    def _paint_words(self, painter: QPainter, cell: QRectF, bars: Bars) -> None:
        theme, metrics = appearance.theme, self.fontMetrics()
        text = metrics.height()
        inside = self._inside(cell)
        line = QRectF(inside.left(), inside.top() - text - 2, inside.width(), text)
        room = line.width() - metrics.horizontalAdvance(bars.value) - 6
        title = bars.title if metrics.horizontalAdvance(bars.title) <= room else bars.short
        painter.setPen(QColor(theme.accent_text if bars.selected else theme.secondary))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, title)
        painter.setPen(QColor(theme.text))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, bars.value)
        painter.setPen(QColor(theme.secondary))
        below = QRectF(inside.left(), inside.bottom() + 2, inside.width(), text)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, bars.ends[0])
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, bars.ends[1])
        if bars.note:
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(inside, flags | Qt.TextFlag.TextWordWrap, bars.note)


def _relative(heights: Array, bars: Bars) -> Array:
    """Return heights as shares of the full height."""
    top = bars.top if bars.top > 0 else 1.0
    if not bars.log:
        return np.asarray(np.clip(heights / top, 0, 1))
    rise = np.log10(np.maximum(heights, LOG_FLOOR) / LOG_FLOOR)
    return np.asarray(np.clip(rise / math.log10(top / LOG_FLOOR), 0, 1))


def _percent(share: float) -> str:
    return f"{100 * share:.2g} %" if share < 0.095 else f"{100 * share:.0f} %"
