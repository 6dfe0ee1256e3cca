"""The Activations tab, with a real mouse and real keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import psutil
import pytest
import ziamath
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from lab.experiments.activations import EXPERIMENT, PRESETS, ActivationsParams
from lab.experiments.activations.functions import FUNCTIONS
from lab.experiments.activations.mistakes import MISTAKES
from lab.experiments.activations.three_layers import BOOK_WEIGHTS
from lab.runner import State
from tests.widgets.tabs.shown import shown
from widgets.activations.batch_page import BatchPage
from widgets.activations.chain_page import ChainPage
from widgets.activations.curves_page import CurvesPage
from widgets.activations.net_canvas import Place
from widgets.activations.network_page import NetworkPage
from widgets.activations.shapes_page import ShapesPage
from widgets.activations.softmax_page import SoftmaxPage
from widgets.controls import NumberControl
from widgets.plots.plot import Plot
from widgets.tabs.activations import ActivationsTab
from widgets.theme import appearance

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def tab(qtbot: QtBot) -> Iterator[ActivationsTab]:
    tab = ActivationsTab()
    with shown(qtbot, tab):
        yield tab


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def show(tab: ActivationsTab, preset: str, **changes: Any) -> Any:
    """Choose a preset, change settings, and return the page that shows it."""
    tab.apply_preset(preset)
    settle()
    if changes:
        tab.set_params(tab.params.changed(**changes))
    settle()
    return tab.pages[tab.own.mode]


def at(plot: Plot, x: float, y: float) -> QPoint:
    return plot.mapFromScene(plot.getPlotItem().getViewBox().mapViewToScene(QPointF(x, y)))


def drag(widget: QWidget, start: QPoint, end: QPoint) -> None:
    QTest.mouseMove(widget, start)
    QTest.mousePress(widget, LEFT, pos=start)
    for step in range(1, 6):
        # pyqtgraph takes at most a hundred moves a second.
        QTest.qWait(12)
        QTest.mouseMove(widget, start + (end - start) * step / 5)
        settle()
    QTest.mouseRelease(widget, LEFT, pos=end)
    settle()


def drag_on(plot: Plot, start: tuple[float, float], end: tuple[float, float]) -> None:
    drag(plot.viewport(), at(plot, *start), at(plot, *end))


def focus_point(tab: ActivationsTab, plot: Plot) -> None:
    tab.activateWindow()
    plot.clearFocus()
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    assert plot.scene().focusItem() is not None


def test_every_formula_can_be_typeset() -> None:
    found: set[str] = set()
    for preset in PRESETS:
        frame = EXPERIMENT.frame(preset.params)
        for cursor in {0, min(1, frame.steps), frame.steps}:
            found.update(EXPERIMENT.explain(preset.params, frame, cursor).formulas)
    for name in FUNCTIONS:
        params = ActivationsParams(selected=name, x=-1.5)
        found.update(EXPERIMENT.explain(params, EXPERIMENT.frame(params), 0).formulas)
    for mistake in MISTAKES:
        params = ActivationsParams(mode="batch", mistake=mistake)
        found.update(EXPERIMENT.explain(params, EXPERIMENT.frame(params), 0).formulas)
    for latex in found:
        assert "<path" in ziamath.Latex(latex).svg(), latex


# Curves


def test_it_opens_with_the_books_curves(tab: ActivationsTab) -> None:
    settle()
    page = tab.pages["curves"]
    assert isinstance(page, CurvesPage)
    drawn = {name for name, line in page.value_plot.lines.items() if line.isVisible()}
    assert drawn == {"step", "sigmoid", "steep"} == set(tab.own.drawn)
    x, y = page.value_plot.lines["sigmoid"].getData()
    np.testing.assert_allclose(y, 1 / (1 + np.exp(-x)))
    assert not tab.transport.isVisible()


def test_a_drag_anywhere_moves_the_crosshair_of_both_plots(tab: ActivationsTab) -> None:
    page = show(tab, "fig-3-8")
    drag_on(page.slope_plot, (1, 0.5), (-2, 0.5))
    assert tab.own.x == pytest.approx(-2, abs=0.05)
    assert page.value_plot.cross.value() == page.slope_plot.cross.value() == tab.own.x
    ends = np.array(page.tangents["sigmoid"].getData()).T
    np.testing.assert_allclose(ends, tab.current_frame().curve("sigmoid").tangent)
    tab.undo_stack.undo()
    assert tab.own.x == 1.0


def test_a_click_sets_the_crosshair_and_arrow_keys_nudge_it(tab: ActivationsTab) -> None:
    page = show(tab, "fig-3-8")
    QTest.mouseClick(page.value_plot.viewport(), LEFT, pos=at(page.value_plot, -1.5, 0.6))
    settle()
    x = tab.own.x
    assert x == pytest.approx(-1.5, abs=0.03)
    focus_point(tab, page.value_plot)
    QTest.keyClick(page.value_plot, Qt.Key.Key_Right)
    settle()
    assert tab.own.x == pytest.approx(x + 0.05)
    QTest.keyClick(page.value_plot, Qt.Key.Key_Left, SHIFT)
    settle()
    assert tab.own.x == pytest.approx(x - 0.45)


def test_the_handle_on_the_curve_can_be_dragged(tab: ActivationsTab) -> None:
    page = show(tab, "q2")
    drag_on(page.value_plot, (0, 0.5), (2, 0.5))
    assert tab.own.x == pytest.approx(2, abs=0.05)


def test_steepness_is_dragged_on_the_plot_and_turned_by_the_slider(tab: ActivationsTab) -> None:
    page = show(tab, "fig-3-8")
    drag_on(page.value_plot, (0.5, 1), (2, 1))
    assert tab.own.steepness == pytest.approx(1, abs=0.05)
    control = tab.controls.controls["steepness"]
    assert isinstance(control, NumberControl)
    control.slider.setFocus()
    QTest.keyClick(control.slider, Qt.Key.Key_End)
    settle()
    assert tab.own.steepness == 1000
    _, y = page.value_plot.lines["steep"].getData()
    assert set(np.round(y[np.abs(tab.current_frame().x) > 0.01], 3)) == {0, 1}


@pytest.mark.parametrize(
    ("start", "end", "field", "value"),
    [((-2, -0.2), (-2, -1.0), "leaky_slope", 0.5), ((-4, -0.98), (-4, -0.5), "alpha", 0.5)],
)
def test_constants_are_dragged_on_their_curves(
    tab: ActivationsTab, start: Any, end: Any, field: str, value: float
) -> None:
    page = show(tab, "fig-3-9")
    drag_on(page.value_plot, start, end)
    assert getattr(tab.own, field) == pytest.approx(value, abs=0.03)


def test_the_list_shows_hides_explains_and_reads_out(tab: ActivationsTab) -> None:
    page = show(tab, "q2")
    box = tab.functions.findChild(QCheckBox, "shown_tanh")
    QTest.mouseClick(box, LEFT)
    settle()
    assert "tanh" in tab.own.drawn
    assert page.value_plot.lines["tanh"].isVisible()
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    settle()
    assert "tanh" not in tab.own.drawn
    assert not page.value_plot.lines["tanh"].isVisible()
    QTest.mouseClick(tab.functions.findChild(QToolButton, "explain_elu"), LEFT)
    settle()
    assert (tab.own.selected, "elu" in tab.own.drawn) == ("elu", True)
    assert tab.functions.numbers.shown["sigmoid"] == ("0.500", "0.250")
    assert "sigmoid: 0.500, 0.250" in tab.functions.numbers.accessibleDescription()


def test_the_last_function_on_show_stays(tab: ActivationsTab) -> None:
    show(tab, "q2", shown=("relu",), selected="relu")
    box = tab.functions.findChild(QCheckBox, "shown_relu")
    QTest.mouseClick(box, LEFT)
    settle()
    assert tab.own.drawn == ("relu",)
    assert box.isChecked()


def test_the_pointer_reads_the_nearest_curve(tab: ActivationsTab) -> None:
    page = show(tab, "q2")
    page.value_plot.hovered.emit(2.0, 0.9)
    assert page.value_plot.note.toPlainText().startswith("sigmoid:  x 2.00   y 0.8808")
    page.slope_plot.hovered.emit(2.0, 0.99)
    assert "ReLU" in page.slope_plot.note.toPlainText()
    page.value_plot.left.emit()
    assert not page.value_plot.note.isVisible()


def test_saturated_stretches_are_shaded(tab: ActivationsTab) -> None:
    page = show(tab, "q2", selected="sigmoid", threshold=0.1)
    stretches = tab.current_frame().curve("sigmoid").saturated
    shade = page.value_plot.shade.opts
    assert list(zip(shade["x0"], shade["x1"], strict=True)) == list(stretches)
    rows = page.saturation.bars.opts["y"]
    assert set(rows) == {0, 1, 2}
    show(tab, "q2", threshold=0.0)
    assert not page.saturation.isVisible()


def test_the_array_is_tried_and_bad_text_gets_a_sentence(tab: ActivationsTab) -> None:
    page = show(tab, "q2", selected="relu")
    control = tab.controls.controls["array"]
    control.edit.selectAll()
    QTest.keyClicks(control.edit, "-3, 4")
    settle()
    assert "[0. 4.]" in page.attempts[0][2].text()
    assert "TypeError" in page.attempts[1][2].text()
    control.edit.selectAll()
    QTest.keyClicks(control.edit, "two")
    settle()
    assert "not a list of numbers" in control._error.text()
    assert tab.own.array == "-3, 4"


# The deep chain


def test_the_chain_is_played_layer_by_layer(tab: ActivationsTab) -> None:
    page = show(tab, "vanishing")
    assert isinstance(page, ChainPage)
    assert tab.transport.isVisible()
    assert tab.timeline.cursor == 10
    QTest.keyClick(tab, Qt.Key.Key_Home)
    settle()
    np.testing.assert_allclose(page.deepest.getData()[1], page.deepest.getData()[0])
    QTest.keyClick(tab, Qt.Key.Key_Right)
    settle()
    x, y = page.deepest.getData()
    np.testing.assert_allclose(y, 1 / (1 + np.exp(-x)))
    assert page.cursors[0].value() == page.cursors[1].value() == 1


def test_the_first_layers_are_those_that_the_gradient_does_not_reach(tab: ActivationsTab) -> None:
    page = show(tab, "vanishing")
    layers, gradient = page.gradients["sigmoid"].getOriginalDataset()
    assert (gradient[layers == 0] < 1e-6).all()
    assert (gradient[layers == 10] == 1).all()
    assert page.gradient.getAxis("left").labelText == "|∂h₁₀/∂h|"


def test_the_chains_lines_leave_the_plot_where_they_pass_its_edge(tab: ActivationsTab) -> None:
    page: ChainPage = show(
        tab, "vanishing", selected="relu", shown=("sigmoid", "relu"), weight=4.0, depth=50
    )
    assert tab.timeline.cursor == 50
    (_, top), (bottom, _) = page.signal.viewRange()[1], page.gradient.viewRange()[1]
    signal = page.signals["relu"].yData
    beyond = signal[signal > 50]
    assert len(beyond) == 1
    assert beyond[0] > top
    assert np.isnan(signal[10:]).all()
    # The sigmoid has saturated: its gradient is smaller than anything on the axis.
    size = page.gradients["sigmoid"].yData
    seen = np.log10(size[np.isfinite(size)])
    assert seen.min() < bottom
    assert (np.abs(seen + 30) > 1e-6).all()
    assert np.isnan(size[:10]).all()


def test_the_chains_faint_curves_are_named_where_there_is_room(tab: ActivationsTab) -> None:
    page = show(tab, "vanishing", selected="relu", weight=2.0)
    names = [name for name in page.layers if name.isVisible()]
    assert [name.toPlainText() for name in names[:3]] == ["h₁", "h₂", "h₃"]
    for name, factor in zip(names, (2, 4, 8), strict=False):
        assert name.pos().y() == pytest.approx(factor * name.pos().x())
    # With w = 1 all lie on the deepest one, which the axis names.
    page = show(tab, "vanishing", selected="relu", weight=1.0)
    assert not any(name.isVisible() for name in page.layers)


def test_the_chains_input_is_dragged_and_depth_follows_its_slider(tab: ActivationsTab) -> None:
    page = show(tab, "vanishing")
    drag_on(page.curves, (1, 0.8), (-3, 0.8))
    assert tab.own.x == pytest.approx(-3, abs=0.05)
    control = tab.controls.controls["depth"]
    control.slider.setFocus()
    QTest.keyClick(control.slider, Qt.Key.Key_End)
    settle()
    assert tab.own.depth == tab.timeline.cursor == 50
    assert len(page.gradients["sigmoid"].getData()[0]) == 51


def test_a_gradient_of_zero_leaves_the_plot_at_the_bottom(tab: ActivationsTab) -> None:
    page = show(tab, "vanishing", x=-1.0)
    gradient = page.gradients["relu"].getOriginalDataset()[1]
    _, (bottom, _) = page.gradient.viewRange()
    assert gradient[10] == 1
    assert np.log10(gradient[9]) < bottom
    assert np.isnan(gradient[:9]).all()
    # The others are as easy to read as without it.
    assert bottom > -10
    assert tab.functions.numbers.shown["relu"][1] == "0"


def test_the_pointer_reads_a_layer(tab: ActivationsTab) -> None:
    page = show(tab, "vanishing")
    page.gradient.hovered.emit(0.1, -6.4)
    assert page.notes[1].toPlainText() == "layer 0, sigmoid: 2.785·10⁻⁷"
    page.signal.hovered.emit(2.9, 1.1)
    assert page.notes[0].toPlainText() == "layer 3, ReLU: 1"


# Softmax


def test_logits_are_dragged_as_bars(tab: ActivationsTab) -> None:
    page = show(tab, "softmax")
    assert isinstance(page, SoftmaxPage)
    drag_on(page.logits, (1, 2.9), (1, -2))
    assert tab.own.logits[1] == pytest.approx(-2, abs=0.15)
    assert tab.own.logits[0] == 0.3
    heights = page.stable.bars.opts["height"]
    np.testing.assert_allclose(heights, tab.current_frame().y)
    assert "Σ = 1.0000" in page.stable.getPlotItem().titleLabel.text


def test_logits_are_clicked_nudged_and_typed(tab: ActivationsTab) -> None:
    page = show(tab, "softmax")
    QTest.mouseClick(page.logits.viewport(), LEFT, pos=at(page.logits, 0, 3.0))
    settle()
    assert tab.own.logits[0] == pytest.approx(3, abs=0.15)
    before = tab.own.logits[0]
    focus_point(tab, page.logits)
    QTest.keyClick(page.logits, Qt.Key.Key_Up)
    settle()
    assert tab.own.logits[0] == pytest.approx(before + 0.1)
    cell = tab.logits.grid.cells[0, 2]
    cell.setFocus()
    cell.selectAll()
    QTest.keyClicks(cell, "-1.5")
    QTest.keyClick(cell, Qt.Key.Key_Return)
    settle()
    assert tab.own.logits[2] == -1.5
    QTest.keyClick(cell, Qt.Key.Key_Down, SHIFT)
    settle()
    assert tab.own.logits[2] == -2.5
    drag(cell, cell.rect().center(), cell.rect().center() - QPoint(0, 40))
    assert tab.own.logits[2] > -2


def test_the_offset_breaks_the_naive_formula(tab: ActivationsTab) -> None:
    page = show(tab, "softmax")
    drag_on(page.offsets, (0, 0.5), (900, 0.5))
    assert tab.own.offset == pytest.approx(900, abs=10)
    words = [text.toPlainText() for text in page.naive[0].texts[:3]]
    assert words == ["nan"] * 3
    assert "✗" in page.naive[0].getPlotItem().titleLabel.text
    np.testing.assert_allclose(page.stable.bars.opts["height"], (0.018, 0.245, 0.737), atol=1e-3)
    focus_point(tab, page.offsets)
    before = tab.own.offset
    QTest.keyClick(page.offsets, Qt.Key.Key_Left)
    settle()
    assert tab.own.offset == before - 1


def test_the_temperature_is_dragged(tab: ActivationsTab) -> None:
    page = show(tab, "softmax")
    drag_on(page.temperatures, (0, 0.5), (1, 0.5))
    assert tab.own.temperature == pytest.approx(10, rel=0.1)
    QTest.mouseClick(page.temperatures.viewport(), LEFT, pos=at(page.temperatures, -1, 0.5))
    settle()
    assert tab.own.temperature == pytest.approx(0.1, rel=0.1)


def test_the_pointer_reads_offsets_and_temperatures(tab: ActivationsTab) -> None:
    page = show(tab, "softmax")
    page.offsets.hovered.emit(300.0, 0.2)
    assert page.offsets.note.toPlainText() == "b = 300   float64: ✓   float32: nan"
    page.temperatures.hovered.emit(0.0, 0.5)
    assert page.note.toPlainText() == "T = 1:  0.018  0.245  0.737"


def test_more_classes_bring_more_bars_and_numbers(tab: ActivationsTab) -> None:
    page = show(tab, "softmax", classes=7)
    assert len(page.stable.bars.opts["height"]) == 7
    assert sum(cell.isVisible() for cell in tab.logits.grid.cells.values()) == 7
    assert sum(handle.isVisible() for handle in page.handles) == 7


# Softmax of a batch


def wait_trained(qtbot: QtBot, tab: ActivationsTab) -> None:
    qtbot.waitUntil(lambda: not tab.busy, timeout=60_000)


def test_a_logit_of_one_sample_moves_the_others_answers(qtbot: QtBot, tab: ActivationsTab) -> None:
    page = show(tab, "q4", train_steps=20)
    assert isinstance(page, BatchPage)
    before = page.wrong.item(1, 1).text(), page.right.item(1, 1).text()
    cell = page.logits.cells[0, 0]
    drag(cell, cell.rect().center(), cell.rect().center() - QPoint(0, 60))
    assert tab.own.batch[0] > 2.5
    assert page.wrong.item(1, 1).text() != before[0]
    assert page.right.item(1, 1).text() == before[1]
    assert page.right.item(0, 3).text().startswith("✓")
    assert page.wrong.item(0, 3).text().startswith("✗")
    wait_trained(qtbot, tab)


def test_the_tables_stay_where_they_are_when_nothing_is_trained(
    qtbot: QtBot, tab: ActivationsTab
) -> None:
    page = show(tab, "q4", train_steps=20)
    place = page.right.mapTo(page, QPoint())
    wait_trained(qtbot, tab)
    page = show(tab, "q4", mistake="no_keepdims")
    assert abs(page.right.mapTo(page, QPoint()).y() - place.y()) <= 2
    assert not page.training.isVisible()


def test_narrow_results_stand_one_below_the_other_with_all_their_digits(
    qtbot: QtBot, tab: ActivationsTab
) -> None:
    page = show(tab, "q4", train_steps=20, rows=4, columns=4)
    assert page.right.y() == page.wrong.y()
    tab.resize(960, 760)
    settle()
    wait_trained(qtbot, tab)
    assert page.right.y() < page.wrong.y()
    for table in (page.right, page.wrong):
        wide = table.fontMetrics().horizontalAdvance
        for column in range(table.columnCount()):
            assert table.columnWidth(column) > wide(table.item(1, column).text())
    tab.resize(1280, 760)
    settle()
    assert page.right.y() == page.wrong.y()


def test_narrow_softmax_plots_stand_one_below_the_other(tab: ActivationsTab) -> None:
    page = show(tab, "softmax")
    assert page.logits.y() == page.stable.y()
    tab.resize(960, 760)
    settle()
    assert page.logits.y() < page.stable.y()
    assert page.stable.width() > 300


def test_the_right_class_is_nudged(qtbot: QtBot, tab: ActivationsTab) -> None:
    page = show(tab, "q5", train_steps=20)
    cell = page.targets.cells[0, 0]
    cell.setFocus()
    QTest.keyClick(cell, Qt.Key.Key_Up)
    settle()
    assert tab.own.targets[0] == 1
    assert page.right.item(0, 1).font().underline()
    wait_trained(qtbot, tab)


def test_numpys_error_is_shown_where_there_is_no_result(tab: ActivationsTab) -> None:
    page = show(tab, "q4", mistake="no_keepdims", rows=2)
    tab.training.cancel()
    tab._start_timer.stop()
    assert page.error.text().startswith("ValueError: operands could not be broadcast")
    assert page.wrong.item(0, 0).text() == ""
    assert not page.training.isVisible()


def test_no_training_begins_with_shapes_that_do_not_fit(qtbot: QtBot, tab: ActivationsTab) -> None:
    show(tab, "q5", train_steps=20)
    assert tab.busy
    tab.edit(mistake="no_keepdims")
    # As on a machine so busy that the pause is over before the new settings are looked at.
    tab._start_timer.timeout.emit()
    assert tab.training.state is not State.PLAYING
    settle()
    qtbot.waitUntil(lambda: not tab.busy)
    assert tab._training_frame is None
    tab.undo_stack.undo()
    settle()
    wait_trained(qtbot, tab)
    assert tab._training_frame is not None


def test_the_training_runs_by_itself_and_tells_what_came_of_it(
    qtbot: QtBot, tab: ActivationsTab
) -> None:
    page = show(tab, "q5", train_steps=60)
    assert tab.busy
    wait_trained(qtbot, tab)
    assert tab.training.state is State.FINISHED
    view = page.training
    assert len(view.wrong_line.getData()[0]) == 60
    assert "Below 0 from step" in view.verdict.text()
    assert "Test accuracy" in view.verdict.text()
    assert view.button.text() == "Run again"
    run = tab._training_frame
    assert run is not None
    view.loss.hovered.emit(59.0, 0.0)
    assert view.notes[0].toPlainText().startswith("step 59: mistake −")
    tab.edit(batch=(3.0, *tab.own.batch[1:]))
    settle()
    assert tab._training_frame is run
    tab.edit(seed=3)
    settle()
    assert tab.busy
    wait_trained(qtbot, tab)
    assert tab._training_frame is not run


def test_a_run_is_cancelled_at_once_and_run_again(qtbot: QtBot, tab: ActivationsTab) -> None:
    page = show(tab, "q4", train_steps=2000)
    qtbot.waitUntil(lambda: tab._training_frame is not None, timeout=60_000)
    button = page.findChild(QPushButton, "training_button")
    QTest.mouseClick(button, LEFT)
    settle()
    assert not tab.busy
    assert button.text() == "Run again"
    QTest.mouseClick(button, LEFT)
    settle()
    assert tab.busy
    assert button.text() == "Cancel"


def test_a_child_that_dies_is_told_and_can_be_started_again(
    qtbot: QtBot, tab: ActivationsTab, child_failures: list[str]
) -> None:
    page = show(tab, "q4", train_steps=2000)
    qtbot.waitUntil(lambda: tab._training_frame is not None, timeout=60_000)
    assert tab.training.pid is not None
    psutil.Process(tab.training.pid).kill()
    qtbot.waitUntil(lambda: not tab.busy, timeout=10_000)
    assert len(child_failures) == 1
    child_failures.clear()
    problem = tab.findChild(QWidget, "problem")
    assert problem.isVisible()
    tab.edit(train_steps=20)
    wait_trained(qtbot, tab)
    assert tab.training.state is State.FINISHED
    assert not problem.isVisible()
    assert "Test accuracy" in page.training.verdict.text()


# The three-layer net


def line_middle(page: NetworkPage, place: Place) -> QPoint:
    return page.canvas._line(place).pointAt(0.6).toPoint()


def test_a_weight_is_dragged_on_its_line(tab: ActivationsTab) -> None:
    page = show(tab, "fig-3-15")
    assert isinstance(page, NetworkPage)
    place = Place("W3", 0, 0)
    start = line_middle(page, place)
    assert page.canvas.place_at(QPointF(start)) == place
    drag(page.canvas, start, start - QPoint(0, 40))
    assert tab.own.matrix("W3")[0, 0] == pytest.approx(0.1 + 10 * 0.1)
    changed = [
        i for i, (a, b) in enumerate(zip(tab.own.weights, BOOK_WEIGHTS, strict=True)) if a != b
    ]
    assert len(changed) == 1
    assert page.grids["W3"].cells[0, 0].value() == tab.own.matrix("W3")[0, 0]
    assert tab.current_frame().y[0] != pytest.approx(0.31682708)
    tab.undo_stack.undo()
    assert tab.own.weights == BOOK_WEIGHTS


def test_inputs_weights_and_biases_are_typed_and_nudged(tab: ActivationsTab) -> None:
    page = show(tab, "fig-3-15")
    for name, place, field in (
        ("x", (0, 1), "inputs"),
        ("W2", (2, 0), "weights"),
        ("b1", (0, 2), "weights"),
    ):
        cell = page.grids[name].cells[place]
        before = cell.value()
        cell.setFocus()
        QTest.keyClick(cell, Qt.Key.Key_Up)
        settle()
        assert cell.value() == pytest.approx(before + 0.1), name
        assert getattr(tab.own, field) != getattr(PRESETS[0].params, field)


def test_the_input_is_dragged_on_the_picture(tab: ActivationsTab) -> None:
    page = show(tab, "fig-3-15")
    start = page.canvas._unit(0, 1).center().toPoint()
    drag(page.canvas, start, start + QPoint(0, 40))
    assert tab.own.inputs == (1.0, pytest.approx(-0.5))


def test_numbers_flow_as_far_as_the_cursor(tab: ActivationsTab) -> None:
    page = show(tab, "fig-3-15")
    assert "y: [0.31682708 0.69627909]" in page.canvas.accessibleDescription()
    QTest.keyClick(tab, Qt.Key.Key_Home)
    settle()
    assert page.canvas.accessibleDescription() == "x: [1.  0.5]"
    QTest.keyClick(tab, Qt.Key.Key_Right)
    settle()
    assert page.canvas.accessibleDescription().endswith("a1: [0.3 0.7 1.1]")


def test_a_number_pointed_at_lights_up_in_the_picture(tab: ActivationsTab) -> None:
    page = show(tab, "fig-3-15")
    tab.activateWindow()
    page.grids["W1"].focus_cell(1, 2)
    assert page.canvas._lit == Place("W1", 1, 2)
    page.grids["W1"].cells[1, 2].clearFocus()
    assert page.canvas._lit is None


def test_a_weight_out_of_range_is_told_and_changes_nothing(tab: ActivationsTab) -> None:
    page = show(tab, "fig-3-15")
    cell = page.grids["W1"].cells[0, 0]
    cell.setFocus()
    cell.selectAll()
    QTest.keyClicks(cell, "1000")
    QTest.keyClick(cell, Qt.Key.Key_Return)
    settle()
    assert tab.own.weights == BOOK_WEIGHTS
    assert tab.findChild(QWidget, "problem").isVisible()


# Shapes


def test_a_size_is_dragged_and_the_error_is_numpys(tab: ActivationsTab) -> None:
    page = show(tab, "q6")
    assert isinstance(page, ShapesPage)
    field = page.shapes.sizes["b"][0]
    drag(field, field.rect().center(), field.rect().center() - QPoint(0, 8))
    assert tab.own.axes_b == (4, 3)
    assert page.outcome.text().startswith("ValueError: shapes (2,) and (4,3) not aligned")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Down)
    settle()
    assert tab.own.axes_b == (2, 3)
    assert "(3,)" in page.outcome.text()


@pytest.mark.parametrize("typed", ["-1e308", "1e300"])
def test_a_size_that_no_array_has_is_told(tab: ActivationsTab, typed: str) -> None:
    page = show(tab, "q6")
    field = page.shapes.sizes["b"][0]
    before = tab.params
    field.selectAll()
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    problem = tab.findChild(QLabel, "problem")
    assert problem is not None
    assert problem.isVisible()
    assert tab.params == before


def test_a_shape_is_typed(tab: ActivationsTab) -> None:
    page = show(tab, "q6")
    control = tab.controls.controls["shape_a"]
    control.edit.selectAll()
    QTest.keyClicks(control.edit, "(5, 4, 2)")
    settle()
    assert tab.current_frame().result == (5, 4, 3)
    visible = [field for field in page.shapes.sizes["a"] if field.isVisible()]
    assert [field.value() for field in visible] == [5, 4, 2]
    control.edit.selectAll()
    QTest.keyClicks(control.edit, "two")
    settle()
    assert "is not a shape" in control._error.text()


def test_a_number_of_the_result_is_chosen_by_mouse_and_keys(tab: ActivationsTab) -> None:
    page = show(tab, "broadcast")
    _, place, side = page.cells._grids()[-1]
    spot = QPointF(place.left() + 1.5 * side, place.top() + 2.5 * side)
    QTest.mouseClick(page.cells, LEFT, pos=spot.toPoint())
    settle()
    assert tab.own.cell == 7
    QTest.keyClick(page.cells, Qt.Key.Key_Up)
    QTest.keyClick(page.cells, Qt.Key.Key_Left)
    settle()
    assert tab.own.cell in (3, 4)
    assert page.cells.accessibleDescription()


# All of them


def test_settings_of_other_views_are_out_of_sight(tab: ActivationsTab) -> None:
    for preset in ("fig-3-8", "vanishing", "softmax", "fig-3-15", "q6"):
        show(tab, preset)
        for name, control in tab.controls.controls.items():
            assert control.isVisible() == tab.own.applies(name), (preset, name)


def test_views_survive_a_change_of_theme(tab: ActivationsTab) -> None:
    show(tab, "fig-3-15", inputs=(2.0, 2.0))
    appearance.choose(theme="light")
    settle()
    page = tab.pages["network"]
    assert isinstance(page, NetworkPage)
    assert page.grids["x"].cells[0, 0].value() == 2.0
    assert tab.own == ActivationsParams(mode="network", inputs=(2.0, 2.0))
