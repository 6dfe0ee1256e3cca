"""The pacer: parts of a picture are drawn apart, and work that is watched keeps its cores."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QObject, QTimer

from widgets.pacer import LONGEST_REST_MS, REST, Pacer


class Picture(QObject):
    """Notes which parts were drawn, each of which takes a while."""

    def __init__(self, *names: str, seconds: float = 0.0) -> None:
        super().__init__()
        self.drawn: list[str] = []
        self.seconds = seconds
        self.pacer = Pacer(self, {name: lambda n=name: self._draw(n) for name in names})

    def _draw(self, name: str) -> None:
        self.drawn.append(name)
        time.sleep(self.seconds)


def test_each_part_that_was_named_is_drawn_once(qtbot: Any) -> None:
    picture = Picture("a", "b", "c")
    for _ in range(5):
        picture.pacer.soon("a", "c")
    assert picture.drawn == []
    assert picture.pacer.busy
    qtbot.waitUntil(lambda: not picture.pacer.busy)
    assert sorted(picture.drawn) == ["a", "c"]
    picture.pacer.soon()
    qtbot.waitUntil(lambda: len(picture.drawn) == 5)
    assert sorted(picture.drawn[2:]) == ["a", "b", "c"]


def test_between_two_parts_the_window_gets_a_turn(qtbot: Any) -> None:
    picture = Picture("a", "b", "c", seconds=0.02)
    ticks = QTimer(picture)
    ticks.timeout.connect(lambda: picture.drawn.append("tick"))
    ticks.start(1)
    picture.pacer.soon()
    qtbot.waitUntil(lambda: {"a", "b", "c"} <= set(picture.drawn))
    ticks.stop()
    parts = [index for index, what in enumerate(picture.drawn) if what != "tick"]
    assert all(after - before > 1 for before, after in pairwise(parts))


def test_no_part_goes_short_when_another_is_wanted_all_the_time(qtbot: Any) -> None:
    picture = Picture("a", "b")
    ticks = QTimer(picture)
    ticks.timeout.connect(lambda: picture.pacer.soon("a", "b"))
    ticks.start(1)
    qtbot.waitUntil(lambda: len(picture.drawn) >= 10)
    ticks.stop()
    picture.pacer.stop()
    assert abs(picture.drawn.count("a") - picture.drawn.count("b")) <= 1


def test_slow_drawing_takes_no_more_than_its_share(qtbot: Any) -> None:
    slow = 0.03
    picture = Picture("a", seconds=slow)
    ticks = QTimer(picture)
    ticks.timeout.connect(lambda: picture.pacer.soon())
    ticks.start(1)
    began = time.perf_counter()
    qtbot.wait(600)
    spent = time.perf_counter() - began
    ticks.stop()
    picture.pacer.stop()
    # Timers may come late, never early; the rest has an end, however slow the machine.
    least = min(slow * (1 + REST), slow + LONGEST_REST_MS / 1000)
    assert 0 < len(picture.drawn) <= spent / least + 1


def test_what_the_reader_changed_is_drawn_at_once() -> None:
    picture = Picture("a", "b")
    picture.pacer.soon("a")
    picture.pacer.now()
    assert sorted(picture.drawn) == ["a", "b"]
    assert not picture.pacer.busy


def test_stopping_draws_nothing_more(qtbot: Any) -> None:
    picture = Picture("a")
    picture.pacer.soon()
    picture.pacer.stop()
    qtbot.wait(50)
    assert picture.drawn == []


def test_a_part_may_stop_it(qtbot: Any) -> None:
    drawn: list[str] = []

    def draw() -> None:
        drawn.append("a")
        pacer.stop()

    owner = QObject()
    pacer = Pacer(owner, {"a": draw})
    pacer.soon()
    qtbot.wait(50)
    assert drawn == ["a"]
    assert not pacer.busy
    pacer.soon()
    qtbot.waitUntil(lambda: drawn == ["a", "a"])
