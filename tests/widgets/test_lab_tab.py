"""What every tab gets from its frame, tried on a small one."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from lab.arrays import Array
from lab.experiments.descent.settings import DescentParams
from lab.experiments.experiment import Experiment, Preset
from lab.experiments.optimizers.settings import OptimizersParams
from lab.explanation import Explanation, Source, Suggestion
from lab.message import InputError, Message
from lab.params import Params, integer, number, point
from widgets.explanation import WrappingButton
from widgets.formula import Formula
from widgets.lab_tab import LabTab
from widgets.plots.draggable import DraggablePoint
from widgets.plots.plot import Plot
from widgets.tab_change import TabChange, change_in_words
from widgets.tab_truth import MOST_UNDONE
from widgets.theme import appearance


@dataclass(frozen=True)
class Settings(Params):
    lr: float = number(0.1, 0.001, 10.0, scale="log", label="rate")
    steps: int = integer(30, 0, 100, label="steps")
    start: tuple[float, float] = point((-3.0, 2.0), (-10, 10), (-10, 10), label="start")


@dataclass(frozen=True)
class Frame:
    path: Array

    @property
    def steps(self) -> int:
        return len(self.path) - 1


RUNS = []


def run(params: Settings) -> Iterator[Frame]:
    RUNS.append(params)
    if params.steps == 13:
        raise InputError("not {n}", n=13)
    shrink = (1 - params.lr) ** np.arange(params.steps + 1)
    yield Frame(np.outer(shrink, params.start))


def explain(params: Settings, frame: Frame, cursor: int) -> Explanation:
    return Explanation(
        Message("step {n}", {"n": cursor}),
        (r"x \leftarrow (1 - \eta)\, x", rf"x = {frame.path[cursor][0]:.3f}"),
        (Message("it shrinks"),),
        Source(run, ran=("shrink =",)),
        (Suggestion(Message("twice as fast"), {"lr": 0.2}),),
    )


EXPERIMENT = Experiment(
    "small",
    "timeline",
    Settings,
    run,
    (
        Preset("slow", Message("slow"), Settings()),
        Preset("fast", Message("fast"), Settings(lr=0.5, steps=10)),
    ),
    explain,
)


class SmallTab(LabTab):
    def __init__(self) -> None:
        super().__init__(EXPERIMENT)

    def build_plots(self) -> QWidget:
        self.plot = Plot("the path", movable=False)
        self.plot.setRange(xRange=(-10, 10), yRange=(-10, 10))
        self.line = self.plot.line("#ffffff")
        self.handle = DraggablePoint("start", step=0.5)
        self.handle.asked.connect(lambda x, y: self.edit(start=(x, y)))
        self.plot.addItem(self.handle)
        return self.plot

    def show_frame(self, frame: Frame, cursor: int) -> None:
        self.line.setData(frame.path[: cursor + 1])
        self.handle.show_at(*frame.path[0])


@pytest.fixture
def tab(qtbot: QtBot) -> SmallTab:
    tab = SmallTab()
    qtbot.addWidget(tab)
    tab.resize(1100, 700)
    with qtbot.waitExposed(tab):
        tab.show()
    QApplication.processEvents()
    return tab


def find(tab: SmallTab, kind: type, name: str) -> QWidget:
    found = tab.findChild(kind, name)
    assert found is not None
    return found


def place(tab: SmallTab, x: float, y: float) -> QPoint:
    box = tab.plot.getPlotItem().getViewBox()
    return tab.plot.mapFromScene(box.mapViewToScene(pg_point(x, y)))


def pg_point(x: float, y: float) -> object:
    from PySide6.QtCore import QPointF

    return QPointF(x, y)


def drag(tab: SmallTab, *places: tuple[float, float]) -> None:
    port = tab.plot.viewport()
    spots = [place(tab, *p) for p in places]
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=spots[0])
    for spot in spots[1:]:
        # pyqtgraph leaves out moves that come faster than 100 a second.
        QTest.qWait(15)
        QTest.mouseMove(port, spot)
        QApplication.processEvents()
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=spots[-1])
    # What the pointer is over is told a moment later.
    QTest.qWait(30)


def test_it_opens_with_the_first_preset_at_the_end(tab: SmallTab) -> None:
    assert tab.params == Settings()
    assert tab.timeline.cursor == 30
    assert tab.presets == ["slow", "fast"]
    assert len(tab.line.getData()[0]) == 31


def test_a_drag_moves_the_start_and_is_undone_as_one_step(tab: SmallTab) -> None:
    drag(tab, (-3, 2), (-1, 3), (2, 4), (5, 5))
    assert tab.params.start == pytest.approx((5, 5), abs=0.2)
    assert tab.current_frame().path[0] == pytest.approx(tab.params.start)
    assert tab.undo_stack.count() == 1
    tab.undo_stack.undo()
    assert tab.params == Settings()
    QApplication.processEvents()
    assert tab.handle.pos().x() == -3


def test_two_drags_are_two_steps(tab: SmallTab) -> None:
    drag(tab, (-3, 2), (0, 2), (1, 2))
    drag(tab, (1, 2), (2, 2), (4, 2))
    assert tab.undo_stack.count() == 2
    tab.undo_stack.undo()
    assert tab.params.start == pytest.approx((1, 2), abs=0.2)


def test_only_so_many_changes_are_kept(tab: SmallTab) -> None:
    for change in range(1, MOST_UNDONE + 101):
        tab.set_params(Settings(start=(change / 100, 2.0)))
    assert tab.undo_stack.count() == MOST_UNDONE
    while tab.undo_stack.canUndo():
        tab.undo_stack.undo()
    assert tab.params == Settings(start=(1.0, 2.0)), "the oldest one that is kept"


def test_arrow_keys_nudge_the_focused_point(tab: SmallTab) -> None:
    tab.plot.setFocus()
    tab.handle.setFocus()
    QTest.keyClick(tab.plot, Qt.Key.Key_Right)
    assert tab.params.start == (-2.5, 2.0)
    QTest.keyClick(tab.plot, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert tab.params.start == (-2.5, 7.0)


def test_many_changes_in_one_turn_are_computed_once(tab: SmallTab) -> None:
    RUNS.clear()
    for x in range(20):
        tab.edit(start=(float(x) / 2, 0.0))
    QApplication.processEvents()
    assert [tab.params] == RUNS


def test_keys_move_the_cursor(tab: SmallTab) -> None:
    tab.setFocus()
    QTest.keyClick(tab, Qt.Key.Key_Home)
    assert tab.timeline.cursor == 0
    QTest.keyClick(tab, Qt.Key.Key_Right)
    QTest.keyClick(tab, Qt.Key.Key_Right)
    QTest.keyClick(tab, Qt.Key.Key_Left)
    assert tab.timeline.cursor == 1
    QTest.keyClick(tab, Qt.Key.Key_End)
    assert tab.timeline.cursor == 30


def test_space_plays_from_the_start_to_the_end(qtbot: QtBot, tab: SmallTab) -> None:
    tab.timeline.speed = 10.0
    tab.setFocus()
    QTest.keyClick(tab, Qt.Key.Key_Space)
    assert tab.timeline.playing
    assert tab.timeline.cursor == 0
    qtbot.waitUntil(lambda: not tab.timeline.playing, timeout=5000)
    assert tab.timeline.cursor == 30


def test_the_transport_does_what_it_says(qtbot: QtBot, tab: SmallTab) -> None:
    for name, cursor in (("to_start", 0), ("step_forward", 1), ("step_back", 0)):
        QTest.mouseClick(find(tab, QToolButton, name), Qt.MouseButton.LeftButton)
        assert tab.timeline.cursor == cursor
    tab.transport.cursor_slider.setValue(17)
    assert tab.timeline.cursor == 17
    assert tab.transport.text.text() == "step 17 / 30"


def test_without_steps_there_is_no_transport(tab: SmallTab) -> None:
    tab.edit(steps=0)
    QApplication.processEvents()
    assert not tab.transport.isVisible()


def test_a_problem_is_told_and_the_last_picture_stays(tab: SmallTab) -> None:
    before = tab.current_frame()
    tab.edit(steps=13)
    QApplication.processEvents()
    problem = find(tab, QLabel, "problem")
    assert isinstance(problem, QLabel)
    assert problem.isVisible()
    assert problem.text() == "not 13"
    assert tab.current_frame() is before
    tab.edit(steps=14)
    QApplication.processEvents()
    assert not problem.isVisible()


def test_what_does_not_fit_is_told_and_changes_nothing(tab: SmallTab) -> None:
    tab.edit(start=(100.0, 0.0))
    assert tab.params == Settings()
    assert find(tab, QLabel, "problem").isVisible()
    tab.edit(lr=100.0)
    problem = find(tab, QLabel, "problem")
    assert isinstance(problem, QLabel)
    assert problem.text().startswith("rate:"), "the label, not the name of the field"


def test_a_change_of_the_preset_is_told_with_a_way_back(tab: SmallTab) -> None:
    tab.edit(lr=0.3)
    QApplication.processEvents()
    words = [w.text() for w in tab.findChildren(QLabel) if w.isVisible()]
    assert "changed: rate 0.1 → 0.3" in words
    QTest.mouseClick(find(tab, QPushButton, "back_to_preset"), Qt.MouseButton.LeftButton)
    assert tab.params == Settings()


def test_while_something_is_dragged_plots_come_first_and_controls_follow(
    qtbot: QtBot, tab: SmallTab
) -> None:
    control = tab.controls.controls["lr"]
    window, place = tab.windowHandle(), QPoint(1, 1)
    explained = tab.explanation.title.text()
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=place)
    tab.edit(lr=0.3, steps=12)
    QApplication.processEvents()
    assert tab.current_frame().steps == 12
    assert control.value() == 0.1
    qtbot.waitUntil(lambda: control.value() == 0.3)
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=place)
    tab.edit(lr=0.4)
    QApplication.processEvents()
    assert control.value() == 0.4
    qtbot.waitUntil(lambda: tab.explanation.title.text() != explained)


def test_a_refused_value_is_put_back_on_its_control(tab: SmallTab) -> None:
    control = tab.controls.controls["lr"]
    edit = control.edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "99")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    tab.setFocus()
    assert tab.params.lr == 0.1
    tab.edit(steps=20)
    QApplication.processEvents()
    assert edit.text() == "0.1"


def test_a_preset_is_chosen_by_hand_and_undone(tab: SmallTab) -> None:
    box = find(tab, QComboBox, "preset")
    assert isinstance(box, QComboBox)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    QApplication.processEvents()
    assert (tab.preset, tab.params.lr, tab.timeline.cursor) == ("fast", 0.5, 10)
    tab.undo_stack.undo()
    assert (tab.preset, tab.params) == ("slow", Settings())
    with pytest.raises(KeyError):
        tab.apply_preset("none")


def test_the_explanation_follows_and_its_suggestion_is_taken(qtbot: QtBot, tab: SmallTab) -> None:
    qtbot.waitUntil(lambda: not tab.busy)
    assert tab.explanation.title.text() == "step 30"
    assert "shrink =" in tab.explanation.code.toPlainText()
    (button,) = tab.explanation.findChildren(WrappingButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert tab.params.lr == 0.2


def test_the_script_computes_the_frame(tab: SmallTab) -> None:
    QTest.mouseClick(find(tab, QPushButton, "copy_script"), Qt.MouseButton.LeftButton)
    space: dict[str, object] = {"print": lambda *_: None}
    exec(QApplication.clipboard().text(), space)
    assert np.array_equal(space["frame"].path, tab.current_frame().path)


def test_another_theme_shows_the_same_in_other_colours(qtbot: QtBot, tab: SmallTab) -> None:
    tab.edit(lr=0.3)
    tab.timeline.move_to(7)
    line = tab.line
    appearance.choose(theme="light")
    QApplication.processEvents()
    assert tab.line is not line
    assert len(tab.line.getData()[0]) == 8
    assert (tab.params.lr, tab.timeline.cursor) == (0.3, 7)


def test_the_speed_is_told_and_outlives_another_theme(tab: SmallTab) -> None:
    tab.transport.speed.setValue(50)
    assert tab.timeline.speed == pytest.approx(3.16, abs=0.01)
    appearance.choose(theme="light")
    QApplication.processEvents()
    assert tab.transport.speed.value() == 50
    assert tab.transport.speed.accessibleDescription() == "speed 3.2×"


def test_a_screen_reader_hears_of_the_plot_and_of_the_point_in_focus(
    qtbot: QtBot, tab: SmallTab
) -> None:
    qtbot.waitUntil(lambda: not tab.busy)
    assert "x: -10.81 … 10.81" in tab.plot.accessibleDescription()
    assert "1: (-0.1272, 0.08478)" in tab.plot.accessibleDescription()
    tab.plot.setFocus()
    tab.handle.setFocus()
    QTest.keyClick(tab.plot, Qt.Key.Key_Right)
    QApplication.processEvents()
    assert tab.plot.accessibleDescription() == "start: -2.5, 2"
    qtbot.waitUntil(lambda: not tab.busy)
    assert tab.plot.accessibleDescription() == "start: -2.5, 2"


def test_the_explanation_is_up_to_date_soon_after_a_drag(qtbot: QtBot, tab: SmallTab) -> None:
    drag(tab, (-3, 2), (-1, 3), (5, 5))
    qtbot.waitUntil(lambda: not tab.busy)
    shown = [w.accessibleName() for w in tab.explanation.findChildren(Formula)]
    assert rf"x = {tab.current_frame().path[30][0]:.3f}" in shown


def test_code_is_as_high_as_its_lines(qtbot: QtBot, tab: SmallTab) -> None:
    qtbot.waitUntil(lambda: not tab.busy)
    tab.explanation.code.show_code("x = 1  # ∇ ← ⁻ˣ 日本\n" * 12, [11])
    QApplication.processEvents()
    assert tab.explanation.code.verticalScrollBar().maximum() == 0


def test_a_hidden_tab_computes_nothing_until_it_is_shown(tab: SmallTab) -> None:
    tab.hide()
    RUNS.clear()
    tab.edit(lr=0.3)
    QApplication.processEvents()
    assert RUNS == []
    tab.show()
    assert [tab.params] == RUNS


def test_settings_that_are_called_the_same_are_told_with_their_group() -> None:
    before = OptimizersParams()
    after = before.changed(sgd_lr=0.5, adam_lr=0.25, steps=7)
    assert change_in_words("sgd_lr", before, after).startswith("SGD learning rate")
    assert change_in_words("adam_lr", before, after).startswith("Adam learning rate")
    assert change_in_words("steps", before, after).startswith("steps")


def test_a_setting_named_by_its_group_is_named_once() -> None:
    """Several settings without a label of their own are called the same, but never shown so."""
    before = DescentParams(mode="plane")
    after = before.changed(surface="ravine", start=(-7.5, 2.0))
    assert change_in_words("surface", before, after) == "Surface Round bowl → Stretched bowl"
    assert change_in_words("start", before, after) == "Start (−3, 4) → (−7.5, 2)"


def test_starts_are_told_by_their_numbers_where_there_is_one() -> None:
    before = OptimizersParams()
    one, two = before.changed(starts=((1.0, -4.0),)), ((1.0, -4.0), (2.0, 2.0))
    assert change_in_words("starts", before, one) == "Start (−7, 2) → (1, −4)"
    assert change_in_words("starts", one, before.changed(starts=two)) == "Start"


def test_a_long_drag_keeps_one_change_and_lets_go_of_its_tab(qtbot: QtBot, tab: SmallTab) -> None:
    def changes() -> int:
        gc.collect()
        return sum(type(o) is TabChange for o in gc.get_objects())

    before = changes()
    for step in range(50):
        tab.edit(lr=0.2 + step / 100)
    assert tab.undo_stack.count() == 1
    assert changes() == before + 1
    tab.undo_stack.undo()
    assert tab.params.lr == 0.1
    tab.undo_stack.clear()
    assert changes() == before
