"""What an optimizer remembers at a step: the arrows and squares of chapter 6.1's ideas."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lab.arrays import Array
from lab.experiments.optimizers.race import Race
from lab.experiments.optimizers.settings import OptimizersParams
from lab.optim import Adam

SQUARES = {"adagrad": "h", "rmsprop": "h", "adam": "v", "adamw": "v"}
VELOCITY = {"momentum": "v", "nesterov": "v"}
MEAN = {"adam": "m", "adamw": "m"}


@dataclass(frozen=True)
class Recall:
    """One racer's step from `before` to `after`, in the plane's own units: arrays (2,).

    `push` is −η times the gradient, what plain SGD would do. `carried` is what the optimizer
    remembers of earlier gradients as a step: the velocity v after the step, or −η times Adam's mean
    gradient; None where it keeps no direction. `squares` are the accumulated squares as they stand
    under the root (Adam's as a mean), `largest` their largest value on the whole path, and `own`
    the learning rate that they leave to each coordinate; None where it keeps none.
    """

    before: Array
    after: Array
    push: Array
    carried: Array | None
    squares: Array | None
    largest: float
    own: Array | None

    @property
    def step(self) -> Array:
        """Return the step taken."""
        return self.after - self.before

    @property
    def carried_is_step(self) -> bool:
        """Tell whether what is carried is the step itself, as Momentum's velocity is."""
        return self.carried is not None and bool(np.allclose(self.carried, self.step, atol=0))


def recall(params: OptimizersParams, race: Race, name: str, start: int, cursor: int) -> Recall:
    """Return what the racer did at step `cursor` ≥ 1, and what it remembered after it.

    The race must have kept the memory of that optimizer.
    """
    k = race.names.index(name)
    lr = float(race.rates[cursor - 1, k])
    memory = {key: history[:, start] for key, history in race.memory[name].items()}
    squares, largest, own = None, 0.0, None
    with np.errstate(all="ignore"):
        if name in SQUARES:
            means = memory[SQUARES[name]] / _weights(params, name, race.steps)[1][:, None]
            squares, largest = means[cursor], float(np.nanmax(means))
            own = lr / (np.sqrt(squares) + _epsilon(params, name, cursor))
        carried = None
        if name in VELOCITY:
            carried = memory[VELOCITY[name]][cursor]
        elif name in MEAN:
            weight = _weights(params, name, race.steps)[0][cursor]
            carried = -lr * memory[MEAN[name]][cursor] / weight
    before, after = race.paths[cursor - 1, k, start], race.paths[cursor, k, start]
    push = -lr * race.gradients[cursor - 1, k, start]
    return Recall(before, after, push, carried, squares, largest, own)


def _epsilon(params: OptimizersParams, name: str, t: int) -> float:
    """Return what is added to the root at step t."""
    optimizer = params.make(name)
    return optimizer.epsilon(t) if isinstance(optimizer, Adam) else float(vars(optimizer)["eps"])


def _weights(params: OptimizersParams, name: str, n: int) -> tuple[Array, Array]:
    """Return M and V of Adam after 0 … n steps, ones for the others: they turn sums into means."""
    optimizer = params.make(name)
    if not isinstance(optimizer, Adam):
        return np.ones(n + 1), np.ones(n + 1)
    M, V = zip(*(optimizer.weights(max(t, 1)) for t in range(n + 1)), strict=True)
    return np.array(M), np.array(V)
