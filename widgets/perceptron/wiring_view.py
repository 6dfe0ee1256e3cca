"""Wiring: the board, what it does in the plane, what one gate sees, and the whole truth table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lab.experiments.perceptron import rewiring
from lab.experiments.perceptron.wiring import WiringFrame, WiringParams
from lab.experiments.perceptron.wiring_words import at_inputs, at_sources, verdict
from lab.gates import Point
from lab.message import InputError, Message
from widgets.controls import label
from widgets.perceptron.board import BoardView
from widgets.perceptron.parts import Pane
from widgets.perceptron.plugging import Socket
from widgets.perceptron.truth_table import TruthTable
from widgets.perceptron.wiring_planes import BoardPlane, SeenPlane
from widgets.theme import appearance
from widgets.translate import say, tr

LEAST_PLANES = 150
LEAST_PLANE = 10
"""Heights of a line of text: the width that the title of a plane needs."""


class WiringView(QWidget):
    """Shows a WiringFrame; `edited` asks for changed settings, `refused` tells why not."""

    edited = Signal(object)
    refused = Signal(object)

    def __init__(self, params: Callable[[], WiringParams]) -> None:
        super().__init__()
        self._params = params
        self._frame: WiringFrame | None = None
        self._hovered = ""
        self.verdict = label("", "heading")
        self.board = BoardView()
        self.equations = label("", "text")
        self.equations.setTextFormat(Qt.TextFormat.RichText)
        self.plane, self.seen = BoardPlane(), SeenPlane()
        self.table = TruthTable(tr("Truth table: a row puts its inputs on the cables"))
        planes = Pane()
        planes.setMinimumHeight(LEAST_PLANES)
        row = QHBoxLayout(planes)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.plane, 1)
        row.addWidget(self.seen, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.verdict)
        column.addWidget(self.board, 10)
        column.addWidget(self.equations)
        column.addWidget(planes, 13)
        column.addWidget(self.table, 8)
        self._connect()

    def _connect(self) -> None:
        board, params = self.board, self._params
        board.plug_asked.connect(self._plug)
        board.cycle_asked.connect(self._cycle)
        board.choose_asked.connect(lambda name: self.edited.emit({"chosen": name}))
        board.kind_asked.connect(self._next_kind)
        board.remove_asked.connect(self.remove)
        board.add_asked.connect(self.add)
        board.switch_asked.connect(lambda i: self.edited.emit(rewiring.input_flipped(params(), i)))
        board.gate_hovered.connect(self.hover)
        for plane in (self.plane, self.seen):
            plane.turn_asked.connect(
                lambda end, x, y: self._do(
                    lambda: rewiring.line_turned(params(), self._chosen, end, (x, y))
                )
            )
            plane.shift_asked.connect(
                lambda x, y: self._do(lambda: rewiring.line_shifted(params(), self._chosen, (x, y)))
            )
        self.plane.hovered.connect(lambda x, y: self._read(self.plane, at_inputs, x, y))
        self.seen.hovered.connect(lambda x, y: self._read(self.seen, at_sources, x, y))
        for plane in (self.plane, self.seen):
            plane.left.connect(plane.restore_title)
        self.plane.light_asked.connect(self._light)
        self.table.chosen.connect(lambda row: self.edited.emit({"lit": row}))

    @property
    def _chosen(self) -> str:
        return self._frame.chosen if self._frame is not None else ""

    def show_frame(self, frame: WiringFrame) -> None:
        """Show a board everywhere at once."""
        self._frame = frame
        self.verdict.setText(say(verdict(self._params(), frame)))
        self.board.show_frame(frame)
        planes = LEAST_PLANE * self.fontMetrics().height() * 2
        self.setMinimumWidth(max(planes, self.board.least_width()))
        self.seen.show_frame(frame)
        self._show_hovered(frame)

    def _read(
        self,
        plane: BoardPlane | SeenPlane,
        words: Callable[[WiringFrame, Point], Message],
        x: float,
        y: float,
    ) -> None:
        if self._frame is not None:
            plane.set_title(say(words(self._frame, (x, y))))

    def hover(self, name: str) -> None:
        """Light up a gate: on the board, its line, its column, its place in the formula."""
        self._hovered = name
        self.board.highlight(name)
        if self._frame is not None:
            self._show_hovered(self._frame)

    def _show_hovered(self, frame: WiringFrame) -> None:
        self.plane.show_frame(frame, self._hovered)
        self._show_table(frame)
        accent = appearance.theme.accent_text
        parts = []
        for name, equation in frame.board.equations():
            words = escape(equation).replace(" ", "&nbsp;")
            lit = name == (self._hovered or frame.chosen)
            parts.append(f'<b style="color:{accent}">{words}</b>' if lit else words)
        self.equations.setText(",&nbsp; ".join(parts))

    def _show_table(self, frame: WiringFrame) -> None:
        names = [*frame.board.inputs, *(wired.name for wired in frame.board.order)]
        rows = []
        for row in range(len(frame.inputs)):
            values = [str(frame.table[n][row]) if n in frame.table else "?" for n in names]
            rows.append([*values, *self._marks(frame, row)])
        hovered = self._hovered or frame.chosen
        self.table.show_rows(
            [*names, *(f"→ {output.name}" for output in frame.outputs)],
            rows,
            wrong=[not frame.row_right(row) for row in range(len(rows))],
            current=frame.lit,
            column=names.index(hovered) if hovered in names else None,
        )

    def _marks(self, frame: WiringFrame, row: int) -> list[str]:
        """Return ✓ for each output that is right, else ✗ and what is wanted."""
        return [
            "✓" if output.right(row) else f"✗ {output.targets[row]}" for output in frame.outputs
        ]

    # What the reader does

    def add(self) -> None:
        """Add a gate."""
        self._do(lambda: rewiring.gate_added(self._params()))

    def remove(self, name: str) -> None:
        """Remove a gate."""
        self._do(lambda: rewiring.gate_removed(self._params(), name))

    def _do(self, change: Callable[[], dict[str, object]]) -> None:
        try:
            self.edited.emit(change())
        except InputError as error:
            self.refused.emit(error.message)

    def _plug(self, socket: Socket, source: str) -> None:
        params = self._params()
        if socket.gate:
            self._do(lambda: rewiring.plugged(params, socket.gate, socket.slot, source))
        else:
            self._do(lambda: rewiring.output_plugged(params, socket.slot, source))

    def _cycle(self, socket: Socket, step: int) -> None:
        if self._frame is None:
            return
        if socket.gate:
            sources = rewiring.possible_sources(self._frame.board, socket.gate)
            now = self._frame.board[socket.gate].sources[socket.slot]
        else:
            sources = self._frame.board.signals
            now = self._frame.outputs[socket.slot].source
        self._plug(socket, _beside(sources, now, step))

    def _next_kind(self, name: str, step: int) -> None:
        params = self._params()
        kind = _beside(rewiring.KINDS, params.board[name].gate.name(), step)
        self._do(lambda: rewiring.kind_changed(params, name, kind))

    def _light(self, row: int) -> None:
        if self._frame is not None:
            self.edited.emit({"lit": self._frame.lit // 4 * 4 + row})


def _beside(names: Sequence[str], name: str, step: int) -> str:
    """Return the name that comes before or after another, round and round."""
    place = names.index(name) + step if name in names else 0
    return names[place % len(names)]
