"""What was changed by hand while a run trained: noted, kept in its file, put into its script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from lab.experiments.training.run_params import RunParams
from lab.experiments.training.setup import optimizer_constants
from lab.message import InputError

Change: TypeAlias = tuple[int, dict[str, Any]]
"""After how many steps, and the new values by name."""

MOST_CHANGES = 1000
"""More are not kept: nobody makes them one by one, and a file's header has its limits."""

_LENGTHS = ("epochs", "most_steps", "evaluate_every")
_SCHEDULED = ("schedule", "schedule_every", "schedule_factor", "warm_up", "epochs", "most_steps")


def note(changes: list[Change], new: Sequence[Change]) -> None:
    """Append to the changes of a run; of those at the same step, the last counts."""
    for step, values in new:
        if changes and changes[-1][0] == step:
            changes[-1][1].update(values)
        elif len(changes) <= MOST_CHANGES:
            changes.append((step, dict(values)))


def from_json(extra: Mapping[str, Any], last: RunParams) -> tuple[RunParams, list[Change]]:
    """Return the settings that a file's run began with, and what was changed on the way to `last`.

    Where the file does not say it, or wrongly, nothing was.
    """
    first, told = extra.get("first"), extra.get("changes")
    if not isinstance(first, dict) or not isinstance(told, list):
        return last, []
    begun, problems = RunParams.from_json(first)
    if problems or not begun.only_live_changes(last):
        return last, []
    changes: list[Change] = []
    try:
        for step, values in told[: MOST_CHANGES + 1]:
            if (
                type(step) is not int
                or step < 0
                or not begun.only_live_changes(begun.changed(**values))
            ):
                return last, []
            changes.append((step, dict(values)))
    except (InputError, TypeError, ValueError):
        return last, []
    return begun, changes


def stages(params: RunParams, changes: Sequence[Change]) -> list[RunParams]:
    """Return the settings that a run had one after the other."""
    found = [params]
    for _, values in changes:
        found.append(found[-1].changed(**values))
    return found


def lines_for(after: RunParams, values: Mapping[str, Any], schedule: str) -> list[str]:
    """Return the lines of Python that make these changes to a Trainer.

    `schedule` is the line that makes the schedule of the settings `after` them.
    """
    lines = []
    if "lr" in values:
        lines.append(f"trainer.base_lr = {after.lr!r}")
    lines += [
        f"optimizer.{name} = {value!r}"
        for name, value in optimizer_constants(after).items()
        if name in values
    ]
    if "weight_decay" in values:
        owner = "optimizer" if after.optimizer == "adamw" else "net"
        lines.append(f"{owner}.weight_decay = {after.weight_decay!r}")
    lines += [f"trainer.{name} = {getattr(after, name)!r}" for name in _LENGTHS if name in values]
    if any(name in values for name in _SCHEDULED):
        lines.append(schedule)
    return lines


def left_out(changes: Sequence[Change]) -> str:
    """Return a comment for a program that does not make these changes, "" where there are none."""
    if not changes:
        return ""
    told = [
        f"#   after step {step}: {', '.join(f'{n} = {v!r}' for n, v in values.items())}"
        for step, values in changes[:MOST_CHANGES]
    ]
    head = [
        "# While the run trained, its settings were changed by hand. This program does not do so,",
        "# and its numbers are others:",
    ]
    return "\n".join([*head, *told]) + "\n"
