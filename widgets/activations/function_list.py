"""The legend that is also a control: which functions are on show, with their numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QToolButton, QWidget

from lab.experiments.activations.curves import CurvesParams
from lab.experiments.activations.functions import FUNCTIONS
from lab.specs import Spec
from widgets.activations import styles
from widgets.controls import Control, label
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
        self._numbers: dict[str, tuple[QLabel, QLabel]] = {}
        rows = QWidget()
        rows.setStyleSheet(ROW_STYLE.format(accent=appearance.theme.accent))
        self._grid = QGridLayout(rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(3)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnStretch(2, 1)
        self._heads = tuple(self._number_label(0, column) for column in (3, 4))
        for row, key in enumerate(FUNCTIONS, start=1):
            self._add_row(row, key)
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
        self._numbers[key] = (self._number_label(row, 3), self._number_label(row, 4))

    def _number_label(self, row: int, column: int) -> QLabel:
        made = label("", "readout")
        made.setWordWrap(False)
        made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        made.setMinimumWidth(made.fontMetrics().horizontalAdvance("−0.00"))
        self._grid.addWidget(made, row, column)
        return made

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
        for head, words in zip(self._heads, heads, strict=True):
            head.setText(words)
        for key, box in self._boxes.items():
            box.setChecked(key in params.drawn)
            explained = key == params.selected
            font = self._names[key].font()
            if font.bold() != explained:
                font.setBold(explained)
                self._names[key].setFont(font)
            texts = readings.get(key, ("", ""))
            for shown, text in zip(self._numbers[key], texts, strict=True):
                shown.setText(text)

    def _toggle(self, key: str) -> None:
        if self._params is not None:
            self._boxes[key].setChecked(key in self._params.drawn)
            self._edit(self._params.toggled(key))

    def _explain(self, key: str) -> None:
        if self._params is not None:
            drawn = (*self._params.drawn, key) if key not in self._params.drawn else None
            self._edit({"selected": key, **({"shown": drawn} if drawn else {})})
