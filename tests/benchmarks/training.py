"""How smooth the window stays while the MNIST tab trains, and what the window costs the training.

    python -m tests.benchmarks.training [--seconds 8] [--rounds 3]

The lateness of a 5 ms timer in the window (median, p99, worst, in ms) while nothing trains, while
the default run does, and while two runs do with each page below the curves open in turn. The steps
per second with the window, against those of the same run in a child process without one, measured
in turn. And how long the answer to a new point of a stroke takes.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

from lab.experiments.training import TrainingParams, TrainingStream
from lab.experiments.training.params import INSPECTORS
from lab.runner import Runner
from widgets.start import spare_collector
from widgets.tabs.training import TrainingTab
from widgets.theme import appearance
from widgets.window import MainWindow

TICK_MS = 5
LIMIT_MS = 16
ENDLESS = TrainingParams(epochs=10_000)
TWO = ENDLESS.changed(compare=("seed = 0", "seed = 1"))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=8.0, help="of each measurement")
    parser.add_argument("--rounds", type=int, default=3, help="for the steps per second")
    options = parser.parse_args()
    app = QApplication([])
    appearance.choose(theme="dark")
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        window = MainWindow(settings)
        window.resize(1280, 800)
        tab = window.show_tab("training")
        assert isinstance(tab, TrainingTab)
        window.show()
        spare_collector()
        wait(app, 2.0)
        lateness(app, tab, options.seconds)
        speed(app, tab, options.seconds, options.rounds)
        answers(app, tab)
        window.close()


def wait(app: QApplication, seconds: float, until: Callable[[], bool] = lambda: False) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end and not until():
        app.processEvents()
        time.sleep(0.001)


def turn_for(seconds: float) -> None:
    """Let the window live (the application's own loop would close it at its end)."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def lateness(app: QApplication, tab: TrainingTab, seconds: float) -> None:
    print(f"lateness of a {TICK_MS} ms timer, ms".ljust(44), "median     p99   worst")
    tell("nothing trains", ticks(seconds))
    for name, params in (("the default run", ENDLESS), ("two runs", TWO)):
        for page in ["weights"] if params is ENDLESS else [p for p in INSPECTORS if p != "dropout"]:
            start(app, tab, params.changed(inspector=page))
            tell(f"{name}, page “{INSPECTORS[page]}”", ticks(seconds))
            tab.runs.stop()
    dropout = ("affine 100", "relu", "dropout 0.2")
    start(app, tab, TWO.changed(layers=dropout, inspector="dropout"))
    tell("two runs, page “Dropout”", ticks(seconds))
    tab.runs.stop()


def start(app: QApplication, tab: TrainingTab, params: TrainingParams) -> None:
    tab.runs.remove(list(tab.runs.kept[1:]))
    tab.set_params(params)
    tab.train()
    runs = tab.runs.group
    wait(app, 30.0, lambda: all(run.record.history.steps > 200 for run in runs))


def ticks(seconds: float) -> list[float]:
    """Return how late each tick of a timer came, in ms."""
    late: list[float] = []
    before = time.perf_counter()

    def tick() -> None:
        nonlocal before
        now = time.perf_counter()
        late.append(max(0.0, 1000 * (now - before) - TICK_MS))
        before = now

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    timer.start(TICK_MS)
    turn_for(seconds)
    timer.stop()
    return late[1:]


def tell(name: str, late: list[float]) -> None:
    median, p99 = np.percentile(late, (50, 99))
    mark = "" if p99 <= LIMIT_MS else "   ← too late"
    print(name.ljust(44), f"{median:6.2f}  {p99:6.2f}  {max(late):6.1f}{mark}")


def speed(app: QApplication, tab: TrainingTab, seconds: float, rounds: int) -> None:
    shares = []
    print(f"\n{'steps per second':<44} window  headless")
    for _ in range(rounds):
        start(app, tab, ENDLESS)
        with_window = windowed(tab, seconds)
        tab.runs.stop()
        without = headless(seconds)
        shares.append(with_window / without)
        print(" " * 44, f"{with_window:6.0f}  {without:6.0f}   {100 * shares[-1]:.0f} %")
    print("median share".ljust(44), f"{100 * statistics.median(shares):6.0f} %")


def windowed(tab: TrainingTab, seconds: float) -> float:
    frame = tab.record.frame
    assert frame is not None
    begin, first = time.perf_counter(), frame.step
    turn_for(seconds)
    assert tab.record.frame is not None
    return (tab.record.frame.step - first) / (time.perf_counter() - begin)


def headless(seconds: float) -> float:
    """Train in a child process that is asked for a frame only at the ends."""
    runner = Runner(TrainingStream)
    runner.start(ENDLESS.run())

    def steps() -> int:
        while True:
            frame = runner.poll()
            if frame is not None and frame.step > 200:
                return int(frame.step)
            time.sleep(0.01)

    first, begin = steps(), time.perf_counter()
    time.sleep(seconds)
    runner.poll()
    last = steps()
    spent = time.perf_counter() - begin
    runner.close()
    return (last - first) / spent


def answers(app: QApplication, tab: TrainingTab) -> None:
    tab.edit(inspector="runs", strokes=())
    wait(app, 0.3)
    took = []
    points: list[tuple[float, float]] = []
    for i in range(200):
        points.append((0.2 + 0.6 * (i % 50) / 50, 0.2 + 0.6 * i / 200))
        begin = time.perf_counter()
        tab.edit(strokes=(tuple(points),))
        app.processEvents()
        took.append(1000 * (time.perf_counter() - begin))
    median, worst = statistics.median(took), np.percentile(took, 99)
    print(f"\n{'ms from a point to the answer on screen':<44} {median:6.2f}  {worst:6.2f} (p99)")


if __name__ == "__main__":
    main()
