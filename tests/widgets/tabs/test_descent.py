"""The Gradient descent tab, with a real mouse and real keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from lab.experiments.descent import DescentParams
from lab.experiments.descent.aliasing import AliasFrame
from lab.experiments.descent.curves import CURVES
from lab.experiments.descent.line import LineFrame
from lab.experiments.descent.plane import PlaneFrame
from lab.experiments.descent.settings import OWN
from lab.experiments.descent.shapes import ShapesFrame
from lab.surfaces import SURFACES
from widgets.controls import TextControl
from widgets.descent import plane_view
from widgets.descent.alias_view import AliasView
from widgets.descent.line_view import LineView
from widgets.descent.plane_view import PlaneView
from widgets.descent.rate import RateControl
from widgets.descent.shapes_view import ShapesView
from widgets.formula import Formula
from widgets.plots.plot import Plot
from widgets.tabs.descent import DescentTab

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tab(qtbot: QtBot) -> Iterator[DescentTab]:
    tab = DescentTab()
    qtbot.addWidget(tab)
    tab.resize(1280, 760)
    with qtbot.waitExposed(tab):
        tab.show()
    yield tab
    tab.close()


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def show(tab: DescentTab, **settings: Any) -> DescentTab:
    tab.set_params(DescentParams(**settings))
    tab.timeline.move_to(tab.timeline.steps)
    settle()
    return tab


def plane(tab: DescentTab, **settings: Any) -> PlaneView:
    view = show(tab, mode="plane", **settings).view(PlaneFrame)
    assert isinstance(view, PlaneView)
    return view


def at(plot: Plot, x: float, y: float) -> QPoint:
    """Return where a place of the plane is, in pixels of the plot."""
    inside = plot.getPlotItem().getViewBox().mapViewToScene(QPointF(x, y))
    return plot.mapFromScene(inside)


def drag(plot: Plot, start: tuple[float, float], end: tuple[float, float]) -> None:
    viewport, here, there = plot.viewport(), at(plot, *start), at(plot, *end)
    QTest.mouseMove(viewport, here)
    QTest.mousePress(viewport, LEFT, pos=here)
    for step in range(1, 6):
        # pyqtgraph takes at most a hundred moves a second.
        QTest.qWait(12)
        QTest.mouseMove(viewport, here + (there - here) * step / 5)
        settle()
    QTest.mouseRelease(viewport, LEFT, pos=there)
    settle()


def focus(tab: DescentTab, plot: Plot) -> None:
    tab.activateWindow()
    plot.clearFocus()
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    assert plot.scene().focusItem() is not None


def words(tab: DescentTab) -> str:
    tab._explain()
    return tab.explanation._notes.text()


# Two dimensions


def test_it_opens_with_the_books_figure(tab: DescentTab) -> None:
    frame = tab.current_frame()
    assert isinstance(frame, PlaneFrame)
    assert tab.timeline.cursor == frame.steps == 20
    np.testing.assert_allclose(frame.path[-1], (-0.034588, 0.046117), atol=1e-6)
    view = tab.view(PlaneFrame)
    assert "step 20: (−0.03459, 0.04612)" in view.readout.text()
    left, right = view.map.getViewBox().viewRange()[0]
    bottom, top = view.map.getViewBox().viewRange()[1]
    assert left <= -5 < 5 <= right
    assert (bottom, top) == pytest.approx((-5, 5), abs=0.5)


def test_the_start_is_dragged_and_the_path_follows_in_the_same_moment(tab: DescentTab) -> None:
    view = plane(tab)
    drag(view.map, (-3, 4), (2, -1.5))
    assert tab.descent_params.start == pytest.approx((2, -1.5), abs=0.05)
    drawn = view.path._past.getData()
    assert (drawn[0][0], drawn[1][0]) == pytest.approx(tab.descent_params.start)
    tab.undo_stack.undo()
    assert tab.descent_params.start == (-3, 4)


def test_a_click_sets_the_start_and_arrow_keys_nudge_it(tab: DescentTab) -> None:
    view = plane(tab)
    QTest.mouseClick(view.map.viewport(), LEFT, pos=at(view.map, 3, 2))
    settle()
    x, y = tab.descent_params.start
    assert (x, y) == pytest.approx((3, 2), abs=0.05)
    focus(tab, view.map)
    QTest.keyClick(view.map, Qt.Key.Key_Right)
    QTest.keyClick(view.map, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    settle()
    assert tab.descent_params.start == pytest.approx((x + 0.1, y - 1.0))


def test_a_start_dragged_out_of_the_plot_stays_in_it(tab: DescentTab) -> None:
    view = plane(tab)
    drag(view.map, (-3, 4), (-3, 40))
    top = view.map.getViewBox().viewRange()[1][1]
    assert 4.5 < tab.descent_params.start[1] <= top
    assert view.start.pos().y() == tab.descent_params.start[1]


def test_every_surface_can_be_chosen_and_brings_its_start(tab: DescentTab) -> None:
    view = plane(tab)
    box = tab.controls.controls["surface"].box
    for surface in (*SURFACES, OWN):
        box.setCurrentIndex(box.findData(surface))
        box.activated.emit(box.currentIndex())
        settle()
        chosen = tab.descent_params.surface_shown()
        if surface in SURFACES:
            assert tab.descent_params.start == SURFACES[surface].start
        assert view._frame.surface is chosen
        (left, _), (_, top) = view.map.getViewBox().viewRange()
        assert left <= chosen.x_range[0] + 1e-9
        assert top >= chosen.y_range[1] - 1e-9
        assert tab.controls.controls["formula"].isVisible() is (surface == OWN)
        assert tab.controls.controls["noise"].isVisible() is (surface == "noisy_bowl")


def test_divergence_is_drawn_to_the_edge_and_told(tab: DescentTab) -> None:
    view = plane(tab, lr=10.0, steps=100, gradient="exact")
    assert "It left the picture at step 1: η 10 > 2/λmax = 1." in view.outcome.text()
    xs, ys = view.path._past.getData()
    drawn = np.isfinite(xs)
    (left, right), (bottom, top) = view.map.getViewBox().viewRange()
    outside = (xs < left) | (xs > right) | (ys < bottom) | (ys > top)
    assert (outside & drawn).any()
    assert np.abs(ys[drawn]).max() < 1e3
    low, high = view.f.getViewBox().viewRange()[1]
    assert low < 2 < 250 < high, "log10 of f, from 25 to about 1e257"
    tab.edit(lr=0.1)
    settle()
    assert view.f.getViewBox().viewRange()[1][1] < 5, "the axis follows back"


def test_the_transport_moves_along_the_path(tab: DescentTab) -> None:
    view = plane(tab)
    QTest.keyClick(tab, Qt.Key.Key_Home)
    settle()
    assert len(view.path._past.getData()[0]) == 1
    assert "step 0: (−3, 4), f = 25" in view.readout.text()
    QTest.keyClick(tab, Qt.Key.Key_Right)
    settle()
    assert "step 1: (−2.4, 3.2), f = 16" in view.readout.text()


def test_a_click_on_the_curve_of_f_goes_to_that_step(tab: DescentTab) -> None:
    view = plane(tab)
    QTest.mouseClick(view.f.viewport(), LEFT, pos=at(view.f, 7.2, 0))
    settle()
    assert tab.timeline.cursor == 7


def test_hover_marks_the_same_step_on_both_plots(qtbot: QtBot, tab: DescentTab) -> None:
    view = plane(tab)
    x, y = tab.current_frame().path[2]
    view.map.hovered.emit(x + 0.02, y)
    assert "step 2:" in view.readout.text()
    assert view._near.getData()[0] == pytest.approx([x])
    assert view._near_f.getData()[0] == [2]
    view.map.hovered.emit(4.0, -3.0)
    assert view.readout.text() == "(4, −3): f = 25"
    view.f.hovered.emit(5.2, 0.0)
    assert "step 5:" in view.readout.text()
    view.map.left.emit()
    assert "step 20:" in view.readout.text()


def test_the_arrows_can_be_switched_off(tab: DescentTab) -> None:
    view = plane(tab)
    assert view._arrows.isVisible()
    QTest.mouseClick(tab.controls.controls["arrows"].box, LEFT, pos=QPoint(10, 10))
    settle()
    assert not view._arrows.isVisible()


def test_a_bad_formula_leaves_the_last_good_surface(tab: DescentTab) -> None:
    view = plane(tab, surface=OWN, formula="x^2+y^2")
    control = tab.controls.controls["formula"]
    assert isinstance(control, TextControl)
    good = view._frame.surface
    for text in ('__import__("os")', "x**x**x**x", "1/0", "x +", "", "x" * 10_000):
        control.edit.setFocus()
        control.edit.setText(text)
        control.edit.textEdited.emit(text)
        settle()
        assert control._error.isVisible(), text
        assert len(control._error.text()) > 10
        assert view._frame.surface is good
    control.edit.setText("")
    QTest.keyClicks(control.edit, "2*x^2+y^2")
    settle()
    assert not control._error.isVisible()
    assert tab.descent_params.formula == "2*x^2+y^2"
    assert float(view._frame.surface((1, 0))) == 2


# The learning rate


def rate(tab: DescentTab) -> RateControl:
    control = tab.controls.controls["lr"]
    assert isinstance(control, RateControl)
    return control


def test_the_number_line_says_which_rates_diverge(tab: DescentTab) -> None:
    plane(tab, surface="ravine", start=(-7.0, 2.0), lr=0.95, steps=30)
    line = rate(tab).line
    assert line.isVisible()
    assert "to and fro up to 1," in line.accessibleDescription()
    line.grab()
    place = QPoint(round(line._at(1.25)), line.height() // 2)
    QTest.mouseClick(line, LEFT, pos=place)
    settle()
    assert tab.descent_params.lr == pytest.approx(1.25, abs=0.02)
    assert "farther" in words(tab)
    assert tab.current_frame().f[-1] > tab.current_frame().f[0]


def test_dragging_on_the_number_line_is_one_undo_step(tab: DescentTab) -> None:
    plane(tab)
    line = rate(tab).line
    y = line.height() // 2
    before, done = tab.descent_params.lr, tab.undo_stack.index()
    QTest.mousePress(line, LEFT, pos=QPoint(round(line._at(0.2)), y))
    for lr in (0.3, 0.5, 0.8):
        QTest.mouseMove(line, QPoint(round(line._at(lr)), y))
    QTest.mouseRelease(line, LEFT, pos=QPoint(round(line._at(0.8)), y))
    settle()
    assert tab.descent_params.lr == pytest.approx(0.8, abs=0.02)
    assert tab.undo_stack.index() == done + 1
    tab.undo_stack.undo()
    assert tab.descent_params.lr == before


def test_the_button_sets_the_best_rate_of_a_bowl(tab: DescentTab) -> None:
    plane(tab)
    button = tab.findChild(QPushButton, "best_rate")
    assert button is not None
    assert "0.5" in button.text()
    QTest.mouseClick(button, LEFT)
    settle()
    assert tab.descent_params.lr == 0.5
    assert rate(tab).slider.value() == rate(tab).number.position(0.5)
    np.testing.assert_allclose(tab.current_frame().path[1], 0, atol=1e-9)


def test_without_curvature_there_is_no_best_rate(tab: DescentTab) -> None:
    plane(tab, surface="saddle", start=(-2.5, 0.01), lr=0.1)
    assert not rate(tab).best.isVisible()
    plane(tab, surface=OWN, formula="-x^2-y^2", lr=0.1, steps=1)
    assert rate(tab).line.accessibleDescription() == "no upward curvature here"
    show(tab, mode="alias")
    assert not rate(tab).line.isVisible()


# 3-D


def test_the_3d_switch_is_hidden_where_opengl_draws_nothing(tab: DescentTab) -> None:
    view = plane(tab, in_3d=True)
    assert not view.in_3d.isVisible()
    assert view._views.currentWidget() is view.map


def test_the_3d_switch_shows_where_opengl_works(
    tab: DescentTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtWidgets import QWidget

    shown: list[PlaneFrame] = []

    class Landscape(QWidget):
        def show_frame(self, frame: PlaneFrame, cursor: int) -> None:
            shown.append(frame)

    monkeypatch.setattr(plane_view, "opengl_works", lambda: True)
    monkeypatch.setattr(plane_view, "Landscape", Landscape)
    tab.rebuild()
    view = plane(tab)
    assert view.in_3d.isVisible()
    QTest.mouseClick(view.in_3d, LEFT, pos=QPoint(8, view.in_3d.height() // 2))
    settle()
    assert tab.descent_params.in_3d
    assert isinstance(view._views.currentWidget(), Landscape)
    assert shown[-1] is tab.current_frame()


# One dimension


def test_the_point_on_the_curve_is_dragged_and_the_tangent_follows(tab: DescentTab) -> None:
    view = show(tab, mode="line").view(LineFrame)
    assert isinstance(view, LineView)
    drag(view.curve, (5, 0.75), (10, 1.5))
    assert tab.descent_params.x == pytest.approx(10, abs=0.1)
    assert view.point.pos().x() == pytest.approx(tab.descent_params.x)
    x, y = view._tangent.getData()
    assert (y[1] - y[0]) / (x[1] - x[0]) == pytest.approx(0.3, abs=0.01)
    assert "tangent 0.3" in view.legend.text()
    focus(tab, view.curve)
    before = tab.descent_params.x
    QTest.keyClick(view.curve, Qt.Key.Key_Left)
    settle()
    assert tab.descent_params.x == pytest.approx(before - 0.1)


def test_h_is_dragged_on_the_error_plot(tab: DescentTab) -> None:
    view = show(tab, mode="line", curve="sin", x=1.0, h=1e-5).view(LineFrame)
    drag(view.error, (-5, -8), (-2, -8))
    assert tab.descent_params.h == pytest.approx(1e-2, rel=0.2)
    assert view._here.value() == pytest.approx(np.log10(tab.descent_params.h))
    QTest.mouseClick(view.error.viewport(), LEFT, pos=at(view.error, -12, -9))
    settle()
    assert tab.descent_params.h == pytest.approx(1e-12, rel=0.3)
    assert "rounded" in words(tab)


def test_play_shrinks_the_secant_to_the_tangent(tab: DescentTab) -> None:
    view = show(tab, mode="line", curve="sin", x=1.0).view(LineFrame)

    def slope(line: Any) -> float:
        (x0, x1), (y0, y1) = line.getData()
        return float((y1 - y0) / (x1 - x0))

    tab.timeline.move_to(0)
    settle()
    assert abs(slope(view._secant) - slope(view._tangent)) > 0.3
    tab.timeline.move_to(tab.timeline.steps)
    settle()
    assert slope(view._secant) == pytest.approx(slope(view._tangent), abs=1e-8)


def test_the_v_is_drawn_for_both_ways_and_both_precisions(tab: DescentTab) -> None:
    view = show(tab, mode="line", curve="sin", x=1.0, method="forward").view(LineFrame)
    lowest = {name: np.nanmin(line.getData()[1]) for name, line in view._lines.items()}
    assert lowest["central", "float64"] < -10
    assert -9.5 < lowest["forward", "float64"] < -7
    assert -7 < lowest["central", "float32"] < -4
    chosen = view._lines["forward", "float64"]
    assert all(line.opacity() < 1 for line in view._lines.values() if line is not chosen)
    assert "best h ≈ 10⁻⁸" in view._best_text.textItem.toPlainText()
    view.error.hovered.emit(-4.0, 0.0)
    assert view.readout.text().startswith("h = 0.0001: central float64 9·10⁻¹⁰")


def test_another_curve_brings_a_place_on_it(tab: DescentTab) -> None:
    view = show(tab, mode="line").view(LineFrame)
    for curve in reversed(CURVES):
        tab.edit(curve=curve)
        settle()
        low, high = view.curve.getViewBox().viewRange()[0]
        assert low < tab.descent_params.x < high


# The aliasing bug


def test_the_names_point_at_one_box_until_the_start_is_copied(tab: DescentTab) -> None:
    view = show(tab, mode="alias", steps=100).view(AliasFrame)
    assert isinstance(view, AliasView)
    assert view.memory.in_words().startswith("init_x = first = second = history[0:100] →")
    assert view.results.item(0, 0).text() == "[−6.1·10⁻¹⁰, 8.1·10⁻¹⁰]"
    assert view.results.item(3, 0).text() == "True"
    assert view.results.item(0, 1).text() == "[−3, 4]"
    assert view.results.horizontalHeaderItem(0).text() == "▸ x = init_x"
    QTest.mouseClick(tab.controls.controls["in_place"].box, LEFT, pos=QPoint(10, 10))
    QTest.mouseClick(tab.controls.controls["keep_x"].box, LEFT, pos=QPoint(10, 10))
    settle()
    assert view.memory.in_words().startswith("init_x → [−3, 4]; first → ")
    assert "100 arrays" in view.memory.in_words()
    assert view.results.horizontalHeaderItem(1).text() == "▸ x = init_x.copy()"
    view.memory.grab()


def test_the_uncopied_history_is_drawn_as_one_point(tab: DescentTab) -> None:
    view = show(tab, mode="alias", steps=20).view(AliasFrame)
    tab.timeline.move_to(10)
    settle()
    xs, _ = view.paths[0]._past.getData()
    assert len(np.unique(xs)) == 1
    tab.edit(keep_x=False)
    settle()
    xs, _ = view.paths[0]._past.getData()
    assert len(np.unique(xs)) == 10


def test_the_start_of_both_runs_is_dragged(tab: DescentTab) -> None:
    view = show(tab, mode="alias", steps=20).view(AliasFrame)
    drag(view.map, (-3, 4), (2, 3))
    assert tab.descent_params.start == pytest.approx((2, 3), abs=0.06)


# Arrays of any shape


def test_stepping_over_the_column_shows_the_saved_row_change(tab: DescentTab) -> None:
    view = show(tab, mode="shapes", array="column").view(ShapesFrame)
    assert isinstance(view, ShapesView)
    assert view.bad.isVisible()
    assert view.gradient.item(0, 0).text() == "1.00005 ✗"
    tab.timeline.move_to(1)
    settle()
    assert view.now.item(0, 0).text() == "1.0001"
    assert view.saved.item(0, 0).text() == "1.0001"
    assert view.saved.item(0, 0).font().bold()
    assert view.gradient.item(0, 0).text() == "–"
    assert not view.bad.isVisible()
    tab.edit(function="any")
    tab.timeline.move_to(tab.timeline.steps)
    settle()
    assert view.good.isVisible()
    assert view.gradient.item(3, 0).text() == "8"


def test_the_error_of_the_matrix_is_told(tab: DescentTab) -> None:
    view = show(tab, mode="shapes", array="matrix").view(ShapesFrame)
    assert "IndexError" in view.bad.text()
    assert view.title.text() == "x[2] does not exist"


# All of them


def test_every_formula_can_be_typeset(tab: DescentTab) -> None:
    for name in tab.presets:
        tab.apply_preset(name)
        settle()
        for cursor in (0, 1, tab.timeline.steps):
            tab.timeline.move_to(cursor)
            settle()
            tab._explain()
            shown = [f for f in tab.explanation.findChildren(Formula) if f.isVisible()]
            assert shown
            assert all(not f.pixmap().isNull() for f in shown)
