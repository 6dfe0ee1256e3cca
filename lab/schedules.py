"""Learning-rate schedules: which part of the learning rate to use at a step.

Each is called with the number of the step, from 0, and returns a factor in [0, 1]:
`opt.lr = lr * schedule(step)` before the update.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from lab.message import InputError

Schedule: TypeAlias = Callable[[int], float]


@dataclass(frozen=True)
class Constant:
    """The same rate all the way: factor 1."""

    def __call__(self, step: int) -> float:
        """Return the factor at this step."""
        return 1.0


@dataclass(frozen=True)
class StepDecay:
    """Large steps first, then suddenly smaller ones: factor^⌊step / every⌋."""

    every: int = 100
    factor: float = 0.5

    def __post_init__(self) -> None:
        _count("every", self.every)
        _fraction("factor", self.factor)

    def __call__(self, step: int) -> float:
        """Return the factor at this step."""
        return float(self.factor ** (step // self.every))


@dataclass(frozen=True)
class Cosine:
    """Half a cosine wave down from 1, then `final` for ever (Loshchilov & Hutter, 2017).

    final + (1 − final) (1 + cos(π step / steps)) / 2
    """

    steps: int = 1000
    final: float = 0.0

    def __post_init__(self) -> None:
        _count("steps", self.steps)
        _fraction("final", self.final)

    def __call__(self, step: int) -> float:
        """Return the factor at this step."""
        done = min(step / self.steps, 1.0)
        return self.final + (1 - self.final) * (1 + math.cos(math.pi * done)) / 2


@dataclass(frozen=True)
class WarmUp:
    """A gentle start: 1/steps, 2/steps, … 1, then another schedule that counts from there.

    The first gradients, and an optimizer's first averages of them, are the least to be trusted.
    """

    steps: int = 100
    then: Schedule = field(default_factory=Constant)

    def __post_init__(self) -> None:
        _count("steps", self.steps)
        if not callable(self.then):
            raise InputError("then must be a schedule, not {came}", came=repr(self.then))

    def __call__(self, step: int) -> float:
        """Return the factor at this step."""
        if step < self.steps:
            return (step + 1) / self.steps
        return self.then(step - self.steps)


def _count(name: str, value: object) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise InputError("{name} must be a whole number ≥ 1, not {came}", name=name, came=value)


def _fraction(name: str, value: object) -> None:
    if not isinstance(value, float | int) or not 0 <= value <= 1:
        raise InputError("{name} must be a number in [0, 1], not {came}", name=name, came=value)
