"""Source code on show: highlighted, with the lines that ran marked, and copied with one click."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QSyntaxHighlighter,
    QTextBlockFormat,
    QTextCursor,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from widgets.theme import appearance

MOST_LINES = 24
LINES_BEFORE = 4
FURTHER_IN = 4
"""How many columns farther in a line goes on that is too long for the panel."""


class CodePanel(QTextEdit):
    """Python source that can be read, selected and copied, never edited.

    A line that is too long goes on below, farther in than it began, so that nothing is cut off and
    the shape of the code stays.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(max(7.0, QApplication.font().pointSizeF() - 1.5))
        self.setFont(font)
        self._marked: list[int] = []
        self._highlight: QSyntaxHighlighter | None = None

    def show_code(self, code: str, marked: list[int]) -> None:
        """Show `code` and mark the lines of these numbers (from 0)."""
        if self._highlight is None:
            # A seventh of a second, which the first picture need not wait for.
            from widgets.highlight import PythonHighlight

            style = "github-dark" if appearance.theme.name == "dark" else "friendly"
            self._highlight = PythonHighlight(self.document(), style)
        code = code.rstrip()
        new = code != self.toPlainText()
        if new:
            self.setPlainText(code)
            self._hang()
            self._fit()
        if new or marked != self._marked:
            self._marked = marked
            self._show_marks()
            self._bring_into_sight(min(marked, default=0))

    def resizeEvent(self, event: Any) -> None:
        """Be as tall as the lines are at this width."""
        super().resizeEvent(event)
        self._fit()
        self._show_marks()

    def _hang(self) -> None:
        """Let each line go on farther in than it began."""
        column = self.fontMetrics().horizontalAdvance(" ")
        block = self.document().begin()
        while block.isValid():
            text = block.text()
            indent = column * (len(text) - len(text.lstrip()) + FURTHER_IN)
            hanging = QTextBlockFormat()
            hanging.setLeftMargin(indent)
            hanging.setTextIndent(-indent)
            QTextCursor(block).setBlockFormat(hanging)
            block = block.next()

    def _fit(self) -> None:
        most = MOST_LINES * self.fontMetrics().lineSpacing()
        height = round(self.document().size().height())
        self.setFixedHeight(min(height, most) + 2 * self.frameWidth() + 4)

    def _bring_into_sight(self, line: int) -> None:
        place = self._at(max(0, line - LINES_BEFORE))
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(place).top())

    def _at(self, line: int) -> QTextCursor:
        return QTextCursor(self.document().findBlockByNumber(line))

    def _show_marks(self) -> None:
        self.setExtraSelections([m for line in self._marked for m in self._marks_of(line)])

    def _marks_of(self, line: int) -> list[QTextEdit.ExtraSelection]:
        """Mark a line as wide as the panel, however often it goes on below."""
        cursor, keep = self._at(line), QTextCursor.MoveMode.KeepAnchor
        block = cursor.block()
        if block.next().isValid():
            # With the end of the line in it, the mark reaches to the right edge.
            cursor.movePosition(QTextCursor.MoveOperation.NextBlock, keep)
            return [_marked(cursor)]
        # The last line has no end; a mark of nothing reaches to both edges where it stands.
        marks = []
        for row in range(block.layout().lineCount()):
            cursor.setPosition(block.position() + block.layout().lineAt(row).textStart())
            marks.append(_marked(cursor))
        return marks


def _marked(cursor: QTextCursor) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    color = QColor(appearance.theme.accent)
    color.setAlphaF(0.22)
    selection.format.setBackground(color)
    selection.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
    selection.cursor = QTextCursor(cursor)
    return selection
