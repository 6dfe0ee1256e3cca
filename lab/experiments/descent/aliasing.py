"""Two names for one array: what is left of init_x, of x and of the history (Q8)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lab.arrays import Array
from lab.experiments.descent.picture import Picture, picture
from lab.experiments.descent.settings import DescentParams
from lab.experiments.descent.walk import careless_descent
from lab.surfaces import SURFACES

SURFACE = "bowl"


@dataclass(frozen=True)
class Variable:
    """A name and the array that it stands for: variables with the same `box` share one array."""

    name: str
    box: int


@dataclass(frozen=True)
class Box:
    """An array in memory: what it holds now, and how many of its kind there are."""

    value: tuple[float, float]
    count: int = 1


@dataclass(frozen=True)
class Result:
    """What two runs from the same `init_x` leave: each a copy, as it read right after that run.

    `same` tells whether the first result is the array `init_x` itself, `both` whether the second
    one is the same array as the first.
    """

    init_x: Array
    first: Array
    second: Array
    same: bool
    both: bool


@dataclass(frozen=True)
class AliasFrame:
    """Two runs of descent from the same `init_x`, noted before each step and at the end.

    `init_x` and `x` (2 n + 2, 2) are the values of the two arrays at each position of the cursor:
    n steps of the first run and its end, then the second run, which starts at n + 1. `histories`
    are the rows that the two runs returned, (n, 2) each, as they read after both; `first` is what
    the first run returned, as it read then. `in_place` and `copied` are the results of both ways.
    """

    picture: Picture
    n: int
    init_x: Array
    x: Array
    first: Array
    shared_start: bool
    shared_history: bool
    histories: tuple[Array, Array]
    in_place: Result
    copied: Result

    @property
    def steps(self) -> int:
        """Return the number of the cursor's steps."""
        return len(self.x) - 1

    def run(self, cursor: int) -> int:
        """Return which run the cursor stands in, 0 or 1."""
        return int(cursor > self.n)

    def step(self, cursor: int) -> int:
        """Return the step within the run."""
        return cursor - self.run(cursor) * (self.n + 1)

    def variables(self, cursor: int) -> tuple[tuple[Variable, ...], tuple[Box, ...]]:
        """Return the names that exist at the cursor, and the arrays that they stand for."""
        boxes = [Box(_pair(self.init_x[cursor]))]
        names = [Variable("init_x", 0)]
        if self.run(cursor) == 1:
            names.append(Variable("first", 0 if self.shared_start else 1))
            if not self.shared_start:
                boxes.append(Box(_pair(self.first)))
        x_name = "x" if self.step(cursor) < self.n else ("first", "second")[self.run(cursor)]
        x_box = 0 if self.shared_start else len(boxes)
        names.append(Variable(x_name, x_box))
        if not self.shared_start:
            boxes.append(Box(_pair(self.x[cursor])))
        if rows := self.step(cursor):
            label = f"history[0:{rows}]"
            names.append(Variable(label, x_box if self.shared_history else len(boxes)))
            if not self.shared_history:
                last = self.histories[self.run(cursor)][rows - 1]
                boxes.append(Box(_pair(last), rows))
        return tuple(names), tuple(boxes)

    def path(self, cursor: int, run: int) -> Array:
        """Return the history of a run as it reads at the cursor: what a plot of it would show."""
        if run > self.run(cursor):
            return np.empty((0, 2))
        rows = self.step(cursor) if run == self.run(cursor) else self.n
        if not self.shared_history:
            return self.histories[run][:rows]
        shown = self.x[cursor]
        if run < self.run(cursor) and not self.shared_start:
            shown = self.first
        return np.repeat(shown[None], rows, axis=0)


def run_twice(params: DescentParams) -> AliasFrame:
    """Call the careless descent twice with the same init_x, and note what it does to it."""
    surface = SURFACES[SURFACE]
    init_x = np.array(params.start)
    seen: list[tuple[Array, Array]] = []

    def watched(x: Array) -> Array:
        seen.append((init_x.copy(), x.copy()))
        return surface.gradient(x)

    results, histories = [], []
    with np.errstate(all="ignore"):
        for _ in range(2):
            x, history = careless_descent(
                watched, init_x, params.lr, params.steps, params.in_place, params.keep_x
            )
            seen.append((init_x.copy(), x.copy()))
            results.append(x)
            histories.append(history)
    return AliasFrame(
        picture=picture(SURFACE, ""),
        n=params.steps,
        init_x=np.array([before for before, _ in seen]),
        x=np.array([now for _, now in seen]),
        first=seen[params.steps][1],
        shared_start=results[0] is init_x and results[1] is init_x,
        shared_history=all(row is results[0] for row in histories[0]),
        histories=(np.array(histories[0]), np.array(histories[1])),
        in_place=_result(params, in_place=True),
        copied=_result(params, in_place=False),
    )


def _result(params: DescentParams, in_place: bool) -> Result:
    gradient = SURFACES[SURFACE].gradient
    init_x = np.array(params.start)
    with np.errstate(all="ignore"):
        first, _ = careless_descent(gradient, init_x, params.lr, params.steps, in_place)
        after = init_x.copy(), first.copy()
        second, _ = careless_descent(gradient, init_x, params.lr, params.steps, in_place)
    return Result(*after, second.copy(), first is init_x, first is second)


def _pair(position: Array) -> tuple[float, float]:
    return float(position[0]), float(position[1])
