"""From a Signal to the histograms that show it."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from lab.experiments.initialization.signal import DECADES_A_BIN, Signal, full_height, gradient_range
from lab.numerals import even, plain
from widgets.plots.histogram_bars import Bars
from widgets.theme import appearance
from widgets.translate import tr


def layer_columns(
    signal: Signal, *, log: bool, selected: int, ghost: Signal | None = None
) -> list[list[Bars]]:
    """Return for each layer the histogram of its activations, and of its gradients below."""
    others = [signal] if ghost is None else [signal, ghost]
    sizes = gradient_range(others)
    tops = shared_tops(others, sizes, log)
    return [
        [
            activation_bars(signal, i, log=log, top=tops[0], selected=i == selected, ghost=ghost),
            gradient_bars(signal, i, sizes, log=log, top=tops[1], ghost=ghost),
        ]
        for i in range(signal.layers)
    ]


def shared_tops(
    signals: Sequence[Signal], sizes: tuple[int, int], log: bool
) -> tuple[float, float]:
    """Return the shares at full height, the same for all layers: activations', gradients'."""
    if log:
        return 1.0, 1.0
    activations = [s.shares(i) for s in signals for i in range(s.layers)]
    gradients = [s.gradient_shares(i, *sizes) for s in signals for i in range(s.layers)]
    return full_height(activations), full_height(gradients)


def activation_bars(
    signal: Signal,
    layer: int,
    *,
    log: bool,
    top: float,
    selected: bool = False,
    ghost: Signal | None = None,
    setting: str = "",
) -> Bars:
    """Return the histogram of one layer's activations, with its std."""
    low, high = float(signal.low[layer]), float(signal.high[layer])
    known = math.isfinite(low) and math.isfinite(high)
    return Bars(
        name=_name(setting, tr("layer {0}, activations").format(layer + 1)),
        heights=signal.shares(layer),
        low=low if known else 0.0,
        high=high if known else 1.0,
        top=top,
        color=appearance.theme.more[0],
        title=tr("layer {0}").format(layer + 1),
        short=str(layer + 1),
        value=_std(float(signal.std[layer]), float(signal.finite[layer])),
        short_value=compact(float(signal.std[layer])) if signal.finite[layer] == 1 else "",
        ticks=((low, plain(low, 2)), (high, plain(high, 2))) if known else (),
        note=_outside(signal, layer),
        ghost=None if ghost is None else ghost.shares(layer),
        log=log,
        selected=selected,
    )


def gradient_bars(
    signal: Signal,
    layer: int,
    sizes: tuple[int, int],
    *,
    log: bool,
    top: float,
    ghost: Signal | None = None,
    setting: str = "",
) -> Bars:
    """Return the histogram of the sizes of one layer's gradients, on a log axis."""
    low, high = (place * DECADES_A_BIN for place in sizes)
    return Bars(
        name=_name(setting, tr("layer {0}, gradients").format(layer + 1)),
        heights=signal.gradient_shares(layer, *sizes),
        low=low,
        high=high,
        top=top,
        color=appearance.theme.more[1],
        title="|∂L/∂y|" if setting else "",
        value=_std(float(signal.gradient_rms[layer]), float(signal.gradient_finite[layer])),
        short_value=compact(float(signal.gradient_rms[layer]))
        if signal.gradient_finite[layer] == 1
        else "",
        ticks=_decades(low, high),
        note=_zeros(float(signal.gradient_zero[layer]), float(signal.gradient_finite[layer])),
        ghost=None if ghost is None else ghost.gradient_shares(layer, *sizes),
        log=log,
    )


def read_out(bars: Bars, place: int, gradient: bool) -> str:
    """Return what the bar at a place holds, in words."""
    step = (bars.high - bars.low) / max(1, len(bars.heights))
    low, high = bars.low + place * step, bars.low + (place + 1) * step
    ends = (_power(low, 2), _power(high, 2)) if gradient else (plain(low, 3), plain(high, 3))
    share = plain(100 * float(bars.heights[place]), 3)
    words = tr("{0}: {1} … {2}: {3} % of all values").format(bars.name, *ends, share)
    return f"{words} ({bars.note})" if bars.note else words


def compact(value: float) -> str:
    """Return a number in few letters: the smaller it is, the fewer digits."""
    size = abs(value)
    if 0.1 <= size < 1000:
        return even(value, 3)
    return even(value, 2) if 0.001 <= size < 0.1 else plain(value, 1)


def _std(std: float, finite: float) -> str:
    return even(std, 3) if finite == 1 else tr("overflow")


def _decades(low: float, high: float) -> tuple[tuple[float, str], ...]:
    """Return the first and the last power of ten between two ends, or else the ends."""
    first, last = math.ceil(low), math.floor(high)
    if first < last:
        return tuple((float(place), _power(place)) for place in (first, last))
    return ((low, _power(low)), (high, _power(high)))


def _outside(signal: Signal, layer: int) -> str:
    if signal.finite[layer] < 1:
        share = 100 * (1 - float(signal.finite[layer]))
        return tr("{0} % are no numbers any more").format(f"{share:.0f}")
    outside = float(signal.outside[layer])
    return tr("{0} % outside").format(f"{100 * outside:.0f}") if outside >= 0.005 else ""


def _zeros(share: float, finite: float) -> str:
    if finite < 1:
        return tr("{0} % are no numbers any more").format(f"{100 * (1 - finite):.0f}")
    return tr("{0} % exactly 0").format(f"{100 * share:.0f}") if share >= 0.005 else ""


def _power(exponent: float, digits: int = 1) -> str:
    return plain(float(np.power(10.0, exponent)), digits)


def _name(setting: str, name: str) -> str:
    return f"{setting} {name}".strip()
