"""Two names for one array, and the gradient of arrays of any shape."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest

from lab.experiments.descent import EXPERIMENT, DescentParams
from lab.experiments.descent.aliasing import AliasFrame
from lab.experiments.descent.shapes import ARRAYS, ShapesFrame
from tests.lab.experiments.descent_frames import shown, told


def alias(**settings: Any) -> AliasFrame:
    frame = shown(mode="alias", **{"steps": 100, **settings})
    assert isinstance(frame, AliasFrame)
    return frame


def test_question_8_in_place() -> None:
    frame = alias()
    np.testing.assert_allclose(frame.init_x[frame.n], (-6.1e-10, 8.1e-10), rtol=0.01)
    names, boxes = frame.variables(frame.n)
    assert {name.name for name in names} == {"init_x", "first", "history[0:100]"}
    assert {name.box for name in names} == {0}
    assert len(boxes) == 1
    # The second run goes on where the first one ended.
    np.testing.assert_array_equal(frame.x[frame.n + 1], frame.x[frame.n])
    assert len(np.unique(frame.path(frame.n, 0), axis=0)) == 1
    assert len(frame.path(frame.n, 0)) == 100
    assert frame.in_place.same
    assert frame.in_place.both


def test_question_8_with_copies() -> None:
    frame = alias(in_place=False, keep_x=False)
    for cursor in (0, 50, frame.n, frame.steps):
        np.testing.assert_array_equal(frame.init_x[cursor], (-3, 4))
    assert len(np.unique(frame.path(frame.n, 0), axis=0)) == 100
    np.testing.assert_array_equal(frame.copied.first, frame.copied.second)
    assert not frame.copied.same
    assert not frame.copied.both
    names, boxes = frame.variables(frame.steps)
    assert len({name.box for name in names}) == len(names) == len(boxes)
    assert boxes[names[-1].box].count == 100


def test_each_switch_alone() -> None:
    start_only = alias(in_place=False, keep_x=True)
    np.testing.assert_array_equal(start_only.init_x[-1], (-3, 4))
    assert len(np.unique(start_only.path(start_only.n, 0), axis=0)) == 1
    history_only = alias(in_place=True, keep_x=False)
    assert np.abs(history_only.init_x[-1]).max() < 1e-9
    assert len(np.unique(history_only.path(history_only.n, 0), axis=0)) == 100


@pytest.mark.parametrize("in_place", [True, False])
@pytest.mark.parametrize("keep_x", [True, False])
def test_every_name_shows_the_value_of_its_box(in_place: bool, keep_x: bool) -> None:
    frame = alias(steps=3, in_place=in_place, keep_x=keep_x)
    assert frame.steps == 7
    for cursor in range(frame.steps + 1):
        names, boxes = frame.variables(cursor)
        held = {name.name: boxes[name.box].value for name in names}
        assert held["init_x"] == pytest.approx(tuple(frame.init_x[cursor]))
        assert {name.box for name in names} == set(range(len(boxes)))
        if "first" in held and not in_place:
            assert held["first"] == pytest.approx(tuple(frame.copied.first))


def test_a_rate_that_overflows_gives_no_warning() -> None:
    frame = alias(lr=20.0, steps=300)
    told(frame, frame.steps, mode="alias", lr=20.0, steps=300)


def walked(array: str, function: str = "flat") -> ShapesFrame:
    frame = shown(mode="shapes", array=array, function=function)
    assert isinstance(frame, ShapesFrame)
    return frame


def test_question_9_on_a_column_gives_half() -> None:
    frame = walked("column")
    np.testing.assert_allclose(frame.result, [[1.00005], [2.00005], [3.00005], [4.00005]])
    assert frame.wrong(frame.steps).all()
    assert frame.saved_changed(1)
    assert not frame.saved_changed(2)
    assert frame.right_visit(3) == pytest.approx((30.00020001, 29.99980001, 2))


@pytest.mark.parametrize("array", ARRAYS)
@pytest.mark.parametrize("function", ["flat", "any"])
def test_the_quotient_comes_to_the_slope_behind_it(array: str, function: str) -> None:
    settings = DescentParams(mode="shapes", array=array, function=function)
    line = EXPERIMENT.explain(settings, walked(array, function), 3).formulas[-1]
    ahead, behind, slope = map(float, re.findall(r"[\d.]+", line.replace(r"2 \cdot 0.0001", "")))
    assert (ahead - behind) / 0.0002 == pytest.approx(slope)


def test_question_9_on_a_matrix_stops() -> None:
    frame = walked("matrix")
    assert frame.result is None
    assert "index 2 is out of bounds" in frame.error
    assert frame.moments[-1].index == (2,)
    told(frame, frame.steps, mode="shapes", array="matrix")


def test_whole_numbers_cut_h_off() -> None:
    frame = walked("integers")
    np.testing.assert_array_equal(frame.result, [25000, 35000])
    assert frame.right_visit(6) == pytest.approx((25.00080001, 24.99920001, 8))


def test_a_row_of_floats_is_right() -> None:
    assert walked("vector").is_right


@pytest.mark.parametrize("array", ARRAYS)
def test_the_engines_own_function_is_right_for_every_shape(array: str) -> None:
    frame = walked(array, "any")
    assert frame.is_right
    np.testing.assert_allclose(frame.right, 2 * ARRAYS[array][1], rtol=1e-9)
    assert not any(frame.wrong(cursor).any() for cursor in range(frame.steps + 1))
    assert not any(frame.saved_changed(cursor) for cursor in range(frame.steps + 1))


@pytest.mark.parametrize(
    ("function", "phase", "lines"),
    [
        ("flat", 2, ["grad[idx] = (f_ahead - f_behind) / (2 * h)", "x[idx] = saved"]),
        (
            "any",
            2,
            ["x[index] = saved", "gradient[index] = (f_ahead - f_behind) / ((ahead - behind) * h)"],
        ),
        ("any", 1, ["x[index] = saved + behind * h", "f_behind = _number(f(x))"]),
    ],
)
def test_the_lines_of_a_moment_are_marked(function: str, phase: int, lines: list[str]) -> None:
    settings = {"mode": "shapes", "array": "vector", "function": function}
    frame = shown(**settings)
    cursor = next(i for i, moment in enumerate(frame.moments) if moment.phase == phase)
    source = EXPERIMENT.explain(DescentParams(**settings), frame, cursor).source
    code = source.code().splitlines()
    assert [code[i].strip() for i in source.marked_lines()] == lines


@pytest.mark.parametrize("array", ["vector", "column"])
@pytest.mark.parametrize("function", ["flat", "any"])
def test_the_moments_end_with_the_result(array: str, function: str) -> None:
    frame = walked(array, function)
    np.testing.assert_array_equal(frame.moments[-1].gradient, frame.result)
    slopes = [moment.slope for moment in frame.moments if moment.phase == 2]
    np.testing.assert_allclose(slopes, np.ravel(frame.result), rtol=1e-12)
