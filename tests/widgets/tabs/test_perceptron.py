"""The Perceptron tab, with a real mouse and real keys."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lab.experiments.perceptron import PRESETS, PerceptronParams
from lab.experiments.perceptron.learning import point_set
from lab.message import Message
from tests.widgets.tabs.optimizers_tab import drag as held_drag
from tests.widgets.tabs.shown import shown
from widgets.formula import Formula
from widgets.hand import LOOK_MS
from widgets.perceptron.nodes import Port
from widgets.perceptron.plugging import Socket
from widgets.plots.plot import Plot
from widgets.tabs.perceptron import PerceptronTab

LEFT, NO = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def tab(qtbot: QtBot) -> Iterator[PerceptronTab]:
    tab = PerceptronTab()
    with shown(qtbot, tab):
        tab.activateWindow()
        yield tab


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def show(tab: PerceptronTab, mode: str = "gate", **settings: Any) -> Any:
    tab.set_params(PerceptronParams(mode=mode, **settings))
    tab.timeline.move_to(tab.timeline.steps)
    settle()
    return tab.current_frame()


def settings_of(tab: PerceptronTab) -> Any:
    return tab.params


def at(plot: Plot, x: float, y: float) -> QPoint:
    """Return where a place of the plane is, in pixels of the plot."""
    inside = plot.getPlotItem().getViewBox().mapViewToScene(QPointF(x, y))
    return plot.mapFromScene(inside)


def drag(plot: Plot, start: tuple[float, float], end: tuple[float, float]) -> None:
    viewport, here, there = plot.viewport(), at(plot, *start), at(plot, *end)
    QTest.qWait(12)
    QTest.mouseMove(viewport, here)
    QTest.mousePress(viewport, LEFT, pos=here)
    for step in range(1, 6):
        # pyqtgraph takes at most a hundred moves a second.
        QTest.qWait(12)
        QTest.mouseMove(viewport, here + (there - here) * step / 5)
        settle()
    QTest.mouseRelease(viewport, LEFT, pos=there)
    rest()


def rest() -> None:
    """Wait for the read-out of what is under the pointer."""
    QTest.qWait(25)
    settle()


def click(plot: Plot, x: float, y: float) -> None:
    QTest.qWait(12)
    QTest.mouseMove(plot.viewport(), at(plot, x, y))
    QTest.mouseClick(plot.viewport(), LEFT, pos=at(plot, x, y))
    rest()


def hover(plot: Plot, x: float, y: float) -> None:
    QTest.mouseMove(plot.viewport(), at(plot, x + 0.1, y))
    QTest.qWait(30)
    QTest.mouseMove(plot.viewport(), at(plot, x, y))
    rest()


def focus(plot: Plot, name: str) -> None:
    """Walk to a point of a plot with Tab alone."""
    plot.clearFocus()
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(60):
        item = plot.scene().focusItem()
        assert item is not None, f"Tab never reached {name}"
        if item.name == name:
            return
        QTest.keyClick(plot, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never reached {name}")


def press(widget: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(widget, key)
        settle()


# One gate


def test_it_opens_with_and_and_everything_about_it(tab: PerceptronTab) -> None:
    settle()
    view = tab.gate
    assert "✓" in view.verdict.text()
    assert [view.table.item(3, j).text() for j in range(6)] == ["1", "1", "0.3", "1", "● 1", "✓"]
    assert view.readout.text() == "(1, 1): 0.5·1 + 0.5·1 − 0.7 = 0.3 → y = 1"
    assert not tab.transport.isVisible()
    assert view.weights.handle.pos().x() == 0.5


def test_the_line_turns_at_its_ends(tab: PerceptronTab) -> None:
    frame = show(tab)
    first, _, held = frame.grips
    drag(tab.gate.plane, first, (0.9, -0.4))
    gate = settings_of(tab).gate
    assert gate.total(held) == pytest.approx(0, abs=0.02)
    assert gate.total((0.9, -0.4)) == pytest.approx(0, abs=0.02)
    assert gate.w1 != gate.w2
    tab.undo_stack.undo()
    assert settings_of(tab).gate == frame.gate, "a drag is one step"


def test_the_line_shifts_in_the_middle_and_from_anywhere_on_the_plane(tab: PerceptronTab) -> None:
    frame = show(tab)
    drag(tab.gate.plane, frame.grips[1], (0.1, 0.2))
    gate = settings_of(tab).gate
    assert (gate.w1, gate.w2) == (0.5, 0.5)
    assert gate.b == pytest.approx(-0.15, abs=0.01)
    assert tab.gate.table.item(1, 3).text() == "1", "the table follows at once"
    assert list(tab.current_frame().right) == [True, False, False, True]
    drag(tab.gate.plane, (-0.5, 1.3), (-0.3, 1.4))
    assert settings_of(tab).b == pytest.approx(-0.55, abs=0.01)


def test_the_weight_vector_and_its_twin_are_one(tab: PerceptronTab) -> None:
    show(tab)
    drag(tab.gate.plane, (0.5, 0.5), (-0.4, 0.9))
    params = settings_of(tab)
    assert (params.w1, params.w2, params.b) == pytest.approx((-0.4, 0.9, -0.7), abs=0.02)
    place = tab.gate.weights.handle.pos()
    assert (place.x(), place.y()) == (params.w1, params.w2)
    tab.undo_stack.undo()
    drag(tab.gate.weights, (0.5, 0.5), (-1.5, -1.2))
    tip = tab.gate.plane.tip.pos()
    assert (tip.x(), tip.y()) == pytest.approx((-1.5, -1.2), abs=0.05)
    assert settings_of(tab).w1 == tip.x()
    click(tab.gate.weights, 1.0, 1.0)
    assert settings_of(tab).w2 == pytest.approx(1.0, abs=0.05)


def test_a_handle_dragged_out_of_range_comes_back(tab: PerceptronTab) -> None:
    show(tab, w1=1.9, w2=0.1)
    drag(tab.gate.weights, (1.9, 0.1), (4.0, 0.1))
    assert settings_of(tab).w1 == 2.0
    place = tab.gate.weights.handle.pos()
    assert (place.x(), place.y()) == (2.0, settings_of(tab).w2)


def test_a_click_on_a_point_flips_its_target(tab: PerceptronTab) -> None:
    show(tab)
    click(tab.gate.plane, 1, 0)
    assert settings_of(tab).target == "x1"
    click(tab.gate.plane, 0, 1)
    assert settings_of(tab).target == "OR"
    click(tab.gate.plane, 1, 1)
    assert settings_of(tab).target == "XOR"
    assert tab.gate.plane._wrong.getData()[0].tolist() == [1, 0, 1]
    assert "no line" not in tab.gate.verdict.text()
    assert tab.gate.table.item(3, 5).text() == "✗"
    tab._explain()
    assert "contradicts" in tab.explanation._notes.text()


def test_one_gate_by_keyboard_alone(tab: PerceptronTab) -> None:
    show(tab)
    plane = tab.gate.plane
    focus(plane, "tip of the weight vector")
    press(plane, Qt.Key.Key_Right)
    QTest.keyClick(plane, Qt.Key.Key_Down, SHIFT)
    settle()
    assert (settings_of(tab).w1, settings_of(tab).w2) == (0.55, 0.0)
    show(tab)
    focus(plane, "middle of the line")
    press(plane, Qt.Key.Key_Left)
    assert settings_of(tab).b == pytest.approx(-0.675)
    before = settings_of(tab).gate
    focus(plane, "end of the line")
    press(plane, Qt.Key.Key_Up)
    assert settings_of(tab).gate != before
    focus(plane, "(0, 0)")
    press(plane, Qt.Key.Key_Return)
    assert settings_of(tab).target == "XNOR"
    focus(tab.gate.weights, "weights w1, w2")
    press(tab.gate.weights, Qt.Key.Key_Up)
    table = tab.gate.table
    table.setFocus()
    press(table, Qt.Key.Key_Up)
    assert settings_of(tab).row == table.currentRow() != 3
    press(table, Qt.Key.Key_Return)
    assert settings_of(tab).target != "XNOR"


def test_hovering_reads_out_planes(tab: PerceptronTab) -> None:
    show(tab)
    hover(tab.gate.plane, 1.4, 1.2)
    words = tab.gate.readout.text()
    assert words.startswith("(1.4")
    assert words.endswith("→ y = 1")
    hover(tab.gate.weights, -1.0, -1.0)
    assert tab.gate.readout.text().endswith("makes always 0: 3 of 4 rows right")
    tab.gate.weights.left.emit()
    assert tab.gate.readout.text().startswith("(1, 1)")


def test_without_weights_there_is_no_line_to_grip(tab: PerceptronTab) -> None:
    show(tab, w1=0, w2=0, b=0.5)
    assert not any(point.isVisible() for point in tab.gate.plane.grips.points)
    drag(tab.gate.plane, (0, 0), (0.6, 0.2))
    assert any(point.isVisible() for point in tab.gate.plane.grips.points)


# Learning


def test_a_click_adds_a_point_of_the_chosen_class(tab: PerceptronTab) -> None:
    show(tab, "learning", points=point_set("and"))
    plane = tab.learning.plane
    click(plane, 0.5, 1.4)
    assert settings_of(tab).points[-1] == pytest.approx((0.5, 1.4, 1), abs=0.02)
    tab.edit(tool="zero")
    click(plane, 0.5, -0.3)
    assert settings_of(tab).points[-1][2] == 0
    assert len(settings_of(tab).points) == 6


def test_points_are_dragged_flipped_and_removed(tab: PerceptronTab) -> None:
    show(tab, "learning", points=point_set("and"))
    plane = tab.learning.plane
    view = plane.getViewBox().viewRange()
    drag(plane, (1, 0), (1.3, 0.4))
    assert settings_of(tab).points[1] == pytest.approx((1.3, 0.4, 0), abs=0.02)
    tab.undo_stack.undo()
    settle()
    assert settings_of(tab).points == point_set("and")
    click(plane, 1, 0)
    assert settings_of(tab).points[1] == (1.0, 0.0, 1)
    tab.edit(tool="remove")
    settle()
    click(plane, 1, 0)
    assert settings_of(tab).points == (*point_set("and")[:1], *point_set("and")[2:])
    assert plane.getViewBox().viewRange() == view, "the plane stays still under the hand"
    click(plane, 0.5, 0.5)
    assert len(settings_of(tab).points) == 3


def test_the_axes_of_the_epochs_only_grow_while_a_point_is_dragged(tab: PerceptronTab) -> None:
    tab.apply_preset("learn_outlier")
    settle()
    view = tab.learning
    box = view.epochs.errors.getViewBox()
    far: list[float] = []
    epochs: list[int] = []

    def look() -> None:
        far.append(box.viewRange()[0][1])
        epochs.append(len(view.plane._shown.learning.errors))

    view.plane.move_asked.connect(lambda *_: look())
    place = view.plane.points[0].pos()
    held_drag(view.plane, (place.x(), place.y()), (place.x() + 3, place.y() - 1))
    assert min(epochs) < epochs[0] / 3, "the way got shorter"
    # The room beside the bars follows the width of the numbers.
    assert all(later > earlier - 1 for earlier, later in pairwise(far))
    QTest.qWait(2 * LOOK_MS)
    look()
    assert epochs[-1] <= far[-1] <= 4 * epochs[-1] + 1


def test_a_point_dragged_to_where_none_can_be_comes_back(tab: PerceptronTab) -> None:
    show(tab, "learning", points=((10.0, 9.8, 0), (9.5, 8.5, 1)))
    plane = tab.learning.plane
    drag(plane, (10, 9.8), (9.4, 9.8))
    assert settings_of(tab).points[0] == pytest.approx((9.4, 9.8, 0), abs=0.05)
    # The plane shows a little more than there can be points.
    right = plane.getViewBox().viewRange()[0][1]
    assert right > 10.1
    drag(plane, settings_of(tab).points[0][:2], ((10 + right) / 2, 9.8))
    point = plane.points[0].pos()
    assert point.x() <= 10
    assert (point.x(), point.y()) == settings_of(tab).points[0][:2]


def test_learning_by_keyboard_alone(tab: PerceptronTab) -> None:
    show(tab, "learning", points=point_set("and"))
    plane = tab.learning.plane
    focus(plane, "point 2")
    press(plane, Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert settings_of(tab).points[1] == (1.0, 0.05, 1)
    press(plane, Qt.Key.Key_Delete)
    assert len(settings_of(tab).points) == 3
    assert plane.scene().focusItem() is plane.points[1], "the focus stays on the next point"
    press(plane, Qt.Key.Key_Insert)
    assert len(settings_of(tab).points) == 4
    focus(plane, "point 4")
    press(plane, Qt.Key.Key_Delete)
    assert plane.scene().focusItem() is plane.points[2]
    for target in (0, 1):
        button = tab.buttons.findChild(QPushButton, f"add_{target}")
        button.setFocus()
        press(button, Qt.Key.Key_Space)
        assert settings_of(tab).points[-1][2] == target


def test_space_and_arrows_step_also_with_a_point_in_focus(tab: PerceptronTab) -> None:
    frame = show(tab, "learning", points=point_set("and"))
    assert tab.timeline.cursor == frame.steps == 24
    tab.setFocus()
    press(tab, Qt.Key.Key_Home)
    assert tab.timeline.cursor == 0
    press(tab, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left)
    assert tab.timeline.cursor == 1
    focus(tab.learning.plane, "point 1")
    press(tab.learning.plane, Qt.Key.Key_End)
    assert tab.timeline.cursor == 24
    press(tab.learning.plane, Qt.Key.Key_Space)
    assert tab.timeline.playing
    tab.timeline.pause()


def test_a_step_is_drawn_and_told(tab: PerceptronTab) -> None:
    frame = show(tab, "learning", points=point_set("and"))
    plane = tab.learning.plane
    tab.timeline.move_to(4)
    settle()
    assert plane._looked.getData()[0].tolist() == [1.0]
    assert "w moves" in tab.learning.readout.text()
    path = plane._update.item.path()
    (x0, y0), (x1, y1) = ((path.elementAt(i).x, path.elementAt(i).y) for i in (0, 1))
    scale = frame.scale
    # The update leads from the old w, 0, to the new one, η·(1, 1).
    assert (x0, y0, x1, y1) == pytest.approx((0, 0, 0.1 * scale, 0.1 * scale))
    tab.timeline.move_to(frame.steps)
    settle()
    assert "✓ learned" in tab.learning.standing.text()
    assert plane._update.item.path().isEmpty(), "the last epoch has no update"


def test_a_click_on_the_error_curve_goes_to_that_epoch(tab: PerceptronTab) -> None:
    frame = show(tab, "learning")
    epochs = tab.learning.epochs
    click(epochs.errors, 3.0, 1.0)
    assert tab.timeline.cursor == pytest.approx(3 * len(frame.points), abs=3)
    drag(epochs.margin, (3.0, -0.5), (6.0, -0.5))
    assert tab.timeline.cursor == pytest.approx(6 * len(frame.points), abs=3)


def test_another_preset_has_axes_of_its_own(tab: PerceptronTab) -> None:
    for points in ("outlier", "narrow", "touching"):
        show(tab, "learning", points=point_set(points))
        (_, right), _ = tab.learning.epochs.errors.viewRange()
        epochs = len(tab.current_frame().learning.errors)
        assert epochs <= right < 1.6 * epochs, points


def test_xor_is_told_to_be_hopeless_with_the_proof_in_the_picture(tab: PerceptronTab) -> None:
    show(tab, "learning", points=point_set("xor"))
    assert "No line separates" in tab.learning.standing.text()
    place = tab.learning.plane._meeting.getData()
    assert (place[0][0], place[1][0]) == (0.5, 0.5)
    assert all(len(curve.getData()[0]) == 3 for curve in tab.learning.plane._clashes)


def test_no_points_and_points_in_one_place_get_a_sentence(tab: PerceptronTab) -> None:
    show(tab, "learning")
    QTest.mouseClick(tab.buttons.findChild(QPushButton, "remove_all"), LEFT)
    settle()
    assert settings_of(tab).points == ()
    assert "no points yet" in tab.learning.standing.text()
    assert not any(point.isVisible() for point in tab.learning.plane.points)
    assert not tab.transport.isVisible()
    click(tab.learning.plane, 0.5, 0.5)
    assert "learned" in tab.learning.standing.text()
    show(tab, "learning", points=((1.0, 1.0, 0), (1.0, 1.0, 1)))
    tab._explain()
    assert "in one place" in tab.explanation._notes.text()


# Wiring


def centre(widget: QWidget) -> QPoint:
    return QPoint(widget.width() // 2, widget.height() // 2)


def plug(tab: PerceptronTab, port: Port, to: QWidget | QPoint) -> None:
    """Drag a cable from a port to another one, or to a place on the board."""
    board = tab.wiring.board
    end = to if isinstance(to, QPoint) else to.mapTo(board, centre(to))
    here = port.mapTo(board, centre(port))
    QTest.mousePress(port, LEFT, pos=centre(port))
    for step in range(1, 4):
        QTest.mouseMove(port, port.mapFrom(board, here + (end - here) * step / 3))
        settle()
    QTest.mouseRelease(port, LEFT, pos=port.mapFrom(board, end))
    settle()


def sources_of(tab: PerceptronTab, gate: str) -> tuple[str, str]:
    sources: tuple[str, str] = settings_of(tab).board[gate].sources
    return sources


def test_xor_is_on_the_board_with_its_signals(tab: PerceptronTab) -> None:
    show(tab, "wiring")
    view = tab.wiring
    assert "✓ right for all 4" in view.verdict.text()
    assert {name: box.kind for name, box in view.board.gates.items()} == {
        "s1": "NAND",
        "s2": "OR",
        "y": "AND",
    }
    assert [view.table.item(3, j).text() for j in range(6)] == ["1", "1", "0", "1", "0", "✓"]
    assert "y = AND(s1, s2)" in view.equations.text().replace("&nbsp;", " ")


def test_cables_are_re_plugged_by_dragging_either_end(tab: PerceptronTab) -> None:
    show(tab, "wiring")
    board = tab.wiring.board
    plug(tab, board.plugging.sockets[Socket("s1", 1)], board.plugging.sources["x1"])
    assert sources_of(tab, "s1") == ("x1", "x1")
    plug(tab, board.plugging.sources["x2"], board.plugging.sockets[Socket("s1", 0)])
    assert sources_of(tab, "s1") == ("x2", "x1")
    plug(tab, board.plugging.sources["s1"], board.plugging.sockets[Socket("", 0)])
    assert settings_of(tab).outputs == ("s1",)
    assert "✗" in tab.wiring.verdict.text()
    assert board.outputs[0].wrong or tab.current_frame().outputs[0].right(2)


def test_a_cable_dropped_on_nothing_is_open_and_one_put_back_is_not(tab: PerceptronTab) -> None:
    show(tab, "wiring")
    board = tab.wiring.board
    socket = Socket("y", 0)
    plug(tab, board.plugging.sockets[socket], board.plugging.sockets[socket])
    assert sources_of(tab, "y") == ("s1", "s2")
    plug(tab, board.plugging.sources["x1"], QPoint(board.width() // 2, 3))
    assert sources_of(tab, "y") == ("s1", "s2")
    plug(tab, board.plugging.sockets[socket], QPoint(board.width() // 2, board.height() - 4))
    assert sources_of(tab, "y") == ("", "s2")
    assert "Cable 1 of gate y is open" in tab.wiring.verdict.text()
    assert tab.wiring.table.item(0, 4).text() == "?"
    assert board.gates["y"].lit is None


def test_a_loop_gets_a_sentence_and_changes_nothing(tab: PerceptronTab) -> None:
    show(tab, "wiring")
    board = tab.wiring.board
    plug(tab, board.plugging.sockets[Socket("s1", 0)], board.plugging.sources["y"])
    assert sources_of(tab, "s1") == ("x1", "x2")
    problem = tab.findChild(QWidget, "problem")
    assert problem.isVisible()
    assert "loop" in problem.text()


def test_switches_and_table_put_inputs_on_the_cables(tab: PerceptronTab) -> None:
    show(tab, "wiring", lit=0)
    board = tab.wiring.board
    QTest.mouseClick(board.inputs["x1"], LEFT)
    settle()
    assert tab.current_frame().lit == 1
    assert board.gates["y"].lit == 1
    board.inputs["x2"].setFocus()
    press(board.inputs["x2"], Qt.Key.Key_Space)
    assert tab.current_frame().lit == 3
    assert tab.wiring.table.currentRow() == 3
    tab.wiring.table.setFocus()
    press(tab.wiring.table, Qt.Key.Key_Up)
    assert board.inputs["x1"].lit == 0
    click(tab.wiring.plane, 1, 0)
    assert tab.current_frame().lit == 1


def test_hovering_a_gate_lights_up_its_line_column_and_formula(tab: PerceptronTab) -> None:
    show(tab, "wiring")
    view = tab.wiring
    QTest.mouseMove(view.board.gates["s2"], centre(view.board.gates["s2"]))
    view.board.gates["s2"].hovered.emit(True)
    settle()
    widths = {
        line.name.toPlainText(): line.curve.opts["pen"].widthF() for line in view.plane._lines
    }
    assert widths["s2"] > widths["s1"]
    shaded = [view.table.item(0, j).background().color().alpha() for j in range(5)]
    assert shaded[3] > 0
    assert shaded[2] == shaded[4] == 0
    assert "<b" in view.equations.text().split("s2&nbsp;=")[0].rsplit("&nbsp; ", 1)[-1]
    view.board.gates["s2"].hovered.emit(False)
    settle()
    assert view.table.item(0, 3).background().color().alpha() == 0


def test_a_chosen_gate_is_shown_in_both_planes(tab: PerceptronTab) -> None:
    show(tab, "wiring")
    QTest.mouseClick(tab.wiring.board.gates["s1"], LEFT)
    settle()
    assert tab.current_frame().chosen == "s1"
    assert tab.wiring.seen.getAxis("bottom").labelText == "x1"
    assert all(point.isVisible() for point in tab.wiring.plane.grips.points)
    assert tab.editor.title.text() == "Gate s1"


def test_lines_of_the_chosen_gate_are_dragged_in_both_planes(tab: PerceptronTab) -> None:
    frame = show(tab, "wiring", chosen="s2")
    drag(tab.wiring.plane, (0.2, 0.2), (0.4, 0.4))
    assert settings_of(tab).board["s2"].gate.b == pytest.approx(-0.4, abs=0.02)
    tab.undo_stack.undo()
    settle()
    assert settings_of(tab).board == frame.board
    show(tab, "wiring")
    before = settings_of(tab).board["y"].gate
    drag(tab.wiring.seen, (0.7, 0.7), (0.3, 0.3))
    after = settings_of(tab).board["y"].gate
    assert after.b > before.b
    assert "✗" in tab.wiring.verdict.text()


def test_hovering_reads_out_the_planes_of_the_board(tab: PerceptronTab) -> None:
    show(tab, "wiring")
    hover(tab.wiring.plane, 0.9, 0.1)
    assert tab.wiring.plane.getPlotItem().titleLabel.text.endswith("y = 1")
    tab.wiring.plane.left.emit()
    assert "where y = 1" in tab.wiring.plane.getPlotItem().titleLabel.text


def test_wiring_by_keyboard_alone(tab: PerceptronTab) -> None:
    show(tab, "wiring")
    board = tab.wiring.board
    board.gates["s2"].setFocus()
    press(board.gates["s2"], Qt.Key.Key_Return)
    assert tab.current_frame().chosen == "s2"
    press(board.gates["s2"], Qt.Key.Key_Up)
    assert settings_of(tab).board["s2"].gate.name() != "OR"
    press(board.gates["s2"], Qt.Key.Key_Down)
    assert settings_of(tab).board["s2"].gate.name() == "OR"
    port = board.plugging.sockets[Socket("y", 0)]
    port.setFocus()
    seen = set()
    for _ in range(4):
        press(port, Qt.Key.Key_Down)
        seen.add(sources_of(tab, "y")[0])
    assert seen == {"x1", "x2", "s1", "s2"}
    press(port, Qt.Key.Key_Delete)
    assert sources_of(tab, "y")[0] == ""
    press(port, Qt.Key.Key_Insert)
    assert len(settings_of(tab).gates) == 4
    board = tab.wiring.board
    board.gates["g1"].setFocus()
    press(board.gates["g1"], Qt.Key.Key_Delete)
    assert len(settings_of(tab).gates) == 3
    output = board.plugging.sockets[Socket("", 0)]
    output.setFocus()
    press(output, Qt.Key.Key_Up)
    assert settings_of(tab).outputs == ("s2",)


def choose(box: Any, data: str) -> None:
    index = box.findData(data)
    box.setCurrentIndex(index)
    box.activated.emit(index)
    settle()


def test_the_editor_does_all_that_the_board_does(tab: PerceptronTab) -> None:
    show(tab, "wiring")
    editor = tab.editor
    choose(editor.kind, "NOR")
    assert settings_of(tab).board["y"].gate.name() == "NOR"
    choose(editor.sources[1], "x2")
    assert sources_of(tab, "y") == ("s1", "x2")
    assert editor.sources[0].findData("y") == -1, "no cable that would make a loop is offered"
    choose(editor.outputs[0], "s1")
    assert settings_of(tab).outputs == ("s1",)
    editor.weights[2].edit.setText("0.25")
    editor.weights[2].edit.setModified(True)
    press(editor.weights[2].edit, Qt.Key.Key_Return)
    chosen = tab.current_frame().chosen
    assert settings_of(tab).board[chosen].gate.b == 0.25
    QTest.mouseClick(editor.add, LEFT)
    settle()
    assert tab.current_frame().chosen == "g1"
    for _ in range(4):
        QTest.mouseClick(editor.remove, LEFT)
        settle()
    assert settings_of(tab).gates == ()
    assert "The board is empty" in tab.wiring.verdict.text()
    assert not editor.kind.isVisible()
    assert not tab.wiring.seen.getPlotItem().titleLabel.isVisible()


def test_a_full_board_says_so(tab: PerceptronTab) -> None:
    show(tab, "wiring")
    for _ in range(20):
        tab.wiring.add()
    settle()
    tab.wiring.add()
    assert len(settings_of(tab).gates) == 16
    assert isinstance(tab._problem, Message)
    assert "The board is full" in str(tab._problem)


# All views


def test_every_formula_of_every_preset_is_typeset(tab: PerceptronTab) -> None:
    for preset in PRESETS:
        tab.apply_preset(preset.name)
        settle()
        for cursor in sorted({0, 4, tab.timeline.steps}):
            tab.timeline.move_to(cursor)
            assert_typeset(tab)


def assert_typeset(tab: PerceptronTab) -> None:
    tab._explain()
    formulas = tab.explanation.findChildren(Formula)
    shown = [formula for formula in formulas if not formula.isHidden()]
    assert shown
    assert all(formula.pixmap().width() > 20 for formula in shown)


def test_every_kind_of_gate_is_typeset(tab: PerceptronTab) -> None:
    show(tab, "wiring")
    for index in range(tab.editor.kind.count()):
        kind = tab.editor.kind.itemData(index)
        choose(tab.editor.kind, kind)
        assert settings_of(tab).board["y"].gate.name() == kind
        assert_typeset(tab)


def test_modes_change_and_come_back_as_they_were(tab: PerceptronTab) -> None:
    show(tab, "gate", target="OR", w1=0.3)
    for mode in ("learning", "wiring", "gate"):
        tab.edit(mode=mode)
        settle()
    assert (settings_of(tab).target, settings_of(tab).w1) == ("OR", 0.3)
    assert tab.gate.isVisible()
    assert not tab.editor.isVisible()
    assert not tab.buttons.isVisible()


@pytest.mark.parametrize("preset", ["and", "nand", "or", "xor"])
def test_the_handle_hides_no_number_of_the_weight_space(tab: PerceptronTab, preset: str) -> None:
    tab.apply_preset(preset)
    settle()
    plane = tab.gate.weights
    handle = plane.handle.sceneBoundingRect()
    view = plane.getPlotItem().getViewBox().sceneBoundingRect()
    for count in plane._counts:
        if count.isVisible():
            place = count.textItem.mapRectToScene(count.textItem.boundingRect())
            assert not place.adjusted(4, 4, -4, -4).intersects(handle)
            assert view.contains(place)


def test_a_number_that_does_not_fit_points_to_its_cell(tab: PerceptronTab) -> None:
    show(tab, "gate", target="AND", w1=0.5, w2=0.5, b=-0.7)
    plane = tab.gate.weights
    frame = tab.current_frame()
    solved = next(cell for cell in frame.cells if cell.right == 4)
    (x, _), (y, _) = plane._pointer.getData()
    assert (x, y) == pytest.approx(solved.centre)
    # OR's cell is roomy: the number stands in it.
    show(tab, "gate", target="OR", w1=0.5, w2=0.5, b=-0.2)
    assert not len(plane._pointer.getData()[0])


@pytest.mark.parametrize("b", [-1.5, -0.3, 0.0, 1.5])
def test_the_names_of_the_rows_lines_stand_outside_of_the_square(
    tab: PerceptronTab, b: float
) -> None:
    show(tab, "gate", b=b)
    plane = tab.gate.weights
    view = plane.getPlotItem().getViewBox()
    square = view.mapRectFromView(QRectF(-2, -2, 4, 4)).adjusted(4, 4, -4, -4)
    for name in plane._rows:
        place = name.textItem.mapRectToItem(view, name.textItem.boundingRect())
        assert not place.intersects(square), name.toPlainText()
        assert view.rect().contains(place), name.toPlainText()


def test_undo_takes_the_gate_away_whose_cable_is_held(tab: PerceptronTab) -> None:
    show(tab, "wiring")
    before = set(tab.wiring.board.gates)
    tab.wiring.add()
    settle()
    board = tab.wiring.board
    (added,) = set(board.gates) - before
    port = board.plugging.sources[added]
    QTest.mousePress(port, LEFT, pos=port.rect().center())
    QTest.mouseMove(port, port.rect().center() + QPoint(20, 30))
    assert board.plugging.loose_ends() is not None
    tab.undo_stack.undo()
    settle()
    assert set(board.gates) == before
    assert board.plugging.loose_ends() is None


def test_a_new_point_is_moved_with_the_arrow_keys_at_once(tab: PerceptronTab) -> None:
    show(tab, "learning")
    before = settings_of(tab).points
    tab.learning.add(1)
    settle()
    added = settings_of(tab).points[-1]
    assert len(settings_of(tab).points) == len(before) + 1
    QTest.keyClick(tab.learning.plane, Qt.Key.Key_Right)
    settle()
    moved = settings_of(tab).points[-1]
    assert moved != added
    assert settings_of(tab).points[:-1] == before
