"""How the middle of the MNIST tab looks: nothing cut off, nothing empty, nothing on top of data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from lab.experiments.training import RunParams, RunRecord, TrainingParams
from lab.experiments.training.inspection import DataNote
from lab.history import Evaluation
from lab.message import Message
from lab.pulse import Pulse
from tests.stress.using import untrained
from tests.widgets.tabs.training_tab import opened
from widgets.tabs.training import TrainingTab
from widgets.theme import appearance
from widgets.training.loss_plot import roomy
from widgets.training.measure_plot import LABEL_HEIGHT, apart
from widgets.training.pages.gradients import GradientsPage
from widgets.training.progress import progress_in_words
from widgets.training.runs import MOST_DRAWN, KeptRun
from widgets.training.runs_model import NAME
from widgets.training.styles import styles


@pytest.fixture
def tab(qtbot: QtBot) -> Iterator[TrainingTab]:
    yield from opened(qtbot)


def test_the_legend_makes_buttons_for_new_runs_only(tab: TrainingTab) -> None:
    first = tab.runs.kept[0]
    more = [tab.runs.add(RunRecord(RunParams(layers=(f"affine {n}",)))) for n in (10, 20)]
    tab.live.now()
    legend = tab.middle.legend
    kept = dict(legend._buttons)
    assert list(kept) == [first, *more]
    tab.runs.remove([more[0]])
    last = tab.runs.add(RunRecord(RunParams(layers=("affine 30",))))
    tab.live.now()
    QApplication.processEvents()
    buttons = [b for b in legend.findChildren(QToolButton) if b.isVisible()]
    assert [legend._buttons[run] for run in (first, more[1])] == [kept[first], kept[more[1]]]
    assert sorted(buttons, key=lambda b: (b.y(), b.x())) == list(legend._buttons.values())
    QTest.mouseClick(kept[more[1]], Qt.MouseButton.LeftButton)
    assert tab.runs.selected is more[1] is not last


def test_the_earliest_runs_give_way_when_there_are_too_many_to_tell_apart(
    qtbot: QtBot, tab: TrainingTab
) -> None:
    first, said = tab.runs.kept[0], []
    tab.status.connect(said.append)
    for _ in range(MOST_DRAWN - 1):
        tab.runs.add(RunRecord(RunParams()))
    assert len(set(styles(tab.runs.shown).values())) == MOST_DRAWN
    assert first.shown
    assert not said
    tab.runs.add(RunRecord(RunParams()))
    assert not first.shown
    assert first in tab.runs.kept
    assert len(said) == 1
    assert str(MOST_DRAWN) in said[0]
    tab.live.now()
    rows = tab.middle.inspectors.runs.table.model
    tick = Qt.ItemDataRole.CheckStateRole
    rows.setData(rows.index(0, NAME), Qt.CheckState.Checked.value, tick)
    second = tab.runs.kept[1]
    assert (first.shown, second.shown) == (True, False)
    drawn = styles(tab.runs.shown)
    assert len(drawn) == len(set(drawn.values())) == MOST_DRAWN
    assert len(said) == 2


def test_the_legend_keeps_clear_of_what_divides_the_halves(tab: TrainingTab) -> None:
    legend = tab.middle.legend
    chip = legend.findChild(QToolButton)
    bottom = chip.mapTo(legend.parentWidget(), QPoint(0, chip.height())).y()
    assert bottom <= legend.parentWidget().height() - 3


def test_the_pages_are_chosen_in_one_row(qtbot: QtBot, tab: TrainingTab) -> None:
    tab.set_params(TrainingParams(layers=("affine 20", "relu", "dropout 0.2"), inspector="dropout"))
    bar = tab.middle.inspectors
    buttons = [b for b in bar.findChildren(QToolButton) if b.objectName().startswith("inspect_")]
    qtbot.waitUntil(lambda: len([b for b in buttons if b.isVisible()]) == 9)
    qtbot.waitUntil(lambda: len({button.y() for button in buttons}) == 1)


def test_a_single_evaluation_is_drawn_at_the_start_of_the_axis(
    qtbot: QtBot, tab: TrainingTab
) -> None:
    tab.on_forward()
    tab.runs.hide_others()
    qtbot.waitUntil(lambda: bool(tab.record.history.evaluations), timeout=60_000)
    qtbot.waitUntil(lambda: not tab.live.busy)
    (low, high), _ = tab.middle.curves.measure.viewRange()
    assert -0.2 <= low <= 0
    assert high <= max(1.5, 1.1 * tab.record.history.steps)


def test_a_page_says_that_its_answer_is_on_the_way(qtbot: QtBot, tab: TrainingTab) -> None:
    tab.edit(inspector="activations")
    page = tab.middle.inspectors.page("activations")
    waiting = tab.middle.inspectors.findChild(QLabel, "looking")
    qtbot.waitUntil(waiting.isVisible)
    assert waiting.text()
    qtbot.waitUntil(page.isVisible, timeout=60_000)
    assert not waiting.isVisible()


def test_a_page_does_not_show_another_run_while_one_waits(qtbot: QtBot, tab: TrainingTab) -> None:
    tab.edit(inspector="weights")
    qtbot.waitUntil(tab.middle.inspectors.page("weights").isVisible, timeout=60_000)
    tab.train(play=False)
    assert tab.record.frame is None
    waiting = tab.middle.inspectors.findChild(QLabel, "looking")
    assert waiting.isVisible()
    assert not tab.middle.inspectors.page("weights").isVisible()


def test_the_key_of_the_gradients_stands_beside_the_plot(tab: TrainingTab) -> None:
    tab.edit(inspector="gradients")
    page = tab.middle.inspectors.page("gradients")
    assert page.plot.getPlotItem().legend is None
    told = " ".join(label.text() for label in page.findChildren(QLabel))
    for words in ("weights W", "gradients dW", "step / weights"):
        assert words in told


def test_keep_as_has_room_for_its_arrow(tab: TrainingTab) -> None:
    keep = tab.digit.findChild(QToolButton, "keep")
    image = keep.grab().toImage()
    corner = image.pixelColor(image.width() - 6, image.height() // 2)
    inside = image.pixelColor(6, 4)
    assert abs(corner.lightnessF() - inside.lightnessF()) < 0.15


def test_the_explanation_is_of_the_run_that_is_looked_into(qtbot: QtBot, tab: TrainingTab) -> None:
    assert tab.record.params.optimizer == "adam"
    tab.edit(optimizer="sgd")
    assert str(tab.make_explanation().title) == "One step of Adam"


def test_the_lowest_loss_is_told_inside_the_plot(qtbot: QtBot, tab: TrainingTab) -> None:
    tab.edit(measure="test_loss")
    plot = tab.middle.curves.measure
    qtbot.waitUntil(lambda: plot._low_label.isVisible() and plot.isVisible() and not tab.busy)
    label = plot._low_label.mapRectToScene(plot._low_label.boundingRect())
    area = plot.getViewBox().sceneBoundingRect()
    assert label.right() <= area.right() + 1
    assert label.left() >= area.left() - 1


def test_the_numbers_of_six_runs_stand_above_their_bars(qtbot: QtBot, tab: TrainingTab) -> None:
    for _ in range(5):
        tab.keep(RunRecord.load())
    tab.edit(measure="time")
    plot = tab.middle.curves.results
    qtbot.waitUntil(lambda: plot.isVisible() and plot.height() > 100)
    qtbot.waitUntil(lambda: len(tab.middle.curves._styles) == 6)
    rects = [item.mapRectToScene(item.boundingRect()) for item in plot._items]
    texts = [rects[i] for i in range(2, len(rects), 3)]
    bars = [rects[i] for i in range(0, len(rects), 3)]
    assert len(texts) == 6
    for text in texts:
        for bar in bars:
            assert min(text.bottom(), bar.bottom()) - max(text.top(), bar.top()) < 3


@pytest.mark.parametrize(
    ("last", "end"),
    [(0, 1), (1, 1), (1.1, 1.25), (999, 1000), (1000, 1000), (1234, 1250), (9999, 10_000)],
)
def test_an_axis_that_grows_has_a_round_end_close_behind(last: float, end: float) -> None:
    assert roomy(last) == pytest.approx(end)


def test_the_axis_of_losses_stands_still_between_its_ends(qtbot: QtBot, tab: TrainingTab) -> None:
    plot = tab.middle.curves.loss
    qtbot.waitUntil(lambda: not tab.busy)
    steps = tab.record.history.steps
    (left, right), (low, high) = plot.getViewBox().viewRange()
    assert left <= 0
    assert steps <= right <= 1.3 * steps
    losses = np.log10(tab.record.history.losses)
    assert low <= losses.min()
    assert high >= losses.max()


@pytest.mark.parametrize("name", ["loss", "measure"])
def test_what_the_reader_has_enlarged_stays_so_until_the_axis_is_another(
    qtbot: QtBot, tab: TrainingTab, name: str
) -> None:
    plot = getattr(tab.middle.curves, name)
    qtbot.waitUntil(lambda: not tab.busy)
    area, whole = plot.getViewBox().sceneBoundingRect(), plot.getViewBox().viewRange()
    place, none = plot.mapFromScene(area.center()), Qt.MouseButton.NoButton
    wheel = QWheelEvent(
        QPointF(place),
        QPointF(plot.viewport().mapToGlobal(place)),
        QPoint(),
        QPoint(0, 480),
        none,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(plot.viewport(), wheel)
    enlarged = plot.getViewBox().viewRange()
    assert enlarged[0][1] < whole[0][1]
    history = tab.record.history
    history.add_losses(np.full(20_000, 30.0))
    history.evaluations.append(replace(history.evaluations[-1], step=history.steps))
    tab.live.now()
    assert plot.getViewBox().viewRange() == enlarged
    qtbot.keyClick(plot, Qt.Key.Key_0)
    assert plot.getViewBox().viewRange()[0][1] > history.steps > whole[0][1], "all since then"
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    enlarged = plot.getViewBox().viewRange()
    tab.edit(x_axis="epochs")
    qtbot.waitUntil(lambda: not tab.busy)
    assert plot.getViewBox().viewRange() != enlarged


@pytest.mark.parametrize(
    ("epoch", "step", "total", "words"),
    [(1.5, 2812, 5625, "epoch 1.5 / 3"), (0.2, 375, 500, "epoch 0.20 / 0.27")],
)
def test_epochs_are_told_with_as_many_digits_as_their_number(
    tab: TrainingTab, epoch: float, step: int, total: int, words: str
) -> None:
    frame = tab.record.frame
    assert frame is not None
    tab.record.frame = replace(frame, epoch=epoch, step=step, steps_total=total)
    assert progress_in_words(tab.runs).startswith(words)


def test_gradients_that_are_no_numbers_are_drawn_as_nothing(tab: TrainingTab) -> None:
    tab.edit(inspector="gradients")
    nothing, sizes = np.full(2, np.nan), np.array([0.1, 0.2])
    tab.record.history.pulses.append(Pulse(1, ("affine1", "affine2"), sizes, nothing, nothing))
    tab.live.now()
    plot = tab.findChild(GradientsPage).plot
    drawn = [item.getData()[0] for item in plot.getPlotItem().listDataItems()]
    assert [0 if places is None else len(places) for places in drawn] == [2, 0, 0]
    plot.getViewBox().autoRange()
    QTest.qWait(20)


def test_rows_of_runs_that_stay_the_same_are_left_alone(
    tab: TrainingTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab.edit(inspector="runs")
    rows = tab.middle.inspectors.runs.table
    for _ in range(3):
        tab.runs.add(RunRecord(RunParams(layers=("affine 10",))))
    tab.live.now()
    described: list[object] = []
    monkeypatch.setattr("widgets.training.runs_model.describe", described.append)
    tab.live.now()
    assert not described
    monkeypatch.undo()
    name = rows.model.index(1, NAME)
    rows.model.setData(name, "")
    tab.live.now()
    assert name.data() == tab.runs.kept[1].title != "", "no run is without a name"
    assert "double click" in name.data(Qt.ItemDataRole.ToolTipRole)


def test_a_thousand_runs_are_read_no_further_than_they_are_seen(
    qtbot: QtBot, tab: TrainingTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab.edit(inspector="runs")
    table = tab.middle.inspectors.runs.table
    more = [KeptRun(RunRecord(RunParams()), slot) for slot in range(1000)]
    for run in more:
        run.shown = False
    described: list[object] = []
    monkeypatch.setattr("widgets.training.runs_model.describe", lambda p: described.append(p) or ())
    tab.runs.kept += more
    table.show_runs(tab.runs)
    QApplication.processEvents()
    assert table.model.rowCount() == len(tab.runs.kept) > 1000
    assert len(described) < 100


def test_weights_that_are_all_zero_are_drawn_nowhere(tab: TrainingTab) -> None:
    """On a logarithmic axis there is no 0."""
    record = untrained(RunParams(layers=("affine 5",)))
    record.history.add_losses(np.ones(4))
    for step, norm in ((0, 0.0), (4, 1.0)):
        record.history.evaluations.append(Evaluation(step, step, *[0.5] * 6, weight_norm=norm))
    run = tab.runs.add(record)
    tab.edit(measure="norm")
    tab.live.now()
    line, _, markers = tab.middle.curves.measure._lines[run]
    assert markers.data["y"].tolist() == [0.0]
    assert np.isfinite(line.getData()[1]).tolist() == [False, True]


def test_answers_are_titled_with_what_is_known_of_the_image(
    tab: TrainingTab, tmp_path: Path
) -> None:
    record = untrained(RunParams(layers=("affine 5",)))
    record.history.add_losses(np.ones(4))
    record.history.add_answers(np.full((5, 10), 0.1))
    tab.edit(measure="answers")
    title = tab.middle.curves.answers.getPlotItem().titleLabel
    tab.runs.add(record)
    tab.live.now()
    assert "-1" not in title.text
    record.data = DataNote("fashion", (*"abcdefghi", "boot"), Message("…"), 9)
    tab.runs.select(tab.runs.kept[-1])
    tab.live.now()
    assert "boot" in title.text
    record.network_step = 4
    record.save(tmp_path / "net.npz")
    again = RunRecord.load(tmp_path / "net.npz")
    tab.keep(again)
    tab.live.now()
    assert "boot" in title.text
    assert tab.record.class_names[9] == "boot"


def test_lines_of_answers_are_as_thick_as_the_look_asks_for(
    tab: TrainingTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(appearance, "line_width", lambda width: 10 * width)
    record = untrained(RunParams(layers=("affine 5",)))
    record.history.add_answers(np.full((1, 10), 0.1))
    tab.runs.add(record)
    tab.edit(measure="answers")
    tab.live.now()
    lines = tab.middle.curves.answers._lines
    assert min(line.opts["pen"].widthF() for line in lines) == 10


def test_no_accuracy_of_the_first_weights_stands_beside_trained_ones(tab: TrainingTab) -> None:
    run = tab.runs.add(RunRecord(RunParams()))
    history = run.record.history
    history.evaluations.append(Evaluation(0, 0.0, 2.3, 0.1, 2.3, 0.092, 0.0, 0.0, 1.0))
    assert run.record.accuracy_so_far == 0.092
    history.add_losses(2.2)
    assert run.record.test_accuracy == 0.092
    assert run.record.accuracy_so_far is None
    history.evaluations.append(Evaluation(1, 1.0, 1.3, 0.6, 1.3, 0.5, 1.0, 1.0, 1.0))
    assert run.record.accuracy_so_far == 0.5


@pytest.mark.parametrize("seed", range(5))
def test_digits_beside_their_curves_do_not_lie_on_one_another(seed: int) -> None:
    rng = np.random.default_rng(seed)
    values = rng.dirichlet(np.full(10, 0.05))
    heights = apart(values)
    order = np.argsort(values, kind="stable")
    assert np.diff(heights[order]).min() >= LABEL_HEIGHT - 1e-12
    assert heights.min() >= 0
    assert heights.max() <= 1
    np.testing.assert_array_equal(apart(np.arange(10) / 10), np.arange(10) / 10)
