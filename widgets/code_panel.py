"""Source code on show: highlighted, with the lines that ran marked, and copied with one click."""

from __future__ import annotations

from math import ceil

from PySide6.QtGui import QColor, QFontDatabase, QSyntaxHighlighter, QTextCursor, QTextFormat
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget

from widgets.theme import appearance

MOST_LINES = 22
LINES_BEFORE = 4


class CodePanel(QPlainTextEdit):
    """Python source that can be read, selected and copied, never edited."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(max(7.0, QApplication.font().pointSizeF() - 1.5))
        self.setFont(font)
        self._marked: list[int] = []
        self._highlight: QSyntaxHighlighter | None = None

    def show_code(self, code: str, marked: list[int]) -> None:
        """Show `code` and mark the lines of these numbers (from 0)."""
        if self._highlight is None:
            # A seventh of a second, which the first picture need not wait for.
            from superqt.utils import CodeSyntaxHighlight

            style = "github-dark" if appearance.theme.name == "dark" else "friendly"
            self._highlight = CodeSyntaxHighlight(self.document(), "python", style)
        code = code.rstrip()
        if code != self.toPlainText():
            self.setPlainText(code)
            self.setFixedHeight(self._height_of(MOST_LINES) + 26)
        self.setExtraSelections([self._mark(line) for line in marked])
        if marked != self._marked:
            self._marked = marked
            self.verticalScrollBar().setValue(max(0, min(marked, default=0) - LINES_BEFORE))

    def _height_of(self, lines: int) -> int:
        """Return how high the first lines are: a symbol of another font makes its line higher."""
        blocks = map(self.document().findBlockByNumber, range(lines))
        heights = [self.blockBoundingRect(block).height() for block in blocks if block.isValid()]
        return ceil(sum(heights))

    def _mark(self, line: int) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        color = QColor(appearance.theme.accent)
        color.setAlphaF(0.22)
        selection.format.setBackground(color)
        selection.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        cursor = QTextCursor(self.document().findBlockByNumber(line))
        selection.cursor = cursor
        return selection
