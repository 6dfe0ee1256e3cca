"""One gate by hand: its line, its truth table, and all weights that would do the same."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lab.arrays import Array
from lab.experiments.perceptron.mode import PerceptronMode
from lab.gates import INPUTS, TRUTH_TABLES, Gate, Outputs, Point, table_name
from lab.params import choice, integer, number
from lab.polygon import box, clip
from lab.weight_space import WeightRegion, weight_region, why_impossible

MOST_WEIGHT = 2.0
MOST_BIAS = 3.0
DIGITS = 4

CENTRE = (0.5, 0.5)
REACH = 1.15
"""The line is gripped where it cuts this circle around the four points, and halfway between."""

FARTHEST = 20.0
"""A line farther from the points than this is out of sight."""

WEIGHT_SPACE = box((-MOST_WEIGHT, MOST_WEIGHT), (-MOST_WEIGHT, MOST_WEIGHT))
SMALLEST_CELL = 0.06
"""A part of the weight space with less room than this gets no number written into it."""


def _in_gate_mode(params: PerceptronMode) -> bool:
    return params.mode == "gate"


TARGET_NAMES = {
    "AND": "AND",
    "NAND": "NAND",
    "OR": "OR",
    "XOR": "XOR",
    "NOR": "NOR",
    "XNOR": "XNOR",
    "x1": "x1",
    "x2": "x2",
    "NOT x1": "NOT x1",
    "NOT x2": "NOT x2",
    "x1 AND NOT x2": "x1 AND NOT x2",
    "x2 AND NOT x1": "x2 AND NOT x1",
    "x1 OR NOT x2": "x1 OR NOT x2",
    "x2 OR NOT x1": "x2 OR NOT x1",
    "0": "always 0",
    "1": "always 1",
}
"""The sixteen truth tables, and what they are called."""


@dataclass(frozen=True)
class GateParams(PerceptronMode):
    """Two weights, a bias, and the truth table they should have."""

    target: str = choice(
        "AND",
        TARGET_NAMES,
        group="Target",
        help="The truth table that the gate should have, one of the sixteen there are. A click "
        "on one of the four points changes its target.",
        when=_in_gate_mode,
    )
    w1: float = number(
        0.5,
        -MOST_WEIGHT,
        MOST_WEIGHT,
        step=0.05,
        group="Weights",
        label="w1",
        help="How much x1 counts: the larger, the steeper the sum rises along x1. It turns the "
        "line.",
        when=_in_gate_mode,
    )
    w2: float = number(
        0.5,
        -MOST_WEIGHT,
        MOST_WEIGHT,
        step=0.05,
        group="Weights",
        label="w2",
        help="How much x2 counts: the larger, the steeper the sum rises along x2. It turns the "
        "line.",
        when=_in_gate_mode,
    )
    b: float = number(
        -0.7,
        -MOST_BIAS,
        MOST_BIAS,
        step=0.05,
        group="Weights",
        label="bias b",
        help="How easily the gate gives 1: it shifts the line without turning it.",
        when=_in_gate_mode,
    )
    row: int = integer(3, 0, 3, label="row of the truth table", control=False)

    @property
    def gate(self) -> Gate:
        """Return the perceptron with these weights."""
        return Gate(self.w1, self.w2, self.b)


@dataclass(frozen=True)
class Cell:
    """A part of the weight space where the truth table is the same: (k, 2) corners (w1, w2).

    `right` counts the rows that are as they should be; `centre` is where to write that number,
    None where there is no room.
    """

    corners: Array
    right: int
    centre: Point | None


@dataclass(frozen=True)
class GateFrame:
    """What one gate does with the four inputs.

    `sums`, `outputs`, `targets`: one value a row of the truth table. `grips`: the line's first end,
    its middle and its second end, None where both weights are 0 and there is no line; `sides`: a
    place beside it where the gate gives 0, and one where it gives 1. `cells`: the
    (w1, w2) plane at this bias; `region`: the weights in it that give the target, or why none do.
    `possible`: whether any gate gives the target.
    """

    gate: Gate
    target: str
    targets: Outputs
    sums: tuple[float, float, float, float]
    outputs: Outputs
    grips: tuple[Point, Point, Point] | None
    sides: tuple[Point, Point] | None
    cells: tuple[Cell, ...]
    region: WeightRegion
    possible: bool

    @property
    def right(self) -> tuple[bool, bool, bool, bool]:
        """Return for each row whether the output is the target."""
        a, b, c, d = (y == t for y, t in zip(self.outputs, self.targets, strict=True))
        return a, b, c, d

    @property
    def right_count(self) -> int:
        """Return how many of the four rows are right."""
        return sum(self.right)

    @property
    def best(self) -> int:
        """Return the most rows that any weights can get right at this bias."""
        return max(cell.right for cell in self.cells)


def gate_frame(params: GateParams) -> GateFrame:
    """Return what the gate with these weights does."""
    gate = params.gate
    targets = TRUTH_TABLES[params.target]
    a, b, c, d = gate.total(INPUTS).tolist()
    return GateFrame(
        gate=gate,
        target=params.target,
        targets=targets,
        sums=(a, b, c, d),
        outputs=gate.outputs(),
        grips=grips(gate),
        sides=sides(gate),
        cells=cells(gate.b, targets),
        region=weight_region(targets, gate.b, MOST_WEIGHT),
        possible=why_impossible(targets) is None,
    )


def grips(
    gate: Gate, centre: Point = CENTRE, reach: float = REACH
) -> tuple[Point, Point, Point] | None:
    """Return where the line is gripped: end, middle, end; None where there is none within sight.

    The ends are where it cuts the circle of radius `reach`, the middle is its point nearest to the
    centre. A line that passes outside of the circle keeps two ends close to its middle.
    """
    length, total = math.hypot(gate.w1, gate.w2), gate.total(centre).item()
    if length == 0 or abs(total) > FARTHEST * length:
        return None
    n1, n2 = gate.w1 / length, gate.w2 / length
    distance = total / length
    x, y = centre[0] - distance * n1, centre[1] - distance * n2
    half = math.sqrt(max(reach**2 - distance**2, (0.17 * reach) ** 2))
    return (x + half * n2, y - half * n1), (x, y), (x - half * n2, y + half * n1)


def sides(gate: Gate, centre: Point = CENTRE, reach: float = REACH) -> tuple[Point, Point] | None:
    """Return a place for the name of either side, 0 and 1, near the line's first end."""
    held = grips(gate, centre, reach)
    if held is None:
        return None
    (x1, y1), (x0, y0), _ = held
    inside = 1 - 0.09 * reach / math.hypot(x1 - x0, y1 - y0)
    beside = 0.15 * reach / math.hypot(gate.w1, gate.w2)
    x, y = (start + (end - start) * inside for start, end in ((x0, x1), (y0, y1)))
    right, up = gate.w1 * beside, gate.w2 * beside
    return (x - right, y - up), (x + right, y + up)


# The same while the weights alone are dragged.
@lru_cache(maxsize=8)
def cells(b: float, targets: Outputs) -> tuple[Cell, ...]:
    """Return the parts of the (w1, w2) plane at this bias, each with one truth table.

    Row (x1, x2) gives 1 on one side of the line w1·x1 + w2·x2 + b = 0, which three rows draw; row
    (0, 0) gives 1 everywhere or nowhere.
    """
    parts = [(WEIGHT_SPACE, int((b > 0) == targets[0]))]
    for (x1, x2), target in zip(INPUTS[1:], targets[1:], strict=True):
        halves = []
        for corners, right in parts:
            for output, sign in ((1, 1.0), (0, -1.0)):
                half = clip(corners, sign * x1, sign * x2, sign * b)
                if len(half) > 2:
                    halves.append((half, right + (output == target)))
        parts = halves
    measured = ((corners, right, *_measure(corners)) for corners, right in parts)
    return tuple(
        Cell(corners, right, centre if area > SMALLEST_CELL else None)
        for corners, right, area, centre in measured
        if area > 1e-9
    )


def _measure(corners: Array) -> tuple[float, Point]:
    """Return a polygon's area and its centre of gravity."""
    here = corners.tolist()
    following = [*here[1:], here[0]]
    crosses = [p[0] * q[1] - q[0] * p[1] for p, q in zip(here, following, strict=True)]
    whole = sum(crosses)
    pairs = list(zip(here, following, crosses, strict=True))
    x, y = (sum((p[k] + q[k]) * cross for p, q, cross in pairs) for k in (0, 1))
    return abs(whole) / 2, (x / (3 * whole), y / (3 * whole)) if whole else CENTRE


# What a hand does on the plot, as changed settings.


def turned(params: GateParams, end: int, to: Point) -> dict[str, Any]:
    """Return the weights after one end of the line (0 or 2) is dragged; the other stays."""
    held = grips(params.gate)
    if held is None or to == held[2 - end]:
        return {}
    return weights(params.gate.through(held[2 - end], to))


def shifted(params: GateParams, to: Point) -> dict[str, Any]:
    """Return the weights after the line is dragged to a place without being turned."""
    return weights(params.gate.shifted_to(to))


def pointed(params: GateParams, to: Point) -> dict[str, Any]:
    """Return the weights after the tip of the weight vector is dragged to (w1, w2)."""
    w1, w2 = (min(max(w, -MOST_WEIGHT), MOST_WEIGHT) for w in to)
    return {"w1": round(w1, DIGITS), "w2": round(w2, DIGITS)}


def flipped(params: GateParams, row: int) -> dict[str, Any]:
    """Return the target after the wish for one row is changed."""
    a, b, c, d = (t ^ (i == row) for i, t in enumerate(TRUTH_TABLES[params.target]))
    return {"target": table_name((a, b, c, d)), "row": row}


def weights(gate: Gate) -> dict[str, Any]:
    """Return a gate's weights as settings, made shorter together where they are out of range.

    A common positive factor changes neither the line nor its sides.
    """
    over = max(abs(gate.w1) / MOST_WEIGHT, abs(gate.w2) / MOST_WEIGHT, abs(gate.b) / MOST_BIAS, 1)
    names = ("w1", "w2", "b")
    return {name: round(getattr(gate, name) / over, DIGITS) for name in names}
