"""How a tab looks: controls left, plots in the middle, explanation right, transport below.

A view shows what it is told and passes on what the reader asks for. It is thrown away and made anew
when the theme or the language changes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lab.experiments.experiment import Experiment
from lab.message import Message
from lab.params import Params
from lab.specs import Spec
from widgets.controls import Control, label
from widgets.controls_panel import ControlsPanel
from widgets.explanation import ExplanationColumn, WrappingButton
from widgets.question_card import QuestionCard
from widgets.scrolling import scrolling
from widgets.tab_change import change_in_words
from widgets.theme import appearance
from widgets.translate import say, tr
from widgets.transport import Transport
from widgets.wheel import ChoiceBox
from widgets.wrapping import breakable

CONTROLS_WIDTH = 270
EXPLANATION_WIDTH, LEAST_EXPLANATION = 310, 230
MOST_BESIDE = 0.62
"""The share of a tab's width that the columns beside the plots take together at most, unless the
explanation would get too narrow to be read."""


@dataclass(frozen=True)
class TabParts:
    """What a tab puts into its view: plots, own controls, and what stands beside them."""

    plots: QWidget
    own_controls: Mapping[str, Callable[[str, Spec], Control]]
    below_controls: QWidget | None
    side: QWidget | None


class TabView(QWidget):
    """The widgets of one tab.

    Each container gets its place before it is filled: Qt styles all that a widget holds anew
    whenever it comes into another.
    """

    preset_asked = Signal(str)
    setting_asked = Signal(str, object)
    suggested = Signal(object)
    guessed = Signal(int)
    script_asked = Signal()

    def __init__(
        self, experiment: Experiment[Any, Any], parts: TabParts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._experiment = experiment
        self.controls = ControlsPanel(experiment.params, parts.own_controls)
        self.explanation = ExplanationColumn()
        self.transport = Transport(stream=experiment.kind == "stream")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        rows.addLayout(columns, 1)
        self._left = self._build_left(columns, parts.below_controls)
        self._build_middle(columns, parts.plots)
        self._right = self._build_right(columns, parts.side)
        rows.addWidget(self.transport)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the columns grow with their type; the explanation, as long as the plots have room."""
        left, right = (round(appearance.scale * w) for w in (CONTROLS_WIDTH, EXPLANATION_WIDTH))
        room = max(LEAST_EXPLANATION, round(MOST_BESIDE * self.width()) - left)
        self._left.setFixedWidth(left)
        self._right.setFixedWidth(min(right, room))
        super().resizeEvent(event)

    def fold(self, explanation_shown: bool) -> None:
        """Show the columns beside the plots; a class that looks on never sees the controls."""
        self._left.setVisible(not appearance.presentation)
        self._right.setVisible(explanation_shown)

    def show_problem(self, problem: Message | None) -> None:
        """Say what is wrong above the plots; None takes it away."""
        self._problem.setText(breakable(say(problem)) if problem else "")
        self._problem.setVisible(problem is not None)

    def show_settings(self, params: Params, preset_name: str) -> None:
        """Show the settings, and in what they differ from the preset."""
        self.controls.show_params(params)
        preset = self._experiment.preset(preset_name)
        self._presets.setCurrentIndex(self._presets.findData(preset_name))
        before = preset.params.with_kept(params)
        told = [n for n in before.differences(params) if not params.specs()[n].view]
        words = [change_in_words(name, before, params) for name in told]
        self._changed.setText(tr("changed: {0}").format(", ".join(words)))
        for widget in (self._changed, self._back):
            widget.setVisible(bool(words))

    def _build_left(self, columns: QHBoxLayout, below: QWidget | None) -> QFrame:
        self._presets = ChoiceBox()
        self._presets.setObjectName("preset")
        self._presets.setAccessibleName(tr("Experiment"))
        self._presets.setMinimumContentsLength(8)
        self._presets.setToolTip(
            tr("A figure of the book, or a reader's question: choosing one sets everything")
        )
        for preset in self._experiment.presets:
            self._presets.addItem(say(preset.title), preset.name)
            row = self._presets.count() - 1
            self._presets.setItemData(row, say(preset.title), Qt.ItemDataRole.ToolTipRole)
        self._presets.activated.connect(self._ask_preset)
        self._changed = label("", "secondary")
        self._back = _link(tr("Back to the preset"), "back_to_preset")
        self._back.setToolTip(tr("Set everything as the preset has it (Ctrl+R)"))
        self._back.clicked.connect(self._ask_preset)
        self.controls.asked.connect(self.setting_asked)
        frame, column = _scrolling_column(columns, "controls_column")
        column.addWidget(label(tr("Experiment"), "heading"))
        for widget in (self._presets, self._changed, self._back, self.controls, below):
            if widget is not None:
                column.addWidget(widget)
        column.addStretch(1)
        return frame

    def _ask_preset(self) -> None:
        self.preset_asked.emit(self._presets.currentData())

    def _build_middle(self, columns: QHBoxLayout, plots: QWidget) -> None:
        middle = QWidget()
        columns.addWidget(middle, 1)
        column = QVBoxLayout(middle)
        column.setContentsMargins(12, 10, 12, 8)
        self._problem: QLabel = label("", "error")
        self._problem.setObjectName("problem")
        self._problem.hide()
        column.addWidget(self._problem)
        column.addWidget(plots, 1)

    def _build_right(self, columns: QHBoxLayout, side: QWidget | None) -> QFrame:
        self.question = QuestionCard()
        self.question.guessed.connect(self.guessed)
        self.explanation.suggested.connect(self.suggested)
        script = WrappingButton(tr("Copy a script that reproduces this"), link=True)
        script.setObjectName("copy_script")
        script.setToolTip(tr("A short Python program on the lab's own engine"))
        script.clicked.connect(self.script_asked)
        frame, column = _scrolling_column(columns, "explanation_column")
        column.setSpacing(10)
        for widget in (self.question, side, self.explanation, script):
            if widget is not None:
                column.addWidget(widget)
        column.addStretch(1)
        return frame


def _link(words: str, name: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setProperty("role", "link")
    return button


def _scrolling_column(columns: QHBoxLayout, name: str) -> tuple[QFrame, QVBoxLayout]:
    """Add a column that scrolls rather than squeezes."""
    frame = QFrame()
    frame.setObjectName(name)
    columns.addWidget(frame)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(0, 0, 0, 0)
    inside = QWidget()
    scroll = scrolling(inside, sideways=False)
    scroll.setObjectName("panel")
    layout.addWidget(scroll)
    column = QVBoxLayout(inside)
    column.setContentsMargins(16, 12, 16, 12)
    return frame, column
