"""Python source in colours, a sentence that runs over several lines among it."""

from __future__ import annotations

from pygments import highlight
from pygments.lexers import get_lexer_by_name
from PySide6.QtGui import QTextCharFormat, QTextDocument
from superqt.utils import CodeSyntaxHighlight


class PythonHighlight(CodeSyntaxHighlight):
    """Colours a document as a whole.

    superqt's own looks at each line by itself: in the second line of a docstring it takes words
    for code.
    """

    def __init__(self, document: QTextDocument, style: str) -> None:
        self._code = ""
        self._formats: list[QTextCharFormat] = []
        super().__init__(document, "python", style)
        self.lexer = get_lexer_by_name("python", stripnl=False)

    def highlightBlock(self, text: str | None) -> None:
        """Give each letter of a line the colour that it has in the whole text."""
        code = self.document().toPlainText()
        if code != self._code:
            highlight(code, self.lexer, self.formatter)
            self._code, self._formats = code, self.formatter.data
        start = self.currentBlock().position()
        for place in range(len(text or "")):
            self.setFormat(place, 1, self._formats[start + place])
