"""What is said beside the views that train: before and after, sixteen starts, equal weights."""

from __future__ import annotations

import numpy as np

from lab.experiments.initialization.before_after import TrainingFrame
from lab.experiments.initialization.settings import InitializationParams
from lab.experiments.initialization.sixteen import NORMED, PLAIN, STD, SixteenFrame
from lab.experiments.initialization.symmetry import SymmetryFrame
from lab.experiments.initialization.views import WATCHED
from lab.explanation import Explanation, Source, Suggestion
from lab.message import Message
from lab.nn.layers import Affine
from lab.nn.normalization import BatchNorm
from lab.numerals import latex, plain
from lab.optim import OPTIMIZERS

LEARNED = 0.8
"""A run has learned if it answers so many of its own images."""


def explain_training(
    params: InitializationParams, frame: TrainingFrame, cursor: int
) -> Explanation:
    """Explain how large the gradient is that the watched network learns from."""
    snapshots = frame.snapshots.get(params.watch, ())
    if not snapshots:
        return Explanation(Message("Reading the images …"))
    at = min(cursor, len(snapshots) - 1)
    signal, step = snapshots[at], frame.snapshot_steps[at]
    title = Message(
        "{name}, step {step}: loss {loss}",
        {
            "name": _name(params, params.watch),
            "step": f"{step:,}",
            "loss": plain(_loss(frame, params.watch, step), 3),
        },
    )
    root = float(signal.weight_gradient[0])
    formulas: tuple[str, ...] = (
        r"dW_1 = x^T \delta_1, \quad "
        r"\delta_l = f'(a_l) \odot (\delta_{l+1} W_{l+1}^T)",
        rf"\mathrm{{rms}}(dW_1) = {latex(root, 3)}",
    )
    if params.optimizer == "sgd":
        formulas += (
            rf"\eta \cdot \mathrm{{rms}} = {latex(params.lr, 3)} \cdot {latex(root, 3)} ="
            rf"{latex(params.lr * root, 2)}",
        )
    return Explanation(
        title,
        formulas,
        (*_accuracies(params, frame), *_training_notes(params)),
        Source(OPTIMIZERS[params.optimizer].descend, ("W -= ", "W += ")),
        _training_suggestions(params),
    )


def explain_sixteen(params: InitializationParams, frame: SixteenFrame) -> Explanation:
    """Explain what batch norm takes away from the first weights, and what it leaves."""
    learned = np.sum(frame.final >= LEARNED, axis=0)
    best = _best(frame)
    finished = frame.finished.sum(axis=0)
    notes = [
        Message(
            "{learned} of {finished} runs reach 80 % without batch norm, {normed} of {others} "
            "with it.",
            {
                "learned": int(learned[PLAIN]),
                "finished": int(finished[PLAIN]),
                "normed": int(learned[NORMED]),
                "others": int(finished[NORMED]),
            },
        ),
        Message(
            "Batch norm takes the scale out of the hidden weights: ten times larger, they give "
            "the same outputs, but a gradient ten times smaller."
        ),
        *_starts_that_fail(params, frame),
    ]
    if best is not None:
        notes.insert(
            1, Message("With batch norm, the best start so far is std {std}.", {"std": best})
        )
    formulas = (
        r"\hat{x} = (x - \mu) / \sqrt{\mathrm{var} + \varepsilon}, \quad "
        r"y = \gamma \hat{x} + \beta",
        r"x W \rightarrow 10\, x W: \quad \hat{x} \rightarrow \hat{x}, \quad "
        r" dW \rightarrow dW / 10",
    )
    return Explanation(
        Message("Batch norm against the first weights' std"),
        formulas,
        tuple(notes),
        Source(
            BatchNorm.forward,
            ("mean = ", "np.subtract(x, self._wide(mean)", "var = np", "x_hat /=", "self.y"),
        ),
        _sixteen_suggestions(params),
    )


def _starts_that_fail(params: InitializationParams, frame: SixteenFrame) -> list[Message]:
    """Say why the largest and the smallest std have not learned, if they have not."""
    with_norm = frame.final[:, NORMED]
    notes = []
    if with_norm[0] < LEARNED and params.lr < 1:
        notes.append(Message("At std 1 each step is too small beside the weights."))
    if with_norm[-1] < LEARNED:
        notes.append(
            Message(
                "At std 0.0001 it is the output layer, which has no batch norm, that is too small."
            )
        )
    if notes:
        notes.append(Message("So the first weights matter less, not nothing."))
    return notes


def _sixteen_suggestions(params: InitializationParams) -> tuple[Suggestion, ...]:
    return (
        Suggestion(
            Message("At learning rate 1, std 1 learns with batch norm: its steps were too small."),
            {"lr": 1.0},
        )
        if params.lr != 1.0
        else Suggestion(Message("Back to the book's learning rate, 0.01."), {"lr": 0.01}),
        Suggestion(
            Message("Sigmoid in place of ReLU: how many starts learn now?"),
            {"activation": "sigmoid"},
        )
        if params.activation != "sigmoid"
        else Suggestion(Message("Back to ReLU."), {"activation": "relu"}),
    )


def explain_symmetry(
    params: InitializationParams, frame: SymmetryFrame, cursor: int
) -> Explanation:
    """Explain why equal units stay equal."""
    same, random = frame.same, frame.random
    at = min(cursor, len(same.loss) - 1)
    title = Message(
        "Step {step}: all the same has loss {same}, random {random}",
        {"step": at, "same": plain(same.loss[at], 3), "random": plain(random.loss[at], 3)},
    )
    formulas = (
        r"dW_2 = y_1^T \delta_2, \quad "
        r"dW_1 = x^T (f' \odot \delta_2 W_2^T)",
        rf"\max_{{ij}} |w_i - w_j| = {latex(float(same.apart[at]), 2)}",
    )
    notes = [
        Message(
            "Units with the same weights give the same output. So they get the same gradient, take "
            "the same step, and stay the same for ever: twelve units are worth one. Random first "
            "weights are there to make them differ."
        )
    ]
    if not (same.into.any() or same.out.any()):
        notes.append(
            Message(
                "From zeros no weight moves here: every hidden output is 0, so W2 gets no gradient,"
                " and W2 = 0 lets none through to W1. Only the output bias learns."
            )
        )
    elif same.apart[at] > 0:
        notes.append(
            Message(
                "What differs in the last digits is rounding: sums are added up in different "
                "orders."
            )
        )
    return Explanation(
        title,
        formulas,
        tuple(notes),
        Source(Affine.gradients, ("self.dW", "self.db")),
        _symmetry_suggestions(params),
    )


def _symmetry_suggestions(params: InitializationParams) -> tuple[Suggestion, ...]:
    return (
        Suggestion(
            Message("Zeros and ReLU: not even together do they move."),
            {"activation": "relu", "same": 0.0},
        )
        if params.activation != "relu"
        else Suggestion(Message("Back to sigmoid."), {"activation": "sigmoid"}),
        Suggestion(Message("Start all weights at 0.01: still the same."), {"same": 0.01})
        if params.same != 0.01
        else Suggestion(Message("Start all weights at 0."), {"same": 0.0}),
    )


def _loss(frame: TrainingFrame, name: str, step: int) -> float:
    smoothed = frame.smoothed(name)
    if not len(smoothed):
        return float("nan")
    return float(smoothed[min(max(step - 1, 0), len(smoothed) - 1)])


def _name(params: InitializationParams, name: str) -> Message:
    if name == "std":
        return Message("std {std}", {"std": plain(params.std)})
    return Message(WATCHED[name])


def _accuracies(params: InitializationParams, frame: TrainingFrame) -> tuple[Message, ...]:
    if not frame.accuracy and not frame.diverged:
        return ()
    ends = {
        name: Message(
            "{name} {accuracy} %",
            {"name": _name(params, name), "accuracy": f"{100 * frame.accuracy[name]:.1f}"},
        )
        if name in frame.accuracy
        else Message("{name} …", {"name": _name(params, name)})
        for name in WATCHED
    }
    ends |= {n: Message("{name} diverged", {"name": _name(params, n)}) for n in frame.diverged}
    return (Message("Right of the first 10,000 training images: {std}, {xavier}, {he}.", ends),)


def _training_notes(params: InitializationParams) -> tuple[Message, ...]:
    return (
        Message(
            "Batch norm scales each layer afresh: the signal neither dies nor explodes, whatever "
            "the std."
        )
        if params.batch_norm
        else _FACTORS.get(params.activation, _SOME_FACTOR),
        Message("The book's Xavier is std √(1/n)."),
    )


_RELU_FACTOR = Message(
    "Each layer multiplies the signal by about σ√(n/2): below 1 it dies, above 1 it "
    "explodes, He makes it 1. A dead signal makes the gradient tiny, not wrong."
)
_SOME_FACTOR = Message(
    "Each layer multiplies the signal by a factor that grows with σ√n. Where it is small the "
    "signal dies. A dead signal makes the gradient tiny, not wrong."
)
_FACTORS = {
    "relu": _RELU_FACTOR,
    "leaky_relu": _RELU_FACTOR,
    "identity": Message(
        "Each layer multiplies the signal by about σ√n: below 1 it dies, above 1 it explodes, "
        "Xavier makes it 1. A dead signal makes the gradient tiny, not wrong."
    ),
    "tanh": Message(
        "Near 0 tanh is a straight line: each layer multiplies a small signal by about σ√n. Below "
        "1 it dies, Xavier makes it 1, above 1 tanh saturates, and its slope with it."
    ),
    "sigmoid": Message(
        "The sigmoid's slope is at most 1/4: each layer multiplies the differences between inputs "
        "by at most about σ√n/4. Xavier makes that 1/4, He 0.35: both lose them layer by layer."
    ),
    "step": Message(
        "The step function has no slope: no gradient comes through, and only the output layer "
        "learns."
    ),
}
"""What each layer does to the signal, by activation (see theory.py)."""


def _training_suggestions(params: InitializationParams) -> tuple[Suggestion, ...]:
    suggestions = [
        Suggestion(
            Message("Adam rescales its steps: does std 0.01 escape?"),
            {"optimizer": "adam", "lr": 0.001, "watch": "std"},
        )
        if params.optimizer != "adam"
        else Suggestion(Message("Back to SGD, η 0.01."), {"optimizer": "sgd", "lr": 0.01}),
        Suggestion(Message("Switch batch norm on: all three learn."), {"batch_norm": True})
        if not params.batch_norm
        else Suggestion(Message("Switch batch norm off again."), {"batch_norm": False}),
    ]
    other = "std" if params.watch != "std" else "he"
    suggestions.append(
        Suggestion(
            Message("Watch the network with one std.")
            if other == "std"
            else Message("Watch the network with He's weights."),
            {"watch": other},
        )
    )
    return tuple(suggestions)


def _best(frame: SixteenFrame) -> str | None:
    normed = frame.final[:, NORMED]
    if not np.isfinite(normed).any():
        return None
    return plain(STD[int(np.nanargmax(normed))], 2)
