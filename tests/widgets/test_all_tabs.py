"""What every tab promises, tried on each of them."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QStackedWidget,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from lab.questions import question
from tests.random_params import random_change
from widgets import store
from widgets.explanation import WrappingButton
from widgets.lab_tab import LabTab
from widgets.plots.plot import Plot
from widgets.tabs import TABS
from widgets.theme import appearance
from widgets.translate import LANGUAGES, use_language
from widgets.window import MainWindow

IDS = [entry.id for entry in TABS]
SIZES = [(1280, 800), (1024, 680)]
LOOKS = 5


@pytest.fixture
def unseen(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Make a window for what needs no pixels: its tabs make no widgets until they are shown."""
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue("welcome/dismissed", True)
    window = MainWindow(settings)
    qtbot.addWidget(window)
    yield window
    window.close()


@pytest.fixture
def window(qtbot: QtBot, unseen: MainWindow, request: pytest.FixtureRequest) -> MainWindow:
    unseen.resize(1280, 800)
    # Before it is shown, so that no other tab's widgets are made.
    unseen.show_tab(request.node.callspec.params["name"])
    with qtbot.waitExposed(unseen):
        unseen.show()
    return unseen


def settle(qtbot: QtBot, tab: LabTab) -> None:
    """Wait until the explanation has followed, and a scroll bar that it brought is in place.

    Not for work in a child process: what it brings later has its place already.
    """
    drawn = LabTab.busy.fget
    assert drawn is not None
    qtbot.waitUntil(lambda: not drawn(tab), timeout=20_000)
    for _ in range(3):
        QApplication.processEvents()


@pytest.mark.parametrize("name", IDS)
def test_two_hundred_changes_are_undone_one_by_one(window: MainWindow, name: str) -> None:
    tab = window.tab(name)
    rng = np.random.default_rng(1)
    states = [tab.state()]
    while len(states) <= 200:
        tab.set_params(random_change(tab.params, rng))
        if tab.state() != states[-1]:
            states.append(tab.state())
    for state in reversed(states):
        assert tab.state() == state
        tab.undo_stack.undo()
    for state in states[1:]:
        tab.undo_stack.redo()
        assert tab.state() == state


@pytest.mark.parametrize("name", IDS)
def test_random_settings_survive_a_file(unseen: MainWindow, tmp_path: Path, name: str) -> None:
    tab = unseen.tab(name)
    rng = np.random.default_rng(2)
    for _ in range(30):
        tab.set_params(random_change(tab.params, rng))
    path = tmp_path / "lab.json"
    unseen.save_state(path)
    kept = tab.params
    tab.apply_preset(tab.presets[0])
    tabs = {entry.id: unseen.tab(entry.id) for entry in TABS}
    state = store.read(str(path), tabs)
    assert state.problems == ()
    assert state.tabs[name].params == kept


@pytest.mark.parametrize("name", IDS)
def test_every_question_is_there_in_every_language(unseen: MainWindow, name: str) -> None:
    for preset in unseen.tab(name).experiment.presets:
        for language in LANGUAGES if preset.question else ():
            assert question(preset.question, language).name == preset.question


def same(one: Any, other: Any) -> bool:
    """Compare Frames to the bit; what is not data (functions) is left out."""
    if isinstance(one, np.ndarray):
        return np.array_equal(one, other, equal_nan=one.dtype.kind == "f")
    if dataclasses.is_dataclass(one) and not isinstance(one, type):
        names = [f.name for f in dataclasses.fields(one)]
        return all(same(getattr(one, n), getattr(other, n)) for n in names)
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(v, other[k]) for k, v in one.items())
    if isinstance(one, tuple | list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float):
        return one == other or (one != one and other != other)
    return bool(one == other) if isinstance(one, int | str | bool | None) else True


@pytest.mark.parametrize("name", [i for i in IDS if i != "training"])
def test_the_script_of_every_preset_computes_what_is_on_screen(
    unseen: MainWindow, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    tab = unseen.tab(name)
    for preset in tab.presets:
        tab.apply_preset(preset)
        if tab.experiment.long(tab.params):
            # What a child does is compared in that tab's own tests, with less to do.
            continue
        space: dict[str, Any] = {}
        exec(tab.experiment.script(tab.params), space)
        assert same(space["frame"], tab.current_frame()), preset
    capsys.readouterr()


@pytest.mark.parametrize("name", IDS)
def test_every_suggestion_can_be_taken(window: MainWindow, name: str) -> None:
    tab = window.tab(name)
    for preset in tab.presets:
        params = tab.experiment.preset(preset).params
        tab.apply_preset(preset)
        frame = tab.current_frame()
        explanation = tab.experiment.explain(params, frame, tab.timeline.cursor)
        for suggestion in explanation.suggestions:
            assert params.changed(**suggestion.changes) is not None
        if explanation.source is not None:
            assert explanation.source.code()
            assert explanation.source.marked_lines() or not explanation.source.ran


def clipped(label: QLabel) -> bool:
    """Tell whether a text has less room than it needs."""
    if label.pixmap() and not label.pixmap().isNull():
        return False
    if label.wordWrap():
        return label.height() < label.heightForWidth(label.width()) - 1
    return label.width() < label.sizeHint().width() - 1


def troubles(tab: LabTab) -> list[str]:
    """Return what is missing, cut off, outside its parent, or over its neighbour on a tab."""
    found = []
    problem = tab.findChild(QLabel, "problem")
    assert problem is not None
    if problem.isVisible():
        found.append(f"a problem is told: {problem.text()}")
    if tab.current_frame() is None or not tab.explanation.title.text():
        found.append("nothing is shown or explained")
    for column in tab.findChildren(QScrollArea, "panel"):
        if column.isVisible() and column.widget().width() > column.viewport().width():
            found.append(f"{column.parentWidget().objectName()}: wider than there is room")
    for widget in tab.findChildren(QWidget):
        if not widget.isVisible() or widget.width() == 0:
            continue
        if isinstance(widget, QLabel) and widget.text() and clipped(widget):
            found.append(f"label cut off: {widget.text()[:50]!r}")
        wanted = widget.minimumSizeHint().width()
        if isinstance(widget, QAbstractButton) and widget.text() and widget.width() < wanted:
            found.append(f"button cut off: {widget.text()!r}")
        if isinstance(widget, QComboBox) and elided(widget):
            found.append(f"choice cut off: {widget.currentText()!r}")
        control = isinstance(widget, QAbstractButton | QAbstractSlider | QLineEdit | QComboBox)
        parent = widget.parentWidget()
        if control and parent is not None and not isinstance(parent, QComboBox):
            room = parent.rect().adjusted(-1, -1, 1, 1)
            if not room.contains(widget.geometry()):
                found.append(f"{widget.objectName() or widget}: outside its parent")
        found += overlaps(widget)
    return found


def lasting_troubles(tab: LabTab) -> list[str]:
    """Return what is still wrong when the layout has come to rest."""
    for _ in range(LOOKS):
        if not (found := troubles(tab)):
            break
        # What a child finds in the meantime brings other words, and they want other room.
        QTest.qWait(200)
    return found


def elided(box: QComboBox) -> bool:
    """Tell whether the chosen words do not fit into their field."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    kind, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(kind, option, field, box).width()
    return box.fontMetrics().horizontalAdvance(box.currentText()) > room


def overlaps(parent: QWidget) -> list[str]:
    """Return which widgets of a layout lie over one another."""
    if parent.layout() is None or isinstance(parent, QStackedWidget):
        return []
    shown = [w for w in parent.children() if isinstance(w, QWidget) and w.isVisible()]
    found = []
    for one, other in itertools.combinations(shown, 2):
        common = one.geometry().intersected(other.geometry())
        if common.width() > 1 and common.height() > 1:
            found.append(f"{one} lies over {other} on {parent}")
    return found


@pytest.mark.parametrize("language", list(LANGUAGES))
@pytest.mark.parametrize("name", IDS)
def test_nothing_is_cut_off(qtbot: QtBot, window: MainWindow, name: str, language: str) -> None:
    use_language(language)
    tab = window.show_tab(name)
    mine, firsts = turns(tab.presets, language), one_of_each_view(tab)
    shown = {SIZES[0]: turns(firsts, language), SIZES[1]: dict.fromkeys([*firsts, *mine])}
    found = {}
    for size, presets in shown.items():
        window.resize(*size)
        for preset in presets:
            tab.apply_preset(preset)
            settle(qtbot, tab)
            if lasting := lasting_troubles(tab):
                found[size, preset] = lasting
    assert not found


def turns(presets: list[str], language: str) -> list[str]:
    """Return the presets whose turn it is in a language: each is in one of them.

    Where room is shortest, each view is looked at in all of them as well: what differs between two
    presets of a view is mostly numbers and curves.
    """
    return presets[list(LANGUAGES).index(language) :: len(LANGUAGES)]


def one_of_each_view(tab: LabTab) -> list[str]:
    """Return the names of the first presets of each view (mode) of a tab."""
    firsts: dict[object, str] = {}
    for preset in tab.experiment.presets:
        firsts.setdefault(getattr(preset.params, "mode", None), preset.name)
    return list(firsts.values())


@pytest.mark.parametrize("name", IDS)
def test_nothing_is_cut_off_in_larger_type(qtbot: QtBot, window: MainWindow, name: str) -> None:
    appearance.choose(font_step=3)
    window.resize(*SIZES[-1])
    tab = window.show_tab(name)
    found = {}
    for preset in one_of_each_view(tab):
        tab.apply_preset(preset)
        settle(qtbot, tab)
        if lasting := lasting_troubles(tab):
            found[preset] = lasting
    assert not found


@pytest.mark.parametrize("name", IDS)
def test_tab_reaches_every_control_and_the_focus_comes_round(
    qtbot: QtBot, window: MainWindow, name: str
) -> None:
    tab = window.show_tab(name)
    settle(qtbot, tab)
    window.activateWindow()
    wanted = {
        widget
        for widget in tab.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QAbstractSlider | QComboBox | QLineEdit | Plot)
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget.parentWidget(), QComboBox)
    }
    assert wanted
    tab.setFocus()
    reached: set[QWidget] = set()
    for _ in range(6 * len(wanted) + 60):
        QTest.keyClick(QApplication.focusWidget() or tab, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is not None:
            reached.add(focused)
    names = sorted(w.accessibleName() or w.objectName() or repr(w) for w in wanted - reached)
    assert not names


@pytest.mark.parametrize("name", IDS)
def test_every_control_and_plot_tells_its_name_its_value_and_what_it_does(
    qtbot: QtBot, window: MainWindow, name: str
) -> None:
    tab = window.show_tab(name)
    silent = set()
    for preset in one_of_each_view(tab):
        tab.apply_preset(preset)
        settle(qtbot, tab)
        for widget in tab.findChildren(QWidget):
            kinds = QAbstractSlider | QComboBox | QLineEdit | Plot | QAbstractButton
            if not isinstance(widget, kinds) or not widget.isVisible():
                continue
            # Parts of another widget.
            part = isinstance(widget.parentWidget(), QComboBox) or isinstance(widget, QScrollBar)
            if part or widget.objectName().startswith("qt_"):
                continue
            silent |= {f"{widget.objectName()} {widget}: {what}" for what in lacks(widget)}
    assert not silent


def lacks(widget: QWidget) -> Iterator[str]:
    """Yield what a control or a plot does not tell to who cannot see it, or does not know it."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    text = widget.accessibleName() if isinstance(widget, WrappingButton) else text
    if not (text or widget.accessibleName()):
        yield "no name"
    if re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)+", widget.accessibleName()):
        yield "named as in the code"
    # The value of the others is in their text.
    steps = widget.objectName() == "cursor"
    mute = isinstance(widget, Plot) or (isinstance(widget, QAbstractSlider) and not steps)
    if mute and not widget.accessibleDescription():
        yield "no value"
    above: QWidget | None = widget
    while above is not None and not above.toolTip():
        above = above.parentWidget()
    # Words on a button say what it does.
    if above is None and not (text or isinstance(widget, Plot)):
        yield "no tooltip"


@pytest.mark.parametrize("name", IDS)
def test_theme_changes_at_once_and_keeps_everything(
    qtbot: QtBot, window: MainWindow, name: str
) -> None:
    tab = window.show_tab(name)
    tab.apply_preset(tab.presets[-1])
    settle(qtbot, tab)
    state = tab.state()
    dark = window.grab().toImage().pixelColor(QPoint(400, 60))
    appearance.choose(theme="light")
    settle(qtbot, tab)
    light = window.grab().toImage().pixelColor(QPoint(400, 60))
    assert light.lightness() > dark.lightness() + 100
    assert tab.state() == state


@pytest.mark.parametrize("name", IDS)
def test_no_mark_is_drawn_anew_for_each_frame(qtbot: QtBot, window: MainWindow, name: str) -> None:
    """pyqtgraph keeps a picture of a mark for each pen and brush object: a thousand, if it must."""
    tab = window.show_tab(name)
    kept: list[int] = []
    # What a child has found may come in any of the rounds, and brings marks of its own.
    while len(kept) < 4 and (len(kept) < 2 or kept[-1] != kept[-2]):
        for preset in one_of_each_view(tab):
            tab.apply_preset(preset)
            # What it explains has no marks.
            for _ in range(3):
                QApplication.processEvents()
        scenes = [plot.scene().items() for plot in tab.findChildren(Plot)]
        marks = [i for items in scenes for i in items if isinstance(i, pg.ScatterPlotItem)]
        kept.append(sum(len(mark.fragmentAtlas) for mark in marks))
    assert kept[-1] == kept[-2], kept
