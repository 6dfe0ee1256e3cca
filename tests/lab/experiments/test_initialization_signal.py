"""The signal's way through fresh layers: the book's figures, an independent walk, the extremes."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest

from lab.data import load_mnist
from lab.experiments.initialization import InitializationParams, run
from lab.experiments.initialization import passage as passages
from lab.experiments.initialization.counting import HALF_OCTAVES, histogram, size_counts
from lab.experiments.initialization.histograms import HistogramFrame
from lab.experiments.initialization.passage import fresh_blocks, samples
from lab.experiments.initialization.signal import full_height, gradient_range, spread
from lab.experiments.initialization.theory import predict
from lab.experiments.initialization.views import ACTIVATION_NAMES, INITS
from lab.message import InputError
from lab.nn import Network
from tests.lab.experiments.initialization_runs import last_frame, pass_through, signal_of

# Figure, settings, the book's std by layer, its tolerance (relative), and per unit in layer 5.
BOOK = [
    ("6-10", {"std": 1.0}, [0.459, 0.439, 0.436, 0.439, 0.441], 0.05, 0.136),
    ("6-11", {"std": 0.01}, [0.0249, 0.0124, 0.0122, 0.0124, 0.0136], 0.25, 1e-8),
    ("6-13", {"init": "xavier"}, [0.208, 0.126, 0.120, 0.122, 0.131], 0.20, 0.0006),
    (
        "6-14 0.01",
        {"activation": "relu", "std": 0.01},
        [0.0584, 0.00415, 2.93e-4, 2.02e-5, 1.56e-6],
        0.25,
        8e-7,
    ),
    (
        "6-14 Xavier",
        {"activation": "relu", "init": "xavier"},
        [0.584, 0.415, 0.293, 0.202, 0.156],
        0.25,
        0.083,
    ),
    (
        "6-14 He",
        {"activation": "relu", "init": "he"},
        [0.826, 0.829, 0.828, 0.808, 0.881],
        0.25,
        0.467,
    ),
]


@pytest.mark.parametrize(("figure", "settings", "stds", "tolerance", "per_unit"), BOOK)
def test_the_books_std_by_layer(
    figure: str, settings: dict[str, Any], stds: list[float], tolerance: float, per_unit: float
) -> None:
    signal = signal_of(**settings)
    np.testing.assert_allclose(signal.std, stds, rtol=tolerance, err_msg=figure)
    assert signal.unit_std[-1] == pytest.approx(per_unit, rel=0.4)


@pytest.mark.parametrize(("figure", "settings"), [(row[0], row[1]) for row in BOOK])
def test_every_std_agrees_with_a_walk_by_hand(figure: str, settings: dict[str, Any]) -> None:
    params = InitializationParams(**settings)
    signal = signal_of(**settings)
    weights = Network(params.architecture()).named_params()
    y, _ = samples(params)
    for layer in range(5):
        a = np.matmul(y, weights[f"affine{layer + 1}.W"])
        y = 1 / (1 + np.exp(-a)) if params.activation == "sigmoid" else a * (a > 0)
        variance = np.mean((y - np.mean(y)) ** 2)
        assert signal.std[layer] == pytest.approx(np.sqrt(variance), rel=1e-6), figure
        by_unit = np.sqrt(np.mean((y - np.mean(y, axis=0)) ** 2, axis=0)).mean()
        assert signal.unit_std[layer] == pytest.approx(by_unit, rel=1e-6), figure
        np.testing.assert_array_equal(signal.counts[layer], np.histogram(y, 30, (0, 1))[0])


@pytest.mark.parametrize("settings", [{}, {"batch_norm": True}, {"data": "mnist", "inputs": 200}])
def test_gradients_are_those_of_the_network(settings: dict[str, Any]) -> None:
    params = InitializationParams(activation="tanh", init="xavier", layers=3, **settings)
    passage = pass_through(params)
    x, t = samples(params)
    net = Network(params.architecture())
    seen = net.trace(x, t, train=True)
    ends = [i for i, name in enumerate(seen.names) if name.startswith("tanh")]
    for gradient, end in zip(passage.gradients, ends, strict=True):
        np.testing.assert_allclose(gradient, seen.gradients[end] * len(x), rtol=1e-9, atol=1e-15)
    net.loss_and_gradient(x, t)
    for layer, root in enumerate(passage.weight_gradients, 1):
        dW = net.named_grads()[f"affine{layer}.W"]
        assert root == pytest.approx(np.sqrt(np.mean(dW**2)), rel=1e-9)


def test_a_gradient_is_the_slope_of_the_loss() -> None:
    """Move one weight of the first layer a little: the loss moves as its gradient says."""
    params = InitializationParams(activation="tanh", init="he", layers=4, units=8, inputs=30)
    x, t = samples(params)
    net = Network(params.architecture())
    W, h = net.named_params()["affine1.W"], 1e-5
    slopes = np.empty(W.size)
    for place in range(W.size):
        kept = W.flat[place]
        losses = []
        for sign in (1, -1):
            W.flat[place] = kept + sign * h
            losses.append(net.loss(x, t, train=True))
        W.flat[place] = kept
        slopes[place] = (losses[0] - losses[1]) / (2 * h)
    root = pass_through(params).weight_gradients[0]
    assert root == pytest.approx(np.sqrt(np.mean(slopes**2)), rel=1e-6)


def test_he_keeps_the_second_moment_with_relu() -> None:
    kept = []
    for seed in range(30):
        signal = signal_of(activation="relu", init="he", units=400, inputs=50, seed=seed)
        before = np.append(signal.input_square, signal.square[:-1])
        kept.append(signal.square / before)
    # E[f(a)²] = Var(a)/2 and He doubles: layer by layer the mean of y² stays what it was.
    np.testing.assert_allclose(np.mean(kept, axis=0), 1.0, rtol=0.05)


@pytest.mark.parametrize(
    "settings",
    [
        {"activation": "relu", "init": "xavier"},
        {"activation": "tanh", "init": "xavier"},
        {"activation": "tanh", "init": "orthogonal"},
        {"activation": "sigmoid", "std": 0.3},
        {"activation": "gelu", "init": "he"},
        {"activation": "relu", "init": "he", "dropout": 0.4},
        {"activation": "relu", "init": "he", "batch_norm": True},
        {"activation": "sigmoid", "std": 0.01, "batch_norm": True},
    ],
)
def test_wide_layers_follow_the_theory(settings: dict[str, Any]) -> None:
    seeds = [signal_of(**settings, units=300, inputs=300, layers=4, seed=s) for s in range(4)]
    params = InitializationParams(**settings, units=300, inputs=300, layers=4)
    theory = predict(params, seeds[0].input_square)
    np.testing.assert_allclose(np.mean([s.std for s in seeds], axis=0), theory.std, rtol=0.05)
    back = np.mean([s.gradient_rms / s.gradient_rms[-1] for s in seeds], axis=0)
    np.testing.assert_allclose(back, theory.gradient, rtol=0.1)


def test_batch_norms_gradient_grows_by_the_known_factor() -> None:
    params = InitializationParams(activation="relu", init="he", batch_norm=True, layers=3)
    theory = predict(params, 1.0)
    factor = np.sqrt(np.pi / (np.pi - 1))
    np.testing.assert_allclose(theory.gradient, [factor**2, factor, 1], rtol=1e-4)


def test_the_same_settings_give_the_same_bits() -> None:
    params = InitializationParams(activation="relu", init="he", dropout=0.3, batch_norm=True)
    one, other = last_frame(params), last_frame(params)
    assert isinstance(one, HistogramFrame)
    assert isinstance(other, HistogramFrame)
    for name, values in vars(one.signals[0]).items():
        np.testing.assert_array_equal(values, getattr(other.signals[0], name))


def test_a_and_b_share_seed_input_and_axes() -> None:
    frame = last_frame(
        InitializationParams(mode="compare", init_b="std", std_b=1.0, span="all", dropout_b=0.2)
    )
    assert isinstance(frame, HistogramFrame)
    a, b = frame.signals
    np.testing.assert_array_equal(a.low, b.low)
    np.testing.assert_array_equal(a.high, b.high)
    assert a.std[0] != b.std[0]
    assert [str(d) for d in frame.differences] == ["dropout: 0 → 0.2"]
    alike = last_frame(InitializationParams(mode="compare", init_b="std", std_b=1.0))
    assert isinstance(alike, HistogramFrame)
    assert alike.differences == ()
    np.testing.assert_array_equal(alike.signals[0].counts, alike.signals[1].counts)


def test_long_work_tells_its_progress_and_ends_in_the_same_picture(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    params = InitializationParams(activation="relu", init="he")
    at_once = last_frame(params)
    monkeypatch.setattr(passages, "INSTANT_WORK", 1)
    frames = list(run(params))
    shares = [frame.done for frame in frames if isinstance(frame, HistogramFrame)]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert shares[-1] == 1
    last = frames[-1]
    assert isinstance(last, HistogramFrame)
    assert isinstance(at_once, HistogramFrame)
    np.testing.assert_array_equal(last.signals[0].counts, at_once.signals[0].counts)
    np.testing.assert_array_equal(last.signals[0].gradient_rms, at_once.signals[0].gradient_rms)


def test_a_large_network_with_many_arrays_is_computed_in_float32(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings = {"activation": "relu", "init": "he", "batch_norm": True, "dropout": 0.2}
    exact = signal_of(**settings)
    monkeypatch.setattr(passages, "INSTANT_WORK", 1)
    assert pass_through(InitializationParams(**settings)).outputs[0].dtype == np.float32
    found = signal_of(**settings)
    np.testing.assert_allclose(found.std, exact.std, rtol=0.02)
    np.testing.assert_allclose(found.gradient_rms, exact.gradient_rms, rtol=0.05)


def test_images_are_mnist_in_0_to_1() -> None:
    params = InitializationParams(data="mnist", inputs=50)
    x, t = samples(params)
    data = load_mnist()
    np.testing.assert_allclose(x, data.test_images[:50], rtol=1e-6)
    np.testing.assert_array_equal(t, data.test_labels[:50])
    assert next(fresh_blocks(params))[0].input_shape == (784,)


def test_a_dead_unit_and_a_flat_value_are_counted() -> None:
    dead = signal_of(activation="relu", init="zeros")
    assert dead.dead.tolist() == [1.0] * 5
    assert dead.flat.tolist() == [1.0] * 5
    assert dead.gradient_zero.tolist() == [1.0] * 5
    alive = signal_of(activation="identity", init="orthogonal")
    assert alive.dead.tolist() == [0.0] * 5
    assert alive.flat.tolist() == [0.0] * 5
    half = signal_of(activation="relu", init="he", layers=1)
    assert half.flat[0] == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize(
    "values",
    [
        np.array([[1.0, -1.0, 1.5, 3.0, 0.0, 1e-300, 5e-324, np.nan, 1e300]]),
        np.array([[1.0, -1.0, 1.5, 3.0, 0.0, 1e-160]]),
        np.array([[0.3, -1e160]]),
        np.array([[0.3, np.nan], [-np.nan, 2.0]]),
        np.zeros((3, 2)),
        np.concatenate([2.0 ** (np.arange(-90, 90) / 2 + 0.01), [0.0, -3.0]]),
        np.random.default_rng(0).standard_normal((50, 20)),
        np.float32([1e-45, 1e-20, 0.0, 2.0, -3e38, np.inf]),
    ],
)
def test_sizes_are_counted_in_half_octaves(values: np.ndarray) -> None:
    counts = size_counts(values)
    found = {int(place) - HALF_OCTAVES // 2: int(counts[place]) for place in np.flatnonzero(counts)}
    expected: dict[int, int] = {}
    for value in np.abs(values[np.isfinite(values) & (values != 0)].astype(np.float64)):
        place = int(np.floor(2 * np.log2(value)))
        expected[place] = expected.get(place, 0) + 1
    assert found == expected


def test_a_bin_that_towers_over_the_others_is_cut() -> None:
    even = np.array([0.2, 0.3, 0.5])
    assert full_height([even, even / 2]) == 0.5
    relus = [np.array([0.9, 0.06, 0.04]), np.array([0.95, 0.03, 0.02])]
    assert full_height(relus) == pytest.approx(1.3 * 0.06)
    alone = np.array([0.0, 1.0, 0.0])
    assert full_height([alone]) == 1.0


def test_histograms_count_what_lies_outside() -> None:
    counts, outside = histogram(np.array([[0.0, 0.5, 1.0, 1.5, np.nan]]), 2, 0.0, 1.0)
    assert counts.tolist() == [1, 2]
    assert outside == pytest.approx(0.4)
    assert histogram(np.ones((2, 2)), 3, 0.0, np.inf)[0].tolist() == [0, 0, 0]


@pytest.mark.parametrize("size", [1e-320, 1e-300, 1e-30, 1.0, 1e30, 1e300])
def test_spread_is_right_for_numbers_of_any_size(size: float) -> None:
    values = np.array([[1.0, -3.0], [2.0, 5.0], [4.0, 1.0]]) * size
    found = spread(values)
    expected = spread(values / size)
    assert found.std == pytest.approx(expected.std * size, rel=1e-3)
    assert found.unit_std == pytest.approx(expected.unit_std * size, rel=1e-3)
    assert found.mean == pytest.approx(expected.mean * size, rel=1e-3)


@pytest.mark.parametrize("std", [0.003, 1.0])
def test_a_signal_of_small_floats_is_measured_as_one_of_large(monkeypatch, std: float) -> None:
    """In 20 layers it falls to 1e-25, or rises to 1e25: squares beyond what 32 bits hold."""
    settings = {"activation": "relu", "std": std, "units": 500, "layers": 20, "inputs": 50}
    wide = signal_of(**settings)
    monkeypatch.setattr(passages, "precision", lambda params: "float32")
    narrow = signal_of(**settings)
    for name in ("std", "unit_std", "pre_std", "gradient_rms", "weight_gradient"):
        np.testing.assert_allclose(getattr(narrow, name), getattr(wide, name), rtol=0.01)


def test_what_is_no_number_is_told() -> None:
    found = spread(np.array([[np.inf, 1.0], [np.nan, 2.0]]))
    assert found.finite == 0.5
    assert np.isnan(found.std)


EXTREMES = [
    {"std": 0.0},
    {"std": 1e-4, "layers": 20},
    {"std": 10.0, "layers": 20},
    {"units": 1},
    {"inputs": 1},
    {"units": 1, "inputs": 1, "layers": 1},
    {"batch_norm": True, "inputs": 1},
    {"batch_norm": True, "std": 0.0},
    {"dropout": 0.9, "units": 2, "inputs": 2},
    {"span": "all", "std": 10.0, "layers": 20},
    {"span": "each", "std": 0.0},
]


@pytest.mark.parametrize("settings", EXTREMES, ids=str)
@pytest.mark.parametrize("activation", list(ACTIVATION_NAMES))
def test_extreme_settings_give_a_picture_and_no_warning(
    activation: str, settings: dict[str, Any]
) -> None:
    small = {"units": 20, "inputs": 40}
    params = InitializationParams(**{**small, "activation": activation, **settings})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        frame = last_frame(params)
    assert isinstance(frame, HistogramFrame)
    signal = frame.signals[0]
    assert signal.counts.shape == (params.layers, params.bins)
    assert gradient_range([signal])[0] < gradient_range([signal])[1]


@pytest.mark.parametrize("units", [7, 12])  # fewer than the ten classes, and more
@pytest.mark.parametrize("init", list(INITS))
def test_every_initializer_draws(init: str, units: int) -> None:
    signal = signal_of(init=init, activation="tanh", units=units, inputs=20)
    assert (signal.std > 0).all() == (init != "zeros")


@pytest.mark.parametrize("std", [1e30, -1.0, float("nan"), float("inf"), "much"])
def test_an_impossible_std_is_refused_with_a_sentence(std: Any) -> None:
    with pytest.raises(InputError, match="std"):
        InitializationParams(std=std)


def test_the_largest_network_is_walked_through() -> None:
    signal = signal_of(activation="relu", init="he", units=1000, layers=20, inputs=20)
    assert signal.layers == 20
    assert 0.2 < signal.std[-1] < 3
