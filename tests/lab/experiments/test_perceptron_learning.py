"""Learning: the frame over the rule, what is said of a look, and what a hand does to the points."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from lab.experiments.perceptron import EXPERIMENT, PRESETS, PerceptronParams
from lab.experiments.perceptron.learning import (
    MOST_POINTS,
    LearningFrame,
    added,
    flipped,
    free_place,
    learning_frame,
    moved,
    point_set,
    removed,
    street,
)
from lab.experiments.perceptron.learning_words import look_in_words, margin_in_words, standing
from lab.gates import Gate
from lab.message import InputError

LEARNING = [preset.name for preset in PRESETS if preset.params.mode == "learning"]


def params(points: Any = "blobs", **changes: Any) -> PerceptronParams:
    found = point_set(points) if isinstance(points, str) else points
    return PerceptronParams(mode="learning", points=found, **changes)


def shown(points: Any = "blobs", **changes: Any) -> LearningFrame:
    frame = EXPERIMENT.frame(params(points, **changes))
    assert isinstance(frame, LearningFrame)
    return frame


def test_the_six_sets_are_presets() -> None:
    names = {"and", "or", "xor", "blobs", "outlier", "touching"}
    assert {name.removeprefix("learn_") for name in LEARNING} == names


@pytest.mark.parametrize("name", LEARNING)
def test_every_step_of_every_preset_says_what_happened(name: str) -> None:
    chosen = EXPERIMENT.preset(name).params
    frame = learning_frame(chosen)
    learning = frame.learning
    assert learning is not None
    assert frame.steps == len(learning)
    for cursor in range(0, frame.steps + 1, max(1, frame.steps // 40)):
        explanation = EXPERIMENT.explain(chosen, frame, cursor)
        words = str(look_in_words(frame, cursor))
        if cursor and learning.error[cursor - 1]:
            assert "w moves" in words
            assert len(explanation.formulas) == 4
            assert explanation.source is not None
            if cursor < frame.steps:
                assert any("step = lr" in line for line in marked(explanation.source))
        elif cursor:
            assert "as it should" in words
            assert len(explanation.formulas) == 2


def marked(source: Any) -> list[str]:
    lines = source.code().splitlines()
    return [lines[i] for i in source.marked_lines()]


def test_the_update_is_written_with_its_numbers() -> None:
    chosen = params("and", lr=0.5)
    frame = learning_frame(chosen)
    # The first look at (1, 1), the only one: 0 + 0 + 0 is not > 0, so it gives 0.
    explanation = EXPERIMENT.explain(chosen, frame, 4)
    assert str(explanation.title) == "Perceptron rule, look 4: y = 0, t = 1"
    _, total, w, b = explanation.formulas
    assert total.endswith(r"= 0 \le 0")
    assert w == r"w \leftarrow (0, 0) + 0.5 \cdot (1, 1) = (0.5, 0.5)"
    assert b == r"b \leftarrow 0 + 0.5 = 0.5"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("and", "✓ learned (updates: 10, epochs: 6)"),
        (((1.0, 1.0, 1),), "✓ learned (updates: 1, epochs: 2)"),
        ("xor", "✗ No line separates these points"),
    ],
)
def test_it_says_how_it_ended(name: Any, words: str) -> None:
    frame = shown(name)
    assert str(standing(frame, frame.steps)).startswith(words)
    if name == "xor":
        assert str(standing(frame, 3)).startswith(words), "it is said before the rule goes round"
        assert "best –" in str(margin_in_words(frame, 3))


def test_without_a_line_there_is_no_margin() -> None:
    frame = shown(((1.0, 1.0, 0), (1.0, 1.0, 1)))
    assert "nan" not in " ".join(str(margin_in_words(frame, c)) for c in range(frame.steps + 1))
    assert str(margin_in_words(frame, 0)).startswith("margin –")


@pytest.mark.parametrize("w1", [-1.0, 1.0])
def test_one_class_alone_has_no_widest_street(w1: float) -> None:
    chosen = params(((3.0, 0.0, 0), (5.0, 1.0, 0)), start_w1=w1)
    frame = learning_frame(chosen)
    explanation = EXPERIMENT.explain(chosen, frame, frame.steps)
    assert "widest street" not in " ".join(map(str, explanation.notes))
    assert "best ∞" in str(margin_in_words(frame, frame.steps))


def test_the_street_touches_the_nearest_points_and_holds_none() -> None:
    frame = shown("blobs")
    lines = street(frame, frame.steps)
    assert lines is not None
    assert street(frame, 1) is None
    low, high = (Gate(*line).total(frame.points) for line in lines)
    # low is the ones' side of the street: all ones lie beyond it, all zeros beyond the other.
    ones = frame.targets == 1
    assert np.all(low[ones] >= -1e-9)
    assert np.all(high[~ones] <= 1e-9)
    assert min(low[ones].min(), -high[~ones].max()) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(
    ("points", "words"),
    [
        ((), "There are no points yet"),
        (((0.0, 0.0, 1), (1.0, 2.0, 1)), "All points are of class 1"),
        (((1.0, 1.0, 0), (1.0, 1.0, 1)), "Two points in one place have different targets"),
    ],
)
def test_points_that_cannot_be_learned_get_a_sentence(points: Any, words: str) -> None:
    chosen = params(points)
    frame = learning_frame(chosen)
    told = [str(standing(frame, frame.steps))]
    told += [str(note) for note in EXPERIMENT.explain(chosen, frame, frame.steps).notes]
    if frame.learning is not None:
        told.append(str(frame.learning.separation.reason))
    assert any(words in sentence for sentence in told)
    assert frame.steps == 0 or frame.learning is not None


def test_a_single_one_is_not_told_as_several() -> None:
    frame = shown(((1.0, 1.0, 1),))
    assert str(standing(frame, 0)) == "points on the wrong side: 1 of 1"
    ended = EXPERIMENT.explain(params(((1.0, 1.0, 1),)), frame, frame.steps).notes[0]
    assert str(ended) == "All points are on the right side (updates: 1, epochs: 2)."
    assert str(standing(shown("xor"), 1)).endswith("(wrong now: 2)")


def test_hands_add_move_flip_and_remove_points() -> None:
    chosen = params("and")
    more = chosen.changed(**added(chosen, (0.123456, -50), 1))
    assert more.points[-1] == (0.12, -10.0, 1)
    assert more.changed(**moved(more, 0, (2, 3))).points[0] == (2.0, 3.0, 0)
    assert more.changed(**flipped(more, 0)).points[0] == (0.0, 0.0, 1)
    assert more.changed(**removed(more, 4)).points == chosen.points
    full = params(((0.0, 0.0, 0),) * MOST_POINTS)
    with pytest.raises(InputError, match="61 given"):
        full.changed(**added(full, (1, 1), 0))


@pytest.mark.parametrize("points", ["and", "blobs", ()])
def test_a_new_point_finds_room(points: Any) -> None:
    chosen = params(points)
    for _ in range(8):
        place = free_place(chosen)
        apart = [np.hypot(x - place[0], y - place[1]) for x, y, _ in chosen.points]
        assert min(apart, default=1) > 0.12
        chosen = chosen.changed(**added(chosen, place, 1))


def test_vectors_are_drawn_at_a_length_that_fits() -> None:
    for lr in (0.01, 0.1, 1, 10):
        frame = shown("blobs", lr=lr)
        assert frame.learning is not None
        longest = np.hypot(*frame.learning.weights[:, :2].T).max() * frame.scale
        assert 0.4 <= longest <= 1.3


def test_suggestions_do_what_they_say() -> None:
    for name in ("blobs", "xor"):
        chosen = params(name)
        frame = learning_frame(chosen)
        assert frame.learning is not None
        for suggestion in EXPERIMENT.explain(chosen, frame, frame.steps).suggestions:
            after = learning_frame(chosen.changed(**suggestion.changes)).learning
            words = str(suggestion.text)
            assert after is not None
            if "outlier" in words:
                assert len(after.errors) > 2 * len(frame.learning.errors)
            elif "XOR" in words:
                assert not after.separation.separable
            else:
                assert after.learned
