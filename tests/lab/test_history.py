"""The curves of a run: nothing is lost, and what is drawn is what was measured."""

from __future__ import annotations

import csv
import io

import numpy as np
import pytest

from lab import checkpoint
from lab.history import Evaluation, History
from lab.nn import mlp
from lab.pulse import Pulse


def evaluation(step: int, test_loss: float = 1.0) -> Evaluation:
    return Evaluation(step, step / 10, 0.5, 0.9, test_loss, 0.8, 0.1 * step, 0.2 * step, 3.0)


def full() -> History:
    rng = np.random.default_rng(0)
    history = History()
    history.add_losses(rng.random(250))
    history.evaluations += [evaluation(0, 2.3), evaluation(100, 0.7), evaluation(250, 0.9)]
    history.add_answers(rng.dirichlet(np.ones(10), 251))
    sizes = [np.array([1.0, 2.0]), np.array([0.1, 0.2]), np.array([0.01, 0.02])]
    history.pulses += [Pulse(1, ("affine1", "affine2"), *sizes)]
    return history


def test_losses_that_come_one_by_one_or_in_heaps_are_all_there() -> None:
    history = History()
    sent: list[float] = []
    for count in (1, 3, 2000, 1, 5000):
        new = np.arange(count) + len(sent)
        history.add_losses(new)
        sent += new.tolist()
    history.add_losses(7.5)
    assert history.losses.tolist() == [*sent, 7.5]
    assert history.steps == len(sent) + 1


def test_the_smoothed_curve_is_a_running_mean() -> None:
    history = History()
    losses = np.random.default_rng(1).random(400)
    history.add_losses(losses)
    expected = [losses[max(0, i - 49) : i + 1].mean() for i in range(400)]
    assert np.allclose(history.smoothed(50), expected, atol=1e-6)
    assert np.allclose(history.smoothed(1), losses, atol=1e-6)


def test_a_short_run_is_hardly_smoothed() -> None:
    history = History()
    history.add_losses([3.0, 1.0, 2.0])
    assert history.smoothed().tolist() == pytest.approx([3.0, 1.0, 2.0])


def test_the_curve_for_drawing_keeps_every_extreme() -> None:
    history = History()
    losses = np.random.default_rng(2).random(12_345).astype(np.float32)
    losses[7_777] = 50.0
    losses[9_999] = -50.0
    history.add_losses(losses)
    curve = history.curve(most=500)
    assert len(curve.step) <= 500
    assert curve.high.max() == 50.0
    assert curve.low.min() == -50.0
    assert curve.step[-1] == 12_345
    assert np.isclose(curve.smooth[-1], history.smoothed()[-1])
    assert (curve.low <= curve.high).all()


def test_an_empty_history_has_an_empty_curve() -> None:
    history = History()
    assert len(history.curve().step) == 0
    assert history.best() is None
    assert history.answers.shape == (0, 0)
    assert history.to_csv().splitlines() == [history.to_csv().strip()]


def test_the_best_is_the_first_smallest_that_is_a_number() -> None:
    history = full()
    history.evaluations.insert(0, evaluation(0, float("nan")))
    best = history.best()
    assert best is not None
    assert best.step == 100


def test_the_gap_is_in_accuracy() -> None:
    assert evaluation(5).gap == pytest.approx(0.1)


def test_a_checkpoint_brings_all_curves_back(tmp_path) -> None:
    history = full()
    path = tmp_path / "net.npz"
    checkpoint.save(path, mlp([4, 3]), history=history.to_arrays())
    again = History.from_arrays(checkpoint.load(path).history)
    assert np.array_equal(again.losses, history.losses)
    assert again.evaluations == history.evaluations
    assert np.allclose(again.answers, history.answers)
    (pulse,) = again.pulses
    assert pulse.layers == ("affine1", "affine2")
    assert pulse.updates.tolist() == [0.01, 0.02]
    assert pulse.ratios.tolist() == pytest.approx([0.01, 0.01])


def test_answers_of_many_classes_come_back_in_their_order() -> None:
    history = History()
    history.add_answers(np.arange(12.0)[None])
    again = History.from_arrays(history.to_arrays())
    assert again.answers.tolist() == history.answers.tolist()


def test_what_an_older_file_lacks_is_no_number_and_harms_nothing() -> None:
    arrays = full().to_arrays()
    del arrays["weight_norm"]
    arrays = {name: values for name, values in arrays.items() if "pulse.affine2" not in name}
    arrays["answer.3"] = arrays["answer.3"][:7]
    again = History.from_arrays(arrays)
    assert [e.test_loss for e in again.evaluations] == [2.3, 0.7, 0.9]
    assert np.isnan(again.evaluations[0].weight_norm)
    assert again.pulses[0].layers == ("affine1",)
    assert len(again.answers) == 0


def test_curves_are_cut_at_a_step() -> None:
    history = full()
    cut = history.until(2)
    assert cut.steps == 2
    assert np.array_equal(cut.losses, history.losses[:2])
    assert all(e.step <= 2 for e in cut.evaluations)
    assert len(cut.answers) == 3
    assert history.until(history.steps).evaluations == history.evaluations


def test_the_csv_has_a_line_a_step_and_what_was_measured() -> None:
    rows = list(csv.DictReader(io.StringIO(full().to_csv())))
    assert len(rows) == 251
    assert rows[0]["loss"] == ""
    assert float(rows[0]["test_loss"]) == 2.3
    assert rows[1]["test_loss"] == ""
    assert float(rows[100]["loss"]) == pytest.approx(float(full().losses[99]), rel=1e-6)
    assert float(rows[250]["test_accuracy"]) == 0.8
