"""What the right column says: the update of one optimizer, or what tuning and map have found."""

from __future__ import annotations

import numpy as np

from lab.experiments.optimizers.fair import Fair
from lab.experiments.optimizers.formulas import formulas
from lab.experiments.optimizers.frame import Frame
from lab.experiments.optimizers.memory import recall
from lab.experiments.optimizers.racers import TITLES
from lab.experiments.optimizers.settings import OptimizersParams
from lab.experiments.optimizers.suggest import suggestions
from lab.explanation import Explanation, Source
from lab.message import Message
from lab.numerals import plain
from lab.optim import OPTIMIZERS

_RAN = (
    *(" -= ", " += ", " *= ", "np.multiply(", "np.sqrt(", "np.divide("),
    *("v = state", "h = state", "M, V =", "super().descend"),
)


def explain(params: OptimizersParams, frame: Frame, cursor: int) -> Explanation:
    """Say what the Frame shows at the cursor."""
    if not frame.race.names:
        return Explanation(
            title=Message("Nobody races"),
            notes=(Message("Tick at least one optimizer in the list on the left."),),
            suggestions=suggestions(params, frame),
        )
    if params.mode == "fair":
        return _explain_fair(params, frame, cursor)
    if params.mode == "basin":
        return _explain_basin(params, frame, cursor)
    name = params.shown
    return Explanation(
        title=Message("{name}, step {step}", {"name": TITLES[name], "step": cursor}),
        formulas=formulas(params, frame.race, name, cursor, params.mode == "memory"),
        notes=(*_insight(params, frame, name, cursor), *_noise(params), *frame.departures),
        source=_source(name, cursor),
        suggestions=suggestions(params, frame),
    )


def _source(name: str, cursor: int) -> Source:
    kind = OPTIMIZERS[name]
    return Source(kind.init, ("return",)) if cursor == 0 else Source(kind.descend, _RAN)


def _insight(params: OptimizersParams, frame: Frame, name: str, cursor: int) -> tuple[Message, ...]:
    """Say what the memory of this optimizer does to the step at the cursor."""
    if cursor == 0:
        return (Message("It stands at the start and remembers nothing yet."),)
    now = recall(params, frame.race, name, 0, cursor)
    if not (np.isfinite(now.after).all() and np.isfinite(now.push).all()):
        return (Message("It is so far out that its numbers have overflowed."),)
    if now.own is not None:
        x, y = (plain(float(value), 3) for value in now.own)
        values = {"lr": plain(frame.race.rates[cursor - 1, frame.race.names.index(name)], 3)}
        return (_own_rates(name, values | {"x": x, "y": y}),)
    if now.carried is None:
        return (Message("It remembers nothing: each step is −η times the gradient, no more."),)
    speed, push = np.hypot(*now.carried), np.hypot(*now.push)
    if push == 0:
        return ()
    return (
        Message(
            "Its velocity is {times} times as long as the push −ηg of this step alone.",
            {"times": plain(float(speed / push), 2)},
        ),
    )


def _noise(params: OptimizersParams) -> tuple[Message, ...]:
    said = Message("ξ is the noise of this step's mini-batch: it is the same for all.")
    return (said,) if params.noisy else ()


def _own_rates(name: str, values: dict[str, str]) -> Message:
    if name == "adagrad":
        return Message(
            "√h turns η = {lr} into {x} along x and {y} along y. h only grows, so these rates only "
            "fall.",
            values,
        )
    if name == "rmsprop":
        return Message(
            "√h turns η = {lr} into {x} along x and {y} along y. Old gradients are forgotten, so "
            "these rates can grow again.",
            values,
        )
    return Message(
        "The root turns η = {lr} into {x} along x and {y} along y, and the mean gradient takes the "
        "place of the gradient.",
        values,
    )


def _explain_fair(params: OptimizersParams, frame: Frame, cursor: int) -> Explanation:
    fair, name = frame.fair, params.shown
    assert fair is not None
    notes: list[Message] = []
    if not frame.race.surface.minima:
        notes.append(
            Message("This surface has no lowest point, so nobody can arrive: choose another one.")
        )
    else:
        notes.append(
            Message(
                "Each optimizer may try the same {tries} learning rates. Chosen is the one that "
                "takes the fewest steps to stay within {goal} of the lowest value.",
                {"tries": params.tries, "goal": plain(params.goal)},
            )
        )
        notes += _fair_verdict(frame)
    return Explanation(
        title=Message("Fair race, step {step}: {name}", {"step": cursor, "name": TITLES[name]}),
        formulas=formulas(params, frame.race, name, cursor, False),
        notes=(*notes, *_noise(params), *frame.departures),
        source=_source(name, cursor),
        suggestions=suggestions(params, frame),
    )


def _fair_verdict(frame: Frame) -> list[Message]:
    """Say who wins, whose best rate may lie beyond the grid, and who arrives at none."""
    fair = frame.fair
    assert fair is not None
    if not fair.done:
        return []
    best = np.min(fair.needed, axis=1)
    lost = [TITLES[name] for name, steps in zip(fair.names, best, strict=True) if np.isinf(steps)]
    found = []
    if np.isfinite(best).any():
        winner = int(np.argmin(best))
        values: dict[str, object] = {
            "name": TITLES[fair.names[winner]],
            "steps": plain(float(best[winner]), 3),
            "lr": plain(float(fair.rates[fair.chosen[winner]]), 3),
        }
        found.append(Message("{name} needs the fewest steps: {steps}, at η = {lr}.", values))
    if edge := _at_the_edge(fair):
        found.append(
            Message(
                "Chosen at the end of the grid, a better rate may lie beyond it: {names}.",
                {"names": ", ".join(edge)},
            )
        )
    if lost:
        found.append(Message("At none of the rates: {names}.", {"names": ", ".join(lost)}))
    return found


def _at_the_edge(fair: Fair) -> list[str]:
    """Return who arrives soonest at the lowest or the highest rate of the grid."""
    last = len(fair.rates) - 1
    return [
        f"{TITLES[name]} (η = {plain(float(fair.rates[g]), 3)})"
        for name, g, needed in zip(fair.names, fair.chosen, fair.needed, strict=True)
        if g in (0, last) and np.isfinite(needed[g])
    ]


def _explain_basin(params: OptimizersParams, frame: Frame, cursor: int) -> Explanation:
    title = TITLES[params.selected]
    notes = [
        Message(
            "Every place of the map is a start, and all of them run at once: the engine's own "
            "{name}, on an array of starts.",
            {"name": title},
        )
    ]
    basin = frame.basin
    if basin is not None and len(basin.minima) and params.basin_by == "steps":
        share = basin.arrived_by()[min(cursor, basin.walked)]
        notes.append(
            Message(
                "By step {step}, {share} of the starts have come to stay within {goal} of the "
                "lowest value.",
                {"step": cursor, "share": f"{share:.0%}", "goal": plain(params.goal)},
            )
        )
    elif basin is not None and basin.done:
        shares = basin.shares()
        nowhere = 1 - float(shares.sum())
        notes.append(
            Message(
                "{share} of the starts end in one of the {count} minima of this picture, {rest} in "
                "none of them.",
                {"share": f"{1 - nowhere:.0%}", "count": len(shares), "rest": f"{nowhere:.0%}"},
            )
        )
    return Explanation(
        title=Message("{name} from everywhere, step {step}", {"name": title, "step": cursor}),
        formulas=formulas(params, frame.race, params.shown, cursor, False),
        notes=(*notes, *_noise(params), *frame.departures),
        source=_source(params.selected, cursor),
        suggestions=suggestions(params, frame),
    )
