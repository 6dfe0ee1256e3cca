"""What a setting may be: one spec for each kind of value, with its range, its step and its words.

A spec checks a value and gives it its own type; a number's spec also knows the positions of a
slider over its range. Specs stand in the fields of `lab.params.Params`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Context
from typing import Any, Literal

from lab.message import InputError, legible

Scale = Literal["linear", "log"]

MOST_WRITTEN_OUT = 10**15

POSITIONS_PER_DECADE = 20
MOST_POSITIONS = 2000

_NEVER_CHECKED = object()


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

    def changed(self, name: str, value: Any, before: Any) -> Any:
        """Return `value` checked where it differs from one that was checked before."""
        return value if value is before else self.checked(name, value)


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
        """Return the slider's position nearest to a value; 0 of a log scale is for 0 alone."""
        if self.scale == "log":
            share = math.log10(max(value, self._first) / self._first) / self._decades
        else:
            share = (value - self.low) / (self.high - self.low)
        # A log scale from 0 jumps there: what is small is not yet nothing.
        least = 1 if self.scale == "log" and self.low == 0 < value else 0
        return max(least, round(share * self.positions))

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
        return self.changed(name, value, _NEVER_CHECKED)

    def changed(self, name: str, value: Any, before: Any) -> tuple[Any, ...]:
        """Return the tuple; of many items a drag changes one, and only that is checked."""
        if not isinstance(value, tuple | list):
            raise InputError("{name}: {value} is not a list", name=name, value=repr(value)[:60])
        if len(value) > self.most:
            raise InputError(
                "{name}: {count} given, at most {most} fit",
                name=name,
                count=len(value),
                most=self.most,
            )
        if len(value) < self.least:
            raise InputError(
                "{name}: {count} given, {least} to {most} expected",
                name=name,
                count=len(value),
                least=self.least,
                most=self.most,
            )
        known = before[: len(value)] if isinstance(before, tuple) else ()
        known += (_NEVER_CHECKED,) * (len(value) - len(known))
        return tuple(
            self.item.changed(f"{name}[{i}]", new, old)
            for i, (new, old) in enumerate(zip(value, known, strict=True))
        )


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


def _within(name: str, value: Any, low: float, high: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InputError("{name}: {value} is not a number", name=name, value=repr(value)[:60])
    if not low <= value <= high:
        raise InputError(
            "{name}: {value} is outside {low} … {high}",
            name=name,
            value=_in_few_letters(value),
            low=f"{low:g}",
            high=f"{high:g}",
        )
    return float(value)


def _in_few_letters(value: float) -> object:
    """Return a number as it came, but a huge whole one as 1e+30; it may be beyond all floats."""
    if isinstance(value, int) and abs(value) >= MOST_WRITTEN_OUT:
        return f"{Context(prec=6).create_decimal(value).normalize():g}"
    return value
