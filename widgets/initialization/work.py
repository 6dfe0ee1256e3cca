"""The long work of the Initialization tab: which children do what, and what they have found."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from lab import threads
from lab.experiments.initialization import EXPERIMENT, Frame, InitializationParams
from lab.experiments.initialization.jobs import job, joined, needs_child, stream, tasks
from lab.runner import State
from widgets.background import BackgroundRun

MOST_CHILDREN = 4
TELL_MS = 40
MOST_KEPT = 12
SETTLE_MS = 120
"""A slider that is being dragged does not start the work at each of its values."""

_kept: dict[InitializationParams, Frame] = {}
"""What is finished stays while the program runs: going back to a setting shows it at once."""


class Work(QObject):
    """Follows the settings: `frame` is all that is known about them, `changed` tells of more.

    Nothing is begun before somebody looks at it.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: InitializationParams | None = None
        self._children: list[BackgroundRun] = []
        self._at_work: list[BackgroundRun] = []
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.start)
        # Several children send frames: one picture shows what all of them have brought.
        self._tell = QTimer(self)
        self._tell.setSingleShot(True)
        self._tell.setInterval(TELL_MS)
        self._tell.timeout.connect(self.changed)
        self._looked_at = False
        self._begun = False
        self._whole = False
        self.frame: Frame | None = None

    @property
    def running(self) -> bool:
        """Tell whether more is to come."""
        return self._settle.isActive() or bool(self._at_work)

    def follow(self, params: InitializationParams) -> None:
        """Take up the work of other settings, if they need any; what is done is done once."""
        wanted = job(params) if needs_child(params) else None
        if wanted == self._job:
            return
        self._stop()
        self._job, self._begun = wanted, False
        self.frame = None
        if wanted is not None:
            self._begun = wanted in _kept
            self.frame = _kept.get(wanted) or EXPERIMENT.frame(wanted)
            self._begin_later()

    def start(self) -> None:
        """Begin the work, or begin it anew after a cancel."""
        if self._job is None:
            return
        self._stop()
        self._begun = self._whole = True
        self.frame = EXPERIMENT.frame(self._job)
        todo = tasks(self._job, min(MOST_CHILDREN, threads.cores()))
        while len(self._children) < len(todo):
            self._children.append(self._new_child())
        for child, task in zip(self._children, todo, strict=False):
            self._at_work.append(child)
            child.start(task)
        self.changed.emit()

    def cancel(self) -> None:
        """Stop at once; what is found stays."""
        self._stop()
        self.changed.emit()

    def look(self, looked_at: bool) -> None:
        """Fetch what is found, or leave it to the children while the tab is hidden."""
        self._looked_at = looked_at
        self._begin_later()
        for child in self._children:
            child.look(looked_at)

    def close(self) -> None:
        """End the children."""
        self._stop()
        for child in self._children:
            child.close()

    def _begin_later(self) -> None:
        if self._looked_at and self._job is not None and not self._begun:
            self._settle.start()

    def _stop(self) -> None:
        self._settle.stop()
        self._tell.stop()
        at_work, self._at_work = self._at_work, []
        for child in at_work:
            child.cancel()

    def _new_child(self) -> BackgroundRun:
        child = BackgroundRun(stream, self)
        child.look(self._looked_at)
        child.frame.connect(self._take)
        child.state_changed.connect(lambda state, c=child: self._notice(c, state))
        child.failed.connect(self.failed)
        return child

    def _take(self, frame: Frame) -> None:
        if self.frame is not None:
            self.frame = joined(self.frame, frame)
            if not self._tell.isActive():
                self._tell.start()

    def _notice(self, child: BackgroundRun, state: State) -> None:
        if state not in (State.FINISHED, State.FAILED) or child not in self._at_work:
            return
        self._at_work.remove(child)
        # What one of several children was to find is missing for good.
        self._whole &= state is State.FINISHED
        if not self._at_work and self._whole:
            self._keep()
        self.changed.emit()

    def _keep(self) -> None:
        if self._job is not None and self.frame is not None:
            _kept[self._job] = self.frame
            while len(_kept) > MOST_KEPT:
                del _kept[next(iter(_kept))]
