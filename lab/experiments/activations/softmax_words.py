"""What the right column says about the softmax."""

from __future__ import annotations

import numpy as np

from lab.experiments.activations.softmax import OK, WRONG, Naive, SoftmaxFrame, SoftmaxParams
from lab.explanation import Explanation, Source, Suggestion
from lab.message import Message
from lab.nn.losses import softmax, softmax_naive
from lab.numerals import latex

MOST_TERMS = 4
NEARLY_ALL = 0.95
"""A share above it is nearly everything."""

ALIKE = 0.8
"""Where the smallest share is so much of the largest, the classes come out nearly alike."""

_COOLER = Suggestion(Message("Cool down to T = 0.1: the largest takes all."), {"temperature": 0.1})


def explain(params: SoftmaxParams, frame: SoftmaxFrame, cursor: int) -> Explanation:
    """Say how the first probability comes about, and whether the naive formula still works."""
    broken = [naive for naive in frame.naive if naive.kind != OK]
    formulas = (
        r"y_k = \frac{e^{(a_k - c)/T}}{\sum_j e^{(a_j - c)/T}},\quad c = \max_j a_j",
        _with_numbers(params, frame),
    )
    if not broken:
        return Explanation(
            Message("Softmax: logits become probabilities"),
            formulas,
            (_largest(frame), _temperature(params, frame)),
            Source(softmax, ("y: Array", "np.exp", "y /=", "return")),
            _suggestions(params, frame),
        )
    return Explanation(
        Message("The formula as written has overflowed")
        if frame.a.max() > 0
        else Message("The formula as written has underflowed"),
        (*formulas, _naive_formula(params, frame, broken[0])),
        (
            _what_broke(frame, broken),
            Message("The maximum is taken away first, and nothing overflows."),
        ),
        Source(softmax_naive, ("np.errstate", "np.exp", "return")),
        _suggestions(params, frame),
    )


def _with_numbers(params: SoftmaxParams, frame: SoftmaxFrame) -> str:
    """Return y of the largest logit with the numbers in it."""
    z = (frame.a - frame.a.max()) / params.temperature
    k = int(frame.a.argmax())
    terms = _sum([f"e^{{{latex(float(value), 3)}}}" for value in z])
    return rf"y_{{{k + 1}}} = \frac{{e^{{0}}}}{{{terms}}} = {latex(float(frame.y[k]))}"


def _naive_formula(params: SoftmaxParams, frame: SoftmaxFrame, naive: Naive) -> str:
    """Return the naive quotient of the largest logit, and what becomes of it."""
    with np.errstate(over="ignore"):
        z = (frame.a / params.temperature).astype(naive.dtype)
        e = np.exp(z)
        total = float(e.sum())
    k = int(frame.a.argmax())
    terms = _sum([f"e^{{{latex(float(value))}}}" for value in z])
    return (
        rf"\frac{{e^{{{latex(float(z[k]))}}}}}{{{terms}}} = "
        rf"\frac{{{latex(float(e[k]), 3)}}}{{{latex(total, 3)}}} = {latex(float(naive.y[k]), 3)}"
    )


def _sum(terms: list[str]) -> str:
    if len(terms) > MOST_TERMS:
        terms = [*terms[:2], r"\cdots", terms[-1]]
    return " + ".join(terms)


def _largest(frame: SoftmaxFrame) -> Message:
    k = int(frame.y.argmax())
    return Message(
        "Class {k} gets {share} %. The order of the logits stays, and all shares add up to 1.",
        {"k": k + 1, "share": f"{100 * frame.y[k]:.1f}"},
    )


def _temperature(params: SoftmaxParams, frame: SoftmaxFrame) -> Message:
    """Say what the temperature has done: that depends on how far apart the logits are, too."""
    if not np.ptp(frame.a):
        return Message("Equal logits get equal shares, whatever the temperature.")
    if params.temperature < 1 and frame.y.max() > NEARLY_ALL:
        return Message("At this low temperature nearly everything goes to the largest logit.")
    if params.temperature > 1 and frame.y.min() > ALIKE * frame.y.max():
        return Message("At this high temperature the classes come out nearly alike.")
    if params.temperature != 1:
        return Message("T above 1 brings the shares closer together, T below 1 drives them apart.")
    return Message("Only differences count: the same number added to all logits changes nothing.")


def _what_broke(frame: SoftmaxFrame, broken: list[Naive]) -> Message:
    limits = [f"{np.log(np.finfo(n.dtype).max):.2f} ({n.dtype})" for n in broken]
    values = {"dtypes": ", ".join(n.dtype for n in broken), "limits": ", ".join(limits)}
    if broken[0].kind == WRONG:
        return Message(
            "{dtypes}: each e^a still fits, but their sum has overflowed. The result holds no nan, "
            "yet does not add up to 1.",
            values,
        )
    if frame.a.max() < 0:
        return Message("{dtypes}: every e^a is 0, and 0/0 is nan.", values)
    return Message("e^a is infinite for an a/T above {limits}, and ∞/∞ is nan.", values)


def _suggestions(params: SoftmaxParams, frame: SoftmaxFrame) -> tuple[Suggestion, ...]:
    edge = frame.naive[0].breaks_above
    if params.offset:
        first = Suggestion(Message("Take the offset away."), {"offset": 0.0})
    elif edge < np.inf:
        first = Suggestion(
            Message("Add {b} to all logits: now float64 breaks, too.", {"b": f"{np.ceil(edge):g}"}),
            {"offset": float(np.ceil(edge))},
        )
    else:
        first = _COOLER
    if params.temperature != 1.0:
        second = Suggestion(Message("Back to T = 1."), {"temperature": 1.0})
    elif np.ptp(frame.a):
        second = _COOLER
    else:
        second = Suggestion(
            Message("The book's logits: 0.3, 2.9, 4."),
            {"classes": 3, "logits": SoftmaxParams().logits},
        )
    third = Suggestion(
        Message("Ten equal logits at 707.6: none overflows alone, but their sum does."),
        {"classes": 10, "logits": (0.0,) * 10, "offset": 707.6, "temperature": 1.0},
    )
    return first, second, third
