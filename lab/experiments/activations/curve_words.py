"""What the right column says about a function: formula, numbers at x, code, what to try."""

from __future__ import annotations

from collections.abc import Callable

from lab.experiments.activations.curves import Curve, CurvesFrame, CurvesParams, Stretch
from lab.experiments.activations.functions import FUNCTIONS
from lab.explanation import Explanation, Source, Suggestion
from lab.message import Message
from lab.numerals import base, bracketed, latex, plain

FORMULAS: dict[str, tuple[str, str]] = {
    "step": (
        r"h(x) = \begin{cases} 1 & x > 0 \\ 0 & x \leq 0 \end{cases}",
        r"h'(x) = 0",
    ),
    "sigmoid": (
        r"h(x) = \frac{1}{1 + e^{-x}}",
        r"h'(x) = h(x)\,(1 - h(x))",
    ),
    "relu": (
        r"h(x) = \max(x, 0)",
        r"h'(x) = \begin{cases} 1 & x > 0 \\ 0 & x \leq 0 \end{cases}",
    ),
    "tanh": (
        r"h(x) = \tanh x = \frac{e^{x} - e^{-x}}{e^{x} + e^{-x}}",
        r"h'(x) = 1 - h(x)^2",
    ),
    "identity": (r"h(x) = x", r"h'(x) = 1"),
    "leaky_relu": (
        r"h(x) = \begin{cases} x & x > 0 \\ s\,x & x \leq 0 \end{cases}",
        r"h'(x) = \begin{cases} 1 & x > 0 \\ s & x \leq 0 \end{cases}",
    ),
    "elu": (
        r"h(x) = \begin{cases} x & x > 0 \\ \alpha\,(e^{x} - 1) & x \leq 0 \end{cases}",
        r"h'(x) = \begin{cases} 1 & x > 0 \\ \alpha\,e^{x} & x \leq 0 \end{cases}",
    ),
    "gelu": (
        r"h(x) = \frac{x}{2}\,(1 + \tanh u),\; u = \sqrt{\frac{2}{\pi}}\,(x + 0.0447\,x^3)",
        r"h'(x) = \frac{1 + \tanh u}{2} + \frac{x}{2}\,(1 - \tanh^2 u)\,\frac{du}{dx}",
    ),
    "softplus": (
        r"h(x) = \log(1 + e^{x})",
        r"h'(x) = \frac{1}{1 + e^{-x}}",
    ),
    "swish": (
        r"h(x) = \frac{x}{1 + e^{-x}} = x\,s",
        r"h'(x) = s + h(x)\,(1 - s)",
    ),
    "steep": (
        r"h(x) = \frac{1}{1 + e^{-kx}}",
        r"h'(x) = k\,h(x)\,(1 - h(x))",
    ),
}
"""Name → function and slope, with symbols."""


def formulas(params: CurvesParams, curve: Curve) -> tuple[str, ...]:
    """Return function and slope, first with symbols, then with the numbers at the crosshair."""
    symbols = FORMULAS[curve.name]
    value, slope = _with_numbers(params, curve)
    return (
        *symbols,
        rf"h({latex(params.x)}) = {value}",
        rf"h'({latex(params.x)}) = {slope}",
    )


def _with_numbers(params: CurvesParams, curve: Curve) -> tuple[str, str]:
    """Return how y and the slope at the crosshair come about."""
    x, y, slope = latex(params.x), latex(curve.y_at), latex(curve.slope_at)
    exponent = latex(-params.x)
    if curve.name == "sigmoid":
        return (
            rf"\frac{{1}}{{1 + e^{{{exponent}}}}} = {y}",
            rf"{y} \cdot (1 - {y}) = {slope}",
        )
    if curve.name == "steep":
        k = latex(params.steepness)
        return (
            rf"\frac{{1}}{{1 + e^{{{latex(-params.steepness * params.x)}}}}} = {y}",
            rf"{k} \cdot {y} \cdot (1 - {y}) = {slope}",
        )
    if curve.name == "relu":
        return rf"\max({x}, 0) = {y}", slope
    if curve.name == "tanh":
        return rf"\tanh {base(params.x)} = {y}", rf"1 - {base(curve.y_at)}^2 = {slope}"
    if curve.name == "softplus":
        return (
            rf"\log(1 + e^{{{x}}}) = {y}",
            rf"\frac{{1}}{{1 + e^{{{exponent}}}}} = {slope}",
        )
    if curve.name == "swish":
        return rf"\frac{{{x}}}{{1 + e^{{{exponent}}}}} = {y}", slope
    if curve.name == "leaky_relu" and params.x <= 0:
        return rf"{latex(params.leaky_slope)} \cdot {bracketed(params.x)} = {y}", slope
    if curve.name == "elu" and params.x <= 0:
        alpha = latex(params.alpha)
        return (
            rf"{alpha} \cdot (e^{{{x}}} - 1) = {y}",
            rf"{alpha} \cdot e^{{{x}}} = {slope}",
        )
    return y, slope


CHARACTER: dict[str, Message] = {
    "step": Message(
        "The slope is 0 everywhere, so a gradient that comes back through it is 0 as well: nothing "
        "can be learned. At 0 it jumps."
    ),
    "sigmoid": Message(
        "Smooth, so every small change of x shows in y. But the slope is never more than 0.25, and "
        "close to 0 at both ends: there the unit is saturated."
    ),
    "relu": Message(
        "The slope is 1 for every positive x, so gradients pass unharmed. For negative x it is 0: "
        "a unit that is negative for all data no longer learns."
    ),
    "tanh": Message(
        "A sigmoid from −1 to 1, with a slope of up to 1 and a mean near 0. It saturates as well."
    ),
    "identity": Message(
        "Nothing is bent: any number of layers with it is still one linear layer. It is the "
        "output layer's function in regression."
    ),
    "leaky_relu": Message(
        "ReLU with a small slope for negative x, so that no unit is lost for good."
    ),
    "elu": Message(
        "Like ReLU, but for negative x it bends towards −α; with α = 1 without a corner at 0."
    ),
    "gelu": Message(
        "A ReLU with a soft corner, and a small dip below 0. Transformers are built with it."
    ),
    "softplus": Message("A ReLU without a corner. Its slope is the sigmoid."),
    "swish": Message(
        "x times its own sigmoid: close to ReLU at both ends, with a dip below 0 at x = −1.28."
    ),
    "steep": Message(
        "k turns the sigmoid into the step. The slope at 0 is k/4 and grows; everywhere else it "
        "goes to 0."
    ),
}


def explain(params: CurvesParams, frame: CurvesFrame, cursor: int) -> Explanation:
    """Say what the selected function does at the crosshair."""
    curve = frame.curve(params.selected)
    f = params.function(curve.name)
    notes = [CHARACTER[curve.name]]
    if params.threshold and curve.saturated:
        notes.append(_saturation(params, curve.saturated))
    return Explanation(
        Message(
            "{name} at x = {x}", {"name": Message(FUNCTIONS[curve.name]), "x": plain(params.x)}
        ),
        formulas(params, curve),
        tuple(notes),
        Source(type(f).forward, ("    y ", "    np.", "return")),
        suggestions(params),
    )


def _saturation(params: CurvesParams, saturated: tuple[Stretch, ...]) -> Message:
    places = ", ".join(
        f"{plain(round(low, 2))} … {plain(round(high, 2))}" for low, high in saturated
    )
    return Message(
        "Saturated, with a slope below {threshold}: x = {places}.",
        {"threshold": plain(params.threshold), "places": places},
    )


def suggestions(params: CurvesParams) -> tuple[Suggestion, ...]:
    """Return what to try next with the selected function."""
    own: Callable[[], Suggestion] = _SUGGESTED.get(params.selected, _beside_relu)
    chain = Suggestion(
        Message("Put ten of them in a row. What is left of the gradient?"),
        {"mode": "chain", "depth": 10, "weight": 1.0, "x": 1.0},
    )
    if params.selected in ("sigmoid", "tanh") and params.x != 0.0:
        there = Suggestion(Message("Go to x = 0, where the slope is largest."), {"x": 0.0})
        return there, own(), chain
    if params.x > -3:
        there = Suggestion(Message("Go to x = −3. How much slope is left?"), {"x": -3.0})
    else:
        there = Suggestion(Message("Go to x = 3, the other side."), {"x": 3.0})
    return there, own(), chain


def _beside_relu() -> Suggestion:
    return Suggestion(
        Message("Lay tanh, ReLU and the sigmoid over one another."),
        {"shown": ("sigmoid", "relu", "tanh"), "selected": "relu"},
    )


def _steeper() -> Suggestion:
    return Suggestion(
        Message("Make the sigmoid 50 times as steep: is it the step now?"),
        {"shown": ("step", "sigmoid", "steep"), "selected": "steep", "steepness": 50.0},
    )


def _flat_again() -> Suggestion:
    return Suggestion(
        Message("Set k to 1: the sigmoid again."),
        {"shown": ("step", "sigmoid", "steep"), "steepness": 1.0},
    )


def _leak() -> Suggestion:
    return Suggestion(
        Message("Let ReLU leak: a slope of 0.2 for negative x."),
        {"shown": ("relu", "leaky_relu"), "selected": "leaky_relu", "leaky_slope": 0.2},
    )


def _alpha() -> Suggestion:
    return Suggestion(
        Message("Set α to 2. What happens to the slope at 0?"),
        {"shown": ("relu", "elu"), "alpha": 2.0, "x": -0.05},
    )


_SUGGESTED: dict[str, Callable[[], Suggestion]] = {
    "step": _steeper,
    "sigmoid": _steeper,
    "relu": _leak,
    "steep": _flat_again,
    "elu": _alpha,
}
