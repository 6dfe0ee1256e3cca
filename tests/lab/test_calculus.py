from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from lab.calculus import (
    DIFFERENCES,
    error_against_h,
    gradient_check,
    numerical_derivative,
    numerical_gradient,
)
from lab.message import InputError


def squares(x: np.ndarray) -> Any:
    return np.sum(x**2)


def books_curve(x: Any) -> Any:
    return 0.01 * x**2 + 0.1 * x


@pytest.mark.parametrize("method", DIFFERENCES)
@pytest.mark.parametrize(("x", "slope"), [(5, 0.2), (10, 0.3), (10.0, 0.3)])
def test_the_books_tangents(method: str, x: float, slope: float) -> None:
    tolerance = 1e-11 if method == "central" else 1.1e-6
    result = numerical_derivative(books_curve, x, method=method)
    assert type(result) is float
    assert abs(result - slope) < tolerance


def test_forward_and_backward_err_on_opposite_sides() -> None:
    forward, backward = (
        numerical_derivative(np.exp, 0.0, h=0.1, method=m) for m in ("forward", "backward")
    )
    assert backward < 1 < forward


def test_derivative_of_an_array_is_taken_element_by_element() -> None:
    x = np.arange(6).reshape(2, 3)
    np.testing.assert_allclose(numerical_derivative(np.sin, x), np.cos(x), atol=1e-8)
    assert numerical_derivative(np.sin, np.float32([0, 1])).dtype == np.float32


def test_integers_are_converted_not_cut_off() -> None:
    np.testing.assert_allclose(numerical_gradient(squares, np.array([3, 4])), [6, 8])
    np.testing.assert_allclose(numerical_gradient(squares, [3, 4]), [6, 8])
    x = np.array([[3], [4]], dtype=np.uint8)
    np.testing.assert_allclose(numerical_gradient(squares, x), [[6], [8]])
    np.testing.assert_array_equal(x, [[3], [4]])


@pytest.mark.parametrize("method", DIFFERENCES)
@given(
    x=hnp.arrays(
        np.float64,
        hnp.array_shapes(min_dims=0, max_dims=4, max_side=3),
        elements=st.floats(-2, 2),
    )
)
def test_gradient_of_any_shape(method: str, x: np.ndarray) -> None:
    before = x.copy()
    gradient = numerical_gradient(lambda a: np.sum(np.sin(a)), x, method=method)
    np.testing.assert_allclose(gradient, np.cos(x), atol=1e-8 if method == "central" else 6e-5)
    np.testing.assert_array_equal(x, before)


def test_column_vectors_are_not_halved() -> None:
    x = np.array([[1.0], [2.0], [3.0], [4.0]])
    np.testing.assert_allclose(numerical_gradient(squares, x), 2 * x, atol=1e-8)


def test_f_may_look_at_the_array_it_was_given_to() -> None:
    """As a network's loss does: it holds the weights and ignores its argument."""
    weights = np.zeros((4, 3))[:, ::2]
    weights += [[1.0, -2.0]]
    gradient = numerical_gradient(lambda _: float(np.sum(weights**3)), weights)
    np.testing.assert_allclose(gradient, 3 * weights**2, rtol=1e-7)


def test_x_is_put_back_when_f_fails() -> None:
    x = np.array([0.1, 0.2])

    def fails(a: np.ndarray) -> float:
        raise RuntimeError(str(a))

    with pytest.raises(RuntimeError):
        numerical_gradient(fails, x)
    np.testing.assert_array_equal(x, [0.1, 0.2])


def test_read_only_arrays_are_copied() -> None:
    x = np.broadcast_to(np.array(2.0), (3,))
    np.testing.assert_allclose(numerical_gradient(squares, x), [4, 4, 4])


def test_gradient_check_tells_right_from_wrong() -> None:
    x = np.array([[1.0, -2.0], [0.5, 3.0]])
    right = gradient_check(lambda a: np.sum(np.exp(a)), x, np.exp(x))
    assert right.relative < 1e-8
    assert right.largest >= right.mean
    np.testing.assert_allclose(right.numerical, np.exp(x), rtol=1e-7)
    assert gradient_check(lambda a: np.sum(np.exp(a)), x, -np.exp(x)).relative == pytest.approx(1)
    one_wrong = np.exp(x)
    one_wrong[0, 0] += 0.25
    assert gradient_check(lambda a: np.sum(np.exp(a)), x, one_wrong).largest == pytest.approx(0.25)
    assert gradient_check(lambda _: 1.0, x, np.zeros((2, 2))).relative == 0


# |error| of sin at 1 as measured apart from this code.
MEASURED = {
    ("central", np.float64): {
        1e-1: 9.0e-4,
        1e-4: 9.0e-10,
        1e-5: 1.1e-11,
        1e-8: 2.6e-9,
        1e-12: 1.2e-5,
    },
    ("forward", np.float64): {1e-4: 4.2e-5},
    ("central", np.float32): {1e-5: 8.8e-4, 1e-8: np.cos(1), 1e-16: np.cos(1)},
}


@pytest.mark.parametrize(("method", "dtype"), MEASURED)
def test_error_against_h_as_measured(method: str, dtype: Any) -> None:
    expected = MEASURED[method, dtype]
    sweep = error_against_h(np.sin, np.cos, 1, list(expected), method, dtype)
    np.testing.assert_allclose(sweep.error, list(expected.values()), rtol=0.06)


def test_the_best_h_lies_between_chord_and_rounding() -> None:
    h = 10.0 ** np.arange(0, -17, -1)
    assert h[error_against_h(np.sin, np.cos, 1, h).error.argmin()] == pytest.approx(1e-5)
    assert error_against_h(np.sin, np.cos, 1, h, "forward").error.argmin() in (7, 8, 9)
    single = error_against_h(np.sin, np.cos, 1, h, dtype=np.float32)
    assert 1e-4 <= h[single.error.argmin()] <= 1e-2
    assert single.error.min() == pytest.approx(1e-5, rel=1)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: numerical_gradient(squares, []), "empty"),
        (lambda: numerical_gradient(squares, ["a"]), "real numbers"),
        (lambda: numerical_gradient(squares, [1j]), "real numbers"),
        (lambda: numerical_gradient(squares, [True]), "real numbers"),
        (lambda: numerical_gradient(squares, [1.0, np.nan]), "finite"),
        (lambda: numerical_gradient(squares, [1.0], h=0), "h must"),
        (lambda: numerical_gradient(squares, [1.0], h="a"), "h must"),
        (lambda: numerical_gradient(squares, [1.0], h=None), "h must"),
        (lambda: numerical_gradient(squares, [1.0], h=-1e-4), "h must"),
        (lambda: numerical_gradient(squares, np.float32([1]), h=1e-50), "float32"),
        (lambda: numerical_gradient(squares, [1.0], method="sideways"), "sideways"),
        (lambda: numerical_gradient(lambda x: x, [1.0]), r"shape \(1,\)"),
        (lambda: numerical_derivative(np.sin, np.inf), "finite"),
        (lambda: numerical_derivative(np.sin, 0.0, h=float("nan")), "h must"),
        (lambda: gradient_check(squares, [1.0, 2.0], [2.0]), r"\(2,\), not \(1,\)"),
        (lambda: error_against_h(np.sin, np.cos, 1, [1e-3, 0]), "h must"),
        (lambda: error_against_h(np.sin, np.cos, 1, []), "h must"),
        (lambda: error_against_h(np.sin, np.cos, 1, [1e-3, np.inf]), "h must"),
        (lambda: error_against_h(np.sin, np.cos, 1, [1e-3], dtype=int), "float"),
    ],
)
def test_input_of_no_use_is_told(call: Any, told: str) -> None:
    with pytest.raises(InputError, match=told):
        call()
