"""The runs to compare: a line for each, with what it changes."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from lab.message import InputError
from lab.specs import Spec
from widgets.controls import Control, label
from widgets.translate import say, tr

MOST_LINES = 8


class CompareList(Control):
    """Lines such as "train_size = 300"; none for a single run."""

    def __init__(self, name: str, spec: Spec) -> None:
        super().__init__(name, spec)
        self.edit = QPlainTextEdit()
        self.edit.setAccessibleName(tr(spec.label))
        self.edit.setPlaceholderText("train_size = 300\ntrain_size = 600")
        self.edit.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.edit.setTabChangesFocus(True)
        self.edit.textChanged.connect(self._typed)
        self._showing = False
        self._column.addWidget(label(tr("one run a line, with what it changes")))
        self._column.addWidget(self.edit)
        self._column.addWidget(self._error)
        self._fit()

    def value(self) -> tuple[str, ...]:
        lines = (line.strip() for line in self.edit.toPlainText().splitlines())
        return tuple(line for line in lines if line)

    def show_value(self, value: tuple[str, ...]) -> None:
        if self.value() != value and not (self.edit.hasFocus() and self._error.isVisible()):
            self._showing = True
            self.edit.setPlainText("\n".join(value))
            self._showing = False
            self.show_error("")
        self._fit()

    def _typed(self) -> None:
        self._fit()
        if self._showing:
            return
        try:
            good = self.spec.checked(tr(self.spec.label), self.value())
        except InputError as error:
            self.show_error(say(error.message))
            return
        self.show_error("")
        self.changed.emit(good)

    def _fit(self) -> None:
        lines = min(MOST_LINES, max(2, self.edit.blockCount()))
        self.edit.setFixedHeight(lines * self.edit.fontMetrics().lineSpacing() + 22)
