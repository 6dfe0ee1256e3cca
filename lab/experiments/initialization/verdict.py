"""What the measures of a fresh network mean for learning, and what to try with it."""

from __future__ import annotations

from lab.experiments.initialization.settings import InitializationParams
from lab.experiments.initialization.signal import Signal
from lab.experiments.initialization.views import ACTIVATION_NAMES
from lab.explanation import Suggestion
from lab.message import Message
from lab.numerals import plain

SQUASHING = ("sigmoid", "tanh")
"""Activations that go flat on both sides."""

MUCH_FLAT = 0.3
DEAD_SIGNAL = 0.01
MANY_TIMES = 10.0
VANISHED, EXPLODED = 0.1, 10.0
LOST, GAINED = 0.5, 2.0


def verdict(params: InitializationParams, signal: Signal) -> tuple[Message, ...]:
    """Return what the numbers mean, the worst first."""
    notes: list[Message] = []
    if not (signal.finite.min() == 1 and signal.gradient_finite.min() == 1):
        notes.append(Message("The numbers left the range of floats: no training starts from here."))
    flat = float(signal.flat[-1])
    if params.activation in SQUASHING and flat > MUCH_FLAT:
        notes.append(
            Message(
                "{share} % of the last layer's values lie where the {name} is flat: almost no "
                "slope, so those units hardly learn.",
                {"share": f"{100 * flat:.0f}", **named(params)},
            )
        )
    left = signal.width
    if left < DEAD_SIGNAL and signal.samples > 1:
        notes.append(
            Message(
                "Whatever goes in, almost the same comes out: a unit of the last layer varies by "
                "{spread} over the inputs.",
                {"spread": plain(float(signal.unit_std[-1]), 2)},
            )
        )
        # Where the units are alike, too, the histogram is a single bar.
        if signal.std[-1] > max(DEAD_SIGNAL, MANY_TIMES * signal.unit_std[-1]):
            notes.append(Message("The histogram shows differences between units only."))
    if signal.samples == 1:
        notes.append(Message("One input alone cannot show what tells two of them apart."))
    back = signal.gradient_left
    if back == 0 and not signal.gradient_rms[-1]:
        notes.append(Message("No gradient comes back at all: these weights learn nothing."))
    elif back < VANISHED or back > EXPLODED:
        factor = {"factor": plain(back, 2)}
        notes.append(
            Message("On its way back to layer 1 the gradient shrinks to {factor} of it.", factor)
            if back < 1
            else Message("On its way back to layer 1 the gradient grows {factor} times.", factor)
        )
    if not notes:
        notes.append(_passed_on(signal))
    if (signal.dead > 0).any() and signal.samples > 1:
        notes.append(
            Message(
                "Up to {share} % of a layer's units answer every input the same: dead units.",
                {"share": f"{100 * signal.dead.max():.0f}"},
            )
        )
    return tuple(notes)


def _passed_on(signal: Signal) -> Message:
    """Say what each layer does to the signal and to the gradient, neither of which is lost."""
    forwards, back = float(signal.std[-1] / signal.std[0]), signal.gradient_left
    if all(LOST < ratio < GAINED for ratio in (forwards, back)):
        return Message("Every layer passes on about what it gets, forwards and back: it can learn.")
    each = 1 / (signal.layers - 1)
    return Message(
        "From layer to layer the std is multiplied by {forwards}, and the gradient on its way back "
        "by {back}: the deeper the network, the worse.",
        {"forwards": plain(forwards**each, 2), "back": plain(back**each, 2)},
    )


def fresh_suggestions(params: InitializationParams) -> tuple[Suggestion, ...]:
    """Return what would help this setting, and what would not."""
    suggestions: list[Suggestion] = []
    fitting = "xavier" if params.activation in SQUASHING else "he"
    if params.init != fitting:
        suggestions.append(
            Suggestion(
                Message("Xavier fits this activation: let it choose the std.")
                if fitting == "xavier"
                else Message("He fits this activation: let it choose the std."),
                {"init": fitting},
            )
        )
    if not params.batch_norm:
        suggestions.append(
            Suggestion(
                Message("Switch batch norm on: each layer is scaled afresh."), {"batch_norm": True}
            )
        )
    if params.activation == "sigmoid":
        suggestions.append(
            Suggestion(
                Message("Take tanh: it is centred on 0, and the inputs stay apart."),
                {"activation": "tanh"},
            )
        )
    elif params.layers < 20 and params.mode != "depth":
        suggestions.append(
            Suggestion(
                Message("Go down 20 layers, against depth."), {"mode": "depth", "layers": 20}
            )
        )
    if len(suggestions) < 2:
        suggestions.append(
            Suggestion(Message("Too small on purpose: std 0.01."), {"init": "std", "std": 0.01})
        )
    return tuple(suggestions[:3])


def named(params: InitializationParams) -> dict[str, object]:
    """Return the activation's name for a sentence."""
    return {"name": Message(ACTIVATION_NAMES[params.activation])}
