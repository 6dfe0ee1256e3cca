"""The fixture that looks for what a test leaves behind finds it, and names who started it."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from lab.message import InputError
from tests.widgets.leaks import Births, Leaks
from widgets.background import BackgroundRun
from widgets.tabs.descent import DescentTab

HERE = "tests/widgets/test_leaks.py"


@pytest.fixture
def leaks(qtbot: QtBot, _births: Births) -> Leaks:
    return Leaks(_births)


def only(leaks: Leaks) -> str:
    (line,) = leaks.found()
    return line.replace("\\", "/")


def test_nothing_left_is_nothing_told(leaks: Leaks) -> None:
    assert leaks.found() == []


def test_a_process_is_named_and_ended(leaks: Leaks) -> None:
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    told = only(leaks)
    assert f"child process {child.pid}" in told
    assert f"{HERE}:" in told
    assert "test_a_process_is_named_and_ended" in told
    child.wait(10)


def test_a_child_of_multiprocessing_is_named(leaks: Leaks) -> None:
    child = get_context("spawn").Process(target=print)
    child.start()
    psutil.Process(child.pid).suspend()
    told = only(leaks)
    assert f"child process {child.pid}" in told
    assert HERE in told
    child.join(10)


def test_a_thread_is_named(leaks: Leaks) -> None:
    end = threading.Event()
    thread = threading.Thread(target=end.wait, name="endless")
    thread.start()
    try:
        assert only(leaks).startswith(f"thread endless, started by {HERE}:")
    finally:
        end.set()
        thread.join()


def test_timers_are_named_and_stopped_with_a_parent_or_without(leaks: Leaks) -> None:
    lonely, parent = QTimer(), QWidget()
    owned = QTimer(parent)
    for timer in (lonely, owned):
        timer.start(5000)
    told = sorted(line for line in leaks.found() if line.startswith("timer of"))
    assert [line.split(",")[0] for line in told] == ["timer of QWidget", "timer of nobody"]
    assert all(f"last started by {HERE}:" in line for line in told)
    assert not lonely.isActive()
    assert not owned.isActive()


def test_a_window_is_named_visible_or_not(leaks: Leaks) -> None:
    window = QWidget()
    window.setWindowTitle("left over")
    assert "hidden window" in only(leaks)
    other = QWidget()
    other.show()
    assert "visible window" in " ".join(leaks.found())


def test_an_open_file_is_named(leaks: Leaks, tmp_path: Path) -> None:
    with open(tmp_path / "some file", "w", encoding="utf-8"):
        told = only(leaks)
    assert "some file" in told
    assert HERE in told


class Failing:
    """A stream with a mistake in it."""

    def __init__(self, params: str) -> None:
        if params == "bad input":
            raise InputError("{name} is wrong", name="it")
        raise ZeroDivisionError

    def step(self) -> bool:
        return False


@pytest.fixture
def run(qtbot: QtBot) -> Iterator[BackgroundRun]:
    parent = QWidget()
    qtbot.addWidget(parent)
    run = BackgroundRun(Failing, parent)
    yield run
    run.close()


def test_a_mistake_in_a_child_is_heard_of(
    qtbot: QtBot, run: BackgroundRun, child_failures: list[str]
) -> None:
    with qtbot.waitSignal(run.failed, timeout=20_000):
        run.start("anything")
    assert "ZeroDivisionError" in child_failures.pop()


def test_bad_input_in_a_child_is_no_mistake(
    qtbot: QtBot, run: BackgroundRun, child_failures: list[str]
) -> None:
    with qtbot.waitSignal(run.failed, timeout=20_000):
        run.start("bad input")
    assert child_failures == []


def test_a_tab_that_is_still_held_is_named(leaks: Leaks) -> None:
    tab = DescentTab()
    later = Leaks(leaks._births)
    assert later.found() == ["DescentTab of an earlier test, still held"]
    delete(tab)
    del tab
    assert later.found() == []
