"""The list of optimizers: swatch, on or off, learning rate; one row is selected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QToolButton

from lab.experiments.optimizers.settings import OptimizersParams
from lab.numerals import plain
from lab.specs import ChoiceSpec, Spec
from widgets.controls import Control
from widgets.optimizers.marks import swatch
from widgets.theme import appearance
from widgets.translate import tr


class Roster(Control):
    """The control of `selected`, with a check box for each optimizer's own flag."""

    ticked = Signal(str, bool)

    def __init__(self, name: str, spec: Spec) -> None:
        super().__init__(name, spec)
        assert isinstance(spec, ChoiceSpec)
        self._value = ""
        self._column.setSpacing(1)
        self.rows = {key: _Row(key, tr(title)) for key, title in spec.options.items()}
        for key, row in self.rows.items():
            row.wanted.connect(lambda k=key: self.ask(k))
            row.box.clicked.connect(lambda on, k=key: self.ticked.emit(f"{k}_on", on))
            self._column.addWidget(row)
        self._column.addWidget(self._error)

    def value(self) -> str:
        return self._value

    def show_value(self, value: Any) -> None:
        self._value = value
        for key, row in self.rows.items():
            row.show_selected(key == value)

    def show_racers(self, params: OptimizersParams, rates: Mapping[str, float]) -> None:
        """Show who takes part and at which rate; `rates` go before those of the settings."""
        only = params.racers if params.mode == "basin" else None
        for key, row in self.rows.items():
            row.box.setChecked(bool(getattr(params, f"{key}_on")))
            row.box.setEnabled(only is None)
            row.show_rate(rates.get(key, params.lr(key)))


class _Row(QFrame):
    """One optimizer. A click beside the check box selects it, and so does its rate's button."""

    wanted = Signal()

    def __init__(self, key: str, title: str) -> None:
        super().__init__()
        self.setObjectName(f"row_{key}")
        self._shown: tuple[bool, float] = (False, -1.0)
        line = QHBoxLayout(self)
        line.setContentsMargins(6, 1, 2, 1)
        line.setSpacing(6)
        self._swatch = QLabel()
        self._swatch.setPixmap(swatch(key, self.devicePixelRatioF()))
        self.box = QCheckBox(title)
        self.box.setObjectName(f"{key}_on")
        self.box.setToolTip(tr("Let this optimizer take part"))
        self._rate = QToolButton()
        self._rate.setObjectName(f"select_{key}")
        self._rate.setProperty("role", "link")
        self._rate.setCheckable(True)
        self._rate.setToolTip(tr("Show the settings and the formula of {0}").format(title))
        self._rate.setAccessibleName(tr("settings of {0}").format(title))
        self._rate.clicked.connect(self.wanted)
        line.addWidget(self._swatch)
        line.addWidget(self.box)
        line.addStretch(1)
        line.addWidget(self._rate)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.wanted.emit()
        event.accept()

    def show_selected(self, selected: bool) -> None:
        """Mark the row as the one whose settings are shown."""
        self._rate.setChecked(selected)
        if selected != self._shown[0] or self._shown[1] < 0:
            self._shown = (selected, self._shown[1])
            fill = appearance.theme.line if selected else "transparent"
            self.setStyleSheet(f"#{self.objectName()} {{ background: {fill}; border-radius: 6px }}")

    def show_rate(self, rate: float) -> None:
        """Show the learning rate."""
        if rate != self._shown[1]:
            self._shown = (self._shown[0], rate)
            self._rate.setText(f"η = {plain(rate, 3)}")
