"""Learning: the points and the line, what the last look did, errors and margin over the epochs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from lab.experiments.perceptron.learning import (
    LearningFrame,
    LearningParams,
    added,
    flipped,
    free_place,
    moved,
    removed,
)
from lab.experiments.perceptron.learning_words import look_in_words, standing
from widgets.controls import label
from widgets.perceptron.epochs import EpochPlots
from widgets.perceptron.learning_plane import LearningPlane
from widgets.perceptron.parts import share_height
from widgets.steady import Steady
from widgets.translate import say, tr


class LearningView(QWidget):
    """Shows a LearningFrame at a step; `edited` asks for changed settings."""

    edited = Signal(object)
    cursor_asked = Signal(int)

    def __init__(self, params: Callable[[], LearningParams]) -> None:
        super().__init__()
        self._params = params
        self._adding = False
        self.standing = label("", "heading")
        self.readout = label("", "readout")
        self.readout.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.plane = LearningPlane()
        self.epochs = EpochPlots()
        share_height(self.plane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Steady(self.standing))
        column.addWidget(self.plane, 13)
        column.addWidget(Steady(self.readout))
        column.addWidget(self.epochs, 6)
        plane, edit = self.plane, self.edited.emit
        plane.add_asked.connect(self._click)
        plane.insert_asked.connect(lambda: self.add(int(params().tool != "zero")))
        plane.move_asked.connect(lambda i, x, y: edit(moved(params(), i, (x, y))))
        plane.press_asked.connect(self._press)
        plane.flip_asked.connect(lambda i: edit(flipped(params(), i)))
        plane.remove_asked.connect(lambda i: edit(removed(params(), i)))
        self.epochs.cursor_asked.connect(self.cursor_asked)

    def show_frame(self, frame: LearningFrame, cursor: int) -> None:
        """Show a step of the way."""
        self.standing.setText(say(standing(frame, cursor)))
        self.readout.setText(say(look_in_words(frame, cursor)))
        self.plane.show_frame(frame, cursor)
        self.epochs.show_frame(frame, cursor)
        if self._adding:
            self._adding = False
            self.plane.focus_last()

    def add(self, target: int) -> None:
        """Add a point where there is room, ready to be moved with the arrow keys."""
        self._adding = True
        self.edited.emit(added(self._params(), free_place(self._params()), target))

    def _click(self, x: float, y: float) -> None:
        params = self._params()
        if params.tool != "remove":
            self.edited.emit(added(params, (x, y), int(params.tool == "one")))

    def _press(self, index: int) -> None:
        change = removed if self._params().tool == "remove" else flipped
        self.edited.emit(change(self._params(), index))


class PointButtons(QWidget):
    """Add and remove points without the mouse."""

    add_asked = Signal(int)
    clear_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 0)
        for target, words in enumerate((tr("Add ○ 0"), tr("Add ● 1"))):
            button = QPushButton(words)
            button.setObjectName(f"add_{target}")
            button.setToolTip(
                tr("One more point that the line has to get right; drag it to where it should be")
            )
            button.clicked.connect(lambda _=False, t=target: self.add_asked.emit(t))
            grid.addWidget(button, 0, target)
        clear = QPushButton(tr("Remove all points"))
        clear.setObjectName("remove_all")
        clear.setToolTip(tr("An empty plane for points of your own; Ctrl+Z brings them back"))
        clear.clicked.connect(self.clear_asked)
        grid.addWidget(clear, 1, 0, 1, 2)
