"""What is said beside histograms, the lines against depth and the survival map."""

from __future__ import annotations

import math

from lab.experiments.initialization.depth import DepthFrame
from lab.experiments.initialization.histograms import HistogramFrame, weights_in_words
from lab.experiments.initialization.settings import InitializationParams
from lab.experiments.initialization.signal import Signal
from lab.experiments.initialization.survival import SurvivalFrame
from lab.experiments.initialization.theory import first_width, weight_std
from lab.experiments.initialization.verdict import SQUASHING, fresh_suggestions, named, verdict
from lab.experiments.initialization.views import ACTIVATION_NAMES
from lab.explanation import Explanation, Source, Suggestion
from lab.message import Message
from lab.nn.initializers import Initializer, Orthogonal
from lab.nn.normalization import BatchNorm
from lab.numerals import base, latex, plain

COMPUTING = Message("Computing …")
_SIGMA = {
    "xavier": r"\sigma = \sqrt{2 / (n_{in} + n_{out})}",
    "he": r"\sigma = \sqrt{2 / n_{in}}",
    "lecun": r"\sigma = \sqrt{1 / n_{in}}",
    "orthogonal": r"W^T W = 2 I",
}

_NORMALIZED = (
    r"\hat{x} = (x - \mu) / \sqrt{\mathrm{var} + \varepsilon}, \quad "
    r"y = f(\gamma \hat{x} + \beta)",
    r"W \rightarrow 10\, W: \quad \hat{x} \rightarrow \hat{x}",
)


def explain_histograms(params: InitializationParams, frame: HistogramFrame) -> Explanation:
    """Explain the chosen layer: how large its inputs are, and what that does."""
    if not frame.signals:
        return Explanation(COMPUTING)
    if len(frame.signals) > 1:
        return _explain_two(params, frame)
    signal = frame.signals[0]
    layer = min(params.layer, signal.layers)
    title = Message(
        "Layer {layer}: std {std}",
        {"layer": layer, "std": plain(float(signal.std[layer - 1]), 3)},
    )
    return Explanation(
        title,
        _sum_formulas(params, signal, layer),
        verdict(params, signal),
        drawing_source(params),
        fresh_suggestions(params),
    )


def _explain_two(params: InitializationParams, frame: HistogramFrame) -> Explanation:
    """Explain what A and B make of the same input."""
    a, b = frame.signals
    pairs = (
        (rf"\mathrm{{std}}(y_{{{a.layers}}})", a.std[-1], b.std[-1]),
        (rf"\mathrm{{std}}_n(y_{{{a.layers}}})", a.unit_std[-1], b.unit_std[-1]),
        (r"\mathrm{rms}(\partial L / \partial y_1)", a.gradient_rms[0], b.gradient_rms[0]),
    )
    formulas = tuple(
        rf"{name}: \quad A = {latex(float(of_a), 3)}, \quad B = {latex(float(of_b), 3)}"
        for name, of_a, of_b in pairs
    )
    notes = [Message("A: {note}", {"note": note}) for note in verdict(params, a)]
    notes += [Message("B: {note}", {"note": note}) for note in verdict(params.other(), b)]
    suggestions = (
        Suggestion(
            Message("ReLU: Xavier in A, He in B."),
            {"activation": "relu", "activation_b": "relu", "init": "xavier", "init_b": "he"},
        ),
        Suggestion(
            Message("Xavier: sigmoid in A, tanh in B."),
            {"activation": "sigmoid", "activation_b": "tanh", "init": "xavier", "init_b": "xavier"},
        ),
        Suggestion(Message("Switch batch norm on in B."), {"batch_norm_b": True})
        if not params.batch_norm_b
        else Suggestion(Message("Switch batch norm off in B."), {"batch_norm_b": False}),
    )
    title = Message("A beside B: the same seed, the same input")
    return Explanation(title, formulas, tuple(notes), drawing_source(params), suggestions)


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
    kept = _kept(params)
    formulas = (
        rf"\mathrm{{E}}[y_l^2] = {kept}\mathrm{{E}}[f(z)^2], \quad z \sim N(0, 1)"
        if params.batch_norm
        else rf"\mathrm{{E}}[y_l^2] = {kept}\mathrm{{E}}[f(\sqrt{{q_l}}\, z)^2], \quad "
        r"q_l = n \sigma^2 \mathrm{E}[y_{l-1}^2]",
        rf"q_{{{last}}} = {latex(float(frame.theory.pre[-1]) ** 2, 3)}, \quad "
        rf"\mathrm{{E}}[y_{{{last}}}^2] = {latex(float(frame.theory.square[-1]), 3)}",
        rf"\overline{{y_{{{last}}}^2}} = {latex(float(signal.square[-1]), 3)}",
    )
    notes = (
        Message(
            "A flat line is a good one: what goes in comes out, and the gradient finds its way "
            "back. On a log axis a constant factor is a straight line."
        ),
        *verdict(params, signal),
    )
    return Explanation(title, formulas, notes, drawing_source(params), fresh_suggestions(params))


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
        _NORMALIZED
        if params.batch_norm
        else (
            r"\mathrm{Var}(y_L) \approx g^L \mathrm{Var}(x), \quad"
            rf" g = {_kept(params)}n \sigma^2\, \mathrm{{E}}[f(a)^2] / \mathrm{{E}}[a^2]",
            rf"n \sigma^2 = {n} \cdot {base(std, 3)}^2 = {latex(n * std * std, 3)}",
        )
    )
    notes = (_map_in_words(params), _between_inputs(params))
    source = drawing_source(params)
    return Explanation(title, formulas, notes, source, _map_suggestions(params))


def _map_suggestions(params: InitializationParams) -> tuple[Suggestion, ...]:
    if params.batch_norm:
        far = 1.0 if params.init != "std" or params.std != 1.0 else 0.01
        return (
            Suggestion(Message("Switch batch norm off again."), {"batch_norm": False}),
            Suggestion(
                Message("Put the point at std {std}: is less left?", {"std": plain(far)}),
                {"init": "std", "std": far},
            ),
        )
    return (
        Suggestion(Message("Put the point on He's line."), {"init": "he"}),
        Suggestion(
            Message("ReLU in place of {name}: where is the road now?", named(params)),
            {"activation": "relu"},
        )
        if params.activation != "relu"
        else Suggestion(
            Message("Sigmoid: a road that leads nowhere. Show the differences between inputs."),
            {"activation": "sigmoid", "survives": "signal"},
        ),
        Suggestion(Message("Switch batch norm on: the std stops mattering."), {"batch_norm": True}),
    )


def _kept(params: InitializationParams) -> str:
    """Return the share of units that dropout keeps, as a factor."""
    return rf"(1 - {latex(params.dropout)})\, " if params.dropout else ""


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
        formulas += [_SIGMA[params.init], rf"\sigma = {latex(sigma, 3)}"]
    if params.batch_norm:
        formulas.append(_NORMALIZED[0])
        return (
            *formulas,
            rf"\mathrm{{std}}(\hat{{x}}) = {latex(float(signal.pre_std[layer - 1]), 3)}",
        )
    expected = n * sigma * sigma * before
    formulas.append(r"a = x W: \quad \mathrm{std}(a) \approx \sigma \sqrt{n \cdot \mathrm{E}[x^2]}")
    root = rf"\sqrt{{{n} \cdot {latex(before, 3)}}}"
    formulas.append(rf"{latex(sigma, 3)} {root} = {latex(math.sqrt(expected), 3)}")
    formulas.append(rf"\mathrm{{std}}(a) = {latex(float(signal.pre_std[layer - 1]), 3)}")
    return tuple(formulas)


def _map_in_words(params: InitializationParams) -> Message:
    if params.batch_norm:
        return Message(
            "Batch norm scales each layer afresh, so the std hardly matters: from left to right "
            "the map stays the same, and there is no narrow road any more. Drag the point."
        )
    if params.activation in (*SQUASHING, "step"):
        return Message(
            "Blue: nothing arrives. On the right it cannot explode, since the activation ends at "
            "1, but it saturates. The good place is the edge between the two. Drag the point."
        )
    return Message(
        "Blue: nothing arrives. Orange: it explodes. Between them lies a narrow road, and the "
        "deeper the network, the narrower it is. Drag the point."
    )


def _between_inputs(params: InitializationParams) -> Message:
    if params.survives == "signal":
        return Message("What counts here is how much a unit's output changes from input to input.")
    return Message(
        "All values together: units that differ from one another count too, even if none of them "
        "tells one input from another."
    )
