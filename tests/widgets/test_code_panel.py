"""The engine's source on show: readable to its right end, and copied as it was written."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from widgets.code_panel import CodePanel

CODE = (
    "def update(self, params: Array, grads: Array, state: State) -> None:\n"
    "    for lr, W, dW, v, step in blocks(self.lr, params, grads, state['v'], self._step):\n"
    "        W -= lr * dW\n"
)


@pytest.fixture
def panel(qtbot: QtBot) -> CodePanel:
    made = CodePanel()
    qtbot.addWidget(made)
    made.resize(300, 500)
    with qtbot.waitExposed(made):
        made.show()
    made.show_code(CODE, [1])
    QApplication.processEvents()
    return made


def _left(panel: CodePanel, line: int, offset: int) -> int:
    cursor = QTextCursor(panel.document().findBlockByNumber(line))
    cursor.movePosition(QTextCursor.MoveOperation.Right, n=offset)
    return panel.cursorRect(cursor).left()


def test_a_long_line_goes_on_below_farther_in(panel: CodePanel) -> None:
    assert panel.horizontalScrollBar().maximum() == 0
    second = panel.document().findBlockByNumber(1).layout()
    assert second.lineCount() > 1
    continued = second.lineAt(1).textStart()
    assert _left(panel, 1, continued) > _left(panel, 1, 4)
    assert _left(panel, 1, 4) > _left(panel, 0, 0)


def test_all_of_it_is_in_sight_and_is_copied_as_written(panel: CodePanel) -> None:
    assert panel.verticalScrollBar().maximum() == 0
    tall = panel.height()
    assert panel.toPlainText() == CODE.rstrip()
    panel.resize(1000, 500)
    QApplication.processEvents()
    assert panel.height() < tall


def test_only_a_long_source_scrolls_and_shows_the_marked_line(panel: CodePanel) -> None:
    code = "\n".join(f"line_{number} = {number}" for number in range(80))
    panel.show_code(code, [70])
    QApplication.processEvents()
    assert panel.verticalScrollBar().maximum() > 0
    marked = panel.cursorRect(QTextCursor(panel.document().findBlockByNumber(70)))
    assert panel.viewport().rect().contains(marked)


def test_a_docstring_is_one_colour_over_all_its_lines(panel: CodePanel) -> None:
    lines = ["def f(x):", '    """First and', "    with any class", '    """', "    return x"]
    panel.show_code("\n".join(lines), [])
    QApplication.processEvents()

    def colors(line: int) -> list[str]:
        block = panel.document().findBlockByNumber(line)
        pieces = block.layout().formats()
        colored = {i: p.format for p in pieces for i in range(p.start, p.start + p.length)}
        letters = [i for i, letter in enumerate(block.text()) if letter.isalpha()]
        return [colored[i].foreground().color().name() for i in letters]

    assert len(set(colors(1))) == 1
    assert set(colors(2)) == set(colors(1))
    assert colors(4)[0] != colors(1)[0]


def test_a_marked_line_is_marked_up_to_the_edge_the_last_one_too(panel: CodePanel) -> None:
    last = "    return " + " + ".join(f"number_{k}" for k in range(12))
    panel.show_code("def f():\n    x = 1\n" + last, [1, 2])
    for width in (300, 420):
        panel.resize(width, 500)
        QApplication.processEvents()
        image = panel.grab().toImage()
        right = panel.viewport().mapTo(panel, panel.viewport().rect().topRight()).x() - 6
        rows = []
        for number in range(3):
            block = panel.document().findBlockByNumber(number)
            place = panel.cursorRect(QTextCursor(block))
            for row in range(block.layout().lineCount()):
                y = place.center().y() + round(row * block.layout().lineAt(0).height())
                rows.append(image.pixelColor(right, y + panel.frameWidth()).name())
        plain, *marked = rows
        assert len(marked) > 2
        assert set(marked) == {marked[0]}
        assert marked[0] != plain
