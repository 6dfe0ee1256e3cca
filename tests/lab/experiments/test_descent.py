"""Gradient descent itself, and what the presets, suggestions and scripts promise."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lab.experiments.descent import EXPERIMENT, PRESETS, DescentParams, followed
from lab.experiments.descent.walk import careless_descent, gradient_descent
from lab.optim import SGD
from lab.questions import question
from lab.surfaces import BOWLS, SURFACES

ROOT = Path(__file__).parents[3]


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


def test_a_best_rate_is_offered_on_bowls_alone() -> None:
    """In Rosenbrock's valley the rate that suits the end throws a path from the start away."""
    assert {name for name in SURFACES if _offers_best(name)} == set(BOWLS)


def _offers_best(surface: str) -> bool:
    params = DescentParams(mode="plane", **followed({"surface": surface, "lr": 0.002}))
    frame = EXPERIMENT.frame(params)
    texts = [str(s.text) for s in EXPERIMENT.explain(params, frame, frame.steps).suggestions]
    offered = any("best rate" in text for text in texts)
    assert offered is (frame.marks(frame.steps).best is not None)
    return offered


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
