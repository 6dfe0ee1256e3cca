"""One gate: its plane, the space of its weights, its truth table, a verdict and a read-out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from lab.experiments.perceptron.gate import (
    GateFrame,
    GateParams,
    flipped,
    pointed,
    shifted,
    turned,
)
from lab.experiments.perceptron.gate_words import at_point, at_weights, verdict
from lab.gates import INPUTS
from lab.numerals import plain
from widgets.controls import label
from widgets.perceptron.gate_plane import GatePlane
from widgets.perceptron.parts import Pane, share_height
from widgets.perceptron.truth_table import TruthTable
from widgets.perceptron.weights import WeightPlane
from widgets.steady import Steady
from widgets.translate import say, tr

NARROW = 24
"""Heights of a line of text: a view less wide than this many is narrow."""
LEAST_PLOT = 190
CIRCLES = ("○ 0", "● 1")


class GateView(QWidget):
    """Shows a GateFrame; `edited` asks for changed settings."""

    edited = Signal(object)

    def __init__(self, params: Callable[[], GateParams]) -> None:
        super().__init__()
        self._params = params
        self._frame: GateFrame | None = None
        self.verdict = label("", "heading")
        self.readout = label("", "readout")
        self.readout.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.plane = GatePlane()
        self.weights = WeightPlane()
        self.table = TruthTable(
            tr("Truth table: Enter changes the target of a row"),
            {tr("sum"): "−0.000", tr("target"): CIRCLES[1]},
        )
        twin = QVBoxLayout()
        twin.setSpacing(2)
        twin.addWidget(label(tr("All weights at this bias: how many rows are right?")))
        twin.addWidget(self.weights, 1)
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.table, 1)
        side.addWidget(
            label(
                tr(
                    "Drag the line: it turns at its ends and shifts in its middle. "
                    "Drag w. Click a point to change its target."
                )
            )
        )
        side.addStretch()
        self._bottom = bottom = Pane()
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight, bottom)
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.setSpacing(12)
        self._below.addLayout(twin, 11)
        self._below.addLayout(side, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Steady(self.verdict))
        column.addWidget(self.plane, 12)
        column.addWidget(Steady(self.readout))
        column.addWidget(bottom, 9)
        share_height(self.plane)
        self._connect()

    def _connect(self) -> None:
        plane, edit = self.plane, self.edited.emit
        plane.turn_asked.connect(lambda end, x, y: edit(turned(self._params(), end, (x, y))))
        plane.shift_asked.connect(lambda x, y: edit(shifted(self._params(), (x, y))))
        plane.tip_asked.connect(lambda x, y: edit(pointed(self._params(), (x, y))))
        plane.flip_asked.connect(lambda row: edit(flipped(self._params(), row)))
        self.weights.asked.connect(lambda x, y: edit(pointed(self._params(), (x, y))))
        self.table.chosen.connect(lambda row: edit({"row": row}))
        self.table.activated_row.connect(lambda row: edit(flipped(self._params(), row)))
        plane.hovered.connect(self._read_plane)
        self.weights.hovered.connect(self._read_weights)
        for plot in (plane, self.weights):
            plot.left.connect(self._read_row)

    def resizeEvent(self, event: Any) -> None:
        """Put the table below the weights where there is no room for it beside them."""
        narrow = self.width() < NARROW * self.fontMetrics().height()
        directions = QBoxLayout.Direction
        self._below.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self.plane.setMinimumHeight(LEAST_PLOT if narrow else 90)
        below = LEAST_PLOT + self.table.minimumHeight() + 6 * self.fontMetrics().height()
        self._bottom.setMinimumHeight(below if narrow else 90)
        super().resizeEvent(event)

    def show_frame(self, frame: GateFrame) -> None:
        """Show a gate everywhere at once."""
        self._frame = frame
        self.verdict.setText(say(verdict(frame)))
        self.plane.show_frame(frame)
        self.weights.show_frame(frame)
        self._show_table(frame)
        self._read_row()

    def _show_table(self, frame: GateFrame) -> None:
        header = ("x1", "x2", tr("sum"), "y", tr("target"), "")
        rows = [
            (
                str(x1),
                str(x2),
                plain(round(total, 3) + 0.0),
                str(y),
                CIRCLES[target],
                "✓" if y == target else "✗",
            )
            for (x1, x2), total, y, target in zip(
                INPUTS, frame.sums, frame.outputs, frame.targets, strict=True
            )
        ]
        wrong = [not right for right in frame.right]
        self.table.show_rows(header, rows, wrong=wrong, current=self._params().row)

    def _read_row(self) -> None:
        if self._frame is not None:
            self.readout.setText(say(at_point(self._frame.gate, INPUTS[self._params().row])))

    def _read_plane(self, x: float, y: float) -> None:
        if self._frame is not None:
            self.readout.setText(say(at_point(self._frame.gate, (x, y))))

    def _read_weights(self, w1: float, w2: float) -> None:
        if self._frame is not None:
            self.readout.setText(say(at_weights(self._frame, (w1, w2))))
