"""Which shapes fit: boxes that meet or stretch, NumPy's own words, and the numbers below."""

from __future__ import annotations

from PySide6.QtCore import Qt

from lab.experiments.activations.shapes import ShapesFrame, ShapesParams, written
from widgets.activations.cells_canvas import CellsCanvas
from widgets.activations.page import Page
from widgets.activations.shape_canvas import ShapeCanvas
from widgets.controls import label
from widgets.theme import appearance
from widgets.translate import tr


class ShapesPage(Page):
    """The shapes above, the arrays themselves below where they are small enough."""

    def __init__(self) -> None:
        super().__init__()
        self._params: ShapesParams | None = None
        self.shapes = ShapeCanvas()
        self.shapes.asked.connect(self._ask_size)
        self.call = label("", "title")
        self.outcome = label("", "text")
        self.cells = CellsCanvas()
        self.cells.asked.connect(lambda cell: self.ask(cell=cell))
        for shown in (self.call, self.outcome):
            shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column.addWidget(self.call)
        self.column.addWidget(self.shapes)
        self.column.addWidget(self.outcome)
        self.column.addWidget(self.cells, 1)

    def show_frame(self, params: ShapesParams, frame: ShapesFrame, cursor: int) -> None:
        """Show the shapes, what comes of them, and the numbers."""
        self._params = params
        a, b = written(params.axes_a), written(params.axes_b)
        dot = params.operation == "dot"
        self.call.setText(f"{a} · {b}" if dot else f"{a} + {b}")
        self.shapes.show_frame(frame)
        failed = frame.result is None
        if frame.result is None:
            self.outcome.setText(frame.error)
        else:
            self.outcome.setText(tr("The result has the shape {0}.").format(written(frame.result)))
        color = appearance.theme.error if failed else appearance.theme.good
        self.outcome.setStyleSheet(f"color: {color}")
        words = tr("The numbers are shown for arrays of up to 36 numbers and two axes.")
        self.cells.show_cells(frame.cells, "·" if dot else "+", "" if failed else words)

    def _ask_size(self, array: str, axis: int, size: int) -> None:
        if self._params is None:
            return
        shape = list(self._params.axes_a if array == "a" else self._params.axes_b)
        shape[axis] = size
        self.ask(**{f"shape_{array}": written(tuple(shape)), "cell": 0})
