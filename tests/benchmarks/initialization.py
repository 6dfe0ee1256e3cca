"""Time the Initialization tab, and check what its questions claim over several seeds.

`python -m tests.benchmarks.initialization` prints milliseconds from a move of the std slider to
the painted picture, and the seconds that the sixteen plots take with the window's lateness
meanwhile. `python -m tests.benchmarks.initialization claims` trains for some minutes.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from lab.data import load_mnist
from lab.experiments.initialization import InitializationParams
from lab.experiments.initialization.before_after import BeforeAfter, TrainingFrame
from lab.experiments.initialization.sixteen import NORMED, PLAIN, STD, run_sixteen

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

MOVES = 100
SEEDS = range(5)
TICK_MS = 5


def make_tab() -> Any:
    """Return a tab on a window of the usual size, shown and at rest."""
    from PySide6.QtWidgets import QApplication

    from widgets.start import spare_collector
    from widgets.tabs.initialization import InitializationTab
    from widgets.theme import appearance

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    appearance.choose(theme="dark")
    tab = InitializationTab()
    tab.resize(1280, 760)
    tab.show()
    spare_collector()
    turn_until(lambda: not tab.busy)
    return tab


def turn_until(done: Callable[[], bool], seconds: float = 60.0) -> None:
    """Run the event loop until something holds."""
    from PySide6.QtWidgets import QApplication

    end = time.perf_counter() + seconds
    while not done() and time.perf_counter() < end:
        QApplication.processEvents()
        time.sleep(0.001)


def slider_times(moves: int) -> list[float]:
    """Return the milliseconds of each move of the std slider until all it changes is painted."""
    from PySide6.QtWidgets import QApplication, QSlider

    tab = make_tab()
    slider = tab.controls.controls["std"].findChild(QSlider)
    grid = tab.view("histograms").grid
    found = []
    for move in range(moves):
        begin = time.perf_counter()
        frame = tab.current_frame()
        slider.setValue(slider.maximum() // 2 + move % 30)
        QApplication.processEvents()
        grid.repaint()
        found.append(1000 * (time.perf_counter() - begin))
        assert tab.current_frame() is not frame
    tab.close()
    return found


def sixteen_plots() -> tuple[float, float, list[float]]:
    """Return seconds to the first results and to all, and the lateness of a timer meanwhile."""
    from PySide6.QtCore import QElapsedTimer, Qt, QTimer

    tab = make_tab()
    late: list[float] = []
    clock = QElapsedTimer()
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: late.append(clock.nsecsElapsed() / 1e6 - TICK_MS))
    timer.timeout.connect(clock.restart)
    begin = time.perf_counter()
    tab.apply_preset("fig-6-18")
    clock.start()
    timer.start(TICK_MS)
    turn = _looper()
    turn(lambda: tab.work.frame is not None and bool(tab.work.frame.finished.any()))
    first = time.perf_counter() - begin
    turn(lambda: not tab.work.running)
    whole = time.perf_counter() - begin
    timer.stop()
    tab.close()
    return first, whole, late


def _looper() -> Callable[[Callable[[], bool]], None]:
    """Return a wait that leaves the event loop alone: it is the loop that is measured."""
    from PySide6.QtCore import QEventLoop, QTimer

    def turn(done: Callable[[], bool]) -> None:
        loop = QEventLoop()
        timer = QTimer()
        timer.timeout.connect(lambda: loop.quit() if done() else None)
        timer.start(20)
        loop.exec()

    return turn


def trained(params: InitializationParams) -> TrainingFrame:
    """Return a training comparison at its end."""
    stream = BeforeAfter(params)
    while stream.step():
        pass
    return stream.frame(frozenset())


def check_claims() -> None:
    """Print and assert what Q16 and Q18 say."""
    book = InitializationParams(mode="training", activation="relu", layers=4, std=0.01)
    load_mnist().check()
    for steps in (500, 2000):
        ends = [trained(replace(book, iterations=steps, seed=seed)).accuracy for seed in SEEDS]
        rows = {name: [round(end[name], 3) for end in ends] for name in ends[0]}
        print(f"Q16, {steps} steps:", rows)
        for end in ends:
            assert end["he"] - end["std"] >= 0.7
            assert steps > 500 or end["he"] - end["xavier"] >= 0.05
    adam = replace(book, iterations=1000, optimizer="adam", lr=0.001)
    print("Q16, Adam:", [round(trained(replace(adam, seed=s)).accuracy["std"], 3) for s in SEEDS])
    sixteen = InitializationParams(mode="batch_norm", activation="relu")
    for seed in SEEDS:
        *_, frame = run_sixteen(replace(sixteen, seed=seed))
        final = frame.final
        best = STD[int(np.nanargmax(final[:, NORMED]))]
        won = int(np.sum(np.nan_to_num(final[:, NORMED]) > np.nan_to_num(final[:, PLAIN])))
        learned = np.sum(final >= 0.8, axis=0).tolist()
        ends = [round(float(final[i, NORMED]), 3) for i in (0, 7, 15)]
        print(f"Q18, seed {seed}: learned {learned}, won {won}, best {best:.2g}, ends {ends}")
        plain = np.nan_to_num(final[7, PLAIN])
        assert final[7, NORMED] >= 0.99
        assert final[0, NORMED] <= 0.55
        assert final[7, NORMED] - plain >= 0.7
    *_, frame = run_sixteen(replace(sixteen, lr=1.0))
    print("Q18, learning rate 1, std 1:", frame.final[0, NORMED])


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("what", nargs="?", choices=("times", "claims"), default="times")
    if parser.parse_args().what == "claims":
        check_claims()
        return
    times = slider_times(MOVES)
    print(f"slider move, ms: {in_words(times)}")
    first, whole, late = sixteen_plots()
    print(f"sixteen plots: first results after {first:.1f} s, all after {whole:.1f} s")
    print(f"lateness meanwhile, ms: {in_words(late)}")


def in_words(times: list[float]) -> str:
    """Return what matters of some times."""
    p50, p95, p99 = np.percentile(times, [50, 95, 99])
    return f"median {p50:.1f}, p95 {p95:.1f}, p99 {p99:.1f}, max {max(times):.1f}"


if __name__ == "__main__":
    main()
