"""Controls made from declarations: what they show, ask for, and refuse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from lab.message import InputError
from lab.params import Params, choice, flag, integer, number, point, text
from widgets.controls import (
    ChoiceControl,
    FlagControl,
    NumberControl,
    PointControl,
    TextControl,
)
from widgets.controls_panel import ControlsPanel
from widgets.training.pages.number_box import NumberBox


def no_x(value: str) -> None:
    if "x" in value:
        raise InputError("no x")


@dataclass(frozen=True)
class Settings(Params):
    lr: float = number(0.1, 1e-4, 10.0, scale="log", label="rate", group="Learning", help="pace")
    steps: int = integer(30, 1, 100, label="steps", group="Learning")
    images: int = integer(100, 1, 60_000, label="images", group="Learning")
    name: str = choice("a", {"a": "the first", "b": "the second"}, label="name")
    on: bool = flag(False, label="on")
    word: str = text("y", check=no_x, label="word")
    start: tuple[float, float] = point((0.0, 1.0), (-1, 1), (-2, 2), label="start")
    slope: float = number(0.5, 0, 1, label="slope", group="Slope", when=lambda p: p.on)
    hidden: bool = flag(False, control=False)


class Panel:
    """A panel whose wishes are fulfilled at once, as a tab does."""

    def __init__(self, qtbot: QtBot) -> None:
        self.params = Settings()
        self.widget = ControlsPanel(Settings, {})
        self.asked: list[tuple[str, Any]] = []
        self.widget.asked.connect(self.take)
        qtbot.addWidget(self.widget)
        self.widget.resize(270, 600)
        with qtbot.waitExposed(self.widget):
            self.widget.show()
        self.widget.show_params(self.params)

    def take(self, name: str, value: Any) -> None:
        self.asked.append((name, value))
        self.params = self.params.changed(**{name: value})
        self.widget.show_params(self.params)

    def __getitem__(self, name: str) -> Any:
        return self.widget.controls[name]

    def error(self, name: str) -> str:
        labels = [w for w in self[name].findChildren(QLabel) if w.property("role") == "error"]
        return " ".join(w.text() for w in labels if w.isVisible())


@pytest.fixture
def panel(qtbot: QtBot) -> Panel:
    return Panel(qtbot)


def type_into(edit: Any, words: str) -> None:
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, words)
    QTest.keyClick(edit, Qt.Key.Key_Return)


def test_each_setting_gets_its_kind_of_control_by_name(panel: Panel) -> None:
    kinds = {name: type(control) for name, control in panel.widget.controls.items()}
    assert kinds == {
        "lr": NumberControl,
        "steps": NumberControl,
        "images": NumberControl,
        "name": ChoiceControl,
        "on": FlagControl,
        "word": TextControl,
        "start": PointControl,
        "slope": NumberControl,
    }
    assert all(control.objectName() == name for name, control in panel.widget.controls.items())
    assert panel["lr"].toolTip() == "pace"


def test_a_number_is_typed_exactly(panel: Panel) -> None:
    type_into(panel["lr"].edit, "0.01234567")
    assert panel.params.lr == 0.01234567
    type_into(panel["lr"].edit, "1e-3")
    assert panel.params.lr == 0.001
    type_into(panel["lr"].edit, "0,5")
    assert panel.params.lr == 0.5


@pytest.mark.parametrize(
    "words", ["fast", "", "nan", "inf", "1e999", "100", "-1", "0x10", "１２abc"]
)
def test_nonsense_is_told_below_the_control_and_changes_nothing(panel: Panel, words: str) -> None:
    edit = panel["lr"].edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    edit.insert(words)
    edit.setModified(True)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert panel.params.lr == 0.1
    assert panel.error("lr")
    type_into(edit, "0.2")
    assert panel.params.lr == 0.2
    assert not panel.error("lr")


def test_a_huge_whole_number_is_told_in_few_letters(panel: Panel) -> None:
    type_into(panel["steps"].edit, "1e30")
    assert panel.params.steps == 30
    assert panel.error("steps") == "steps: 1e+30 is outside 1 … 100"


def test_escape_gives_the_old_number_back(panel: Panel) -> None:
    edit = panel["lr"].edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "7")
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.text() == "0.1"
    assert panel.asked == []


def test_a_slider_tells_its_value_and_not_its_position(panel: Panel) -> None:
    slider = panel["lr"].slider
    assert slider.accessibleDescription() == "0.1"
    slider.setValue(slider.value() + 20)
    assert panel.params.lr == 1.0
    assert slider.accessibleDescription() == "1"


def test_the_slider_moves_by_keys(panel: Panel) -> None:
    slider = panel["steps"].slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert panel.params.steps == 31
    QTest.keyClick(slider, Qt.Key.Key_End)
    assert panel.params.steps == 100


def test_showing_asks_for_nothing(panel: Panel) -> None:
    panel.widget.show_params(Settings(lr=1.0, steps=3, name="b", on=True, start=(0.5, 0.5)))
    assert panel.asked == []
    assert panel["name"].value() == "b"
    assert panel["on"].value() is True
    assert panel["start"].value() == (0.5, 0.5)


def test_what_does_not_apply_is_hidden_with_its_heading(panel: Panel) -> None:
    headings = [w for w in panel.widget.findChildren(QLabel) if w.text() == "Slope"]
    assert not panel["slope"].isVisible()
    assert not headings[0].isVisible()
    QTest.mouseClick(
        panel["on"].box, Qt.MouseButton.LeftButton, pos=panel["on"].box.rect().center()
    )
    QTest.keyClick(panel["on"].box, Qt.Key.Key_Space)
    if not panel.params.on:
        QTest.keyClick(panel["on"].box, Qt.Key.Key_Space)
    assert panel["slope"].isVisible()
    assert headings[0].isVisible()


def test_a_text_is_checked_while_it_is_typed(panel: Panel) -> None:
    edit = panel["word"].edit
    edit.setFocus()
    QTest.keyClicks(edit, "zx")
    assert panel.params.word == "yz"
    assert panel.error("word") == "no x"
    assert edit.text() == "yzx"
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    assert not panel.error("word")


def test_a_point_is_typed_by_its_coordinates(panel: Panel) -> None:
    type_into(panel["start"].edits[0], "-0.5")
    assert panel.params.start == (-0.5, 1.0)
    type_into(panel["start"].edits[1], "9")
    assert panel.params.start == (-0.5, 1.0)
    assert "outside" in panel.error("start")


@pytest.mark.parametrize("typed", ["1e308", "-1e300", "7.5", "1e999", "nonsense"])
def test_any_number_can_be_typed_into_a_number_box(qtbot: QtBot, typed: str) -> None:
    box = NumberBox("image")
    qtbot.addWidget(box)
    asked: list[int] = []
    box.asked.connect(asked.append)
    box.show_number(3)
    box.edit.selectAll()
    QTest.keyClicks(box.edit, typed)
    QTest.keyClick(box.edit, Qt.Key.Key_Return)
    if typed in ("1e999", "nonsense"):
        assert asked == []
        assert QToolTip.text()
        assert box.edit.text() == "3"
        QToolTip.hideText()
    else:
        assert asked == [max(0, round(float(typed)))]


@pytest.mark.parametrize("focused", [False, True])
def test_the_wheel_belongs_to_the_column_until_a_control_has_the_focus(
    panel: Panel, focused: bool
) -> None:
    for name, kind in (("lr", NumberControl), ("name", ChoiceControl)):
        control = panel.widget.controls[name]
        assert isinstance(control, kind)
        inside = control.slider if isinstance(control, NumberControl) else control.box
        if focused:
            inside.setFocus()
        else:
            inside.clearFocus()
        before = getattr(panel.params, name)
        turn_wheel(inside)
        assert inside.hasFocus() == focused
        assert (getattr(panel.params, name) != before) == focused, name


def turn_wheel(widget: QWidget) -> None:
    place = QPointF(widget.rect().center())
    event = QWheelEvent(
        place,
        QPointF(widget.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_a_whole_number_may_be_typed_in_groups(panel: Panel, qtbot: QtBot) -> None:
    edit = panel.widget.controls["images"].edit
    type_into(edit, "30,000")
    assert panel.params.images == 30_000
    for words in ("3,00", "1,0000", "30,5"):
        type_into(edit, words)
        assert panel.params.images == 30_000
        assert "not a number" in panel.widget.controls["images"]._error.text()
    type_into(panel.widget.controls["lr"].edit, "0,25")
    assert panel.params.lr == 0.25


def test_escape_gives_up_a_refused_text(panel: Panel) -> None:
    edit = panel["word"].edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "yes")
    assert panel.params.word == "yes"
    QTest.keyClicks(edit, "x")
    assert panel.error("word")
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.text() == panel.params.word == "yes"
    assert not panel.error("word")


def test_what_is_typed_is_shown_as_it_is(panel: Panel) -> None:
    control = panel["word"]
    control.show_error("<b>no</b> x")
    shown = control._error
    assert shown.textFormat() == Qt.TextFormat.PlainText
