"""Hears everything that should not happen: exceptions, warnings, words on the console, hangs."""

from __future__ import annotations

import faulthandler
import os
import sys
import tempfile
import threading
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import TracebackType
from typing import Any
from unittest.mock import patch

from PySide6.QtCore import QTimer, QtMsgType, qInstallMessageHandler

from lab.runner import Runner
from tests.stress.monkey.journal import Journal

DEADLY, BEAT_MS, WAITS = 900.0, 20, 20
QUIET = "This plugin does not support"
UNEXPECTED = ("The run stopped with an error", "The process at work ended")


class Watch:
    """While it is entered, all that goes wrong comes into the journal."""

    def __init__(self, journal: Journal, hang: float) -> None:
        self._journal = journal
        self._hang = hang
        self._back, self._worked = time.perf_counter(), time.process_time()
        self._main = threading.get_ident()
        self._ended = threading.Event()
        self._stack = ExitStack()
        self._seen = ""

    def __enter__(self) -> Watch:
        enter = self._stack.enter_context
        enter(patch.object(sys, "excepthook", self._exception))
        enter(patch.object(sys, "unraisablehook", self._unraisable))
        enter(patch.object(threading, "excepthook", self._in_thread))
        enter(warnings.catch_warnings())
        warnings.simplefilter("always")
        enter(patch.object(warnings, "showwarning", self._warning))
        enter(_children(self._journal.fail))
        before = qInstallMessageHandler(self._qt)
        self._stack.callback(qInstallMessageHandler, before)
        beats = QTimer()
        beats.timeout.connect(self.beat)
        beats.start(BEAT_MS)
        self._stack.callback(beats.stop)
        self._back, self._worked = time.perf_counter(), time.process_time()
        thread = threading.Thread(target=self._look, name="monkey-watch", daemon=True)
        thread.start()
        self._stack.callback(thread.join)
        self._stack.callback(self._ended.set)
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @contextmanager
    def event(self) -> Iterator[None]:
        """Look after one event: what it raises, and whether the event loop comes round."""
        self.beat()
        try:
            yield
        except Exception as error:
            self._exception(type(error), error, error.__traceback__)
        self.beat()

    def beat(self) -> None:
        """Tell that the event loop is back; if it was away for long, that is a failure."""
        if self._away():
            seconds = time.perf_counter() - self._back
            self._journal.fail(f"nothing for {seconds:.1f} s\n{self._seen}", self._seen)
        self._back, self._worked, self._seen = time.perf_counter(), time.process_time(), ""

    def _away(self) -> bool:
        """Tell whether it worked too long, or waited: on a busy machine waiting is no fault yet."""
        waited, worked = time.perf_counter() - self._back, time.process_time() - self._worked
        return worked > self._hang or waited > WAITS * self._hang

    def _look(self) -> None:
        """See from beside where the window is when it does not come back."""
        while not self._ended.wait(0.2):
            if not self._seen and self._away():
                frame = sys._current_frames().get(self._main)
                self._seen = "".join(traceback.format_stack(frame)[-12:])

    def _exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        told = "".join(traceback.format_exception(kind, error, trace)[-14:])
        places = [f"{f.filename}:{f.lineno}" for f in traceback.extract_tb(trace)]
        self._journal.fail(told, f"{kind.__name__} {places[-1:]}")

    def _unraisable(self, unraisable: Any) -> None:
        self._exception(unraisable.exc_type, unraisable.exc_value, unraisable.exc_traceback)

    def _in_thread(self, about: Any) -> None:
        self._exception(about.exc_type, about.exc_value, about.exc_traceback)

    def _warning(
        self, message: Any, category: type[Warning], filename: str, lineno: int, *_: object
    ) -> None:
        if "ziamath" not in filename:
            stack = "".join(traceback.format_stack()[-9:-1])
            told = f"{category.__name__}: {message} in {filename}, line {lineno}\n{stack}"
            self._journal.fail(told, f"{filename}:{lineno}")

    def _qt(self, kind: QtMsgType, _context: object, words: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and QUIET not in words:
            stack = "".join(traceback.format_stack()[-8:-1])
            self._journal.fail(f"Qt said: {words}\n{stack}", words[:60])


@contextmanager
def _children(fail: Callable[[str], None]) -> Iterator[None]:
    """Hear of child processes that failed or died."""
    change = Runner.__setattr__

    def noted(runner: Runner[Any, Any], name: str, value: Any) -> None:
        change(runner, name, value)
        if name == "error" and value is not None and value.template.startswith(UNEXPECTED):
            fail(f"a child process: {value}")

    with patch.object(Runner, "__setattr__", noted):
        yield


@contextmanager
def console(fail: Callable[[str], None]) -> Iterator[None]:
    """Take what this process and its children write to the console's error stream as a failure."""
    kept = os.dup(2)
    with tempfile.TemporaryFile() as file:
        os.dup2(file.fileno(), 2)
        try:
            yield
        finally:
            sys.stderr.flush()
            os.dup2(kept, 2)
            os.close(kept)
        file.seek(0)
        lines = file.read().decode(errors="replace").splitlines()
    said = [line for line in lines if QUIET not in line]
    if said:
        fail("on the console:\n" + "\n".join(said[:60]))


@contextmanager
def last_resort(path: str) -> Iterator[Callable[[], None]]:
    """Write where Python is if it crashes; and end it if what is given is not called for long."""
    with open(path, "w", encoding="utf-8") as file:
        faulthandler.enable(file)
        try:
            yield lambda: faulthandler.dump_traceback_later(DEADLY, exit=True, file=file)
        finally:
            faulthandler.cancel_dump_traceback_later()
            faulthandler.disable()
