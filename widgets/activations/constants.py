"""Handles on the curves whose shape can be dragged: steepness, leaky slope, ELU's α."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from lab.experiments.activations.curves import HIGH, CurvesParams
from lab.specs import NumberSpec
from widgets.activations import styles
from widgets.plots.draggable import DraggablePoint
from widgets.plots.plot import Plot
from widgets.translate import tr

LEAK_AT = -2.0
ALPHA_AT = -4.0


@dataclass(frozen=True)
class _Handle:
    """Where a constant's handle stands, and which constant a place means."""

    function: str
    field: str
    words: str
    sign: str
    place: Callable[[float], tuple[float, float]]
    value: Callable[[float, float], float]


def _handles() -> tuple[_Handle, ...]:
    bend = 1 - math.exp(ALPHA_AT)
    return (
        _Handle(
            "steep",
            "steepness",
            tr("steepness k: drag to the left to make a step of it"),
            "k",
            lambda k: (2 / k, 1.0),
            lambda x, y: 2 / max(x, 1e-3),
        ),
        _Handle(
            "leaky_relu",
            "leaky_slope",
            tr("leaky slope: drag down"),
            "s",
            lambda slope: (LEAK_AT, LEAK_AT * slope),
            lambda x, y: y / LEAK_AT,
        ),
        _Handle(
            "elu",
            "alpha",
            tr("ELU α: drag down"),
            "α",
            lambda alpha: (ALPHA_AT, -alpha * bend),
            lambda x, y: -y / bend,
        ),
    )


class ConstantHandles(QObject):
    """One handle a constant, there while its function is on show."""

    asked = Signal(dict)

    def __init__(self, plot: Plot) -> None:
        super().__init__(plot)
        self.handles: dict[str, DraggablePoint] = {}
        self._kinds = _handles()
        for kind in self._kinds:
            color = styles.color(kind.function)
            handle = DraggablePoint(
                kind.words, color=color, size=13, symbol="d", step=0.05, text=kind.sign
            )
            handle.asked.connect(lambda x, y, k=kind: self._ask(k, x, y))
            plot.addItem(handle)
            self.handles[kind.field] = handle
        self._params: CurvesParams | None = None

    def show_params(self, params: CurvesParams) -> None:
        """Put the handles where the constants are."""
        self._params = params
        for kind in self._kinds:
            handle = self.handles[kind.field]
            x, y = kind.place(getattr(params, kind.field))
            handle.setVisible(kind.function in params.drawn and x <= HIGH)
            handle.show_at(x, y)

    def _ask(self, kind: _Handle, x: float, y: float) -> None:
        if self._params is None:
            return
        spec: Any = self._params.specs()[kind.field]
        assert isinstance(spec, NumberSpec)
        value = min(max(kind.value(x, y), spec.low), spec.high)
        digits = 3 if spec.scale == "log" else 2
        rounded = float(f"{value:.3g}") if spec.scale == "log" else round(value, digits)
        self.asked.emit({kind.field: rounded})
