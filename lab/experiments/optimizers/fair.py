"""A fair race: each optimizer's learning rate is tuned on the same budget before it runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from lab.arrays import Array, Labels
from lab.experiments.optimizers.race import inside, lowest, slopes_at
from lab.experiments.optimizers.settings import OptimizersParams

LOWEST_RATE, HIGHEST_RATE = 1e-4, 10.0
STEPS_A_FRAME = 100


@dataclass(frozen=True)
class Fair:
    """What the tuning has found so far: G rates (G,), tried by the optimizers in `names`.

    `needed` (K, G): steps to stay within ε of the lowest value, the mean of the starts; inf where
    one of them did not arrive, nan where it has not been tried. `chosen` (K,) is
    the index of the best rate, -1 while it is not known. `progress` runs from 0 to 1.
    """

    names: tuple[str, ...]
    rates: Array
    needed: Array
    chosen: Labels
    progress: float

    @property
    def done(self) -> bool:
        """Tell whether all optimizers have spent their budget."""
        return self.progress >= 1

    def best(self) -> dict[str, float]:
        """Return the tuned learning rates by optimizer, those known so far."""
        pairs = zip(self.names, self.chosen, strict=True)
        return {name: rounded(self.rates[g]) for name, g in pairs if g >= 0}


def untuned(params: OptimizersParams) -> Fair:
    """Return the state before the first try."""
    names = params.racers
    rates = np.geomspace(LOWEST_RATE, HIGHEST_RATE, params.tries)
    rates = np.array([rounded(rate) for rate in rates])
    shape = (len(names), len(rates))
    return Fair(names, rates, np.full(shape, np.nan), np.full(len(names), -1), 0.0)


def rounded(rate: float) -> float:
    """Return a rate with three digits: what is shown is what was tried."""
    return float(f"{rate:.3g}")


def tune(params: OptimizersParams) -> Iterator[Fair]:
    """Try all rates on one optimizer after the other; yields what is known, in short steps.

    All rates of an optimizer run at once, as one array of racers. The best rate is the one that
    arrives in the fewest steps; among those that do not arrive, the one that ends lowest. On a
    surface without a lowest point nobody can arrive, and nothing is tried.
    """
    fair = untuned(params)
    if not (fair.names and params.surface_shown().minima):
        yield replace(fair, progress=1.0)
        return
    needed, chosen = fair.needed.copy(), fair.chosen.copy()
    for k, name in enumerate(fair.names):
        for share, found in _try_all(params, name, fair.rates):
            if found is not None:
                needed[k], chosen[k] = found
            done = (k + share) / len(fair.names)
            yield Fair(fair.names, fair.rates, needed.copy(), chosen.copy(), done)


def _try_all(
    params: OptimizersParams, name: str, rates: Array
) -> Iterator[tuple[float, tuple[Array, int] | None]]:
    """Run one optimizer at all rates; yields the share done, and in the end (needed, best)."""
    surface = params.surface_shown()
    starts = inside(surface, params.starts)
    W = np.tile(starts, (len(rates), 1, 1))
    lr = rates[:, None, None]
    optimizer, (dW, measure) = params.make(name, lr), slopes_at(params, W)
    schedule, state = params.made_schedule(), optimizer.init(W)
    bottom = lowest(surface)
    arrived = np.where(surface(W) - bottom < params.goal, 0.0, np.inf)
    for step in range(params.steps):
        with np.errstate(all="ignore"):
            optimizer.lr = lr * schedule(step)
            measure()
            optimizer.update(W, dW, state)
            near = surface(W) - bottom < params.goal
        arrived = np.where(near, np.minimum(arrived, step + 1), np.inf)
        if (step + 1) % STEPS_A_FRAME == 0:
            yield (step + 1) / params.steps * 0.999, None
    needed = arrived.mean(axis=1)
    with np.errstate(all="ignore"):
        excess = np.nan_to_num(surface(W) - bottom, nan=np.inf).mean(axis=1)
    yield 1.0, (needed, int(np.lexsort((excess, needed))[0]))
