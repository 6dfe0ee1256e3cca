"""What a test leaves behind, by name, and who started it."""

from __future__ import annotations

import gc
import multiprocessing.process
import os
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any

import psutil
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from widgets.tab_truth import TabTruth

ROOT = Path(__file__).parents[2]
# Kept on purpose: threads of the engine's pool, and Python's own tracker of shared resources.
KEPT_THREADS = ("lab-shard", "MainThread", "pytest_timeout")
KEPT_PROCESSES = ("resource_tracker",)
# Qt keeps these of its own for the next time; pyqtgraph gives each plot a menu, which is gone with
# the plot as soon as the test itself lets go of it.
KEPT_WINDOWS = ("QTipLabel", "QComboBoxPrivateContainer", "QMenu")
MOST_CALLERS = 3

_HIDDEN = {__file__, str(Path(__file__).with_name("conftest.py"))}


SHORT_MS = 20


class Births:
    """Remembers who started each process, thread and timer, opened each file, and all tabs."""

    def __init__(self) -> None:
        self.processes: dict[int, str] = {}
        self.threads: weakref.WeakKeyDictionary[Any, str] = weakref.WeakKeyDictionary()
        self.timers: weakref.WeakKeyDictionary[Any, str] = weakref.WeakKeyDictionary()
        self.files: dict[str, str] = {}
        self.tabs: weakref.WeakSet[TabTruth] = weakref.WeakSet()

    def watch(self) -> None:
        """Look on from now until the process ends: an audit hook cannot be taken away."""
        _after(multiprocessing.process.BaseProcess, "start", self._process)
        _after(subprocess.Popen, "__init__", self._process)
        _after(threading.Thread, "start", lambda t: self.threads.__setitem__(t, _callers()))
        _after(QTimer, "start", lambda t: self.timers.__setitem__(t, _callers()))
        _after(TabTruth, "__init__", self.tabs.add)
        sys.addaudithook(self._heard)

    def _process(self, process: Any) -> None:
        if getattr(process, "pid", None) is not None:
            self.processes[process.pid] = _callers()

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        # psutil reads hundreds of files of /proc after each test.
        path = arguments[0] if event == "open" else None
        if isinstance(path, str) and not path.startswith("/proc/"):
            self.files[os.path.abspath(path)] = _callers()


class Leaks:
    """Compares what there is with what there was when it was made."""

    def __init__(self, births: Births) -> None:
        self._births = births
        births.files.clear()
        self._threads = set(threading.enumerate())
        self._files = _open_files()
        self._windows = set(map(id, QApplication.topLevelWidgets()))
        self._timers = {id(t) for t in self._active_timers()}
        self._tabs: weakref.WeakSet[TabTruth] = weakref.WeakSet(births.tabs)

    def found(self) -> list[str]:
        """Return a line for each thing left, and end what can be ended."""
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return [
            *self._left_processes(),
            *self._left_threads(),
            *self._left_timers(),
            *self._left_windows(),
            *self._left_files(),
            *self._left_tabs(),
        ]

    def _left_processes(self) -> list[str]:
        left = []
        for child in psutil.Process().children(recursive=True):
            with suppress(psutil.NoSuchProcess):
                words = " ".join(child.cmdline())
                if not any(kept in words for kept in KEPT_PROCESSES):
                    who = self._births.processes.get(child.pid, "another process")
                    left.append(f"child process {child.pid} ({words[:120]}), started by {who}")
                    child.kill()
        return left

    def _left_threads(self) -> list[str]:
        return [
            f"thread {t.name}, started by {self._births.threads.get(t, 'C code')}"
            for t in set(threading.enumerate()) - self._threads
            if not t.name.startswith(KEPT_THREADS)
        ]

    def _left_timers(self) -> list[str]:
        left = []
        if any(0 < t.interval() < SHORT_MS for t in self._active_timers()):
            # A read-out that follows the pointer ends by itself within a frame or two.
            QTest.qWait(3 * SHORT_MS)
        for timer in self._active_timers():
            if id(timer) not in self._timers:
                who = self._births.timers.get(timer, "Qt")
                left.append(
                    f"timer of {_owner(timer)}, {timer.interval()} ms, last started by {who}"
                )
                timer.stop()
        return left

    def _left_windows(self) -> list[str]:
        left = []
        for window in QApplication.topLevelWidgets():
            new = id(window) not in self._windows
            if window.isVisible() or (new and _outlives(window)):
                state = "visible" if window.isVisible() else "hidden"
                left.append(f"{state} window {window!r} “{window.windowTitle()}”")
                window.hide()
                window.deleteLater()
        return left

    def _left_files(self) -> list[str]:
        # pytest opens the null device for log records that go nowhere, and Qt's first file dialog
        # the system's list of kinds of files.
        new = {f for f in _open_files() - self._files if f != os.devnull and "/mime/" not in f}
        return [
            f"open file {path}, opened by {self._births.files.get(path, 'C code')}" for path in new
        ]

    def _left_tabs(self) -> list[str]:
        # Those of this test are still held by its fixtures; the next test finds them.
        return [f"{type(tab).__name__} of an earlier test, still held" for tab in self._tabs]

    def _active_timers(self) -> list[QTimer]:
        app = QApplication.instance()
        assert app is not None
        roots = [app, *QApplication.topLevelWidgets()]
        timers = {id(t): t for root in roots for t in root.findChildren(QTimer)}
        timers |= {id(t): t for t in list(self._births.timers) if isValid(t)}
        return [timer for timer in timers.values() if timer.isActive()]


def _after(kind: type, name: str, told: Callable[[Any], None]) -> None:
    """Let `told(object)` hear of each call of a method, once it is done."""
    before = getattr(kind, name)

    def call(self: Any, *arguments: Any, **named: Any) -> Any:
        result = before(self, *arguments, **named)
        told(self)
        return result

    setattr(kind, name, call)


def _callers() -> str:
    """Return the innermost callers in the lab's own files, the nearest first."""
    found: list[str] = []
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and len(found) < MOST_CALLERS:
        file = frame.f_code.co_filename
        if file.startswith(str(ROOT)) and file not in _HIDDEN:
            place = os.path.relpath(file, ROOT)
            found.append(f"{place}:{frame.f_lineno} {frame.f_code.co_name}")
        frame = frame.f_back
    return " < ".join(found) or "no file of the lab"


def _open_files() -> set[str]:
    return {file.path for file in psutil.Process().open_files()}


def _owner(timer: QTimer) -> str:
    owner = timer.parent()
    return type(owner).__name__ if owner is not None else "nobody"


def _outlives(window: QWidget) -> bool:
    return window.metaObject().className() not in KEPT_WINDOWS
