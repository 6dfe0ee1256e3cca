"""The list of starts: their coordinates to type, a button to add one, one each to remove it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from lab.specs import ItemsSpec, PointSpec, Spec
from lab.surface import Point
from widgets.controls import Control, label
from widgets.translate import tr
from widgets.value_edit import ValueEdit


class StartsControl(Control):
    """The control of `starts`: a row for each, as many as may be."""

    def __init__(self, name: str, spec: Spec) -> None:
        super().__init__(name, spec)
        assert isinstance(spec, ItemsSpec)
        self._value: tuple[Point, ...] = ()
        self._most = spec.most
        assert isinstance(spec.item, PointSpec)
        self._reach = spec.item.x_high
        self.rows = [_Row(index) for index in range(spec.most)]
        for index, row in enumerate(self.rows):
            for axis, edit in enumerate(row.edits):
                edit.asked.connect(lambda value, i=index, a=axis: self._move(i, a, value))
                edit.refused.connect(self.show_error)
            row.remove.clicked.connect(lambda _=False, i=index: self._remove(i))
            self._column.addWidget(row)
        self.add = QPushButton(tr("Add a start"))
        self.add.setObjectName("add_start")
        self.add.setToolTip(tr("Shift and click on the plot does the same"))
        self.add.clicked.connect(self._add)
        self._column.addSpacing(4)
        self._column.addWidget(self.add)
        self._column.addWidget(label(tr("Drag a ring, or nudge it with the arrow keys.")))
        self._column.addWidget(self._error)

    def value(self) -> tuple[Point, ...]:
        return self._value

    def show_value(self, value: Any) -> None:
        if value == self._value:
            return
        self._value = value
        for index, row in enumerate(self.rows):
            row.setVisible(index < len(value))
            row.remove.setVisible(len(value) > 1)
            row.number.setVisible(len(value) > 1)
            if index < len(value):
                for edit, part in zip(row.edits, value[index], strict=True):
                    edit.show_number(part)
        self.add.setEnabled(len(value) < self._most)
        self.show_error("")

    def _move(self, index: int, axis: int, value: float) -> None:
        place = list(self._value[index])
        place[axis] = value
        self.ask(replaced(self._value, index, (place[0], place[1])))

    def _remove(self, index: int) -> None:
        self.ask(self._value[:index] + self._value[index + 1 :])

    def _add(self) -> None:
        """Add a start where it can be seen: across from the last one, or beside it."""
        x, y = self._value[-1]
        beside = [(x + side * step, y) for step in range(1, 6) for side in (1, -1)]
        places = [place for place in beside if abs(place[0]) <= self._reach]
        free = (p for p in ((-x, y), (x, -y), *places) if p not in self._value)
        self.ask((*self._value, next(free)))


class _Row(QWidget):
    """One start: number and remove (unless it is the only one), x, y."""

    def __init__(self, index: int) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(5)
        self.edits = (ValueEdit(), ValueEdit())
        self.number = label(f"{index + 1}")
        line.addWidget(self.number)
        for axis, edit in zip("xy", self.edits, strict=True):
            edit.setObjectName(f"start_{index}_{axis}")
            edit.setAccessibleName(tr("start {0}, {1}").format(index + 1, axis))
            sign = QLabel(f"{axis} =")
            sign.setProperty("role", "secondary")
            line.addWidget(sign)
            line.addWidget(edit, 1)
        self.remove = QToolButton()
        self.remove.setObjectName(f"remove_start_{index}")
        self.remove.setText("×")
        self.remove.setToolTip(tr("Remove this start (Delete)"))
        self.remove.setAccessibleName(tr("Remove start {0}").format(index + 1))
        line.addWidget(self.remove)


def replaced(starts: tuple[Point, ...], index: int, place: Point) -> tuple[Point, ...]:
    """Return the starts with one of them elsewhere."""
    return (*starts[:index], place, *starts[index + 1 :])
