"""The basin map: every place of the surface is a start, all of them run as one array."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from lab.arrays import Array, Labels
from lab.experiments.optimizers.race import lowest, slopes_at
from lab.experiments.optimizers.settings import OptimizersParams
from lab.surface import Surface

STEPS_A_FRAME = 5


@dataclass(frozen=True)
class Basin:
    """What has become of each start of a grid: `x` (columns,), `y` (rows,).

    `arrived` (rows, columns) is the step from which f stays within ε of the lowest value, -1 if it
    does not. `minimum` (rows, columns) is the index in `minima` (k, 2) of the one it has come to,
    -1 for none and before the last step. `walked` steps of `steps` are done.
    """

    x: Array
    y: Array
    arrived: Labels
    minimum: Labels
    minima: Array
    walked: int
    steps: int

    @property
    def progress(self) -> float:
        """Return the share of the steps that is done."""
        return self.walked / self.steps

    @property
    def done(self) -> bool:
        """Tell whether all steps are done."""
        return self.walked == self.steps

    def arrived_by(self) -> Array:
        """Return the share of the starts that have arrived, by step: (walked + 1,)."""
        counts = np.bincount(self.arrived[self.arrived >= 0], minlength=self.walked + 1)
        return np.cumsum(counts) / self.arrived.size

    def slowness(self) -> Array:
        """Return how long each start takes, on a log scale: 0 the first one, 1 all the steps."""
        steps = np.log1p(np.clip(self.arrived, 0, None))
        last = np.log1p(self.steps)
        first = float(np.min(steps[self.arrived > 0], initial=last))
        slow: Array = np.clip((steps - first) / max(last - first, 1e-9), 0, 1)
        return slow

    def shares(self) -> Array:
        """Return the share of the starts that end in each minimum: (k,)."""
        ends = self.minimum[self.minimum >= 0]
        return np.bincount(ends, minlength=len(self.minima)) / self.minimum.size


def map_basins(params: OptimizersParams) -> Iterator[Basin]:
    """Run the selected optimizer from every place of the grid; yields the map as it fills."""
    surface, side = params.surface_shown(), params.resolution
    x, y = (np.linspace(*span, side) for span in (surface.x_range, surface.y_range))
    W = np.stack(np.meshgrid(x, y), axis=-1)
    optimizer, (dW, measure) = params.make(params.selected), slopes_at(params, W)
    schedule, state, lr = params.made_schedule(), optimizer.init(W), params.lr(params.selected)
    bottom = lowest(surface)
    arrived = np.where(surface(W) - bottom < params.goal, 0, -1)
    minima = surface.local_minima
    for step in range(params.steps):
        with np.errstate(all="ignore"):
            optimizer.lr = lr * schedule(step)
            measure()
            optimizer.update(W, dW, state)
            near = surface(W) - bottom < params.goal
        arrived = np.where(near, np.where(arrived < 0, step + 1, arrived), -1)
        walked = step + 1
        if walked % STEPS_A_FRAME == 0 or walked == params.steps:
            done = walked == params.steps
            ends = nearest(surface, minima, W) if done else np.full(arrived.shape, -1)
            yield Basin(x, y, arrived.copy(), ends, minima, walked, params.steps)


def nearest(surface: Surface, minima: Array, positions: Array) -> Labels:
    """Return the index of the minimum that each position has come to: (..., 2) -> (...), -1: none.

    It has come to a minimum within a third of the way to the next one, and at most a tenth of the
    surface's width.
    """
    best = np.full(positions.shape[:-1], -1)
    closest = np.full(positions.shape[:-1], np.inf)
    for index, (reach, minimum) in enumerate(zip(_reach(surface, minima), minima, strict=True)):
        with np.errstate(all="ignore"):
            distance = np.hypot(*np.moveaxis(positions - minimum, -1, 0))
        nearer = (distance < closest) & (distance <= reach)
        best[nearer], closest[nearer] = index, distance[nearer]
    return best


def _reach(surface: Surface, minima: Array) -> Array:
    apart = np.hypot(*np.moveaxis(minima[:, None] - minima[None], -1, 0))
    apart[np.diag_indices(len(minima))] = np.inf
    width = surface.x_range[1] - surface.x_range[0]
    reach: Array = np.minimum(apart.min(axis=1, initial=np.inf) / 3, width / 10)
    return reach
