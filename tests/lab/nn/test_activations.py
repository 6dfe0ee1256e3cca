from __future__ import annotations

import math

import numpy as np
import pytest

from lab.message import InputError
from lab.nn import ACTIVATIONS, activation

SLOPED = [name for name in ACTIVATIONS if name != "step"]
KINKED = {"step": 0.0, "relu": 0.0, "leaky_relu": 0.0, "elu": 0.0}
VARIED = [
    *[activation(name) for name in SLOPED],
    activation("leaky_relu", slope=0.3),
    activation("elu", alpha=0.4),
]


def points(dtype: type = np.float64) -> np.ndarray:
    rng = np.random.default_rng(3)
    return np.concatenate([rng.normal(0, 3, 200), [-30.0, -1e-3, 1e-3, 30.0]]).astype(dtype)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_16_bits_are_enough(name) -> None:
    x = points(np.float16)
    y = activation(name).forward(x)
    assert y.dtype == np.float16
    np.testing.assert_allclose(y, activation(name).forward(x.astype(float)), rtol=0.01, atol=1e-3)


def test_all_ten_are_there() -> None:
    assert set(ACTIVATIONS) == {
        *("step", "identity", "sigmoid", "tanh", "relu", "leaky_relu", "elu", "gelu"),
        *("softplus", "swish"),
    }


@pytest.mark.parametrize("f", VARIED, ids=str)
def test_derivative_is_the_slope_of_the_curve(f) -> None:
    x, h = points(), 1e-5
    slope = (f.forward(x + h) - f.forward(x - h)) / (2 * h)
    np.testing.assert_allclose(f.derivative(x), slope, rtol=1e-7, atol=2e-10)


@pytest.mark.parametrize(
    ("name", "formula"),
    [
        ("step", lambda x: float(x > 0)),
        ("identity", lambda x: x),
        ("sigmoid", lambda x: 1 / (1 + math.exp(-x))),
        ("tanh", lambda x: (math.exp(x) - math.exp(-x)) / (math.exp(x) + math.exp(-x))),
        ("relu", lambda x: x if x > 0 else 0.0),
        ("leaky_relu", lambda x: x if x > 0 else 0.01 * x),
        ("elu", lambda x: x if x > 0 else math.exp(x) - 1),
        ("softplus", lambda x: math.log(1 + math.exp(x))),
        ("swish", lambda x: x / (1 + math.exp(-x))),
    ],
)
def test_value_is_the_textbook_formula(name, formula) -> None:
    x = points()
    np.testing.assert_allclose(
        ACTIVATIONS[name]().forward(x), [formula(v) for v in x], rtol=1e-9, atol=1e-13
    )


def test_gelu_is_close_to_the_normal_distributions_share() -> None:
    x = points()
    exact = [v * (1 + math.erf(v / math.sqrt(2))) / 2 for v in x]
    np.testing.assert_allclose(activation("gelu").forward(x), exact, atol=5e-4)


def test_the_books_printed_values() -> None:
    x = np.array([-1.0, 1.0, 2.0])
    assert list(activation("step")(x)) == [0, 1, 1]
    np.testing.assert_allclose(
        activation("sigmoid")(x), [0.26894142, 0.73105858, 0.88079708], atol=5e-9
    )
    assert activation("sigmoid").derivative(np.zeros(1)) == 0.25


@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_keeps_dtype_and_shape_and_its_argument(name, dtype) -> None:
    f = ACTIVATIONS[name]()
    x = points(dtype).reshape(2, 3, -1)
    before = x.copy()
    y, slope = f.forward(x), f.derivative(x)
    assert y.dtype == slope.dtype == dtype
    assert y.shape == slope.shape == x.shape
    np.testing.assert_array_equal(x, before)
    room = np.empty_like(x)
    assert f.forward(x, out=room) is room
    np.testing.assert_array_equal(room, y)
    assert f.derivative(x, y, out=room) is room
    np.testing.assert_array_equal(room, slope)


@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_huge_numbers_overflow_nothing(name, dtype) -> None:
    x = np.array([-1e30, -1e4, -100.0, 0.0, 100.0, 1e4], dtype)
    f = ACTIVATIONS[name]()
    assert np.isfinite(f.forward(x)).all()
    assert np.isfinite(f.derivative(x)).all()


LIMITS = {  # at -∞ and at ∞: of the function, of its slope
    "step": (0, 1, 0, 0),
    "gelu": (0, np.inf, 0, 1),
    "swish": (0, np.inf, 0, 1),
}


@pytest.mark.parametrize("name", LIMITS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.filterwarnings("error")
def test_limits_are_reached_without_a_warning(name, dtype) -> None:
    f, x = ACTIVATIONS[name](), np.array([-np.inf, np.inf, np.nan], dtype)
    found = np.concatenate([f.forward(x)[:2], f.derivative(x)[:2]])
    np.testing.assert_allclose(found, LIMITS[name], atol=1e-30)
    assert np.isnan(f.forward(x)[2])


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_one_number_and_whole_numbers(name) -> None:
    f = ACTIVATIONS[name]()
    assert f(np.array(2)) == f(np.array([2.0]))[0]
    assert f(np.array([-1, 0, 3])).dtype == np.float64


def test_a_slope_at_whole_numbers_is_told() -> None:
    for name in ("sigmoid", "softplus", "swish"):
        with pytest.raises(InputError, match="x holds int64; it must hold floats"):
            activation(name).derivative(np.array([1, 2], np.int64))


def test_constants_that_cannot_be_are_told() -> None:
    with pytest.raises(InputError, match="elu came with the constants beta; it takes alpha"):
        activation("elu", beta=2)
    with pytest.raises(InputError, match="it takes none"):
        activation("tanh", alpha=1)
    for wrong in (math.nan, math.inf, "a", None):
        with pytest.raises(InputError, match="alpha must be a finite number"):
            activation("elu", alpha=wrong)
        with pytest.raises(InputError, match="slope must be a finite number"):
            activation("leaky_relu", slope=wrong)


def test_unknown_name_is_told() -> None:
    with pytest.raises(InputError, match=r"'rellu'.*relu"):
        activation("rellu")
