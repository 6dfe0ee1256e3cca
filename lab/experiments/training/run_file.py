"""What a network file tells of its run beside settings and curves, read without trusting it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lab.experiments.training.layers import CLASSES
from lab.experiments.training.stream import DataNote
from lab.history import History
from lab.message import Message, legible
from lab.nn.checks import is_number

LONGEST_NAME = 200


@dataclass(frozen=True)
class Ending:
    """Where a run stood when it ended: seldom at an evaluation, if it was stopped."""

    epoch: float
    train_seconds: float
    evaluate_seconds: float

    @classmethod
    def found(cls, extra: Mapping[str, Any], history: History) -> Ending:
        """Return what a file says, or else what its last evaluation leads to expect.

        What nothing is known about is not a number.
        """
        told = extra.get("ended")
        values: dict[str, Any] = told if isinstance(told, dict) else {}
        numbers: list[Any] = [
            values.get(name) for name in ("epoch", "train_seconds", "evaluate_seconds")
        ]
        if all(is_number(number) and number >= 0 for number in numbers):
            return cls(*map(float, numbers))
        last = history.evaluations[-1] if history.evaluations else None
        if last is None or not history.steps:
            return cls(math.nan, 0.0, 0.0) if history.steps else cls(0.0, 0.0, 0.0)
        grown = history.steps / last.step if last.step else math.nan
        return cls(last.epoch * grown, last.train_seconds * grown, last.evaluate_seconds)


def data_to_json(data: DataNote) -> dict[str, Any]:
    """Return what a file keeps of a set of images."""
    names = list(data.class_names)
    return {"name": data.name, "class_names": names, "first_label": data.first_label}


def data_from(extra: Mapping[str, Any]) -> DataNote | None:
    """Return what a file says of its images, None where that is nothing, or damaged."""
    told = extra.get("data")
    if not isinstance(told, dict):
        return None
    name, names, first = told.get("name"), told.get("class_names"), told.get("first_label")
    if not isinstance(names, list) or len(names) != CLASSES or not all(map(_is_name, names)):
        return None
    if not isinstance(name, str) or not _is_name(name):
        return None
    if type(first) is not int or first not in range(CLASSES):
        return None
    return DataNote(name, tuple(names), Message("{value}", {"value": name}), first)


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_NAME and legible(value) == value
