"""Where things stand on the board: columns from the inputs to the outputs, few crossing cables."""

from __future__ import annotations

from collections.abc import Sequence

from lab.gates import Point
from lab.wiring import Board

MOST_APART = 0.42
"""No two neighbours in a column are pushed farther apart than this share of the height."""


def places(board: Board, outputs: Sequence[str]) -> tuple[dict[str, Point], tuple[Point, ...]]:
    """Return the place of each signal and of each output, both coordinates between 0 and 1.

    x goes by the number of gates before it, but gates that feed no other stand last; y is the mean
    height of the sources, as far as the neighbours in the column leave room. `outputs` are the
    sources of the outputs, "" if open.
    """
    columns = board.columns()
    last = max(columns.values()) + 1
    feeding = {source for wired in board.gates for source in wired.sources}
    columns |= {g.name: last - 1 for g in board.gates if g.name not in feeding}
    found: dict[str, Point] = {}
    sources = {wired.name: wired.sources for wired in board.gates}
    for column in range(last):
        names = [name for name, at in columns.items() if at == column]
        wanted = [_height(found, sources.get(name, ())) for name in names]
        if column == 0:
            wanted = [(i + 0.5) / len(names) for i in range(len(names))]
        for name, y in zip(names, _spread(wanted), strict=True):
            found[name] = (column / last, y)
    heights = _spread([_height(found, (source,)) for source in outputs])
    return found, tuple((1.0, y) for y in heights)


def _height(found: dict[str, Point], sources: Sequence[str]) -> float:
    heights = [found[source][1] for source in sources if source in found]
    return sum(heights) / len(heights) if heights else 0.5


def _spread(wanted: Sequence[float]) -> list[float]:
    """Return heights in the same order, near those wanted, with room between neighbours."""
    count = len(wanted)
    room = min(1 / max(1, count), MOST_APART)
    order = sorted(range(count), key=lambda i: wanted[i])
    heights = [0.0] * count
    below = -room / 2
    for i in order:
        below = max(wanted[i], below + room)
        heights[i] = below
    # The column as a whole goes back to where its members wanted to be, within the board.
    shift = sum(wanted) / count - sum(heights) / count if count else 0.0
    low, high = min(heights, default=0.5), max(heights, default=0.5)
    shift = min(max(shift, room / 2 - low), 1 - room / 2 - high)
    return [height + shift for height in heights]
