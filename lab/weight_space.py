"""The plane of all weights (w1, w2): where in it does a gate do what it should?

Every row of a truth table is a line in this plane, and the weights that satisfy the row lie on one
side of it. The weights that solve the gate lie on the right side of all four.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lab.arrays import Array
from lab.gates import GATES, INPUTS, TRUTH_TABLES, Gate, Outputs, table_name
from lab.message import InputError, Message
from lab.polygon import area, box, clip
from lab.separability import separate


@dataclass(frozen=True)
class WeightRegion:
    """The weights that solve a gate: corners of a convex polygon (k, 2), k = 0 if there are none.

    `reason` says why it is empty, else it is None.
    """

    polygon: Array
    reason: Message | None


def weight_region(outputs: Outputs, b: float, limit: float = 2.0) -> WeightRegion:
    """Return all (w1, w2) in [−limit, limit]² that give a truth table with this bias b.

    A row with output 1 needs w1·x1 + w2·x2 + b > 0, one with 0 needs ≤ 0. Raises InputError if
    `outputs` is no truth table, b is not finite or limit is not above 0.
    """
    table_name(outputs)
    if not (np.isfinite(b) and np.isfinite(limit) and limit > 0):
        raise InputError("b must be finite and limit > 0, not {b} and {limit}", b=b, limit=limit)
    polygon = box((-limit, limit), (-limit, limit))
    for (x1, x2), output in zip(INPUTS, outputs, strict=True):
        sign = 1 if output else -1
        polygon = clip(polygon, sign * x1, sign * x2, sign * b)
    if area(polygon) > 1e-12 * limit**2 and (b > 0) == bool(outputs[0]):
        return WeightRegion(polygon, None)
    return WeightRegion(np.empty((0, 2)), _why_empty(outputs, b))


def _why_empty(outputs: Outputs, b: float) -> Message:
    if contradiction := why_impossible(outputs):
        return contradiction
    if (b > 0) != bool(outputs[0]):
        return Message(
            "For x1 = x2 = 0 the sum is b alone: to give {output}, b must be {side} 0.",
            {"output": outputs[0], "side": ">" if outputs[0] else "≤"},
        )
    return Message("With this b the gate needs larger weights than fit here.")


def why_impossible(outputs: Outputs) -> Message | None:
    """Return the contradiction that the rows lead to, for the two gates that no line can make."""
    return {
        TRUTH_TABLES["XOR"]: Message(
            "The rows want b ≤ 0, w1 + b > 0, w2 + b > 0 and w1 + w2 + b ≤ 0. The middle two add "
            "up to w1 + w2 + 2b > 0, so w1 + w2 + b > −b ≥ 0: that contradicts the last."
        ),
        TRUTH_TABLES["XNOR"]: Message(
            "The rows want b > 0, w1 + b ≤ 0, w2 + b ≤ 0 and w1 + w2 + b > 0. The middle two add "
            "up to w1 + w2 + 2b ≤ 0, so w1 + w2 + b ≤ −b < 0: that contradicts the last."
        ),
    }.get(outputs)


def solution(outputs: Outputs) -> Gate | None:
    """Return weights that make a gate: the book's, or the widest street's. None for XOR, XNOR."""
    name = table_name(outputs)
    return GATES[name] if name in GATES else separate(INPUTS, outputs).line
