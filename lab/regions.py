"""The plane of a board's first two inputs, cut into pieces where all its signals are constant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lab.arrays import Array
from lab.message import InputError
from lab.polygon import area, clip
from lab.wiring import Board, WiredGate

MAX_PIECES = 2000


@dataclass(frozen=True)
class Piece:
    """A convex polygon (k, 2) of the plane and the output 0 or 1 of every gate all over it."""

    polygon: Array
    signals: dict[str, int]


def pieces(board: Board, box: Array, others: Mapping[str, float] | None = None) -> list[Piece]:
    """Return the pieces that a board cuts a convex polygon of the (x1, x2) plane into.

    Gate after gate, each piece is cut along the gate's line: exact where a picture would show
    stairs. `others` are the values of the third and further inputs, 0 if not given. Raises
    InputError for a board with fewer than two inputs, no gates or an open cable.
    """
    if len(board.inputs) < 2:
        raise InputError("The plane needs a board with two inputs")
    others = {name: (others or {}).get(name, 0.0) for name in board.inputs[2:]}
    board.evaluate(dict.fromkeys(board.inputs, 0.0))
    found = [Piece(box, {})]
    for wired in board.order:
        found = [part for piece in found for part in _halves(piece, wired, board.inputs, others)]
        if len(found) > MAX_PIECES:
            raise InputError("The board cuts the plane into too many pieces to show")
    return found


def _halves(
    piece: Piece, wired: WiredGate, inputs: tuple[str, ...], others: Mapping[str, float]
) -> list[Piece]:
    """Return what a gate's line leaves of a piece: the part with output 0, that with 1, or both.

    Over the piece the gate's sum is a·x1 + b·x2 + c: other gates add constants to it.
    """
    a = b = 0.0
    c = wired.gate.b
    for weight, source in zip(wired.gate.weights[:2], wired.sources, strict=True):
        a += weight * (source == inputs[0])
        b += weight * (source == inputs[1])
        c += weight * (others[source] if source in others else piece.signals.get(source, 0))
    if a == b == 0:
        return [Piece(piece.polygon, piece.signals | {wired.name: int(c > 0)})]
    parts = []
    for output, sign in ((0, -1.0), (1, 1.0)):
        polygon = clip(piece.polygon, sign * a, sign * b, sign * c)
        if area(polygon) > 1e-12 * area(piece.polygon):
            parts.append(Piece(polygon, piece.signals | {wired.name: output}))
    return parts
