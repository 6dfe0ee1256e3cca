"""The runs that are kept, and the child processes that train them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from lab.experiments.training import Frame, RunParams, RunRecord
from lab.experiments.training.naming import names
from lab.message import Message, joined
from lab.threads import cores
from widgets.training.child import Child
from widgets.translate import say

MOST_DRAWN = 56
"""Colours times markers: of more runs, two would look the same."""


class KeptRun:
    """A run in the list: what it is, its place among colours and markers, whether it is drawn.

    `place` is which of the settings that were started together it has.
    """

    def __init__(self, record: RunRecord, slot: int, place: int = 0) -> None:
        self.record = record
        self.slot = slot
        self.place = place
        self.shown = True
        self.title = ""
        self.polls = 0
        self.steps_due = 0


class Runs(QObject):
    """Keeps all runs; trains those of the `group` that was started last, a child process each.

    At most as many children work as there are cores; the other runs of the group wait for one. A
    run that is stopped keeps its child until its newest network has come.
    `wanted(run)` is asked before each fetch: which parts of its frame somebody looks at. `crowded`
    tells that earlier runs are no longer drawn, since so many cannot be told apart.
    """

    list_changed = Signal()
    progressed = Signal(object, bool)
    state_changed = Signal()
    crowded = Signal(object)

    def __init__(self, parent: QObject, wanted: Callable[[KeptRun], frozenset[str]]) -> None:
        super().__init__(parent)
        self.kept: list[KeptRun] = []
        self.group: list[KeptRun] = []
        self._started = 0
        self.selected: KeptRun | None = None
        self.paused = False
        self._wanted = wanted
        self._at_work: dict[KeptRun, Child] = {}
        self._leaving: dict[KeptRun, Child] = {}
        self._resting: list[Child] = []
        self._looked_at = True

    @property
    def shown(self) -> list[KeptRun]:
        """Return the runs that are drawn, in the order of the list."""
        return [run for run in self.kept if run.shown]

    @property
    def active(self) -> list[KeptRun]:
        """Return the runs of the group that are not at their end."""
        return [r for r in self.group if r.record.stage in ("waiting", "training", "paused")]

    @property
    def playing(self) -> bool:
        """Tell whether something trains now."""
        return bool(self.active) and not self.paused

    @property
    def leaving(self) -> bool:
        """Tell whether a run that was stopped has still to send its network."""
        return bool(self._leaving)

    def pids(self) -> list[int]:
        """Return the process ids of all children."""
        pids = [child.background.pid for child in self._children]
        return [pid for pid in pids if pid is not None]

    def add(self, record: RunRecord) -> KeptRun:
        """Keep a run that is there already, and select it."""
        self._make_room(1)
        run = KeptRun(record, self._free_slot())
        self.kept.append(run)
        self.select(run)
        return run

    def start(
        self, settings: Sequence[RunParams], *, play: bool = True, alone: bool = False
    ) -> None:
        """Train new runs with these settings, beside those that are kept.

        With `alone` the others are no longer drawn.
        """
        self.stop()
        self.group = []
        for run in self.kept:
            run.shown = run.shown and not alone
        self._make_room(len(settings))
        self._started = len(settings)
        for place, params in enumerate(settings):
            run = KeptRun(RunRecord(params), self._free_slot(), place)
            self.kept.append(run)
            self.group.append(run)
        self.selected = self.group[0]
        self._begin(play)

    def restart(self, settings: Sequence[RunParams], *, play: bool = True) -> None:
        """Train the group anew with other settings, in the places of its runs.

        One that was removed from the group stays away, unless there are more or fewer settings.
        """
        if len(settings) != self._started:
            self.remove(self.group)
            self.start(settings, play=play)
            return
        self._release(self.group)
        for run in self.group:
            run.record = RunRecord(settings[run.place])
            run.steps_due = 0
        self._begin(play)

    def change(self, settings: Sequence[RunParams]) -> None:
        """Hand new live settings to the runs of the group that are not at their end."""
        for run in self.active:
            params = run.record.params = settings[run.place]
            if run in self._at_work:
                self._at_work[run].background.change(params)
            else:
                # It will begin with them.
                run.record.first = params
        self._rename()

    def play(self) -> None:
        """Go on."""
        self.paused = False
        for child in self._at_work.values():
            child.background.play()
        for run in self._at_work:
            run.record.stage = "training"
        self._fill()
        self.state_changed.emit()

    def pause(self) -> None:
        """Stop after the step that is under way."""
        self.paused = True
        for run, child in self._at_work.items():
            child.background.pause()
            run.record.stage = "paused"
        self.state_changed.emit()

    def step(self) -> None:
        """Do one step of each paused run; one that waits for a child does it later."""
        for run in self.active:
            if run in self._at_work:
                self._at_work[run].background.step(1)
            else:
                run.steps_due += 1

    def stop(self) -> None:
        """End what trains; what was sent is kept, and the network of the last step still comes."""
        for run in self.active:
            run.record.stage = "stopped"
            child = self._at_work.pop(run, None)
            if child is not None:
                self._leaving[run] = child
                child.finish()
        self.state_changed.emit()

    def select(self, run: KeptRun) -> None:
        """Look into this run."""
        self.selected = run
        self._rename()

    def show(self, run: KeptRun, shown: bool) -> None:
        """Draw a run's curves, or do not."""
        if shown and not run.shown:
            self._make_room(1)
        if shown and run.slot in [other.slot for other in self.shown]:
            run.slot = self._free_slot()
        run.shown = shown
        self._rename()

    def hide_others(self) -> None:
        """Draw only the runs of the group."""
        for run in self.kept:
            run.shown = run in self.group
        self._rename()

    def rename(self, run: KeptRun, name: str) -> None:
        """Call a run something else; an empty name is made from its settings."""
        run.record.name = name.strip()
        self._rename()

    def remove(self, runs: Sequence[KeptRun]) -> None:
        """Forget runs; one that trains is stopped."""
        self._release(runs)
        self.kept = [run for run in self.kept if run not in runs]
        self.group = [run for run in self.group if run not in runs]
        if self.selected in runs:
            self.selected = self.kept[-1] if self.kept else None
        self._fill()
        self._rename()
        self.state_changed.emit()

    def look(self, looked_at: bool) -> None:
        """Fetch frames while somebody looks; else only as long as runs wait for a child."""
        self._looked_at = looked_at
        self._look()

    def close(self) -> None:
        """End all children."""
        for child in self._children:
            child.close()
        for children in (self._at_work, self._leaving, self._resting):
            children.clear()

    @property
    def _children(self) -> list[Child]:
        return [*self._at_work.values(), *self._leaving.values(), *self._resting]

    def _begin(self, play: bool) -> None:
        self.paused = not play
        self._fill()
        self._rename()
        self.state_changed.emit()

    def wanted_of(self, child: Child) -> frozenset[str]:
        """Return which parts of the frame of a child's run somebody looks at."""
        return self._wanted(child.run) if child.run is not None else frozenset()

    def take(self, child: Child, frame: Frame) -> None:
        """Keep what a child sent."""
        if child.run is not None:
            child.run.record.add(frame)
            self.progressed.emit(child.run, frame.weights is not None)

    def ended(self, child: Child, problem: Message | None) -> None:
        """Note that a run is done or has failed, and give its child to one that waits."""
        run = child.run
        if run is None:
            return
        record = run.record
        if run not in self._leaving:
            record.problem = problem or record.problem
            record.stage = "failed" if record.problem else "done"
        told = [told for told in (record.problem, record.network_note) if told]
        record.problem = joined(told) if told else None
        self._release([run])
        self._fill()
        self.progressed.emit(run, False)
        self.state_changed.emit()

    def _fill(self) -> None:
        """Give children to runs that wait, as long as there are cores."""
        for run in self.group:
            if len(self._at_work) + len(self._leaving) >= cores():
                break
            if run.record.stage == "waiting":
                child = self._resting.pop() if self._resting else Child(self, self)
                self._at_work[run] = child
                run.record.stage = "paused" if self.paused else "training"
                child.begin(run, play=not self.paused)
                if run.steps_due:
                    child.background.step(run.steps_due)
                run.steps_due = 0
        self._look()

    def _release(self, runs: Sequence[KeptRun]) -> None:
        for run in runs:
            child = self._at_work.pop(run, None) or self._leaving.pop(run, None)
            if child is not None:
                child.drop()
                self._resting.append(child)

    def _look(self) -> None:
        waiting = any(run.record.stage == "waiting" for run in self.group)
        for child in self._at_work.values():
            child.background.look(self._looked_at or waiting)

    def _free_slot(self) -> int:
        taken = {run.slot for run in self.shown}
        return next(slot for slot in range(len(taken) + 1) if slot not in taken)

    def _make_room(self, coming: int) -> None:
        """Draw no more runs than can be told apart: the earliest give way to those that come."""
        shown = [run for run in self.shown if run not in self.group]
        too_many = shown[: max(0, len(self.shown) + coming - MOST_DRAWN)]
        for run in too_many:
            run.shown = False
        if too_many:
            self.crowded.emit(
                Message(
                    "No more than {count} runs can be told apart, so the earliest are drawn no "
                    "longer. They stay in the list of runs.",
                    {"count": MOST_DRAWN},
                )
            )

    def _rename(self) -> None:
        """Name each run by what it differs in from the others on show."""
        shown = self.shown
        by_settings = names([run.record.params for run in shown]) if shown else []
        told = dict(zip(shown, by_settings, strict=True))
        for run in self.kept:
            words = told.get(run) or names([run.record.params])[0]
            run.title = run.record.name or ", ".join(map(say, words))
        self.list_changed.emit()
