"""A board of gates and cables: what each signal is, and where in the plane the result is 1."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from lab.arrays import Array
from lab.boards import BOARDS
from lab.experiments.perceptron.gate import MOST_BIAS, MOST_WEIGHT
from lab.experiments.perceptron.mode import PerceptronMode
from lab.gates import TRUTH_TABLES, Gate, Point
from lab.message import InputError, Message
from lab.params import choice, integer, items, text
from lab.polygon import box
from lab.regions import Piece, pieces
from lab.specs import NumberSpec, RecordSpec, TextSpec
from lab.wiring import MAX_NAME, Board, Row, from_rows

MOST_GATES = 16
CARRY_IN = "c"
PLANE = box((-30, 30), (-30, 30))

GOALS: dict[str, Mapping[str, tuple[int, ...]]] = {
    "XOR": {"y": TRUTH_TABLES["XOR"]},
    "XNOR": {"y": TRUTH_TABLES["XNOR"]},
    "AND": {"y": TRUTH_TABLES["AND"]},
    "OR": {"y": TRUTH_TABLES["OR"]},
    "half_adder": BOARDS["half_adder"].targets,
    "full_adder": BOARDS["full_adder"].targets,
}
"""What a board can be asked to do: for each output its wanted column of the truth table."""


def board_settings(name: str) -> dict[str, Any]:
    """Return a ready board as settings: "xor", "half_adder" or "full_adder"."""
    board = BOARDS[name].board
    goal = "XOR" if name == "xor" else name
    return {"goal": goal, "gates": board.rows(), "outputs": board.outputs, "chosen": ""}


def _check_name(name: str) -> None:
    if not re.fullmatch("[A-Za-z0-9]*", name):
        raise InputError("{name}: a signal's name has letters and digits only", name=repr(name))


_NAME = TextSpec(length=MAX_NAME, check=_check_name)
_WEIGHT = NumberSpec(low=-MOST_WEIGHT, high=MOST_WEIGHT)
_BIAS = NumberSpec(low=-MOST_BIAS, high=MOST_BIAS)

GOAL_NAMES = {
    "XOR": "XOR",
    "XNOR": "XNOR",
    "AND": "AND",
    "OR": "OR",
    "half_adder": "Half adder: x1 + x2",
    "full_adder": "Full adder: x1 + x2 + c",
}
"""What a board can do, and what that is called."""


@dataclass(frozen=True)
class WiringParams(PerceptronMode):
    """The gates, where their cables are plugged in, and what the board should do."""

    goal: str = choice(
        "XOR",
        GOAL_NAMES,
        group="The board should do",
        help="What the outputs are compared with. A single gate cannot do XOR, and NAND gates "
        "alone can do everything, also add.",
        when=lambda p: p.mode == "wiring",
    )
    gates: tuple[Row, ...] = items(
        BOARDS["xor"].board.rows(),
        RecordSpec(fields=(_NAME, _WEIGHT, _WEIGHT, _BIAS, _NAME, _NAME)),
        most=MOST_GATES,
        label="gates and cables",
        control=False,
    )
    outputs: tuple[str, ...] = items(
        BOARDS["xor"].board.outputs, _NAME, most=2, label="cables to the outputs", control=False
    )
    chosen: str = text("", length=MAX_NAME, check=_check_name, label="chosen gate", control=False)
    lit: int = integer(2, 0, 7, label="inputs", control=False)

    def check(self) -> None:
        """Raise InputError for a loop, a name used twice, a cable from nowhere."""
        super().check()
        _ = self.board

    @cached_property
    def board(self) -> Board:
        """Return the board; the third input is there where the goal or a cable asks for it."""
        third = self.goal == "full_adder" or any(CARRY_IN in row[4:] for row in self.gates)
        inputs = ("x1", "x2", CARRY_IN) if third else ("x1", "x2")
        board = from_rows(inputs, self.gates, ())
        plugged = [name for name in self.outputs if name in board.signals]
        return replace(board, outputs=tuple(dict.fromkeys(plugged)))


@dataclass(frozen=True)
class Output:
    """An output of the board: its name, its source ("" if open), its columns of the truth table.

    `values` is None as long as the source has no values.
    """

    name: str
    source: str
    targets: tuple[int, ...]
    values: tuple[int, ...] | None

    def right(self, row: int) -> bool:
        """Tell whether a row of the truth table is as it should be."""
        return self.values is not None and self.values[row] == self.targets[row]


@dataclass(frozen=True)
class Seen:
    """A place (s1, s2) in the plane of a gate, the rows that fall on it, and their class.

    `target` is None where rows of both classes fall on one place: then no gate can part them.
    """

    place: Point
    rows: tuple[int, ...]
    target: int | None


@dataclass(frozen=True)
class WiringFrame:
    """What a board does. `table` has a column (2^n,) for each signal that has a value.

    `live` is the part of the board that no open cable feeds. `lit` is the row whose signals are on
    the cables. `lines`: gates fed by inputs alone, as gates of the (x1, x2) plane. `pieces` of that
    plane and their signals. `chosen`: the gate on show ("" if there is none), and the places that
    it has `seen`. `problem`: what is open, if anything.
    """

    board: Board
    live: Board
    inputs: tuple[tuple[int, ...], ...]
    table: Mapping[str, tuple[int, ...]]
    outputs: tuple[Output, ...]
    lit: int
    lines: Mapping[str, Gate]
    pieces: tuple[Piece, ...]
    chosen: str
    seen: tuple[Seen, ...]
    problem: Message | None

    def signal(self, name: str) -> int | None:
        """Return a signal for the inputs that are on, None where a cable is open."""
        return self.table[name][self.lit] if name in self.table else None

    def row_right(self, row: int) -> bool:
        """Tell whether all outputs are right in a row."""
        return all(output.right(row) for output in self.outputs)

    @property
    def rows_right(self) -> int:
        """Return in how many rows all outputs are right."""
        return sum(map(self.row_right, range(len(self.inputs))))


def wiring_frame(params: WiringParams) -> WiringFrame:
    """Return what the board does."""
    board = params.board
    live = _without_open_cables(board)
    count = 2 ** len(board.inputs)
    table = {
        name: tuple(int(row >> i & 1) for row in range(count))
        for i, name in enumerate(board.inputs)
    }
    if live.gates:
        table = {name: _whole(column) for name, column in live.truth_table().items()}
    outputs = _outputs(params, table, count)
    lit = params.lit % count
    chosen = _chosen(params, board)
    others = {name: float(table[name][lit]) for name in board.inputs[2:]}
    return WiringFrame(
        board=board,
        live=live,
        inputs=tuple(zip(*(table[name] for name in board.inputs), strict=True)),
        table=table,
        outputs=outputs,
        lit=lit,
        lines=_lines(live, others),
        pieces=tuple(pieces(live, PLANE, others)) if live.gates else (),
        chosen=chosen,
        seen=_seen(live, chosen, table, outputs),
        problem=_problem(board, outputs),
    )


def _whole(column: Array) -> tuple[int, ...]:
    return tuple(int(value) for value in column)


def _without_open_cables(board: Board) -> Board:
    """Return the part of a board whose signals are known: gates fed by nothing open."""
    known, gates = set(board.inputs), []
    for wired in board.order:
        if all(source in known for source in wired.sources):
            known.add(wired.name)
            gates.append(wired)
    return Board(board.inputs, tuple(gates))


def _outputs(
    params: WiringParams, table: Mapping[str, tuple[int, ...]], count: int
) -> tuple[Output, ...]:
    """Return the outputs of the goal; its targets are repeated where a third input is idle."""
    outputs = []
    names = GOALS[params.goal]
    sources = (*params.outputs, *("" for _ in names))
    for (name, targets), source in zip(names.items(), sources, strict=False):
        known = source if source in params.board.signals else ""
        repeated = targets * (count // len(targets))
        outputs.append(Output(name, known, repeated, table.get(known)))
    return tuple(outputs)


def _chosen(params: WiringParams, board: Board) -> str:
    """Return the chosen gate; without a choice the one that feeds the first output."""
    names = [gate.name for gate in board.gates]
    wanted = (params.chosen, *params.outputs, *names[-1:])
    return next((name for name in wanted if name in names), "")


def _lines(board: Board, others: Mapping[str, float]) -> dict[str, Gate]:
    lines = {}
    for wired in board.gates:
        if all(source in board.inputs for source in wired.sources):
            weight = dict.fromkeys(board.inputs, 0.0)
            for source, w in zip(wired.sources, wired.gate.weights[:2], strict=True):
                weight[source] += w
            b = wired.gate.b + sum(weight[name] * value for name, value in others.items())
            lines[wired.name] = Gate(weight["x1"], weight["x2"], b)
    return lines


def _seen(
    board: Board,
    chosen: str,
    table: Mapping[str, tuple[int, ...]],
    outputs: tuple[Output, ...],
) -> tuple[Seen, ...]:
    """Return where the chosen gate sees each row: by target where it feeds an output, else by y."""
    if chosen not in table:
        return ()
    classes = next((o.targets for o in outputs if o.source == chosen), table[chosen])
    rows: dict[Point, list[int]] = {}
    for row, (x, y) in enumerate(board.seen_by(chosen).tolist()):
        rows.setdefault((x, y), []).append(row)
    seen = []
    for place, here in rows.items():
        found = {classes[row] for row in here}
        seen.append(Seen(place, tuple(here), found.pop() if len(found) == 1 else None))
    return tuple(seen)


def _problem(board: Board, outputs: tuple[Output, ...]) -> Message | None:
    try:
        board.evaluate(dict.fromkeys(board.inputs, 0.0))
    except InputError as error:
        return error.message
    for output in outputs:
        if not output.source:
            return Message("Output {name} has no cable: plug one in", {"name": output.name})
    return None
