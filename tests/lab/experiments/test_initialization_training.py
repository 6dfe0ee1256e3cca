"""What training makes of the first weights: Q16, Q18, and weights that are all the same."""

from __future__ import annotations

import numpy as np
import pytest

from lab.experiments.initialization import InitializationParams, run
from lab.experiments.initialization.before_after import BeforeAfter, TrainingFrame
from lab.experiments.initialization.jobs import job, joined, needs_child, stream, tasks
from lab.experiments.initialization.presets import PRESETS
from lab.experiments.initialization.sixteen import (
    NORMED,
    PLAIN,
    STARTS,
    STD,
    Share,
    SixteenFrame,
    empty,
    run_share,
    settings,
)
from lab.experiments.initialization.symmetry import SymmetryFrame
from lab.experiments.training import TrainingParams
from tests.lab.experiments.initialization_runs import last_frame

SHORT = InitializationParams(
    mode="training", activation="relu", std=0.01, layers=2, units=20, iterations=60
)
SIXTEEN = InitializationParams(mode="batch_norm", activation="relu")
NOTHING: frozenset[str] = frozenset()


def preset(name: str) -> InitializationParams:
    return next(p.params for p in PRESETS if p.name == name)


@pytest.fixture(scope="module")
def q16() -> TrainingFrame:
    frame = last_frame(preset("q16"))
    assert isinstance(frame, TrainingFrame)
    return frame


def test_q16_he_learns_and_the_small_std_does_not(q16: TrainingFrame) -> None:
    accuracy = q16.accuracy
    assert accuracy["he"] - accuracy["std"] >= 0.70
    assert accuracy["he"] - accuracy["xavier"] >= 0.05
    assert accuracy["std"] == pytest.approx(0.1127, abs=1e-4)
    assert accuracy["xavier"] == pytest.approx(0.78, abs=0.04)
    assert accuracy["he"] == pytest.approx(0.89, abs=0.015)
    assert q16.smoothed("std")[-1] == pytest.approx(np.log(10), abs=0.003)


def test_q16_the_dead_signals_gradient_is_tiny(q16: TrainingFrame) -> None:
    at_first = {name: snapshots[0] for name, snapshots in q16.snapshots.items()}
    assert at_first["he"].weight_gradient.min() > 1e4 * at_first["std"].weight_gradient.max()
    falling = at_first["std"].std
    assert falling[:-1] / falling[1:] == pytest.approx(15, rel=0.2)


def test_snapshots_are_taken_on_the_way(q16: TrainingFrame) -> None:
    assert q16.steps == 40
    assert q16.snapshot_steps[0] == 0
    assert q16.snapshot_steps[-1] == 500
    assert q16.done == 1
    assert all(len(snapshots) == 41 for snapshots in q16.snapshots.values())
    assert all(len(losses) == 500 for losses in q16.losses.values())


def test_what_a_child_sends_piece_by_piece_is_the_whole_run() -> None:
    whole = last_frame(SHORT)
    assert isinstance(whole, TrainingFrame)
    work = stream(job(SHORT))
    assert isinstance(work, BeforeAfter)
    pieces: TrainingFrame = TrainingFrame(60)
    steps = 0
    while work.step():
        steps += 1
        if steps % 7 == 0:
            together = joined(pieces, work.frame(NOTHING))
            assert isinstance(together, TrainingFrame)
            pieces = together
    together = joined(pieces, work.frame(NOTHING))
    assert isinstance(together, TrainingFrame)
    assert together.snapshot_steps == whole.snapshot_steps
    assert together.accuracy == whole.accuracy
    for name in ("std", "xavier", "he"):
        np.testing.assert_array_equal(together.losses[name], whole.losses[name])
        np.testing.assert_array_equal(
            together.snapshots[name][-1].counts, whole.snapshots[name][-1].counts
        )


def test_a_network_that_runs_away_is_told_and_the_others_go_on() -> None:
    frame = last_frame(SHORT.changed(std=10.0, layers=4, units=100))
    assert isinstance(frame, TrainingFrame)
    assert "diverged" in str(frame.diverged["std"])
    assert set(frame.accuracy) == {"xavier", "he"}
    assert len(frame.losses["he"]) == 60


def final(start: int, normed: int, **changes: float) -> float:
    """Return the accuracy at the end of one of the 32 runs."""
    share = Share(SIXTEEN.changed(**changes), 2 * start + normed, 2 * STARTS)
    *_, frame = run_share(share)
    return float(frame.final[start, normed])


def test_q18_a_small_std_is_best_with_batch_norm() -> None:
    assert STD[7] == pytest.approx(0.0136, rel=0.01)
    with_norm, without = final(7, NORMED), final(7, PLAIN)
    assert with_norm >= 0.99
    assert with_norm - without >= 0.70


def test_q18_std_1_is_slow_and_not_stuck() -> None:
    assert final(0, NORMED) <= 0.55
    assert np.isnan(final(0, PLAIN))
    assert final(0, NORMED, lr=1.0) >= 0.99


def test_q18_the_plain_network_wins_where_its_std_fits() -> None:
    assert final(2, PLAIN) > final(2, NORMED) + 0.1


def test_shares_of_several_children_make_up_the_whole() -> None:
    small = SIXTEEN.changed(images=100, epochs=2, layers=1, units=10)
    whole = last_frame(small)
    assert isinstance(whole, SixteenFrame)
    together = empty(small)
    for share in tasks(small, 3):
        assert isinstance(share, Share)
        *_, part = run_share(share)
        together = together.merged(part)
    assert together.done == 1
    np.testing.assert_array_equal(together.accuracy, whole.accuracy)
    np.testing.assert_array_equal(together.finished, np.ones((STARTS, 2), bool))


def test_a_run_opens_on_the_mnist_tab_with_its_settings() -> None:
    changes = settings(SIXTEEN, 7, True)
    params = TrainingParams().changed(**changes)
    assert params.layers == ("affine 100", "batch_norm", "relu") * 5
    assert params.init_std == STD[7]
    assert params.most_steps == 191
    assert "batch_norm" not in TrainingParams().changed(**settings(SIXTEEN, 7, False)).layers


@pytest.mark.parametrize("same", [0.0, 0.01])
def test_equal_units_stay_equal(same: float) -> None:
    frame = last_frame(InitializationParams(mode="zeros", same=same, lr=0.5))
    assert isinstance(frame, SymmetryFrame)
    assert frame.same.apart[0] == 0
    assert frame.same.apart.max() < 1e-5
    assert frame.random.apart.min() > 0.3
    moved = np.abs(frame.same.into[-1] - frame.same.into[0]).max()
    assert moved > 1e-3
    assert frame.random.loss[-1] < frame.same.loss[-1] - 0.2


def test_zeros_with_relu_do_not_move_at_all() -> None:
    frame = last_frame(InitializationParams(mode="zeros", activation="relu", lr=0.5))
    assert isinstance(frame, SymmetryFrame)
    assert not frame.same.into.any()
    assert not frame.same.out.any()


def test_a_job_is_the_same_where_only_the_picture_differs() -> None:
    params = preset("fig-6-15")
    assert job(params) == job(params.changed(watch="std", log_counts=False, layer=3))
    assert job(params) != job(params.changed(lr=0.1))
    point = InitializationParams(mode="survival")
    assert job(point) == job(point.changed(std=0.3, layers=9, init="he", survives="all"))
    assert job(point) != job(point.changed(activation="relu"))
    for known in PRESETS:
        assert job(job(known.params)) == job(known.params)


def test_only_long_work_goes_to_a_child() -> None:
    assert not needs_child(InitializationParams())
    assert not needs_child(InitializationParams(mode="compare"))
    assert needs_child(InitializationParams(units=1000, layers=20))
    assert needs_child(InitializationParams(mode="survival"))
    assert not needs_child(InitializationParams(mode="zeros"))


def test_the_first_frame_comes_at_once() -> None:
    """Before any data is read or anything trained: nothing in it, but something to show."""
    first = next(run(preset("fig-6-15")))
    assert isinstance(first, TrainingFrame)
    assert first.steps == 0
    sixteen = next(run(SIXTEEN))
    assert isinstance(sixteen, SixteenFrame)
    assert sixteen.done == 0
