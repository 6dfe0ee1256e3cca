"""The Optimizers tab: starts, list, hover, ghosts and pages, with a real mouse and real keys."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from lab.experiments.optimizers import Frame
from lab.experiments.optimizers.formulas import LINES
from lab.experiments.optimizers.results import height_range
from lab.optim import OPTIMIZERS
from lab.surface_choice import OWN
from tests.widgets.tabs.optimizers_tab import (
    LEFT,
    assert_only_grows,
    at,
    click,
    drag,
    hover,
    opened,
    settings,
    settle,
    show,
    words,
)
from widgets.controls import TextControl
from widgets.formula import Formula
from widgets.hand import LOOK_MS
from widgets.tabs.optimizers import OptimizersTab
from widgets.theme import appearance
from widgets.translate import use_language


@pytest.fixture
def tab(qtbot: QtBot) -> Iterator[OptimizersTab]:
    yield from opened(qtbot)


def past(tab: OptimizersTab, name: str) -> Any:
    """Return the drawn part of a path up to the cursor, (n, 2)."""
    return np.column_stack(tab.map.paths[name]._past.getData())


def press(tab: OptimizersTab, name: str) -> None:
    found = tab.findChild(QPushButton, name) or tab.findChild(QToolButton, name)
    assert found is not None
    QTest.mouseClick(found, LEFT)
    settle()


def test_it_opens_with_the_books_figure(tab: OptimizersTab) -> None:
    frame = tab.current_frame()
    assert isinstance(frame, Frame)
    assert tab.timeline.cursor == frame.steps == 30
    np.testing.assert_allclose(past(tab, "adagrad")[-1], (-0.120162, 0.0), atol=1e-6)
    assert tab.map.readout.text() == "f(x, y) = x²/20 + y²"
    shown = [name for name, path in tab.map.paths.items() if path._past.isVisible()]
    assert shown == ["sgd", "momentum", "adagrad", "adam"]
    assert [name for name, line in tab.below.f.lines.items() if line.isVisible()] == shown


def test_all_paths_follow_the_start_that_is_dragged(tab: OptimizersTab) -> None:
    drag(tab.map.plot, (-7, 2), (4, -3))
    (start,) = settings(tab).starts
    assert start == pytest.approx((4, -3), abs=0.05)
    for name in settings(tab).racers:
        np.testing.assert_allclose(past(tab, name)[0], start)
    tab.undo_stack.undo()
    assert settings(tab).starts == ((-7.0, 2.0),)


def test_the_surface_is_not_drawn_again_while_the_start_moves(
    tab: OptimizersTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Any] = []
    monkeypatch.setattr(tab.map.contours._image, "setImage", lambda *a, **k: drawn.append(a))
    drag(tab.map.plot, (-7, 2), (4, -3))
    assert not drawn
    tab.edit(surface="himmelblau")
    settle()
    assert len(drawn) == 1


def test_lines_are_thin_while_they_move_and_thick_at_rest(
    tab: OptimizersTab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    widths: list[float] = []
    line = tab.map.paths["sgd"]._past
    monkeypatch.setattr(tab, "on_params", lambda *_: widths.append(line.opts["pen"].widthF()))
    drag(tab.map.plot, (-7, 2), (4, -3))
    assert widths[-1] == 1.0
    qtbot.waitUntil(lambda: line.opts["pen"].widthF() > 1)


def test_a_start_cannot_leave_the_plot(tab: OptimizersTab) -> None:
    drag(tab.map.plot, (-7, 2), (-12, 2))
    assert settings(tab).starts[0][0] == pytest.approx(-10)


def test_a_click_moves_the_nearest_start_and_shift_adds_one(tab: OptimizersTab) -> None:
    click(tab.map.plot, 5, 3)
    assert settings(tab).starts[0] == pytest.approx((5, 3), abs=0.05)
    click(tab.map.plot, -5, -3, Qt.KeyboardModifier.ShiftModifier)
    assert len(settings(tab).starts) == 2
    click(tab.map.plot, -4, -2)
    assert settings(tab).starts[1] == pytest.approx((-4, -2), abs=0.05)
    assert settings(tab).starts[0] == pytest.approx((5, 3), abs=0.05)
    for place in ((1, 1), (2, 2), (3, 4), (6, 1)):
        click(tab.map.plot, *place, Qt.KeyboardModifier.ShiftModifier)
    assert len(settings(tab).starts) == 5
    assert all(handle.isVisible() for handle in tab.map.handles)


def test_keys_nudge_a_start_and_delete_it(tab: OptimizersTab) -> None:
    show(tab, starts=((-7.0, 2.0), (3.0, 3.0)))
    tab.activateWindow()
    tab.map.plot.clearFocus()
    tab.map.plot.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tab.map.plot, Qt.Key.Key_Right)
    settle()
    assert settings(tab).starts[0] == pytest.approx((-6.9, 2))
    QTest.keyClick(tab.map.plot, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    settle()
    assert settings(tab).starts[0] == pytest.approx((-6.9, 3))
    QTest.keyClick(tab.map.plot, Qt.Key.Key_Delete)
    settle()
    assert settings(tab).starts == ((3.0, 3.0),)
    QTest.keyClick(tab.map.plot, Qt.Key.Key_Delete)
    settle()
    assert settings(tab).starts == ((3.0, 3.0),)


@pytest.mark.parametrize("first", [(0.0, 0.0), (0.0, 3.0), (10.0, 0.0)])
def test_each_start_that_is_added_stands_apart(
    tab: OptimizersTab, first: tuple[float, float]
) -> None:
    show(tab, starts=(first,))
    for count in range(2, 6):
        press(tab, "add_start")
        assert len(set(settings(tab).starts)) == count


def test_starts_are_typed_added_and_removed_in_the_list(tab: OptimizersTab) -> None:
    press(tab, "add_start")
    assert settings(tab).starts == ((-7.0, 2.0), (7.0, 2.0))
    edit = tab.findChild(QLineEdit, "start_1_y")
    assert edit is not None
    edit.selectAll()
    QTest.keyClicks(edit, "-3.5")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    settle()
    assert settings(tab).starts[1] == (7.0, -3.5)
    press(tab, "remove_start_0")
    assert settings(tab).starts == ((7.0, -3.5),)
    assert not tab.findChild(QToolButton, "remove_start_0").isVisible()


def test_each_optimizer_is_switched_by_its_box(tab: OptimizersTab) -> None:
    box = tab.findChild(QCheckBox, "nesterov_on")
    assert box is not None
    QTest.mouseClick(box, LEFT, pos=QPoint(10, box.height() // 2))
    settle()
    assert settings(tab).nesterov_on
    assert tab.map.paths["nesterov"]._past.isVisible()
    QTest.mouseClick(box, LEFT, pos=QPoint(10, box.height() // 2))
    settle()
    assert not tab.map.paths["nesterov"]._past.isVisible()


def test_a_click_on_a_row_brings_its_settings_and_formula(tab: OptimizersTab) -> None:
    assert tab.controls.controls["momentum_momentum"].isVisible()
    row = tab.findChild(QFrame, "row_adam")
    assert row is not None
    QTest.mouseClick(row, LEFT, pos=QPoint(row.width() // 2, row.height() // 2))
    settle()
    assert settings(tab).selected == "adam"
    assert tab.controls.controls["adam_beta2"].isVisible()
    assert not tab.controls.controls["momentum_momentum"].isVisible()
    tab._explain()
    assert tab.explanation.title.text() == "Adam, step 30"
    press(tab, "select_sgd")
    assert settings(tab).selected == "sgd"


def test_the_transport_moves_all_to_the_same_step(tab: OptimizersTab) -> None:
    QTest.keyClick(tab, Qt.Key.Key_Home)
    assert len(past(tab, "sgd")) == 1
    for _ in range(5):
        press(tab, "step_forward")
    assert {len(past(tab, name)) for name in settings(tab).racers} == {6}
    press(tab, "step_back")
    assert {len(past(tab, name)) for name in settings(tab).racers} == {5}
    assert tab.map.paths["sgd"]._future.isVisible()
    assert tab.below.f._cursor.value() == 4


def test_hover_reads_out_a_point_and_marks_its_step_below(tab: OptimizersTab) -> None:
    frame = tab.current_frame()
    x, y = frame.race.path("momentum")[0, 4]
    least = tab.minimumSizeHint()
    hover(tab.map.plot, x, y)
    assert tab.map.readout.text().startswith("Momentum, step 4: (")
    assert tab.minimumSizeHint().width() == least.width(), "long words ask for no wider window"
    assert tab.below.f._at.isVisible()
    assert set(tab.below.f._at.getData()[0]) == {4}
    hover(tab.map.plot, 6, 3.5)
    assert re.match(r"\((5.99|6|6.01), 3\.\d+\): f = 1[34]", tab.map.readout.text())
    assert not tab.below.f._at.isVisible()


def test_hover_reads_out_a_contour(tab: OptimizersTab) -> None:
    hover(tab.map.plot, 6.0, np.sqrt(4 - 6.0**2 / 20))
    assert tab.map.readout.text().startswith("contour f = 4")


def test_hover_over_the_curves_marks_the_positions(tab: OptimizersTab) -> None:
    frame = tab.current_frame()
    height = np.log10(frame.race.f[7, frame.race.names.index("adagrad"), 0])
    hover(tab.below.f, 7, height)
    assert tab.map.readout.text().startswith("AdaGrad, step 7: f = ")
    shown = np.column_stack(tab.map._at.getData())
    np.testing.assert_allclose(shown, frame.race.paths[7, :, 0])


def test_what_was_read_out_goes_with_its_settings(tab: OptimizersTab) -> None:
    """The mouse rests on a path while a preset is chosen by a key."""
    race = tab.current_frame().race
    x, y = race.path("momentum")[0, 4]
    hover(tab.map.plot, x, y)
    assert "step 4" in tab.map.readout.text()
    tab.timeline.move_to(7)
    settle()
    assert "step 4" in tab.map.readout.text()
    tab.edit(surface="rosenbrock")
    settle()
    assert tab.map.readout.text().startswith("f(x, y) =")


def test_a_click_on_the_curves_goes_to_that_step(tab: OptimizersTab) -> None:
    click(tab.below.f, 11.2, 0)
    assert tab.timeline.cursor == 11


def test_the_setting_before_stays_as_a_ghost(tab: OptimizersTab) -> None:
    tab.edit(sgd_lr=0.5)
    settle()
    assert tab.map.legend.isVisible()
    assert "SGD learning rate η 0.95 → 0.5" in tab.map.legend.toPlainText()
    ghosts = {name for name, path in tab.map._ghosts.items() if path._past.isVisible()}
    assert ghosts == {"sgd"}
    assert tab.below.f._ghosts["sgd"].isVisible()
    tab.edit(selected="adam")
    settle()
    assert tab.map.legend.isVisible()
    tab.edit(ghost=False)
    settle()
    assert not tab.map.legend.isVisible()
    tab.edit(ghost=True)
    drag(tab.map.plot, (-7, 2), (4, -3))
    assert not tab.map.legend.isVisible()


def test_divergence_is_drawn_to_the_edge_and_told(tab: OptimizersTab) -> None:
    tab.apply_preset("diverges")
    settle()
    told = "SGD left the plot at step 10: η 1.05 > 2/λmax = 1"
    assert tab.map.departures.toPlainText() == told
    assert told in words(tab)
    head = tab.map.paths["sgd"]._head
    assert head.pos().y() == pytest.approx(tab.map.plot.getViewBox().viewRange()[1][1])
    drawn = past(tab, "sgd")
    assert np.isfinite(drawn[:11]).all()
    assert np.isnan(drawn[11:]).all()


def test_numbers_that_overflow_leave_the_axes_alone(tab: OptimizersTab) -> None:
    on = {f"{name}_on": True for name in OPTIMIZERS}
    show(tab, surface="rosenbrock", starts=((-1.5, 2.0),), steps=300, **on)
    for plot in (tab.map.plot, tab.below.f):
        assert np.isfinite(plot.getViewBox().viewRange()).all()
    tab.edit(below="length")
    settle()
    assert np.isfinite(tab.below.length.getViewBox().viewRange()).all()


def test_the_pages_below_the_map(tab: OptimizersTab) -> None:
    bar = tab.below.bar
    assert [bar.tabText(i) for i in range(bar.count())] == ["Height f", "Step length", "Table"]
    QTest.mouseClick(bar, LEFT, pos=bar.tabRect(2).center())
    settle()
    assert settings(tab).below == "table"
    table = tab.below.table
    assert table.isVisible()
    rows = {
        table.item(r, 0).text(): [table.item(r, c).text() for c in range(1, 5)] for r in range(4)
    }
    assert rows["AdaGrad"] == ["20", "0.00072", "0.12", "–"]
    assert rows["Adam"][0] == "–"
    tab.edit(starts=((-7.0, 2.0), (1.0, 1.0)))
    settle()
    assert table.rowCount() == 8
    assert table.item(1, 0).text() == "SGD · 2"
    QTest.mouseClick(bar, LEFT, pos=bar.tabRect(1).center())
    settle()
    assert tab.below.length.isVisible()
    assert tab.below.length.lines["sgd"].getData()[0][0] == 1


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("name", ["momentum", "adam"])
def test_the_words_on_a_card_end_within_it(tab: OptimizersTab, name: str, language: str) -> None:
    """They ran on beneath the edge in the large type of a presentation."""
    tab.apply_preset("memory")
    settle()
    use_language(language)
    appearance.choose(presentation=True)
    settle()
    card = tab.below.memory.cards[name]
    card.resize(card.minimumSize())
    image = card.grab().toImage()
    edge = {
        image.pixelColor(x, y).name()
        for x in range(image.width() - 6, image.width() - 2)
        for y in range(8, image.height() - 8)
    }
    assert edge == {appearance.theme.panel}


def test_cards_lie_apart_after_a_resize_that_nobody_saw(tab: OptimizersTab) -> None:
    tab.resize(1100, 700)
    tab.apply_preset("memory")
    settle()
    tab.edit(mode="race")
    settle()
    tab.resize(900, 560)
    settle()
    tab.edit(mode="memory")
    settle()
    places = [card.geometry() for card in tab.below.memory.cards.values() if card.isVisible()]
    assert len(places) == 5
    assert not any(one.intersects(other) for one, other in itertools.combinations(places, 2))


def test_what_each_remembers(tab: OptimizersTab) -> None:
    tab.apply_preset("memory")
    tab.timeline.move_to(12)
    settle()
    cards = tab.below.memory.cards
    shown = [name for name, card in cards.items() if card.isVisible()]
    assert shown == list(settings(tab).racers)
    assert "v = update" in cards["momentum"].accessibleDescription()
    assert "squares" in cards["adagrad"].accessibleDescription()
    assert tab.map._arrows[0]._shaft.isVisible()
    tab.timeline.move_to(0)
    settle()
    assert cards["sgd"].accessibleDescription() == "at the start"
    assert not tab.map._arrows[0]._shaft.isVisible()


def test_a_new_surface_brings_its_start_and_range(tab: OptimizersTab) -> None:
    box = tab.controls.controls["surface"]
    box.setValue("himmelblau")
    settle()
    assert settings(tab).starts == ((-0.5, -1.0),)
    assert tab.map.plot.getViewBox().viewRange() == [[-6, 6], [-6, 6]]
    tab.undo_stack.undo()
    settle()
    assert settings(tab).starts == ((-7.0, 2.0),)


def test_a_wrong_formula_is_told_at_the_field_and_the_last_good_one_stays(
    tab: OptimizersTab,
) -> None:
    show(tab, surface=OWN, formula="x^2 + y^2", starts=((1.0, 2.0),))
    control = tab.controls.controls["formula"]
    assert isinstance(control, TextControl)
    control.edit.setFocus()
    control.edit.selectAll()
    QTest.keyClicks(control.edit, "x^2 + 2*y^2 +")
    settle()
    assert control._error.isVisible()
    assert settings(tab).formula == "x^2 + 2*y^2 "
    assert tab.map.plot.isVisible()
    QTest.keyClicks(control.edit, " 1")
    settle()
    assert not control._error.isVisible()
    assert settings(tab).formula == "x^2 + 2*y^2 + 1"


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_formula_can_be_drawn(tab: OptimizersTab, name: str) -> None:
    tab.edit(selected=name, mode="memory", **{f"{name}_on": True})
    settle()
    tab._explain()
    shown = [f for f in tab.explanation.findChildren(Formula) if f.isVisible()]
    assert len(shown) == 1 + 3 * len(LINES[name])
    assert all(not formula.pixmap().isNull() for formula in shown)


def test_a_suggestion_is_taken_with_a_click(tab: OptimizersTab) -> None:
    tab._explain()
    settle()
    button = tab.explanation.findChildren(QPushButton)[0]
    QTest.mouseClick(button, LEFT)
    settle()
    assert settings(tab).sgd_lr == 1.05
    assert tab.map.departures.isVisible()


def test_where_a_place_is(tab: OptimizersTab) -> None:
    """The helper of these tests and the plot agree."""
    place = at(tab.map.plot, -7, 2)
    found = tab.map.plot.place(tab.map.plot.mapToScene(place))
    assert found == pytest.approx((-7, 2), abs=0.05)


def test_a_preset_may_open_in_the_middle_of_the_way(tab: OptimizersTab) -> None:
    """At the end the arrows of the memory are too short to be seen."""
    tab.apply_preset("memory")
    settle()
    assert 0 < tab.timeline.cursor < tab.timeline.steps
    tab.apply_preset("book_four")
    assert tab.timeline.cursor == tab.timeline.steps


def test_the_note_on_who_has_left_keeps_clear_of_a_start(tab: OptimizersTab) -> None:
    note, view = tab.map.departures, tab.map.plot.getViewBox()

    def reaches(y: float) -> bool:
        place = view.mapViewToScene(QPointF(-7, y))
        return bool(note.mapRectToScene(note.boundingRect()).contains(place))

    for y in (4.0, -4.5):
        tab.edit(starts=((-7.0, y),), sgd_lr=1.1)
        settle()
        assert note.isVisible()
        assert not reaches(y)


def test_the_axis_of_heights_only_grows_while_a_start_is_dragged(tab: OptimizersTab) -> None:
    spans: list[list[float]] = []
    box = tab.below.f.getViewBox()
    tab.map.starts_asked.connect(lambda _: spans.append(box.viewRange()[1]))
    drag(tab.map.plot, (-7, 2), (0.05, 0.02))
    assert_only_grows(spans)
    QTest.qWait(2 * LOOK_MS)
    frame = tab.current_frame()
    assert isinstance(frame, Frame)
    low, high = np.log10(height_range(frame.race, frame.picture))
    margin = 0.05 * (high - low)
    assert box.viewRange()[1] == pytest.approx([low, high], abs=margin)


@pytest.mark.parametrize("goes", ["below", "to 0"])
def test_a_mark_below_the_axis_stands_at_its_edge(tab: OptimizersTab, goes: str) -> None:
    """AdaGrad ends at 3e-33, and SGD in the round bowl at nothing at all."""
    if goes == "below":
        tab.apply_preset("seven")
        name = "adagrad"
    else:
        show(tab, surface="bowl", sgd_lr=0.5)
        name = "sgd"
    tab.timeline.move_to(tab.timeline.steps)
    settle()
    head = tab.below.f._heads[name]
    (_, (low, high)) = tab.below.f.getViewBox().viewRange()
    assert head.isVisible()
    assert low < head.pos().y() < low + 0.1 * (high - low)
