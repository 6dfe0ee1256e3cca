"""Random settings within what their specs allow."""

from __future__ import annotations

from typing import Any

import numpy as np

from lab.message import InputError
from lab.params import Params
from lab.specs import (
    ChoiceSpec,
    FlagSpec,
    ItemsSpec,
    NumberSpec,
    PointSpec,
    RecordSpec,
    Spec,
    TextSpec,
)

EXTREMES = (0.0, 1e-5, -1e-5, 1e-30, -1e-30, 1e5, -1e5, 1e30)


def random_change(params: Params, rng: np.random.Generator) -> Params:
    """Return the params with one random field changed to a random value that fits the others."""
    names = list(params.specs())
    for _ in range(100):
        name = names[int(rng.integers(len(names)))]
        value = random_value(params.specs()[name], getattr(params, name), rng)
        try:
            return params.changed(**{name: value})
        except InputError:
            continue
    raise AssertionError("no random change fits these params")


def random_value(spec: Spec, now: Any, rng: np.random.Generator) -> Any:
    """Return a random value of a spec's kind; a text stays as it is or becomes a little longer."""
    if isinstance(spec, NumberSpec):
        return spec.at(int(rng.integers(spec.positions + 1)))
    if isinstance(spec, ChoiceSpec):
        return str(rng.choice(list(spec.options)))
    if isinstance(spec, FlagSpec):
        return bool(rng.integers(2))
    if isinstance(spec, PointSpec):
        return (rng.uniform(spec.x_low, spec.x_high), rng.uniform(spec.y_low, spec.y_high))
    if isinstance(spec, RecordSpec):
        pairs = zip(spec.fields, now or (None,) * len(spec.fields), strict=True)
        return tuple(random_value(part, value, rng) for part, value in pairs)
    if isinstance(spec, ItemsSpec):
        if isinstance(spec.item, TextSpec) or not now:
            return now
        most = max(spec.least, min(spec.most, 6))
        count = int(rng.integers(max(spec.least, 1), most + 1))
        return tuple(random_value(spec.item, now[i % len(now)], rng) for i in range(count))
    return now + " " if isinstance(spec, TextSpec) and now else now


def typed_value(spec: Spec, now: Any, rng: np.random.Generator) -> Any:
    """Return what can only be typed: numbers near 0 or at an end; else a random value."""
    if isinstance(spec, NumberSpec):
        fit = [v for v in EXTREMES if spec.low <= v <= spec.high and not (spec.whole and v % 1)]
        return float(rng.choice([*fit, spec.low, spec.high]))
    if isinstance(spec, PointSpec):
        ends = ((spec.x_low, spec.x_high), (spec.y_low, spec.y_high))
        return tuple(typed_value(NumberSpec(low=a, high=b), 0, rng) for a, b in ends)
    if isinstance(spec, RecordSpec) and now:
        pairs = zip(spec.fields, now, strict=True)
        return tuple(typed_value(part, value, rng) for part, value in pairs)
    if isinstance(spec, ItemsSpec) and now:
        return tuple(typed_value(spec.item, value, rng) for value in now)
    return random_value(spec, now, rng)
