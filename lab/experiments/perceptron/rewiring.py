"""What a hand does on the board, as changed settings."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lab.experiments.perceptron.gate import grips, weights
from lab.experiments.perceptron.wiring import GOALS, MOST_GATES, WiringParams
from lab.gates import GATES, TRUTH_TABLES, Gate, Point
from lab.message import InputError
from lab.weight_space import solution
from lab.wiring import Board, WiredGate

KINDS = tuple(name for name, table in TRUTH_TABLES.items() if solution(table) is not None)
"""The fourteen gates that one perceptron can be."""


def plugged(params: WiringParams, name: str, slot: int, source: str) -> dict[str, Any]:
    """Return the board with a cable of a gate (slot 0 or 1) from another source, "" for none."""
    return {"gates": params.board.plugged(name, slot, source).rows(), "chosen": name}


def output_plugged(params: WiringParams, output: int, source: str) -> dict[str, Any]:
    """Return the board with an output (0, 1) fed by another source, "" for none."""
    count = len(GOALS[params.goal])
    sources = [*params.outputs, "", ""][:count]
    sources[output] = source
    return {"outputs": tuple(sources)}


def kind_changed(params: WiringParams, name: str, kind: str) -> dict[str, Any]:
    """Return the board with a gate of another kind, with the book's weights where it has some."""
    gate = solution(TRUTH_TABLES[kind])
    if gate is None:
        raise InputError("No single gate can be {kind}", kind=kind)
    return weights_changed(params, name, gate)


def weights_changed(params: WiringParams, name: str, gate: Gate) -> dict[str, Any]:
    """Return the board with other weights in a gate, kept within their ranges."""
    fitted = Gate(**weights(gate))
    board = params.board.with_gate(replace(params.board[name], gate=fitted))
    return {"gates": board.rows(), "chosen": name}


def line_turned(params: WiringParams, name: str, end: int, to: Point) -> dict[str, Any]:
    """Return the board after one end of a gate's line (0 or 2) is dragged; the other stays."""
    gate = params.board[name].gate
    held = grips(gate)
    if held is None or to == held[2 - end]:
        return {}
    return weights_changed(params, name, gate.through(held[2 - end], to))


def line_shifted(params: WiringParams, name: str, to: Point) -> dict[str, Any]:
    """Return the board after a gate's line is dragged to a place without being turned."""
    return weights_changed(params, name, params.board[name].gate.shifted_to(to))


def gate_added(params: WiringParams) -> dict[str, Any]:
    """Return the board with one more NAND, fed by x1 and x2 until its cables are moved."""
    if len(params.gates) >= MOST_GATES:
        raise InputError("The board is full: it holds {most} gates", most=MOST_GATES)
    names = params.board.signals
    name = next(f"g{i}" for i in range(1, MOST_GATES + 2) if f"g{i}" not in names)
    board = params.board.with_gate(WiredGate(name, GATES["NAND"], ("x1", "x2")))
    return {"gates": board.rows(), "chosen": name}


def gate_removed(params: WiringParams, name: str) -> dict[str, Any]:
    """Return the board without a gate; the cables that came from it are open then."""
    outputs = tuple("" if source == name else source for source in params.outputs)
    return {"gates": params.board.without_gate(name).rows(), "outputs": outputs, "chosen": ""}


def input_flipped(params: WiringParams, index: int) -> dict[str, Any]:
    """Return the other value of an input on the cables."""
    return {"lit": (params.lit % 2 ** len(params.board.inputs)) ^ (1 << index)}


def possible_sources(board: Board, name: str) -> tuple[str, ...]:
    """Return the signals that a gate can be fed by without a loop."""
    behind = {name}
    for wired in board.order:
        if behind & set(wired.sources):
            behind.add(wired.name)
    return tuple(signal for signal in board.signals if signal not in behind)
