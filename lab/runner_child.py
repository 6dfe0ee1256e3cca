"""The child's side of `lab.runner`: obeys the parent, and steps as fast as it can in between."""

from __future__ import annotations

import os
import signal
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from threading import Thread
from typing import Any

from lab.mail import Outbox
from lab.message import InputError, Message
from lab.priority import give_way
from lab.stream import LAST, Stream

NICE = 10
"""How much less urgent the work is than the window: with a core for each it costs nothing."""

POLL_SECONDS = 0.002
"""How often a playing child looks for commands: rare enough to cost nothing."""


def serve(pipe: Connection) -> None:
    """The child: obey the pipe until it closes; a killed parent takes the child with it."""
    # Ctrl+C in a terminal reaches the child too; the parent decides when it ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    give_way(NICE)
    Thread(target=_end_with_parent, name="lab-parent", daemon=True).start()
    child = _Child(pipe)
    try:
        while True:
            child.turn()
    except (EOFError, OSError):
        return


def _end_with_parent() -> None:
    """End this process as soon as its parent is gone, even in the middle of a long step."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


class _Child:
    """One run at a time, and what the parent has asked for."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._outbox = Outbox(pipe)
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
            self._outbox.send(("failed", self._run, _sentence(error)))

    def _obey(self, command: str, *arguments: Any) -> None:
        if command == "start":
            self._run, make, params, self._playing = arguments
            self._steps_left = 0
            self._want = None
            self._stream = None
            self._stream = make(params)
        elif command == "play":
            self._playing, self._steps_left = True, 0
        elif command == "pause":
            self._playing, self._steps_left = False, 0
        elif command == "step":
            self._steps_left += arguments[0]
        elif command == "change" and self._stream is not None:
            self._stream.change(arguments[0])
        elif command == "frame":
            self._want = arguments[0]
        elif command == "finish":
            self._report("finished", LAST)
            self._stream = None
        elif command == "cancel":
            self._stream = None

    def _report(self, kind: str, want: frozenset[str]) -> None:
        frame = None
        with self._failure_told():
            frame = self._stream.frame(want) if self._stream else None
        if self._stream is not None:
            self._outbox.send((kind, self._run, frame))

    def _work(self) -> bool:
        """Step for a moment; return False when the stream has nothing left to do."""
        stream = self._stream
        until = time.perf_counter() + POLL_SECONDS
        while stream is not None and self._busy and time.perf_counter() < until:
            if not stream.step():
                return False
            if not self._playing and not getattr(stream, "partial", False):
                self._steps_left -= 1
        return True


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
