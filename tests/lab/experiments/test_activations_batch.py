"""Softmax of a batch, its mistakes, and what they do to the training (Q4, Q5)."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

from lab.calculus import numerical_gradient
from lab.experiments.activations import PRESETS, ActivationsParams, batch, explain
from lab.experiments.activations.faulty_training import FaultyFrame, train
from lab.experiments.activations.mistakes import MISTAKES
from lab.nn import cross_entropy, one_hot, softmax

TRAINABLE = [name for name, mistake in MISTAKES.items() if mistake.gradient is not None]


def params(**settings: object) -> ActivationsParams:
    return ActivationsParams(mode="batch", **settings)  # type: ignore[arg-type]


def frame(**settings: object) -> batch.BatchFrame:
    return batch.compute(params(**settings))


def test_right_rows_add_up_to_one_whatever_the_mistake() -> None:
    for mistake in MISTAKES:
        right = frame(mistake=mistake, rows=4, columns=4).right
        np.testing.assert_allclose(right.row_sums, 1)


def test_summed_over_the_whole_batch_the_samples_compete() -> None:
    before = frame(mistake="whole_batch")
    assert before.wrong.row_sums.sum() == pytest.approx(1)
    assert np.all(before.wrong.row_sums < 0.99)
    values = list(params().batch)
    values[0] += 1
    after = frame(mistake="whole_batch", batch=tuple(values))
    assert np.all(after.wrong.y[1:] < before.wrong.y[1:])
    np.testing.assert_array_equal(after.right.y[1:], before.right.y[1:])


def test_without_keepdims_two_by_three_fails_and_a_square_is_silently_wrong() -> None:
    failed = frame(mistake="no_keepdims", rows=2, columns=3)
    assert failed.wrong.error.startswith("ValueError: operands could not be broadcast")
    assert "(2,3) (2,)" in failed.wrong.error
    silent = frame(mistake="no_keepdims", rows=3, columns=3)
    assert not silent.wrong.error
    assert np.abs(silent.wrong.row_sums - 1).max() > 0.1


@pytest.mark.parametrize(("mistake", "sign"), [("numerator", -1), ("denominator", 1)])
def test_an_unshifted_a_moves_the_loss_by_the_mean_row_maximum(mistake: str, sign: int) -> None:
    drawn = frame(mistake=mistake, rows=4, columns=4)
    shift = drawn.a.max(axis=1).mean()
    assert drawn.wrong.loss == pytest.approx(drawn.right.loss + sign * shift, abs=1e-5)


def test_a_negative_loss_needs_a_y_above_one() -> None:
    drawn = frame(mistake="numerator")
    assert drawn.wrong.loss < 0
    assert drawn.wrong.y.max() > 1
    assert np.all(drawn.wrong.row_sums > 1)


def test_a_class_beyond_the_last_is_the_last() -> None:
    assert frame(columns=2, targets=(3, 1, 0, 2)).t.tolist() == [1, 1, 0]


@pytest.mark.parametrize("name", TRAINABLE)
def test_the_gradient_is_that_of_the_loss_with_the_mistake(name: str) -> None:
    rng = np.random.default_rng(3)
    a = rng.normal(size=(4, 5)) / 2
    t = rng.integers(0, 5, 4)
    mistake = MISTAKES[name]
    assert mistake.gradient is not None
    exact = mistake.gradient(a, mistake.softmax(a), one_hot(t, 5))
    numerical = numerical_gradient(lambda a: cross_entropy(mistake.softmax(a), t), a)
    # The 1e-7 in the logarithm of the loss is not in the gradient.
    np.testing.assert_allclose(exact, numerical, rtol=3e-4, atol=1e-5)


def test_the_words_count_what_is_above_one() -> None:
    p = params(mistake="numerator")
    drawn = batch.compute(p)
    notes = " ".join(map(str, explain(p, drawn, 0).notes))
    assert f"{np.count_nonzero(drawn.wrong.y > 1)} of the values are above 1" in notes


# The training that follows


def test_a_right_loss_by_chance_is_called_so() -> None:
    """With each class once, the logarithms of all sums are added up either way."""

    def told(of: ActivationsParams) -> str:
        return " ".join(map(str, explain(of, batch.compute(of), 0).notes))

    chosen = params(mistake="no_keepdims")
    made = batch.compute(chosen)
    assert made.wrong.loss == pytest.approx(made.right.loss)
    assert "right by chance" in told(chosen)
    first = explain(chosen, made, 0).suggestions[0]
    changed = chosen.changed(**first.changes)
    after = batch.compute(changed)
    assert abs(after.wrong.loss - after.right.loss) > 0.05
    assert "right by chance" not in told(changed)


def last(**settings: object) -> FaultyFrame:
    *_, end = train(params(**settings))
    return end


def test_question_4_the_first_loss_is_near_log_1000_and_never_below_log_100() -> None:
    preset = next(p for p in PRESETS if p.name == "q4").params
    *_, end = train(preset)
    assert end.loss[0] == pytest.approx(math.log(1000), abs=0.2)
    assert end.right_loss[0] == pytest.approx(math.log(10), abs=0.2)
    assert end.loss.min() > math.log(100)
    assert 0.9 < end.accuracy < 0.94
    np.testing.assert_allclose(end.row_sum, 0.01, rtol=1e-3)


def test_question_4_with_the_backpropagation_formula_all_is_lost() -> None:
    end = last(mistake="whole_batch", gradient="backprop", train_steps=320)
    assert end.first_lost is not None
    assert 200 < end.first_lost < 300
    assert end.accuracy == pytest.approx(0.098, abs=0.001)


def test_question_5_judged_wrong_the_loss_sinks_and_the_accuracy_stays() -> None:
    preset = next(p for p in PRESETS if p.name == "q5").params
    *_, end = train(preset)
    assert end.loss[0] == pytest.approx(1.9, abs=0.2)
    assert end.first_negative is not None
    assert 10 < end.first_negative < 30
    assert -8 < end.loss[-50:].mean() < -4
    assert end.accuracy == pytest.approx(end.right_accuracy, abs=1e-3)


def test_question_5_the_wrong_loss_itself_is_driven_to_minus_infinity() -> None:
    end = last(mistake="numerator", gradient="exact", train_steps=300)
    assert end.first_negative is not None
    assert end.first_lost is not None
    assert end.first_negative <= 3
    assert end.first_lost < 20
    assert end.loss[end.first_lost] == -np.inf
    assert end.accuracy == pytest.approx(0.098, abs=0.001)


def test_question_5_with_y_minus_t_it_learns() -> None:
    end = last(mistake="numerator", gradient="backprop", train_steps=300)
    assert np.all(end.loss > 0)
    assert end.accuracy > 0.85


def test_the_other_unshifted_a_begins_too_high() -> None:
    end = last(mistake="denominator", gradient="exact", train_steps=40)
    assert end.loss[0] > end.right_loss[0] + 0.2
    assert end.first_lost is not None


def test_without_a_mistake_both_nets_are_the_same() -> None:
    end = last(mistake="right", train_steps=40)
    np.testing.assert_allclose(end.loss, end.right_loss, atol=1e-4)
    assert end.accuracy == pytest.approx(end.right_accuracy, abs=1e-3)


def test_frames_come_on_the_way_and_the_same_seed_gives_the_same_bits() -> None:
    frames = list(train(params(train_steps=40, seed=5)))
    assert [len(f.loss) for f in frames] == [10, 20, 30, 40, 40]
    assert [f.finished for f in frames] == [False] * 4 + [True]
    again = list(train(params(train_steps=40, seed=5)))[-1]
    for field in dataclasses.fields(FaultyFrame):
        np.testing.assert_array_equal(getattr(frames[-1], field.name), getattr(again, field.name))
    assert not np.array_equal(last(train_steps=40, seed=6).loss, again.loss)


def test_the_engines_softmax_is_the_right_one() -> None:
    a = np.random.default_rng(0).normal(size=(3, 4))
    np.testing.assert_array_equal(MISTAKES["right"].softmax(a), softmax(a))
