"""The truth of a tab: its settings, the way back through them, and the Frame that follows."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from lab.experiments.experiment import Experiment
from lab.message import InputError, Message
from lab.params import Params
from lab.state import TabState
from widgets.gestures import gestures
from widgets.tab_change import OWN_STEP, TabChange
from widgets.timeline import Timeline

MOST_UNDONE = 500
"""So many changes are kept; one with a drawing in it takes 10 KB."""


class TabTruth(QWidget):
    """Params, the cursor and the Frame, and all ways to other ones: edits, presets, undo, files.

    It knows none of the widgets that show them: `LabTab` does.
    """

    def __init__(self, experiment: Experiment[Any, Any]) -> None:
        super().__init__()
        self.experiment = experiment
        self.setObjectName(experiment.id)
        first = experiment.presets[0]
        self._params: Params = first.params
        self._preset = first.name
        self._frame: Any = None
        self._stale = True
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(MOST_UNDONE)
        self.timeline = Timeline(self)

    def refresh_soon(self) -> None:
        """Show the settings in force when the events that are waiting have been heard."""
        raise NotImplementedError

    def show_problem(self, problem: Message | None) -> None:
        """Say what is wrong, until something is changed; None takes it away."""
        raise NotImplementedError

    @property
    def params(self) -> Params:
        """Return the settings in force."""
        return self._params

    def set_params(self, params: Params) -> None:
        """Take other settings, as one step that can be undone."""
        self._push(params, self._preset, OWN_STEP)

    def edit(self, **changes: Any) -> None:
        """Change some settings, as the reader does on a control or a plot.

        All changes of the same settings within one drag are undone together. What does not fit
        is told above the plots, and nothing changes.
        """
        try:
            params = self._params.changed(**changes)
        except InputError as error:
            self.show_problem(self._params.labelled(error.message))
            return
        self.show_problem(None)
        self._push(params, self._preset, gestures().count, frozenset(changes))

    @property
    def presets(self) -> list[str]:
        """Return the names of the presets."""
        return [preset.name for preset in self.experiment.presets]

    @property
    def preset(self) -> str:
        """Return the name of the preset chosen last."""
        return self._preset

    def apply_preset(self, name: str) -> None:
        """Set everything as the preset has it; KeyError where there is no such preset."""
        preset = self.experiment.preset(name)
        self._push(preset.params.with_kept(self._params), name, OWN_STEP)
        self._move_to(preset.cursor)

    def current_frame(self) -> Any:
        """Return the Frame that belongs to the settings in force."""
        self._compute()
        return self._frame

    def state(self) -> TabState:
        """Return what is worth keeping of this tab."""
        at_end = self.timeline.cursor >= self.timeline.steps
        return TabState(self._preset, self._params, None if at_end else self.timeline.cursor)

    def restore(self, state: TabState) -> None:
        """Put a kept state in force, as one step that can be undone."""
        self._push(state.params, state.preset, OWN_STEP)
        self._move_to(state.cursor)

    def start_with(self, state: TabState) -> None:
        """Begin with a kept state, before there is anything to undo."""
        self.install(state.params, state.preset)
        self._move_to(state.cursor)

    def install(self, params: Params, preset: str) -> None:
        """Put settings in force without an undo step (undo itself and a saved state do so)."""
        before = self._params
        self._params, self._preset = params, preset
        self._stale = True
        self.show_problem(None)
        self.on_params(before, params)
        self.refresh_soon()

    def on_params(self, before: Params, after: Params) -> None:
        """React to new settings before they are shown; a stream starts anew or goes on here."""

    def on_play(self) -> None:
        """Play or pause."""
        self.timeline.toggle()

    def on_to_start(self) -> None:
        """Go to the start, with the same initial values."""
        self.timeline.move_to(0)

    def on_back(self) -> None:
        """Go one step back."""
        self.timeline.pause()
        self.timeline.move_to(self.timeline.cursor - 1)

    def on_forward(self) -> None:
        """Go one step on."""
        self.timeline.pause()
        self.timeline.move_to(self.timeline.cursor + 1)

    def make_frame(self) -> Any:
        """Return the Frame of new settings; a tab with a child at work has more than the first."""
        return self.experiment.frame(self._params)

    def _move_to(self, cursor: int | None) -> None:
        """Put the cursor to a step, or to the end, where it stays when the path gets longer."""
        if cursor is not None:
            self._compute()
        self.timeline.move_to(self.timeline.steps if cursor is None else cursor)

    def _push(
        self, params: Params, preset: str, gesture: int, fields: frozenset[str] = frozenset()
    ) -> None:
        stack = self.undo_stack
        last = stack.command(stack.index() - 1) if stack.index() == stack.count() else None
        if params == self._params and preset == self._preset:
            # What was dragged past its bounds goes back to where the settings have it.
            self.refresh_soon()
        elif isinstance(last, TabChange) and last.takes(gesture, fields):
            last.go_on(params, preset)
        else:
            stack.push(TabChange(self, params, preset, gesture, fields))

    @property
    def _behind(self) -> bool:
        """Tell whether the Frame is still that of earlier settings: a refresh is on its way."""
        return self._stale and self.experiment.kind != "stream"

    def _compute(self) -> None:
        """Make the Frame anew where settings have changed; a stream's come by themselves."""
        if not self._behind:
            return
        self._stale = False
        try:
            self._frame = self.make_frame()
        except InputError as error:
            self.show_problem(error.message)
            return
        self.timeline.set_steps(getattr(self._frame, "steps", 0))
