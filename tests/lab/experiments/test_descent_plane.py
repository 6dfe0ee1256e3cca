"""Descent on surfaces: the book's paths, the marks of the rates, divergence, formulas."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest

from lab.calculus import numerical_gradient
from lab.experiments.descent import EXPERIMENT, DescentParams, followed
from lab.experiments.descent.picture import picture, relief
from lab.experiments.descent.plane import PlaneFrame
from lab.experiments.descent.settings import FIRST_RATES
from lab.message import InputError
from lab.surface_choice import OWN
from lab.surfaces import SURFACES
from tests.lab.experiments.descent_frames import shown, told


def plane(**settings: Any) -> PlaneFrame:
    frame = shown(mode="plane", **settings)
    assert isinstance(frame, PlaneFrame)
    return frame


def test_the_books_descent() -> None:
    np.testing.assert_allclose(plane().path[-1], (-0.034588, 0.046117), atol=1e-6)


def test_the_books_learning_rates_that_fail() -> None:
    # What the book prints for lr = 10, to its nine digits.
    too_large = plane(lr=10.0, steps=100)
    np.testing.assert_allclose(too_large.path[-1], (-2.58983747e13, -1.29524862e12), rtol=5e-9)
    too_small = plane(lr=1e-10, steps=100)
    np.testing.assert_allclose(too_small.path[-1], (-2.99999994, 3.99999992), atol=5e-9)


def test_with_the_exact_gradient_lr_10_goes_on_to_1e128() -> None:
    frame = plane(lr=10.0, steps=100, gradient="exact")
    assert frame.steps == 100
    length = float(np.log10(np.hypot(*frame.path[-1])))
    assert length == pytest.approx(np.log10(5) + 100 * np.log10(19))
    assert 128 < length < 129


@pytest.mark.parametrize("surface", [*SURFACES, OWN])
def test_a_numerical_path_follows_the_exact_one(surface: str) -> None:
    settings = followed({"surface": surface}) | {"steps": 8}
    paths = [plane(**settings, gradient=g, noise=0.0).path for g in ("numerical", "exact")]
    np.testing.assert_allclose(paths[0], paths[1], atol=1e-4)


@pytest.mark.parametrize("surface", SURFACES)
def test_the_numerical_steps_are_those_of_the_book(surface: str) -> None:
    f, settings = SURFACES[surface], followed({"surface": surface})
    path = plane(**settings, steps=1, noise=0.0).path
    stepped = path[0] - settings["lr"] * numerical_gradient(f, path[0])
    np.testing.assert_allclose(path[1], stepped, rtol=1e-12)


@pytest.mark.parametrize("surface", [*SURFACES, OWN])
def test_each_surface_brings_a_start_and_a_rate_with_which_f_falls(surface: str) -> None:
    frame = plane(**followed({"surface": surface}), steps=30, noise=0.0)
    assert frame.f[-1] < frame.f[0]
    assert np.isfinite(frame.path).all()


def test_other_changes_bring_nothing_along() -> None:
    assert followed({"lr": 0.2}) == {"lr": 0.2}
    assert followed({"surface": "ravine", "lr": 0.2})["lr"] == 0.2
    assert followed({"curve": "sin"}) == {"curve": "sin", "x": 1}
    assert FIRST_RATES.keys() == SURFACES.keys()


@pytest.mark.parametrize("lr", [0.4, 0.99, 1.01, 1.6])
@pytest.mark.parametrize("surface", ["bowl", "ravine"])
def test_the_marks_part_converging_from_diverging_rates(surface: str, lr: float) -> None:
    frame = plane(surface=surface, start=(-3.0, 2.0), lr=lr, steps=300, gradient="exact")
    limit = frame.marks(0).diverges
    assert limit == pytest.approx(1.0)
    assert bool(frame.f[-1] < frame.f[0]) is (lr < 1)
    if surface == "bowl":
        jumps = bool(frame.path[1, 1] < 0)
        assert jumps is (lr > frame.marks(0).oscillates)


def test_the_best_rate_of_a_bowl_beats_its_neighbours() -> None:
    best = plane(surface="ravine").marks(0).best
    assert best == pytest.approx(2 / 2.1)
    ends = [
        np.hypot(*plane(surface="ravine", start=(-5.0, 5.0), lr=lr, steps=300).path[-1])
        for lr in (best, best - 0.02, best + 0.02)
    ]
    assert ends[0] < min(ends[1:])


def test_far_out_the_marks_are_those_of_the_last_place_on_the_picture() -> None:
    frame = plane(surface="himmelblau", start=(4.0, 4.0), lr=0.5, steps=4)
    assert frame.left_at == 1
    assert frame.reference(4) == (4.0, 4.0)
    assert frame.marks(4) == frame.marks(0)


@pytest.mark.parametrize("surface", [*SURFACES, OWN])
@pytest.mark.parametrize("gradient", ["numerical", "exact"])
def test_no_rate_leads_to_a_warning_or_to_a_number_that_is_none(
    surface: str, gradient: str
) -> None:
    for lr in (20.0, 1.0, 0.0):
        frame = plane(surface=surface, lr=lr, steps=200, gradient=gradient)
        assert np.isfinite(frame.path).all()
        told(frame, frame.steps, mode="plane", surface=surface, lr=lr, gradient=gradient)
        told(frame, 0, mode="plane", surface=surface, lr=lr, gradient=gradient)


def test_divergence_is_told_with_the_step_and_the_limit() -> None:
    settings = {"mode": "plane", "lr": 10.0, "steps": 100}
    sentence = told(shown(**settings), 100, **settings)
    assert "It left the picture at step 1: η 10 > 2/λmax = 1." in sentence
    assert "the numerical gradient is 0" in sentence
    settings = {"mode": "plane", "surface": "rosenbrock", "lr": 0.01, "gradient": "exact"}
    frame = shown(**settings)
    assert frame.stopped_at == frame.steps < 20
    assert "overflow" in told(frame, frame.steps, **settings)
    outside = {"mode": "plane", "surface": "rosenbrock", "start": (-9.0, 4.0), "lr": 0.0}
    assert "starts outside" in told(shown(**outside), 0, **outside)


@pytest.mark.parametrize("lr", [0.1, 0.7, 1.5])
def test_a_rate_is_judged_by_a_curvature_that_is_explained(lr: float) -> None:
    settings = {"mode": "plane", "lr": lr}
    note = str(EXPERIMENT.explain(DescentParams(**settings), shown(**settings), 0).notes[0])
    assert note.endswith("λmax is the largest curvature here.")
    assert "2/\u2060λmax = 1" in note
    assert "/λ" not in note


@pytest.mark.parametrize("steps", [1, 20, 21])
def test_at_the_limit_it_bounces_for_ever(steps: int) -> None:
    """Each step of η = 2/λmax lands on the other side, so that an even number leads back."""
    settings = {"mode": "plane", "lr": 1.0, "steps": steps}
    sentence = told(shown(**settings), steps, **settings)
    assert "bounces for ever" in sentence
    assert "hardly moved" not in sentence
    assert "above" not in sentence
    for lr, words in ((0.99, "lies between"), (1.01, "is above 2/\u2060λmax")):
        assert words in told(plane(lr=lr), 0, mode="plane", lr=lr)


@pytest.mark.parametrize(
    ("surface", "start"), [("bowl", (0.0, 0.0)), ("saddle", (0.0, 0.0)), ("rosenbrock", (1.0, 1.0))]
)
def test_no_rate_is_blamed_where_there_is_no_slope(surface: str, start: Any) -> None:
    settings = {"mode": "plane", "surface": surface, "start": start, "lr": 0.001}
    sentence = told(shown(**settings), 20, **settings)
    assert "the gradient is 0" in sentence
    assert "too small" not in sentence
    small = {"mode": "plane", "lr": 1e-10}
    assert "far too small" in told(shown(**small), 20, **small)


def test_the_noise_is_that_of_its_seed() -> None:
    settings: dict[str, Any] = {"surface": "noisy_bowl", "steps": 20}
    one, same, other = (plane(**settings, seed=seed).path for seed in (1, 1, 2))
    np.testing.assert_array_equal(one, same)
    assert np.abs(one - other).max() > 0.01
    silent = plane(**settings, noise=0.0).path
    np.testing.assert_array_equal(silent, plane(surface="ravine", steps=20).path)


@pytest.mark.parametrize(("start", "words"), [((10.0, 10.0), "At (10, 10)"), ((5.0, 5.0), "At (")])
def test_where_f_has_no_value_the_path_ends_with_a_sentence(start: Any, words: str) -> None:
    """Beyond the circle around 0 the root has no value; downhill leads across it."""
    settings = {"surface": OWN, "formula": "sqrt(60-x^2-y^2)", "start": start, "lr": 1.0}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        frame = plane(**settings)
        assert not np.isnan(frame.f_span).any()
    assert np.isnan(frame.f[-1])
    notes = told(frame, frame.steps, mode="plane", **settings)
    assert words in notes
    assert "has no value" in notes
    assert "overflow" not in notes
    assert ("curve upwards" in notes) == (start == (5.0, 5.0))


def test_f_is_drawn_on_a_log_axis_only_where_it_can_be() -> None:
    assert plane().f_on_log_axis
    assert not plane(surface="saddle", start=(0.1, 2.0)).f_on_log_axis
    at_bottom = plane(start=(0.0, 0.0))
    assert not at_bottom.f_on_log_axis
    assert np.isfinite(at_bottom.f_drawn).all()
    hole = plane(surface="plateau", lr=2.0, steps=100)
    assert (hole.f[-1] == 0) == np.isnan(hole.f_drawn[-1])


@pytest.mark.parametrize("surface", SURFACES)
def test_a_picture_covers_its_surface_and_its_arrows_point_downhill(surface: str) -> None:
    drawn, f = picture(surface, ""), SURFACES[surface]
    assert picture(surface, "") is drawn
    assert drawn.x[0] <= f.x_range[0] < f.x_range[1] <= drawn.x[-1]
    assert drawn.y[0] <= f.y_range[0] < f.y_range[1] <= drawn.y[-1]
    shafts = drawn.arrows.reshape(-1, 7, 2)[:, :2]
    tails, tips = shafts[:, 0], shafts[:, 1]
    downhill = -np.array([numerical_gradient(f, tail, h=1e-6) for tail in tails])
    steep = np.hypot(*downhill.T) > 1e-4
    run, downhill = (tips - tails)[steep], downhill[steep]
    assert steep.sum() > 50
    cosine = np.sum(run * downhill, axis=1) / np.hypot(*run.T) / np.hypot(*downhill.T)
    assert cosine.min() > 0.999


@pytest.mark.parametrize("surface", SURFACES)
def test_the_path_lies_on_the_landscape(surface: str) -> None:
    frame = plane(**followed({"surface": surface}), steps=20)
    points, land = frame.path_on_relief(), relief(surface, "")
    assert frame.relief is land
    assert land.z.shape == (len(land.x), len(land.y))
    x = np.argmin(np.abs(land.x[:, None] - points[:, 0]), axis=0)
    y = np.argmin(np.abs(land.y[:, None] - points[:, 1]), axis=0)
    assert np.abs(land.z[x, y] + 0.01 - points[:, 2]).max() < 0.12


BAD = ('__import__("os")', "x**x**x**x", "1/0", "x +", "", "x" * 10_000, "log(x)", "3")


@pytest.mark.parametrize("text", BAD)
def test_a_bad_formula_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(InputError) as raised:
        DescentParams(mode="plane", surface=OWN, formula=text)
    assert len(str(raised.value)) > 10


def test_an_f_that_hardly_changes_looks_like_it() -> None:
    """The axis spans a decade at least; a fit of 25 to 24.9999999 would draw a steep fall."""
    low, high = plane(lr=1e-10, steps=100).f_span
    assert high - low == pytest.approx(1)
    low, high = plane(lr=0.1, steps=20).f_span
    assert (10**low, 10**high) == pytest.approx((0.003323, 25), rel=1e-3)
    low, high = plane(surface="saddle", start=(0.5, 0.5), lr=1e-10).f_span
    assert high - low == pytest.approx(0.1)
