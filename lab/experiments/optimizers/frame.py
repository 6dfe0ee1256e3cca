"""What the tab shows: the race, and what the tuning or the map has found so far."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from lab.experiments.optimizers.basin import Basin, map_basins
from lab.experiments.optimizers.fair import Fair, tune, untuned
from lab.experiments.optimizers.picture import Picture, picture
from lab.experiments.optimizers.race import Race, run_race
from lab.experiments.optimizers.results import Row, departures, results
from lab.experiments.optimizers.settings import OptimizersParams
from lab.message import Message
from lab.optim import OPTIMIZERS
from lab.stream import GeneratorStream


@dataclass(frozen=True)
class Frame:
    """A whole race. `fair` is there in a fair race, `basin` in a basin map once it has begun."""

    params: OptimizersParams
    picture: Picture
    race: Race
    fair: Fair | None = None
    basin: Basin | None = None

    @property
    def steps(self) -> int:
        """Return the number of steps of the race."""
        return self.race.steps

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The table: a row for each optimizer and start."""
        return results(self.params, self.race)

    @cached_property
    def departures(self) -> tuple[Message, ...]:
        """A sentence for each optimizer that left the plot."""
        return departures(self.params, self.race)


def make_frame(params: OptimizersParams, found: Fair | Basin | None = None) -> Frame:
    """Return the Frame for the settings, with what was found in the background so far.

    In a fair race each optimizer runs at the best of the rates that it has tried, at its own rate
    while it has tried none.
    """
    fair = found if isinstance(found, Fair) else None
    if fair is None and params.mode == "fair":
        fair = untuned(params)
    remember = params.racers if params.mode == "memory" else (params.shown,)
    race = run_race(params, fair.best() if fair else None, remember)
    basin = found if isinstance(found, Basin) else None
    return Frame(params, picture(params), race, fair, basin)


def with_found(params: OptimizersParams, frame: Frame, found: Fair | Basin) -> Frame:
    """Return the Frame of the same settings with what has been found since.

    The race is run again only where the tuning has changed a learning rate.
    """
    if isinstance(found, Basin):
        return replace(frame, basin=found)
    if frame.fair is not None and found.best() == frame.fair.best():
        return replace(frame, fair=found)
    return make_frame(params, found)


def needs_child(params: OptimizersParams) -> bool:
    """Tell whether there is long work behind the first Frame."""
    return params.mode in ("fair", "basin")


def long_work(params: OptimizersParams) -> Iterator[Fair | Basin]:
    """Yield what the tuning or the map finds, growing; nothing in the views that need neither."""
    if params.mode == "fair":
        yield from tune(params)
    elif params.mode == "basin":
        yield from map_basins(params)


def work_stream(params: OptimizersParams) -> GeneratorStream[OptimizersParams, Fair | Basin]:
    """Return `long_work` as a stream for a child process."""
    return GeneratorStream(long_work(params))


def work_key(params: OptimizersParams) -> Hashable:
    """Return what the long work depends on: where it is equal, so is its result. None: no work."""
    if not needs_child(params):
        return None
    fair = params.mode == "fair"
    fields = ["mode", "surface", "steps", "schedule", "warm_up", "decay_every"]
    fields += ["formula"] if params.applies("formula") else []
    fields += ["decay_factor", "noise", "seed", "goal"]
    fields += ["tries", "starts"] if fair else ["selected", "resolution"]
    racers = params.racers if fair else (params.selected,)
    for name in OPTIMIZERS:
        own = [field for field in params.specs() if field.startswith(f"{name}_")]
        fields += [f for f in own if name in racers and not (fair and f == f"{name}_lr")]
    return tuple((field, getattr(params, field)) for field in fields)


def run(params: OptimizersParams) -> Iterator[Frame]:
    """Yield the race at once, then (in a fair race or a basin map) what the long work finds."""
    frame = make_frame(params)
    yield frame
    for found in long_work(params):
        frame = with_found(params, frame, found)
        yield frame
