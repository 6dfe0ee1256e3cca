"""The right column: formula, the same with numbers, the engine's code, what to try next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from lab.explanation import Explanation, Source, Suggestion
from widgets.code_panel import CodePanel
from widgets.controls import label
from widgets.formula import Formula
from widgets.translate import say, tr


class WrappingButton(QPushButton):
    """A button whose sentence may take several lines."""

    def __init__(self, text: str, *, link: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "link" if link else "suggestion")
        self.setAccessibleName(text)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(*((2, 2, 2, 2) if link else (9, 7, 9, 7)))
        words = label(text, "link" if link else "text")
        inside.addWidget(words)
        self._words = words
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        around = self.layout().contentsMargins()
        inside = width - around.left() - around.right()
        return self._words.heightForWidth(inside) + around.top() + around.bottom()

    def sizeHint(self) -> Any:
        return self.layout().sizeHint()

    def minimumSizeHint(self) -> Any:
        return self.layout().minimumSize()


class ExplanationColumn(QWidget):
    """Shows an Explanation; keeps its widgets and changes what differs, so nothing flickers."""

    suggested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._sealed_words = label(tr("What is to be seen here is told once you have guessed."))
        self._sealed_words.hide()
        self.title = label("", "heading")
        self._told = QWidget()
        told = QVBoxLayout(self._told)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(8)
        self._formulas = QVBoxLayout()
        self._formulas.setSpacing(6)
        self._notes = label("", "text")
        self._code_title = label(tr("The engine's code that ran"), "heading")
        self.code = CodePanel()
        self.code.setAccessibleName(tr("The engine's code that ran"))
        self._next_title = label(tr("Try next"), "heading")
        self._next = QVBoxLayout()
        self._suggestions: tuple[Suggestion, ...] = ()
        self._source: Source | None = None
        told.addWidget(self.title)
        told.addLayout(self._formulas)
        for widget in (self._notes, self._code_title, self.code):
            told.addWidget(widget)
        column.addWidget(self._sealed_words)
        column.addWidget(self._told)
        column.addWidget(self._next_title)
        column.addLayout(self._next)

    def show_explanation(self, explanation: Explanation) -> None:
        """Show another explanation."""
        self.title.setText(say(explanation.title))
        self._show_formulas(explanation.formulas)
        self._notes.setText("\n\n".join(say(note) for note in explanation.notes))
        self._notes.setVisible(bool(explanation.notes))
        self._show_source(explanation.source)
        if explanation.suggestions != self._suggestions:
            self._show_suggestions(explanation.suggestions)

    def seal(self, sealed: bool) -> None:
        """Tell what is to be seen, or nothing of it: a question is to be guessed at first.

        The code keeps its place among what is told: its docstring may give the answer, too.
        """
        self._told.setVisible(not sealed)
        self._sealed_words.setVisible(sealed)

    def _show_formulas(self, formulas: tuple[str, ...]) -> None:
        while self._formulas.count() < len(formulas):
            self._formulas.addWidget(Formula())
        for index in range(self._formulas.count()):
            formula = self._formulas.itemAt(index).widget()
            assert isinstance(formula, Formula)
            formula.setVisible(index < len(formulas))
            if index < len(formulas):
                formula.show_latex(formulas[index])

    def _show_source(self, source: Source | None) -> None:
        for widget in (self._code_title, self.code):
            widget.setVisible(source is not None)
        if source is not None and source != self._source:
            self.code.show_code(source.code(), source.marked_lines())
        self._source = source

    def _show_suggestions(self, suggestions: tuple[Suggestion, ...]) -> None:
        self._suggestions = suggestions
        while (item := self._next.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        self._next_title.setVisible(bool(suggestions))
        for suggestion in suggestions:
            button = WrappingButton(say(suggestion.text))
            button.clicked.connect(lambda _=False, s=suggestion: self._suggest(s.changes))
            self._next.addWidget(button)

    def _suggest(self, changes: Mapping[str, Any]) -> None:
        self.suggested.emit(dict(changes))
