"""Drives the window: first every control, then anything at random, and keeps what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

import numpy as np
import psutil
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.stress.monkey.bait import lay_out
from tests.stress.monkey.journal import Journal
from tests.stress.monkey.keeper import Keeper
from tests.stress.monkey.pranks import Pranks
from tests.stress.monkey.sweep import How, Step, Sweep
from tests.stress.monkey.watch import Watch
from widgets.theme import appearance
from widgets.translate import use_language
from widgets.window import MainWindow

TURN_MS, MOST_TURNS = 10, 1000
LOOK_EVERY, ALIVE_EVERY = 50, 20
WIDEST = 1024


class Monkey:
    """`run` does so many events in a window of its own; the same seed does the same ones.

    What is random in an event hangs on the seed and its number alone. What a window shows at that
    moment hangs on the clock and on child processes too, so that a failure may take a few tries.
    """

    def __init__(self, folder: Path, seed: int, *, hang: float = 5.0) -> None:
        self.journal = Journal(folder / "events.txt")
        self._folder, self._seed, self._hang = folder, seed, hang
        self._swept: Sweep
        self.alive: Callable[[], None] = lambda: None

    def run(self, events: int, *, how: How, sweep: bool = True) -> None:
        """Do the events; whatever goes wrong is in the journal then."""
        bait = self._folder / "bait"
        bait.mkdir()
        paths = lay_out(bait, self._seed)
        with Watch(self.journal, self._hang) as watch:
            settings = QSettings(str(self._folder / "settings.ini"), QSettings.Format.IniFormat)
            window = MainWindow(settings)
            window.resize(1280, 800)
            window.show()
            keeper_rng = np.random.default_rng([self._seed, 0])
            keeper = Keeper(window, keeper_rng, self.journal.add, paths)
            self._swept = Sweep(window, how)
            for words, do in islice(self._events(window, paths, sweep), events):
                self.journal.begin(words)
                if self.journal.events % ALIVE_EVERY == 0:
                    self.alive()
                with watch.event():
                    do()
                    self._settle(keeper)
                if self.journal.events % LOOK_EVERY == 0:
                    self._check(window)
            with watch.event():
                self.journal.add("the end")
                keeper.stop()
                # What Python put there, Qt would give back after Python has ended.
                QApplication.clipboard().clear()
                window.close()
                window.deleteLater()
                QApplication.processEvents()
                self._check_ended()
        self.journal.close()

    @property
    def never_reached(self) -> list[str]:
        """Return the names of the controls that were there and never used."""
        return sorted(self._swept.seen - self._swept.reached)

    @property
    def reached(self) -> int:
        """Return how many controls were used."""
        return len(self._swept.seen & self._swept.reached)

    def _events(self, window: MainWindow, paths: list[Path], sweep: bool) -> Iterator[Step]:
        if sweep:
            yield from self._swept.steps()
        pranks = Pranks(window, self._swept, paths, self.journal.add)
        while True:
            rng = np.random.default_rng([self._seed, self.journal.events + 1])
            yield "at random", partial(pranks.one, rng)

    def _settle(self, keeper: Keeper) -> None:
        """Let the window do what it wants to, until no dialog stands before it."""
        for _ in range(MOST_TURNS):
            QApplication.processEvents()
            # No event loop runs around this one, which would delete what is to be deleted later.
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            if keeper.waiting is None:
                return
            QTest.qWait(TURN_MS)
        self.journal.fail(f"a dialog stays: {keeper.waiting!r}")

    def _check(self, window: MainWindow) -> None:
        if appearance.font_step <= 0 and not appearance.presentation:
            width = window.minimumSizeHint().width()
            if width > WIDEST:
                self.journal.fail(f"the window wants {width} pixels", "width")

    def _check_ended(self) -> None:
        appearance.choose(theme="dark", font_step=0, presentation=False)
        use_language("en")
        for child in psutil.Process().children(recursive=True):
            words = " ".join(child.cmdline())
            if "resource_tracker" not in words:
                self.journal.fail(f"a child process is left: {words[:200]}")
