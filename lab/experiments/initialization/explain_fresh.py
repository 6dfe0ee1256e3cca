"""What is said beside histograms, the lines against depth and the survival map."""

from __future__ import annotations

import math

from lab.experiments.initialization.depth import DepthFrame
from lab.experiments.initialization.histograms import HistogramFrame, weights_in_words
from lab.experiments.initialization.settings import InitializationParams
from lab.experiments.initialization.signal import Signal
from lab.experiments.initialization.survival import SurvivalFrame
from lab.experiments.initialization.theory import first_width, weight_std
from lab.experiments.initialization.views import ACTIVATION_NAMES
from lab.explanation import Explanation, Source, Suggestion
from lab.message import Message
from lab.nn.initializers import Initializer, Orthogonal
from lab.nn.normalization import BatchNorm
from lab.numerals import latex, plain

SQUASHING = ("sigmoid", "tanh")
"""Activations that go flat on both sides."""

MUCH_FLAT = 0.3
DEAD_SIGNAL = 0.01
VANISHED, EXPLODED = 0.1, 10.0

COMPUTING = Message("Computing …")
_SIGMA = {
    "xavier": r"\sigma = \sqrt{\frac{2}{n_{in} + n_{out}}}",
    "he": r"\sigma = \sqrt{\frac{2}{n_{in}}}",
    "lecun": r"\sigma = \sqrt{\frac{1}{n_{in}}}",
    "orthogonal": r"W^T W = 2 I",
}


def explain_histograms(params: InitializationParams, frame: HistogramFrame) -> Explanation:
    """Explain the chosen layer of A: how large its inputs are, and what that does."""
    if not frame.signals:
        return Explanation(COMPUTING)
    signal = frame.signals[0]
    layer = min(params.layer, signal.layers)
    title = Message(
        "Layer {layer}: std {std}",
        {"layer": layer, "std": plain(float(signal.std[layer - 1]), 3)},
    )
    return Explanation(
        title,
        _sum_formulas(params, signal, layer),
        _verdict(params, signal),
        drawing_source(params),
        _fresh_suggestions(params, signal),
    )


def explain_depth(params: InitializationParams, frame: DepthFrame) -> Explanation:
    """Explain the factor by which each layer multiplies the signal."""
    if frame.signal is None or frame.theory is None:
        return Explanation(COMPUTING)
    signal, last = frame.signal, params.layers
    title = Message(
        "{weights}, {activation}: after {layers} layers std {std}",
        {
            "weights": weights_in_words(params),
            "activation": Message(ACTIVATION_NAMES[params.activation]),
            "layers": last,
            "std": plain(float(signal.std[-1]), 3),
        },
    )
    formulas = (
        r"\mathrm{E}[y_l^2] = \mathrm{E}[f(\sqrt{q_l}\, z)^2], \quad q_l = n \sigma^2"
        r" \mathrm{E}[y_{l-1}^2]",
        rf"q_{{{last}}} = {latex(float(frame.theory.pre[-1]) ** 2, 3)}, \quad "
        rf"\mathrm{{E}}[y_{{{last}}}^2] = {latex(float(frame.theory.square[-1]), 3)}",
        rf"\mathrm{{measured}} = {latex(float(signal.square[-1]), 3)}",
    )
    notes = (
        Message(
            "A flat line is a good one: what goes in comes out, and the gradient finds its way "
            "back. On a log axis a constant factor is a straight line."
        ),
        *_verdict(params, signal),
    )
    return Explanation(
        title, formulas, notes, drawing_source(params), _fresh_suggestions(params, signal)
    )


def explain_survival(params: InitializationParams, frame: SurvivalFrame) -> Explanation:
    """Explain the point on the map."""
    std = weight_std(params, params.units)
    left = frame.at(params.survives, std, params.layers)
    n = params.units
    place = {"std": plain(std, 3), "layers": params.layers}
    title = (
        Message("std {std}, {layers} layers", place)
        if math.isnan(left)
        else Message(
            "std {std}, {layers} layers: {left} of the variance is left",
            {**place, "left": power_in_words(left)},
        )
    )
    formulas = (
        r"\frac{\mathrm{Var}(y_L)}{\mathrm{Var}(x)} \approx g^L, \quad "
        r"g = n \sigma^2 \cdot \frac{\mathrm{E}[f(a)^2]}{\mathrm{E}[a^2]}",
        rf"n \sigma^2 = {n} \cdot {latex(std, 3)}^2 = {latex(n * std * std, 3)}",
    )
    notes = (
        Message(
            "Blue: nothing arrives. Orange: it explodes. Between them lies a narrow road, and the "
            "deeper the network, the narrower it is. Drag the point."
        ),
        _between_inputs(params),
    )
    suggestions = (
        Suggestion(Message("Put the point on He's line."), {"init": "he"}),
        Suggestion(
            Message("ReLU in place of {name}: where is the road now?", _named(params)),
            {"activation": "relu"},
        )
        if params.activation != "relu"
        else Suggestion(
            Message("Sigmoid: a road that leads nowhere. Show the differences between inputs."),
            {"activation": "sigmoid", "survives": "signal"},
        ),
        Suggestion(Message("Switch batch norm on: the std stops mattering."), {"batch_norm": True})
        if not params.batch_norm
        else Suggestion(Message("Switch batch norm off again."), {"batch_norm": False}),
    )
    return Explanation(title, formulas, notes, drawing_source(params), suggestions)


def drawing_source(params: InitializationParams) -> Source:
    """Return the code that drew the weights, or batch norm's where that decides."""
    if params.batch_norm:
        return Source(BatchNorm.forward, ("mean = ", "np.subtract(x, self._wide(mean)", "x_hat /="))
    if params.init == "orthogonal":
        return Source(Orthogonal.__call__, ("np.linalg.qr", "W: Array"))
    return Source(Initializer.__call__, ("W: Array",))


def power_in_words(power: float) -> str:
    """Return 10^power in words: "0.3", "2·10⁻⁷", and "0" or "∞" beyond what can be written."""
    if power < -300 or power > 300:
        return "0" if power < 0 else "∞"
    return plain(10**power, 2)


def _sum_formulas(params: InitializationParams, signal: Signal, layer: int) -> tuple[str, ...]:
    n = first_width(params) if layer == 1 else params.units
    before = signal.input_square if layer == 1 else float(signal.square[layer - 2])
    sigma = weight_std(params, n)
    formulas = []
    if params.init in _SIGMA:
        formulas.append(rf"{_SIGMA[params.init]} \Rightarrow {latex(sigma, 3)}")
    if params.batch_norm:
        formulas.append(
            r"\hat{x} = \frac{x - \mu}{\sqrt{\mathrm{var} + \varepsilon}}, \quad "
            r"y = f(\gamma \hat{x} + \beta)"
        )
        return (
            *formulas,
            rf"\mathrm{{std}}(\hat{{x}}) = {latex(float(signal.pre_std[layer - 1]), 3)}",
        )
    expected = n * sigma * sigma * before
    formulas.append(r"a = x W: \quad \mathrm{std}(a) = \sigma \sqrt{n \cdot \mathrm{E}[x^2]}")
    root = rf"\sqrt{{{n} \cdot {latex(before, 3)}}}"
    formulas.append(rf"{latex(sigma, 3)} {root} = {latex(math.sqrt(expected), 3)}")
    formulas.append(rf"\mathrm{{measured}} = {latex(float(signal.pre_std[layer - 1]), 3)}")
    return tuple(formulas)


def _verdict(params: InitializationParams, signal: Signal) -> tuple[Message, ...]:
    """Return what the numbers mean, the worst first."""
    notes: list[Message] = []
    if not (signal.finite.min() == 1 and signal.gradient_finite.min() == 1):
        notes.append(Message("The numbers left the range of floats: no training starts from here."))
    flat = float(signal.flat[-1])
    if params.activation in SQUASHING and flat > MUCH_FLAT:
        notes.append(
            Message(
                "{share} % of the last layer's values lie where the {name} is flat. There a "
                "gradient all but ends.",
                {"share": f"{100 * flat:.0f}", **_named(params)},
            )
        )
    left = signal.width
    if left < DEAD_SIGNAL and signal.samples > 1:
        notes.append(
            Message(
                "Whatever goes in, almost the same comes out: a unit of the last layer varies by "
                "{spread} over the inputs. The histogram shows differences between units only.",
                {"spread": plain(float(signal.unit_std[-1]), 2)},
            )
        )
    back = float(signal.gradient_std[0] / signal.gradient_std[-1]) if signal.layers > 1 else 1.0
    if back < VANISHED or back > EXPLODED:
        factor = {"factor": plain(back, 2)}
        notes.append(
            Message("On its way back to layer 1 the gradient shrinks to {factor} of it.", factor)
            if back < 1
            else Message("On its way back to layer 1 the gradient grows {factor} times.", factor)
        )
    if not notes:
        notes.append(
            Message("Every layer passes on about what it gets, forwards and back: it can learn.")
        )
    if (signal.dead > 0).any() and signal.samples > 1:
        notes.append(
            Message(
                "Up to {share} % of a layer's units answer every input the same: dead units.",
                {"share": f"{100 * signal.dead.max():.0f}"},
            )
        )
    return tuple(notes)


def _fresh_suggestions(params: InitializationParams, signal: Signal) -> tuple[Suggestion, ...]:
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


def _between_inputs(params: InitializationParams) -> Message:
    if params.survives == "signal":
        return Message("What counts here is how much a unit's output changes from input to input.")
    return Message(
        "All values together: units that differ from one another count too, even if none of them "
        "tells one input from another."
    )


def _named(params: InitializationParams) -> dict[str, object]:
    return {"name": Message(ACTIVATION_NAMES[params.activation])}
