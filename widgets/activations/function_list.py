"""The legend that is also a control: which functions are on show, with their numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QToolButton, QWidget

from lab.experiments.activations.curves import CurvesParams
from lab.experiments.activations.functions import FUNCTIONS
from lab.specs import Spec
from widgets.activations import styles
from widgets.activations.number_columns import NumberColumns
from widgets.controls import Control
from widgets.theme import appearance
from widgets.translate import tr

ROW_STYLE = (
    "QCheckBox {{ spacing: 0; padding: 0; }}"
    "QToolButton {{ background: transparent; border: 1px solid transparent; padding: 1px 2px; }}"
    "QToolButton:hover, QToolButton:focus {{ border-color: {accent}; }}"
)


class Swatch(QWidget):
    """A short piece of a function's line."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(QSize(18, 14))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the piece."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(styles.pen(self._name, 2))
            painter.drawLine(0, 7, 17, 7)


class FunctionList(Control):
    """A row a function: a box to show it, its line, its name to explain it, two numbers.

    `edit` takes changes of settings, since the explained one changes with those on show.
    """

    def __init__(self, name: str, spec: Spec, edit: Callable[[dict[str, Any]], None]) -> None:
        super().__init__(name, spec)
        self._edit = edit
        self._params: CurvesParams | None = None
        self._boxes: dict[str, QCheckBox] = {}
        self._names: dict[str, QToolButton] = {}
        rows = QWidget()
        rows.setStyleSheet(ROW_STYLE.format(accent=appearance.theme.accent))
        self._grid = QGridLayout(rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(3)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnStretch(2, 1)
        for row, key in enumerate(FUNCTIONS, start=1):
            self._add_row(row, key)
        self.numbers = NumberColumns(self._names)
        self._grid.addWidget(self.numbers, 0, 3, len(FUNCTIONS) + 1, 1)
        self._grid.setRowMinimumHeight(0, self.fontMetrics().height())
        self._column.addWidget(rows)

    def _add_row(self, row: int, key: str) -> None:
        words = tr(FUNCTIONS[key])
        box = QCheckBox()
        box.setObjectName(f"shown_{key}")
        box.setAccessibleName(tr("show {0}").format(words))
        box.clicked.connect(lambda _=False: self._toggle(key))
        button = QToolButton()
        button.setText(words)
        button.setObjectName(f"explain_{key}")
        button.setToolTip(tr("Explain {0}: formula, tangent, saturation").format(words))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda _=False: self._explain(key))
        self._boxes[key], self._names[key] = box, button
        self._grid.addWidget(box, row, 0)
        self._grid.addWidget(Swatch(key), row, 1)
        self._grid.addWidget(button, row, 2, Qt.AlignmentFlag.AlignLeft)

    def value(self) -> tuple[str, ...]:
        return tuple(key for key, box in self._boxes.items() if box.isChecked())

    def show_value(self, value: tuple[str, ...]) -> None:
        """The boxes follow the params as a whole; see `show_readings`."""

    def show_readings(
        self,
        params: CurvesParams,
        heads: tuple[str, str],
        readings: Mapping[str, tuple[str, str]],
    ) -> None:
        """Show which functions are drawn and explained, and two numbers for each."""
        self._params = params
        self.numbers.show_numbers(heads, readings)
        for key, box in self._boxes.items():
            box.setChecked(key in params.drawn)
            explained = key == params.selected
            font = self._names[key].font()
            if font.bold() != explained:
                font.setBold(explained)
                self._names[key].setFont(font)

    def _toggle(self, key: str) -> None:
        if self._params is not None:
            self._boxes[key].setChecked(key in self._params.drawn)
            self._edit(self._params.toggled(key))

    def _explain(self, key: str) -> None:
        if self._params is not None:
            drawn = (*self._params.drawn, key) if key not in self._params.drawn else None
            self._edit({"selected": key, **({"shown": drawn} if drawn else {})})
