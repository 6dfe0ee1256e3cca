"""Draws what work in the background changes: one part at a time, with a rest after each."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer

GATHER_MS = 15
"""What several children send at nearly the same time is drawn at once."""

REST = 4.0
"""The window rests so many times as long as a part took: a fifth of a core is for watching, what
there is besides for the work that is watched."""

LONGEST_REST_MS = 300


class Pacer(QObject):
    """Draws parts of a picture when their time has come, and never two in one turn.

    A hand that drags meanwhile waits for one part at most, and work in other processes keeps its
    cores, however slow the drawing is. `parts` are drawn in turn, those that were named.
    """

    def __init__(self, parent: QObject, parts: Mapping[str, Callable[[], None]]) -> None:
        super().__init__(parent)
        self._parts = dict(parts)
        self._stale: set[str] = set()
        self._began: float | None = None
        self._rested_at = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._turn)

    @property
    def busy(self) -> bool:
        """Tell whether a part is still to be drawn."""
        return bool(self._stale)

    def soon(self, *names: str) -> None:
        """Draw these parts, all without a name, when the rest is over."""
        self._stale.update(names or self._parts)
        if not self._timer.isActive():
            self._wait(GATHER_MS)

    def now(self) -> None:
        """Draw all parts at once: the reader has changed something, and looks."""
        self.stop()
        for draw in self._parts.values():
            draw()

    def stop(self) -> None:
        """Draw nothing more."""
        self._timer.stop()
        self._stale.clear()
        self._began = None

    def _turn(self) -> None:
        if self._began is not None:
            self._painted(time.perf_counter() - self._began)
            return
        name = next((name for name in self._parts if name in self._stale), None)
        if name is None:
            # The part drawn last has stopped it.
            return
        self._stale.remove(name)
        # The next part drawn is another one, even if this one is wanted again at once.
        self._parts[name] = self._parts.pop(name)
        self._began = time.perf_counter()
        self._parts[name]()
        # Qt paints what has changed before it looks at timers again.
        self._timer.start(0)

    def _painted(self, seconds: float) -> None:
        self._began = None
        rest = min(REST * seconds, LONGEST_REST_MS / 1000)
        self._rested_at = time.perf_counter() + rest
        if self._stale:
            self._wait(0)

    def _wait(self, least_ms: int) -> None:
        rest = 1000 * (self._rested_at - time.perf_counter())
        self._timer.start(max(least_ms, round(rest)))
