"""A child process, and the run that it trains now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer

from lab.experiments.training import Frame, TrainingStream
from lab.message import Message
from widgets.background import BackgroundRun

if TYPE_CHECKING:
    from widgets.training.runs import KeptRun

LAST_WORDS_MS = 10_000
"""So long a run that is stopped may take to end its step and to send its network."""


class Employer(Protocol):
    """Whoever has runs for children, and is told what they send."""

    def wanted_of(self, child: Child) -> frozenset[str]:
        """Return which parts of the frame of a child's run somebody looks at."""
        ...

    def take(self, child: Child, frame: Frame) -> None:
        """Keep what a child sent."""
        ...

    def ended(self, child: Child, problem: Message | None) -> None:
        """Note that a child's run is at its end."""
        ...


class Child:
    """Trains one run after the other."""

    def __init__(self, parent: QObject, employer: Employer) -> None:
        self.run: KeptRun | None = None
        self.background = BackgroundRun(TrainingStream, parent, lambda: employer.wanted_of(self))
        self.background.frame.connect(lambda frame: employer.take(self, frame))
        self.background.finished.connect(lambda: employer.ended(self, None))
        self.background.failed.connect(lambda problem: employer.ended(self, problem))
        self._patience = QTimer(parent, singleShot=True)
        self._patience.timeout.connect(lambda: self._give_up(employer))

    def begin(self, run: KeptRun, *, play: bool) -> None:
        """Train a run from its first step on."""
        self.run = run
        self.background.start(run.record.params, play=play)

    def finish(self) -> None:
        """End the run after its step; its newest network comes, unless that takes too long."""
        self.background.finish()
        # Nobody need look for that.
        self.background.look(True)
        self._patience.start(LAST_WORDS_MS)

    def drop(self) -> None:
        """Forget the run at once, and be ready for another."""
        self.run = None
        self._patience.stop()
        self.background.cancel()

    def close(self) -> None:
        """End the process; another run makes another one."""
        self._patience.stop()
        self.background.close()

    def _give_up(self, employer: Employer) -> None:
        self.close()
        employer.ended(self, None)
