"""The survival map, the training comparison and the sixteen plots: what children do."""

from __future__ import annotations

import math
import os
import signal
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lab.experiments.initialization import InitializationParams
from lab.experiments.initialization.before_after import TrainingFrame
from lab.experiments.initialization.histograms import HistogramFrame
from lab.experiments.initialization.jobs import job
from lab.experiments.initialization.sixteen import STD, SixteenFrame, empty
from lab.experiments.initialization.survival import SurvivalFrame
from lab.experiments.training import TrainingParams
from lab.runner import State
from tests.lab.experiments.initialization_runs import last_frame
from tests.widgets.tabs.initialization_tab import (
    BRIEF_SIXTEEN,
    BRIEF_TRAINING,
    LEFT,
    drag,
    finished,
    opened,
    settle,
    show,
)
from widgets.initialization import work
from widgets.tabs.initialization import InitializationTab


@pytest.fixture
def tab(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[InitializationTab]:
    monkeypatch.setattr(work, "_kept", {})
    yield from opened(qtbot)


def test_the_map_fills_in_and_its_point_is_dragged(qtbot: QtBot, tab: InitializationTab) -> None:
    show(tab, mode="survival", activation="relu", init="he", units=20)
    assert tab.progress.isVisible()
    finished(qtbot, tab)
    assert not tab.progress.isVisible()
    frame = tab.current_frame()
    assert isinstance(frame, SurvivalFrame)
    assert frame.done == 1
    he = math.log10(math.sqrt(2 / 20))
    drag(tab.view("survival").map, (he, 5), (-1.5, 12))
    assert tab.settings.init == "std"
    assert tab.settings.std == pytest.approx(10**-1.5, rel=0.05)
    assert tab.settings.layers == 12
    assert tab.current_frame() is frame, "the map stays while its point moves"
    tab.undo_stack.undo()
    assert (tab.settings.init, tab.settings.layers) == ("he", 5)


def test_the_point_is_clicked_and_nudged(qtbot: QtBot, tab: InitializationTab) -> None:
    show(tab, mode="survival", activation="relu", std=0.1, layers=5, units=5)
    finished(qtbot, tab)
    view = tab.view("survival")
    view.point.setFocus()
    QTest.keyClick(view.map.viewport(), Qt.Key.Key_Up)
    settle()
    assert tab.settings.layers == 6
    QTest.keyClick(view.map.viewport(), Qt.Key.Key_Right)
    settle()
    assert tab.settings.std == pytest.approx(10**-0.95, rel=0.01)
    view.map.hovered.emit(-2.0, 4.2)
    assert view.readout.text().startswith("std 0.01, layer 4: ")


def test_cancel_works_at_once_and_start_again_starts(qtbot: QtBot, tab: InitializationTab) -> None:
    show(tab, mode="survival", units=300)
    qtbot.waitUntil(lambda: tab.work.frame.done > 0, timeout=30_000)
    QTest.mouseClick(tab.progress.button, LEFT)
    assert not tab.work.running
    assert tab.progress.button.text() == "Start again"
    done = tab.work.frame.done
    assert 0 < done < 1
    qtbot.wait(200)
    assert tab.work.frame.done == done, "what is found stays, and nothing more comes"
    QTest.mouseClick(tab.progress.button, LEFT)
    assert tab.work.running
    qtbot.waitUntil(lambda: tab.work.frame.done > 0, timeout=30_000)


def test_training_shows_before_and_after_and_plays(qtbot: QtBot, tab: InitializationTab) -> None:
    show(tab, **BRIEF_TRAINING)
    finished(qtbot, tab)
    frame = tab.current_frame()
    assert isinstance(frame, TrainingFrame)
    assert frame.steps == 40
    assert tab.timeline.cursor == 40
    view = tab.view("training")
    bars = view.grid.bars_at(0, 0)
    assert bars.ghost is not None
    assert not np.array_equal(bars.ghost, bars.heights)
    computed = last_frame(tab.settings)
    assert isinstance(computed, TrainingFrame)
    assert frame.accuracy == computed.accuracy
    for name in computed.losses:
        np.testing.assert_array_equal(frame.losses[name], computed.losses[name])
    QTest.keyClick(tab, Qt.Key.Key_Home)
    settle()
    start = view.grid.bars_at(0, 0)
    np.testing.assert_array_equal(start.ghost, start.heights)
    assert view.title.text() == "He: step 0 of 40"
    QTest.keyClick(tab, Qt.Key.Key_Space)
    assert tab.timeline.playing
    x, _ = view._lines["he"].getOriginalDataset()
    assert x[-1] == 40
    tab.edit(watch="std")
    settle()
    assert not tab.work.running, "all three are trained already"
    assert view.title.text().startswith("std 0.01: ")


def test_the_transport_counts_steps_of_training(qtbot: QtBot, tab: InitializationTab) -> None:
    show(tab, **{**BRIEF_TRAINING, "iterations": 120})
    finished(qtbot, tab)
    assert tab.current_frame().steps < 120, "not every step is kept"
    assert tab.transport.text.text() == "step 120 / 120"
    QTest.keyClick(tab, Qt.Key.Key_Home)
    settle()
    assert tab.transport.text.text() == "step 0 / 120"


def test_work_that_one_child_failed_at_is_begun_anew(
    tab: InitializationTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work.threads, "cores", lambda: 2)
    show(tab, **BRIEF_SIXTEEN)
    tab.work.start()
    first, second = tab.work._at_work
    first.state_changed.emit(State.FAILED)
    second.state_changed.emit(State.FINISHED)
    assert not tab.work.running
    show(tab, units=20, inputs=20)
    show(tab, **BRIEF_SIXTEEN)
    assert tab.work.running


def test_sixteen_plots_fill_in_and_stay(qtbot: QtBot, tab: InitializationTab) -> None:
    show(tab, **BRIEF_SIXTEEN)
    finished(qtbot, tab)
    frame = tab.current_frame()
    assert isinstance(frame, SixteenFrame)
    assert frame.done == 1
    computed = last_frame(tab.settings)
    assert isinstance(computed, SixteenFrame)
    np.testing.assert_array_equal(frame.accuracy, computed.accuracy)
    show(tab, units=20, inputs=20)
    show(tab, **BRIEF_SIXTEEN)
    assert not tab.work.running, "what is done is done once"
    assert tab.current_frame() is frame


def pretend(tab: InitializationTab) -> None:
    """Show results that are easy to tell apart: with batch norm always right, never without."""
    params = InitializationParams(**BRIEF_SIXTEEN)
    nothing = empty(params)
    accuracy = np.zeros_like(nothing.accuracy)
    accuracy[:, 1] = 1.0
    all_done = np.ones((16, 2), np.bool_)
    frame = SixteenFrame(nothing.epochs, accuracy, nothing.diverged, all_done)
    work._kept[job(params)] = frame
    show(tab, **BRIEF_SIXTEEN)
    assert tab.current_frame() is frame


def test_of_sixteen_plots_only_the_new_one_is_painted(tab: InitializationTab) -> None:
    pretend(tab)
    plots = tab.view("batch_norm").plots
    painted: list[QRegion] = []

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if isinstance(event, QPaintEvent):
                painted.append(event.region())
            return False

    watch = Watch(plots)
    plots.installEventFilter(watch)
    settle()
    painted.clear()
    assert plots.frame is not None
    accuracy = plots.frame.accuracy.copy()
    accuracy[3, 1, -1] = 0.5
    plots.show_sixteen(replace(plots.frame, accuracy=accuracy))
    settle()
    assert len(painted) == 1
    assert plots.cell(3).toAlignedRect().contains(painted[0].boundingRect())


def test_a_click_opens_the_nearer_run_on_the_mnist_tab(
    qtbot: QtBot, tab: InitializationTab
) -> None:
    pretend(tab)
    plots = tab.view("batch_norm").plots
    inside = plots.cell(6)
    for height, normed in ((0.3, True), (0.95, False)):
        place = QPointF(inside.center().x(), inside.top() + height * inside.height())
        with qtbot.waitSignal(tab.open_requested) as asked:
            QTest.mouseClick(plots, LEFT, pos=place.toPoint())
        name, changes = asked.args
        assert name == "training"
        params = TrainingParams().changed(**changes)
        assert params.init_std == STD[6]
        assert ("batch_norm" in params.layers) == normed
        assert params.train_size == 100


def test_keys_walk_over_the_plots_and_open_one(qtbot: QtBot, tab: InitializationTab) -> None:
    pretend(tab)
    plots = tab.view("batch_norm").plots
    plots.setFocus()
    QTest.keyClick(plots, Qt.Key.Key_Down)
    QTest.keyClick(plots, Qt.Key.Key_Right)
    assert plots.chosen == 5
    assert tab.view("batch_norm").readout.text().startswith("std 0.0464")
    with qtbot.waitSignal(tab.open_requested) as asked:
        QTest.keyClick(plots, Qt.Key.Key_Return)
    assert "batch_norm" in asked.args[1]["layers"]
    with qtbot.waitSignal(tab.open_requested) as asked:
        QTest.keyClick(plots, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert "batch_norm" not in asked.args[1]["layers"]


def test_hover_tells_how_a_pair_of_runs_ended(tab: InitializationTab) -> None:
    pretend(tab)
    QTest.mouseMove(tab.view("batch_norm").plots, QPoint(20, 60))
    settle()
    words = tab.view("batch_norm").readout.text()
    assert words == "std 1 · with batch norm 100 % · without 0 %"


def test_a_large_network_is_computed_by_a_child(qtbot: QtBot, tab: InitializationTab) -> None:
    show(tab, units=400, layers=12, activation="relu", init="he", span="all")
    assert tab.work.running
    assert tab.current_frame().signals == ()
    finished(qtbot, tab)
    frame = tab.current_frame()
    assert isinstance(frame, HistogramFrame)
    assert frame.signals[0].layers == 12
    assert tab.view("histograms").table.model().rowCount() == 12


def test_a_child_that_dies_is_told_and_can_be_started_again(
    qtbot: QtBot, tab: InitializationTab, child_failures: list[str]
) -> None:
    show(tab, mode="survival", units=300)
    qtbot.waitUntil(lambda: tab.work.frame.done > 0, timeout=30_000)
    pid = tab.work._at_work[0].pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: not tab.work.running, timeout=5_000)
    problem = tab.findChild(QLabel, "problem")
    assert problem.isVisible()
    assert "ended unexpectedly" in problem.text()
    assert len(child_failures) == 1
    child_failures.clear()
    QTest.mouseClick(tab.progress.button, LEFT)
    qtbot.waitUntil(lambda: tab.work.running and tab.work.frame.done > 0, timeout=30_000)


def test_nothing_is_begun_before_somebody_looks(qtbot: QtBot, tab: InitializationTab) -> None:
    tab.hide()
    tab.set_params(InitializationParams(mode="survival", units=5))
    assert isinstance(tab.current_frame(), SurvivalFrame)
    qtbot.wait(200)
    assert not tab.work.running
    assert not tab.busy
    tab.show()
    finished(qtbot, tab)
    assert tab.current_frame().done == 1


def test_a_change_on_the_way_starts_the_new_work(qtbot: QtBot, tab: InitializationTab) -> None:
    show(tab, mode="survival", units=300)
    qtbot.waitUntil(lambda: tab.work.frame.done > 0, timeout=30_000)
    show(tab, mode="survival", units=5, activation="tanh")
    assert tab.work.frame.done == 0
    finished(qtbot, tab)
    assert tab.current_frame().done == 1
