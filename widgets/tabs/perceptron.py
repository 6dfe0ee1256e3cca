"""The Perceptron tab: one gate by hand, learning, wiring."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from lab.experiments.perceptron import EXPERIMENT, PerceptronParams
from lab.experiments.perceptron.gate import GateFrame
from lab.experiments.perceptron.learning import LearningFrame
from lab.experiments.perceptron.wiring import WiringFrame
from widgets.lab_tab import LabTab
from widgets.perceptron.gate_editor import GateEditor
from widgets.perceptron.gate_view import GateView
from widgets.perceptron.learning_view import LearningView, PointButtons
from widgets.perceptron.wiring_view import WiringView
from widgets.scrolling import scrolling
from widgets.translate import tr


class PerceptronTab(LabTab):
    """Three ways to look at a perceptron, one at a time."""

    def __init__(self) -> None:
        super().__init__(EXPERIMENT)

    def build_plots(self) -> QWidget:
        """Make room for the views; each is made when its mode is first on show."""
        self._gate: GateView | None = None
        self._learning: LearningView | None = None
        self._wiring: WiringView | None = None
        self._views = QStackedWidget()
        return self._views

    @property
    def gate(self) -> GateView:
        """Return the view of one gate."""
        if self._gate is None:
            self._gate = GateView(self._settings)
            self._add(self._gate)
        return self._gate

    @property
    def learning(self) -> LearningView:
        """Return the view of the learning rule."""
        if self._learning is None:
            self._learning = LearningView(self._settings)
            self._learning.cursor_asked.connect(self.timeline.move_to)
            self._add(self._learning)
        return self._learning

    @property
    def wiring(self) -> WiringView:
        """Return the view of the board."""
        if self._wiring is None:
            self._wiring = WiringView(self._settings)
            self._wiring.refused.connect(self.show_problem)
            self._add(self._wiring)
        return self._wiring

    def _add(self, view: GateView | LearningView | WiringView) -> None:
        view.edited.connect(self._edit)
        self._views.addWidget(scrolling(view))

    def _bring_up(self, view: QWidget) -> None:
        for index in range(self._views.count()):
            area = self._views.widget(index)
            if area is not None and area.isAncestorOf(view):
                self._views.setCurrentIndex(index)

    def build_below_controls(self) -> QWidget:
        """Make what stands below the settings in two of the modes."""
        self.buttons = PointButtons()
        self.buttons.add_asked.connect(lambda target: self.learning.add(target))
        self.buttons.clear_asked.connect(lambda: self.edit(points=()))
        self.editor = GateEditor(self._settings)
        self.editor.edited.connect(self._edit)
        self.editor.add_asked.connect(lambda: self.wiring.add())
        self.editor.remove_asked.connect(lambda name: self.wiring.remove(name))
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.buttons)
        column.addWidget(self.editor)
        return below

    def show_frame(self, frame: Any, cursor: int) -> None:
        """Show the frame in its view."""
        self.buttons.setVisible(isinstance(frame, LearningFrame))
        self.editor.setVisible(isinstance(frame, WiringFrame))
        if isinstance(frame, GateFrame):
            self._bring_up(self.gate)
            self.gate.show_frame(frame)
        elif isinstance(frame, LearningFrame):
            self._bring_up(self.learning)
            self.learning.show_frame(frame, cursor)
        elif isinstance(frame, WiringFrame):
            self._bring_up(self.wiring)
            self.wiring.show_frame(frame)
            self.editor.show_frame(frame)

    def keys(self) -> list[tuple[str, str]]:
        return [
            (
                tr("Enter"),
                tr("on a point: change its target or class; on a table: that of the row"),
            ),
            (tr("Insert, Delete"), tr("add a point or a gate, remove the focused one")),
            (tr("Enter"), tr("on the board: choose a gate, switch an input")),
            ("↑ ↓", tr("on the board: another kind of gate, another source of a cable")),
            (tr("Delete"), tr("on a cable's end: pull it out")),
        ]

    def _settings(self) -> PerceptronParams:
        params = self.params
        assert isinstance(params, PerceptronParams)
        return params

    def _edit(self, changes: dict[str, Any]) -> None:
        """Take what a hand asks for; a handle that went too far comes back."""
        before = self.params
        self.edit(**changes)
        if self.params == before and self.current_frame() is not None:
            self.show_frame(self.current_frame(), self.timeline.cursor)
