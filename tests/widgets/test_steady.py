"""Words that change do not move what stands beside them, and are never cut off."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.controls import label
from widgets.steady import MOST_SPARE, Steady

LONG = "A sentence of several words that does not fit into one line of so narrow a column. " * 2


class Requests(QObject):
    """Counts how often a widget is asked to lay out what it holds."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def show(qtbot: QtBot, page: QWidget, width: int) -> None:
    page.resize(width, 300)
    with qtbot.waitExposed(page):
        page.show()
    settle()


def column(qtbot: QtBot) -> tuple[QWidget, QLabel, QLabel]:
    page = QWidget()
    qtbot.addWidget(page)
    words, below = label("short"), QLabel("below")
    rows = QVBoxLayout(page)
    rows.addWidget(Steady(words))
    rows.addWidget(below, 1)
    show(qtbot, page, 240)
    return page, words, below


def test_only_more_lines_than_ever_move_what_is_below(qtbot: QtBot) -> None:
    page, words, below = column(qtbot)
    first, requests = below.y(), Requests(page)
    for text in ("other", "", "words"):
        words.setText(text)
        settle()
    assert (below.y(), requests.count) == (first, 0)
    words.setText(LONG)
    settle()
    assert words.height() >= words.heightForWidth(words.width()) > 2 * words.fontMetrics().height()
    assert below.y() > first
    lower = below.y()
    words.setText("short")
    settle()
    assert below.y() == lower


def test_another_width_starts_again(qtbot: QtBot) -> None:
    page, words, below = column(qtbot)
    first = below.y()
    words.setText(LONG)
    settle()
    words.setText("short")
    page.resize(260, 300)
    settle()
    assert below.y() == first
    page.resize(120, 300)
    words.setText(LONG)
    settle()
    assert words.height() >= words.heightForWidth(words.width())


def test_words_in_a_row_have_room(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    row = QHBoxLayout(page)
    count, beside = label("step 1 / 9"), QLabel("beside")
    count.setWordWrap(False)
    row.addWidget(Steady(count))
    row.addWidget(beside, 1)
    show(qtbot, page, 500)
    for text in ("step 1 / 9", "step 9 / 9", "step 10,000 / 10,000", "step 1 / 10,000"):
        count.setText(text)
        settle()
        assert count.width() >= count.sizeHint().width()
    wide = count.width()
    count.setText("step 9 / 9,999")
    settle()
    assert count.width() == wide, "a digit less moves nothing"
    count.setText("a much longer sentence than any number of steps")
    settle()
    count.setText("step 1 / 9")
    settle()
    assert count.width() < wide + MOST_SPARE
