"""The three-layer net: the picture above, its arrays as numbers to change below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lab.experiments.activations.three_layers import WEIGHT, NetFrame, NetParams, parts
from widgets.activations.net_canvas import NetCanvas, Place
from widgets.activations.number_grid import NumberGrid
from widgets.activations.page import Page
from widgets.controls import label
from widgets.scrolling import scrolling
from widgets.translate import tr


class NetworkPage(Page):
    """A number pointed at in a matrix lights up in the picture, and the other way round."""

    def __init__(self) -> None:
        super().__init__()
        self._params: NetParams | None = None
        self.canvas = NetCanvas(WEIGHT)
        self.canvas.pressed.connect(self._focus)
        self.canvas.asked.connect(self._ask_number)
        self.grids: dict[str, NumberGrid] = {}
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.canvas, 1)
        column.addWidget(label(tr("Drag a line or a number up or down, press ↑ or ↓, or type.")))
        row = QHBoxLayout()
        row.setSpacing(8)
        for names, stretch in (
            (("x",), 2),
            (("W1", "b1"), 3),
            (("W2", "b2"), 2),
            (("W3", "b3"), 2),
        ):
            row.addLayout(self._build_layer(names), stretch)
        column.addLayout(row)
        self.column.addWidget(scrolling(whole))

    def _build_layer(self, names: tuple[str, ...]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        for name in names:
            shape = parts()[name][1]
            rows, columns = shape if len(shape) == 2 else (1, shape[0])
            grid = NumberGrid(rows, columns, WEIGHT, self._namer(name))
            grid.asked.connect(lambda r, c, v, n=name: self._ask_number(Place(n, r, c), v))
            grid.pointed.connect(lambda r, c, n=name: self._light(n, r, c))
            grid.setObjectName(name)
            column.addWidget(label(f"{name} {shape}"))
            column.addWidget(grid)
            self.grids[name] = grid
        column.addStretch(1)
        return column

    @staticmethod
    def _namer(name: str) -> Callable[[int, int], str]:
        def words(row: int, column: int) -> str:
            index = f"[{row}, {column}]" if name.startswith("W") else f"[{column}]"
            return f"{name}{index}"

        return words

    def show_frame(self, params: NetParams, frame: NetFrame, cursor: int) -> None:
        """Show the net up to the cursor, and all its numbers."""
        self._params = params
        self.canvas.show_frame(params, frame, cursor)
        for name, grid in self.grids.items():
            array = params.matrix(name)
            grid.show_numbers(array.reshape(-1, array.shape[-1]).tolist())

    def _light(self, name: str, row: int, column: int) -> None:
        self.canvas.light(Place(name, row, column) if row >= 0 else None)

    def _focus(self, place: Place) -> None:
        self.grids[place.array].focus_cell(place.row, place.column)

    def _ask_number(self, place: Place, value: float) -> None:
        if self._params is None:
            return
        start, shape = parts()[place.array]
        index = start + place.row * shape[-1] + place.column
        field = "inputs" if place.array == "x" else "weights"
        values = list(getattr(self._params, field))
        values[index] = value
        self.ask(**{field: tuple(values)})
