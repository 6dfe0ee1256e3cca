"""The fair race and the basin map: whole arrays of racers against one racer at a time."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest

from lab.experiments.optimizers import EXPERIMENT, OptimizersParams, explain, run
from lab.experiments.optimizers.basin import Basin, map_basins
from lab.experiments.optimizers.fair import Fair, tune
from lab.experiments.optimizers.frame import make_frame, with_found, work_key
from lab.experiments.optimizers.race import run_race
from lab.experiments.optimizers.results import arrivals
from lab.optim import OPTIMIZERS
from lab.surface_choice import OWN
from tests.lab.experiments.test_optimizers import only, params


def tuned(settings: OptimizersParams) -> Fair:
    *_, last = tune(settings)
    return last


def mapped(settings: OptimizersParams) -> Basin:
    *_, last = map_basins(settings)
    return last


def steps_to_goal(settings: OptimizersParams) -> list[float]:
    """Return the steps that the only racer needs from each start, inf if it does not arrive."""
    race = run_race(settings)
    arrived = arrivals(race.excess, settings.goal)[0].astype(float)
    return [step if step >= 0 else np.inf for step in arrived]


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_each_rate_is_tried_as_a_race_of_its_own(name: str) -> None:
    settings = only(name, mode="fair", tries=13, steps=60, starts=((-7.0, 2.0), (3.0, 3.0)))
    fair = tuned(settings)
    assert fair.rates[0] == 1e-4
    assert fair.rates[-1] == 10
    alone = settings.changed(mode="race")
    needed = [np.mean(steps_to_goal(alone.changed(**{f"{name}_lr": r}))) for r in fair.rates]
    np.testing.assert_array_equal(fair.needed[0], needed)
    if np.isfinite(needed).any():
        assert fair.needed[0, fair.chosen[0]] == np.min(needed)


def test_the_race_is_run_at_the_tuned_rates() -> None:
    settings = params(mode="fair", tries=21, steps=100)
    *_, frame = run(settings)
    assert frame.fair is not None
    assert frame.fair.done
    best = frame.fair.best()
    assert set(best) == set(OPTIMIZERS)
    np.testing.assert_array_equal(frame.race.rates[0], [best[name] for name in frame.race.names])
    arrived = {row.name: row.arrived for row in frame.rows}
    for k, name in enumerate(frame.fair.names):
        assert arrived[name] == frame.fair.needed[k, frame.fair.chosen[k]]


def test_the_formula_and_the_end_of_the_grid_are_told() -> None:
    settings = params(mode="fair", tries=21, steps=100, selected="adam")
    *_, frame = run(settings)
    assert frame.fair is not None
    told = explain(settings, frame, 3)
    assert str(told.title) == "Fair race, step 3: Adam"
    best = frame.fair.best()
    (said,) = [str(note) for note in told.notes if "end of the grid" in str(note)]
    for name in OPTIMIZERS:
        assert (f"{OPTIMIZERS[name].title} (η" in said) == (best[name] in (1e-4, 10.0))
    assert "AdamW (η = 10)" in said


def test_among_rates_that_do_not_arrive_the_lowest_end_is_taken() -> None:
    settings = only("sgd", mode="fair", surface="rosenbrock", tries=21, steps=50)
    fair = tuned(settings)
    assert np.isinf(fair.needed).all()
    alone = settings.changed(mode="race")
    ends = [run_race(alone.changed(sgd_lr=rate)).f[-1, 0, 0] for rate in fair.rates]
    assert fair.chosen[0] == np.nanargmin(ends)


def test_rates_that_leave_the_range_of_floats_are_tried_without_a_warning() -> None:
    starts = ((-7.0, 2.0), (7.0, 2.0), (10.0, 10.0))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        fair = tuned(only("sgd", mode="fair", tries=5, steps=200, starts=starts))
    assert fair.done
    assert np.isinf(fair.needed[0, -1])


def test_progress_grows_to_one_and_knows_more_and_more() -> None:
    seen = list(tune(params(mode="fair", tries=5, steps=300)))
    shares = [fair.progress for fair in seen]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert len(shares) > len(OPTIMIZERS)
    assert np.isnan(seen[0].needed).sum() > np.isnan(seen[-1].needed).sum() == 0


def test_without_a_lowest_point_nothing_is_tuned() -> None:
    settings = params(mode="fair", surface="saddle")
    fair = tuned(settings)
    assert fair.done
    assert fair.best() == {}
    told = explain(settings, make_frame(settings, fair), 5)
    assert "no lowest point" in str(told.notes[0])


def test_the_verdict_names_the_winner() -> None:
    settings = params(mode="fair", steps=100)
    fair = tuned(settings)
    told = " ".join(str(note) for note in explain(settings, make_frame(settings, fair), 9).notes)
    winner = fair.names[int(np.argmin(fair.needed.min(axis=1)))]
    assert f"{OPTIMIZERS[winner].title} needs the fewest steps" in told


@pytest.mark.parametrize("name", ["sgd", "momentum", "adam"])
def test_each_place_of_the_map_is_a_race_from_there(name: str) -> None:
    settings = only(name, mode="basin", surface="himmelblau", resolution=50, steps=80, goal=0.1)
    basin = mapped(settings)
    rng = np.random.default_rng(0)
    alone = settings.changed(mode="race")
    for row, column in rng.integers(0, 50, size=(12, 2)):
        start = (float(basin.x[column]), float(basin.y[row]))
        one = alone.changed(starts=(start,))
        steps = steps_to_goal(one)[0]
        assert basin.arrived[row, column] == (steps if np.isfinite(steps) else -1)
        if basin.minimum[row, column] >= 0:
            end = run_race(one).paths[-1, 0, 0]
            away = np.hypot(*(basin.minima - end).T)
            assert basin.minimum[row, column] == np.argmin(away)


def test_the_map_fills_and_its_shares_add_up() -> None:
    settings = only("adam", mode="basin", surface="himmelblau", resolution=50, steps=100, goal=1.0)
    basins = list(map_basins(settings))
    assert [b.walked for b in basins] == [*range(5, 101, 5)]
    last = basins[-1]
    assert last.done
    assert len(last.minima) == 4
    arrived = last.arrived_by()
    assert np.all(np.diff(arrived) >= 0)
    assert arrived[-1] == pytest.approx(np.mean(last.arrived >= 0))
    assert last.shares().sum() == pytest.approx(np.mean(last.minimum >= 0))
    assert last.shares().sum() > 0.9
    slow, soon = last.slowness(), last.arrived[last.arrived > 0].min()
    assert (slow[last.arrived == soon] == 0).all()
    assert slow.max() <= 1
    order = np.argsort(last.arrived, axis=None)
    assert (np.diff(slow.ravel()[order]) >= 0).all()


def test_near_a_minimum_sgd_falls_into_it() -> None:
    basin = mapped(only("sgd", mode="basin", surface="himmelblau", resolution=100, steps=200))
    for index, (x, y) in enumerate(basin.minima):
        column, row = np.argmin(np.abs(basin.x - x)), np.argmin(np.abs(basin.y - y))
        assert basin.minimum[row, column] == index


def test_a_map_without_a_minimum_stays_empty() -> None:
    basin = mapped(only("sgd", mode="basin", surface="saddle", resolution=50, steps=20))
    assert np.all(basin.minimum == -1)
    assert basin.shares().shape == (0,)


def test_the_map_is_of_the_selected_optimizer_whether_it_is_on_or_off() -> None:
    settings = only("sgd", mode="basin", resolution=50).changed(selected="adam")
    frame = make_frame(settings)
    assert frame.race.names == ("adam",)
    assert frame.basin is None
    assert with_found(settings, frame, mapped(settings)).basin is not None


@pytest.mark.parametrize(
    ("mode", "change", "anew"),
    [
        ("race", {"sgd_lr": 0.2}, False),
        ("fair", {"sgd_lr": 0.2}, False),
        ("fair", {"momentum_momentum": 0.5}, True),
        ("fair", {"starts": ((1.0, 1.0),)}, True),
        ("fair", {"selected": "sgd"}, False),
        ("fair", {"below": "table"}, False),
        ("fair", {"adam_on": False}, True),
        ("basin", {"starts": ((1.0, 1.0),)}, False),
        ("basin", {"sgd_lr": 0.2}, False),
        ("basin", {"momentum_lr": 0.2}, True),
        ("basin", {"selected": "sgd"}, True),
        ("basin", {"basin_by": "minimum"}, False),
        ("basin", {"goal": 0.5}, True),
        ("basin", {"formula": "x^2 + y^2 + 1"}, False),
        ("basin", {"surface": OWN}, True),
    ],
)
def test_long_work_begins_anew_only_for_what_it_depends_on(
    mode: str, change: dict[str, Any], anew: bool
) -> None:
    before = params(mode=mode, selected="momentum")
    assert (work_key(before) != work_key(before.changed(**change))) == anew


def test_long_work_on_the_readers_own_surface_depends_on_its_formula() -> None:
    before = params(mode="basin", surface=OWN, formula="x^2 + y^2")
    assert work_key(before) != work_key(before.changed(formula="x^2 + 2 * y^2"))


def test_only_long_views_need_a_child() -> None:
    for one in EXPERIMENT.presets:
        assert EXPERIMENT.long(one.params) == (one.params.mode in ("fair", "basin"))
