"""What each optimizer remembers, and the formulas with a step's numbers in them."""

from __future__ import annotations

import re

import numpy as np
import pytest

from lab.experiments.optimizers import EXPERIMENT, OptimizersParams, explain
from lab.experiments.optimizers.formulas import LINES, formulas
from lab.experiments.optimizers.frame import make_frame
from lab.experiments.optimizers.memory import Recall, recall
from lab.experiments.optimizers.settings import followed
from lab.optim import OPTIMIZERS
from lab.surfaces import SURFACES
from tests.lab.experiments.test_optimizers import params

STEP = 12


def recalled(name: str, step: int = STEP, **settings: object) -> tuple[OptimizersParams, Recall]:
    made = params(mode="memory", **settings)
    return made, recall(made, make_frame(made).race, name, 0, step)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_push_is_what_sgd_would_do(name: str) -> None:
    made, now = recalled(name)
    slope = made.surface_shown().gradient(now.before)
    np.testing.assert_allclose(now.push, -made.lr(name) * slope)


def test_sgd_does_the_push_and_keeps_nothing() -> None:
    _, now = recalled("sgd")
    np.testing.assert_allclose(now.step, now.push)
    assert now.carried is None
    assert now.squares is None


def test_the_velocity_of_momentum_is_its_step() -> None:
    _, now = recalled("momentum")
    _, before = recalled("momentum", STEP - 1)
    assert now.carried_is_step
    assert before.carried is not None
    np.testing.assert_allclose(now.step, 0.9 * before.carried + now.push)
    _, ahead = recalled("nesterov")
    assert not ahead.carried_is_step


def test_the_squares_of_adagrad_only_grow() -> None:
    made = params(mode="memory", steps=60)
    race = make_frame(made).race
    gradients = race.gradients[:, race.names.index("adagrad"), 0]
    for step in (1, 10, 60):
        now = recall(made, race, "adagrad", 0, step)
        assert now.squares is not None
        assert now.own is not None
        np.testing.assert_allclose(now.squares, np.sum(gradients[:step] ** 2, axis=0))
        np.testing.assert_allclose(now.own, 1.5 / np.sqrt(now.squares), rtol=1e-6)
        assert now.largest == pytest.approx(np.max(np.sum(gradients**2, axis=0)))


def test_a_small_square_of_adagrad_is_not_told_to_cut_the_rate() -> None:
    """The book's first step along x: √h is 0.7 there, and 1.5 becomes 2.14."""
    made = OptimizersParams(selected="adagrad")
    told = str(explain(made, make_frame(made), 1).notes[0])
    assert "turns η = 1.5 into 2.14 along x" in told
    assert "only fall" in told


def test_the_squares_of_rmsprop_shrink_again() -> None:
    _, early = recalled("rmsprop", 2)
    _, late = recalled("rmsprop", 30)
    assert early.squares is not None
    assert late.squares is not None
    assert late.squares[1] < early.squares[1] / 5


def test_the_first_step_of_adam_is_eta_in_each_coordinate() -> None:
    _, now = recalled("adam", 1)
    np.testing.assert_allclose(np.abs(now.step), 0.3, rtol=1e-5)
    assert now.carried is not None
    np.testing.assert_allclose(now.carried, now.push)


@pytest.mark.parametrize("correction", [True, False])
@pytest.mark.parametrize("step", [1, STEP])
def test_each_coordinate_of_adam_moves_at_its_own_rate(step: int, correction: bool) -> None:
    settings = {"adam_eps": 0.1, "adam_bias_correction": correction}
    made, now = recalled("adam", step, **settings)
    assert now.own is not None
    assert now.carried is not None
    np.testing.assert_allclose(now.step, now.own * now.carried / made.lr("adam"), rtol=1e-9)


@pytest.mark.parametrize("name", ["adam", "adamw"])
def test_without_correction_the_first_step_is_longer(name: str) -> None:
    _, now = recalled(name, 1, **{f"{name}_bias_correction": False, "adamw_weight_decay": 0.0})
    np.testing.assert_allclose(np.abs(now.step), 0.3 * 0.1 / np.sqrt(0.001), rtol=1e-4)


@pytest.mark.parametrize("step", [1, STEP, 30])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_numbers_in_the_formulas_are_right(name: str, step: int) -> None:
    """Both sides of each line agree, as far as four digits can."""
    made = params(mode="memory", selected=name)
    lines = formulas(made, make_frame(made).race, name, step, both=True)
    assert lines[0].startswith(r"g = \frac{\partial f}{\partial x} = ")
    assert [line for line in lines if line in dict(LINES[name])] == list(dict(LINES[name]))
    checked = 0
    for line in lines[1:]:
        if re.match(r"[xy]\\!:", line):
            left, right = _sides(line)
            assert left == pytest.approx(right[0], abs=0.0006 * right[1] + 1e-12), line
            checked += 1
    assert checked == 2 * len(LINES[name])


@pytest.mark.parametrize("settings", [{"surface": "noisy_bowl"}, {"noise": 0.5}])
def test_with_noise_the_gradient_is_the_slope_and_what_the_mini_batch_adds(
    settings: dict[str, object],
) -> None:
    made = params(selected="sgd", steps=100, **settings)
    race = make_frame(made).race
    line = formulas(made, race, "sgd", 100, both=False)[0]
    assert line.startswith(r"g = \frac{\partial f}{\partial x} + \xi = ")
    slope, noise, g = (
        float(number.translate(str.maketrans("", "", "{}()")))
        for number in re.split(" [+=] ", line)[3:]
    )
    x = race.paths[99, 0, 0, 0]
    assert slope == pytest.approx(x / 10, rel=1e-3)
    assert g == pytest.approx(slope + noise, abs=1e-4)
    assert "ξ" in " ".join(str(note) for note in explain(made, make_frame(made), 100).notes)


def _sides(line: str) -> tuple[float, tuple[float, float]]:
    """Return the left side, and the right side with the sum of its terms' sizes."""
    line = line.split(r"\quad")[0].split(";", 1)[1].strip().rstrip(",")
    line = re.sub(r"10\^\{(-?\d+)\}", r"1e\1", line).replace(r"\cdot", "*").replace("^2", "**2")
    line = re.sub(r"\{(-[^{}]*)\}", r"(\1)", line)
    line = re.sub(r"\\frac\{([^{}]*)\}\{([^{}]*)\}", r"((\1)/(\2))", line)
    left, right = line.split("=", 1)
    size = abs(float(eval(left)))
    terms = re.split(r" [+-] ", right)
    return float(eval(left)), (float(eval(right)), size + sum(abs(float(eval(t))) for t in terms))


@pytest.mark.parametrize("name", ["adagrad", "rmsprop", "adam"])
def test_a_power_of_ten_is_squared_in_parentheses(name: str) -> None:
    made = params(selected=name, steps=300)
    race = make_frame(made).race
    step = int(np.flatnonzero(np.abs(race.gradients[:, race.names.index(name), 0, 0]) < 1e-4)[0])
    lines = formulas(made, race, name, step + 1, both=False)
    assert any(re.search(r"10\^\{-\d+\}\}?\)\^2", line) for line in lines)
    assert not any("}^2" in line for line in lines)


def test_at_the_start_there_are_only_symbols() -> None:
    made = params(selected="momentum")
    lines = formulas(made, make_frame(made).race, "momentum", 0, both=False)
    assert lines[1:] == tuple(symbols for symbols, _ in LINES["momentum"])
    assert not any(character.isdigit() for line in lines for character in line)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_explanation_shows_the_selected_optimizers_code(name: str) -> None:
    made = params(selected=name)
    frame = make_frame(made)
    told = explain(made, frame, STEP)
    assert str(told.title) == f"{OPTIMIZERS[name].title}, step {STEP}"
    assert told.source is not None
    assert "def descend" in told.source.code()
    assert told.source.marked_lines()
    assert "def init" in (explain(made, frame, 0).source or told.source).code()
    assert told.notes


def test_a_selected_optimizer_that_is_off_gives_way_to_the_first() -> None:
    made = OptimizersParams(selected="rmsprop", steps=5)
    assert str(explain(made, make_frame(made), 5).title) == "SGD, step 5"


def test_when_nobody_races_it_says_so() -> None:
    off = {f"{name}_on": False for name in OPTIMIZERS}
    made = OptimizersParams(**off)
    frame = make_frame(made)
    assert frame.rows == ()
    told = explain(made, frame, 0)
    assert str(told.title) == "Nobody races"
    assert told.suggestions


def test_every_suggestion_does_what_it_says() -> None:
    for one in EXPERIMENT.presets:
        frame = make_frame(one.params)
        for suggestion in explain(one.params, frame, frame.steps).suggestions:
            after = one.params.changed(**suggestion.changes)
            assert after != one.params, f"{one.name}: {suggestion.text}"
            make_frame(after)


@pytest.mark.parametrize("surface", SURFACES)
def test_who_settles_or_arrives_is_asked_only_where_there_is_a_bottom(surface: str) -> None:
    made = params(surface=surface)
    changes = [dict(s.changes) for s in explain(made, make_frame(made), 0).suggestions]
    asked = {"mode": "fair"} in changes or {"steps": 300} in changes
    assert changes
    assert asked is bool(SURFACES[surface].minima)


def test_from_the_line_above_a_saddle_none_leaves_until_there_is_noise() -> None:
    made = params(surface="saddle")
    for leaves in (False, True):
        changes = explain(made, make_frame(made), 0).suggestions[0].changes
        made = made.changed(**followed(changes))
        assert all((row.left is not None) is leaves for row in make_frame(made).rows)


def test_raising_sgds_rate_makes_it_leave_and_the_next_advice_brings_it_back() -> None:
    made = OptimizersParams()
    first = explain(made, make_frame(made), 30).suggestions[0]
    assert "past 1" in str(first.text)
    made = made.changed(**first.changes, steps=60)
    frame = make_frame(made)
    assert "SGD left the plot" in str(frame.departures[0])
    back = explain(made, frame, 30).suggestions[0]
    made = made.changed(**back.changes)
    assert not make_frame(made).departures
