"""Softmax of a small batch, right beside wrong, over the training that follows from it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from lab.experiments.activations.batch import (
    MOST_COLUMNS,
    MOST_ROWS,
    BatchFrame,
    BatchParams,
    Judged,
)
from lab.numerals import plain
from lab.specs import ChoiceSpec, ItemsSpec, NumberSpec
from widgets.activations.faulty_view import FaultyView
from widgets.activations.number_grid import NumberGrid
from widgets.activations.page import Page
from widgets.activations.result_table import ResultTable
from widgets.controls import label
from widgets.scrolling import scrolling
from widgets.theme import appearance
from widgets.translate import tr

GAP = 14
"""Pixels between two results."""


class BatchPage(Page):
    """Logits and right classes to change; both results; below, MNIST trained with the mistake."""

    def __init__(self) -> None:
        super().__init__()
        self._params: BatchParams | None = None
        specs = BatchParams.specs()
        self.logits = NumberGrid(
            MOST_ROWS,
            MOST_COLUMNS,
            _item(specs["batch"]),
            lambda n, k: tr("logit of sample {0}, class {1}").format(n + 1, k),
        )
        self.targets = NumberGrid(
            MOST_ROWS, 1, _item(specs["targets"]), lambda n, _: tr("class of {0}").format(n + 1)
        )
        self.logits.asked.connect(self._ask_logit)
        self.targets.asked.connect(self._ask_target)
        self.right_title, self.wrong_title = label("", "heading"), label("", "heading")
        for title in (self.right_title, self.wrong_title):
            title.setAlignment(Qt.AlignmentFlag.AlignBottom)
        self.right = ResultTable(tr("the right result"))
        self.wrong = ResultTable(tr("the result with the mistake"))
        self.error = label("", "error")
        self.training = FaultyView()
        inside = QWidget()
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)
        self._rows.addLayout(self._build_inputs())
        self._rows.addLayout(self._build_results())
        self._rows.addWidget(self.training, 1)
        self._rows.addStretch(0)
        self.column.addWidget(scrolling(inside, sideways=False))

    def _build_inputs(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(14)
        for title, grid, stretch in (
            (tr("logits a, one sample a row"), self.logits, 4),
            (tr("right class t"), self.targets, 1),
        ):
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(label(title))
            column.addWidget(grid)
            column.addStretch(1)
            row.addLayout(column, stretch)
        return row

    def _build_results(self) -> QGridLayout:
        self._results = QGridLayout()
        self._results.setHorizontalSpacing(GAP)
        self._results.setVerticalSpacing(2)
        self._beside: bool | None = None
        self._arrange(beside=True)
        return self._results

    def _arrange(self, *, beside: bool) -> None:
        """Put the right result beside the wrong one, or above it."""
        if beside == self._beside:
            return
        self._beside = beside
        grid = self._results
        widgets = (self.right_title, self.right, self.wrong_title, self.wrong, self.error)
        for place, widget in enumerate(widgets):
            grid.removeWidget(widget)
            if not beside:
                grid.addWidget(widget, place, 0)
            elif widget is self.error:
                grid.addWidget(widget, 2, 0, 1, 2)
            else:
                grid.addWidget(widget, place % 2, place // 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, int(beside))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the results stand one below the other where their cells would be cut short."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._arrange(beside=self.width() >= 2 * self.right.least_width() + GAP)

    def show_frame(self, params: BatchParams, frame: BatchFrame, cursor: int) -> None:
        """Show the batch and both results."""
        self._params = params
        self.logits.show_numbers(frame.a.tolist())
        self.targets.show_numbers([[t] for t in frame.t.tolist()])
        self.right.show_result(frame.right, frame.t)
        self.wrong.show_result(frame.wrong, frame.t)
        self._fit()
        self.right_title.setText(tr("right: L = {0}").format(plain(frame.right.loss)))
        spec = params.specs()["mistake"]
        assert isinstance(spec, ChoiceSpec)
        self._show_wrong(tr(spec.options[params.mistake]), frame.wrong)
        trained = params.mistake != "no_keepdims"
        self.training.setVisible(trained)
        # Without it the room below stays empty, and the tables stay where they were.
        self._rows.setStretch(self._rows.count() - 1, 0 if trained else 1)

    def _show_wrong(self, mistake: str, wrong: Judged) -> None:
        loss = "–" if wrong.error else plain(wrong.loss)
        self.wrong_title.setText(tr("{0}: L = {1}").format(mistake, loss))
        negative = not wrong.error and wrong.loss < 0
        color = appearance.theme.error if negative else appearance.theme.text
        self.wrong_title.setStyleSheet(f"color: {color}")
        self.error.setText(wrong.error)
        self.error.setVisible(bool(wrong.error))

    def _ask_logit(self, row: int, column: int, value: float) -> None:
        if self._params is not None:
            values = list(self._params.batch)
            values[row * MOST_COLUMNS + column] = value
            self.ask(batch=tuple(values))

    def _ask_target(self, row: int, _: int, value: float) -> None:
        if self._params is not None:
            targets = list(self._params.targets)
            targets[row] = min(int(value), self._params.columns - 1)
            self.ask(targets=tuple(targets))


def _item(spec: object) -> NumberSpec:
    assert isinstance(spec, ItemsSpec)
    assert isinstance(spec.item, NumberSpec)
    return spec.item
