"""A small board of wired gates (chapter 2.5): what one line cannot do, a few together can."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np

from lab.arrays import Array
from lab.gates import Gate
from lab.message import InputError

MAX_GATES = 40
MAX_INPUTS = 4
MAX_NAME = 12

Row: TypeAlias = tuple[str, float, float, float, str, str]
"""A wired gate as plain values: name, w1, w2, b and the names of its two sources, "" if open."""


@dataclass(frozen=True)
class WiredGate:
    """A gate on the board and where its two cables come from: inputs, gates, or "" (open)."""

    name: str
    gate: Gate
    sources: tuple[str, str]


@dataclass(frozen=True)
class Board:
    """Inputs, gates and the signals that count as outputs. Every signal is named after its source.

    Boards never change: each method that edits returns a new one. Raises InputError for names that
    are used twice or too long, cables from nowhere, loops, and too many inputs or gates.
    """

    inputs: tuple[str, ...]
    gates: tuple[WiredGate, ...] = ()
    outputs: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= len(self.inputs) <= MAX_INPUTS or len(self.gates) > MAX_GATES:
            raise InputError(
                "A board has 1 to {inputs} inputs and at most {gates} gates",
                inputs=MAX_INPUTS,
                gates=MAX_GATES,
            )
        names = self.signals
        for name in names:
            if not 1 <= len(name) <= MAX_NAME or names.count(name) > 1:
                raise InputError("{name} is used twice, empty or too long as a name", name=name)
        for source in (*self.outputs, *(s for gate in self.gates for s in gate.sources if s)):
            if source not in names:
                raise InputError("There is no input or gate called {name}", name=source)
        _ = self.order

    @property
    def signals(self) -> tuple[str, ...]:
        """Return the names of all inputs and gates."""
        return (*self.inputs, *(gate.name for gate in self.gates))

    def __getitem__(self, name: str) -> WiredGate:
        """Return a gate by its name; InputError if there is none."""
        for gate in self.gates:
            if gate.name == name:
                return gate
        raise InputError("There is no gate called {name}", name=name)

    @cached_property
    def order(self) -> tuple[WiredGate, ...]:
        """Return the gates so that each comes after its sources. Raises InputError for a loop."""
        known, left = set(self.inputs), list(self.gates)
        done: list[WiredGate] = []
        while left:
            ready = [g for g in left if all(s in known or not s for s in g.sources)]
            if not ready:
                raise InputError("The cables run in a loop: {loop}", loop=" → ".join(_loop(left)))
            done += ready
            known.update(g.name for g in ready)
            left = [g for g in left if g.name not in known]
        return tuple(done)

    def columns(self) -> dict[str, int]:
        """Return how many gates at most lie between each signal and the inputs (0 for inputs)."""
        column = dict.fromkeys(self.inputs, 0)
        for gate in self.order:
            column[gate.name] = 1 + max((column[s] for s in gate.sources if s), default=0)
        return column

    def with_gate(self, gate: WiredGate) -> Board:
        """Return the board with a gate added, or replaced if there is one of its name."""
        names = [g.name for g in self.gates]
        if gate.name not in names:
            return replace(self, gates=(*self.gates, gate))
        return replace(self, gates=tuple(gate if g.name == gate.name else g for g in self.gates))

    def without_gate(self, name: str) -> Board:
        """Return the board without a gate; the cables that came from it are open then."""
        removed = self[name]
        kept = [g for g in self.gates if g is not removed]
        opened = [replace(g, sources=_open(g.sources, name)) for g in kept]
        return Board(self.inputs, tuple(opened), tuple(o for o in self.outputs if o != name))

    def plugged(self, name: str, slot: int, source: str) -> Board:
        """Return the board with one cable (slot 0 or 1 of a gate) plugged into another source."""
        gate = self[name]
        sources = (source, gate.sources[1]) if slot == 0 else (gate.sources[0], source)
        return self.with_gate(replace(gate, sources=sources))

    def evaluate(self, values: Mapping[str, Any]) -> dict[str, Array]:
        """Return every signal for given inputs: any real numbers, or arrays of one shape.

        Raises InputError if an input has no value, the board no gate, or a gate an open cable.
        """
        if not self.gates:
            raise InputError("The board is empty: add a gate")
        signals: dict[str, Array] = {}
        for name in self.inputs:
            if name not in values:
                raise InputError("Input {name} has no value", name=name)
            signals[name] = np.asarray(values[name], dtype=np.float64)
        for wired in self.order:
            a, b = (signals[source] for source in _plugged(wired))
            signals[wired.name] = wired.gate(np.stack(np.broadcast_arrays(a, b), axis=-1)) * 1.0
        return signals

    def truth_table(self) -> dict[str, Array]:
        """Return every signal (2^n,) for all 0-1 inputs, the first input changing fastest."""
        rows = np.arange(2 ** len(self.inputs))
        return self.evaluate({name: rows >> i & 1 for i, name in enumerate(self.inputs)})

    def seen_by(self, name: str) -> Array:
        """Return the points (s1, s2) that a gate sees for all 0-1 inputs: (2^n, 2)."""
        table = self.truth_table()
        return np.stack([table[source] for source in _plugged(self[name])], axis=-1)

    def equations(self) -> list[tuple[str, str]]:
        """Return (name, "s1 = NAND(x1, x2)") for each gate, in the order they are computed."""
        return [(g.name, f"{g.name} = {_expression(g)}") for g in self.order]

    def rows(self) -> tuple[Row, ...]:
        """Return the gates as plain values, to be saved; `from_rows` makes the board again."""
        return tuple((g.name, *g.gate.weights, *g.sources) for g in self.gates)


def from_rows(inputs: Iterable[str], rows: Iterable[Row], outputs: Iterable[str]) -> Board:
    """Return the board that `rows()` was taken from. Raises InputError as Board does."""
    gates = (WiredGate(name, Gate(w1, w2, b), (s, t)) for name, w1, w2, b, s, t in rows)
    return Board(tuple(inputs), tuple(gates), tuple(outputs))


def _loop(gates: list[WiredGate]) -> list[str]:
    """Return the names round a loop, the first one again at the end.

    Each of the gates waits for another one of them: going back from source to source comes round.
    """
    waits = {g.name: g for g in gates}
    path = [gates[0].name]
    while path[-1] not in path[:-1]:
        path.append(next(s for s in waits[path[-1]].sources if s in waits))
    return path[path.index(path[-1]) :][::-1]


def _open(sources: tuple[str, str], name: str) -> tuple[str, str]:
    first, second = (("" if s == name else s) for s in sources)
    return first, second


def _plugged(gate: WiredGate) -> tuple[str, str]:
    for slot, source in enumerate(gate.sources, start=1):
        if not source:
            raise InputError(
                "Cable {slot} of gate {name} is open: plug it in", slot=slot, name=gate.name
            )
    return gate.sources


def _expression(wired: WiredGate) -> str:
    """Return what a gate computes in the names of its sources, a ? for an open cable."""
    first, second = (source or "?" for source in wired.sources)
    name = wired.gate.name()
    if name in ("AND", "NAND", "OR", "NOR"):
        return f"{name}({first}, {second})"
    return re.sub("x[12]", lambda x: first if x[0] == "x1" else second, name)
