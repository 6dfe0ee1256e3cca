"""Declare what a reader can change, once: type, range, step, scale, unit, words.

A tab's settings are one frozen dataclass that inherits from `Params`; each field is made by one of
the functions below (`number`, `integer`, `choice`, `flag`, `text`, `point`, `items`). The control,
its validation, undo, the saved file, the link and the command line all come from that declaration.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Self

from lab.message import InputError, Message
from lab.specs import (
    ChoiceSpec,
    FlagSpec,
    ItemsSpec,
    NumberSpec,
    PointSpec,
    Spec,
    TextSpec,
)


def setting(default: Any, spec: Spec) -> Any:
    """Make a dataclass field that carries its spec."""
    return field(default=default, metadata={"spec": spec})


def number(default: float, low: float, high: float, **words: Any) -> Any:
    """Declare a real number; see `NumberSpec` and `Spec` for the keywords."""
    return setting(default, NumberSpec(low=low, high=high, **words))


def integer(default: int, low: int, high: int, **words: Any) -> Any:
    """Declare a whole number; see `NumberSpec` and `Spec` for the keywords."""
    return setting(default, NumberSpec(low=low, high=high, whole=True, **{"step": 1, **words}))


def choice(default: str, options: Mapping[str, str], **words: Any) -> Any:
    """Declare a choice from `options` (name → what the reader sees)."""
    return setting(default, ChoiceSpec(options=options, **words))


def flag(default: bool, **words: Any) -> Any:
    """Declare something that is on or off."""
    return setting(default, FlagSpec(**words))


def text(default: str, **words: Any) -> Any:
    """Declare a line of text; `check` may refuse it with an InputError."""
    return setting(default, TextSpec(**words))


def point(
    default: tuple[float, float], x: tuple[float, float], y: tuple[float, float], **words: Any
) -> Any:
    """Declare a place on a plot that can be dragged within the ranges `x` and `y`."""
    return setting(default, PointSpec(x_low=x[0], x_high=x[1], y_low=y[0], y_high=y[1], **words))


def items(default: tuple[Any, ...], item: Spec, **words: Any) -> Any:
    """Declare a list of values of one kind; see `ItemsSpec`."""
    return setting(default, ItemsSpec(item=item, **words))


@dataclass(frozen=True)
class Params:
    """A tab's settings: immutable, checked when made, equal when all fields are equal."""

    def __post_init__(self) -> None:
        for name, spec in self.specs().items():
            object.__setattr__(self, name, spec.checked(name, getattr(self, name)))
        self.check()

    def check(self) -> None:
        """Raise InputError where fields that are right by themselves do not go together."""

    # Asked for fifty times for each move of a drag.
    @classmethod
    @cache
    def specs(cls) -> dict[str, Spec]:
        """Return field name → spec, in the order of declaration; nobody changes it."""
        return {f.name: f.metadata["spec"] for f in dataclasses.fields(cls)}

    def changed(self, **changes: Any) -> Self:
        """Return a copy with some fields changed; InputError where a value does not fit.

        TypeError where there is no such field. Only what changes is checked, and how it goes
        together with the rest: at every move of a drag, a whole list of points is not.
        """
        specs = self.specs()
        if unknown := changes.keys() - specs.keys():
            raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(unknown))}")
        copy = object.__new__(type(self))
        for name, spec in specs.items():
            value = getattr(self, name)
            if name in changes:
                value = spec.changed(name, changes[name], value)
            object.__setattr__(copy, name, value)
        copy.check()
        return copy

    def labelled(self, problem: Message) -> Message:
        """Return a sentence about a setting with its label for its name, if it has a label."""
        spec = self.specs().get(str(problem.values.get("name")))
        if spec is None or not spec.label:
            return problem
        return Message(problem.template, {**problem.values, "name": Message(spec.label)})

    def applies(self, name: str) -> bool:
        """Tell whether the setting means anything beside the others' values."""
        when = self.specs()[name].when
        return when is None or when(self)

    def differences(self, other: Self) -> dict[str, Any]:
        """Return the fields (and their values here) in which `other` differs from this one."""
        return {
            name: getattr(self, name)
            for name in self.specs()
            if getattr(self, name) != getattr(other, name)
        }

    def with_kept(self, other: Self) -> Self:
        """Return these settings with the other's in all fields that are `kept`."""
        kept = {n: getattr(other, n) for n, spec in self.specs().items() if spec.kept}
        return self.changed(**kept)

    def only_live_changes(self, other: Self) -> bool:
        """Tell whether a run with these settings can go on with those of `other`."""
        specs = self.specs()
        return all(specs[name].live for name in self.differences(other))

    def to_json(self) -> dict[str, Any]:
        """Return the settings as plain JSON values (tuples become lists)."""
        return {name: _plain(getattr(self, name)) for name in self.specs()}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> tuple[Self, list[Message]]:
        """Read settings back; what is damaged or unknown keeps its default. See `with_json`."""
        return cls().with_json(data)

    def with_json(self, data: Mapping[str, Any]) -> tuple[Self, list[Message]]:
        """Return these settings with those read from `data`, and a sentence for each bad one.

        All are taken at once where they fit together; else one by one, and those that are wrong
        keep their value.
        """
        specs = self.specs()
        known = {name: value for name, value in data.items() if name in specs}
        problems = [
            Message("{name}: unknown setting, left out", {"name": str(name)[:60]})
            for name in data
            if name not in specs
        ]
        try:
            return self.changed(**known), problems
        except InputError:
            params = self
        # A setting may fit only after another has been set, so what fails is tried once more.
        left = known
        failed: dict[str, Message] = {}
        while left:
            failed = {}
            for name, value in left.items():
                try:
                    params = params.changed(**{name: value})
                except InputError as error:
                    failed[name] = error.message
            left = {name: left[name] for name in failed} if len(failed) < len(left) else {}
        problems += failed.values()
        return params, problems


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
