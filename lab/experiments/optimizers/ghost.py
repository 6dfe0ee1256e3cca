"""The setting before: its race, to be shown as a pale ghost beside today's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lab.experiments.optimizers.race import Race, run_race
from lab.experiments.optimizers.settings import OptimizersParams
from lab.optim import OPTIMIZERS

COURSE = ("schedule", "warm_up", "decay_every", "decay_factor", "noise", "seed")
SAME = ("surface", "formula", "starts")


@dataclass(frozen=True)
class Ghost:
    """An earlier race, the optimizers whose paths differ from today's, and the settings that do."""

    params: OptimizersParams
    race: Race
    names: tuple[str, ...]
    changes: tuple[str, ...]


def find_ghost(
    now: OptimizersParams, earlier: Iterable[OptimizersParams], last: Ghost | None
) -> Ghost | None:
    """Return the newest of the earlier settings that raced otherwise from the same starts.

    None where there is none, or where the reader does not want it. The race of the `last` ghost is
    used again where it is the same.
    """
    if not (now.ghost and now.applies("ghost")):
        return None
    for before in earlier:
        if any(getattr(before, field) != getattr(now, field) for field in SAME):
            return None
        fields = changed_fields(before, now)
        if fields:
            names = tuple(
                name
                for name in now.racers
                if name in before.racers
                and any(f in COURSE or f.startswith(f"{name}_") for f in fields)
            )
            same = last is not None and last.params == before
            race = last.race if last is not None and same else run_race(before)
            return Ghost(before, race, names, fields)
    return None


def changed_fields(before: OptimizersParams, now: OptimizersParams) -> tuple[str, ...]:
    """Return the settings that make the paths of an optimizer differ that takes part now."""
    differ = before.differences(now)
    course = [f for f in differ if f in COURSE]
    own = [
        f"{name}_{rest}"
        for name in OPTIMIZERS
        if name in now.racers and name in before.racers
        for rest in _hyper_parameters(name)
        if f"{name}_{rest}" in differ
    ]
    return (*own, *course)


def _hyper_parameters(name: str) -> list[str]:
    start = len(name) + 1
    return [
        field[start:]
        for field in OptimizersParams.specs()
        if field.startswith(f"{name}_") and not field.endswith("_on")
    ]
