"""What is said about one gate: the verdict, the read-outs, the formulas with their numbers."""

from __future__ import annotations

from lab.experiments.perceptron.gate import TARGET_NAMES, GateFrame, GateParams, weights
from lab.experiments.perceptron.learning import point_set
from lab.experiments.perceptron.wiring import board_settings
from lab.explanation import Explanation, Source, Suggestion
from lab.gates import GATES, INPUTS, Gate, Outputs, Point, table_name
from lab.message import Message
from lab.numerals import latex, plain
from lab.weight_space import solution, weight_region

ALL = 4
JUST = 0.0005
"""A sum of less than this would be read as 0 with three decimals."""


def verdict(frame: GateFrame) -> Message:
    """Return in one sentence how well the gate does what it should."""
    names = {"target": target_name(frame.target), "right": frame.right_count, "best": frame.best}
    if frame.right_count == ALL:
        return Message("{target} ✓ all four rows are right", names)
    if frame.possible and frame.best < ALL:
        return Message(
            "{target} ✗ {right} of 4 rows right; with this bias no weights get more than {best}",
            names,
        )
    return Message("{target} ✗ {right} of 4 rows right", names)


def target_name(target: str) -> Message:
    """Return what a truth table is called."""
    return Message(TARGET_NAMES[target])


def at_point(gate: Gate, x: Point) -> Message:
    """Return the sum at a point of the plane, and the output."""
    total = gate.total(x).item()
    return Message(
        "({x1}, {x2}): {terms} = {total} → y = {y}",
        {
            "x1": _short(x[0]),
            "x2": _short(x[1]),
            "terms": terms(gate, x),
            # Without the noise of the last digits, but not "0" where a little decides.
            "total": _short(total) if abs(total) > JUST else plain(max(total, 0.0), 3),
            "y": int(total > 0),
        },
    )


def at_weights(frame: GateFrame, w: Point) -> Message:
    """Return which gate other weights would make at this bias."""
    gate = Gate(w[0], w[1], frame.gate.b)
    right = sum(y == t for y, t in zip(gate.outputs(), frame.targets, strict=True))
    return Message(
        "w1 = {w1}, w2 = {w2} makes {gate}: {right} of 4 rows right",
        {
            "w1": _short(w[0]),
            "w2": _short(w[1]),
            "gate": target_name(gate.name()),
            "right": right,
        },
    )


def _short(value: float) -> str:
    return plain(round(value, 3) + 0.0)


def terms(gate: Gate, x: Point) -> str:
    """Return the sum with its numbers, as text: 0.5·1 + 0.5·0 − 0.7."""
    parts = (f"{_short(gate.w1)}·{_factor(x[0])}", f"{_short(gate.w2)}·{_factor(x[1])}")
    written = " + ".join((*parts, _short(gate.b)))
    return written.replace("+ −", "− ")


def _factor(value: float) -> str:
    return f"({_short(value)})" if value < 0 else _short(value)


def explain_gate(params: GateParams, frame: GateFrame) -> Explanation:
    """Return the formula with the chosen row's numbers, and what the picture shows."""
    x1, x2 = INPUTS[params.row]
    return Explanation(
        Message(
            "{target} gate, row ({x1}, {x2})",
            {"target": target_name(frame.target), "x1": x1, "x2": x2},
        ),
        (
            r"y = \begin{cases} 1 & w_1 x_1 + w_2 x_2 + b > 0 \\ 0 & w_1 x_1 + w_2 x_2 + b \le 0"
            r" \end{cases}",
            _numbers(frame, params.row),
        ),
        _notes(frame),
        Source(Gate.total, ("return",))
        if frame.possible
        else Source(weight_region, ("polygon = clip", "return WeightRegion(np.empty")),
        tuple(_suggestions(params, frame)),
    )


def _numbers(frame: GateFrame, row: int) -> str:
    gate, (x1, x2), total = frame.gate, INPUTS[row], round(frame.sums[row], 6) + 0.0
    if frame.outputs[row] and not total:
        total = frame.sums[row]
    side, y = (">", 1) if frame.outputs[row] else (r"\le", 0)
    return (
        rf"{latex(gate.w1)} \cdot {x1} {signed(gate.w2)} \cdot {x2} {signed(gate.b)}"
        rf" = {latex(total)} {side} 0 \;\Rightarrow\; y = {y}"
    )


def signed(value: float) -> str:
    """Return a number with its sign in front, to go on a formula's sum."""
    return f"- {latex(-value)}" if value < 0 else f"+ {latex(value)}"


def _notes(frame: GateFrame) -> tuple[Message, ...]:
    if frame.grips is None:
        alone = Message(
            "The weights are 0, or next to it: no line is within sight, and the bias alone "
            "decides. All four rows give {y}.",
            {"y": frame.outputs[0]},
        )
        return (alone,)
    geometry = Message(
        "On the line the sum is 0. The weight vector w stands at right angles to it and points to "
        "the side of the ones; the bias shifts it."
    )
    if frame.region.reason is not None:
        return (frame.region.reason, geometry)
    return (
        geometry,
        Message(
            "In the weight space each row of the table is a line too. The weights inside the "
            "region marked ✓ make the same gate: there is not one answer, there are endlessly many."
        ),
    )


def _suggestions(params: GateParams, frame: GateFrame) -> list[Suggestion]:
    found = solution(frame.targets)
    if found is None:
        return [
            Suggestion(
                Message("Show a line that no other line beats."),
                weights(GATES["OR" if frame.target == "XOR" else "AND"]),
            ),
            Suggestion(
                Message("Wire three gates: together they do what one cannot."),
                {"mode": "wiring", **board_settings("xor")},
            ),
            Suggestion(
                Message("Let the learning rule try. Does it ever stop?"),
                {"mode": "learning", "points": point_set("xor")},
            ),
        ]
    suggestions = []
    if frame.right_count < ALL:
        suggestions.append(
            Suggestion(
                Message("Show weights that get all four rows right."),
                weights(found),
            )
        )
    inverted = _inverted(frame.targets)
    opposite = table_name(inverted)
    names = {"gate": target_name(frame.target), "opposite": target_name(opposite)}
    negated = {"w1": -params.w1, "w2": -params.w2, "b": -params.b}
    text = Message("Change the sign of all three weights: {gate} turns into {opposite}.", names)
    if Gate(**negated).outputs() != inverted:
        negated = {"w1": -found.w1, "w2": -found.w2, "b": -found.b}
        text = Message("Weights of {gate}, all three with the other sign, make {opposite}.", names)
    suggestions.append(Suggestion(text, {"target": opposite, **negated}))
    suggestions.append(
        Suggestion(Message("Now try XOR. How many rows can one line get right?"), {"target": "XOR"})
    )
    return suggestions


def _inverted(outputs: Outputs) -> Outputs:
    a, b, c, d = (1 - y for y in outputs)
    return a, b, c, d
