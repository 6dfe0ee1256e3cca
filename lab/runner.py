"""Run long work in a child process: play, pause, step, change, finish; fetch the newest frame.

Only a process keeps both the window smooth and the work at full speed. The parent asks for a frame
when it wants to draw one; the child answers after the step it is in. Nothing is queued, so a slow
window never delays the work and a fast run never floods the window.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from enum import Enum
from typing import Any, Generic, TypeVar

from lab.mail import Mail
from lab.message import Message
from lab.runner_child import serve
from lab.stream import Stream

P = TypeVar("P")
F = TypeVar("F")


class State(Enum):
    """What a run does now."""

    IDLE = "idle"
    PLAYING = "playing"
    PAUSED = "paused"
    FINISHED = "finished"
    FAILED = "failed"


class Runner(Generic[P, F]):
    """The parent's hand on one child process that runs streams made by `make`.

    `make` is found again in the child by its name, so it is a module-level function or class. The
    child starts with the first `start` and is kept for the next ones; `close` ends it.
    """

    def __init__(self, make: Callable[[P], Stream[P, F]]) -> None:
        self._make = make
        self._process: Any = None
        self._mail: Mail | None = None
        self._asked = False
        self._run = 0
        self.state = State.IDLE
        self.error: Message | None = None

    @property
    def pid(self) -> int | None:
        """Return the child's process id, None while there is no child that lives."""
        alive = self._process is not None and self._process.is_alive()
        return self._process.pid if alive else None

    def start(self, params: P, *, play: bool = True) -> None:
        """Begin a new run with `params`; one that goes on is dropped."""
        self._run += 1
        self._asked = False
        self.error = None
        self.state = State.PLAYING if play else State.PAUSED
        if self._process is not None and not self._process.is_alive():
            self._forget()
        if self._process is None:
            self._spawn()
        self._send("start", self._run, self._make, params, play)

    def play(self) -> None:
        """Go on; has no effect on a run that is finished or failed."""
        if self.state is State.PAUSED:
            self.state = State.PLAYING
            self._send("play")

    def pause(self) -> None:
        """Stop after the step that is under way."""
        if self.state is State.PLAYING:
            self.state = State.PAUSED
            self._send("pause")

    def step(self, count: int = 1) -> None:
        """Do `count` steps of a paused run."""
        if self.state is State.PAUSED:
            self._send("step", count)

    def change(self, params: P) -> None:
        """Hand new live settings to the run."""
        if self.state in (State.PLAYING, State.PAUSED):
            self._send("change", params)

    def cancel(self) -> None:
        """Drop the run; the child stays ready for the next one."""
        if self.state in (State.PLAYING, State.PAUSED):
            self._run += 1
            self._send("cancel")
        self.state = State.IDLE

    def finish(self) -> None:
        """End the run after the step that is under way; its last frame is still to come."""
        if self.state in (State.PLAYING, State.PAUSED):
            self._send("finish")

    def close(self) -> None:
        """End the child at once. It holds nothing that could be lost."""
        if self._process is not None:
            self._process.kill()
            self._forget()
        self.state = State.IDLE

    def poll(self, want: frozenset[str] = frozenset()) -> F | None:
        """Return a frame if one has come, and ask for the next; loses none.

        It never waits for a child that lives, and for the last words of a dead one a second or so.
        """
        frame = self._next_frame()
        if frame is None and self._process is not None and not self._process.is_alive():
            # What a dead child had sent may still be on its way through the pipe.
            frame = self._next_frame(ended=True)
            if frame is None:
                self._died()
        if not self._asked and self.state in (State.PLAYING, State.PAUSED):
            self._asked = True
            self._send("frame", want)
        return frame

    def _next_frame(self, *, ended: bool = False) -> F | None:
        """Take what has come, up to the next frame; None where there is none (yet)."""
        frame: F | None = None
        try:
            while frame is None and self._mail is not None:
                message = self._mail.take(ended=ended)
                if message is None:
                    break
                frame = self._receive(message)
        except EOFError:
            self._died()
        return frame

    def _receive(self, message: tuple[Any, ...]) -> F | None:
        kind, run, content = message
        if run != self._run:
            return None
        if kind == "frame":
            self._asked = False
        elif kind == "finished":
            self.state = State.FINISHED
        else:
            self.state = State.FAILED
            self.error = content
            return None
        frame: F | None = content
        return frame

    def _spawn(self) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs,), name="lab-runner", daemon=True)
        try:
            process.start()
        except OSError as error:
            ours.close()
            self.state = State.FAILED
            self.error = Message(
                "The process that works could not be started ({reason}). Close other programs, "
                "then press play again.",
                {"reason": error.strerror or str(error)},
            )
        else:
            self._process, self._mail = process, Mail(ours)
        finally:
            theirs.close()

    def _send(self, *command: Any) -> None:
        # A child that is gone is noticed by `poll`.
        if self._mail is not None:
            self._mail.send(command)

    def _died(self) -> None:
        if self._process is None:
            return
        self._process.join(1.0)
        code = self._process.exitcode
        at_work = self.state in (State.PLAYING, State.PAUSED)
        self._forget()
        if at_work:
            self.state = State.FAILED
            self.error = Message(
                "The process at work ended unexpectedly (exit code {code}). "
                "What it had sent is kept; press play to start again.",
                {"code": code},
            )

    def _forget(self) -> None:
        self._process.join()
        self._process.close()
        self._process = None
        self._asked = False
        if self._mail is not None:
            self._mail.close()
            self._mail = None
