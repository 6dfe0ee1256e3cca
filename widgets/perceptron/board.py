"""The wiring board: inputs on the left, gates, outputs on the right, and cables to re-plug."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from lab.experiments.perceptron.layout import places
from lab.experiments.perceptron.wiring import WiringFrame
from lab.experiments.perceptron.wiring_words import gate_in_words
from widgets.perceptron.cables import draw_cable
from widgets.perceptron.nodes import PORT, GateBox, Item, Lamp, Port
from widgets.perceptron.parts import Pane
from widgets.perceptron.plugging import Plugging, Socket, middle
from widgets.theme import appearance
from widgets.translate import say, tr

LEAST_COLUMN = 3.4
"""Heights of a line of text: a column with a gate and the cable to the next one."""


def line_color(index: int) -> str:
    """Return the colour of a gate's line, by its place on the board."""
    colors = appearance.theme.more
    return colors[index % len(colors)]


class BoardView(Pane):
    """Shows the board and the signals on it; asks for changes of cables, gates and inputs."""

    plug_asked = Signal(object, str)
    cycle_asked = Signal(object, int)
    choose_asked = Signal(str)
    kind_asked = Signal(str, int)
    remove_asked = Signal(str)
    add_asked = Signal()
    switch_asked = Signal(int)
    gate_hovered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Wiring board"))
        self.setMinimumHeight(9 * self.fontMetrics().height())
        self.frame: WiringFrame | None = None
        self.inputs: dict[str, Lamp] = {}
        self.gates: dict[str, GateBox] = {}
        self.outputs: list[Lamp] = []
        self.plugging = Plugging(self)
        self.plugging.plugged.connect(self.plug_asked)
        self.plugging.moved.connect(self.update)
        self._shape: tuple[Any, ...] = ()
        self._cables: tuple[Any, ...] = ()
        self._painted: tuple[Any, ...] = ()
        self._hovered = ""

    def show_frame(self, frame: WiringFrame) -> None:
        """Show a board; only what differs from the one on show is made, moved or painted anew."""
        self.frame = frame
        board = frame.board
        shape = (board.inputs, tuple(g.name for g in board.gates), len(frame.outputs))
        cables = tuple(g.sources for g in board.gates), tuple(o.source for o in frame.outputs)
        if shape != self._shape:
            self._make_items(frame)
        if (shape, cables) != (self._shape, self._cables):
            self._place_items()
        self._shape, self._cables = shape, cables
        signals = tuple(frame.signal(name) for name in board.signals)
        if (cables, signals) != self._painted:
            self._painted = (cables, signals)
            self.update()
        self._show_signals(frame)

    def least_width(self) -> int:
        """Return the width below which the gates would stand on one another."""
        columns = 1 if self.frame is None else 2 + max(self.frame.board.columns().values())
        return round(columns * self.fontMetrics().height() * LEAST_COLUMN)

    def highlight(self, name: str) -> None:
        """Light up a gate and its cables ("" for none)."""
        self._hovered = name
        for gate_name, box in self.gates.items():
            box.show_accent(gate_name == name)
        self.update()

    def _make_items(self, frame: WiringFrame) -> None:
        focused = self._focused_name()
        for item in self.findChildren(Item):
            item.hide()
            item.setParent(None)
            item.deleteLater()
        self.inputs, self.gates, self.outputs = {}, {}, []
        self.plugging.clear()
        for index, name in enumerate(frame.board.inputs):
            lamp = Lamp(self, name)
            lamp.pressed.connect(lambda i=index: self.switch_asked.emit(i))
            self.inputs[name] = lamp
            self.plugging.add_source(name, Port(self, source=True))
        for wired in frame.board.gates:
            self._make_gate(wired.name)
        for index, output in enumerate(frame.outputs):
            self.outputs.append(Lamp(self, output.name))
            self.outputs[-1].setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._make_socket(Socket("", index))
        for item in self.findChildren(Item):
            item.show()
        if focused in self.gates:
            self.gates[focused].setFocus()

    def _focused_name(self) -> str:
        return next((name for name, box in self.gates.items() if box.hasFocus()), "")

    def _make_gate(self, name: str) -> None:
        box = GateBox(self, name)
        box.pressed.connect(lambda: self.choose_asked.emit(name))
        box.stepped.connect(lambda step: self.kind_asked.emit(name, step))
        box.delete_asked.connect(lambda: self.remove_asked.emit(name))
        box.hovered.connect(lambda over: self.gate_hovered.emit(name if over else ""))
        self.gates[name] = box
        for slot in (0, 1):
            self._make_socket(Socket(name, slot))
        self.plugging.add_source(name, Port(self, source=True))

    def _make_socket(self, socket: Socket) -> None:
        port = Port(self, source=False)
        port.stepped.connect(lambda step: self.cycle_asked.emit(socket, step))
        port.delete_asked.connect(lambda: self.plug_asked.emit(socket, ""))
        self.plugging.add_socket(socket, port)

    def _place_items(self) -> None:
        if self.frame is None:
            return
        signals, outputs = places(self.frame.board, [o.source for o in self.frame.outputs])
        columns = max(3, 1 + round(1 / min((x for x, _ in signals.values() if x > 0), default=0.5)))
        text = self.fontMetrics().height()
        lamp = (max(text * 2.4, 36), text * 3)
        width = min(text * 6.5, max(text * 2.6, self.width() / columns - PORT))
        height = min(text * 3.4, max(text * 2.6, self.height() / 3.4))
        left, right = lamp[0] / 2 + 2, self.width() - lamp[0] / 2 - PORT / 2
        # Below the lowest lamp there is room for its name.
        deep = self.height() - text
        for name, (x, y) in signals.items():
            centre = QPointF(left + x * (right - left), y * deep)
            if name in self.inputs:
                self.inputs[name].put(centre, *lamp)
            else:
                _put(self.gates[name], centre, width, height)
            reach = lamp[0] / 2 - 2 if name in self.inputs else width / 2
            _put(self.plugging.sources[name], centre + QPointF(reach, 0), PORT, PORT)
        for socket, port in self.plugging.sockets.items():
            if socket.gate:
                box = self.gates[socket.gate]
                level = box.y() + box.height() * (0.3 if socket.slot == 0 else 0.7)
                _put(port, QPointF(box.x(), level), PORT, PORT)
            else:
                centre = QPointF(right, outputs[socket.slot][1] * deep)
                self.outputs[socket.slot].put(centre, *lamp)
                _put(port, centre - QPointF(lamp[0] / 2 - 2, 0), PORT, PORT)
        for port in self.plugging.ports():
            port.raise_()

    def resizeEvent(self, event: Any) -> None:
        self._place_items()
        super().resizeEvent(event)

    def _show_signals(self, frame: WiringFrame) -> None:
        for name, lamp in self.inputs.items():
            value = frame.signal(name)
            lamp.show_state(value, tr("input {0} = {1}: press to switch").format(name, value))
            self.plugging.sources[name].show_state(value, tr("drag a cable from {0}").format(name))
        for index, wired in enumerate(frame.board.gates):
            box, value = self.gates[wired.name], frame.signal(wired.name)
            box.show_state(value, say(gate_in_words(frame.board, wired, value)))
            color = line_color(index) if wired.name in frame.lines else appearance.theme.secondary
            box.show_gate(wired.gate.name(), wired.name == frame.chosen, color)
            self.plugging.sources[wired.name].show_state(
                value, tr("drag a cable from {0}").format(wired.name)
            )
        for index, output in enumerate(frame.outputs):
            value = None if output.values is None else output.values[frame.lit]
            words = tr("output {0} = {1}, wanted {2}").format(
                output.name, "?" if value is None else value, output.targets[frame.lit]
            )
            self.outputs[index].show_state(value, words)
            self.outputs[index].show_wrong(not output.right(frame.lit))
        for socket, port in self.plugging.sockets.items():
            source = self._source_of(socket)
            port.show_open(not source)
            where = (
                f"{socket.gate} {socket.slot + 1}"
                if socket.gate
                else self.outputs[socket.slot].name
            )
            words = tr("cable into {0} from {1}: arrow keys re-plug it, Delete opens it")
            port.show_state(
                frame.signal(source) if source else None, words.format(where, source or "–")
            )

    def _source_of(self, socket: Socket) -> str:
        if self.frame is None:
            return ""
        if not socket.gate:
            return self.frame.outputs[socket.slot].source
        return self.frame.board[socket.gate].sources[socket.slot]

    def paintEvent(self, event: Any) -> None:
        if self.frame is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for socket, port in self.plugging.sockets.items():
                source = self._source_of(socket)
                if source and socket != self.plugging.dragged:
                    warm = self._hovered and self._hovered in (source, socket.gate)
                    ends = middle(self.plugging.sources[source]), middle(port)
                    draw_cable(painter, *ends, self.frame.signal(source), warm=bool(warm))
            if loose := self.plugging.loose_ends():
                draw_cable(painter, *loose, None, warm=True)

    def keyPressEvent(self, event: Any) -> None:
        if event.key() in (Qt.Key.Key_Insert, Qt.Key.Key_Plus):
            self.add_asked.emit()
        else:
            super().keyPressEvent(event)


def _put(widget: QWidget, centre: QPointF, width: float, height: float) -> None:
    widget.setGeometry(
        round(centre.x() - width / 2), round(centre.y() - height / 2), round(width), round(height)
    )
