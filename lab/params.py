"""Declare what a reader can change, once: type, range, step, scale, unit, words.

A tab's settings are one frozen dataclass that inherits from `Params`; each field is made by one of
the functions below (`number`, `integer`, `choice`, `flag`, `text`, `point`, `items`). The control,
its validation, undo, the saved file, the link and the command line all come from that declaration.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, Self

from lab.message import InputError, Message, legible

Scale = Literal["linear", "log"]

POSITIONS_PER_DECADE = 20
MOST_POSITIONS = 2000


@dataclass(frozen=True, kw_only=True)
class Spec:
    """What is the same for every kind of setting: its words, its place, and when it applies.

    `live`: a change takes effect in a run that goes on. `when`: the setting applies only where this
    holds of the Params (its control is hidden otherwise). `control`: False where the setting is
    made on a plot and not by a control of its own. `kept`: it belongs to the reader and not to the
    experiment (a drawing, say), and stays when a preset is chosen. `view`: it only decides what is
    looked at; a change of it is no change of the experiment.
    """

    label: str = ""
    help: str = ""
    group: str = ""
    live: bool = False
    control: bool = True
    kept: bool = False
    view: bool = False
    when: Callable[[Any], bool] | None = None

    def checked(self, name: str, value: Any) -> Any:
        """Return `value` in its own type; raise InputError where it does not fit."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class NumberSpec(Spec):
    """A real number (or, with `whole`, an integer) in [low, high]; `step` is one nudge."""

    low: float
    high: float
    step: float = 0.01
    scale: Scale = "linear"
    unit: str = ""
    whole: bool = False

    def checked(self, name: str, value: Any) -> float | int:
        """Return the number; NaN, text and what lies outside [low, high] are refused."""
        number = _within(name, value, self.low, self.high)
        if self.whole and not number.is_integer():
            raise InputError("{name}: {value} is not a whole number", name=name, value=value)
        return int(value) if self.whole else number

    @property
    def positions(self) -> int:
        """Return how many steps a slider over the range has: `step` each, or 20 a decade."""
        if self.scale == "log":
            return round(POSITIONS_PER_DECADE * self._decades)
        return min(MOST_POSITIONS, max(1, round((self.high - self.low) / self.step)))

    def at(self, position: int) -> float:
        """Return the (rounded) value at a slider's position, 0 … `positions`."""
        if position <= 0 or position >= self.positions:
            return self.low if position <= 0 else self.high
        share = position / self.positions
        if self.scale == "log":
            value = float(f"{self._first * 10 ** (self._decades * share):.2g}")
        else:
            steps = round((self.high - self.low) * share / self.step)
            value = float(f"{self.low + steps * self.step:.10g}")
        value = float(round(value)) if self.whole else value
        return min(max(value, self.low), self.high)

    def position(self, value: float) -> int:
        """Return the slider's position nearest to a value."""
        if self.scale == "log":
            share = math.log10(max(value, self._first) / self._first) / self._decades
        else:
            share = (value - self.low) / (self.high - self.low)
        return round(share * self.positions)

    @property
    def _first(self) -> float:
        """A log scale that begins at 0 goes on with one step."""
        return self.low if self.low > 0 else self.step

    @property
    def _decades(self) -> float:
        return math.log10(self.high / self._first)


@dataclass(frozen=True, kw_only=True)
class ChoiceSpec(Spec):
    """One of a few names; `options` maps each to what the reader sees."""

    options: Mapping[str, str]

    def checked(self, name: str, value: Any) -> str:
        """Return the name; InputError lists the known ones."""
        if not isinstance(value, str) or value not in self.options:
            raise InputError(
                "{name}: {value} is unknown; choose one of {options}",
                name=name,
                value=repr(value)[:60],
                options=", ".join(self.options),
            )
        return value


@dataclass(frozen=True, kw_only=True)
class FlagSpec(Spec):
    """On or off."""

    def checked(self, name: str, value: Any) -> bool:
        """Return the flag; only True and False are flags."""
        if not isinstance(value, bool):
            raise InputError("{name}: {value} is not on or off", name=name, value=repr(value)[:60])
        return value


@dataclass(frozen=True, kw_only=True)
class TextSpec(Spec):
    """A line of text; `check` raises InputError with the reason where it is not acceptable."""

    length: int = 200
    check: Callable[[str], object] | None = None

    def checked(self, name: str, value: Any) -> str:
        """Return the text."""
        if not isinstance(value, str):
            raise InputError("{name}: {value} is not text", name=name, value=repr(value)[:60])
        if legible(value) != value:
            raise InputError("{name}: {value} is not text", name=name, value=ascii(value)[:60])
        if len(value) > self.length:
            raise InputError(
                "{name}: {length} characters are too many (at most {most})",
                name=name,
                length=len(value),
                most=self.length,
            )
        if self.check is not None:
            self.check(value)
        return value


@dataclass(frozen=True, kw_only=True)
class PointSpec(Spec):
    """A place (x, y) on a plot, in [x_low, x_high] × [y_low, y_high]."""

    x_low: float
    x_high: float
    y_low: float
    y_high: float
    step: float = 0.1

    def checked(self, name: str, value: Any) -> tuple[float, float]:
        """Return the pair of floats."""
        if not isinstance(value, tuple | list) or len(value) != 2:
            raise InputError(
                "{name}: {value} is not a pair of numbers", name=name, value=repr(value)[:60]
            )
        x = _within(f"{name} x", value[0], self.x_low, self.x_high)
        y = _within(f"{name} y", value[1], self.y_low, self.y_high)
        return x, y


@dataclass(frozen=True, kw_only=True)
class ItemsSpec(Spec):
    """Several values of one kind, at least `least` and at most `most`, kept as a tuple."""

    item: Spec
    least: int = 0
    most: int = 100

    def checked(self, name: str, value: Any) -> tuple[Any, ...]:
        """Return the tuple, each item checked; the message says which one is wrong."""
        if not isinstance(value, tuple | list):
            raise InputError("{name}: {value} is not a list", name=name, value=repr(value)[:60])
        if not self.least <= len(value) <= self.most:
            raise InputError(
                "{name}: {count} given, {least} to {most} expected",
                name=name,
                count=len(value),
                least=self.least,
                most=self.most,
            )
        return tuple(self.item.checked(f"{name}[{i}]", v) for i, v in enumerate(value))


@dataclass(frozen=True, kw_only=True)
class RecordSpec(Spec):
    """A fixed row of values of different kinds, kept as a tuple (a labelled point, say)."""

    fields: tuple[Spec, ...]

    def checked(self, name: str, value: Any) -> tuple[Any, ...]:
        """Return the tuple, each value checked by its own spec."""
        if not isinstance(value, tuple | list) or len(value) != len(self.fields):
            raise InputError(
                "{name}: {value} is not a row of {count} values",
                name=name,
                value=repr(value)[:60],
                count=len(self.fields),
            )
        pairs = zip(self.fields, value, strict=True)
        return tuple(spec.checked(f"{name}[{i}]", v) for i, (spec, v) in enumerate(pairs))


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
        """Return a copy with some fields changed; InputError where a value does not fit."""
        return dataclasses.replace(self, **changes)

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


def _within(name: str, value: Any, low: float, high: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InputError("{name}: {value} is not a number", name=name, value=repr(value)[:60])
    if not low <= value <= high:
        raise InputError(
            "{name}: {value} is outside {low} … {high}",
            name=name,
            value=value,
            low=f"{low:g}",
            high=f"{high:g}",
        )
    return float(value)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
