"""The whole way through the window: train on real MNIST, pause, change, draw, read the answer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QSlider, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from lab.experiments.training import TrainingParams
from widgets.tabs.training import TrainingTab
from widgets.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = MainWindow(settings)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    # Before it is shown, so that no other tab's widgets are made.
    window.show_tab("training")
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close()


@pytest.fixture
def tab(window: MainWindow) -> TrainingTab:
    tab = window.show_tab("training")
    assert isinstance(tab, TrainingTab)
    return tab


def click(tab: QWidget, name: str) -> None:
    button = tab.findChild(QToolButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def answer(tab: TrainingTab) -> str:
    found = tab.findChild(QLabel, "answer")
    assert found is not None
    return found.text()


def draw(tab: TrainingTab, *points: tuple[float, float]) -> None:
    """Draw one stroke with the mouse, in parts of the canvas's square."""
    canvas = tab.digit.canvas
    side = min(canvas.width(), canvas.height())
    left, top = (canvas.width() - side) // 2, (canvas.height() - side) // 2
    places = [QPoint(left + round(x * side), top + round(y * side)) for x, y in points]
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=places[0])
    for before, after in pairwise(places):
        for part in range(1, 11):
            QTest.mouseMove(canvas, before + (after - before) * part / 10)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=places[-1])


def test_the_tab_opens_alive(tab: TrainingTab) -> None:
    assert tab.record.history.steps > 1000
    assert tab.record.history.evaluations[-1].test_accuracy > 0.96
    assert answer(tab) == "3"


def test_train_pause_step_change_and_draw(qtbot: QtBot, tab: TrainingTab) -> None:
    click(tab, "play")
    qtbot.waitUntil(lambda: tab.record.history.steps > 300, timeout=20_000)
    assert tab.runs.playing
    assert tab.record.history.evaluations[0].test_accuracy < 0.3

    click(tab, "play")
    assert tab.runs.active
    assert not tab.runs.playing
    qtbot.wait(150)
    standing = tab.record.history.steps
    qtbot.wait(150)
    assert tab.record.history.steps == standing

    click(tab, "step_forward")
    qtbot.waitUntil(lambda: tab.record.history.steps == standing + 1, timeout=5000)

    slider = tab.findChild(QWidget, "lr").findChild(QSlider)
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    raised = tab.params.lr
    assert raised > 0.001
    click(tab, "step_forward")
    qtbot.waitUntil(lambda: tab.record.history.steps == standing + 2, timeout=5000)
    assert tab.current_frame().lr == pytest.approx(raised)

    click(tab, "play")
    qtbot.waitUntil(lambda: tab.record.history.steps > standing + 600, timeout=20_000)
    tab.edit(strokes=())
    qtbot.waitUntil(lambda: answer(tab) == "–")
    draw(tab, (0.25, 0.2), (0.75, 0.2), (0.45, 0.85))
    qtbot.waitUntil(lambda: answer(tab) == "7", timeout=5000)
    losses = tab.record.history.losses
    assert losses[-200:].mean() < losses[:50].mean() / 2


def test_a_stroke_is_undone_as_one_step(qtbot: QtBot, tab: TrainingTab) -> None:
    tab.edit(strokes=())
    qtbot.waitUntil(lambda: answer(tab) == "–")
    draw(tab, (0.5, 0.1), (0.5, 0.9))
    draw(tab, (0.2, 0.5), (0.8, 0.5))
    assert [len(stroke) > 5 for stroke in tab.training_params.strokes] == [True, True]
    tab.undo_stack.undo()
    assert len(tab.training_params.strokes) == 1
    tab.undo_stack.undo()
    assert tab.training_params.strokes == ()
    tab.undo_stack.undo()
    assert tab.training_params.strokes == TrainingParams().strokes


def test_a_diverging_run_is_stopped_and_told(qtbot: QtBot, tab: TrainingTab) -> None:
    tab.set_params(TrainingParams(optimizer="sgd", lr=100.0))
    click(tab, "play")
    qtbot.waitUntil(lambda: tab.record.stage == "failed", timeout=20_000)
    problem = tab.findChild(QLabel, "problem")
    assert problem is not None
    assert problem.isVisible()
    assert "diverged" in problem.text()


def test_a_killed_child_is_told_and_its_curves_stay(
    qtbot: QtBot, tab: TrainingTab, child_failures: list[str]
) -> None:
    import psutil

    click(tab, "play")
    qtbot.waitUntil(lambda: tab.record.history.steps > 100, timeout=20_000)
    (pid,) = tab.runs.pids()
    psutil.Process(pid).kill()
    qtbot.waitUntil(lambda: tab.record.stage == "failed", timeout=1500)
    problem = tab.findChild(QLabel, "problem")
    assert problem is not None
    assert "ended unexpectedly" in problem.text()
    assert "ended unexpectedly" in child_failures.pop()
    assert tab.record.history.steps > 100


def test_theme_and_language_change_while_it_trains(
    qtbot: QtBot, window: MainWindow, tab: TrainingTab
) -> None:
    from widgets.theme import appearance
    from widgets.translate import use_language

    click(tab, "play")
    qtbot.waitUntil(lambda: tab.record.history.steps > 50, timeout=20_000)
    appearance.choose(theme="light")
    use_language("zh_CN")
    before = tab.record.history.steps
    qtbot.waitUntil(lambda: tab.record.history.steps > before + 50, timeout=20_000)
    assert answer(tab) != ""
