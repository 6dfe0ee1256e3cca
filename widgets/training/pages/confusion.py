"""Which classes are taken for which: a matrix, and the images of one of its cells."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lab.experiments.training import TrainingParams
from lab.experiments.training.inspection import Confusion
from widgets.controls import label
from widgets.plots.images import grey_colors
from widgets.plots.tiles import TileGrid
from widgets.theme import DARK, appearance, mixed
from widgets.training.pages.page import LEAST, Page
from widgets.translate import tr

LONGEST_NAME = 6
CLASSES = 10


class ConfusionPage(Page):
    """The matrix on the left; on the right the images of the cell that was clicked."""

    kind = "confusion"

    def __init__(self) -> None:
        super().__init__()
        self.matrix = Matrix()
        self.matrix.chosen.connect(lambda row, column: self.edited.emit({"cell": (row, column)}))
        self.tiles = TileGrid(tr("images of the cell; Enter looks into one"), least=LEAST)
        self.tiles.clicked.connect(self._look_into)
        self._numbers: npt.NDArray[np.int64] = np.empty(0, np.int64)
        self._cell_words = label("", "secondary")
        right = QVBoxLayout()
        right.addWidget(self._cell_words)
        right.addWidget(self.tiles, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.matrix, 5)
        row.addLayout(right, 4)
        self.column.addLayout(row, 1)

    def show_finding(self, finding: Confusion, params: TrainingParams) -> None:
        names, cell = finding.class_names, finding.cell
        true, answered = params.cell
        self.matrix.show_counts(finding.counts, names, params.cell)
        wrong = int(finding.counts.sum() - finding.counts.trace())
        words = tr("test accuracy {0} %: {1} mistakes · rows: what it is, columns: the answer")
        self.words.setText(words.format(f"{100 * finding.accuracy:.2f}", f"{wrong:,}"))
        self._cell_words.setText(
            tr("{0} answered with {1}: {2} images, the surest first").format(
                names[true], names[answered], f"{cell.count:,}"
            )
        )
        self._numbers = cell.numbers
        captions = [f"{100 * sure:.0f} %" for sure in cell.sure]
        self.tiles.show_tiles(grey_colors(cell.pixels), captions)

    def _look_into(self, tile: int) -> None:
        number = int(self._numbers[tile])
        self.edited.emit({"image": number, "look_at": "image", "inspector": "one"})


class Matrix(QWidget):
    """Ten by ten counts; mistakes the brighter, the more there are. Arrows choose a cell."""

    chosen = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._counts: npt.NDArray[np.int64] = np.zeros((CLASSES, CLASSES), np.int64)
        self._names: Sequence[str] = [str(k) for k in range(CLASSES)]
        self._cell = (0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("confusion matrix; arrows choose a cell"))

    def show_counts(
        self, counts: npt.NDArray[np.int64], names: Sequence[str], cell: tuple[int, int]
    ) -> None:
        """Show another matrix."""
        self._counts, self._names, self._cell = counts, names, cell
        row, column = cell
        self.setAccessibleDescription(f"{names[row]} → {names[column]}: {counts[row, column]}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, 200)

    def cell_rect(self, row: int, column: int) -> QRect:
        """Return where a cell is drawn."""
        return _cell(self._field(), row, column)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw names, cells and counts."""
        with QPainter(self) as painter:
            theme = appearance.theme
            small = painter.font()
            small.setPointSizeF(max(6.5, small.pointSizeF() - 1.5))
            painter.setFont(small)
            field, colors = self._field(), self._colors()
            for k, name in enumerate(self._names):
                self._paint_names(painter, k, name)
            places = [(row, column) for row in range(CLASSES) for column in range(CLASSES)]
            for (row, column), color in zip(places, colors, strict=True):
                painter.fillRect(_cell(field, row, column), color)
            # A number of four digits may be wider than its cell.
            for (row, column), color in zip(places, colors, strict=True):
                self._paint_count(painter, _cell(field, row, column), row, column, color)
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(_cell(field, *self._cell))

    def _paint_names(self, painter: QPainter, k: int, name: str) -> None:
        painter.setPen(QColor(appearance.theme.secondary))
        first, top = self.cell_rect(k, 0), self.cell_rect(0, k)
        short = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(0, first.top(), first.left() - 5, first.height()), right, short)
        above = QRect(top.left() - 8, 0, top.width() + 16, top.top())
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, short[:3])

    def _paint_count(
        self, painter: QPainter, cell: QRect, row: int, column: int, color: QColor
    ) -> None:
        count = int(self._counts[row, column])
        if count:
            # A cell may be bright in the dark theme, and dark in the light one.
            bright = color.lightnessF() > 0.45
            painter.setPen(QColor(DARK.background if bright else DARK.text))
            if row == column:
                painter.setPen(QColor(appearance.theme.secondary))
            painter.drawText(cell.adjusted(-9, 0, 9, 0), Qt.AlignmentFlag.AlignCenter, str(count))

    def _colors(self) -> list[QColor]:
        """Return the colours of all cells, row by row."""
        theme = appearance.theme
        mistakes = self._counts - np.diag(np.diag(self._counts))
        shares = 0.15 + 0.85 * mistakes / max(1, int(mistakes.max()))
        none = QColor(theme.panel)
        return [
            mixed(theme.panel, theme.diverging[0], share) if count else none
            for count, share in zip(mistakes.flat, shares.flat, strict=True)
        ]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a cell."""
        place = event.position().toPoint()
        for row in range(CLASSES):
            for column in range(CLASSES):
                if self.cell_rect(row, column).contains(place):
                    self.chosen.emit(row, column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the cell beside."""
        moves = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        key = Qt.Key(event.key())
        if key not in moves:
            super().keyPressEvent(event)
            return
        down, right = moves[key]
        row, column = self._cell[0] + down, self._cell[1] + right
        if 0 <= row < CLASSES and 0 <= column < CLASSES:
            self.chosen.emit(row, column)

    def _field(self) -> tuple[int, int, int, int]:
        metrics = self.fontMetrics()
        longest = max(metrics.horizontalAdvance(name[:LONGEST_NAME]) for name in self._names)
        left, top = longest + 8, metrics.height()
        return left, top, self.width() - left, self.height() - top


def _cell(field: tuple[int, int, int, int], row: int, column: int) -> QRect:
    left, top, width, height = field
    x0, x1 = left + width * column // CLASSES, left + width * (column + 1) // CLASSES
    y0, y1 = top + height * row // CLASSES, top + height * (row + 1) // CLASSES
    return QRect(x0, y0, x1 - x0 - 1, y1 - y0 - 1)
