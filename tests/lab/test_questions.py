"""The readers' questions as Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from lab.experiments import (
    activations,
    descent,
    initialization,
    optimizers,
    perceptron,
    training,
)
from lab.message import InputError
from lab.questions import FOLDER, parse, question

TEXT = """# Why is it slow?
Two runs.
Look at the left one.
## Predict
Which is faster?
- the first
- [x] the second
## What happens
The second, **by far**.

It takes 2 s.
## Why
Because.
"""


TABS = (perceptron, activations, descent, optimizers, initialization, training)
ASKING = [(tab.EXPERIMENT, p) for tab in TABS for p in tab.EXPERIMENT.presets if p.question]


def test_each_question_is_asked_on_the_one_screen_that_it_describes() -> None:
    asked = sorted(preset.question for _, preset in ASKING)
    assert asked == sorted({path.stem for path in FOLDER.rglob("Q*.md")})


def test_a_question_is_asked_before_the_path_shows_its_answer() -> None:
    cursors = {
        preset.question: preset.cursor
        for experiment, preset in ASKING
        if experiment.kind == "timeline" and getattr(experiment.frame(preset.params), "steps", 0)
    }
    assert cursors == dict.fromkeys(("Q7", "Q8", "Q9", "Q17"), 0)


def test_the_parts_of_a_question() -> None:
    q = parse("Q1", TEXT)
    assert (q.title, q.predict, q.right) == ("Why is it slow?", "Which is faster?", 1)
    assert q.guesses == ("the first", "the second")
    assert q.setup == "Two runs.\nLook at the left one."
    assert q.happens.endswith("It takes 2 s.")
    assert q.why == "Because."


@pytest.mark.parametrize(
    "text",
    [
        "",
        TEXT.replace("## Why", "Why"),
        TEXT.replace("[x] ", ""),
        TEXT.replace("- the", "- [x] the"),
        TEXT.replace("# Why", "Why"),
    ],
)
def test_a_text_out_of_shape_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        parse("Q1", text)


def test_a_missing_text_is_named() -> None:
    with pytest.raises(InputError, match="Q99"):
        question("Q99")


@pytest.mark.parametrize(
    "path", sorted(FOLDER.rglob("Q*.md")), ids=lambda p: f"{p.parent.name}/{p.stem}"
)
def test_every_text_is_in_shape_and_alike_in_both_languages(path: Path) -> None:
    english, other = question(path.stem, "en"), question(path.stem, path.parent.name)
    assert len(english.guesses) == len(other.guesses)
    assert english.right == other.right
