"""What the right column says about a training run, and about what is looked at."""

from __future__ import annotations

import math
from typing import Any

from lab.experiments.training.params import TrainingParams
from lab.experiments.training.run_params import OPTIMIZER_NAMES, RunParams
from lab.explanation import Explanation, Source, Suggestion
from lab.message import Message
from lab.nn import Network
from lab.nn.activations import ACTIVATIONS
from lab.nn.convolution import Conv2d
from lab.nn.layers import Affine, Dropout
from lab.numerals import latex, plain
from lab.optim import OPTIMIZERS
from lab.training import Trainer

LOSS = r"L = -\frac{1}{N} \sum_{n} \log y_{n,t_n}"

UPDATES = {
    "sgd": (r"W \leftarrow W - \eta\, dW",),
    "momentum": (r"v \leftarrow \alpha v - \eta\, dW", r"W \leftarrow W + v"),
    "nesterov": (r"v \leftarrow \alpha v - \eta\, dW", r"W \leftarrow W + \alpha v - \eta\, dW"),
    "adagrad": (r"h \leftarrow h + dW^2", r"W \leftarrow W - \frac{\eta}{\sqrt{h}}\, dW"),
    "rmsprop": (
        r"h \leftarrow \rho h + (1 - \rho)\, dW^2",
        r"W \leftarrow W - \frac{\eta}{\sqrt{h}}\, dW",
    ),
    "adam": (
        r"m \leftarrow \beta_1 m + dW, \quad v \leftarrow \beta_2 v + dW^2",
        r"W \leftarrow W - \eta\, \frac{m / M}{\sqrt{v / V}}",
        # After t steps: the weights that are summed up in m and in v.
        r"M = 1 + \beta_1 + \cdots + \beta_1^{t-1}, \quad V = 1 + \beta_2 + \cdots + \beta_2^{t-1}",
    ),
}
UPDATES["adamw"] = (r"W \leftarrow (1 - \eta \lambda)\, W", *UPDATES["adam"])


def explain(
    params: TrainingParams, frame: Any, cursor: int, run: RunParams | None = None
) -> Explanation:
    """Say what one step of training does, with the newest numbers, and what the page shows.

    `run` has the settings of the run that the frame is of, where they are not those of params.
    """
    run = run or params
    return Explanation(
        title=Message("One step of {optimizer}", {"optimizer": OPTIMIZER_NAMES[run.optimizer]}),
        formulas=_formulas(run, frame),
        notes=_notes(run, params.inspector, frame),
        source=_source(run, params.inspector, frame),
        suggestions=_suggestions(params),
    )


def _formulas(params: RunParams, frame: Any) -> tuple[str, ...]:
    formulas = [LOSS]
    if math.isfinite(frame.loss):
        formulas.append(rf"L = {latex(frame.loss)} \quad (N = {frame.batch_size})")
    formulas += UPDATES[params.optimizer]
    formulas.append(rf"\eta = {latex(frame.lr)}")
    if params.weight_decay and params.optimizer != "adamw":
        formulas.append(
            rf"dW \leftarrow dW + \lambda W, \quad \lambda = {latex(params.weight_decay)}"
        )
    return tuple(formulas)


def _notes(params: RunParams, inspector: str, frame: Any) -> tuple[Message, ...]:
    notes = [
        Message(
            "Each step draws {batch} images, asks the network, and moves every weight a little "
            "against the gradient of the loss L.",
            {"batch": f"{frame.batch_size:,}"},
        )
    ]
    if params.schedule != "constant" or params.warm_up:
        values = {"now": plain(frame.lr), "lr": plain(params.lr)}
        notes.append(Message("The schedule has η at {now} now; {lr} is its largest.", values))
    if params.weight_decay and params.optimizer != "adamw":
        notes.append(
            Message(
                "The loss of each step has λ/2 Σ W² in it; the losses that are measured have not."
            )
        )
    if inspector in _PAGES:
        notes.append(_PAGES[inspector])
    return tuple(notes)


_PAGES = {
    "weights": Message(
        "Below: one picture for each unit of the first layer. Where it is blue, light pixels "
        "excite the unit; where it is orange, they silence it."
    ),
    "activations": Message(
        "Below: how what each layer gives out is spread. A layer where nearly everything is 0, or "
        "all values are alike, passes on no more than that."
    ),
    "gradients": Message(
        "Below: sizes per weight. Steps of about a thousandth of the weights are a good pace; "
        "gradients that shrink from layer to layer do not reach the first ones."
    ),
    "confusion": Message("Below: what is taken for what. A click on a cell shows its images."),
    "images": Message(
        "Below: the network does not know that it is wrong. Its surest mistakes are often ones "
        "that people would argue about, too."
    ),
    "one": Message(
        "Below: what each unit says to this image. Its gradient by the pixels (saliency) tells "
        "which of them the answer hangs on."
    ),
    "dropout": Message(
        "Below: in use all units are there, so their outputs are multiplied by the share 1 − p "
        "that was there while training."
    ),
    "own": Message(
        "Below: your own digits are a test set that nobody has tuned for. What was cropped, scaled "
        "and centred differently from MNIST is read worse."
    ),
}


def _source(params: RunParams, inspector: str, frame: Any) -> Source:
    kinds = [line.split()[0] for line in params.layers]
    affine = Source(Affine.forward, ran=("np.dot(x, self.W", "self.b"))
    conv = Source(Conv2d.forward, ran=("np.matmul", "self.b"))
    curves = [ACTIVATIONS[kind].forward for kind in kinds if kind in ACTIVATIONS]
    pages = {
        "weights": conv if kinds[:1] == ["conv"] else affine,
        "activations": Source(curves[0], ran=("np.", "y +=")) if curves else affine,
        "gradients": Source(Affine.gradients, ran=("self.x.T", "self.ones")),
        "one": Source(Network.input_gradient, ran=("return self.trace",)),
        "dropout": Source(Dropout.forward, ran=("self.mask", "return")),
    }
    if inspector in pages:
        return pages[inspector]
    if not frame.step:
        return Source(Trainer.step, ran=("self.net.loss_and_gradient", "self.optimizer.update"))
    return Source(OPTIMIZERS[params.optimizer].descend, ran=("W -=", "W +=", "super().descend"))


def _suggestions(params: TrainingParams) -> tuple[Suggestion, ...]:
    suggestions = []
    if params.compare:
        text = Message("Train one run only, without the comparison")
        suggestions.append(Suggestion(text, {"compare": ()}))
    else:
        rates = [params.lr / 10, params.lr, min(1000.0, params.lr * 10)]
        lines = tuple(f"lr = {max(1e-6, rate):.6g}" for rate in rates)
        text = Message("Compare three learning rates, a factor of ten apart")
        suggestions.append(Suggestion(text, {"compare": lines}))
    if params.train_size > 300:
        text = Message("Only 300 training images: watch train and test accuracy part")
        small = {"train_size": 300, "epochs": 200, "evaluate_every": 4.0, "compare": ()}
        suggestions.append(Suggestion(text, small))
    else:
        text = Message("All 60,000 training images with the same network: the gap closes")
        suggestions.append(Suggestion(text, {"train_size": 60_000, "epochs": 3, "compare": ()}))
    text = Message("A learning rate a hundred times larger: does it still learn?")
    suggestions.append(Suggestion(text, {"lr": min(1000.0, params.lr * 100), "compare": ()}))
    return tuple(suggestions)
