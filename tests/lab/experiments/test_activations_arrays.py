"""The three-layer net of chapter 3, and shapes that meet or stretch (Q6)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lab.experiments.activations import PRESETS, ActivationsParams, explain, shapes, three_layers
from lab.experiments.activations.shapes import read_shape, written
from lab.message import InputError

# Chapter 3.4, as printed there.
BOOK = {
    "a1": (0.3, 0.7, 1.1),
    "z1": (0.57444252, 0.66818777, 0.75026011),
    "a2": (0.51615984, 1.21402696),
    "z2": (0.62624937, 0.7710107),
    "y": (0.31682708, 0.69627909),
}


def net(**settings: object) -> three_layers.NetFrame:
    return three_layers.compute(ActivationsParams(mode="network", **settings))  # type: ignore[arg-type]


def test_the_books_net_to_all_printed_digits() -> None:
    stages = {stage.name: stage.values for stage in net().stages}
    for name, values in BOOK.items():
        np.testing.assert_allclose(stages[name], values, atol=5e-9)
    assert net().steps == 6


def test_weights_and_inputs_are_used_where_they_belong() -> None:
    params = ActivationsParams(mode="network", hidden="identity", inputs=(2.0, -1.0))
    x = np.array(params.inputs)
    for layer in (1, 2, 3):
        x = x @ params.matrix(f"W{layer}") + params.matrix(f"b{layer}")
    np.testing.assert_allclose(three_layers.compute(params).y, x)
    assert params.matrix("W1").tolist() == [[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]]
    assert params.matrix("W2").shape == (3, 2)
    assert params.matrix("b3").tolist() == [0.1, 0.2]


def test_a_softmax_at_the_end_adds_up_to_one() -> None:
    assert net(output="softmax").y.sum() == pytest.approx(1)


def test_with_all_weights_zero_the_input_no_longer_matters() -> None:
    zero = (0.0,) * 23
    np.testing.assert_array_equal(net(weights=zero).y, net(weights=zero, inputs=(-3.0, 7.0)).y)


def test_the_numbers_of_each_step_are_written_out() -> None:
    params = ActivationsParams(mode="network")
    frame = three_layers.compute(params)
    first = explain(params, frame, 1)
    assert r"1 \cdot 0.1 + 0.5 \cdot 0.2 + 0.1 = 0.3" in first.formulas[1]
    assert "(2,) · (2, 3) → (3,)" in str(first.notes[0])
    assert any("0.31682708" in formula for formula in explain(params, frame, 6).formulas)


# Question 6

DOT, ADD = "dot", "broadcast"


def frame(operation: str, a: str, b: str, cell: int = 0) -> shapes.ShapesFrame:
    params = ActivationsParams(mode="shapes", operation=operation, shape_a=a, shape_b=b, cell=cell)
    return shapes.compute(params)


@pytest.mark.parametrize(
    ("operation", "a", "b", "result"),
    [
        (DOT, "(2,)", "(2, 3)", (3,)),
        (DOT, "(5, 2, 3)", "(7, 3, 4)", (5, 2, 7, 4)),
        (ADD, "(3,)", "(3, 1)", (3, 3)),
        (ADD, "(10,)", "(10, 1)", (10, 10)),
    ],
)
def test_the_readers_shapes(operation: str, a: str, b: str, result: tuple[int, ...]) -> None:
    assert frame(operation, a, b).result == result


def test_the_other_way_round_is_an_error_in_numpys_own_words() -> None:
    drawn = frame(DOT, "(2, 3)", "(2,)")
    assert drawn.result is None
    assert drawn.error == "ValueError: shapes (2,3) and (2,) not aligned: 3 (dim 1) != 2 (dim 0)"
    assert [axis.role for axis in drawn.a] == ["kept", "clash"]


def test_roles_of_axes() -> None:
    meet = frame(DOT, "(4, 2)", "(5, 2, 3)")
    assert [axis.role for axis in meet.a] == ["kept", "meet"]
    assert [axis.role for axis in meet.b] == ["kept", "meet", "kept"]
    grown = frame(ADD, "(3,)", "(4, 1)")
    assert [axis.role for axis in grown.a] == ["added", "kept"]
    assert [axis.role for axis in grown.b] == ["kept", "stretched"]


def numpys_answer(
    function: Callable[..., Any], a: tuple[int, ...], b: tuple[int, ...]
) -> tuple[tuple[int, ...] | None, str]:
    try:
        return np.shape(function(np.zeros(a), np.zeros(b))), ""
    except ValueError as error:
        return None, f"ValueError: {error}"


shape = st.lists(st.integers(0, 4), max_size=4).map(tuple)


@given(shape, shape)
def test_every_dot_agrees_with_numpy(a: tuple[int, ...], b: tuple[int, ...]) -> None:
    drawn = frame(DOT, written(a), written(b))
    assert (drawn.result, drawn.error) == numpys_answer(np.dot, a, b)


@given(shape, shape)
def test_every_sum_agrees_with_numpy(a: tuple[int, ...], b: tuple[int, ...]) -> None:
    drawn = frame(ADD, written(a), written(b))
    assert (drawn.result, drawn.error) == numpys_answer(np.add, a, b)


@given(shape, shape, st.integers(0, 35), st.sampled_from([DOT, ADD]))
def test_a_chosen_number_is_made_of_what_lights_up(
    a: tuple[int, ...], b: tuple[int, ...], cell: int, operation: str
) -> None:
    cells = frame(operation, written(a), written(b), cell).cells
    if cells is None:
        return
    left = [cells.a.ravel()[i] for i in cells.used_a]
    right = [cells.b.ravel()[i] for i in cells.used_b]
    made = sum(x * y for x, y in zip(left, right, strict=True))
    if operation == ADD:
        made = left[0] + right[0]
    assert cells.result.ravel()[cells.cell] == made


def test_copies_made_by_stretching_are_told_apart() -> None:
    cells = frame(ADD, "(2, 3)", "(3,)").cells
    assert cells is not None
    assert not cells.copied_a.any()
    assert cells.copied_b.tolist() == [[False] * 3, [True] * 3]


def test_huge_shapes_take_no_memory() -> None:
    assert frame(ADD, "(1000000, 1)", "(1000000,)").result == (1_000_000, 1_000_000)
    assert frame(DOT, "(1000000, 1000000)", "(999999, 1000000)").error
    assert frame(ADD, "999999 " * 5, "3").error.startswith("ValueError")
    assert frame(DOT, "(7, 7)", "(7, 7)").cells is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(2, 3)", (2, 3)),
        ("2 x 3", (2, 3)),
        ("2×3", (2, 3)),
        ("(2,)", (2,)),
        (" 7 ", (7,)),
        ("()", ()),
        ("", ()),
        ("2, 3,", (2, 3)),
        ("( 2 , 3 )", (2, 3)),
        ("2 3", (2, 3)),
        ("（2，3）", (2, 3)),
    ],
)
def test_shapes_are_read_as_people_write_them(text: str, expected: tuple[int, ...]) -> None:
    assert read_shape(text) == expected


@pytest.mark.parametrize("text", ["two", "(2, -3)", "(2.5,)", "1,1,1,1,1,1", "99999999", "²"])
def test_what_is_no_shape_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(InputError):
        read_shape(text)


@pytest.mark.parametrize("text", ["(2", "2)", "1,2,,3", ",2", "(,)", "2,,", "2 x", "((2, 3))"])
def test_half_a_shape_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="is not a shape"):
        read_shape(text)


def test_both_stretched_is_told() -> None:
    params = ActivationsParams(mode="shapes", operation=ADD, shape_a="(10,)", shape_b="(10, 1)")
    notes = " ".join(map(str, explain(params, shapes.compute(params), 0).notes))
    assert "Both are stretched" in notes


@pytest.mark.parametrize(
    ("operation", "a", "b", "rule"),
    [
        (DOT, "(2,)", "(2,)", r"y = \sum_k a_{k}\, b_{k}"),
        (DOT, "(2, 3)", "(3, 4)", r"y_{ij} = \sum_k a_{ik}\, b_{kj}"),
        (DOT, "(5, 2, 3)", "(7, 3, 4)", r"y_{ijlm} = \sum_k a_{ijk}\, b_{lkm}"),
        (ADD, "(4, 3)", "(3,)", "y_{ij} = a_{ij} + b_{j}"),
        (ADD, "(3,)", "(3, 1)", "y_{ij} = a_{j} + b_{i0}"),
    ],
)
def test_the_rule_is_written_for_these_axes(operation: str, a: str, b: str, rule: str) -> None:
    params = ActivationsParams(mode="shapes", operation=operation, shape_a=a, shape_b=b)
    assert explain(params, shapes.compute(params), 0).formulas[0] == rule


def test_presets_of_these_views_are_the_books() -> None:
    by_name = {preset.name: preset for preset in PRESETS}
    assert by_name["fig-3-15"].params.mode == "network"
    assert (by_name["q6"].params.shape_a, by_name["q6"].params.shape_b) == ("(2,)", "(2, 3)")
