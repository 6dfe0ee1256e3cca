"""The canvas with what the network makes of it: the image it sees, and ten probabilities."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lab.experiments.training.params import TrainingParams
from lab.experiments.training.recognize import Answer, drawing
from widgets.canvas import Canvas
from widgets.controls import label
from widgets.plots.bars import ProbabilityBars
from widgets.plots.images import grey_image, unit_image
from widgets.translate import tr

SEEN_SIDE = 84


class DigitPanel(QWidget):
    """Draw a digit, see what the network sees, read its answer."""

    strokes_asked = Signal(object)
    undo_asked = Signal()
    dropped = Signal(object)

    def __init__(self, class_names: tuple[str, ...]) -> None:
        super().__init__()
        self._names = class_names
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.canvas = Canvas()
        self.canvas.setObjectName("canvas")
        self.canvas.strokes_asked.connect(self.strokes_asked)
        self.canvas.dropped.connect(self.dropped)
        self.bars = ProbabilityBars(class_names)
        self.bars.setObjectName("probabilities")
        column.addWidget(label(tr("Draw a digit"), "heading"))
        column.addWidget(self.canvas)
        column.addLayout(self._build_answer())
        column.addWidget(self.bars)
        column.addLayout(self._build_buttons())

    def show_answer(self, params: TrainingParams, answer: Answer) -> None:
        """Show the drawing and the answer to it."""
        self.canvas.show_drawing(params.strokes, grey_image(drawing(params)))
        ratio = self.devicePixelRatioF()
        seen = QPixmap.fromImage(unit_image(answer.image, round(SEEN_SIDE * ratio)))
        seen.setDevicePixelRatio(ratio)
        self._seen.setPixmap(seen)
        self.bars.show_values(self._names, list(answer.probabilities), not answer.blank)
        best = answer.best
        self.answer.setText("–" if answer.blank else self._names[best])
        sure = f"{100 * answer.probabilities[best]:.1f} %"
        self._sure.setText("" if answer.blank else sure)
        words = tr("The network's answer: {0}, {1}").format(self.answer.text(), sure)
        self.answer.setAccessibleName(tr("no drawing yet") if answer.blank else words)

    def _build_answer(self) -> QHBoxLayout:
        self._seen = QLabel()
        self._seen.setFixedSize(SEEN_SIDE, SEEN_SIDE)
        self._seen.setAccessibleName(tr("what the network sees: 28 × 28 pixels"))
        self._seen.setToolTip(
            tr("The drawing as MNIST has it: fitted into 20 × 20, centred by its mass in 28 × 28.")
        )
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

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        clear = QPushButton(tr("Clear"))
        clear.setObjectName("clear")
        clear.clicked.connect(lambda: self.strokes_asked.emit(()))
        undo = QPushButton(tr("Undo"))
        undo.setObjectName("undo_stroke")
        undo.clicked.connect(self.undo_asked)
        row.addWidget(clear)
        row.addWidget(undo)
        return row
