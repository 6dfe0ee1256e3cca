"""Open the window as `main.py` does and try what wants to write; print what the reader is told.

`python -m tests.stress.visit` trains for a moment, keeps a drawn digit, meets an unexpected error,
and closes. Each line of the output is the name of a thing and what was said of it.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMainWindow, QMessageBox

from main import arguments
from widgets.start import find_fonts, problem_before_start, start
from widgets.tabs.training import TrainingTab
from widgets.window import MainWindow

TRAIN_SECONDS, LOOK_MS = 400, 50


def tell(what: str, words: str) -> None:
    """Print a line that any console can show."""
    line = f"{what}: {' '.join(words.split())}\n"
    sys.stdout.buffer.write(line.encode())
    sys.stdout.flush()


def visit(window: MainWindow) -> None:
    """Go through the lab once. Everything unexpected is an exception, which main.py would show."""
    tell("status", window.statusBar().currentMessage())
    tab = window.show_tab("training")
    assert isinstance(tab, TrainingTab)
    play = tab.findChild(QAbstractButton, "play")
    assert play is not None
    play.click()
    until = time.monotonic() + TRAIN_SECONDS
    while tab.record.history.steps < 20 and time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.01)
    tell("trained", "yes" if tab.record.history.steps >= 20 else "no")
    play.click()
    tab.own_actions.keep(3, tab.training_params)
    problem = tab.findChild(QLabel, "problem")
    assert problem is not None
    tell("digit", problem.text())
    close = watch(window.close)
    QTimer.singleShot(0, fail)
    close.start(LOOK_MS)


def fail() -> None:
    """Do what nobody expects."""
    raise ZeroDivisionError("on purpose")


def watch(then: Callable[[], object]) -> QTimer:
    """Return a timer that reads the next dialog, closes it, and goes on."""
    timer = QTimer(QApplication.instance())

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            timer.stop()
            tell("dialog", f"{box.text()} {box.informativeText()}")
            box.done(0)
            QTimer.singleShot(0, then)

    timer.timeout.connect(look)
    return timer


def main() -> int:
    """Open the window, visit it, and return the exit code of the program."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    find_fonts()
    problem = problem_before_start(screenshot=False)
    if problem:
        tell("problem", problem)
        return 2

    def show(window: MainWindow) -> None:
        QMainWindow.show(window)
        QTimer.singleShot(0, lambda: visit(window))

    MainWindow.show = show  # type: ignore[method-assign, assignment]
    return start(arguments(["--language", "en"]))


if __name__ == "__main__":
    sys.exit(main())
