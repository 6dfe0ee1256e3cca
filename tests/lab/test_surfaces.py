from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lab.calculus import numerical_gradient
from lab.formula import parse
from lab.message import InputError
from lab.surface import Surface, find_minima
from lab.surfaces import SURFACES, custom, numerical_slopes
from tests.lab.test_formula import HOSTILE

NAMES = list(SURFACES)
LOCAL_MINIMA = {"styblinski_tang": 4, "himmelblau": 4, "rastrigin": 121, "ackley": 81}


def random_positions(surface: Surface, count: int) -> np.ndarray:
    low, high = np.transpose([surface.x_range, surface.y_range])
    return np.random.default_rng(5).uniform(low, high, (count, 2))


@pytest.mark.parametrize("name", NAMES)
def test_gradients_against_numerical_ones(name: str) -> None:
    surface = SURFACES[name]
    for p in random_positions(surface, 40):
        numerical = numerical_gradient(surface, p, h=1e-5)
        scale = 1 + np.abs(numerical).max() + abs(float(surface(p))) * 1e-4
        np.testing.assert_allclose(surface.gradient(p) / scale, numerical / scale, atol=1e-7)


@pytest.mark.parametrize("name", NAMES)
def test_the_written_formula_is_the_function(name: str) -> None:
    surface = SURFACES[name]
    p = random_positions(surface, 50)
    expected = parse(surface.formula)(p[:, 0], p[:, 1])
    np.testing.assert_allclose(surface(p), expected, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("name", NAMES)
def test_the_named_minima_are_the_lowest_points(name: str) -> None:
    surface = SURFACES[name]
    *_, z = surface.grid(401, 401)
    if not surface.minima:
        assert name in ("saddle", "monkey_saddle")
        assert surface.local_minima.shape == (0, 2)
        return
    minima = np.array(surface.minima)
    assert np.all(surface.inside(minima))
    np.testing.assert_allclose(surface.gradient(minima), 0, atol=1e-9)
    np.testing.assert_allclose(surface(minima), surface(minima).min(), atol=1e-9)
    assert surface(minima).max() <= z.min()


@pytest.mark.parametrize("name", NAMES)
def test_local_minima(name: str) -> None:
    surface = SURFACES[name]
    found = surface.local_minima
    assert len(found) == LOCAL_MINIMA.get(name, len(surface.minima))
    assert np.all(np.diff(surface(found)) >= 0)
    np.testing.assert_allclose(surface.gradient(found), 0, atol=1e-5)
    searched = find_minima(surface)
    assert len(searched) == len(found)
    for known in surface.minima:
        assert np.hypot(*(searched - known).T).min() < 1e-7


def test_published_heights() -> None:
    assert SURFACES["styblinski_tang"](SURFACES["styblinski_tang"].minima[0]) == pytest.approx(
        2 * -39.16616570377142
    )
    assert SURFACES["himmelblau"]((-0.270845, -0.923039)) == pytest.approx(181.617, abs=1e-3)
    assert SURFACES["rosenbrock"]((-1.2, 1)) == pytest.approx(24.2)
    assert SURFACES["beale"]((0, 0)) == pytest.approx(14.203125)
    assert SURFACES["ackley"]((0, 0)) == pytest.approx(0, abs=1e-14)
    assert SURFACES["ravine"]((-7, 2)) == pytest.approx(6.45)


@pytest.mark.parametrize("name", NAMES)
def test_contour_levels_show_the_shape(name: str) -> None:
    """Every line crosses the picture, and no wide stretch of it goes without one."""
    surface = SURFACES[name]
    *_, z = surface.grid()
    levels = np.array(surface.levels)
    assert np.all(np.diff(levels) > 0)
    assert z.min() < levels[0]
    assert levels[-1] < z.max()
    shares = np.diff([0, *(np.mean(z < level) for level in levels), 1])
    assert 4 <= len(levels) <= 14
    assert shares.max() < 0.45
    assert surface.inside(surface.start)


@pytest.mark.parametrize("name", NAMES)
def test_any_number_of_positions_at_once(name: str) -> None:
    surface = SURFACES[name]
    p = random_positions(surface, 24).reshape(2, 3, 4, 2)
    assert surface(p).shape == (2, 3, 4)
    assert surface.gradient(p).shape == (2, 3, 4, 2)
    assert surface.hessian(p).shape == (2, 3, 4, 2, 2)
    assert surface.distance_to_minimum(p).shape == (2, 3, 4)
    np.testing.assert_array_equal(surface.gradient(p)[1, 2, 3], surface.gradient(p[1, 2, 3]))
    np.testing.assert_array_equal(surface(p)[0, 1, 2], surface(p[0, 1, 2]))
    np.testing.assert_array_equal(surface([1, 2]), surface([1.0, 2.0]))


@pytest.mark.parametrize("name", NAMES)
def test_far_out_nothing_warns(name: str) -> None:
    surface = SURFACES[name]
    p = np.array([[1e200, -1e200], [np.inf, 0], [np.nan, 1]])
    for result in (surface(p), surface.gradient(p), surface.hessian(p), *surface.curvature(p)):
        assert len(result) == 3
    assert surface.rate_marks((1e200, 1e300)) is not None
    assert not surface.inside(p).any()


def test_curvature_of_the_bowls_is_exact() -> None:
    low, high = SURFACES["ravine"].curvature([[-7, 2], [3, 1], [0, 0]])
    np.testing.assert_allclose(low, 0.1, rtol=1e-9)
    np.testing.assert_allclose(high, 2, rtol=1e-9)
    low, high = SURFACES["saddle"].curvature((1, 1))
    assert (low, high) == (pytest.approx(-2), pytest.approx(2))


@given(x=st.floats(-2, 2), y=st.floats(-1, 3))
def test_curvature_of_rosenbrock(x: float, y: float) -> None:
    exact = np.array([[2 - 400 * (y - 3 * x**2), -400 * x], [-400 * x, 200]])
    np.testing.assert_allclose(SURFACES["rosenbrock"].hessian((x, y)), exact, atol=1e-4)
    expected = np.linalg.eigvalsh(exact)
    np.testing.assert_allclose(SURFACES["rosenbrock"].curvature((x, y)), expected, atol=1e-4)


def test_rate_marks_say_what_descent_does() -> None:
    surface = SURFACES["ravine"]
    marks = surface.rate_marks((-7, 2))
    assert marks.diverges == pytest.approx(1.0)
    assert marks.oscillates == pytest.approx(0.5)
    assert marks.best == pytest.approx(2 / 2.1)

    def y_after(lr: float, steps: int) -> list[float]:
        p, path = np.array(surface.start, dtype=float), []
        for _ in range(steps):
            p = p - lr * surface.gradient(p)
            path.append(float(p[1]))
        return path

    assert min(y_after(0.99 * marks.oscillates, 20)) > 0 > min(y_after(1.01 * marks.oscillates, 20))
    assert abs(y_after(0.99 * marks.diverges, 50)[-1]) < 2 < abs(y_after(1.01, 50)[-1])
    assert SURFACES["saddle"].rate_marks((0, 0)).best is None
    assert SURFACES["monkey_saddle"].rate_marks((0, 0)).diverges is None


def test_distance_to_the_nearest_minimum() -> None:
    far = SURFACES["himmelblau"].distance_to_minimum([[3, 3], [3, 2], [-3.779310, -4.283186]])
    np.testing.assert_allclose(far, [1, 0, 1], atol=1e-6)
    assert np.isnan(SURFACES["saddle"].distance_to_minimum([1, 1]))


@pytest.mark.parametrize("position", [1.0, [1.0], [1, 2, 3], np.ones((2, 3)), []])
def test_wrong_positions_are_told(position: Any) -> None:
    for call in (SURFACES["bowl"], SURFACES["bowl"].gradient, SURFACES["bowl"].hessian):
        with pytest.raises(InputError, match=r"shape \(..., 2\)"):
            call(position)


@pytest.mark.parametrize("name", NAMES)
def test_a_typed_formula_is_as_good_as_a_named_surface(name: str) -> None:
    named = SURFACES[name]
    own = custom(named.formula, named.x_range, named.y_range, named.start)
    p = random_positions(named, 50)
    np.testing.assert_allclose(own(p), named(p), rtol=1e-12, atol=1e-12)
    gradient = named.gradient(p)
    scale = 1 + np.abs(gradient) + np.abs(named(p))[:, None]
    np.testing.assert_allclose(own.gradient(p) / scale, gradient / scale, atol=1e-8)
    assert len(own.minima) == len(named.minima)
    for known in named.minima:
        assert np.hypot(*(np.array(own.minima) - known).T).min() < 1e-6
    *_, z = own.grid()
    shares = np.diff([0, *(np.mean(z < level) for level in own.levels), 1])
    assert shares.max() < 0.3


def test_numerical_slopes_hold_far_out_and_at_kinks() -> None:
    slopes = numerical_slopes(lambda x, y: x**2 + np.abs(y))
    dx, dy = slopes(np.array([1e6, -3.0]), np.array([0.0, -2.0]))
    np.testing.assert_allclose(dx, [2e6, -6], rtol=1e-6)
    np.testing.assert_allclose(dy, [0, -1], atol=1e-9)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        *HOSTILE,
        ("x**x**x**x", "no finite value at x = -5"),
        ("1/0", "no finite value"),
        ("9^9^9^9 * x", "no finite value"),
        ("log(x)", "no finite value"),
        ("1/x", "no finite value at x = 0"),
        ("1e12*x^40", "too steep"),
        ("5", "same everywhere"),
        ("0*x", "same everywhere"),
    ],
)
def test_formulas_without_a_surface_get_a_sentence(text: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        custom(text)


@pytest.mark.parametrize("x_range", [(1, 1), (2, 1), (0, float("inf")), (float("nan"), 1)])
def test_impossible_ranges_are_told(x_range: tuple[float, float]) -> None:
    with pytest.raises(InputError, match="range of x"):
        custom("x + y^2", x_range=x_range)
    with pytest.raises(InputError, match="range of y"):
        custom("x + y^2", y_range=x_range)


@pytest.mark.parametrize(
    ("text", "minima"),
    [
        ("abs(x - 1) + abs(y + 2)", [(1, -2)]),
        ("(x^2 - 1)^2 + y^2", [(-1, 0), (1, 0)]),
        ("-exp(-x^2 - y^2)", [(0, 0)]),
        ("x + y", []),
        ("x^2", []),
        ("floor(x)", []),
    ],
)
def test_minima_of_a_formula_are_found(text: str, minima: list[tuple[float, float]]) -> None:
    found = custom(text).minima
    np.testing.assert_allclose(sorted(found), sorted(minima) or found, atol=1e-6)
    assert len(found) == len(minima)
