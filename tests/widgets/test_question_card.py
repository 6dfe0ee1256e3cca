"""A question is asked before its answer is to be seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from widgets.descent.alias_view import AliasView
from widgets.explanation import WrappingButton
from widgets.tabs.descent import DescentTab

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tab(qtbot: QtBot) -> Iterator[DescentTab]:
    tab = DescentTab()
    qtbot.addWidget(tab)
    tab.resize(1280, 760)
    with qtbot.waitExposed(tab):
        tab.show()
    tab.apply_preset("q8")
    qtbot.waitUntil(lambda: not tab.busy)
    yield tab
    tab.close()


def card(tab: DescentTab) -> list[QPushButton]:
    assert tab._view is not None
    return [b for b in tab._view.question.findChildren(QPushButton) if b.isVisible()]


def told(tab: DescentTab) -> bool:
    return tab.explanation.title.isVisible()


def test_the_explanation_waits_for_a_guess(qtbot: QtBot, tab: DescentTab) -> None:
    assert not told(tab)
    assert not tab.explanation.code.isVisible(), "its docstring has the answer"
    guess = next(b for b in card(tab) if isinstance(b, WrappingButton))
    QTest.mouseClick(guess, LEFT)
    assert told(tab)
    tab.apply_preset("q7")
    qtbot.waitUntil(lambda: not tab.busy)
    assert not told(tab)
    tab.apply_preset("q8")
    qtbot.waitUntil(lambda: not tab.busy)
    assert told(tab), "a guess is kept"


def test_the_explanation_can_be_had_without_a_guess(qtbot: QtBot, tab: DescentTab) -> None:
    show = next(b for b in card(tab) if not isinstance(b, WrappingButton))
    QTest.mouseClick(show, LEFT)
    assert told(tab)


def test_where_nothing_is_asked_all_is_told(qtbot: QtBot, tab: DescentTab) -> None:
    tab.apply_preset("book_descent")
    qtbot.waitUntil(lambda: not tab.busy)
    assert told(tab)


def test_what_a_run_leaves_is_shown_when_it_has_ended(tab: DescentTab) -> None:
    view = tab.findChild(AliasView)
    assert view is not None

    def cells() -> list[str]:
        return [view.results.item(row, 0).text() for row in range(5)]

    frame = tab.current_frame()
    assert cells() == ["…"] * 5
    tab.timeline.move_to(frame.n)
    assert [text == "…" for text in cells()] == [False, False, True, False, True]
    tab.timeline.move_to(frame.steps)
    assert "…" not in cells()
