"""Use the window for a long time as a reader would: `python -m tests.stress.soak [--minutes 30]`.

It trains, pauses, looks at other tabs and draws, and notes the memory of the window and of its
children, and how late a timer of 5 ms comes. The exit code is 1 where memory grows by 5 MB or more
over the last two thirds, where the timer is 16 ms late more than once in a hundred times, or where
something is written to the console.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from widgets.window import MainWindow

TIMER_MS, MOST_GROWTH, MOST_LATE = 5, 5.0, 16.0
ROWS, BINS, BIN_MS = 30, 100_000, 0.1
KEPT_RUNS = 2
HOMES = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


@dataclass
class Samples:
    """The seconds, the megabytes of the window and of its children, and how late the timer came.

    Of the lateness only counts are kept, in steps of 0.1 ms: what measures must not grow itself.
    """

    seconds: list[float] = field(default_factory=list)
    window: list[float] = field(default_factory=list)
    children: list[float] = field(default_factory=list)
    late: list[tuple[float, float, float]] = field(default_factory=list)
    counts: np.ndarray = field(default_factory=lambda: np.zeros(BINS, np.int64))
    before: np.ndarray = field(default_factory=lambda: np.zeros(BINS, np.int64))

    def add(self, seconds: float, window: float, children: float) -> None:
        """Keep a sample, with the lateness since the one before."""
        self.seconds.append(seconds)
        self.window.append(window)
        self.children.append(children)
        counts = self.counts - self.before
        self.before[:] = self.counts
        p50, p99, most = (percentile(counts, share) for share in (0.5, 0.99, 1.0))
        self.late.append((p50, p99, most))

    def growth(self, megabytes: list[float]) -> float:
        """Return how much a straight line through the last two thirds rises.

        Its slope is the median of those between any two samples (Theil and Sen): that a child ends
        and another begins is no growth, whenever it happens.
        """
        third = len(megabytes) // 3
        seconds, values = np.array(self.seconds[third:]), np.array(megabytes[third:])
        if len(values) < 3:
            return 0.0
        first, second = np.triu_indices(len(values), 1)
        slopes = (values[second] - values[first]) / (seconds[second] - seconds[first])
        return float(np.median(slopes) * (seconds[-1] - seconds[0]))


def percentile(counts: np.ndarray, share: float) -> float:
    """Return the milliseconds that this share of the counts does not exceed."""
    reached = np.searchsorted(np.cumsum(counts), share * counts.sum())
    return float(min(reached, BINS - 1) * BIN_MS)


def table(samples: Samples) -> str:
    """Return the samples as a table of at most thirty rows; lateness is that of the last one."""
    lines = [
        f"{'minute':>7} {'window MB':>10} {'children MB':>12} {'late p50':>9} {'p99':>7} {'max':>7}"
    ]
    every = max(1, -(-len(samples.seconds) // ROWS))
    for row in range(every - 1, len(samples.seconds), every):
        p50, p99, most = samples.late[row]
        lines.append(
            f"{samples.seconds[row] / 60:7.1f} {samples.window[row]:10.1f} "
            f"{samples.children[row]:12.1f} {p50:9.1f} {p99:7.1f} {most:7.1f}"
        )
    return "\n".join(lines)


def verdict(samples: Samples, said: list[str]) -> list[str]:
    """Return a sentence for each promise that was not kept."""
    broken = []
    for name, megabytes in (("window", samples.window), ("children", samples.children)):
        growth = samples.growth(megabytes)
        print(
            f"{name}: {growth:+.1f} MB over the last two thirds (expected less than {MOST_GROWTH})"
        )
        if growth >= MOST_GROWTH:
            broken.append(f"the memory of the {name} grew by {growth:.1f} MB")
    p99, count = percentile(samples.counts, 0.99), samples.counts.sum()
    print(f"lateness p99: {p99:.1f} ms of {count:,} (expected at most {MOST_LATE:.0f})")
    if p99 > MOST_LATE:
        broken.append(f"the timer was {p99:.1f} ms late once in a hundred times")
    return broken + [f"said: {words}" for words in said]


class Reader:
    """Does one thing every few seconds, round and round."""

    def __init__(self, window: MainWindow) -> None:
        from widgets.tabs.training import TrainingTab

        self._window = window
        training = window.tab("training")
        assert isinstance(training, TrainingTab)
        self._training = training
        self._turn = 0

    def one(self) -> None:
        """Do the next thing: train, draw, pause, go on, look at the other tabs, begin anew."""
        acts = (
            self._begin,
            self._draw,
            self._other,
            self._back,
            self._pause,
            self._draw,
            self._pause,
            self._other,
            self._other,
            self._back,
        )
        acts[self._turn % len(acts)]()
        self._turn += 1

    def _begin(self) -> None:
        self._window.show_tab("training")
        runs = self._training.runs
        # Each run is kept until the reader deletes it: what is kept is no leak.
        runs.remove([run for run in runs.kept[:-KEPT_RUNS] if run is not runs.selected])
        if not runs.active:
            self._training.train()
        elif not self._training.runs.playing:
            self._training.on_play()

    def _pause(self) -> None:
        self._training.on_play()

    def _draw(self) -> None:
        rng = np.random.default_rng(self._turn)
        stroke = tuple((float(x), float(y)) for x, y in rng.uniform(0.1, 0.9, (30, 2)))
        self._training.edit(strokes=(stroke,), picture="")

    def _other(self) -> None:
        self._window.turn(+1)
        tab = self._window.current_tab
        tab.apply_preset(tab.presets[self._turn % len(tab.presets)])
        if tab.timeline.steps:
            tab.on_play()

    def _back(self) -> None:
        self._window.show_tab("training")


def soak(minutes: float, every: float) -> tuple[Samples, list[str]]:
    """Use a window for so long, doing something every so many seconds; return what was measured."""
    import psutil
    from PySide6.QtCore import QElapsedTimer, QSettings, Qt, QTimer
    from PySide6.QtWidgets import QApplication

    from tests.stress.monkey.journal import Journal
    from tests.stress.monkey.watch import Watch, console
    from widgets.window import MainWindow

    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    folder = Path(tempfile.mkdtemp(prefix="lab-soak-"))
    journal, samples, clock = Journal(folder / "events.txt"), Samples(), QElapsedTimer()
    with console(journal.fail), Watch(journal, hang=5.0):
        window = MainWindow(QSettings(str(folder / "x.ini"), QSettings.Format.IniFormat))
        window.resize(1280, 800)
        window.show()
        reader, own, begin = Reader(window), psutil.Process(), time.monotonic()

        def tick() -> None:
            late = max(0.0, clock.nsecsElapsed() / 1e6 - TIMER_MS)
            samples.counts[min(BINS - 1, int(late / BIN_MS))] += 1
            clock.start()

        def act() -> None:
            reader.one()
            family = [p.memory_info().rss / 1e6 for p in own.children(recursive=True)]
            seconds = time.monotonic() - begin
            samples.add(seconds, own.memory_info().rss / 1e6, sum(family))
            if samples.seconds[-1] > 60 * minutes:
                app.quit()

        ticks, acts = QTimer(), QTimer()
        ticks.setTimerType(Qt.TimerType.PreciseTimer)
        ticks.timeout.connect(tick)
        acts.timeout.connect(act)
        clock.start()
        ticks.start(TIMER_MS)
        acts.start(round(1000 * every))
        app.exec()
        ticks.stop()
        acts.stop()
        window.close()
    said = [failure.what for failure in journal.failures]
    journal.close()
    return samples, said


def main() -> int:
    """Soak; print the table and the verdict; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.stress.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--every", type=float, default=2.0, metavar="SECONDS")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    home = tempfile.mkdtemp(prefix="lab-soak-home-")
    for name in HOMES:
        os.environ[name] = home
    samples, said = soak(options.minutes, options.every)
    print(table(samples))
    broken = verdict(samples, said)
    print("\n".join(broken) if broken else "held")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
