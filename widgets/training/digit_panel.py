"""The canvas with what the network makes of it: the image it sees, and ten probabilities."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from superqt import QFlowLayout

from lab.experiments.training import TrainingParams
from lab.experiments.training.recognize import Answer, drawing
from widgets.canvas import Canvas
from widgets.controls import label
from widgets.plots.bars import ProbabilityBars
from widgets.plots.images import grey_image, unit_image
from widgets.translate import say, tr

SEEN_SIDE = 84
STEPS = ("crop", "scale", "centre")
LONGEST_NAME = 9


class DigitPanel(QWidget):
    """Draw a digit, see what the network sees, read its answer, keep it."""

    edited = Signal(dict)
    dropped = Signal(object)
    keep_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._strokes: tuple[object, ...] = ()
        self._names: tuple[str, ...] = ()
        self._image: object = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.canvas = Canvas()
        self.canvas.setObjectName("canvas")
        self.canvas.strokes_asked.connect(
            lambda strokes: self.edited.emit({"strokes": strokes, "picture": ""})
        )
        self.canvas.dropped.connect(self.dropped)
        self.bars = ProbabilityBars([str(k) for k in range(10)])
        self.bars.setObjectName("probabilities")
        column.addWidget(label(tr("Draw a digit"), "heading"))
        column.addWidget(self.canvas)
        column.addLayout(self._build_answer())
        column.addWidget(self.bars)
        column.addLayout(self._build_buttons())
        column.addLayout(self._build_steps())

    def show_answer(self, params: TrainingParams, answer: Answer, names: Sequence[str]) -> None:
        """Show the drawing and the answer to it."""
        self._strokes = params.strokes
        if answer.image is not self._image:
            self._image = answer.image
            self._show_drawing(params, answer)
        self.bars.show_values(names, list(answer.probabilities), not answer.blank)
        self._show_best(answer, names)
        for name, box in self._steps.items():
            box.setChecked(getattr(params, name))

    def _show_drawing(self, params: TrainingParams, answer: Answer) -> None:
        # While a picture lies on the canvas, the first stroke takes its place.
        drawn = () if params.picture else params.strokes
        self.canvas.show_drawing(drawn, grey_image(drawing(params)), bool(params.picture))
        ratio = self.devicePixelRatioF()
        seen = QPixmap.fromImage(unit_image(answer.image, round(SEEN_SIDE * ratio)))
        seen.setDevicePixelRatio(ratio)
        self._seen.setPixmap(seen)
        self._seen.setToolTip("\n".join(say(note) for note in answer.notes))

    def _show_best(self, answer: Answer, names: Sequence[str]) -> None:
        best = names[answer.best]
        self.answer.setText("–" if answer.blank else best[:LONGEST_NAME])
        sure = f"{100 * answer.probabilities[answer.best]:.1f} %"
        self._sure.setText("" if answer.blank else sure)
        words = tr("The network's answer: {0}, {1}").format(best, sure)
        self.answer.setAccessibleName(tr("no drawing yet") if answer.blank else words)
        self._best = answer.best
        self._keep.setText(tr("Keep as {0}").format(best[:LONGEST_NAME]))
        self._keep.setEnabled(not answer.blank)
        if tuple(names) != self._names:
            self._names = tuple(names)
            for action, name in zip(self._keep.menu().actions(), names, strict=True):
                action.setText(tr("Keep as {0}").format(name))

    def _build_answer(self) -> QHBoxLayout:
        self._seen = QLabel()
        self._seen.setFixedSize(SEEN_SIDE, SEEN_SIDE)
        self._seen.setAccessibleName(tr("what the network sees: 28 × 28 pixels"))
        self.answer = QLabel("–")
        self.answer.setObjectName("answer")
        font = self.answer.font()
        font.setPointSizeF(font.pointSizeF() * 2.6)
        font.setBold(True)
        self.answer.setFont(font)
        self._sure = label("", "secondary")
        row = QHBoxLayout()
        left = QVBoxLayout()
        left.setSpacing(3)
        left.addWidget(self._seen)
        left.addWidget(label(tr("what the net sees")))
        right = QVBoxLayout()
        for widget in (self.answer, self._sure):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            right.addWidget(widget)
        right.addStretch(1)
        row.addLayout(left, 1)
        row.addLayout(right, 1)
        return row

    def _build_buttons(self) -> QFlowLayout:
        row = _row()
        clear = QPushButton(tr("Clear"))
        clear.setObjectName("clear")
        clear.clicked.connect(lambda: self.edited.emit({"strokes": (), "picture": ""}))
        undo = QPushButton(tr("Undo"))
        undo.setObjectName("undo_stroke")
        undo.clicked.connect(self._take_back)
        self._best = 0
        self._keep = QToolButton()
        self._keep.setObjectName("keep")
        self._keep.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self._keep.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._keep.setToolTip(
            tr("Keeps the drawing in a set of your own; the arrow says which digit it really is.")
        )
        self._keep.clicked.connect(lambda: self.keep_asked.emit(self._best))
        menu = QMenu(self._keep)
        for k in range(10):
            menu.addAction("").triggered.connect(lambda _=False, n=k: self.keep_asked.emit(n))
        self._keep.setMenu(menu)
        for button in (clear, undo, self._keep):
            row.addWidget(button)
        return row

    def _take_back(self) -> None:
        self.edited.emit({"strokes": self._strokes[:-1], "picture": ""})

    def _build_steps(self) -> QFlowLayout:
        row = _row()
        self._steps: dict[str, QCheckBox] = {}
        specs = TrainingParams.specs()
        for name in STEPS:
            box = QCheckBox(tr(specs[name].label))
            box.setObjectName(name)
            box.setToolTip(tr(specs[name].help))
            box.clicked.connect(lambda on, n=name: self.edited.emit({n: on}))
            self._steps[name] = box
            row.addWidget(box)
        return row


def _row() -> QFlowLayout:
    """Return a row that goes on in the next line where it is narrow."""
    row = QFlowLayout()
    row.setHorizontalSpacing(6)
    row.setVerticalSpacing(6)
    return row
