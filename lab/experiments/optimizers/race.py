"""The race: the engine's optimizers walk down one surface from the same starts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np

from lab.arrays import Array, Labels
from lab.experiments.optimizers.settings import OptimizersParams
from lab.stepping import State
from lab.surface import Surface

Memory: TypeAlias = dict[str, Array]
"""What an optimizer remembered after each step: name in its state → (steps + 1, S, 2)."""


@dataclass(frozen=True)
class Race:
    """K optimizers from S starts (S, 2), for n steps; index 0 of a path is its start.

    `paths` (n + 1, K, S, 2), `gradients` as the optimizers saw them (n, K, S, 2), `rates` the
    learning rate of each one at each step (n, K). `memory` is kept for the optimizers asked for.
    """

    surface: Surface
    names: tuple[str, ...]
    starts: Array
    paths: Array
    gradients: Array
    rates: Array
    memory: Mapping[str, Memory]

    @property
    def steps(self) -> int:
        """Return the number of steps n."""
        return len(self.gradients)

    @cached_property
    def f(self) -> Array:
        """Height of the surface below each position: (n + 1, K, S)."""
        return self.surface(self.paths)

    @cached_property
    def excess(self) -> Array:
        """Height above the lowest point of the surface, f itself where there is none."""
        return self.f - lowest(self.surface)

    @cached_property
    def lengths(self) -> Array:
        """Length of each step: (n, K, S)."""
        with np.errstate(all="ignore"):
            lengths: Array = np.hypot(*np.moveaxis(np.diff(self.paths, axis=0), -1, 0))
            return lengths

    @cached_property
    def left(self) -> Labels:
        """The step at which each path left the plot for good, -1 if it did not: (K, S)."""
        inside = self.surface.inside(self.paths)
        last = self.steps - np.argmax(inside[::-1], axis=0)
        return np.where(inside[-1], -1, last + 1)

    def path(self, name: str) -> Array:
        """Return the paths of one optimizer: (S, n + 1, 2)."""
        return np.moveaxis(self.paths[:, self.names.index(name)], 0, 1)


def run_race(
    params: OptimizersParams,
    rates: Mapping[str, float] | None = None,
    remember: tuple[str, ...] = (),
) -> Race:
    """Let the optimizers that are on take `steps` steps from each start.

    `rates` replaces learning rates by name. Far out, positions overflow to inf and nan without a
    warning. The same Params give the same bits.
    """
    surface = params.surface_shown()
    names, n = params.racers, params.steps
    starts = inside(surface, params.starts)
    base = [(rates or {}).get(name, params.lr(name)) for name in names]
    optimizers = [params.make(name, lr) for name, lr in zip(names, base, strict=True)]
    W = np.tile(starts, (len(names), 1, 1))
    states: list[State] = [opt.init(w) for opt, w in zip(optimizers, W, strict=True)]
    paths, gradients = np.empty((n + 1, *W.shape)), np.empty((n, *W.shape))
    kept = _kept(names, states, remember, n)
    dW, measure = slopes_at(params, W)
    racers = zip(optimizers, W, dW, states, strict=True)
    updates = [opt.stepper(w, dw, state) for opt, w, dw, state in racers]
    schedule = params.made_schedule()
    factors = [schedule(step) for step in range(n)]
    paths[0] = W
    with np.errstate(all="ignore"):
        for step, factor in enumerate(factors):
            if step == 0 or factor != factors[step - 1]:
                for opt, lr in zip(optimizers, base, strict=True):
                    opt.lr = lr * factor
            measure()
            gradients[step] = dW
            for update in updates:
                update()
            paths[step + 1] = W
            for history, now in kept:
                history[step + 1] = now
    memory = {
        name: {key: history for history, now in kept for key in state if state[key] is now}
        for name, state in zip(names, states, strict=True)
        if name in remember
    }
    return Race(surface, names, starts, paths, gradients, np.outer(factors, base), memory)


def _kept(
    names: tuple[str, ...], states: list[State], remember: tuple[str, ...], n: int
) -> list[tuple[Array, Array]]:
    """Return pairs of a history, all 0, and the array of a state that it follows."""
    return [
        (np.zeros((n + 1, *now.shape)), now)
        for name, state in zip(names, states, strict=True)
        if name in remember
        for now in state.values()
        if isinstance(now, np.ndarray)
    ]


def slopes_at(params: OptimizersParams, W: Array) -> tuple[Array, Callable[[], None]]:
    """Return an array for the gradients at W (..., 2), and a function that measures them anew.

    They follow W wherever it moves, with the mini-batches' noise if there is any: one sequence from
    the seed, the same error for all racers. Overflow is the caller's to silence.
    """
    surface = params.surface_shown()
    noise = params.own_noise or params.noise
    rng = np.random.default_rng(params.seed)
    dW = np.empty_like(W)
    # Views made once: for a few racers, slicing takes longer than the gradient itself.
    x, y, dx, dy = W[..., 0], W[..., 1], dW[..., 0], dW[..., 1]

    def measure() -> None:
        dx[...], dy[...] = surface.df(x, y)
        if noise:
            dW[...] += noise * rng.standard_normal(2)

    return dW, measure


def inside(surface: Surface, starts: tuple[tuple[float, float], ...]) -> Array:
    """Return the starts (S, 2), those outside of the surface's range moved to its edge."""
    low, high = zip(surface.x_range, surface.y_range, strict=True)
    return np.clip(np.array(starts, dtype=np.float64), low, high)


def lowest(surface: Surface) -> float:
    """Return the lowest value of the surface, 0 where it has no lowest point."""
    return float(surface(surface.minima[0])) if surface.minima else 0.0
