"""Each optimizer's update as chapter 6.1 writes it: with symbols, then with a step's numbers."""

from __future__ import annotations

import numpy as np

from lab.experiments.optimizers.race import Race
from lab.experiments.optimizers.settings import OptimizersParams
from lab.numerals import base, bracketed, latex
from lab.optim import Adam

DIGITS = 4

_MEANS = (
    (
        r"m \leftarrow \beta_1 m + g, \quad M = 1 + \beta_1 + \beta_1^2 + \ldots",
        r"{plain_m1} = {beta1} \cdot {m} + {g}, \quad M = {M}",
    ),
    (
        r"v \leftarrow \beta_2 v + g^2, \quad V = 1 + \beta_2 + \beta_2^2 + \ldots",
        r"{plain_v1} = {beta2} \cdot {v} + {base_g}^2, \quad V = {V}",
    ),
)
_VELOCITY = (
    r"v \leftarrow \alpha v - \eta \, g",
    r"{plain_v1} = {momentum} \cdot {v} - {lr} \cdot {g}",
)
_BY_ROOT = (
    r"x \leftarrow x - \eta \, \frac{g}{\sqrt{h} + \varepsilon}",
    r"{plain_x1} = {plain_x} - {lr} \cdot \frac{{{plain_g}}}{{{root}}}",
)

LINES: dict[str, tuple[tuple[str, str], ...]] = {
    "sgd": ((r"x \leftarrow x - \eta \, g", r"{plain_x1} = {plain_x} - {lr} \cdot {g}"),),
    "momentum": (_VELOCITY, (r"x \leftarrow x + v", r"{plain_x1} = {plain_x} + {v1}")),
    "nesterov": (
        _VELOCITY,
        (
            r"x \leftarrow x + \alpha v - \eta \, g",
            r"{plain_x1} = {plain_x} + {momentum} \cdot {v1} - {lr} \cdot {g}",
        ),
    ),
    "adagrad": ((r"h \leftarrow h + g^2", r"{plain_h1} = {plain_h} + {base_g}^2"), _BY_ROOT),
    "rmsprop": (
        (
            r"h \leftarrow \rho h + (1 - \rho) \, g^2",
            r"{plain_h1} = {decay_rate} \cdot {h} + {forgotten} \cdot {base_g}^2",
        ),
        _BY_ROOT,
    ),
    "adam": (
        *_MEANS,
        (
            r"x \leftarrow x - \eta \, \frac{m / M}{\sqrt{v / V} + \hat\varepsilon}",
            r"{plain_x1} = {plain_x} - {lr} \cdot \frac{{{plain_mean}}}{{{root}}}",
        ),
    ),
    "adamw": (
        *_MEANS,
        (
            r"x \leftarrow (1 - \eta \lambda) x - \eta \, "
            r"\frac{m / M}{\sqrt{v / V} + \hat\varepsilon}",
            r"{plain_x1} = {kept} \cdot {x} - {lr} \cdot \frac{{{plain_mean}}}{{{root}}}",
        ),
    ),
}
"""For each optimizer pairs of (symbols, the same with gaps for numbers)."""


def formulas(
    params: OptimizersParams, race: Race, name: str, cursor: int, both: bool
) -> tuple[str, ...]:
    """Return the update along x in LaTeX, with the numbers of the step that led to the cursor.

    With `both` also those along y. The first start counts. At the start there are only symbols.
    Behind the slope stands ξ, the noise of the mini-batch, where there is any.
    """
    slope = r"g = \frac{\partial f}{\partial x}" + (r" + \xi" if params.noisy else "")
    if cursor == 0:
        return (slope, *(symbols for symbols, _ in LINES[name]))
    values = [_numbers(params, race, name, cursor, axis) for axis in range(2 if both else 1)]
    found = [" = ".join([slope, *_parts(params, values[0])])]
    for symbols, gaps in LINES[name]:
        found.append(symbols)
        for axis, numbers in zip("xy", values, strict=False):
            filled = gaps.format(**_written(numbers))
            found.append(rf"{axis}\!: \; {filled}" if both else filled)
    return tuple(found)


def _parts(params: OptimizersParams, along_x: dict[str, float]) -> list[str]:
    """Return slope and noise of the gradient along x, where it has noise, and the gradient."""
    g = latex(along_x["g"], DIGITS)
    if not params.noisy:
        return [g]
    slope = along_x["slope"]
    return [f"{latex(slope, DIGITS)} + {bracketed(along_x['g'] - slope, DIGITS)}", g]


def _written(numbers: dict[str, float]) -> dict[str, str]:
    """Return the numbers in LaTeX.

    plain_… has no parentheses, since nothing stands before it; base_… can be raised to a power.
    """
    behind = {key: bracketed(value, DIGITS) for key, value in numbers.items()}
    plain = {f"plain_{key}": latex(value, DIGITS) for key, value in numbers.items()}
    return behind | plain | {"base_g": base(numbers["g"], DIGITS)}


def _numbers(
    params: OptimizersParams, race: Race, name: str, cursor: int, axis: int
) -> dict[str, float]:
    """Return what stands in the gaps: `v` is from before the step, `v1` from after it."""
    k, optimizer = race.names.index(name), params.make(name)
    lr, g = float(race.rates[cursor - 1, k]), float(race.gradients[cursor - 1, k, 0, axis])
    path = race.paths[:, k, 0, axis]
    found = {"x": float(path[cursor - 1]), "x1": float(path[cursor]), "g": g, "lr": lr}
    found["slope"] = float(race.surface.gradient(race.paths[cursor - 1, k, 0])[axis])
    found |= {key: value for key, value in vars(optimizer).items() if key != "lr"}
    for key, history in race.memory[name].items():
        found[key] = float(history[cursor - 1, 0, axis])
        found[f"{key}1"] = float(history[cursor, 0, axis])
    if isinstance(optimizer, Adam):
        found |= _adam(optimizer, found, cursor)
    elif "h1" in found:
        found["root"] = float(np.sqrt(found["h1"])) + found["eps"]
        found["forgotten"] = 1 - found.get("decay_rate", 0.0)
    found["kept"] = 1 - lr * found.get("weight_decay", 0.0)
    return found


def _adam(optimizer: Adam, found: dict[str, float], t: int) -> dict[str, float]:
    M, V = optimizer.weights(t)
    with np.errstate(all="ignore"):
        root = float(np.sqrt(found["v1"] / V)) + optimizer.epsilon(t)
    return {"M": M, "V": V, "mean": found["m1"] / M, "root": root}
