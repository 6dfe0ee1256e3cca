"""The chosen gate on the board, without the mouse: its kind, its cables, its weights."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lab.experiments.perceptron import rewiring
from lab.experiments.perceptron.gate import MOST_BIAS, MOST_WEIGHT, GateParams
from lab.experiments.perceptron.gate_words import target_name
from lab.experiments.perceptron.wiring import WiringFrame, WiringParams
from lab.gates import Gate
from lab.specs import NumberSpec
from widgets.controls import NumberControl, label
from widgets.translate import say, tr
from widgets.wheel import ChoiceBox

MOST_OUTPUTS = 2


class GateEditor(QWidget):
    """Shows the chosen gate and the cables to the outputs; `edited` asks for changes."""

    edited = Signal(object)
    add_asked = Signal()
    remove_asked = Signal(str)

    def __init__(self, params: Callable[[], WiringParams]) -> None:
        super().__init__()
        self._params = params
        self._gate = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(6)
        self.title = label("", "heading")
        self._column.addWidget(self.title)
        self.kind = self._box("kind", tr("kind of the chosen gate"))
        for name in rewiring.KINDS:
            self.kind.addItem(say(target_name(name)), name)
        self.sources = [self._box(f"source_{slot}", "") for slot in (0, 1)]
        self.weights = [self._number(name) for name in ("w1", "w2", "b")]
        self._add_buttons()
        self.outputs_title = label(tr("Cables to the outputs"), "heading")
        self.outputs_title.setContentsMargins(0, 5, 0, 0)
        self._column.addWidget(self.outputs_title)
        self.outputs = [self._box(f"output_{index}", "") for index in range(MOST_OUTPUTS)]
        self._connect()

    def _box(self, name: str, words: str) -> QComboBox:
        box = ChoiceBox()
        box.setObjectName(name)
        box.setAccessibleName(words)
        box.setToolTip(words)
        box.setMinimumContentsLength(6)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._column.addWidget(box)
        return box

    def _number(self, name: str) -> NumberControl:
        most = MOST_BIAS if name == "b" else MOST_WEIGHT
        words = GateParams.specs()[name].help
        spec = NumberSpec(label=name, help=words, low=-most, high=most, step=0.05)
        control = NumberControl(f"gate_{name}", spec)
        self._column.addWidget(control)
        return control

    def _add_buttons(self) -> None:
        row = QHBoxLayout()
        self.add = QPushButton(tr("Add a gate"))
        self.add.setObjectName("add_gate")
        self.add.setToolTip(tr("One more gate; its cables decide what it sees"))
        self.remove = QPushButton(tr("Remove it"))
        self.remove.setObjectName("remove_gate")
        self.remove.setToolTip(tr("Take the chosen gate off the board, with its cables"))
        row.addWidget(self.add)
        row.addWidget(self.remove)
        self._column.addLayout(row)

    def _connect(self) -> None:
        params, edit = self._params, self.edited.emit
        self.kind.activated.connect(
            lambda i: edit(rewiring.kind_changed(params(), self._gate, self.kind.itemData(i)))
        )
        for slot, box in enumerate(self.sources):
            box.activated.connect(
                lambda i, s=slot, b=box: edit(
                    rewiring.plugged(params(), self._gate, s, b.itemData(i))
                )
            )
        for index, control in enumerate(self.weights):
            control.changed.connect(lambda value, i=index: self._weigh(i, value))
        for index, box in enumerate(self.outputs):
            box.activated.connect(
                lambda i, o=index, b=box: edit(rewiring.output_plugged(params(), o, b.itemData(i)))
            )
        self.add.clicked.connect(self.add_asked)
        self.remove.clicked.connect(lambda: self.remove_asked.emit(self._gate))

    def _weigh(self, index: int, value: float) -> None:
        params = self._params()
        weights = list(params.board[self._gate].gate.weights)
        weights[index] = value
        self.edited.emit(rewiring.weights_changed(params, self._gate, Gate(*weights)))

    def show_frame(self, frame: WiringFrame) -> None:
        """Show the chosen gate."""
        self._gate = frame.chosen
        there = bool(frame.chosen)
        for widget in (self.kind, *self.sources, *self.weights, self.remove):
            widget.setVisible(there)
        self.title.setText(tr("Gate {0}").format(frame.chosen) if there else tr("No gate"))
        if there:
            wired = frame.board[frame.chosen]
            self.kind.setCurrentIndex(self.kind.findData(wired.gate.name()))
            names = rewiring.possible_sources(frame.board, frame.chosen)
            for slot, box in enumerate(self.sources):
                title = tr("first cable from {0}") if slot == 0 else tr("second cable from {0}")
                _offer(box, title, names, wired.sources[slot])
            for control, value in zip(self.weights, wired.gate.weights, strict=True):
                control.show_value(value)
        for index, box in enumerate(self.outputs):
            box.setVisible(index < len(frame.outputs))
            if index < len(frame.outputs):
                output = frame.outputs[index]
                title = tr("output {1} from {0}")
                _offer(box, title, frame.board.signals, output.source, output.name)


def _offer(box: QComboBox, title: str, names: Sequence[str], chosen: str, *of: str) -> None:
    """Offer these sources and an open end, and show the one in force; `title` has gaps for `of`."""
    wanted = [*names, ""]
    if [box.itemData(i) for i in range(box.count())] != wanted:
        box.clear()
        for name in wanted:
            box.addItem(title.format(name or tr("nothing"), *of), name)
    box.setCurrentIndex(box.findData(chosen))
    words = title.format(chosen or tr("nothing"), *of)
    box.setAccessibleName(words)
    box.setToolTip(words)
