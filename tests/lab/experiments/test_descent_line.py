"""Slopes from two points, and their error against h."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from lab.experiments.descent.curves import CURVES
from lab.experiments.descent.line import LineFrame
from tests.lab.experiments.descent_frames import shown, told


@pytest.mark.parametrize(("x", "slope"), [(5, 0.2), (10, 0.3)])
def test_the_books_tangents(x: float, slope: float) -> None:
    frame = shown(mode="line", x=x)
    assert abs(frame.tangent - slope) < 1e-11
    assert abs(frame.slopes[-1] - slope) < 1e-11
    (x0, y0), (x1, y1) = frame.tangent_line()
    assert (y1 - y0) / (x1 - x0) == pytest.approx(slope)
    assert y0 + slope * (x - x0) == pytest.approx(0.01 * x**2 + 0.1 * x)


def test_h_shrinks_from_a_chord_to_the_h_asked_for() -> None:
    frame = shown(mode="line", curve="sin", x=1.0, h=1e-5)
    assert isinstance(frame, LineFrame)
    assert frame.h[0] > 1
    assert frame.h[-1] == 1e-5
    assert np.all(np.diff(frame.h) < 0)
    for cursor in (0, 5, frame.steps):
        (x0, y0), (x1, y1) = frame.ends[cursor]
        line = frame.secant_line(cursor)
        np.testing.assert_allclose(np.interp([x0, x1], *line.T), [y0, y1], atol=1e-5)
    assert shown(mode="line", curve="sin", h=4.0).steps == 0


# QUESTIONS, Q7: the error of the slope of sin at 1.
Q7 = {
    ("central", "float64"): {0.1: 9.0e-4, 1e-4: 9.0e-10, 1e-5: 1.1e-11, 1e-8: 2.6e-9},
    ("forward", "float64"): {1e-4: 4.2e-5},
    ("central", "float32"): {1e-5: 8.8e-4},
}


@pytest.mark.parametrize(("method", "precision"), Q7)
def test_the_errors_of_question_7(method: str, precision: str) -> None:
    for h, error in Q7[method, precision].items():
        frame = shown(mode="line", curve="sin", x=1.0, h=h, method=method, precision=precision)
        assert frame.errors[-1] == pytest.approx(error, rel=0.05)


def test_the_best_h_of_question_7() -> None:
    lines = shown(mode="line", curve="sin", x=1.0).lines
    assert 2e-6 < lines["central", "float64"].best_h < 2e-5
    assert 3e-9 < lines["forward", "float64"].best_h < 3e-8
    assert 1e-3 < lines["central", "float32"].best_h < 2e-2
    assert 1e-5 < lines["forward", "float32"].best_h < 1e-3


def test_below_1e_8_the_difference_is_0_in_float32() -> None:
    settings = {"mode": "line", "curve": "sin", "x": 1.0, "h": 1e-8, "precision": "float32"}
    frame = shown(**settings)
    assert frame.slopes[-1] == 0
    assert "the difference is 0" in told(frame, frame.steps, **settings)


def test_the_parabola_has_no_truncation_error() -> None:
    settings: dict[str, Any] = {"mode": "line", "curve": "parabola", "h": 1e-4}
    frame = shown(**settings)
    assert frame.errors[0] < 1e-14
    assert "parabola" in told(frame, 0, **settings)


def test_the_end_of_the_scale_is_no_best_h() -> None:
    """On a parabola nothing is truncated, and rounding only shrinks as h grows."""
    for curve, grows in (("parabola", True), ("sin", False)):
        lines = shown(mode="line", curve=curve).lines
        assert lines["central", "float64"].grows_better is grows
        assert not lines["forward", "float64"].grows_better


@pytest.mark.parametrize("curve", CURVES)
def test_the_exact_slopes_agree_with_the_differences(curve: str) -> None:
    low, high = CURVES[curve].x_range
    for x in np.linspace(low, high, 12)[1:-1]:
        frame = shown(mode="line", curve=curve, x=round(float(x), 3))
        assert frame.tangent == pytest.approx(frame.exact, abs=1e-5)
        float32 = shown(mode="line", curve=curve, x=round(float(x), 3), precision="float32", h=0.01)
        assert float32.slopes[-1] == pytest.approx(frame.exact, abs=0.02)


def test_truncation_rounding_and_the_best_h_are_told_apart() -> None:
    settings: dict[str, Any] = {"mode": "line", "curve": "sin", "x": 1.0}
    for h, word in ((0.1, "∝ h²"), (1e-5, "best h"), (1e-11, "rounded")):
        frame = shown(**settings, h=h)
        assert word in told(frame, frame.steps, **settings, h=h)
    frame = shown(**settings, h=0.1, method="forward")
    assert "(∝ h)" in told(frame, frame.steps, **settings, h=0.1, method="forward")


@pytest.mark.parametrize(("method", "words"), [("central", "∝ h²"), ("forward", "∝ h)")])
def test_a_power_of_h_is_promised_only_where_the_error_follows_it(method: str, words: str) -> None:
    """From h = 3.25 to .325 the central difference gains 59 times, not a hundred."""
    for h, kept in ((3.25, False), (0.4, True), (0.1, True)):
        settings = {"mode": "line", "curve": "sin", "x": 1.0, "h": h, "method": method}
        told_now = told(shown(**settings), shown(**settings).steps, **settings)
        assert "not yet the tangent" in told_now
        assert (words in told_now) is kept


@pytest.mark.parametrize(
    ("x", "method", "words"),
    [
        (0.0, "central", "lie on both sides"),
        (0.3, "central", "lie on both sides"),
        (-0.3, "forward", "lie on both sides"),
        (0.3, "forward", "straight line"),
        (0.0, "forward", "that of one side"),
    ],
)
def test_the_two_points_and_the_kink(x: float, method: str, words: str) -> None:
    settings: dict[str, Any] = {"mode": "line", "curve": "kink", "x": x, "method": method, "h": 1.0}
    frame = shown(**settings)
    assert words in told(frame, frame.steps, **settings)
