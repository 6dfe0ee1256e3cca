"""Boards to start from: XOR as the book wires it, and adders made of NAND gates alone."""

from __future__ import annotations

from dataclasses import dataclass

from lab.gates import GATES
from lab.message import Message
from lab.wiring import Board, WiredGate


@dataclass(frozen=True)
class BoardPreset:
    """A board, its title, and the truth table that it is wired for, one column an output."""

    title: Message
    board: Board
    targets: dict[str, tuple[int, ...]]


def _wired(kind: str, name: str, first: str, second: str) -> WiredGate:
    return WiredGate(name, GATES[kind], (first, second))


def _nand(name: str, first: str, second: str) -> WiredGate:
    return _wired("NAND", name, first, second)


BOARDS: dict[str, BoardPreset] = {
    "xor": BoardPreset(
        Message("XOR from NAND, OR and AND"),
        Board(
            inputs=("x1", "x2"),
            gates=(
                _wired("NAND", "s1", "x1", "x2"),
                _wired("OR", "s2", "x1", "x2"),
                _wired("AND", "y", "s1", "s2"),
            ),
            outputs=("y",),
        ),
        {"y": (0, 1, 1, 0)},
    ),
    "half_adder": BoardPreset(
        Message("Half adder from NAND: x1 + x2"),
        Board(
            inputs=("x1", "x2"),
            gates=(
                _nand("n1", "x1", "x2"),
                _nand("n2", "x1", "n1"),
                _nand("n3", "n1", "x2"),
                _nand("sum", "n2", "n3"),
                _nand("carry", "n1", "n1"),
            ),
            outputs=("carry", "sum"),
        ),
        {"carry": (0, 0, 0, 1), "sum": (0, 1, 1, 0)},
    ),
    "full_adder": BoardPreset(
        Message("Full adder from NAND: x1 + x2 + c"),
        Board(
            inputs=("x1", "x2", "c"),
            gates=(
                _nand("n1", "x1", "x2"),
                _nand("n2", "x1", "n1"),
                _nand("n3", "n1", "x2"),
                _nand("half", "n2", "n3"),
                _nand("n4", "half", "c"),
                _nand("n5", "half", "n4"),
                _nand("n6", "n4", "c"),
                _nand("sum", "n5", "n6"),
                _nand("carry", "n4", "n1"),
            ),
            outputs=("carry", "sum"),
        ),
        {"carry": (0, 0, 0, 1, 0, 1, 1, 1), "sum": (0, 1, 1, 0, 1, 0, 0, 1)},
    ),
}
