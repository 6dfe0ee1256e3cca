"""Curves, slopes, tangents, saturation, arrays, and the deep chain."""

from __future__ import annotations

import numpy as np
import pytest

from lab.calculus import numerical_derivative
from lab.experiments.activations import EXPERIMENT, ActivationsParams, chain, curves, explain
from lab.experiments.activations.attempts import read_array
from lab.experiments.activations.functions import FUNCTIONS
from lab.message import InputError
from lab.nn.layers import Activate

KINKS = {"step": (0,), "relu": (0,), "leaky_relu": (0,), "elu": (0,)}


def frame(**settings: object) -> curves.CurvesFrame:
    return curves.compute(ActivationsParams(**settings))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_slope_drawn_is_the_slope_of_the_curve_drawn(name: str) -> None:
    params = ActivationsParams(selected=name, alpha=1.7, leaky_slope=0.3, steepness=3.0)
    curve = curves.compute(params).curve(name)
    x = curves.GRID
    away = np.min([np.abs(x - kink) for kink in KINKS.get(name, (np.inf,))], axis=0) > 1e-3
    slope = numerical_derivative(params.function(name), x, h=1e-5)
    np.testing.assert_allclose(curve.slope[away], slope[away], atol=1e-7)


@pytest.mark.parametrize("name", [name for name in FUNCTIONS if name != "steep"])
def test_the_curve_drawn_is_the_layers(name: str) -> None:
    params = ActivationsParams(selected=name, alpha=0.6, leaky_slope=0.2)
    curve = curves.compute(params).curve(name)
    x = np.array(curves.GRID).reshape(1, -1)
    layer = Activate((x.size,), params.function(name), dtype=np.float64)
    layer.allocate(1)
    np.testing.assert_array_equal(layer.forward(x, True)[0], curve.y)
    np.testing.assert_array_equal(layer.backward(np.ones_like(x))[0], curve.slope)


def test_steepness_turns_the_sigmoid_into_the_step() -> None:
    shown = ("step", "sigmoid", "steep")
    at_one = frame(shown=shown, steepness=1.0)
    np.testing.assert_array_equal(at_one.curve("steep").y, at_one.curve("sigmoid").y)
    steep = frame(shown=shown, steepness=1000.0)
    away = np.abs(steep.x) > 0.01
    difference = steep.curve("steep").y - steep.curve("step").y
    assert np.abs(difference[away]).max() < 1e-4
    assert steep.curve("steep").slope.max() == pytest.approx(250, rel=0.01)


def test_the_sigmoid_is_a_quarter_steep_at_most() -> None:
    curve = frame(selected="sigmoid", x=0.0).curve("sigmoid")
    assert curve.slope_at == curve.slope.max() == 0.25
    assert curve.y_at == 0.5


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_tangent_touches_the_curve(name: str) -> None:
    curve = frame(selected=name, x=1.3).curve(name)
    (x0, y0), (x1, y1) = curve.tangent
    assert (x0 + x1) / 2 == pytest.approx(1.3)
    assert (y0 + y1) / 2 == pytest.approx(curve.y_at)
    assert (y1 - y0) / (x1 - x0) == pytest.approx(curve.slope_at)
    assert np.hypot(x1 - x0, y1 - y0) == pytest.approx(2 * curves.TANGENT_LENGTH)


def test_saturation_begins_where_the_slope_passes_the_limit() -> None:
    drawn = frame(shown=tuple(FUNCTIONS), threshold=0.05)
    left, right = drawn.curve("sigmoid").saturated
    # y (1 - y) = 0.05 at y = (1 ± √0.8)/2, and x = log(y / (1 - y)).
    edge = np.log((1 + np.sqrt(0.8)) / (1 - np.sqrt(0.8)))
    assert left == pytest.approx((-6, -edge), abs=1e-3)
    assert right == pytest.approx((edge, 6), abs=1e-3)
    assert drawn.curve("relu").saturated[0] == pytest.approx((-6, 0), abs=1e-4)
    assert len(drawn.curve("relu").saturated) == 1
    assert drawn.curve("step").saturated == ((-6, 6),)
    assert drawn.curve("identity").saturated == ()
    assert frame(shown=("sigmoid",), threshold=0.0).curve("sigmoid").saturated == ()


@pytest.mark.parametrize("name", ["gelu", "swish"])
def test_the_bottom_of_a_dip_is_not_saturated(name: str) -> None:
    curve = frame(selected=name, threshold=0.05).curve(name)
    ((left, right),) = curve.saturated
    assert left == -6
    bottom = curves.GRID[np.argmin(curve.y)]
    assert right < bottom


def test_one_function_always_stays_on_show() -> None:
    params = ActivationsParams(shown=("relu", "tanh"), selected="relu")
    fewer = params.changed(**params.toggled("relu"))
    assert (fewer.drawn, fewer.selected) == (("tanh",), "tanh")
    assert fewer.toggled("tanh") == {}
    assert fewer.changed(**fewer.toggled("elu")).drawn == ("tanh", "elu")


def test_the_pointer_reads_every_function_on_show() -> None:
    params = ActivationsParams(shown=("relu", "sigmoid"), selected="relu")
    found = {name: (y, slope) for name, y, slope in curves.read(params, 2.0)}
    assert found["relu"] == (2.0, 1.0)
    assert found["sigmoid"] == pytest.approx((0.880797, 0.104994), abs=1e-6)


# Question 2


def test_question_2_opens_on_what_it_asks_about() -> None:
    codes = {one.code for one in EXPERIMENT.frame(EXPERIMENT.preset("q2").params).attempts}
    assert codes == {"np.maximum(0, x)", "np.max(0, x)"}


def test_maximum_takes_arrays_and_max_does_not() -> None:
    right, wrong = frame(selected="relu", array="-1, 1, 2").attempts
    assert (right.code, right.outcome, right.failed) == ("np.maximum(0, x)", "[0. 1. 2.]", False)
    assert wrong.failed
    assert wrong.outcome.startswith("TypeError: ")


def test_max_is_right_by_luck_for_minus_one() -> None:
    right, wrong = frame(selected="relu", array="-1").attempts
    assert right.outcome == wrong.outcome == "0"
    assert frame(selected="relu", array="2").attempts[1].failed


@pytest.mark.parametrize(("name", "error"), [("step", "ValueError"), ("sigmoid", "TypeError")])
def test_what_takes_one_number_fails_on_an_array(name: str, error: str) -> None:
    right, wrong = frame(selected=name, array="-1, 1, 2").attempts
    assert not right.failed
    assert wrong.failed
    assert wrong.outcome.startswith(error)


def test_every_function_takes_the_array() -> None:
    for name in FUNCTIONS:
        assert not frame(selected=name, array="[-1 0.5, 3]").attempts[0].failed


@pytest.mark.parametrize("text", ["", "one", "1, two", "nan", "1e9", ",".join("1" * 9)])
def test_an_array_that_is_none_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(InputError):
        read_array(text)


@pytest.mark.parametrize("text", ["[1, 2", "1]", "1,2,,3", ",1", "[[1, 2]]", "1] [2"])
def test_half_an_array_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="is not a list of numbers"):
        read_array(text)


def test_an_array_is_read_as_people_write_it() -> None:
    for text in ("-1, 0.5, 3", "[−1，0.5, 3,]", " -1 0.5 3. ", "[-1. 0.5 3.]"):
        np.testing.assert_array_equal(read_array(text), [-1, 0.5, 3])


# The deep chain


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_product_of_slopes_is_the_slope_of_the_whole_chain(name: str) -> None:
    params = ActivationsParams(
        mode="chain", selected=name, x=0.7, weight=1.3, depth=6, steepness=2.0
    )
    run = chain.compute(params).run(name)

    def whole(x: np.ndarray) -> np.ndarray:
        for _ in range(6):
            x = params.function(name)(1.3 * x)
        return x

    assert run.signal[-1] == pytest.approx(float(whole(np.array([0.7]))[0]))
    expected = numerical_derivative(whole, np.array([0.7]), h=1e-5)[0]
    assert run.gradient[-1] == pytest.approx(expected, rel=1e-5, abs=1e-12)


def test_ten_sigmoids_let_the_gradient_vanish_and_ten_relus_do_not() -> None:
    params = ActivationsParams(mode="chain", shown=("sigmoid", "relu", "step"), x=1.0, depth=10)
    drawn = chain.compute(params)
    sigmoid = drawn.run("sigmoid").gradient
    assert np.all(sigmoid[1:] <= sigmoid[:-1] / 4)
    assert 0 < sigmoid[-1] < 0.25**10
    assert np.all(drawn.run("relu").gradient == 1)
    assert np.all(drawn.run("step").gradient[1:] == 0)
    assert drawn.steps == 10


def test_of_the_gradient_at_a_layer_the_first_ones_get_the_least() -> None:
    growing = ActivationsParams(mode="chain", selected="relu", x=1.0, weight=2.0, depth=10)
    (said,) = explain(growing, chain.compute(growing), 10).notes
    assert "1.02·10³ times what it was" in str(said)
    params = ActivationsParams(mode="chain", selected="sigmoid", x=1.0, weight=1.3, depth=10)
    run = chain.compute(params).run("sigmoid")
    for k in (0, 4, 10):
        assert len(run.back(k)) == k + 1
        assert run.back(k)[-1] == 1
        assert run.back(k)[0] == pytest.approx(run.gradient[k])
    assert np.all(np.diff(run.back(10)) > 0)
    # From h₃ on it is a chain of seven.
    shorter = params.changed(x=float(run.signal[3]), depth=7)
    assert run.back(10)[3] == pytest.approx(chain.compute(shorter).run("sigmoid").gradient[-1])


def test_weight_four_does_not_save_the_sigmoid() -> None:
    params = ActivationsParams(mode="chain", selected="sigmoid", weight=4.0, depth=10, x=1.0)
    assert chain.compute(params).run("sigmoid").gradient[-1] < 0.01


def test_curves_over_x_agree_with_the_run_through_it() -> None:
    params = ActivationsParams(mode="chain", selected="tanh", shown=("tanh",), x=2.0, depth=5)
    drawn = chain.compute(params)
    at = int(np.flatnonzero(np.isclose(drawn.x, 2.0))[0])
    np.testing.assert_allclose(drawn.y[:, at], drawn.run("tanh").signal)


def test_the_verdict_follows_the_gradient() -> None:
    def verdict(**settings: object) -> str:
        params = ActivationsParams(mode="chain", **settings)  # type: ignore[arg-type]
        drawn = chain.compute(params)
        return str(explain(params, drawn, drawn.steps).notes[0])

    assert "vanished" in verdict(selected="sigmoid", depth=20)
    assert "exploded" in verdict(selected="identity", weight=5.0, depth=20)
    assert "exactly 0" in verdict(selected="relu", x=-1.0)
