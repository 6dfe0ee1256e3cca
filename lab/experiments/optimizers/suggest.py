"""What to try next on the Optimizers tab: each suggestion is a change of settings."""

from __future__ import annotations

from typing import Any

from lab.experiments.optimizers.frame import Frame
from lab.experiments.optimizers.racers import TITLES
from lab.experiments.optimizers.rates import fitting
from lab.experiments.optimizers.settings import OptimizersParams
from lab.explanation import Suggestion
from lab.message import Message
from lab.numerals import plain
from lab.optim import OPTIMIZERS
from lab.surfaces import BOWLS

MOST = 3
MANY = 300


def suggestions(params: OptimizersParams, frame: Frame) -> tuple[Suggestion, ...]:
    """Return up to three changes that lead on from here."""
    by_mode = {"race": _race, "memory": _memory, "fair": _fair, "basin": _basin}
    return tuple(by_mode[params.mode](params, frame)[:MOST])


def _race(params: OptimizersParams, frame: Frame) -> list[Suggestion]:
    found = [*_sgd(params, frame), *_suiting(params, frame)]
    if params.adagrad_on and not params.rmsprop_on:
        found.append(
            Suggestion(
                Message("AdaGrad never forgets. Let RMSProp, which does, race against it."),
                {"rmsprop_on": True, "selected": "rmsprop"},
            )
        )
    if len(params.racers) < len(OPTIMIZERS):
        found.append(Suggestion(Message("Let all seven race."), _all_on()))
    return [*found, *(_longer(params) if frame.race.surface.minima else _on_a_saddle(params))]


def _longer(params: OptimizersParams) -> list[Suggestion]:
    """Who settles, and who arrives: there must be a bottom to arrive at."""
    longer = Suggestion(
        Message("Run for {steps} steps: who settles, and who never does?", {"steps": MANY}),
        {"steps": MANY},
    )
    tuned = Suggestion(
        Message("Whose learning rate was just lucky? Tune them all, then race."), {"mode": "fair"}
    )
    return [longer, tuned] if params.steps < MANY else [tuned]


def _on_a_saddle(params: OptimizersParams) -> list[Suggestion]:
    held = {"surface": "saddle", "starts": ((-2.5, 0.0),)}
    if any(getattr(params, name) != value for name, value in held.items()):
        return [Suggestion(Message("On a saddle start at y = 0 exactly: who ever leaves?"), held)]
    if params.noise:
        return []
    return [
        Suggestion(
            Message("Now with a little noise of the gradient: is anybody still held?"),
            {"noise": 0.05},
        )
    ]


def _all_on() -> dict[str, Any]:
    return {f"{name}_on": True for name in OPTIMIZERS}


def _sgd(params: OptimizersParams, frame: Frame) -> list[Suggestion]:
    """SGD below or above the bound 2/λmax, where the surface is a bowl."""
    x, y = (float(value) for value in frame.race.starts[0])
    marks = frame.race.surface.rate_marks((x, y))
    bowl = params.surface in BOWLS and params.schedule == "constant"
    if not (bowl and params.sgd_on) or marks.diverges is None or marks.best is None:
        return []
    beyond = float(f"{1.05 * marks.diverges:.3g}")
    if params.sgd_lr <= marks.diverges:
        return [
            Suggestion(
                Message(
                    "Raise SGD's learning rate past {limit}: then each step lands farther out than "
                    "it came from. Which optimizer forgives the same rate?",
                    {"limit": plain(marks.diverges, 3)},
                ),
                {"selected": "sgd", "sgd_lr": beyond},
            )
        ]
    best = float(f"{marks.best:.3g}")
    return [
        Suggestion(
            Message(
                "Bring SGD back: at η = 2/(λmin + λmax) = {best} all directions shrink alike.",
                {"best": plain(best, 3)},
            ),
            {"selected": "sgd", "sgd_lr": best},
        )
    ]


def _suiting(params: OptimizersParams, frame: Frame) -> list[Suggestion]:
    rates = {key: value for key, value in fitting(params.surface).items() if key != "steps"}
    changed = any(getattr(params, key) != value for key, value in rates.items())
    if not frame.departures or not frame.race.surface.minima or not changed:
        return []
    return [Suggestion(Message("Give each optimizer a rate that suits this surface."), rates)]


def _memory(params: OptimizersParams, frame: Frame) -> list[Suggestion]:
    found = []
    if params.shown != "adagrad":
        found.append(
            Suggestion(
                Message("Watch AdaGrad's squares: they only grow. What becomes of its steps?"),
                {"adagrad_on": True, "selected": "adagrad", "below": "own"},
            )
        )
    if params.shown == "adagrad":
        found.append(
            Suggestion(
                Message("Beside it RMSProp, whose squares shrink again as the slope gets gentle."),
                {"rmsprop_on": True, "selected": "rmsprop"},
            )
        )
    if params.momentum_momentum < 0.99:
        found.append(
            Suggestion(
                Message("Let Momentum keep 99 % of its velocity: how far does it roll?"),
                {"momentum_on": True, "momentum_momentum": 0.99, "selected": "momentum"},
            )
        )
    found.append(
        Suggestion(Message("See how long the steps are, all the way."), {"below": "length"})
    )
    return found


def _fair(params: OptimizersParams, frame: Frame) -> list[Suggestion]:
    found = []
    if frame.fair is not None and frame.fair.done and frame.fair.best():
        rates = {f"{name}_lr": rate for name, rate in frame.fair.best().items()}
        found.append(
            Suggestion(
                Message("Keep these rates and go back to the race."), {"mode": "race", **rates}
            )
        )
    if params.tries > 9:
        found.append(
            Suggestion(Message("Allow only 7 rates: who suffers from a coarse grid?"), {"tries": 7})
        )
    if params.surface != "rosenbrock":
        found.append(
            Suggestion(
                Message("The same in Rosenbrock's valley: is the winner the same?"),
                {"surface": "rosenbrock", "starts": ((-1.5, 2.0),), "steps": MANY},
            )
        )
    if len(params.racers) < len(OPTIMIZERS):
        found.append(Suggestion(Message("Tune all seven."), _all_on()))
    return found


def _basin(params: OptimizersParams, frame: Frame) -> list[Suggestion]:
    found = []
    if params.surface != "himmelblau":
        found.append(
            Suggestion(
                Message("Four bottoms: which one does each start end in?"),
                {
                    "surface": "himmelblau",
                    "starts": ((-0.5, -1.0),),
                    "basin_by": "minimum",
                    **fitting("himmelblau"),
                },
            )
        )
    elif params.basin_by == "steps":
        found.append(
            Suggestion(
                Message("Colour each start by the minimum it ends in."), {"basin_by": "minimum"}
            )
        )
    else:
        found.append(
            Suggestion(Message("Colour each start by the steps it needs."), {"basin_by": "steps"})
        )
    for name in ("momentum", "sgd", "adam"):
        if name != params.selected:
            found.append(
                Suggestion(
                    Message("The same map for {name}.", {"name": TITLES[name]}), {"selected": name}
                )
            )
    return found
