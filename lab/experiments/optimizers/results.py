"""What became of each racer: the rows of the table, and sentences about those that left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lab.arrays import Array, Labels
from lab.experiments.optimizers.picture import Picture
from lab.experiments.optimizers.race import Race, lowest
from lab.experiments.optimizers.racers import TITLES
from lab.experiments.optimizers.settings import OptimizersParams
from lab.message import Message
from lab.numerals import plain


@dataclass(frozen=True)
class Row:
    """One racer: None where something did not happen or the surface has no lowest point.

    `arrived` is the step from which f stays within `goal` of the lowest value, `distance` the way
    from the end to the nearest lowest point, `left` the step at which it left the plot for good.
    """

    name: str
    start: int
    arrived: int | None
    f: float
    distance: float | None
    left: int | None


def results(params: OptimizersParams, race: Race) -> tuple[Row, ...]:
    """Return a row for each optimizer and start, in this order."""
    arrived = arrivals(race.excess, params.goal) if race.surface.minima else None
    distance = race.surface.distance_to_minimum(race.paths[-1])
    return tuple(
        Row(
            name=name,
            start=s,
            arrived=_step(arrived, k, s),
            f=float(race.f[-1, k, s]),
            distance=float(distance[k, s]) if race.surface.minima else None,
            left=_step(race.left, k, s),
        )
        for k, name in enumerate(race.names)
        for s in range(len(race.starts))
    )


def _step(steps: Labels | None, k: int, s: int) -> int | None:
    return None if steps is None or steps[k, s] < 0 else int(steps[k, s])


def arrivals(excess: Array, goal: float) -> Labels:
    """Return the step from which the excess stays below the goal: (n + 1, …) -> (…), -1 if none.

    Who only shoots through has not arrived.
    """
    with np.errstate(invalid="ignore"):
        away = ~(excess < goal)
    last_away = len(away) - 1 - np.argmax(away[::-1], axis=0)
    arrived = np.where(away.any(axis=0), last_away + 1, 0)
    return np.where(arrived == len(away), -1, arrived)


def height_range(race: Race, picture: Picture) -> tuple[float, float]:
    """Return the range in which the heights are shown: what the picture has, and not much more.

    For a log axis of the excess where the surface has a lowest point; else for a linear one of f.
    """
    if not race.surface.minima:
        return float(np.min(picture.values)), float(np.max(picture.values))
    excess = race.excess[np.isfinite(race.excess)]
    top = float(np.max(picture.values)) - lowest(race.surface)
    high = min(float(np.max(excess, initial=top * 1e-3)), 2 * top)
    return _decades(float(np.min(excess[excess > 0], initial=high / 10)), high)


def length_range(race: Race, picture: Picture) -> tuple[float, float]:
    """Return the range in which the steps' lengths are shown, on a log axis."""
    longest = float(np.hypot(np.ptp(picture.x), np.ptp(picture.y)))
    lengths = race.lengths[np.isfinite(race.lengths) & (race.lengths > 0)]
    high = min(float(np.max(lengths, initial=longest * 1e-3)), longest)
    return _decades(float(np.min(lengths, initial=high / 10)), high)


def _decades(low: float, high: float) -> tuple[float, float]:
    """Return the range in half decades, from 2 to 12 of them whole: an axis that seldom changes."""
    top = np.ceil(2 * np.log10(high)) / 2
    bottom = np.floor(2 * np.log10(max(low, high * 1e-12))) / 2
    return float(10 ** min(bottom, top - 2)), float(10**top)


def departures(params: OptimizersParams, race: Race) -> tuple[Message, ...]:
    """Return sentences about the optimizers that left the plot, with the reason where it is known.

    From several starts each tells of the one that left first. Those that left for no bound on η
    share a sentence.
    """
    found: list[Message] = []
    downhill: list[tuple[str, int]] = []
    others: list[tuple[str, int]] = []
    for k, name in enumerate(race.names):
        steps = np.where(race.left[k] < 0, race.steps + 1, race.left[k])
        s = int(np.argmin(steps))
        if steps[s] > race.steps:
            continue
        step = int(steps[s])
        reason = _beyond_bound(params, race, k, s, step)
        if reason is not None:
            found.append(reason)
        elif race.f[step, k, s] < race.f[0, k, s] and not race.surface.minima:
            downhill.append((TITLES[name], step))
        else:
            others.append((TITLES[name], step))
    if downhill:
        found.append(
            Message(
                "Left the plot downhill, since there is no bottom: {names}",
                {"names": _with_steps(downhill)},
            )
        )
    if others:
        found.append(Message("Left the plot: {names}", {"names": _with_steps(others)}))
    return tuple(found)


def _with_steps(racers: list[tuple[str, int]]) -> Message:
    """Return names with the steps at which they left; only the first has its words."""
    (name, step), *rest = racers
    more = "".join(f", {name} {step}" for name, step in rest)
    return Message("{name} at step {step}{more}", {"name": name, "step": step, "more": more})


def _beyond_bound(
    params: OptimizersParams, race: Race, k: int, s: int, step: int
) -> Message | None:
    """Return a sentence if η is above what the curvature at the start bears, None if it is not."""
    name, lr = race.names[k], float(race.rates[0, k])
    marks = race.surface.rate_marks((float(race.starts[s, 0]), float(race.starts[s, 1])))
    if marks.diverges is None or params.schedule != "constant" or name not in _ROOM:
        return None
    limit = marks.diverges * _ROOM[name](float(getattr(params, f"{name}_momentum", 0.0)))
    if lr <= limit:
        return None
    values = {"name": TITLES[name], "step": step, "lr": plain(lr, 3), "limit": plain(limit, 3)}
    if name == "sgd":
        return Message("{name} left the plot at step {step}: η {lr} > 2/λmax = {limit}", values)
    if name == "momentum":
        return Message(
            "{name} left the plot at step {step}: η {lr} > 2(1 + α)/λmax = {limit}", values
        )
    return Message(
        "{name} left the plot at step {step}: η {lr} > 2(1 + α)/((1 + 2α) λmax) = {limit}", values
    )


_ROOM: dict[str, Callable[[float], float]] = {
    "sgd": lambda alpha: 1.0,
    "momentum": lambda alpha: 1 + alpha,
    "nesterov": lambda alpha: (1 + alpha) / (1 + 2 * alpha),
}
"""By how much the bound 2/λmax on η grows with momentum α, on a bowl."""
