"""Every control, one after the other: each value at both ends, each entry, box and button."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum, auto
from functools import partial
from itertools import islice
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLineEdit,
    QTabBar,
    QWidget,
)

from lab.specs import NumberSpec, PointSpec
from tests.stress.monkey.controls import control_of, controls
from tests.stress.monkey.hands import click, drag, type_into
from widgets.lab_tab import LabTab
from widgets.tabs import TABS
from widgets.translate import language
from widgets.window import MainWindow

MOST_ENTRIES = 12
WRONG = ("nan", "1e999", "-1e308", "nonsense", "九")

Act = Callable[[Any], object]
Step = tuple[str, Callable[[], object]]


class How(Enum):
    """Each control once in one way, once in all ways, or in all ways with every preset."""

    BRIEF = auto()
    ONCE = auto()
    THOROUGH = auto()


class Sweep:
    """`steps()` gives what to do; `reached` and `seen` are the names of the controls so far."""

    def __init__(self, window: MainWindow, how: How) -> None:
        self._window = window
        self._how = how
        self.seen: set[str] = set()
        self.reached: set[str] = set()

    def steps(self) -> Iterator[Step]:
        """Give each step with words for it; they are meant to be done one by one."""
        for entry in TABS:
            tab = self._window.tab(entry.id)
            for preset in self._presets(tab):
                yield f"{entry.id}: preset {preset}", partial(self._begin, tab, preset)
                yield from self._on(tab, preset)
            for page in range(1, _pages(tab)):
                yield f"{entry.id}: page {page}", partial(_turn, tab, page)
                yield from self._on(tab, tab.preset)

    def look(self, tab: LabTab) -> dict[str, QWidget]:
        """Return the controls of a tab that can be seen, and note all there are."""
        found = controls(tab)
        if language() == "en":
            # The names are in the language in use: in another one they would be counted twice.
            self.seen |= found.keys()
        return {name: widget for name, widget in found.items() if widget.isVisible()}

    def _presets(self, tab: LabTab) -> list[str]:
        if self._how is How.THOROUGH:
            return tab.presets
        firsts: dict[object, str] = {}
        for preset in tab.experiment.presets:
            firsts.setdefault(getattr(preset.params, "mode", None), preset.name)
        return list(firsts.values())

    def _begin(self, tab: LabTab, preset: str) -> None:
        self._window.show_tab(tab.objectName())
        tab.apply_preset(preset)

    def _on(self, tab: LabTab, preset: str) -> Iterator[Step]:
        QApplication.processEvents()
        # All at once: what is used may make other widgets anew.
        uses = [
            (name, words, act)
            for name, widget in self.look(tab).items()
            if self._how is How.THOROUGH or name not in self.reached
            for words, act in islice(_uses(widget), 1 if self._how is How.BRIEF else None)
        ]
        for name, words, act in uses:
            yield f"{name} {words}", partial(self._use, tab, preset, name, act)

    def _use(self, tab: LabTab, preset: str, name: str, act: Act) -> None:
        """Find the control again (it may have been made anew), and use it if it can be seen."""
        self._window.show_tab(tab.objectName())
        widget = self.look(tab).get(name)
        if widget is None:
            tab.apply_preset(preset)
            QApplication.processEvents()
            widget = self.look(tab).get(name)
        if widget is not None and widget.isEnabled():
            self.reached.add(name)
            act(widget)


def _pages(tab: LabTab) -> int:
    bars = [bar for bar in tab.findChildren(QTabBar) if bar.isVisible()]
    return max((bar.count() for bar in bars), default=0)


def _turn(tab: LabTab, page: int) -> None:
    for bar in tab.findChildren(QTabBar):
        if bar.isVisible() and page < bar.count():
            bar.setCurrentIndex(page)


def _uses(widget: QWidget) -> Iterator[tuple[str, Act]]:
    """Give all ways of using a control, each in words."""
    if isinstance(widget, QComboBox):
        for index in range(min(widget.count(), MOST_ENTRIES)):
            yield f"entry {index}", partial(_choose, index=index)
    elif isinstance(widget, QTabBar):
        for index in reversed(range(widget.count())):
            yield f"page {index}", partial(_to_page, page=index)
    elif isinstance(widget, QAbstractSlider):
        for key in (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageDown):
            yield key.name, partial(_press, key=key)
    elif isinstance(widget, QLineEdit):
        for text in (*_ends(widget), *WRONG):
            yield f"← {text}", partial(_enter, text=text)
    elif isinstance(widget, QAbstractButton):
        for which in ("once", "twice") if widget.isCheckable() else ("once",):
            yield which, lambda w: click(w, w.rect().center())
    elif isinstance(widget, QAbstractItemView):
        for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape):
            yield key.name, partial(_press, key=key)
        yield "a click", lambda w: click(w, QPoint(20, 15))
    else:
        yield "a click", lambda w: click(w, w.rect().center())
        yield "a drag", lambda w: drag(w, [w.rect().center(), QPoint(3, 3), w.rect().bottomRight()])
        yield "the right button", lambda w: click(w, QPoint(9, 9), Qt.MouseButton.RightButton)
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Delete):
            yield key.name, partial(_press, key=key)


def _choose(box: QComboBox, index: int) -> None:
    if index < box.count():
        box.setCurrentIndex(index)
        box.activated.emit(index)


def _ends(edit: QLineEdit) -> list[str]:
    control = control_of(edit)
    spec = control.spec if control is not None else None
    if isinstance(spec, NumberSpec):
        return [repr(spec.low), repr(spec.high)]
    if isinstance(spec, PointSpec):
        ends = (spec.x_low, spec.x_high, spec.y_low, spec.y_high)
        return list(dict.fromkeys(map(repr, ends)))
    return ["-1e9", "0", "1e9"]


def _enter(edit: QLineEdit, text: str) -> None:
    type_into(edit, text, Qt.Key.Key_Return)


def _press(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)


def _to_page(bar: QTabBar, page: int) -> None:
    bar.setCurrentIndex(page)
