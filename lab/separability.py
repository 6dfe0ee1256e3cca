"""Can one line separate two classes of points? Decided exactly, with the reason either way.

Two finite sets can be separated if and only if their convex hulls have no point in common. The
hulls are compared in whole numbers, so that no rounding can turn the answer; only the line itself
is computed in floating point.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from lab.arrays import Array, Labels
from lab.gates import Gate, Point
from lab.message import InputError, Message

MAX_POINTS = 1000
MAX_COORDINATE = 1e6

Whole: TypeAlias = tuple[int, int, int]
"""A point as exact whole numbers x, y on a common scale, and its index."""

Clash: TypeAlias = tuple[tuple[Whole, ...], tuple[Whole, ...]]
"""Points of class 0 and points of class 1 that surround a common place."""


@dataclass(frozen=True)
class Separation:
    """Whether a line separates the points of target 1 from those of target 0, and why.

    Separable: `line` runs in the middle of the widest street between the classes, its weights of
    length 1; `margin` is the distance from it to the nearest points (∞ where there is one class
    alone: the line can be any distance away), `nearest` the points of the two hulls that lie
    closest to each other (of class 0, of class 1). `line` is None if the street
    is narrower than floating-point numbers can show.

    Not separable: `clash` holds the indices of the points, four at most, that already make it
    impossible (of class 0, of class 1), and `meeting` a place that both of them surround.
    """

    separable: bool
    reason: Message
    line: Gate | None = None
    margin: float = 0.0
    nearest: tuple[Point, Point] | None = None
    clash: tuple[tuple[int, ...], tuple[int, ...]] | None = None
    meeting: Point | None = None


def separate(points: npt.ArrayLike, targets: npt.ArrayLike) -> Separation:
    """Return whether one line separates the points (n, 2) with targets (n,) of 0 and 1, and which.

    A point on the line counts as 0, as in the book's gates; a line that has one exactly on it can
    be moved a little, so this makes no difference. Raises InputError as `checked` does.
    """
    p, t = checked(points, targets)
    whole = _whole_numbers(p)
    hulls = [_hull([whole[i] for i in np.flatnonzero(t == target)]) for target in (0, 1)]
    if not (hulls[0] and hulls[1]):
        return _one_class(p, int(t[0]))
    zeros, ones = hulls
    clash = _clash(zeros, ones)
    if clash is None:
        return _street(p, t, p[[i for *_, i in zeros]], p[[i for *_, i in ones]])
    return _inseparable(p, *clash)


def checked(points: npt.ArrayLike, targets: npt.ArrayLike) -> tuple[Array, Labels]:
    """Return points (n, 2) as float64 and targets (n,) as integers.

    Raises InputError if there are none or more than 1000, for coordinates that are not finite or
    beyond ±1e6, and for targets other than 0 and 1.
    """
    p, t = np.asarray(points, dtype=np.float64), np.asarray(targets)
    if p.size == 0:
        raise InputError("There are no points yet: add at least one")
    if p.ndim != 2 or p.shape[1] != 2 or len(p) > MAX_POINTS:
        raise InputError("points must be 1 to 1000 pairs x1, x2, not {came}", came=p.shape)
    if not np.all(np.abs(p) <= MAX_COORDINATE):
        raise InputError("Coordinates must be numbers within ±1e6")
    if t.shape != (len(p),) or not np.all((t == 0) | (t == 1)):
        raise InputError("targets must be {count} numbers 0 or 1", count=len(p))
    return p, t.astype(np.int64)


def _whole_numbers(points: Array) -> list[Whole]:
    """Return the points on a scale where every coordinate, as it prints, is a whole number.

    0.3 stands for 3/10 here, not for the nearest binary number: (0.1, 0), (0.2, 0.1) and (0.3, 0.2)
    lie on one line, as everyone who reads them expects.
    """
    exact = [(_as_it_prints(x), _as_it_prints(y)) for x, y in points.tolist()]
    scale = math.lcm(*(number.denominator for point in exact for number in point))
    return [(int(x * scale), int(y * scale), i) for i, (x, y) in enumerate(exact)]


# Of many points that are looked at again and again a drag changes one.
@lru_cache(maxsize=4 * MAX_POINTS)
def _as_it_prints(x: float) -> Fraction:
    return Fraction(repr(x))


def _turn(p: Whole, q: Whole, r: Whole) -> int:
    """Return > 0 if the way p → q → r turns left, < 0 if right, 0 if it is straight."""
    return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])


def _hull(points: Sequence[Whole]) -> list[Whole]:
    """Return the corners of the convex hull, anticlockwise (Andrew's monotone chain, 1979).

    One corner for points that are all in one place, two for points on one line.
    """
    distinct = sorted({p[:2]: p for p in points}.values())
    if len(distinct) <= 2:
        return distinct
    chains = []
    for row in (distinct, distinct[::-1]):
        chain: list[Whole] = []
        for p in row:
            while len(chain) >= 2 and _turn(chain[-2], chain[-1], p) <= 0:
                chain.pop()
            chain.append(p)
        chains.append(chain[:-1])
    return chains[0] + chains[1]


def _clash(zeros: list[Whole], ones: list[Whole]) -> Clash | None:
    """Return a few corners of each hull that surround a common place, None if there is none.

    Two hulls meet if two of their sides do, or else if one lies wholly within the other.
    """
    for p, q in _sides(zeros):
        for r, s in _sides(ones):
            if clash := _sides_clash(p, q, r, s):
                return clash
    if triangle := _around(zeros[0], ones):
        return (zeros[0],), triangle
    if triangle := _around(ones[0], zeros):
        return triangle, (ones[0],)
    return None


def _sides(hull: list[Whole]) -> list[tuple[Whole, Whole]]:
    return [(hull[i - 1], hull[i]) for i in range(len(hull))]


def _sides_clash(p: Whole, q: Whole, r: Whole, s: Whole) -> Clash | None:
    """Return those ends of the segments pq and rs that show that they meet, None if they do not."""
    for a in (p, q):
        for b in (r, s):
            if a[:2] == b[:2]:
                return (a,), (b,)
    for end in (p, q):
        if _between(end, r, s):
            return (end,), (r, s)
    for end in (r, s):
        if _between(end, p, q):
            return (p, q), (end,)
    if _turn(r, s, p) * _turn(r, s, q) < 0 and _turn(p, q, r) * _turn(p, q, s) < 0:
        return (p, q), (r, s)
    return None


def _between(p: Whole, q: Whole, r: Whole) -> bool:
    """Return whether p lies on the segment qr."""
    ordered = all(min(q[k], r[k]) <= p[k] <= max(q[k], r[k]) for k in (0, 1))
    return ordered and _turn(p, q, r) == 0


def _around(p: Whole, hull: list[Whole]) -> tuple[Whole, ...] | None:
    """Return three corners of an anticlockwise hull with p inside, None if p is outside."""
    for i in range(1, len(hull) - 1):
        corners = (hull[0], hull[i], hull[i + 1])
        if all(_turn(q, r, p) >= 0 for q, r in _sides(list(corners))):
            return corners
    return None


def _one_class(points: Array, target: int) -> Separation:
    """Return a line to the left of all points; it could be any distance away."""
    sign, left = (1.0 if target else -1.0), float(points[:, 0].min())
    return Separation(
        True,
        Message(
            "All points are of class {target}: any line that leaves them on one side will do",
            {"target": target},
        ),
        line=Gate(sign, 0.0, sign * (1 - left)),
        margin=math.inf,
    )


def _street(points: Array, targets: Labels, zeros: Array, ones: Array) -> Separation:
    """Return the line in the middle between the nearest points of two hulls that do not meet."""
    near_zero, near_one = _nearest(zeros, ones)
    across = near_one - near_zero
    width = float(np.hypot(*across))
    if width > 0:
        w1, w2 = across / width
        middle = (near_zero + near_one) / 2
        line = Gate(w1, w2, -(w1 * middle[0] + w2 * middle[1]))
        if np.array_equal(line(points), targets):
            return Separation(
                True,
                Message(
                    "The classes can be separated: there is a street {width} wide between them",
                    {"width": f"{width:.3g}"},
                ),
                line=line,
                margin=float(np.abs(line.total(points)).min()),
                nearest=(_point(near_zero), _point(near_one)),
            )
    return Separation(
        True,
        Message("The classes can be separated, but by less than the lab's numbers can show"),
    )


def _nearest(zeros: Array, ones: Array) -> tuple[Array, Array]:
    """Return the nearest points of two convex hulls: a corner and a place on the other's sides."""
    distance, corner, foot = _to_sides(zeros, ones)
    other_distance, other_corner, other_foot = _to_sides(ones, zeros)
    return (corner, foot) if distance <= other_distance else (other_foot, other_corner)


def _to_sides(corners: Array, hull: Array) -> tuple[float, Array, Array]:
    """Return the least distance from corners (m, 2) to the sides of a hull (k, 2), and where."""
    start = np.roll(hull, 1, axis=0)
    along = hull - start
    squares = np.sum(along**2, axis=1)
    share = np.sum((corners[:, None] - start) * along, axis=2) / np.where(squares > 0, squares, 1)
    feet = start + np.clip(share, 0, 1)[..., None] * along
    distances = np.hypot(*np.moveaxis(corners[:, None] - feet, -1, 0))
    i, j = np.unravel_index(np.argmin(distances), distances.shape)
    return float(distances[i, j]), corners[i], feet[i, j]


def _inseparable(points: Array, zeros: tuple[Whole, ...], ones: tuple[Whole, ...]) -> Separation:
    """Return the sentence and the place for the few points that surround each other."""
    one = 0 if len(zeros) == 1 else 1
    match len(zeros), len(ones):
        case 1, 1:
            reason = Message("Two points in one place have different targets: no line parts them.")
        case 2, 2:
            reason = Message(
                "The way between two points of class 0 crosses that between two of class 1: "
                "no line parts them."
            )
        case (1, 2) | (2, 1):
            reason = Message(
                "A point of class {target} lies between two points of the other class: "
                "no line parts them.",
                {"target": one},
            )
        case _:
            reason = Message(
                "A point of class {target} lies within a triangle of the other class: "
                "no line parts them.",
                {"target": one},
            )
    clash = tuple(i for *_, i in zeros), tuple(i for *_, i in ones)
    return Separation(False, reason, clash=clash, meeting=_meeting(points, zeros, ones))


def _meeting(points: Array, zeros: tuple[Whole, ...], ones: tuple[Whole, ...]) -> Point:
    """Return the place that both groups of points surround."""
    for group in (zeros, ones):
        if len(group) == 1:
            return _point(points[group[0][2]])
    (p, q), (r, s) = zeros, ones
    share = float(Fraction(_turn(r, s, p), _turn(r, s, p) - _turn(r, s, q)))
    start, end = points[p[2]], points[q[2]]
    return _point(start + share * (end - start))


def _point(p: Array) -> Point:
    return float(p[0]), float(p[1])
