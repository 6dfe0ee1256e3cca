from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lab.boards import BOARDS
from lab.gates import GATES, INPUTS, Gate
from lab.message import InputError
from lab.polygon import area, box
from lab.regions import pieces
from lab.separability import separate
from lab.wiring import MAX_GATES, Board, WiredGate, from_rows

NAND, OR, AND = GATES["NAND"], GATES["OR"], GATES["AND"]
XOR = BOARDS["xor"].board
SQUARE = box((-0.5, 1.5), (-0.5, 1.5))


def test_xor_from_three_gates() -> None:
    table = XOR.truth_table()
    assert table["x1"].tolist() == [x1 for x1, _ in INPUTS]
    assert table["x2"].tolist() == [x2 for _, x2 in INPUTS]
    assert table["s1"].tolist() == [1, 1, 1, 0]
    assert table["s2"].tolist() == [0, 1, 1, 1]
    assert table["y"].tolist() == [0, 1, 1, 0]


@pytest.mark.parametrize("name", ["half_adder", "full_adder"])
def test_adders_of_nand_gates_alone_can_add(name: str) -> None:
    board = BOARDS[name].board
    table = board.truth_table()
    total = sum(table[x] for x in board.inputs)
    np.testing.assert_array_equal(2 * table["carry"] + table["sum"], total)
    assert {gate.gate.name() for gate in board.gates} == {"NAND"}


@pytest.mark.parametrize("name", BOARDS)
def test_presets_do_what_they_are_wired_for(name: str) -> None:
    preset = BOARDS[name]
    table = preset.board.truth_table()
    assert set(preset.targets) == set(preset.board.outputs)
    for output, column in preset.targets.items():
        assert tuple(table[output]) == column


def test_in_s1_s2_one_line_is_enough_for_xor() -> None:
    seen = XOR.seen_by("y")
    np.testing.assert_array_equal(seen, [[1, 0], [1, 1], [1, 1], [0, 1]])
    targets = np.array([0, 1, 1, 0])
    assert not separate(INPUTS, targets).separable
    assert separate(seen, targets).separable
    np.testing.assert_array_equal(XOR["y"].gate(seen), targets)


@pytest.mark.parametrize("name", BOARDS)
@pytest.mark.parametrize("c", [0.0, 1.0])
def test_pieces_of_the_plane_against_points_of_it(name: str, c: float) -> None:
    board = BOARDS[name].board
    parts = pieces(board, SQUARE, {"c": c})
    assert sum(area(p.polygon) for p in parts) == pytest.approx(4)
    points = np.random.default_rng(0).uniform(-0.5, 1.5, (4000, 2))
    values = dict(zip(board.inputs, (*points.T, c), strict=False))
    signals = board.evaluate(values)
    for gate in board.gates:
        share = sum(area(p.polygon) for p in parts if p.signals[gate.name])
        assert share == pytest.approx(4 * signals[gate.name].mean(), abs=0.12)
    for part in parts:
        middle = part.polygon.mean(axis=0)
        there = board.evaluate(dict(zip(board.inputs, (*middle, c), strict=False)))
        assert {g.name: there[g.name] for g in board.gates} == part.signals


def test_the_xor_region_is_the_strip_between_two_lines() -> None:
    parts = pieces(XOR, SQUARE)
    strip = [p for p in parts if p.signals["y"]]
    assert len(strip) == 1
    for x1, x2 in strip[0].polygon:
        assert 0.4 - 1e-9 <= x1 + x2 <= 1.4 + 1e-9


def random_board(rng: np.random.Generator, gates: int) -> Board:
    board = Board(("x1", "x2"))
    for i in range(gates):
        w1, w2, b = rng.uniform(-1, 1, 3)
        first, second = rng.choice(board.signals, 2)
        board = board.with_gate(WiredGate(f"g{i}", Gate(w1, w2, b), (str(first), str(second))))
    return board


@given(seed=st.integers(0, 10_000), gates=st.integers(1, 10))
def test_random_boards(seed: int, gates: int) -> None:
    rng = np.random.default_rng(seed)
    board = random_board(rng, gates)
    shuffled = Board(board.inputs, tuple(board.gates[i] for i in rng.permutation(gates)))
    table = board.truth_table()
    again = shuffled.truth_table()
    column = shuffled.columns()
    for gate in board.gates:
        np.testing.assert_array_equal(table[gate.name], again[gate.name])
        a, b = (table[s] for s in gate.sources)
        expected = gate.gate.w1 * a + gate.gate.w2 * b + gate.gate.b > 0
        np.testing.assert_array_equal(table[gate.name], expected)
        assert column[gate.name] == 1 + max(column[s] for s in gate.sources)
    assert sum(area(p.polygon) for p in pieces(board, SQUARE)) == pytest.approx(4)


def test_editing_makes_new_boards() -> None:
    swapped = XOR.with_gate(WiredGate("s1", AND, ("x1", "x2")))
    assert swapped.truth_table()["y"].tolist() == [0, 0, 0, 1]
    assert XOR["s1"].gate == NAND
    replugged = XOR.plugged("y", 0, "s2")
    assert replugged.truth_table()["y"].tolist() == [0, 1, 1, 1]
    assert replugged["y"].sources == ("s2", "s2")
    assert XOR.plugged("y", 1, "x2")["y"].sources == ("s1", "x2")
    without = XOR.without_gate("s1")
    assert without["y"].sources == ("", "s2")
    assert without.outputs == ("y",)
    assert XOR.without_gate("y").outputs == ()
    assert XOR.columns() == {"x1": 0, "x2": 0, "s1": 1, "s2": 1, "y": 2}


def test_equations_name_each_gate_by_what_it_does() -> None:
    assert XOR.equations() == [
        ("s1", "s1 = NAND(x1, x2)"),
        ("s2", "s2 = OR(x1, x2)"),
        ("y", "y = AND(s1, s2)"),
    ]
    one_sided = XOR.with_gate(WiredGate("y", Gate(1, -1, -0.5), ("s2", "x1")))
    assert one_sided.equations()[-1] == ("y", "y = s2 AND NOT x1")
    assert XOR.without_gate("s1").equations()[-1] == ("y", "y = AND(?, s2)")
    never = XOR.with_gate(WiredGate("y", Gate(0, 0, -1), ("s1", "s2")))
    assert never.equations()[-1] == ("y", "y = 0")


@pytest.mark.parametrize("name", BOARDS)
def test_boards_can_be_saved_as_plain_values(name: str) -> None:
    board = BOARDS[name].board
    assert from_rows(board.inputs, board.rows(), board.outputs) == board


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: XOR.plugged("s1", 0, "y"), "loop: s1 → y → s1"),
        (lambda: XOR.plugged("s1", 0, "s1"), "loop: s1 → s1"),
        (lambda: XOR.plugged("s1", 0, "nowhere"), "no input or gate called nowhere"),
        (lambda: XOR.plugged("nothing", 0, "x1"), "no gate called nothing"),
        (lambda: XOR.without_gate("x1"), "no gate called x1"),
        (lambda: Board(("x1", "x2")).truth_table(), "empty"),
        (lambda: pieces(Board(("x1", "x2")), SQUARE), "empty"),
        (lambda: XOR.without_gate("s1").truth_table(), "Cable 1 of gate y is open"),
        (lambda: pieces(XOR.without_gate("s2"), SQUARE), "Cable 2 of gate y is open"),
        (lambda: XOR.without_gate("s1").seen_by("y"), "open"),
        (lambda: XOR.evaluate({"x1": 0}), "Input x2"),
        (lambda: XOR.with_gate(WiredGate("x1", AND, ("x1", "x2"))), "x1 is used twice"),
        (lambda: XOR.with_gate(WiredGate("", AND, ("x1", "x2"))), "empty or too long"),
        (lambda: XOR.with_gate(WiredGate("a" * 13, AND, ("x1", "x2"))), "too long"),
        (lambda: Board(()), "1 to 4 inputs"),
        (lambda: Board(tuple("abcde")), "1 to 4 inputs"),
        (lambda: random_board(np.random.default_rng(0), MAX_GATES + 1), "at most 40"),
        (lambda: Board(("x1",), outputs=("y",)), "called y"),
        (
            lambda: pieces(Board(("x1",), (WiredGate("y", AND, ("x1", "x1")),)), SQUARE),
            "two inputs",
        ),
    ],
)
def test_impossible_boards_are_told(call: Any, told: str) -> None:
    with pytest.raises(InputError, match=told):
        call()


def test_a_long_loop_is_named_in_full() -> None:
    rows = [(f"g{i}", 1.0, 1.0, 0.0, f"g{(i + 1) % 9}", "x1") for i in range(9)]
    with pytest.raises(InputError, match="loop") as caught:
        from_rows(["x1"], rows, [])
    assert str(caught.value).count("→") == 9
