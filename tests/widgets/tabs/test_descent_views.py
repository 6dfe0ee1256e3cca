"""The other views of the Gradient descent tab: a curve, two names, arrays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lab.experiments.descent.aliasing import AliasFrame
from lab.experiments.descent.curves import CURVES
from lab.experiments.descent.line import LineFrame
from lab.experiments.descent.shapes import ShapesFrame
from tests.widgets.tabs.descent_tab import LEFT, at, drag, focus, opened, settle, show, words
from widgets.descent.alias_view import AliasView
from widgets.descent.line_view import LineView
from widgets.descent.shapes_view import ShapesView
from widgets.descent.swept import SweptControl
from widgets.tabs.descent import DescentTab


@pytest.fixture
def tab(qtbot: QtBot) -> Iterator[DescentTab]:
    yield from opened(qtbot)


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


def test_the_box_and_the_picture_show_one_h(tab: DescentTab) -> None:
    """The preset sweeps h down to 1e-15 and opens at the widest, which fits the picture."""
    tab.apply_preset("q7")
    settle()
    control = tab.controls.controls["h"]
    assert isinstance(control, SweptControl)

    def in_sight() -> float:
        view = tab.view(LineFrame)
        assert control.value() == pytest.approx(10 ** view._here.value())
        assert float(control.edit.text()) == pytest.approx(control.value(), rel=1e-5)
        return control.value()

    assert in_sight() == 3.25
    for h in (1e-5, 1.5, 1e-15):
        control.edit.setFocus()
        control.edit.selectAll()
        QTest.keyClicks(control.edit, str(h))
        QTest.keyClick(control.edit, Qt.Key.Key_Return)
        settle()
        assert tab.descent_params.h == h
        assert in_sight() == h
    tab.timeline.move_to(4)
    settle()
    assert in_sight() == pytest.approx(tab.current_frame().h[4])
    tab.edit(x=2.0)
    QTest.qWait(80)
    assert tab.timeline.cursor == 4
    in_sight()


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


def test_on_the_parabola_no_h_is_called_the_best(tab: DescentTab) -> None:
    view = show(tab, mode="line").view(LineFrame)
    assert view._best_text.textItem.toPlainText() == "★ the larger h, the better"


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
    names = [view.results.verticalHeaderItem(row).text() for row in range(5)]
    assert names[1] == "first, after run 1"
    assert names[4] == "first is second"
    assert [view.results.item(row, 0).text() for row in (3, 4)] == ["True", "True"]
    assert [view.results.item(row, 1).text() for row in (3, 4)] == ["False", "False"]
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


def test_the_words_at_the_start_lie_apart(tab: DescentTab) -> None:
    """Before the first step init_x is where the start is."""
    tab.apply_preset("q8")
    settle()
    view = tab.view(AliasFrame)
    tag, word = view._tag.textItem, view.start.label().textItem
    assert not tag.sceneBoundingRect().intersects(word.sceneBoundingRect())
    assert view.legend.accessibleName() == "run 1, run 2"


def test_no_line_from_a_name_to_its_box_crosses_a_wide_screen(tab: DescentTab) -> None:
    view = show(tab, mode="alias", steps=20).view(AliasFrame)
    view.memory.resize(1900, view.memory.height())
    font = view.memory.font()
    assert max(place.right() for place in view.memory._box_places(font)) < 800


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
