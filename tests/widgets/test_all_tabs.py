"""What every tab promises, tried on each of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
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
    QWidget,
)
from pytestqt.qtbot import QtBot

from lab.questions import question
from tests.random_params import random_change
from widgets import store
from widgets.lab_tab import LabTab
from widgets.plots.plot import Plot
from widgets.tabs import TABS
from widgets.theme import appearance
from widgets.translate import LANGUAGES, use_language
from widgets.window import MainWindow

IDS = [entry.id for entry in TABS]
SIZES = [(1280, 800), (1024, 680)]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue("welcome/dismissed", True)
    window = MainWindow(settings)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close()


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
        assert tab.state().params == state.params
        tab.undo_stack.undo()
    for state in states[1:]:
        tab.undo_stack.redo()
        assert tab.state().params == state.params


@pytest.mark.parametrize("name", IDS)
def test_random_settings_survive_a_file(window: MainWindow, tmp_path: Path, name: str) -> None:
    tab = window.tab(name)
    rng = np.random.default_rng(2)
    for _ in range(30):
        tab.set_params(random_change(tab.params, rng))
    path = tmp_path / "lab.json"
    window.save_state(path)
    kept = tab.params
    tab.apply_preset(tab.presets[0])
    tabs = {entry.id: window.tab(entry.id) for entry in TABS}
    state = store.read(str(path), tabs)
    assert state.problems == ()
    assert state.tabs[name].params == kept


@pytest.mark.parametrize("name", IDS)
def test_every_preset_shows_something_and_says_what(
    qtbot: QtBot, window: MainWindow, name: str
) -> None:
    tab = window.show_tab(name)
    for preset in tab.presets:
        tab.apply_preset(preset)
        QApplication.processEvents()
        assert tab.current_frame() is not None, preset
        asked = tab.experiment.preset(preset).question
        for language in LANGUAGES if asked else ():
            assert question(asked, language).name == asked
        problem = tab.findChild(QLabel, "problem")
        assert problem is not None
        assert not problem.isVisible(), f"{preset}: {problem.text()}"
    settle(qtbot, tab)
    assert tab.explanation.title.text()


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
    window: MainWindow, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    tab = window.tab(name)
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
def test_every_suggestion_can_be_taken(qtbot: QtBot, window: MainWindow, name: str) -> None:
    tab = window.show_tab(name)
    for preset in tab.presets:
        params, frame = tab.experiment.preset(preset).params, None
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
    """Return what is cut off or outside its parent on a tab."""
    found = []
    for widget in tab.findChildren(QWidget):
        if not widget.isVisible() or widget.width() == 0:
            continue
        if isinstance(widget, QLabel) and widget.text() and clipped(widget):
            found.append(f"label cut off: {widget.text()[:50]!r}")
        wanted = widget.minimumSizeHint().width()
        if isinstance(widget, QAbstractButton) and widget.text() and widget.width() < wanted:
            found.append(f"button cut off: {widget.text()!r}")
        control = isinstance(widget, QAbstractButton | QAbstractSlider | QLineEdit | QComboBox)
        parent = widget.parentWidget()
        if control and parent is not None and not isinstance(parent, QComboBox):
            room = parent.rect().adjusted(-1, -1, 1, 1)
            if not room.contains(widget.geometry()):
                found.append(f"{widget.objectName() or widget}: outside its parent")
    return found


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("language", list(LANGUAGES))
@pytest.mark.parametrize("name", IDS)
def test_nothing_is_cut_off(
    qtbot: QtBot, window: MainWindow, name: str, language: str, size: tuple[int, int]
) -> None:
    use_language(language)
    window.resize(*size)
    tab = window.show_tab(name)
    found = {}
    # Every preset where room is shortest; with more of it, one of each view is enough.
    for preset in tab.presets if size == SIZES[-1] else one_of_each_view(tab):
        tab.apply_preset(preset)
        settle(qtbot, tab)
        if troubles(tab):
            found[preset] = troubles(tab)
    assert not found


def one_of_each_view(tab: LabTab) -> list[str]:
    """Return the names of the first presets of each view (mode) of a tab."""
    firsts: dict[object, str] = {}
    for preset in tab.experiment.presets:
        firsts.setdefault(getattr(preset.params, "mode", None), preset.name)
    return list(firsts.values())


@pytest.mark.parametrize("name", IDS)
def test_nothing_is_cut_off_in_larger_type(qtbot: QtBot, window: MainWindow, name: str) -> None:
    appearance.choose(font_step=2)
    tab = window.show_tab(name)
    settle(qtbot, tab)
    assert troubles(tab) == []


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
def test_every_control_and_plot_has_a_name(qtbot: QtBot, window: MainWindow, name: str) -> None:
    tab = window.show_tab(name)
    nameless = set()
    for preset in one_of_each_view(tab):
        tab.apply_preset(preset)
        settle(qtbot, tab)
        for widget in tab.findChildren(QWidget):
            kinds = QAbstractSlider | QComboBox | QLineEdit | Plot | QAbstractButton
            if not isinstance(widget, kinds) or not widget.isVisible():
                continue
            inside = isinstance(widget.parentWidget(), QComboBox)
            bar = type(widget).__name__ == "QScrollBar"
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            if not (inside or bar or text or widget.accessibleName()):
                nameless.add(f"{type(widget).__name__} {widget.objectName()}")
    assert not nameless


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
