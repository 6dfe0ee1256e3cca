"""The perceptron rule on points that the reader sets: every look at a point is one step."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from lab.arrays import Array, Labels
from lab.experiments.perceptron.mode import PerceptronMode
from lab.gates import Point, Weights
from lab.message import InputError, Message
from lab.params import choice, integer, items, number
from lab.perceptron import Learning, learn
from lab.point_sets import POINT_SETS
from lab.specs import NumberSpec, RecordSpec

Sample: TypeAlias = tuple[float, float, int]
"""A point x1, x2 and its class, 0 or 1."""

MOST_POINTS = 60
MOST_LOOKS = 4000
FARTHEST = 10.0
DIGITS = 2
START = 1.0
LONGEST_ARROW = 1.3
STEPS = range(-6, 7)
SCALES = (10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001)


def point_set(name: str) -> tuple[Sample, ...]:
    """Return a ready set of points as settings."""
    found = POINT_SETS[name]
    return tuple((x, y, t) for (x, y), t in zip(found.points, found.targets, strict=True))


def _in_learning_mode(params: PerceptronMode) -> bool:
    return params.mode == "learning"


@dataclass(frozen=True)
class LearningParams(PerceptronMode):
    """The points, and how the rule learns them."""

    points: tuple[Sample, ...] = items(
        point_set("blobs"),
        RecordSpec(
            fields=(
                NumberSpec(low=-FARTHEST, high=FARTHEST),
                NumberSpec(low=-FARTHEST, high=FARTHEST),
                NumberSpec(low=0, high=1, whole=True),
            )
        ),
        most=MOST_POINTS,
        label="set of points",
        control=False,
    )
    tool: str = choice(
        "one",
        {
            "one": "adds a point of class 1 (●)",
            "zero": "adds a point of class 0 (○)",
            "remove": "removes a point",
        },
        group="Points",
        label="a click on the plane",
        help="What a click does. A click on a point flips its class, and a drag moves it. By "
        "keyboard: Tab to a point, arrows, Enter and Delete; Insert adds a point.",
        when=_in_learning_mode,
    )
    lr: float = number(
        0.1,
        0.01,
        10,
        scale="log",
        group="Learning",
        label="learning rate η",
        help="How far a wrong point moves the weights. From weights of 0 it changes only their "
        "length: the lines are the same.",
        when=_in_learning_mode,
    )
    start_w1: float = number(
        0.0,
        -START,
        START,
        step=0.05,
        group="Learning",
        label="w1 at the start",
        help="The weights before the first point is looked at. Any start leads to a line in the "
        "end, if there is one.",
        when=_in_learning_mode,
    )
    start_w2: float = number(
        0.0,
        -START,
        START,
        step=0.05,
        group="Learning",
        label="w2 at the start",
        help="The weights before the first point is looked at. Any start leads to a line in the "
        "end, if there is one.",
        when=_in_learning_mode,
    )
    start_b: float = number(
        0.0,
        -START,
        START,
        step=0.05,
        group="Learning",
        label="b at the start",
        help="The bias before the first point is looked at. It is learned like a weight whose "
        "input is always 1.",
        when=_in_learning_mode,
    )
    hopeless_epochs: int = integer(
        20,
        1,
        100,
        group="Learning",
        label="epochs, if no line exists",
        help="An epoch looks at every point once. Where no line separates the classes the rule "
        "never ends; this is how long it is shown.",
        when=_in_learning_mode,
    )

    @property
    def start(self) -> Weights:
        """Return w1, w2 and b before the first look."""
        return self.start_w1, self.start_w2, self.start_b


@dataclass(frozen=True)
class LearningFrame:
    """The whole way of the rule over the points (n, 2) with classes `targets` (n,).

    `learning` is None where there is nothing to learn from; `problem` says why. The points lie
    around `centre`, within `reach`. Weight vectors are drawn `scale` times as long as they are.
    """

    points: Array
    targets: Labels
    learning: Learning | None
    problem: Message | None
    centre: Point
    reach: float
    scale: float

    @property
    def steps(self) -> int:
        """Return the number of looks."""
        return 0 if self.learning is None else len(self.learning)


def learning_frame(params: LearningParams) -> LearningFrame:
    """Return what the rule does with the points."""
    points = np.array([(x, y) for x, y, _ in params.points]).reshape(-1, 2)
    targets = np.array([target for *_, target in params.points], dtype=np.int64)
    learning, problem = None, None
    try:
        learning = learn(
            points,
            targets,
            params.start,
            params.lr,
            max_looks=MOST_LOOKS,
            hopeless_epochs=params.hopeless_epochs,
        )
    except InputError as error:
        problem = error.message
    centre, reach = _extent(points)
    return LearningFrame(points, targets, learning, problem, centre, reach, _scale(learning))


def _extent(points: Array) -> tuple[Point, float]:
    """Return the middle of the points, and a distance that holds the unit square at least."""
    corners = np.concatenate([points, [(0.0, 0.0), (1.0, 1.0)]])
    low, high = corners.min(axis=0), corners.max(axis=0)
    x, y = ((low + high) / 2).tolist()
    return (x, y), 0.65 + 0.5 * float((high - low).max())


def _scale(learning: Learning | None) -> float:
    """Return a round factor that makes the longest weight vector fit beside the points."""
    if learning is None:
        return 1.0
    longest = float(np.hypot(*learning.weights[:, :2].T).max())
    return next((s for s in SCALES if s * longest <= LONGEST_ARROW), SCALES[-1])


def street(frame: LearningFrame, cursor: int) -> tuple[Weights, Weights] | None:
    """Return the two lines beside the line at a step that touch the nearest points.

    None as long as a point is on the wrong side or on the line.
    """
    if frame.learning is None:
        return None
    w1, w2, b = frame.learning.gate(cursor).weights
    margin = float(frame.learning.margin[cursor])
    if not margin > 0:
        return None
    shift = margin * math.hypot(w1, w2)
    return (w1, w2, b - shift), (w1, w2, b + shift)


def free_place(params: LearningParams) -> Point:
    """Return the place among the points that is farthest from all of them, for a new one."""
    frame = learning_frame(params)
    (x, y), half = frame.centre, 0.6 * frame.reach
    spots = np.array([(x + i * half / 6, y + j * half / 6) for i in STEPS for j in STEPS])
    if not len(frame.points):
        return frame.centre
    apart = np.hypot(*(spots[:, None] - frame.points).transpose(2, 0, 1)).min(axis=1)
    right, up = spots[int(np.argmax(apart))].tolist()
    return right, up


# What a hand does on the plot, as changed settings.


def _place(at: Point) -> tuple[float, float]:
    x, y = (round(min(max(v, -FARTHEST), FARTHEST), DIGITS) for v in at)
    return x, y


def added(params: LearningParams, at: Point, target: int) -> dict[str, Any]:
    """Return the points with one more."""
    return {"points": (*params.points, (*_place(at), target))}


def moved(params: LearningParams, index: int, to: Point) -> dict[str, Any]:
    """Return the points with one of them somewhere else."""
    *_, target = params.points[index]
    return {"points": _with(params.points, index, (*_place(to), target))}


def flipped(params: LearningParams, index: int) -> dict[str, Any]:
    """Return the points with one of them in the other class."""
    x, y, target = params.points[index]
    return {"points": _with(params.points, index, (x, y, 1 - target))}


def removed(params: LearningParams, index: int) -> dict[str, Any]:
    """Return the points without one of them."""
    return {"points": params.points[:index] + params.points[index + 1 :]}


def _with(points: tuple[Sample, ...], index: int, sample: Sample) -> tuple[Sample, ...]:
    return (*points[:index], sample, *points[index + 1 :])
