"""Convex polygons cut by lines a·x + b·y + c = 0. A polygon is an array of corners, (k, 2)."""

from __future__ import annotations

import numpy as np

from lab.arrays import Array


def box(x_range: tuple[float, float], y_range: tuple[float, float]) -> Array:
    """Return a rectangle's corners, anticlockwise: (4, 2)."""
    (left, right), (bottom, top) = x_range, y_range
    return np.array([[left, bottom], [right, bottom], [right, top], [left, top]], dtype=np.float64)


def clip(polygon: Array, a: float, b: float, c: float) -> Array:
    """Return the part of a polygon where a·x + b·y + c ≥ 0: (k, 2), k = 0 if there is none.

    Each corner is kept or left out, and each side that changes over gets a corner where it does
    (Sutherland and Hodgman, 1974).
    """
    kept = []
    corners, heights = _with_heights(polygon, a, b, c)
    for i, (corner, height) in enumerate(zip(corners, heights, strict=True)):
        if min(heights[i - 1], height) < 0 < max(heights[i - 1], height):
            kept.append(_crossing(corners[i - 1], corner, heights[i - 1], height))
        if height >= 0:
            kept.append(corner)
    return np.array(kept, np.float64).reshape(-1, 2)


def cut(polygon: Array, a: float, b: float, c: float) -> Array:
    """Return both ends of the line's stretch inside a polygon: (2, 2), or (0, 2) if it misses."""
    ends = []
    corners, heights = _with_heights(polygon, a, b, c)
    for i, (corner, height) in enumerate(zip(corners, heights, strict=True)):
        if min(heights[i - 1], height) < 0 < max(heights[i - 1], height):
            ends.append(_crossing(corners[i - 1], corner, heights[i - 1], height))
        if height == 0:
            ends.append(corner)
    if len(ends) < 2 or a == b == 0:
        return np.empty((0, 2))
    along = np.array(ends) @ (-b, a)
    return np.array([ends[int(np.argmin(along))], ends[int(np.argmax(along))]])


def area(polygon: Array) -> float:
    """Return a polygon's area, 0 for fewer than three corners (the shoelace formula)."""
    corners = polygon.tolist()
    twice = sum(corners[i - 1][0] * y - x * corners[i - 1][1] for i, (x, y) in enumerate(corners))
    return float(abs(twice) / 2)


def _with_heights(
    polygon: Array, a: float, b: float, c: float
) -> tuple[list[list[float]], list[float]]:
    """Return the corners and how far each lies above the line, as Python's own fast floats."""
    return polygon.tolist(), (polygon @ (a, b) + c).tolist()


def _crossing(p: list[float], q: list[float], at_p: float, at_q: float) -> list[float]:
    """Return where a side crosses the line, from the heights above it at both ends."""
    share = at_p / (at_p - at_q)
    return [start + (end - start) * share for start, end in zip(p, q, strict=True)]
