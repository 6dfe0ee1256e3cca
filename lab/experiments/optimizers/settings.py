"""What a reader can change on the Optimizers tab."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lab.experiments.optimizers.ground import Ground
from lab.experiments.optimizers.racers import Racers
from lab.experiments.optimizers.rates import fitting
from lab.params import choice, flag, integer, items, number
from lab.schedules import Constant, Cosine, Schedule, StepDecay, WarmUp
from lab.specs import PointSpec
from lab.surface import Point
from lab.surfaces import SURFACES

REACH = 10.0
MOST_STARTS = 5


@dataclass(frozen=True)
class OptimizersParams(Racers, Ground):
    """The settings of all four views: the ground, the racers, and how they run."""

    starts: tuple[Point, ...] = items(
        ((-7.0, 2.0),),
        PointSpec(x_low=-REACH, x_high=REACH, y_low=-REACH, y_high=REACH),
        least=1,
        most=MOST_STARTS,
        group="Start",
        help="Drag a ring or click on the plot; Shift and click adds one, Delete removes one",
    )
    steps: int = integer(
        30, 1, 2000, scale="log", group="Run", label="steps", help="How often each one moves"
    )
    schedule: str = choice(
        "constant",
        {
            "constant": "the same η all the way",
            "step": "η falls in steps",
            "cosine": "η falls along a cosine",
            "warm_up": "η warms up, then stays",
            "warm_up_cosine": "η warms up, then falls",
        },
        group="Run",
        label="schedule",
        help="Multiplies every learning rate: large steps first, small ones to settle",
    )
    warm_up: int = integer(
        10,
        1,
        1000,
        scale="log",
        group="Run",
        label="steps to warm up",
        help="A gentle start, while the averages are not yet to be trusted",
        when=lambda params: params.schedule.startswith("warm_up"),
    )
    decay_every: int = integer(
        10,
        1,
        1000,
        scale="log",
        group="Run",
        label="steps between falls",
        help="How long each learning rate lasts",
        when=lambda params: params.schedule == "step",
    )
    decay_factor: float = number(
        0.5,
        0,
        1,
        step=0.05,
        group="Run",
        label="times at each fall",
        help="What is left of the learning rate each time",
        when=lambda params: params.schedule == "step",
    )
    noise: float = number(
        0.0,
        0,
        5,
        step=0.05,
        group="Run",
        label="noise of the gradient",
        help="Each mini-batch sees a slightly different slope; all racers see the same batches",
        when=lambda params: params.own_noise == 0,
    )
    seed: int = integer(
        0,
        0,
        9999,
        group="Run",
        label="seed",
        help="The same seed gives the same noise",
        when=lambda params: params.noisy,
    )
    goal: float = number(
        0.01,
        1e-6,
        10,
        scale="log",
        group="Goal",
        label="ε: how near is near enough",
        help="Who stays within ε of the lowest value has arrived; the table counts the steps",
    )
    tries: int = integer(
        41,
        3,
        121,
        step=2,
        group="Fair race",
        label="rates each one may try",
        help="The budget: so many learning rates from 0.0001 to 10, the same for all",
        when=lambda params: params.mode == "fair",
    )
    basin_by: str = choice(
        "steps",
        {"steps": "steps needed", "minimum": "the minimum it ends in"},
        group="Basin map",
        label="colour means",
        view=True,
        help="Each place of the map is a start; its colour tells what became of it",
        when=lambda params: params.mode == "basin",
    )
    resolution: int = integer(
        200,
        50,
        400,
        step=50,
        group="Basin map",
        label="starts along each side",
        help="More of them give a finer map and take longer",
        when=lambda params: params.mode == "basin",
    )
    ghost: bool = flag(
        True,
        group="Compare",
        label="pale ghost of the setting before",
        view=True,
        help="Keeps the last setting's paths in sight, with what has changed in the legend",
        when=lambda params: params.mode in ("race", "memory"),
    )
    below: str = choice(
        "own",
        {
            "own": "the view's own plot",
            "f": "height f",
            "length": "step length",
            "table": "table",
        },
        label="below the map",
        view=True,
        help="What stands below the map",
        control=False,
    )

    @property
    def racers(self) -> tuple[str, ...]:
        """Return the names of those that take part: in a basin map the selected one alone."""
        return (self.selected,) if self.mode == "basin" else self.ticked

    @property
    def noisy(self) -> bool:
        """Tell whether each mini-batch sees another slope."""
        return self.own_noise > 0 or self.noise > 0

    @property
    def shown(self) -> str:
        """Return whose formula is shown: the selected one if it takes part, else the first."""
        racers = self.racers
        return self.selected if self.selected in racers or not racers else racers[0]

    def made_schedule(self) -> Schedule:
        """Return the learning-rate schedule: what part of η is used at a step."""
        if self.schedule == "step":
            return StepDecay(self.decay_every, self.decay_factor)
        if self.schedule == "cosine":
            return Cosine(self.steps)
        if self.schedule == "warm_up":
            return WarmUp(self.warm_up)
        if self.schedule == "warm_up_cosine":
            return WarmUp(self.warm_up, Cosine(max(1, self.steps - self.warm_up)))
        return Constant()


def followed(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the changes with what goes with them: a new surface brings its start, steps and rates.

    Settings that the reader changes at the same time are left as asked for.
    """
    name = changes.get("surface")
    if name is None:
        return dict(changes)
    x, y = SURFACES[name].start if name in SURFACES else (-3.0, 4.0)
    return {"starts": ((float(x), float(y)),), **fitting(name), **changes}
