"""Long work for a tab: a child process whose newest frame is fetched 30 times a second."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from lab.message import Message
from lab.runner import Runner, State
from lab.stream import Stream

POLL_MS = 33


class BackgroundRun(QObject):
    """Hands a Runner's frames to a tab as signals, and nothing while the tab is not looked at.

    `make(params)` is a module-level function or class that makes the stream in the child. `want`
    is asked before each fetch: which parts of the frame somebody looks at.
    """

    frame = Signal(object)
    state_changed = Signal(object)
    finished = Signal()
    failed = Signal(object)

    def __init__(
        self,
        make: Callable[[Any], Stream[Any, Any]],
        parent: QObject,
        want: Callable[[], frozenset[str]] = frozenset,
    ) -> None:
        super().__init__(parent)
        self._runner: Runner[Any, Any] = Runner(make)
        self._want = want
        self._state = State.IDLE
        self._looked_at = True
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self.poll)

    @property
    def state(self) -> State:
        """Return what the run does now."""
        return self._runner.state

    @property
    def error(self) -> Message | None:
        """Return why the run failed, if it did."""
        return self._runner.error

    @property
    def pid(self) -> int | None:
        """Return the child's process id, None without a child."""
        return self._runner.pid

    def start(self, params: Any, *, play: bool = True) -> None:
        """Begin a new run; one that goes on is dropped."""
        # A child that cannot be started fails at once: that is news, if the last one failed too.
        self._state = State.IDLE
        self._runner.start(params, play=play)
        self._follow()

    def play(self) -> None:
        """Go on."""
        self._runner.play()
        self._follow()

    def pause(self) -> None:
        """Stop after the step that is under way."""
        self._runner.pause()
        self._follow()

    def step(self, count: int = 1) -> None:
        """Do some steps of a paused run."""
        self._runner.step(count)

    def change(self, params: Any) -> None:
        """Hand over new live settings."""
        self._runner.change(params)

    def cancel(self) -> None:
        """Drop the run at once; the child stays ready for the next one."""
        self._runner.cancel()
        self._follow()

    def finish(self) -> None:
        """End the run after its step; `finished` tells that its last frame has come."""
        self._runner.finish()

    def close(self) -> None:
        """End the child and stop asking."""
        self._timer.stop()
        self._runner.close()
        self._state = self._runner.state

    def look(self, looked_at: bool) -> None:
        """Fetch frames, or leave the run alone while its tab is hidden."""
        self._looked_at = looked_at
        self._follow()

    def poll(self) -> None:
        """Fetch a frame if one has come."""
        frame = self._runner.poll(self._want())
        if frame is not None:
            self.frame.emit(frame)
        self._follow()

    def _follow(self) -> None:
        state = self._runner.state
        alive = state in (State.PLAYING, State.PAUSED)
        if alive and self._looked_at:
            if not self._timer.isActive():
                self._timer.start()
        else:
            self._timer.stop()
        if state is self._state:
            return
        self._state = state
        self.state_changed.emit(state)
        if state is State.FINISHED:
            self.finished.emit()
        elif state is State.FAILED:
            self.failed.emit(self._runner.error)
