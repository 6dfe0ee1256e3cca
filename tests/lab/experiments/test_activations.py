"""What the views of the Activations experiment have in common."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from lab.experiments.activations import EXPERIMENT, PRESETS, ActivationsParams, explain
from lab.experiments.activations.mode import ActivationsMode
from lab.params import Params

NAMES = [preset.name for preset in PRESETS]


def states() -> list[tuple[str, ActivationsParams, Any, int]]:
    """Return every preset with its Frame, at the first, the second and the last step."""
    found = []
    for preset in PRESETS:
        frame = EXPERIMENT.frame(preset.params)
        for cursor in sorted({0, min(1, frame.steps), frame.steps}):
            found.append((preset.name, preset.params, frame, cursor))
    return found


def test_views_do_not_take_each_others_names() -> None:
    own: Counter[str] = Counter()
    for view in ActivationsParams.__mro__:
        if issubclass(view, ActivationsMode) and view is not ActivationsParams:
            own.update(name for name in vars(view) if not name.startswith("_"))
    shared = {name for name, count in own.items() if count > 1} - set(vars(Params))
    assert not shared


def test_every_mode_has_a_preset_and_opens_with_the_books_figure() -> None:
    modes = ActivationsParams.specs()["mode"].options  # type: ignore[attr-defined]
    assert {preset.params.mode for preset in PRESETS} == set(modes)
    first = PRESETS[0]
    assert first.chapter == "3.2"
    assert {"step", "sigmoid"} <= set(first.params.shown)
    assert len(NAMES) == len(set(NAMES))


def test_questions_two_to_six_are_set_up() -> None:
    asked = {preset.question for preset in PRESETS if preset.question}
    assert asked == {"Q2", "Q3", "Q4", "Q5", "Q6"}


@pytest.mark.parametrize(("name", "params", "frame", "cursor"), states())
def test_suggestions_change_something_and_can_be_taken(
    name: str, params: ActivationsParams, frame: Any, cursor: int
) -> None:
    explanation = explain(params, frame, cursor)
    assert len(explanation.suggestions) >= 2, name
    for suggestion in explanation.suggestions:
        taken = params.changed(**suggestion.changes)
        assert taken != params
        again = EXPERIMENT.frame(taken)
        after = explain(taken, again, again.steps)
        assert suggestion.changes not in [s.changes for s in after.suggestions]


@pytest.mark.parametrize(("name", "params", "frame", "cursor"), states())
def test_the_code_shown_exists_and_has_its_lines_marked(
    name: str, params: ActivationsParams, frame: Any, cursor: int
) -> None:
    source = explain(params, frame, cursor).source
    if source is None:
        assert (params.mode, cursor) == ("network", 0)
        return
    lines = source.code().splitlines()
    marked = [lines[i] for i in source.marked_lines()]
    assert marked
    assert not any('"""' in line or "def " in line for line in marked)


def test_damaged_settings_are_told_field_by_field() -> None:
    params, problems = ActivationsParams.from_json(
        {"mode": "deep", "x": 99, "logits": [1, 2], "shape_a": "(2, -3)", "array": "one", "rows": 3}
    )
    assert len(problems) == 5
    assert params == ActivationsParams(rows=3)
