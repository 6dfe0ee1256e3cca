"""Wiring: what a board does, what is open, what a hand does to it, and where things stand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from lab.boards import BOARDS
from lab.experiments.perceptron import EXPERIMENT, PRESETS, PerceptronParams, rewiring
from lab.experiments.perceptron.layout import places
from lab.experiments.perceptron.rewiring import KINDS
from lab.experiments.perceptron.wiring import (
    GOALS,
    MOST_GATES,
    WiringFrame,
    board_settings,
    wiring_frame,
)
from lab.experiments.perceptron.wiring_words import (
    at_inputs,
    at_sources,
    explain_wiring,
    gate_in_words,
    seen_in_words,
    verdict,
)
from lab.gates import Gate
from lab.message import InputError
from lab.polygon import clip

BOARD_NAMES = list(BOARDS)


def params(board: str = "xor", **changes: Any) -> PerceptronParams:
    return PerceptronParams(mode="wiring", **{**board_settings(board), **changes})


def after(chosen: PerceptronParams, changes: dict[str, Any]) -> WiringFrame:
    return wiring_frame(chosen.changed(**changes))


def test_xor_from_three_gates_is_there_at_the_start() -> None:
    frame = EXPERIMENT.frame(PerceptronParams(mode="wiring"))
    assert isinstance(frame, WiringFrame)
    assert frame.table["s1"] == (1, 1, 1, 0)
    assert frame.table["s2"] == (0, 1, 1, 1)
    assert frame.table["y"] == (0, 1, 1, 0)
    assert frame.chosen == "y"
    assert set(frame.lines) == {"s1", "s2"}
    assert str(verdict(params(), frame)) == "XOR ✓ right for all 4 inputs"


@pytest.mark.parametrize("name", BOARD_NAMES)
def test_ready_boards_are_right_for_all_inputs(name: str) -> None:
    frame = wiring_frame(params(name))
    assert frame.rows_right == len(frame.inputs) == 2 ** len(frame.board.inputs)
    assert frame.problem is None
    if name != "xor":
        value = {output.name: output.values for output in frame.outputs}
        for row, bits in enumerate(frame.inputs):
            assert 2 * value["carry"][row] + value["sum"][row] == sum(bits)
        assert {gate.gate.name() for gate in frame.board.gates} == {"NAND"}


def test_the_same_xor_in_s1_s2_needs_one_line() -> None:
    frame = wiring_frame(params())
    seen = {seen.place: (seen.target, seen_in_words(frame, seen)) for seen in frame.seen}
    assert seen == {
        (1.0, 0.0): (0, "(0, 0)"),
        (1.0, 1.0): (1, "(1, 0) (0, 1)"),
        (0.0, 1.0): (0, "(1, 1)"),
    }
    line = frame.board["y"].gate
    assert all(line(place) == target for place, (target, _) in seen.items())


def test_rows_of_both_classes_in_one_place_have_no_class() -> None:
    chosen = params()
    frame = after(chosen, rewiring.plugged(chosen, "y", 1, "s1"))
    assert {seen.target for seen in frame.seen} == {None, 0}


def test_one_line_is_called_enough_only_where_it_is() -> None:
    def told(changes: dict[str, Any]) -> str:
        chosen = params().changed(**changes)
        return str(explain_wiring(chosen, wiring_frame(chosen)).notes[0])

    assert "one line is enough" in told({})
    # Still a matter of the last gate alone: the points have moved as they should.
    assert "one line is enough" in told(rewiring.kind_changed(params(), "y", "OR"))
    # Two equal gates leave (1, 0) and (0, 0) in one place.
    assert "no line" in told(rewiring.kind_changed(params(), "s2", "NAND"))
    assert "no line" in told({"outputs": ("s1",)})
    assert "one line" in told({"outputs": ("x1",)})


@pytest.mark.parametrize("c", [0, 1])
def test_the_plane_of_the_full_adder_is_that_of_the_carry_on_the_cable(c: int) -> None:
    frame = wiring_frame(params("full_adder", lit=4 * c))
    assert frame.signal("c") == c
    for row in range(4):
        x = frame.inputs[row][:2]
        words = str(at_inputs(frame, x))
        assert words.endswith(f"carry = {frame.table['carry'][4 * c + row]}")


def test_pieces_and_read_out_agree() -> None:
    frame = wiring_frame(params())
    for piece in frame.pieces:
        x, y = clip(clip(piece.polygon, 1, 0, 3), -1, 0, 3).mean(axis=0).tolist()
        assert str(at_inputs(frame, (x, y))).endswith(f"y = {piece.signals['y']}")
    assert str(at_sources(frame, (1, 1))) == "(1, 1): sum 0.3 → 1"


def test_open_cables_get_a_sentence_and_what_is_known_stays() -> None:
    chosen = params()
    frame = after(chosen, rewiring.plugged(chosen, "s2", 0, ""))
    assert "Cable 1 of gate s2 is open" in str(frame.problem)
    assert frame.table["s1"] == (1, 1, 1, 0)
    assert frame.signal("y") is None
    assert frame.seen == ()
    assert frame.rows_right == 0
    frame = after(chosen, rewiring.output_plugged(chosen, 0, ""))
    assert "Output y has no cable" in str(frame.problem)
    assert frame.table["y"] == (0, 1, 1, 0)
    words = gate_in_words(frame.board, frame.board["s1"], None)
    assert str(words) == "s1: NAND of x1 and x2, output ?"


def test_an_empty_board_gets_a_sentence() -> None:
    chosen = params()
    for name in ("y", "s1", "s2"):
        chosen = chosen.changed(**rewiring.gate_removed(chosen, name))
    frame = wiring_frame(chosen)
    assert "The board is empty" in str(verdict(chosen, frame))
    assert (frame.chosen, frame.pieces, frame.lines) == ("", (), {})
    suggestion = EXPERIMENT.explain(chosen, frame, 0).suggestions[0]
    assert after(chosen, dict(suggestion.changes)).rows_right == 4


def test_a_loop_is_refused_with_its_way() -> None:
    with pytest.raises(InputError, match=r"loop: .*s1 → y|loop: .*y → s1"):
        rewiring.plugged(params(), "s1", 0, "y")
    rows = (("a", 0.5, 0.5, -0.2, "b", "x1"), ("b", 0.5, 0.5, -0.2, "a", "x2"))
    with pytest.raises(InputError, match="loop"):
        params(gates=rows)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ((("x1", 1, 1, 0, "x1", "x2"),), "used twice"),
        ((("a", 1, 1, 0, "x1", "nowhere"),), "no input or gate called nowhere"),
        ((("<b>", 1, 1, 0, "x1", "x2"),), "letters and digits"),
        ((("a", 99, 1, 0, "x1", "x2"),), "outside"),
    ],
)
def test_boards_from_damaged_files_are_refused(rows: Any, words: str) -> None:
    with pytest.raises(InputError, match=words):
        params(gates=rows)


@pytest.mark.parametrize("name", BOARD_NAMES)
def test_offered_sources_never_make_a_loop_and_others_always_do(name: str) -> None:
    chosen = params(name)
    for gate in chosen.board.gates:
        offered = rewiring.possible_sources(chosen.board, gate.name)
        for source in chosen.board.signals:
            if source in offered:
                assert chosen.changed(**rewiring.plugged(chosen, gate.name, 0, source))
            else:
                with pytest.raises(InputError, match="loop"):
                    rewiring.plugged(chosen, gate.name, 0, source)


def test_gates_are_changed_added_and_removed() -> None:
    chosen = params()
    assert len(KINDS) == 14
    for kind in KINDS:
        frame = after(chosen, rewiring.kind_changed(chosen, "s1", kind))
        assert frame.board["s1"].gate.name() == kind
        assert frame.chosen == "s1"
    with pytest.raises(InputError, match="No single gate can be XOR"):
        rewiring.kind_changed(chosen, "s1", "XOR")
    while len(chosen.gates) < MOST_GATES:
        chosen = chosen.changed(**rewiring.gate_added(chosen))
    assert wiring_frame(chosen).rows_right == 4, "gates that feed nothing change nothing"
    with pytest.raises(InputError, match="The board is full"):
        rewiring.gate_added(chosen)
    frame = after(chosen, rewiring.gate_removed(chosen, "y"))
    assert frame.outputs[0].source == ""


def test_a_line_dragged_in_the_plane_of_a_gate_is_its_weights() -> None:
    chosen = params()
    frame = after(chosen, rewiring.line_shifted(chosen, "s2", (0.25, 0.25)))
    assert frame.board["s2"].gate.total((0.25, 0.25)) == pytest.approx(0, abs=1e-3)
    assert frame.board["s2"].gate.weights[:2] == (0.5, 0.5)
    frame = after(chosen, rewiring.line_turned(chosen, "s2", 0, (0.9, -0.4)))
    assert frame.board["s2"].gate.total((0.9, -0.4)) == pytest.approx(0, abs=1e-3)
    weights = rewiring.weights_changed(chosen, "s2", Gate(50, 0, 10))
    assert after(chosen, weights).board["s2"].gate.weights == (2.0, 0.0, 0.4)


def test_switches_set_the_row_on_the_cables() -> None:
    chosen = params("full_adder", lit=0)
    for index, row in ((0, 1), (2, 5), (0, 4), (1, 6)):
        chosen = chosen.changed(**rewiring.input_flipped(chosen, index))
        assert wiring_frame(chosen).lit == row
        assert wiring_frame(chosen).inputs[row] == (row & 1, row >> 1 & 1, row >> 2 & 1)
    assert wiring_frame(params("xor", lit=6)).lit == 2


def test_the_third_input_comes_and_goes_with_the_goal() -> None:
    assert wiring_frame(params("xor", goal="full_adder")).board.inputs == ("x1", "x2", "c")
    idle = wiring_frame(params("full_adder", goal="XOR", outputs=("half",)))
    assert idle.board.inputs == ("x1", "x2", "c")
    assert idle.rows_right == 8, "without c the targets are those of x1 and x2"
    assert all(len(goal) in (1, 2) for goal in GOALS.values())


@pytest.mark.parametrize("name", BOARD_NAMES)
def test_on_the_board_everything_has_its_place(name: str) -> None:
    board = BOARDS[name].board
    found, outputs = places(board, board.outputs)
    assert set(found) == set(board.signals)
    spots = [*found.values(), *outputs]
    assert all(0 <= x <= 1 and 0.05 < y < 0.95 for x, y in spots)
    for i, (x, y) in enumerate(spots):
        for other_x, other_y in spots[:i]:
            assert x != other_x or abs(y - other_y) > 0.2
    for gate in board.gates:
        assert all(found[source][0] < found[gate.name][0] for source in gate.sources)
    assert all(x == 1 for x, _ in outputs)


@pytest.mark.parametrize("name", BOARD_NAMES)
def test_suggestions_do_what_they_say(name: str) -> None:
    chosen = params(name)
    frame = wiring_frame(chosen)
    for suggestion in EXPERIMENT.explain(chosen, frame, 0).suggestions:
        words, changed = str(suggestion.text), after(chosen, dict(suggestion.changes))
        if "OR. Which row" in words:
            assert changed.rows_right < 4
        elif words.startswith("Choose"):
            assert changed.chosen == "s1"
        else:
            assert changed.rows_right == len(changed.inputs)
            assert changed.board != frame.board


def test_formulas_have_the_signals_on_the_cables() -> None:
    chosen = params(lit=2)
    whole, symbols, numbers = EXPERIMENT.explain(chosen, wiring_frame(chosen), 0).formulas
    assert r"\mathrm{AND}(\mathrm{NAND}(x_{1}, x_{2}), \mathrm{OR}(x_{1}, x_{2}))" in whole
    assert symbols == r"0.5 \cdot s_{1} + 0.5 \cdot s_{2} - 0.7 > 0 \;?"
    assert numbers.startswith(r"0.5 \cdot 1 + 0.5 \cdot 1 - 0.7 = 0.3 > 0")


def random_edit(chosen: PerceptronParams, rng: np.random.Generator) -> dict[str, Any]:
    """Return what some move of a hand would change."""
    names = [gate.name for gate in chosen.board.gates]
    source = str(rng.choice([*chosen.board.signals, ""]))
    move = int(rng.integers(6)) if names else 0
    if move == 0:
        return rewiring.gate_added(chosen)
    gate = str(rng.choice(names))
    if move in (1, 2):
        return rewiring.plugged(chosen, gate, move - 1, source)
    if move == 3:
        return rewiring.gate_removed(chosen, gate)
    if move == 4:
        return rewiring.kind_changed(chosen, gate, str(rng.choice(KINDS)))
    return rewiring.output_plugged(chosen, 1, source)


def test_random_boards_never_break_the_frame() -> None:
    rng = np.random.default_rng(3)
    chosen, refused = params("full_adder"), 0
    for _ in range(200):
        try:
            chosen = chosen.changed(**random_edit(chosen, rng))
        except InputError:
            refused += 1
            continue
        frame = wiring_frame(chosen)
        assert str(verdict(chosen, frame))
        assert EXPERIMENT.explain(chosen, frame, 0).title
        places(frame.board, [output.source for output in frame.outputs])
    assert 0 < refused < 100


def test_presets_of_all_three_views() -> None:
    assert {preset.params.mode for preset in PRESETS} == {"gate", "learning", "wiring"}
    assert len({preset.name for preset in PRESETS}) == len(PRESETS)
