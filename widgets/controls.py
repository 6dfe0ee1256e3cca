"""The ready controls, one for each kind of setting: they show a value and ask for another."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from lab.message import InputError
from lab.specs import ChoiceSpec, FlagSpec, NumberSpec, PointSpec, Spec, TextSpec
from widgets.translate import say, tr
from widgets.value_edit import ValueEdit
from widgets.wheel import ChoiceBox, Slider
from widgets.wrapping import breakable

NOTE_SIZE = 0.9
"""Of the size of type in use."""


def label(text: str, role: str = "secondary") -> QLabel:
    """Return a label in one of the style sheet's roles: heading, secondary, error, good, title.

    Its text is plain: the name of a file or what a reader typed may look like tags.
    """
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(True)
    return made


class Control(QWidget):
    """A control of one setting: shows a value, and tells which one the reader asks for."""

    changed = Signal(object)

    def __init__(self, name: str, spec: Spec) -> None:
        super().__init__()
        self.setObjectName(name)
        self.spec = spec
        self._followed: Any = None
        self._touched = True
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._error = label("", "error")
        self._error.setParent(self)
        self._error.hide()
        self._note: QLabel | None = None
        self.setToolTip(tr(spec.help) if spec.help else "")
        self.setAccessibleName(tr(spec.label or spec.group) or name)

    def value(self) -> Any:
        """Return the value shown."""
        raise NotImplementedError

    def setValue(self, value: Any) -> None:
        """Ask for a value, as if the reader had chosen it."""
        self.ask(value)

    def show_value(self, value: Any) -> None:
        """Show a value without asking for it."""
        raise NotImplementedError

    def follow(self, value: Any) -> None:
        """Show a value where it is another than before, or the reader has been at the control."""
        if self._touched or value != self._followed:
            self.show_value(value)
            self._touched, self._followed = False, value

    def ask(self, value: Any) -> None:
        """Check what the reader wants and pass it on; tell what is wrong right here."""
        self._touched = True
        try:
            good = self.spec.checked(tr(self.spec.label) or self.objectName(), value)
        except InputError as error:
            self.show_error(say(error.message))
            return
        self.show_error("")
        self.changed.emit(good)

    def show_note(self, words: str) -> None:
        """Show words in small below the control; empty ones take them away."""
        if self._note is None and words:
            # Few controls ever have one.
            self._note = label("")
            font = self._note.font()
            font.setPointSizeF(font.pointSizeF() * NOTE_SIZE)
            self._note.setFont(font)
            self._note.setObjectName("note")
            self._column.addWidget(self._note)
        if self._note is not None:
            self._note.setText(breakable(words))
            self._note.setVisible(bool(words))

    def show_error(self, sentence: str) -> None:
        """Show a sentence below the control; an empty one takes it away."""
        self._touched = True
        self._error.setText(breakable(sentence))
        self._error.setVisible(bool(sentence))


class NumberControl(Control):
    """Label and typed value over a slider, linear or logarithmic."""

    def __init__(self, name: str, spec: NumberSpec) -> None:
        super().__init__(name, spec)
        self._value: float = spec.low
        self.number = spec
        self.edit = ValueEdit(spec.whole)
        self.edit.setFixedWidth(self.fontMetrics().horizontalAdvance("0.000000000"))
        self.edit.setAccessibleName(tr(spec.label) or name)
        self.slider = Slider()
        self.slider.setAccessibleName(tr(spec.label) or name)
        self.slider.setRange(0, spec.positions)
        self.slider.setPageStep(max(1, spec.positions // 10))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(tr(spec.label)), 1)
        row.addWidget(self.edit)
        if spec.unit:
            row.addWidget(label(tr(spec.unit)))
        self._column.addLayout(row)
        self._column.addWidget(self.slider)
        self._column.addWidget(self._error)
        self.slider.valueChanged.connect(lambda position: self.ask(spec.at(position)))
        self.edit.asked.connect(self.ask)
        self.edit.refused.connect(self.show_error)

    def value(self) -> float:
        return self._value

    def ask(self, value: Any) -> None:
        if self.number.whole and isinstance(value, float) and value.is_integer():
            value = int(value)
        super().ask(value)

    def show_value(self, value: float) -> None:
        self._value = value
        self.edit.show_number(value)
        # A slider's own value is a position, which says nothing to who cannot see it.
        self.slider.setAccessibleDescription(f"{value:.6g}")
        self.slider.blockSignals(True)
        self.slider.setValue(self.number.position(value))
        self.slider.blockSignals(False)
        self.show_error("")


class ChoiceControl(Control):
    """A list to choose one name from."""

    def __init__(self, name: str, spec: ChoiceSpec) -> None:
        super().__init__(name, spec)
        self.box = ChoiceBox()
        self.box.setAccessibleName(tr(spec.label or spec.group) or name)
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(8)
        for key, words in spec.options.items():
            self.box.addItem(tr(words), key)
        if spec.label:
            self._column.addWidget(label(tr(spec.label)))
        self._column.addWidget(self.box)
        self._column.addWidget(self._error)
        self.box.activated.connect(lambda index: self.ask(self.box.itemData(index)))

    def value(self) -> str:
        return str(self.box.currentData())

    def show_value(self, value: str) -> None:
        self.box.setCurrentIndex(self.box.findData(value))
        self.show_error("")


class FlagControl(Control):
    """A check box."""

    def __init__(self, name: str, spec: FlagSpec) -> None:
        super().__init__(name, spec)
        self.box = QCheckBox(tr(spec.label))
        self._column.addWidget(self.box)
        self._column.addWidget(self._error)
        self.box.clicked.connect(self.ask)

    def value(self) -> bool:
        return self.box.isChecked()

    def show_value(self, value: bool) -> None:
        self.box.setChecked(value)


class TextControl(Control):
    """A line of text, checked while it is typed; the last good one stays in force.

    Escape brings it back.
    """

    def __init__(self, name: str, spec: TextSpec) -> None:
        super().__init__(name, spec)
        self.edit = QLineEdit()
        self.edit.setAccessibleName(tr(spec.label) or name)
        self._column.addWidget(label(tr(spec.label)))
        self._column.addWidget(self.edit)
        self._column.addWidget(self._error)
        self.edit.textEdited.connect(self.ask)
        self._in_force = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up what was refused."""
        if event.key() == Qt.Key.Key_Escape and self._error.isVisible():
            self.edit.setText(self._in_force)
            self.show_error("")
        else:
            super().keyPressEvent(event)

    def value(self) -> str:
        return self.edit.text()

    def show_value(self, value: str) -> None:
        self._in_force = value
        if self.edit.text() != value and not (self.edit.hasFocus() and self._error.isVisible()):
            self.edit.setText(value)
            self.show_error("")


class PointControl(Control):
    """The two coordinates of something that can be dragged on a plot."""

    def __init__(self, name: str, spec: PointSpec) -> None:
        super().__init__(name, spec)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        self._value = (0.0, 0.0)
        self.edits = (ValueEdit(), ValueEdit())
        for index, (axis, edit) in enumerate(zip("xy", self.edits, strict=True)):
            edit.setAccessibleName(f"{tr(spec.label or spec.group)} {axis}")
            edit.asked.connect(lambda value, i=index: self._ask_one(i, value))
            edit.refused.connect(self.show_error)
            row.addWidget(label(f"{axis} ="))
            row.addWidget(edit, 1)
        if spec.label:
            self._column.addWidget(label(tr(spec.label)))
        self._column.addLayout(row)
        self._column.addWidget(self._error)

    def value(self) -> tuple[float, float]:
        return self._value

    def show_value(self, value: tuple[float, float]) -> None:
        self._value = value
        for edit, part in zip(self.edits, value, strict=True):
            edit.show_number(part)
        self.show_error("")

    def _ask_one(self, index: int, part: float) -> None:
        x, y = self._value
        self.ask((part, y) if index == 0 else (x, part))
