"""A reader's question: guess first, then see what happens and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from lab.questions import Question
from widgets.controls import label
from widgets.explanation import WrappingButton
from widgets.translate import tr

NONE, SHOWN = -1, -2
"""No guess yet; shown without a guess."""


class QuestionCard(QFrame):
    """Shows a Question; what the reader has guessed is kept by the tab."""

    guessed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("question")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 6)
        self._column.setSpacing(7)
        self._key: tuple[Question, int] | None = None

    def show_question(self, question: Question | None, guess: int) -> None:
        """Show a question and, once there is a guess, its answer."""
        self.setVisible(question is not None)
        if question is None or self._key == (question, guess):
            return
        self._key = (question, guess)
        while (item := self._column.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        self._add(f"{question.name} · {question.title}", "heading")
        self._add(question.setup, "text")
        self._add(question.predict, "heading")
        self._add_guesses(question, guess)
        if guess != NONE:
            self._add(tr("What happens"), "heading")
            self._add(question.happens, "text")
            self._add(tr("Why"), "heading")
            self._add(question.why, "text")

    def _add(self, text: str, role: str) -> None:
        if text:
            shown = label(text, role)
            shown.setTextFormat(Qt.TextFormat.MarkdownText)
            flags = Qt.TextInteractionFlag.TextSelectableByMouse
            shown.setTextInteractionFlags(flags)
            self._column.addWidget(shown)

    def _add_guesses(self, question: Question, guess: int) -> None:
        for index, words in enumerate(question.guesses):
            mark = ""
            if guess != NONE:
                mark = "✓ " if index == question.right else "✗ " if index == guess else ""
            button = WrappingButton(mark + words)
            button.setEnabled(guess == NONE)
            button.clicked.connect(lambda _=False, i=index: self.guessed.emit(i))
            self._column.addWidget(button)
        if guess == NONE:
            show = QPushButton(tr("Show the answer"))
            show.setProperty("role", "link")
            show.setToolTip(tr("See what happens and why, without a guess"))
            show.clicked.connect(lambda: self.guessed.emit(SHOWN))
            self._column.addWidget(show)
        elif guess != SHOWN:
            right = guess == question.right
            words = tr("Your guess was right.") if right else tr("Not quite: see below.")
            self._column.addWidget(label(words, "good" if right else "error"))
