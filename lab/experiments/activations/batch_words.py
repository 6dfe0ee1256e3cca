"""What the right column says about the softmax of a batch and its mistakes."""

from __future__ import annotations

import numpy as np

from lab.experiments.activations.batch import BatchFrame, BatchParams
from lab.experiments.activations.mistakes import MISTAKES
from lab.explanation import Explanation, Source, Suggestion
from lab.message import Message
from lab.numerals import bracketed, latex, plain

TITLES = {
    "right": Message("Each row by itself"),
    "whole_batch": Message("Summed over the whole batch"),
    "no_keepdims": Message("Row sums laid over the columns"),
    "numerator": Message("One a left unshifted, on top"),
    "denominator": Message("One a left unshifted, below"),
}


def explain(params: BatchParams, frame: BatchFrame, cursor: int) -> Explanation:
    """Say what the mistake does to the first sample, and what the loss tells of it."""
    mistake = MISTAKES[params.mistake]
    return Explanation(
        TITLES[params.mistake],
        (mistake.latex, *_loss_with_numbers(params, frame)),
        _notes(params, frame),
        Source(mistake.softmax, (mistake.wrong_line,)),
        _suggestions(params, frame),
    )


def _loss_with_numbers(params: BatchParams, frame: BatchFrame) -> tuple[str, ...]:
    """Return L, how it comes from the first two samples, and what c has to do with it."""
    wrong = frame.wrong
    if wrong.error:
        return ()
    picked = wrong.y[np.arange(len(frame.t)), frame.t]
    terms = [rf"\log {latex(float(y), 3)}" for y in picked[:2]]
    if len(picked) > 2:
        terms.append(r"\cdots")
    total = " + ".join(terms)
    formulas = [
        r"L = -\frac{1}{N} \sum_n \log y_{n t_n}",
        rf"-\frac{{1}}{{{len(picked)}}}\left({total}\right) = {latex(wrong.loss, 4)}",
    ]
    shift = float(frame.a.max(axis=1).mean())
    wrong_loss, right_loss = latex(wrong.loss), latex(frame.right.loss)
    if params.mistake == "numerator":
        formulas.append(r"L = L_{\mathrm{right}} - \frac{1}{N} \sum_n c_n")
        formulas.append(rf"{wrong_loss} \approx {right_loss} - {bracketed(shift)}")
    elif params.mistake == "denominator":
        formulas.append(r"L = L_{\mathrm{right}} + \frac{1}{N} \sum_n c_n")
        formulas.append(rf"{wrong_loss} \approx {right_loss} + {bracketed(shift)}")
    return tuple(formulas)


def _notes(params: BatchParams, frame: BatchFrame) -> tuple[Message, ...]:
    sums = ", ".join(plain(float(s), 3) for s in frame.wrong.row_sums)
    N, K = frame.a.shape
    if params.mistake == "right":
        return (
            Message("Every row adds up to 1, whatever else is in the batch."),
            Message("A fresh network is unsure: its loss is near ln {K} = {ln}.", _ln(K)),
        )
    if params.mistake == "whole_batch":
        return (
            Message("The rows add up to {sums}, and only all together to 1.", {"sums": sums}),
            Message(
                "So the samples compete: change one logit, and every other sample's answer moves. "
                "A fresh network's loss is near ln (N·K) = ln {K} = {ln}.",
                _ln(N * K),
            ),
        )
    if params.mistake == "no_keepdims":
        return _laid_over_columns(frame, sums)
    above = int(np.count_nonzero(frame.wrong.y > 1))
    return (
        Message(
            "The rows add up to {sums}; {count} of the values are above 1.",
            {"sums": sums, "count": above},
        ),
        Message(
            "−log y is negative only where y > 1. A negative cross entropy therefore means: these "
            "are no probabilities."
        ),
    )


def _laid_over_columns(frame: BatchFrame, sums: str) -> tuple[Message, ...]:
    """Say what comes of sums (N,) that lost their axis: an error, or silently another answer."""
    if frame.wrong.error:
        return (
            Message("NumPy says: {error}", {"error": frame.wrong.error}),
            Message("With as many samples as classes there is no error, only a wrong answer."),
        )
    notes = [
        Message("The rows add up to {sums}.", {"sums": sums}),
        Message(
            "No error, as N = K: the sums (N,) are laid over the columns. Column k is "
            "divided by the sum of row k. With another N, NumPy would have complained."
        ),
    ]
    if _each_class_once(frame):
        notes.append(
            Message(
                "The loss is right by chance: each class comes once here, so the same sums are "
                "divided by, only in other places."
            )
        )
    return tuple(notes)


def _each_class_once(frame: BatchFrame) -> bool:
    """Tell whether the loss adds up the logarithms of all sums, whichever way they are laid."""
    return sorted(frame.t.tolist()) == list(range(frame.a.shape[1]))


def _ln(count: int) -> dict[str, object]:
    return {"K": count, "ln": plain(float(np.log(count)), 3)}


def _suggestions(params: BatchParams, frame: BatchFrame) -> tuple[Suggestion, ...]:
    others = {
        "whole_batch": Suggestion(
            Message("Sum the rows, but forget keepdims: no error here."),
            {"mistake": "no_keepdims", "rows": 3, "columns": 3},
        ),
        "no_keepdims": Suggestion(
            Message("Leave one a unshifted on top: the loss turns negative."),
            {"mistake": "numerator", "gradient": "exact"},
        ),
        "numerator": Suggestion(
            Message("Leave the other a unshifted: the loss comes out too high."),
            {"mistake": "denominator"},
        ),
        "denominator": Suggestion(Message("Write it right."), {"mistake": "right"}),
        "right": Suggestion(Message("Forget axis=1."), {"mistake": "whole_batch"}),
    }
    if params.mistake == "no_keepdims":
        second = (
            Suggestion(Message("Two samples instead of three."), {"rows": 2, "columns": 3})
            if params.rows == params.columns
            else Suggestion(Message("As many samples as classes."), {"rows": params.columns})
        )
        if _each_class_once(frame):
            twice = Suggestion(
                Message("Two samples of one class: now the loss is wrong, too."),
                {"targets": (params.targets[1], *params.targets[1:])},
            )
            return twice, others[params.mistake], second
        return others[params.mistake], second
    gradient = (
        Suggestion(
            Message("Train with y − t instead: the update does not see the wrong loss."),
            {"gradient": "backprop"},
        )
        if params.gradient != "backprop"
        else Suggestion(
            Message("Follow the slope of the wrong loss itself, as in chapter 4."),
            {"gradient": "exact"},
        )
    )
    judged = Suggestion(
        Message("Train it right and only compute the loss wrong."), {"gradient": "right"}
    )
    if params.mistake == "right":
        return (others["right"],)
    return (others[params.mistake], gradient, *([judged] if params.gradient != "right" else []))
