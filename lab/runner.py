"""Run long work in a child process: play, pause, step, change, cancel; fetch the newest frame.

Only a process keeps both the window smooth and the work at full speed. The parent asks for a frame
when it wants to draw one; the child answers after the step it is in. Nothing is queued, so a slow
window never delays the work and a fast run never floods the window.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from multiprocessing.connection import Connection
from typing import Any, Generic, Protocol, TypeVar

from lab.message import InputError, Message

P = TypeVar("P")
F = TypeVar("F")
P_in = TypeVar("P_in", contravariant=True)
F_out = TypeVar("F_out", covariant=True)

POLL_SECONDS = 0.002
"""How often a playing child looks for commands: rare enough to cost nothing."""


class Stream(Protocol[P_in, F_out]):
    """Work that goes on step by step. A stream is made in the child by `make(params)`."""

    def step(self) -> bool:
        """Do one step; return False when nothing is left to do."""
        ...

    def change(self, params: P_in) -> None:
        """Take over the live settings of `params` from the next step on."""
        ...

    def frame(self, want: frozenset[str]) -> F_out:
        """Return what was added since the last frame, and the parts named in `want`."""
        ...


class GeneratorStream(Generic[P, F]):
    """A generator of Frames as a stream: each of its yields is one step."""

    def __init__(self, frames: Iterator[F]) -> None:
        self._frames = frames
        self._newest: F | None = None

    def step(self) -> bool:
        """Advance the generator by one yield."""
        try:
            self._newest = next(self._frames)
        except StopIteration:
            return False
        return True

    def change(self, params: P) -> None:
        """A generator has no live settings."""

    def frame(self, want: frozenset[str]) -> F | None:
        """Return the newest Frame (None before the first)."""
        return self._newest


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
        self._pipe: Connection | None = None
        self._asked = False
        self._run = 0
        self.state = State.IDLE
        self.error: Message | None = None

    @property
    def pid(self) -> int | None:
        """Return the child's process id, None while there is no child."""
        return None if self._process is None else self._process.pid

    def start(self, params: P, *, play: bool = True) -> None:
        """Begin a new run with `params`; one that goes on is dropped."""
        self._run += 1
        self._asked = False
        self.error = None
        self.state = State.PLAYING if play else State.PAUSED
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

    def close(self) -> None:
        """End the child at once. It holds nothing that could be lost."""
        if self._process is not None:
            self._process.kill()
            self._forget()
        self.state = State.IDLE

    def poll(self, want: frozenset[str] = frozenset()) -> F | None:
        """Return a frame if one has come, and ask for the next; never waits, loses none."""
        frame: F | None = None
        try:
            while frame is None and self._pipe is not None and self._pipe.poll():
                frame = self._receive(self._pipe.recv())
        except (EOFError, OSError):
            self._died()
        if self._process is not None and not self._process.is_alive():
            self._died()
        if not self._asked and self.state in (State.PLAYING, State.PAUSED):
            self._asked = True
            self._send("frame", want)
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
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(theirs,), name="lab-runner", daemon=True
        )
        self._process.start()
        theirs.close()

    def _send(self, *command: Any) -> None:
        if self._pipe is None:
            return
        try:
            self._pipe.send(command)
        except OSError:
            self._died()

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
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None


def _serve(pipe: Connection) -> None:
    """The child: obey the pipe until it closes, which it also does when the parent is killed."""
    # Ctrl+C in a terminal reaches the child too; the parent decides when it ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    child = _Child(pipe)
    try:
        while True:
            child.turn()
    except (EOFError, OSError):
        return


class _Child:
    """One run at a time, and what the parent has asked for."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._run = 0
        self._stream: Stream[Any, Any] | None = None
        self._playing = False
        self._steps_left = 0
        self._want: frozenset[str] | None = None

    def turn(self) -> None:
        """Obey what has come in, answer, then work for a moment; wait where there is no work."""
        while self._pipe.poll(0 if self._busy or self._want is not None else None):
            command, *arguments = self._pipe.recv()
            with self._failure_told():
                self._obey(command, *arguments)
        if self._want is not None:
            self._report("frame", self._want)
            self._want = None
        more = True
        with self._failure_told():
            more = self._work()
        if not more:
            self._report("finished", LAST)
            self._stream = None

    @property
    def _busy(self) -> bool:
        return self._stream is not None and (self._playing or self._steps_left > 0)

    @contextmanager
    def _failure_told(self) -> Iterator[None]:
        """Where the work inside fails, drop the run and tell the parent why."""
        try:
            yield
        except Exception as error:
            self._stream = None
            self._want = None
            self._pipe.send(("failed", self._run, _sentence(error)))

    def _obey(self, command: str, *arguments: Any) -> None:
        if command == "start":
            self._run, make, params, self._playing = arguments
            self._steps_left = 0
            self._want = None
            self._stream = None
            self._stream = make(params)
        elif command == "play":
            self._playing = True
        elif command == "pause":
            self._playing = False
        elif command == "step":
            self._steps_left += arguments[0]
        elif command == "change" and self._stream is not None:
            self._stream.change(arguments[0])
        elif command == "frame":
            self._want = arguments[0]
        elif command == "cancel":
            self._stream = None

    def _report(self, kind: str, want: frozenset[str]) -> None:
        frame = None
        with self._failure_told():
            frame = self._stream.frame(want) if self._stream else None
        if self._stream is not None:
            self._pipe.send((kind, self._run, frame))

    def _work(self) -> bool:
        """Step for a moment; return False when the stream has nothing left to do."""
        stream = self._stream
        until = time.perf_counter() + POLL_SECONDS
        while stream is not None and self._busy and time.perf_counter() < until:
            if not stream.step():
                return False
            if not self._playing:
                self._steps_left -= 1
        return True


LAST: frozenset[str] = frozenset({"last"})
"""What is wanted of the last frame of a run; a stream may add what is worth keeping."""


def _sentence(error: Exception) -> Message:
    if isinstance(error, InputError):
        return error.message
    where = traceback.extract_tb(error.__traceback__)[-1]
    return Message(
        "The run stopped with an error: {error} ({file}, line {line})",
        {
            "error": f"{type(error).__name__}: {error}",
            "file": where.filename.replace("\\", "/").rsplit("/", 1)[-1],
            "line": where.lineno,
        },
    )
