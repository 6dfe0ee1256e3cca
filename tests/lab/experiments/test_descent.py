from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lab.calculus import numerical_gradient
from lab.experiments.descent import EXPERIMENT, PRESETS, DescentParams, followed
from lab.experiments.descent.aliasing import AliasFrame
from lab.experiments.descent.curves import CURVES
from lab.experiments.descent.line import LineFrame
from lab.experiments.descent.picture import picture, relief
from lab.experiments.descent.plane import PlaneFrame
from lab.experiments.descent.settings import FIRST_RATES, OWN
from lab.experiments.descent.shapes import ARRAYS, ShapesFrame
from lab.experiments.descent.walk import careless_descent, gradient_descent
from lab.message import InputError
from lab.optim import SGD
from lab.questions import question
from lab.surfaces import SURFACES

ROOT = Path(__file__).parents[3]


def shown(**settings: Any) -> Any:
    return EXPERIMENT.frame(DescentParams(**settings))


def plane(**settings: Any) -> PlaneFrame:
    frame = shown(mode="plane", **settings)
    assert isinstance(frame, PlaneFrame)
    return frame


def told(frame: Any, cursor: int, **settings: Any) -> str:
    explanation = EXPERIMENT.explain(DescentParams(**settings), frame, cursor)
    return " ".join(str(note) for note in explanation.notes)


# Gradient descent itself


def test_descent_takes_the_same_steps_as_the_optimizer_that_trains_networks() -> None:
    surface = SURFACES["ravine"]
    _, path = gradient_descent(surface.gradient, (-7, 2), 0.95, 30)
    sgd, x = SGD(lr=0.95), np.array([-7.0, 2.0])
    state = sgd.init(x)
    for position in path:
        np.testing.assert_array_equal(position, x)
        sgd.update(x, surface.gradient(x), state)
    np.testing.assert_allclose(path[30], (-0.350393, 0.084782), atol=1e-6)


def test_descent_leaves_its_start_alone_and_works_for_any_shape() -> None:
    start = np.array([[1.0, 2.0], [3.0, 4.0]])
    end, path = gradient_descent(lambda x: 2 * x, start, 0.1, 5)
    np.testing.assert_array_equal(start, [[1, 2], [3, 4]])
    assert path.shape == (6, 2, 2)
    np.testing.assert_allclose(end, start * 0.8**5)


@pytest.mark.parametrize("in_place", [True, False])
@pytest.mark.parametrize("keep_x", [True, False])
def test_the_careless_twin_ends_at_the_same_place(in_place: bool, keep_x: bool) -> None:
    gradient = SURFACES["bowl"].gradient
    end, path = gradient_descent(gradient, (-3, 4), 0.1, 20)
    start = np.array([-3.0, 4.0])
    x, history = careless_descent(gradient, start, 0.1, 20, in_place, keep_x)
    np.testing.assert_array_equal(x, end)
    assert (x is start) is in_place
    if not keep_x:
        np.testing.assert_array_equal(history, path[:-1])
    else:
        assert all(row is x for row in history)


# Two dimensions


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


def test_the_noise_is_that_of_its_seed() -> None:
    settings: dict[str, Any] = {"surface": "noisy_bowl", "steps": 20}
    one, same, other = (plane(**settings, seed=seed).path for seed in (1, 1, 2))
    np.testing.assert_array_equal(one, same)
    assert np.abs(one - other).max() > 0.01
    silent = plane(**settings, noise=0.0).path
    np.testing.assert_array_equal(silent, plane(surface="ravine", steps=20).path)


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


# One dimension


@pytest.mark.parametrize(("x", "slope"), [(5, 0.2), (10, 0.3)])
def test_the_books_tangents(x: float, slope: float) -> None:
    frame = shown(mode="line", x=x)
    assert abs(frame.tangent - slope) < 1e-11
    assert abs(frame.slopes[-1] - slope) < 1e-11
    (x0, y0), (x1, y1) = frame.tangent_line()
    assert (y1 - y0) / (x1 - x0) == pytest.approx(slope)
    assert y0 + slope * (x - x0) == pytest.approx(0.01 * x**2 + 0.1 * x)


def test_h_shrinks_from_a_chord_to_the_h_asked_for() -> None:
    frame = shown(mode="line", curve="sin", x=1.0, h=1e-5)
    assert isinstance(frame, LineFrame)
    assert frame.h[0] > 1
    assert frame.h[-1] == 1e-5
    assert np.all(np.diff(frame.h) < 0)
    for cursor in (0, 5, frame.steps):
        (x0, y0), (x1, y1) = frame.ends[cursor]
        line = frame.secant_line(cursor)
        np.testing.assert_allclose(np.interp([x0, x1], *line.T), [y0, y1], atol=1e-5)
    assert shown(mode="line", curve="sin", h=4.0).steps == 0


# QUESTIONS, Q7: the error of the slope of sin at 1.
Q7 = {
    ("central", "float64"): {0.1: 9.0e-4, 1e-4: 9.0e-10, 1e-5: 1.1e-11, 1e-8: 2.6e-9},
    ("forward", "float64"): {1e-4: 4.2e-5},
    ("central", "float32"): {1e-5: 8.8e-4},
}


@pytest.mark.parametrize(("method", "precision"), Q7)
def test_the_errors_of_question_7(method: str, precision: str) -> None:
    for h, error in Q7[method, precision].items():
        frame = shown(mode="line", curve="sin", x=1.0, h=h, method=method, precision=precision)
        assert frame.errors[-1] == pytest.approx(error, rel=0.05)


def test_the_best_h_of_question_7() -> None:
    lines = shown(mode="line", curve="sin", x=1.0).lines
    assert 2e-6 < lines["central", "float64"].best_h < 2e-5
    assert 3e-9 < lines["forward", "float64"].best_h < 3e-8
    assert 1e-3 < lines["central", "float32"].best_h < 2e-2
    assert 1e-5 < lines["forward", "float32"].best_h < 1e-3


def test_below_1e_8_the_difference_is_0_in_float32() -> None:
    settings = {"mode": "line", "curve": "sin", "x": 1.0, "h": 1e-8, "precision": "float32"}
    frame = shown(**settings)
    assert frame.slopes[-1] == 0
    assert "the difference is 0" in told(frame, frame.steps, **settings)


def test_the_parabola_has_no_truncation_error() -> None:
    settings: dict[str, Any] = {"mode": "line", "curve": "parabola", "h": 1e-4}
    frame = shown(**settings)
    assert frame.errors[0] < 1e-14
    assert "parabola" in told(frame, 0, **settings)


@pytest.mark.parametrize("curve", CURVES)
def test_the_exact_slopes_agree_with_the_differences(curve: str) -> None:
    low, high = CURVES[curve].x_range
    for x in np.linspace(low, high, 12)[1:-1]:
        frame = shown(mode="line", curve=curve, x=round(float(x), 3))
        assert frame.tangent == pytest.approx(frame.exact, abs=1e-5)
        float32 = shown(mode="line", curve=curve, x=round(float(x), 3), precision="float32", h=0.01)
        assert float32.slopes[-1] == pytest.approx(frame.exact, abs=0.02)


def test_truncation_rounding_and_the_best_h_are_told_apart() -> None:
    settings: dict[str, Any] = {"mode": "line", "curve": "sin", "x": 1.0}
    for h, word in ((0.1, "∝ h²"), (1e-5, "best h"), (1e-11, "rounded")):
        frame = shown(**settings, h=h)
        assert word in told(frame, frame.steps, **settings, h=h)
    frame = shown(**settings, h=0.1, method="forward")
    assert "(∝ h)" in told(frame, frame.steps, **settings, h=0.1, method="forward")


def test_a_kink_has_no_slope() -> None:
    frame = shown(mode="line", curve="kink", x=0.0)
    assert "kink" in told(frame, frame.steps, mode="line", curve="kink", x=0.0)


# The aliasing bug


def alias(**settings: Any) -> AliasFrame:
    frame = shown(mode="alias", **{"steps": 100, **settings})
    assert isinstance(frame, AliasFrame)
    return frame


def test_question_8_in_place() -> None:
    frame = alias()
    np.testing.assert_allclose(frame.init_x[frame.n], (-6.1e-10, 8.1e-10), rtol=0.01)
    names, boxes = frame.variables(frame.n)
    assert {name.name for name in names} == {"init_x", "first", "history[0:100]"}
    assert {name.box for name in names} == {0}
    assert len(boxes) == 1
    # The second run goes on where the first one ended.
    np.testing.assert_array_equal(frame.x[frame.n + 1], frame.x[frame.n])
    assert len(np.unique(frame.path(frame.n, 0), axis=0)) == 1
    assert len(frame.path(frame.n, 0)) == 100
    assert frame.in_place.same


def test_question_8_with_copies() -> None:
    frame = alias(in_place=False, keep_x=False)
    for cursor in (0, 50, frame.n, frame.steps):
        np.testing.assert_array_equal(frame.init_x[cursor], (-3, 4))
    assert len(np.unique(frame.path(frame.n, 0), axis=0)) == 100
    np.testing.assert_array_equal(frame.copied.first, frame.copied.second)
    assert not frame.copied.same
    names, boxes = frame.variables(frame.steps)
    assert len({name.box for name in names}) == len(names) == len(boxes)
    assert boxes[names[-1].box].count == 100


def test_each_switch_alone() -> None:
    start_only = alias(in_place=False, keep_x=True)
    np.testing.assert_array_equal(start_only.init_x[-1], (-3, 4))
    assert len(np.unique(start_only.path(start_only.n, 0), axis=0)) == 1
    history_only = alias(in_place=True, keep_x=False)
    assert np.abs(history_only.init_x[-1]).max() < 1e-9
    assert len(np.unique(history_only.path(history_only.n, 0), axis=0)) == 100


@pytest.mark.parametrize("in_place", [True, False])
@pytest.mark.parametrize("keep_x", [True, False])
def test_every_name_shows_the_value_of_its_box(in_place: bool, keep_x: bool) -> None:
    frame = alias(steps=3, in_place=in_place, keep_x=keep_x)
    assert frame.steps == 7
    for cursor in range(frame.steps + 1):
        names, boxes = frame.variables(cursor)
        held = {name.name: boxes[name.box].value for name in names}
        assert held["init_x"] == pytest.approx(tuple(frame.init_x[cursor]))
        assert {name.box for name in names} == set(range(len(boxes)))
        if "first" in held and not in_place:
            assert held["first"] == pytest.approx(tuple(frame.copied.first))


def test_a_rate_that_overflows_gives_no_warning() -> None:
    frame = alias(lr=20.0, steps=300)
    told(frame, frame.steps, mode="alias", lr=20.0, steps=300)


# Arrays of any shape


def walked(array: str, function: str = "flat") -> ShapesFrame:
    frame = shown(mode="shapes", array=array, function=function)
    assert isinstance(frame, ShapesFrame)
    return frame


def test_question_9_on_a_column_gives_half() -> None:
    frame = walked("column")
    np.testing.assert_allclose(frame.result, [[1.00005], [2.00005], [3.00005], [4.00005]])
    assert frame.wrong(frame.steps).all()
    assert frame.saved_changed(1)
    assert not frame.saved_changed(2)
    assert frame.right_visit(3) == pytest.approx((30.00020001, 29.99980001, 2))


def test_question_9_on_a_matrix_stops() -> None:
    frame = walked("matrix")
    assert frame.result is None
    assert "index 2 is out of bounds" in frame.error
    assert frame.moments[-1].index == (2,)
    told(frame, frame.steps, mode="shapes", array="matrix")


def test_whole_numbers_cut_h_off() -> None:
    frame = walked("integers")
    np.testing.assert_array_equal(frame.result, [25000, 35000])
    assert frame.right_visit(6) == pytest.approx((25.00080001, 24.99920001, 8))


def test_a_row_of_floats_is_right() -> None:
    assert walked("vector").is_right


@pytest.mark.parametrize("array", ARRAYS)
def test_the_engines_own_function_is_right_for_every_shape(array: str) -> None:
    frame = walked(array, "any")
    assert frame.is_right
    np.testing.assert_allclose(frame.right, 2 * ARRAYS[array][1], rtol=1e-9)
    assert not any(frame.wrong(cursor).any() for cursor in range(frame.steps + 1))
    assert not any(frame.saved_changed(cursor) for cursor in range(frame.steps + 1))


@pytest.mark.parametrize("array", ["vector", "column"])
@pytest.mark.parametrize("function", ["flat", "any"])
def test_the_moments_end_with_the_result(array: str, function: str) -> None:
    frame = walked(array, function)
    np.testing.assert_array_equal(frame.moments[-1].gradient, frame.result)
    slopes = [moment.slope for moment in frame.moments if moment.phase == 2]
    np.testing.assert_allclose(slopes, np.ravel(frame.result), rtol=1e-12)


# Presets, suggestions, scripts


@pytest.mark.parametrize("preset", PRESETS, ids=lambda p: p.name)
def test_each_preset_shows_something_and_explains_it(preset: Any) -> None:
    frame = EXPERIMENT.frame(preset.params)
    for cursor in (0, frame.steps // 2, frame.steps):
        explanation = EXPERIMENT.explain(preset.params, frame, cursor)
        assert explanation.formulas
        assert explanation.source is not None
        lines = explanation.source.code().splitlines()
        marked = [lines[line] for line in explanation.source.marked_lines()]
        assert marked or frame.steps == cursor
        assert not any("`" in line for line in marked), "a line of the docstring is marked"
        assert 2 <= len(explanation.suggestions) <= 3
        for suggestion in explanation.suggestions:
            changed = preset.params.changed(**followed(suggestion.changes))
            for name, value in suggestion.changes.items():
                assert getattr(changed, name) == value
            assert changed != preset.params
            EXPERIMENT.frame(changed)


def test_the_first_preset_is_the_books_figure_and_names_are_unique() -> None:
    assert PRESETS[0].params == DescentParams(mode="plane")
    assert len({preset.name for preset in PRESETS}) == len(PRESETS)
    assert {preset.question for preset in PRESETS if preset.question} == {"Q7", "Q8", "Q9"}


@pytest.mark.parametrize("name", ["Q7", "Q8", "Q9"])
def test_the_questions_have_a_text_in_both_languages(name: str) -> None:
    english, chinese = question(name, "en"), question(name, "zh_CN")
    assert len(english.guesses) == len(chinese.guesses) == 3
    assert english.right == chinese.right


def test_a_suggested_rate_does_what_it_says() -> None:
    params = DescentParams(mode="plane", surface="ravine", start=(-7.0, 2.0), steps=100)
    frame = EXPERIMENT.frame(params)
    texts = {str(s.text): s.changes for s in EXPERIMENT.explain(params, frame, 0).suggestions}
    best = next(changes for text, changes in texts.items() if "best rate" in text)
    beyond = next(changes for text, changes in texts.items() if "too much" in text)
    assert EXPERIMENT.frame(params.changed(**best)).f[-1] < frame.f[-1]
    assert EXPERIMENT.frame(params.changed(**beyond)).f[-1] > frame.f[0]


def test_the_script_of_a_picture_runs() -> None:
    script = EXPERIMENT.script(DescentParams(mode="plane", lr=0.3, steps=2))
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "PlaneFrame" in done.stdout


def test_settings_survive_a_saved_file() -> None:
    for preset in PRESETS:
        back, problems = DescentParams.from_json(preset.params.to_json())
        assert (back, problems) == (preset.params, [])
