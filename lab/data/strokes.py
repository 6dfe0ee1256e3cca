"""Strokes of a pen become a picture: the canvas, the tests and the network all see this one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from lab.data.idx import Bytes
from lab.message import InputError

Point: TypeAlias = tuple[float, float]
Stroke: TypeAlias = tuple[Point, ...]
"""The pen's way from touching down to lifting: (x, y), (0, 0) top left, (1, 1) bottom right."""

Points: TypeAlias = npt.NDArray[np.float64]

PICTURE_SIDE = 140
PEN_WIDTH = 0.085

_FINER = 4
# Points closer than this (in pixels of the picture) to the one before add nothing to be seen.
_NEAR = 1.0
# Between far points the curve is filled in with a point about every so many pixels.
_SPACING = 2.0
_MOST_POINTS = 1500
# Where the pen turns by more than 60° it is a corner, and stays one.
_CORNER = 0.5


def render_strokes(
    strokes: Sequence[Sequence[Point]], size: int = PICTURE_SIDE, width: float = PEN_WIDTH
) -> Bytes:
    """Draw strokes light on dark: (size, size) uint8, smooth and antialiased.

    A stroke is a sequence of points (x, y) in [0, 1], one point makes a dot; what lies outside is
    not seen. `width`: the pen's, as a part of the side. The work is bounded: a drawing of more than
    1,500 points is drawn a little more coarsely.
    Raises `InputError` for a size not 1 … 1024, a width not in (0, 1], or a point not finite.
    """
    if not 1 <= size <= 1024:
        raise InputError("size: came {size}, expected 1 to 1024", size=size)
    if not 0 < width <= 1:
        raise InputError("width: came {width}, expected more than 0, at most 1", width=width)
    lines = [_thinned(_points(stroke), size) for stroke in strokes if len(stroke)]
    every = -(-sum(map(len, lines)) // _MOST_POINTS)
    side = size * _FINER
    radius = max(width * side / 2, _FINER / 2)
    picture = Image.new("L", (side, side))
    pen = ImageDraw.Draw(picture)
    for line in lines:
        curve = _smooth(np.concatenate((line[:-1:every], line[-1:])), _SPACING * every / size)
        dots = [(x, y) for x, y in (curve * side).tolist()]
        pen.line(dots, fill=255, width=round(2 * radius))
        for x, y in dots:
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    return np.asarray(picture.reduce(_FINER))


def _points(stroke: Sequence[Point]) -> Points:
    points = np.asarray(stroke, np.float64)
    if points.ndim != 2 or points.shape[1] != 2 or not np.isfinite(points).all():
        raise InputError("strokes: a stroke came that is not a sequence of points (x, y)")
    # The pen may leave the picture, but not so far that numbers overflow.
    return points.clip(-1, 2)


def _thinned(points: Points, size: int) -> Points:
    """Leave out points that are nearer than a pixel along the way to the last one kept."""
    steps = np.hypot(*np.diff(points, axis=0).T)
    nth = np.floor(np.concatenate(([0.0], np.cumsum(steps))) * (size / _NEAR))
    keep = np.concatenate(([True], np.diff(nth) > 0))
    keep[-1] = True
    return points[keep]


def _smooth(points: Points, spacing: float) -> Points:
    """Lay a Catmull-Rom curve through the points, p (N, 2) → (M, 2), corners kept.

    Between p₀ and p₁ with tangents m₀, m₁ (the mean of the steps before and after, 0 at a corner):
    (2s³ - 3s² + 1) p₀ + (s³ - 2s² + s) m₀ + (3s² - 2s³) p₁ + (s³ - s²) m₁ for s in [0, 1].
    """
    if len(points) < 3:
        return points
    step = np.diff(points, axis=0)
    length = np.hypot(*step.T)
    before, after = step[:-1], step[1:]
    straight = (before * after).sum(axis=1) > _CORNER * length[:-1] * length[1:]
    # No tangent is longer than the shorter step: the curve does not swing out.
    mean = (before + after) / 2
    limit = np.minimum(length[:-1], length[1:]) / np.maximum(np.hypot(*mean.T), 1e-12)
    inner = mean * (straight * np.minimum(limit, 1))[:, None]
    tangent = np.concatenate((step[:1], inner, step[-1:]))
    pieces = np.maximum(1, np.ceil(length / spacing)).astype(int)
    which = np.repeat(np.arange(len(step)), pieces)
    s = (np.arange(len(which)) - np.repeat(np.cumsum(pieces) - pieces, pieces)) / pieces[which]
    s = s[:, None]
    curve = (
        (2 * s**3 - 3 * s**2 + 1) * points[which]
        + (s**3 - 2 * s**2 + s) * tangent[which]
        + (3 * s**2 - 2 * s**3) * points[which + 1]
        + (s**3 - s**2) * tangent[which + 1]
    )
    return np.concatenate((curve, points[-1:]))
