"""Asks a child process what is inside a network, never faster than it can answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from lab.arrays import Array
from lab.experiments.training import RunRecord, TrainingParams
from lab.experiments.training.inspection import InspectionStream, Look
from lab.message import Message
from lab.runner import State
from widgets.background import BackgroundRun

LEAST_PAUSE_MS = 100
PAUSE_SHARE = 2.0
"""After an answer it rests twice as long as that took, so that training keeps its core."""


def question(params: TrainingParams, record: RunRecord, *, drawn: Array | None, own: str) -> Look:
    """Return what the page in front has to ask about a run whose network has been sent.

    `drawn` is the drawing as the network sees it, `own` the file of the reader's digits, where
    the page wants them.
    """
    assert record.network is not None
    return Look(
        kind=params.inspector,
        key=record.key,
        params=record.params,
        weights=record.network.params,
        running=record.network.named_state(),
        off=params.off,
        gallery=params.gallery,
        cell=params.cell,
        image=params.image,
        drawn=drawn,
        own=own,
    )


class Looker(QObject):
    """One question at a time; of those that come meanwhile only the newest is kept.

    `found` brings the question and its answer, also while it is not yet whole.
    """

    found = Signal(object, object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._background = BackgroundRun(InspectionStream, self)
        self._background.frame.connect(self._take)
        self._background.finished.connect(self._rest)
        self._background.failed.connect(self._fail)
        self._asked: Look | None = None
        self._next: Look | None = None
        self._known: tuple[int | None, tuple[int, int]] | None = None
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask_next)

    @property
    def busy(self) -> bool:
        """Tell whether an answer is still to come."""
        return self._background.state is State.PLAYING or self._next is not None

    def ask(self, look: Look) -> None:
        """Ask something else; the same question again is asked when its time has come."""
        before = self._asked
        self._next = look
        if before is not None and before.question != look.question:
            # The reader wants to see something else: at once.
            self._background.cancel()
            self._timer.stop()
        if self._background.state is not State.PLAYING and not self._timer.isActive():
            self._ask_next()

    def look(self, looked_at: bool) -> None:
        """Fetch answers, or leave them while nobody looks."""
        self._background.look(looked_at)

    def close(self) -> None:
        """End the child."""
        self._timer.stop()
        self._next = None
        self._known = None
        self._background.close()

    def _ask_next(self) -> None:
        look, self._next = self._next, None
        if look is None:
            return
        self._asked = look
        # What this very child has answered about before need not be sent again.
        known = self._known == (self._background.pid, look.key)
        sent = replace(look, weights=None, running=None) if known else look
        self._clock.start()
        self._background.start(sent)

    def _take(self, finding: Any) -> None:
        if self._asked is not None:
            self._known = self._background.pid, self._asked.key
            self.found.emit(self._asked, finding)

    def _rest(self) -> None:
        self._timer.start(max(LEAST_PAUSE_MS, round(PAUSE_SHARE * self._clock.elapsed())))

    def _fail(self, problem: Message) -> None:
        self._known = None
        self._asked = None
        self.failed.emit(problem)
