"""The race: the book's figure to the digit, noise, schedules, divergence, presets, question 17."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lab.experiments.optimizers import EXPERIMENT, PRESETS, OptimizersParams
from lab.experiments.optimizers.frame import Frame, make_frame
from lab.experiments.optimizers.picture import level_near, picture
from lab.experiments.optimizers.race import run_race
from lab.experiments.optimizers.settings import followed
from lab.message import InputError
from lab.optim import OPTIMIZERS
from lab.surface_choice import OWN
from lab.surfaces import SURFACES

STORED = Path(__file__).parents[1] / "stored" / "book_figure.json"
ALL_ON: dict[str, Any] = {f"{name}_on": True for name in OPTIMIZERS}


def params(**settings: Any) -> OptimizersParams:
    return OptimizersParams(**followed({**ALL_ON, **settings}))


def only(name: str, **settings: Any) -> OptimizersParams:
    on = {f"{other}_on": other == name for other in OPTIMIZERS}
    return OptimizersParams(**followed({**on, "selected": name, **settings}))


def preset(name: str) -> OptimizersParams:
    return EXPERIMENT.preset(name).params


@pytest.mark.parametrize("name", ["sgd", "momentum", "adagrad", "adam"])
def test_the_books_figure_to_the_digit(name: str) -> None:
    """Against 50-digit decimal arithmetic on the formulas as the book prints them."""
    table = json.loads(STORED.read_text(encoding="utf-8"))[name]
    exact = np.array([[float(x), float(y)] for x, y in table])
    race = make_frame(PRESETS[0].params).race
    np.testing.assert_allclose(race.path(name)[0], exact, rtol=1e-9, atol=1e-15)


def test_the_tab_opens_with_the_books_settings() -> None:
    first = PRESETS[0].params
    assert first.racers == ("sgd", "momentum", "adagrad", "adam")
    assert [first.lr(name) for name in first.racers] == [0.95, 0.1, 1.5, 0.3]
    assert first.starts == ((-7.0, 2.0),)
    assert first.steps == 30


def test_five_starts_run_as_each_would_alone() -> None:
    starts = ((-7.0, 2.0), (3.0, -4.0), (0.5, 0.5), (9.0, 1.0), (-2.0, -3.0))
    together = run_race(params(starts=starts))
    for index, start in enumerate(starts):
        alone = run_race(params(starts=(start,)))
        np.testing.assert_array_equal(together.paths[:, :, index], alone.paths[:, :, 0])


def test_the_same_settings_give_the_same_bits() -> None:
    settings = params(noise=0.7, seed=3, steps=50)
    np.testing.assert_array_equal(run_race(settings).paths, run_race(settings).paths)


def test_all_racers_learn_from_the_same_batches() -> None:
    settings = params(surface="noisy_bowl", starts=((-7.0, 2.0), (4.0, 4.0)), steps=40)
    race = run_race(settings)
    noise = race.gradients - race.surface.gradient(race.paths[:-1])
    np.testing.assert_allclose(noise, np.broadcast_to(noise[:, :1, :1], noise.shape), atol=1e-12)
    assert noise[:, 0, 0].std() == pytest.approx(0.5, rel=0.25)
    other = run_race(settings.changed(seed=1))
    assert not np.array_equal(other.gradients[0], race.gradients[0])


def test_noise_can_be_added_to_any_surface() -> None:
    quiet, noisy = (run_race(only("sgd", noise=noise)) for noise in (0.0, 1.0))
    assert quiet.f[-1, 0, 0] < 0.02
    assert abs(noisy.paths[-1, 0, 0, 1] - quiet.paths[-1, 0, 0, 1]) > 0.01


@pytest.mark.parametrize(
    ("schedule", "first", "last"),
    [("constant", 1, 1), ("step", 1, 0.25), ("warm_up", 0.1, 1), ("cosine", 1, 0.0)],
)
def test_a_schedule_scales_every_rate(schedule: str, first: float, last: float) -> None:
    race = run_race(params(schedule=schedule, warm_up=10, decay_every=10, steps=30))
    base = np.array([params().lr(name) for name in race.names])
    np.testing.assert_allclose(race.rates[0], first * base)
    np.testing.assert_allclose(race.rates[-1], last * base, atol=0.005)
    sgd = race.names.index("sgd")
    step = -race.rates[:, sgd, None] * race.gradients[:, sgd, 0]
    np.testing.assert_allclose(np.diff(race.paths[:, sgd, 0], axis=0), step, atol=1e-12)


def test_a_falling_rate_settles_where_a_constant_one_never_does() -> None:
    """RMSProp with η = 0.3 jumps over the bottom for ever, unless η falls."""
    ends = {}
    for schedule in ("constant", "cosine"):
        ends[schedule] = run_race(only("rmsprop", steps=300, schedule=schedule)).f[-1, 0, 0]
    assert ends["constant"] > 0.02
    assert ends["cosine"] < 1e-4


def test_sgd_leaves_when_the_bowl_throws_it_out() -> None:
    """Each step multiplies y by 1 - 2·1.05 = -1.1: from 2 it passes 5 at step 10."""
    frame = make_frame(only("sgd", sgd_lr=1.05))
    assert int(np.ceil(np.log(5 / 2) / np.log(1.1))) == 10
    assert [row.left for row in frame.rows] == [10]
    told = [str(line) for line in frame.departures]
    assert told == ["SGD left the plot at step 10: η 1.05 > 2/λmax = 1"]


@pytest.mark.parametrize(("name", "limit"), [("momentum", 1.9), ("nesterov", 1.9 / 2.8)])
def test_the_bound_with_momentum_is_where_paths_begin_to_grow(name: str, limit: float) -> None:
    for factor, grows in ((0.98, False), (1.02, True)):
        frame = make_frame(only(name, steps=1500, **{f"{name}_lr": limit * factor}))
        assert (abs(frame.race.paths[-1, 0, 0, 1]) > 2) == grows
        told = " ".join(str(line) for line in frame.departures)
        assert (f"= {limit:.3g}" in told) == grows


def test_what_overflows_is_told_and_not_warned_about() -> None:
    frame = make_frame(params(surface="rosenbrock", sgd_lr=1.0, momentum_lr=1.0, nesterov_lr=1.0))
    assert not np.isfinite(frame.race.paths[-1, 0]).any()
    lefts = {row.name: row.left for row in frame.rows}
    assert lefts["sgd"] == 1
    assert lefts["adam"] is None
    assert str(frame.departures[0]).startswith("SGD left the plot at step 1: η 1 > 2/λmax")


def test_off_a_saddle_all_leave_downhill() -> None:
    frame = make_frame(preset("saddle"))
    assert len(frame.departures) == 1
    told = str(frame.departures[0])
    assert told.startswith("Left the plot downhill")
    assert all(OPTIMIZERS[name].title in told for name in frame.race.names)
    assert all(row.arrived is None and row.distance is None for row in frame.rows)


def test_on_a_plateau_those_are_lost_that_do_not_scale_the_gradient() -> None:
    far = {row.name: row.distance for row in make_frame(preset("plateau")).rows}
    assert {name for name, d in far.items() if d > 7} == {"sgd", "momentum", "nesterov"}
    assert max(d for d in far.values() if d < 7) < 0.2


def test_the_table_says_when_each_came_to_stay() -> None:
    frame = make_frame(params(steps=300, goal=0.01))
    for row in frame.rows:
        f = frame.race.f[:, frame.race.names.index(row.name), row.start]
        stays = [step for step in range(301) if all(f[step:] < 0.01)]
        assert row.arrived == (stays[0] if stays else None)
        assert row.f == f[-1]
    arrived = {row.name: row.arrived for row in frame.rows}
    assert arrived["rmsprop"] is None
    assert arrived["adagrad"] == 20


def test_a_start_outside_of_the_surface_stands_at_its_edge() -> None:
    race = run_race(params(surface="rosenbrock", starts=((-7.0, 2.0),)))
    np.testing.assert_array_equal(race.starts, [[-2.0, 2.0]])


def test_a_new_surface_brings_its_start_steps_and_rates() -> None:
    changes = followed({"surface": "rosenbrock", "sgd_lr": 0.5})
    assert changes["starts"] == (SURFACES["rosenbrock"].start,)
    assert changes["steps"] == 200
    assert changes["sgd_lr"] == 0.5
    assert changes["momentum_lr"] == 0.0015
    assert followed({"sgd_lr": 0.5}) == {"sgd_lr": 0.5}
    assert OptimizersParams(**followed({"surface": OWN})).surface_shown().minima


@pytest.mark.parametrize("surface", [*SURFACES, OWN])
def test_with_the_rates_that_it_brings_every_surface_shows_something(surface: str) -> None:
    frame = make_frame(params(surface=surface))
    moved = np.hypot(*(frame.race.paths[-1, :, 0] - frame.race.starts[0]).T)
    moved[np.isnan(moved)] = np.inf
    assert np.all(moved > 0.01 * np.ptp(frame.picture.x))
    fell = frame.race.f[-1, :, 0] < frame.race.f[0, :, 0]
    assert np.all(fell | (frame.race.left[:, 0] > 0))
    if frame.race.surface.minima:
        assert not frame.departures


@pytest.mark.parametrize(
    "formula", ['__import__("os")', "x**x**x**x", "1/0", "x +", "", "x" * 10000]
)
def test_a_formula_that_is_none_is_refused(formula: str) -> None:
    with pytest.raises(InputError):
        OptimizersParams(surface=OWN, formula=formula)


def test_the_picture_is_drawn_once_for_each_surface() -> None:
    assert picture(params(steps=5)) is picture(params(steps=9))
    assert picture(params()) is not picture(params(surface="bowl"))


def test_an_isoline_is_found_near_the_pointer() -> None:
    bowl = SURFACES["bowl"]
    assert level_near(bowl, 2.02, 0.0, 0.05, 0.05) == 4
    assert level_near(bowl, 2.2, 0.0, 0.05, 0.05) is None


def test_presets_have_names_of_their_own_and_a_frame_each() -> None:
    assert len({p.name for p in PRESETS}) == len(PRESETS)
    for one in PRESETS:
        frame = make_frame(one.params)
        assert isinstance(frame, Frame)
        assert frame.steps == one.params.steps


def test_question_17() -> None:
    """AdaGrad is the closest after 30 steps, settles by 300, and RMSProp never does."""
    settings = preset("q17")
    ends = {}
    for steps in (30, 300):
        race = run_race(settings.changed(steps=steps))
        ends[steps] = {name: float(race.f[-1, k, 0]) for k, name in enumerate(race.names)}
    wanted = {"adagrad": 0.0007, "rmsprop": 0.0012, "momentum": 0.048, "adam": 0.10}
    for name, f in wanted.items():
        assert ends[30][name] == pytest.approx(f, rel=0.04)
    assert ends[300]["adagrad"] == pytest.approx(3e-33, rel=0.1)
    assert ends[300]["rmsprop"] == pytest.approx(0.024, rel=0.02)
    k = race.names.index("rmsprop")
    np.testing.assert_allclose(np.abs(np.diff(race.paths[-11:, k, 0], axis=0)), 0.3, rtol=1e-3)
    lengths = race.lengths[:30, race.names.index("adagrad"), 0]
    assert np.all(np.diff(lengths) < 0)
