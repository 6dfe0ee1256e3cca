"""One gate by hand: the frame, the weight space, and what a drag does to the weights."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lab.experiments.perceptron import EXPERIMENT, PRESETS, PerceptronParams
from lab.experiments.perceptron.gate import (
    MOST_BIAS,
    MOST_WEIGHT,
    GateFrame,
    cells,
    flipped,
    gate_frame,
    grips,
    pointed,
    shifted,
    turned,
)
from lab.experiments.perceptron.gate_words import at_point, at_weights, terms, verdict
from lab.gates import INPUTS, TRUTH_TABLES, Gate
from lab.nn import mlp
from lab.polygon import area
from lab.questions import question
from lab.weight_space import solution

PLACES = st.tuples(st.floats(-3, 3), st.floats(-3, 3))


def shown(**changes: Any) -> GateFrame:
    frame = EXPERIMENT.frame(PerceptronParams(**changes))
    assert isinstance(frame, GateFrame)
    return frame


def test_it_opens_with_the_books_and_gate() -> None:
    frame = EXPERIMENT.frame(PRESETS[0].params)
    assert (frame.gate.w1, frame.gate.w2, frame.gate.b) == (0.5, 0.5, -0.7)
    assert frame.sums == pytest.approx((-0.7, -0.2, -0.2, 0.3))
    assert frame.outputs == frame.targets == (0, 0, 0, 1)
    assert str(verdict(frame)) == "AND ✓ all four rows are right"


@pytest.mark.parametrize(
    ("name", "weights"),
    [("and", (0.5, 0.5, -0.7)), ("nand", (-0.5, -0.5, 0.7)), ("or", (0.5, 0.5, -0.2))],
)
def test_the_books_gates_are_presets_and_right(name: str, weights: tuple[float, ...]) -> None:
    params = EXPERIMENT.preset(name).params
    assert (params.w1, params.w2, params.b) == weights
    assert gate_frame(params).right_count == 4


def test_every_target_is_a_setting_and_two_of_the_sixteen_are_told_to_be_impossible() -> None:
    targets = PerceptronParams.specs()["target"].options  # type: ignore[attr-defined]
    assert set(targets) == set(TRUTH_TABLES)
    impossible = [name for name in targets if not shown(target=name).possible]
    assert sorted(impossible) == ["XNOR", "XOR"]
    for name in impossible:
        frames = [shown(target=name, b=float(b)) for b in np.linspace(-MOST_BIAS, MOST_BIAS, 25)]
        assert max(frame.best for frame in frames) == 3
        assert all("contradicts" in str(frame.region.reason) for frame in frames)
    for name in set(targets) - set(impossible):
        biases = np.linspace(-1.95, 1.95, 40)
        assert any(shown(target=name, b=float(b)).best == 4 for b in biases), name


@pytest.mark.parametrize("b", [-2.7, -0.7, 0.0, 0.4, 1.9])
@pytest.mark.parametrize("name", ["AND", "XOR", "x1 OR NOT x2", "0"])
def test_cells_cover_the_weight_space_and_count_what_weights_in_them_do(
    name: str, b: float
) -> None:
    targets = TRUTH_TABLES[name]
    found = cells(b, targets)
    assert sum(area(cell.corners) for cell in found) == pytest.approx(16)
    for cell in found:
        if cell.centre is None:
            continue
        outputs = Gate(*cell.centre, b).outputs()
        assert cell.right == sum(y == t for y, t in zip(outputs, targets, strict=True))


def test_the_region_is_the_cell_where_all_rows_are_right() -> None:
    frame = shown()
    solved = [cell for cell in frame.cells if cell.right == 4]
    assert len(solved) == 1
    assert area(solved[0].corners) == pytest.approx(area(frame.region.polygon))


@settings(max_examples=60, deadline=None)
@given(w=st.tuples(st.floats(-2, 2), st.floats(-2, 2)), b=st.floats(-3, 3), to=PLACES)
def test_dragging_an_end_holds_the_other_and_follows_the_hand(
    w: tuple[float, float], b: float, to: tuple[float, float]
) -> None:
    params = PerceptronParams(w1=w[0], w2=w[1], b=b)
    held = grips(params.gate)
    if held is None or np.hypot(*w) < 0.1 or np.hypot(*np.subtract(to, held[2])) < 0.1:
        return
    changes = turned(params, 0, to)
    after = params.changed(**changes).gate
    # Weights are kept to four digits.
    slack = 2e-3 + 1e-3 * np.abs([*held[2], *to]).max()
    size = np.hypot(after.w1, after.w2)
    assert abs(after.total(held[2])) / size < slack / min(1, size)
    assert abs(after.total(to)) / size < slack / min(1, size)


@settings(max_examples=60, deadline=None)
@given(to=PLACES)
def test_dragging_the_middle_shifts_and_dragging_the_tip_sets_w(to: tuple[float, float]) -> None:
    params = PerceptronParams(w1=0.8, w2=-0.3, b=0.2)
    after = params.changed(**shifted(params, to)).gate
    assert after.total(to) == pytest.approx(0, abs=2e-3)
    assert after.w1 * -0.3 == pytest.approx(after.w2 * 0.8, abs=2e-4)
    tip = params.changed(**pointed(params, to))
    assert (tip.w1, tip.w2) == pytest.approx(np.clip(to, -MOST_WEIGHT, MOST_WEIGHT), abs=1e-4)
    assert tip.b == 0.2


def test_an_end_dropped_on_the_other_changes_nothing() -> None:
    params = PerceptronParams()
    held = grips(params.gate)
    assert held is not None
    assert turned(params, 0, held[2]) == {}
    assert grips(Gate(0, 0, 1)) is None
    assert turned(params.changed(w1=0, w2=0), 0, (1, 1)) == {}


def test_clicking_points_leads_from_and_to_every_target() -> None:
    params, seen = PerceptronParams(target="0"), set()
    for row in (0, 1, 0, 2, 0, 1, 0, 3, 0, 1, 0, 2, 0, 1, 0):
        seen.add(params.target)
        params = params.changed(**flipped(params, row))
        assert params.row == row
    assert seen | {params.target} == set(TRUTH_TABLES)


def test_read_outs_have_the_numbers_of_the_place() -> None:
    frame = shown()
    assert str(at_point(frame.gate, (1, 0))) == "(1, 0): 0.5·1 + 0.5·0 − 0.7 = −0.2 → y = 0"
    assert terms(Gate(-0.5, 0.25, 0.7), (-1, 2)) == "−0.5·(−1) + 0.25·2 + 0.7"
    words = str(at_weights(frame, (0.9, 0.1)))
    assert words == "w1 = 0.9, w2 = 0.1 makes x1: 3 of 4 rows right"


def test_a_sum_that_just_decides_is_not_written_as_0() -> None:
    chosen = PerceptronParams(w1=1e-9, w2=0.0, b=0.0, row=1)
    frame = EXPERIMENT.frame(chosen)
    assert isinstance(frame, GateFrame)
    numbers = EXPERIMENT.explain(chosen, frame, 0).formulas[1]
    assert "= 10^{-9} > 0" in numbers
    assert str(at_point(frame.gate, (1, 0))).endswith("= 10⁻⁹ → y = 1")
    assert str(at_point(frame.gate, (-1, 0))).endswith("= 0 → y = 0")


def test_no_line_at_all_is_said() -> None:
    params = PerceptronParams(w1=0, w2=0, b=0.5)
    explanation = EXPERIMENT.explain(params, gate_frame(params), 0)
    assert "no line is within sight" in str(explanation.notes[0])


@pytest.mark.parametrize("name", list(TRUTH_TABLES))
@pytest.mark.parametrize("right", [True, False])
def test_suggestions_do_what_they_say(name: str, right: bool) -> None:
    params = PerceptronParams(target=name, w1=0.3, w2=-1.4, b=0.15)
    found = solution(TRUTH_TABLES[name])
    if right and found is not None:
        params = params.changed(w1=2 * found.w1, w2=2 * found.w2, b=2 * found.b)
    explanation = EXPERIMENT.explain(params, gate_frame(params), 0)
    for suggestion in explanation.suggestions:
        words, after = str(suggestion.text), params.changed(**suggestion.changes)
        frame = EXPERIMENT.frame(after)
        if "four rows right" in words or "with the other sign" in words:
            assert frame.right_count == 4
        elif "Change the sign" in words:
            assert frame.right_count == 4
            assert (after.w1, after.w2, after.b) == (-params.w1, -params.w2, -params.b)
        elif "no other line beats" in words:
            assert frame.right_count == 3
        elif "XOR. How many" in words:
            assert frame.target == "XOR"
        elif "Wire three gates" in words:
            assert frame.rows_right == 4
        else:
            assert "learning rule" in words
            assert not frame.learning.separation.separable


def test_q1_no_line_gets_all_four_points_of_xor() -> None:
    rng = np.random.default_rng(0)
    w1, w2, b = rng.normal(size=(3, 200_000))
    x = np.array(INPUTS)
    outputs = w1[:, None] * x[:, 0] + w2[:, None] * x[:, 1] + b[:, None] > 0
    right = (outputs == np.array(TRUTH_TABLES["XOR"])).sum(axis=1)
    assert right.max() == 3
    preset = EXPERIMENT.preset("xor")
    asked = question(preset.question)
    assert asked.guesses[asked.right] == "3"
    assert gate_frame(preset.params).right_count < 3, "the answer is not on show at the start"


def test_q1_two_hidden_units_do_not_always_learn_xor_and_four_do() -> None:
    x, t = np.array(INPUTS, dtype=np.float64), np.array(TRUTH_TABLES["XOR"])

    def learns(hidden: int, seed: int) -> bool:
        net = mlp([2, hidden, 2], activation="sigmoid", init="xavier", seed=seed, dtype=np.float64)
        for _ in range(3000):
            net.loss_and_gradient(x, t)
            net.params -= net.grads
        return bool(np.all(net.predict(x).argmax(axis=1) == t))

    with_two = [learns(2, seed) for seed in range(8)]
    assert 0 < sum(with_two) < 8
    assert all(learns(4, seed) for seed in range(4))
