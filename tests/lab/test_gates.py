from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lab.gates import GATES, INPUTS, TRUTH_TABLES, Gate, table_name
from lab.message import InputError
from lab.polygon import area, box, clip, cut
from lab.weight_space import solution, weight_region, why_impossible

SQUARE = box((-1, 2), (-1, 2))
weight = st.floats(-3, 3).map(lambda w: round(w, 6))
gates = st.builds(Gate, weight, weight, weight)


def test_the_books_gates() -> None:
    logic = {
        "AND": lambda a, b: a and b,
        "NAND": lambda a, b: not (a and b),
        "OR": lambda a, b: a or b,
    }
    assert GATES["AND"] == Gate(0.5, 0.5, -0.7)
    assert GATES["NAND"] == Gate(-0.5, -0.5, 0.7)
    assert GATES["OR"] == Gate(0.5, 0.5, -0.2)
    for name, gate in GATES.items():
        assert gate.outputs() == tuple(int(logic[name](*x)) for x in INPUTS)
        assert gate.name() == name


def test_a_sum_of_exactly_0_gives_0() -> None:
    assert Gate(1, 1, 0)((0, 0)) == 0
    assert Gate(0.5, 0.5, -0.5).total((1, 0)) == 0
    assert Gate(0.5, 0.5, -0.5).outputs() == (0, 0, 0, 1)


def test_all_sixteen_tables_of_which_exactly_fourteen_can_be_made() -> None:
    assert set(TRUTH_TABLES.values()) == set(itertools.product((0, 1), repeat=4))
    impossible = {name for name, table in TRUTH_TABLES.items() if solution(table) is None}
    assert impossible == {"XOR", "XNOR"}
    for name, table in TRUTH_TABLES.items():
        assert table_name(table) == name
        assert (why_impossible(table) is None) == (name not in impossible)
        if gate := solution(table):
            assert gate.outputs() == table


def test_names_say_what_the_tables_do() -> None:
    for name, table in TRUTH_TABLES.items():
        words = name.replace("XNOR", "==").replace("XOR", "!=")
        for (x1, x2), output in zip(INPUTS, table, strict=True):
            if name in ("NAND", "NOR", "AND", "OR"):
                value = x1 and x2 if "AND" in name else x1 or x2
                value = not value if name.startswith("N") else value
            elif words in ("==", "!="):
                value = (x1 == x2) == (words == "==")
            else:
                value = eval(words.lower(), {"x1": bool(x1), "x2": bool(x2)})
            assert bool(value) == bool(output), name


@given(gate=gates)
def test_areas_and_line_divide_the_plane_as_the_gate_does(gate: Gate) -> None:
    ones, zeros = gate.area(SQUARE), gate.area(SQUARE, 0)
    assert area(ones) + area(zeros) == pytest.approx(9, abs=1e-9)
    for polygon, sign in ((ones, 1), (zeros, -1)):
        if len(polygon) > 2 and area(polygon) > 1e-6:
            assert np.all(sign * gate.total(polygon) > -1e-9)
            assert gate(polygon.mean(axis=0)) == (sign > 0)
    line = gate.line(SQUARE)
    if len(line):
        np.testing.assert_allclose(gate.total(line), 0, atol=1e-9)
        assert np.all(np.abs(line - 0.5) <= 1.5 + 1e-9)
    elif (gate.w1, gate.w2) != (0, 0):
        assert len(set(gate(SQUARE).tolist())) == 1 or 0 in gate.total(SQUARE)


@given(gate=gates, p=st.tuples(weight, weight), q=st.tuples(weight, weight))
def test_dragging_the_line(gate: Gate, p: tuple[float, float], q: tuple[float, float]) -> None:
    size = np.hypot(gate.w1, gate.w2)
    shifted = gate.shifted_to(p)
    assert (shifted.w1, shifted.w2) == (gate.w1, gate.w2)
    assert shifted.total(p) == pytest.approx(0, abs=1e-9)
    if np.hypot(p[0] - q[0], p[1] - q[1]) < 1e-3:
        return
    turned = gate.through(p, q)
    np.testing.assert_allclose(turned.total([p, q]), 0, atol=1e-9)
    assert np.hypot(turned.w1, turned.w2) == pytest.approx(size or 1)
    assert turned.w1 * gate.w1 + turned.w2 * gate.w2 >= 0


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: Gate(float("nan"), 0, 0), "w1"),
        (lambda: Gate(0, float("inf"), 0), "w2"),
        (lambda: Gate(0, 0, "b"), "b must"),  # type: ignore[arg-type]
        (lambda: Gate(1, 1, 1).through((1, 1), (1, 1)), "two different points"),
        (lambda: table_name((0, 1, 2, 0)), "truth table"),
        (lambda: table_name((0, 1)), "truth table"),  # type: ignore[arg-type]
        (lambda: weight_region((0, 0, 0, 1), float("nan")), "finite"),
        (lambda: weight_region((0, 0, 0, 1), 0.0, limit=0), "limit"),
    ],
)
def test_impossible_gates_are_told(call: Any, told: str) -> None:
    with pytest.raises(InputError, match=told):
        call()


@pytest.mark.parametrize("name", TRUTH_TABLES)
@pytest.mark.parametrize("b", [-3.0, -0.7, 0.0, 0.3, 1.5])
def test_weight_regions_against_random_weights(name: str, b: float) -> None:
    table = TRUTH_TABLES[name]
    region = weight_region(table, b, limit=2)
    w = np.random.default_rng(1).uniform(-2, 2, (20_000, 2))
    totals = w @ np.array(INPUTS).T + b
    solves = np.all((totals > 0) == np.array(table), axis=1)
    assert area(region.polygon) == pytest.approx(16 * solves.mean(), abs=0.3)
    assert (len(region.polygon) > 0) == bool(solves.any())
    assert (region.reason is None) == (len(region.polygon) > 0)
    if len(region.polygon):
        w1, w2 = region.polygon.mean(axis=0)
        assert Gate(w1, w2, b).outputs() == table


def test_empty_regions_say_why() -> None:
    assert "contradicts" in str(weight_region(TRUTH_TABLES["XOR"], -0.5).reason)
    assert "contradicts" in str(weight_region(TRUTH_TABLES["XNOR"], 0.5).reason)
    assert "b must be ≤ 0" in str(weight_region(TRUTH_TABLES["AND"], 0.5).reason)
    assert "b must be > 0" in str(weight_region(TRUTH_TABLES["NAND"], 0.0).reason)
    assert "larger weights" in str(weight_region(TRUTH_TABLES["AND"], -5.0).reason)


def test_cutting_polygons() -> None:
    np.testing.assert_array_equal(clip(SQUARE, 0, 0, 1), SQUARE)
    assert clip(SQUARE, 0, 0, -1).shape == (0, 2)
    assert area(clip(SQUARE, 1, 0, 0)) == pytest.approx(6)
    assert area(clip(np.empty((0, 2)), 1, 0, 0)) == 0
    assert cut(SQUARE, 1, 0, 5).shape == (0, 2)
    np.testing.assert_allclose(sorted(cut(SQUARE, 1, -1, 0).tolist()), [[-1, -1], [2, 2]])
    np.testing.assert_allclose(sorted(cut(SQUARE, 1, 0, 0).tolist()), [[0, -1], [0, 2]])
