"""Nothing may be left behind by a test of the face, and nothing may go wrong unheard."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from PySide6.QtCore import QStandardPaths, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from lab.runner import Runner
from tests.widgets.leaks import Births, Leaks
from widgets.start import spare_collector
from widgets.tabs import TABS
from widgets.theme import appearance
from widgets.translate import use_language

UNEXPECTED = ("The run stopped with an error", "The process at work ended")
# Elsewhere the reader's own folders follow XDG_…_HOME, and each test has its own.
if sys.platform in ("win32", "darwin"):
    QStandardPaths.setTestModeEnabled(True)
LOUD = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


@pytest.fixture(scope="session")
def _births(qapp: QApplication) -> Births:
    qapp.setStyle("Fusion")
    births = Births()
    births.watch()
    # What was imported stays until the end: no collection need go through it again. So the tabs are
    # imported now, not when a test first opens them.
    for entry in TABS:
        import_module(entry.module)
    spare_collector()
    return births


@pytest.fixture(autouse=True)
def _leaves_nothing(qapp: QApplication, _births: Births) -> Iterator[None]:
    """Fail a test that leaves a process, a thread, a running timer, a window or an open file."""
    leaks = Leaks(_births)
    _look_as_ever()
    yield
    _look_as_ever()
    use_language("en")
    left = leaks.found()
    if left:
        pytest.fail("the test left behind:\n" + "\n".join(left), pytrace=False)


def _look_as_ever() -> None:
    """Choose the look that tests begin with, unless it is there: every widget is styled anew."""
    look = (appearance.choice, appearance.font_step, appearance.presentation)
    if look != ("dark", 0, False):
        appearance.choose(theme="dark", font_step=0, presentation=False)


@pytest.fixture(autouse=True)
def child_failures(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Fail a test in which a child process failed or died. One that means to takes them out."""
    failures: list[str] = []
    change = Runner.__setattr__

    def noted(runner: Runner[Any, Any], name: str, value: Any) -> None:
        change(runner, name, value)
        if name == "error" and value is not None and value.template.startswith(UNEXPECTED):
            failures.append(str(value))

    monkeypatch.setattr(Runner, "__setattr__", noted)
    yield failures
    if failures:
        pytest.fail("child processes failed: " + "; ".join(failures), pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """Hear what Qt says while a test's windows are closed, which pytest-qt does not."""
    said: list[str] = []

    def hear(kind: QtMsgType, _context: object, words: str) -> None:
        if kind in LOUD and "This plugin does not support" not in words:
            said.append(words)

    before = qInstallMessageHandler(hear)
    try:
        result = yield
    finally:
        qInstallMessageHandler(before)
    if said:
        pytest.fail("Qt said while the test ended: " + "; ".join(said), pytrace=False)
    return result
