"""What the right column says about a slope taken from two points."""

from __future__ import annotations

import math

from lab.calculus import numerical_derivative
from lab.experiments.descent.line import LineFrame
from lab.experiments.descent.settings import DescentParams
from lab.explanation import Explanation, Source, Suggestion
from lab.message import Message
from lab.numerals import bracketed, latex, plain

FORMULAS = {
    "central": r"f'(x) \approx \frac{f(x + h) - f(x - h)}{2h}",
    "forward": r"f'(x) \approx \frac{f(x + h) - f(x)}{h}",
}


WIDE = 0.5
"""Beyond, the higher powers of h weigh as well, and an error falls by no round number."""


def explain_line(params: DescentParams, frame: LineFrame, cursor: int) -> Explanation:
    """Say what the difference at this h comes to, and what its error is made of."""
    return Explanation(
        title=Message("The slope at x = {x}", {"x": plain(frame.x)}),
        formulas=(FORMULAS[params.method], _with_numbers(params, frame, cursor)),
        notes=(
            Message(
                "The exact slope is {exact}; this one is off by {error}.",
                {"exact": plain(frame.exact), "error": plain(float(frame.errors[cursor]), 2)},
            ),
            _why(params, frame, cursor),
        ),
        source=Source(numerical_derivative, ran=("step = ", "slope = ", "ahead, behind = ")),
        suggestions=_suggestions(params),
    )


def _with_numbers(params: DescentParams, frame: LineFrame, cursor: int) -> str:
    h, x = latex(float(frame.h[cursor])), bracketed(frame.x)
    far, below = (f"{x} - {h}", f"2 \\cdot {h}") if params.method == "central" else (x, h)
    top = f"f({x} + {h}) - f({far})"
    return rf"\frac{{{top}}}{{{below}}} = {latex(float(frame.slopes[cursor]), 7)}"


def _why(params: DescentParams, frame: LineFrame, cursor: int) -> Message:
    h, slope = float(frame.h[cursor]), float(frame.slopes[cursor])
    near, far = sorted(frame.ends[cursor, :, 0])
    if params.curve == "kink" and near < 0 < far:
        return Message(
            "|x| has a kink at 0: there is no slope at it, and the two points lie on both sides."
        )
    if params.curve == "kink" and frame.x == 0:
        return Message(
            "|x| has a kink at 0: there is no slope at it, and the two points tell that of one "
            "side."
        )
    if slope == 0 and frame.exact != 0:
        return Message(
            "In {precision}, f gives the same number at both points: the difference is 0.",
            {"precision": params.precision},
        )
    if params.curve == "kink":
        return Message(
            "On either side of its kink |x| is a straight line: the chord is the tangent for any "
            "h. All of this error is rounding; choose sin x to see both kinds."
        )
    if params.curve == "parabola" and params.method == "central":
        return Message(
            "On a parabola the chord between x − h and x + h is parallel to the tangent for any h. "
            "All of this error is rounding; choose sin x to see both kinds."
        )
    best = frame.lines[params.method, params.precision].best_h
    if h > 3 * best:
        return _truncation(params.method, h)
    if h < best / 3:
        return Message(
            "h is small: both values of f agree in most of their digits, and their difference is "
            "made of the last ones, which are rounded. This error grows as 1/h."
        )
    return Message("About the best h here: truncation and rounding weigh the same.")


def _truncation(method: str, h: float) -> Message:
    if h > WIDE:
        return Message(
            "h is large: the line through the two points is a chord, not yet the tangent. "
            "From here, a smaller h comes nearer to it."
        )
    if method == "central":
        return Message(
            "h is large: the line through the two points is a chord, not yet the tangent. "
            "An h ten times smaller makes this error a hundred times smaller (∝ h²)."
        )
    return Message(
        "h is large: the line through the two points is a chord, not yet the tangent. "
        "An h ten times smaller makes this error only ten times smaller (∝ h)."
    )


def _suggestions(params: DescentParams) -> tuple[Suggestion, ...]:
    found = []
    if params.curve == "parabola":
        found.append(
            Suggestion(
                Message("Take sin x at 1: its error shows truncation as well as rounding."),
                {"curve": "sin", "x": 1.0},
            )
        )
    if params.method == "central":
        found.append(
            Suggestion(
                Message("Take only one side, x and x + h: how much worse is it?"),
                {"method": "forward"},
            )
        )
    else:
        found.append(
            Suggestion(Message("Back to both sides, x − h and x + h."), {"method": "central"})
        )
    if not math.isclose(params.h, 1e-12):
        found.append(Suggestion(Message("Make h a million millionth: better still?"), {"h": 1e-12}))
    if params.precision == "float64":
        found.append(
            Suggestion(
                Message("Compute in float32, as networks do: which h is best now?"),
                {"precision": "float32"},
            )
        )
    return tuple(found[:3])
