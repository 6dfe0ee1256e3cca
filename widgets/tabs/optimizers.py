"""The Optimizers tab: a map with all paths, what stands below it, and long work in a child."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lab.experiments.optimizers import EXPERIMENT, Frame, OptimizersParams
from lab.experiments.optimizers.basin import Basin
from lab.experiments.optimizers.fair import Fair
from lab.experiments.optimizers.frame import make_frame, with_found, work_key, work_stream
from lab.experiments.optimizers.ghost import Ghost, find_ghost
from lab.experiments.optimizers.settings import followed
from lab.runner import State
from lab.specs import Spec
from widgets.background import BackgroundRun
from widgets.controls import Control
from widgets.hand import LetGo, held
from widgets.lab_tab import LabTab
from widgets.optimizers.below import Below
from widgets.optimizers.map_view import MapView
from widgets.optimizers.roster import Roster
from widgets.optimizers.starts import StartsControl
from widgets.tab_change import TabChange

BELOW_MAP = {"race": 30, "memory": 46}
"""How much of the height, in per cent, what stands below the map gets."""


class OptimizersTab(LabTab):
    """Seven optimizers on one surface. Tuning and the basin map come from a child process."""

    def __init__(self) -> None:
        super().__init__(EXPERIMENT)
        self._found: Fair | Basin | None = None
        self._found_for: Any = None
        self._ghost: Ghost | None = None
        self._let_go = LetGo(self, self._rest)
        self._work = BackgroundRun(work_stream, self)
        self._work.frame.connect(self._take)
        self._work.state_changed.connect(lambda _: self.refresh_soon())
        self._work.failed.connect(self.show_problem)

    # The truth

    def edit(self, **changes: Any) -> None:
        """Change settings; a new surface brings its start, steps and rates."""
        super().edit(**followed(changes))

    def make_frame(self) -> Frame:
        """Make the race at once; what the child has found for these settings is part of it."""
        params = self._own_params()
        self._follow(params)
        self._ghost = find_ghost(params, self._earlier(), self._ghost)
        return make_frame(params, self._found)

    def _follow(self, params: OptimizersParams) -> None:
        """Begin the long work anew where its settings differ from those of the last one."""
        key = work_key(params)
        if key != self._found_for:
            self._found, self._found_for = None, key
            if key is None:
                self._work.cancel()
            else:
                self._begin()

    def _begin(self) -> None:
        self._work.start(self.params)
        if self._built:
            self.below.begin_work()

    def _take(self, found: Fair | Basin) -> None:
        params = self._own_params()
        if work_key(params) == self._found_for:
            self._found = found
            self.take_frame(with_found(params, self.current_frame(), found))

    def _own_params(self) -> OptimizersParams:
        assert isinstance(self.params, OptimizersParams)
        return self.params

    def _earlier(self) -> Iterator[OptimizersParams]:
        """Yield the settings before each change that can be undone, the newest first."""
        for index in range(self.undo_stack.index() - 1, -1, -1):
            change = self.undo_stack.command(index)
            if isinstance(change, TabChange) and isinstance(change.before, OptimizersParams):
                yield change.before

    @property
    def busy(self) -> bool:
        """Tell whether a picture taken now would show something unfinished."""
        return super().busy or self._work.state is State.PLAYING

    def closing(self) -> None:
        """End the child as well."""
        self._work.close()
        self._let_go.stop()
        super().closing()

    def hideEvent(self, event: Any) -> None:
        self._work.look(False)
        super().hideEvent(event)

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self._work.look(True)

    # The picture

    def own_controls(self) -> dict[str, Callable[[str, Spec], Control]]:
        def roster(name: str, spec: Spec) -> Control:
            self.roster = Roster(name, spec)
            self.roster.ticked.connect(lambda field, on: self.edit(**{field: on}))
            return self.roster

        return {"selected": roster, "starts": StartsControl}

    def build_plots(self) -> QWidget:
        self.map = MapView()
        self.below = Below()
        self.map.starts_asked.connect(lambda starts: self.edit(starts=starts))
        self.map.step_hovered.connect(self.below.mark_step)
        self.below.step_hovered.connect(self.map.mark_step)
        self.below.step_asked.connect(self.timeline.move_to)
        self.below.said.connect(self.map.say)
        self.below.page_asked.connect(lambda page: self.edit(below=page))
        self.below.cancelled.connect(self._work.cancel)
        self.below.again.connect(self._again)
        plots = QWidget()
        self._column = column = QVBoxLayout(plots)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.map)
        column.addWidget(self.below)
        return plots

    def _again(self) -> None:
        self._begin()
        self.refresh_soon()

    def _draw_thin(self, thin: bool) -> None:
        """Draw thin lines while something is dragged, and thick ones once it has come to rest."""
        self.map.show_thin(thin)
        self.below.show_thin(thin)
        if thin:
            self._let_go.start()

    def _rest(self) -> None:
        # The tab may have been left meanwhile, and its widgets may be gone.
        if self._built:
            self._draw_thin(False)

    def show_frame(self, frame: Frame, cursor: int) -> None:
        params = self._own_params()
        running = self._work.state is State.PLAYING
        self._draw_thin(held())
        share = BELOW_MAP["memory" if params.mode == "memory" else "race"]
        self._column.setStretch(0, 100 - share)
        self._column.setStretch(1, share)
        self.roster.show_racers(params, frame.fair.best() if frame.fair else {})
        self.map.show_frame(params, frame, cursor, self._ghost)
        self.below.show_frame(params, frame, cursor, self._ghost, running)
