"""Frames of the Gradient descent experiment, and what is said about them."""

from __future__ import annotations

from typing import Any

from lab.experiments.descent import EXPERIMENT, DescentParams


def shown(**settings: Any) -> Any:
    return EXPERIMENT.frame(DescentParams(**settings))


def told(frame: Any, cursor: int, **settings: Any) -> str:
    explanation = EXPERIMENT.explain(DescentParams(**settings), frame, cursor)
    return " ".join(str(note) for note in explanation.notes)
