"""The Gradient descent tab on a surface, with a real mouse and real keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from lab.experiments.descent.plane import PlaneFrame
from lab.surface_choice import OWN
from lab.surfaces import SURFACES
from tests.widgets.tabs.descent_tab import LEFT, at, drag, focus, opened, settle, show, words
from tests.widgets.tabs.optimizers_tab import assert_only_grows
from tests.widgets.tabs.optimizers_tab import drag as held_drag
from widgets.controls import TextControl
from widgets.descent import plane_view
from widgets.descent.plane_view import PlaneView
from widgets.descent.rate import RateControl
from widgets.formula import Formula
from widgets.hand import LOOK_MS
from widgets.tabs.descent import DescentTab


@pytest.fixture
def tab(qtbot: QtBot) -> Iterator[DescentTab]:
    yield from opened(qtbot)


def plane(tab: DescentTab, **settings: Any) -> PlaneView:
    view = show(tab, mode="plane", **settings).view(PlaneFrame)
    assert isinstance(view, PlaneView)
    return view


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


# All of them


def test_every_formula_can_be_typeset(tab: DescentTab) -> None:
    for name in tab.presets:
        tab.apply_preset(name)
        settle()
        for cursor in (0, 1, tab.timeline.steps):
            tab.timeline.move_to(cursor)
            settle()
            tab._explain()
            # A question that nobody has answered hides them.
            tab.explanation.seal(False)
            shown = [f for f in tab.explanation.findChildren(Formula) if f.isVisible()]
            assert shown
            assert all(not f.pixmap().isNull() for f in shown)


def test_the_axis_of_f_only_grows_while_the_start_is_dragged(tab: DescentTab) -> None:
    view = plane(tab)
    box = view.f.getViewBox()
    spans: list[list[float]] = []
    view.start_asked.connect(lambda *_: spans.append(box.viewRange()[1]))
    held_drag(view.map, (-3, 4), (0.1, 0.05))
    assert_only_grows(spans)
    QTest.qWait(2 * LOOK_MS)
    frame = tab.current_frame()
    assert isinstance(frame, PlaneFrame)
    low, high = frame.f_span
    assert box.viewRange()[1] == pytest.approx([low, high], abs=0.05 * (high - low))
