"""Nothing may be left behind by a test of the face."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Iterator

import psutil
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication

from widgets.theme import appearance
from widgets.translate import use_language

# Kept on purpose: threads of the engine's pool, and Python's own tracker of shared resources.
KEPT_THREADS = ("lab-shard", "MainThread", "pytest_timeout")
KEPT_PROCESSES = ("resource_tracker",)


@pytest.fixture(autouse=True)
def _leaves_nothing(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a child process, a thread, a running timer or a window."""
    threads = set(threading.enumerate())
    files = set(psutil.Process().open_files())
    qapp.setStyle("Fusion")
    appearance.choose(theme="dark", font_step=0, presentation=False)
    yield
    if appearance.choice != "dark" or appearance.font_step or appearance.presentation:
        appearance.choose(theme="dark", font_step=0, presentation=False)
    use_language("en")
    left = [f"child process {p.pid}: {' '.join(p.cmdline())}" for p in _children()]
    for child in _children():
        child.kill()
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    new = set(threading.enumerate()) - threads
    left += [f"thread {t.name}" for t in new if not t.name.startswith(KEPT_THREADS)]
    left += [f"timer of {_owner(t)}" for t in _timers() if t.isActive()]
    left += [f"window {w!r}" for w in QApplication.topLevelWidgets() if w.isVisible()]
    opened = {f.path for f in set(psutil.Process().open_files()) - files}
    # pytest opens the null device for log records that go nowhere.
    left += [f"open file {path}" for path in opened - {os.devnull}]
    assert not left, "the test left behind: " + "; ".join(left)


def _children() -> list[psutil.Process]:
    found = psutil.Process().children(recursive=True)
    return [p for p in found if not any(w in " ".join(p.cmdline()) for w in KEPT_PROCESSES)]


def _timers() -> list[QTimer]:
    app = QApplication.instance()
    assert app is not None
    roots = [app, *QApplication.topLevelWidgets()]
    return [timer for root in roots for timer in root.findChildren(QTimer)]


def _owner(timer: QTimer) -> str:
    owner = timer.parent()
    return type(owner).__name__ if owner is not None else "nobody"
