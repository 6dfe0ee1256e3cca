"""The walk of a gradient function over an array: what it visits, saves and writes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from lab.experiments.descent.explain_arrays import visit_in_words
from lab.experiments.descent.shapes import Moment, ShapesFrame, verdict
from lab.numerals import plain
from widgets.controls import label
from widgets.descent.tables import NumberTable
from widgets.translate import say, tr

DIGITS = 6
AIR = 16


class ShapesView(QWidget):
    """Tables of the array now, what is saved, the gradient so far, and what would be right."""

    def __init__(self) -> None:
        super().__init__()
        self.title = label("", "heading")
        self.now = NumberTable(tr("the array x now"), AIR)
        self.saved = NumberTable(tr("what was saved"), AIR)
        self.gradient = NumberTable(tr("the gradient so far"), AIR)
        self.right = NumberTable(tr("the right gradient"), AIR)
        self.visit = NumberTable(tr("f on both sides, and the slope"), AIR)
        self.good, self.bad = label("", "good"), label("", "error")
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(5)
        tables = (
            (tr("x now"), self.now),
            (tr("saved = x[idx], as it reads now"), self.saved),
            (tr("the gradient so far"), self.gradient),
            (tr("the right gradient, 2x"), self.right),
        )
        for index, (words, table) in enumerate(tables):
            row, column = 3 * (index // 2), index % 2
            grid.addWidget(label(words, "secondary"), row, column)
            grid.addWidget(table, row + 1, column, Qt.AlignmentFlag.AlignTop)
            grid.setRowMinimumHeight(row + 2, 8)
            grid.setColumnStretch(column, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(4, 4, 4, 4)
        rows.setSpacing(14)
        rows.addWidget(self.title)
        rows.addLayout(grid)
        rows.addWidget(self.visit)
        rows.addWidget(self.good)
        rows.addWidget(self.bad)
        rows.addStretch(1)

    def show_frame(self, frame: ShapesFrame, cursor: int) -> None:
        """Show one moment of the walk."""
        moment = frame.moments[cursor]
        visited = _cells(moment.x, moment.index) if moment.phase in (0, 1) else ()
        self.title.setText(say(visit_in_words(moment)))
        self.now.show_cells(_texts(moment.x), marked=visited)
        self._show_saved(moment, frame.saved_changed(cursor))
        self._show_gradient(moment, frame.wrong(cursor))
        self.right.show_cells(_texts(frame.right))
        self._show_visit(moment, frame.right_visit(cursor))
        at_end = cursor == frame.steps
        self.good.setText(say(verdict(frame)))
        self.good.setVisible(at_end and frame.is_right)
        self.bad.setText(say(verdict(frame)))
        self.bad.setVisible(at_end and not frame.is_right)

    def _show_saved(self, moment: Moment, changed: bool) -> None:
        texts = [["–"]] if moment.saved is None else _texts(moment.saved)
        cells = [(0, column) for column in range(len(texts[0]))] if changed else []
        self.saved.show_cells(texts, marked=cells, wrong=cells)

    def _show_gradient(self, moment: Moment, off: Any) -> None:
        texts = _texts(moment.gradient)
        written = np.atleast_2d(moment.written)
        for row, column in np.argwhere(~written):
            texts[row][column] = "–"
        wrong = [(int(row), int(column)) for row, column in np.argwhere(np.atleast_2d(off))]
        for row, column in wrong:
            texts[row][column] += " ✗"
        visited = _cells(moment.x, moment.index) if moment.phase == 2 else ()
        self.gradient.show_cells(texts, marked=visited, wrong=wrong)

    def _show_visit(self, moment: Moment, right: Sequence[float] | None) -> None:
        here = (moment.f_ahead, moment.f_behind, moment.slope)
        known = sum(value is not None for value in here)
        should = [None] * 3 if right is None else [*right[:known], *[None] * (3 - known)]
        texts = [["–" if v is None else plain(v, 8) for v in row] for row in (here, should)]
        wrong = [
            (0, column)
            for column, (one, other) in enumerate(zip(*texts, strict=True))
            if "–" not in (one, other) and one != other
        ]
        for row, column in wrong:
            texts[row][column] += " ✗"
        self.visit.show_cells(
            texts,
            wrong=wrong,
            headings=(tr("f with x[idx] + h"), tr("f with x[idx] − h"), tr("difference / 2h")),
            names=(tr("here"), tr("should be")),
        )


def _texts(array: Any) -> list[list[str]]:
    rows = np.atleast_2d(array)
    # The mark of a wrong number needs room as well, where cells are narrow.
    digits = DIGITS if rows.shape[1] == 1 else DIGITS - 1
    return [[plain(float(value), digits) for value in row] for row in rows]


def _cells(array: Any, index: tuple[int, ...]) -> list[tuple[int, int]]:
    """Return the cells of a table that x[index] covers: a row of a matrix, or one number."""
    if not index:
        return []
    if array.ndim == 1:
        return [(0, index[0])]
    if len(index) == 1:
        return [(index[0], column) for column in range(array.shape[1])]
    return [(index[0], index[1])]
