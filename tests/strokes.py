"""Fifty digits drawn with strokes, as hands write them: five ways of writing each.

A way is written in a box of its own (x to the right, y down, 0 … 1) with lines and arcs, then made
larger or smaller, put somewhere, slanted, and drawn with a thinner or thicker pen.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lab.data import Point, Stroke

Path = list[Point]


def line(*corners: Point) -> Path:
    """Straight from corner to corner, with points in between as a mouse gives them."""
    path = [corners[0]]
    for (x0, y0), (x1, y1) in pairwise(corners):
        steps = max(2, round(math.hypot(x1 - x0, y1 - y0) * 20))
        path += [
            (x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps) for i in range(1, steps + 1)
        ]
    return path


def arc(x: float, y: float, rx: float, ry: float, start: float, end: float) -> Path:
    """Along an ellipse around (x, y), from one angle to another: 0° right, 90° down, 180° left."""
    steps = max(4, round(abs(end - start) / 12))
    angles = [math.radians(start + (end - start) * i / steps) for i in range(steps + 1)]
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in angles]


@dataclass(frozen=True)
class Drawn:
    """A drawn digit: what it is, how it is written, and the strokes of a pen of that width."""

    label: int
    way: str
    strokes: tuple[Stroke, ...]
    width: float


def drawn(
    label: int,
    way: str,
    paths: Sequence[Path],
    *,
    size: float = 0.6,
    aspect: float = 0.6,
    at: Point = (0.5, 0.5),
    slant: float = 0.0,
    width: float = 0.085,
) -> Drawn:
    """Place a way of writing: `size` is its height, `aspect` its width by its height."""
    strokes = tuple(
        tuple(
            (
                at[0] + size * (aspect * (x - 0.5) + slant * (0.5 - y)),
                at[1] + size * (y - 0.5),
            )
            for x, y in path
        )
        for path in paths
    )
    return Drawn(label, way, strokes, width)


DRAWN = (
    drawn(0, "round", [arc(0.5, 0.5, 0.5, 0.5, -90, -450)], aspect=0.8),
    drawn(0, "narrow, slanted", [arc(0.5, 0.5, 0.5, 0.5, -70, 290)], aspect=0.5, slant=0.3),
    drawn(
        0, "open at the top", [arc(0.5, 0.5, 0.5, 0.5, -110, -430)], size=0.4, at=(0.3, 0.35)
    ),
    drawn(
        0, "ends cross", [[(0.75, 0.0), *arc(0.5, 0.52, 0.5, 0.48, -80, -460), (0.3, 0.02)]],
        size=0.75, aspect=0.65, width=0.11,
    ),
    drawn(0, "small, thin, wide", [arc(0.5, 0.5, 0.5, 0.5, 0, 370)], size=0.35, aspect=0.9,
          at=(0.6, 0.6), width=0.045),
    drawn(1, "one line", [line((0.5, 0), (0.5, 1))]),
    drawn(1, "one slanted line", [line((0.5, 0), (0.5, 1))], size=0.7, slant=0.45, width=0.06),
    drawn(1, "American, with a short flag", [line((0.2, 0.18), (0.5, 0), (0.5, 1))], aspect=0.5,
          at=(0.4, 0.55)),
    drawn(1, "with flag and foot", [line((0.15, 0.22), (0.5, 0), (0.5, 1)),
                                    line((0.1, 1), (0.9, 1))], size=0.7, aspect=0.55),
    drawn(1, "European, with a long upstroke", [line((0.1, 0.35), (0.6, 0), (0.6, 1))],
          aspect=0.55, slant=0.1, width=0.07),
    drawn(2, "round with a flat foot",
          [arc(0.48, 0.28, 0.44, 0.28, -170, 40) + line((0.78, 0.5), (0.05, 1), (1, 1))]),
    drawn(2, "with a loop",
          [arc(0.5, 0.25, 0.42, 0.25, -180, 50) + line((0.7, 0.5), (0.3, 0.86))
           + arc(0.2, 0.88, 0.13, 0.1, 30, 330) + line((0.4, 0.9), (0.7, 1.0), (1, 0.93))],
          size=0.7, aspect=0.7),
    drawn(2, "like a Z", [line((0.05, 0.08), (0.9, 0.04), (0.05, 0.98), (0.98, 0.95))],
          size=0.5, at=(0.6, 0.4), width=0.07),
    drawn(2, "like a swan",
          [arc(0.5, 0.26, 0.4, 0.26, -160, 30) + line((0.84, 0.42), (0.5, 0.75), (0.05, 0.98))
           + arc(0.35, 1.12, 0.25, 0.2, -140, -50) + arc(0.75, 0.83, 0.25, 0.15, 130, 20)],
          size=0.65, slant=0.15),
    drawn(2, "small and thick",
          [arc(0.5, 0.27, 0.45, 0.27, -190, 45) + line((0.8, 0.5), (0, 1), (1.05, 0.97))],
          size=0.42, aspect=0.75, at=(0.45, 0.6), width=0.08),
    drawn(3, "two bows",
          [arc(0.42, 0.25, 0.45, 0.25, -160, 90) + arc(0.42, 0.74, 0.53, 0.26, -90, 155)]),
    drawn(3, "flat at the top",
          [line((0.05, 0.02), (0.9, 0.02), (0.42, 0.4))
           + arc(0.42, 0.7, 0.5, 0.3, -90, 150)], size=0.7, width=0.09),
    drawn(3, "with a loop in the middle",
          [arc(0.45, 0.23, 0.45, 0.23, -150, 60) + arc(0.42, 0.47, 0.12, 0.07, 50, 320)
           + arc(0.42, 0.74, 0.55, 0.26, -80, 160)], size=0.7, slant=0.1, width=0.065),
    drawn(3, "bows with a deep notch",
          [arc(0.4, 0.24, 0.5, 0.24, -140, 60) + line((0.55, 0.48), (0.25, 0.5), (0.55, 0.53))
           + arc(0.38, 0.75, 0.55, 0.25, -60, 140)], size=0.5, at=(0.35, 0.5), width=0.06),
    drawn(3, "wide and slanted",
          [arc(0.42, 0.26, 0.46, 0.26, -155, 85) + arc(0.4, 0.75, 0.55, 0.25, -85, 165)],
          size=0.55, aspect=0.75, slant=0.3, width=0.1),
    drawn(4, "open, with a bar",
          [line((0.15, 0), (0.05, 0.55), (0.95, 0.55)), line((0.75, 0.05), (0.7, 1))],
          aspect=0.65),
    drawn(4, "closed", [line((0.7, 1), (0.7, 0), (0, 0.65), (1, 0.65))], size=0.65, aspect=0.7),
    drawn(4, "European, the stem short and low",
          [line((0.55, 0), (0.02, 0.62), (1, 0.62)), line((0.68, 0.38), (0.62, 1))],
          aspect=0.7, size=0.7, width=0.07),
    drawn(4, "rounded like a u",
          [line((0.1, 0), (0.08, 0.3)) + arc(0.42, 0.32, 0.34, 0.25, 180, 30)
           + line((0.72, 0.45), (0.85, 0.4)), line((0.82, 0.02), (0.72, 1))],
          size=0.55, at=(0.55, 0.45), slant=0.1),
    drawn(4, "slanted, thin",
          [line((0.2, 0.02), (0.1, 0.5), (0.95, 0.48)), line((0.8, 0), (0.72, 1))],
          size=0.5, slant=0.35, width=0.05),
    drawn(5, "body, then the roof",
          [line((0.15, 0.02), (0.12, 0.42)) + arc(0.4, 0.68, 0.52, 0.31, -110, 150),
           line((0.15, 0.02), (0.95, 0))]),
    drawn(5, "in one go",
          [line((0.95, 0.02), (0.2, 0.03), (0.14, 0.45)) + arc(0.42, 0.69, 0.5, 0.3, -120, 155)],
          size=0.7, slant=0.15, width=0.08),
    drawn(5, "like an S",
          [arc(0.6, 0.22, 0.4, 0.22, -35, -200) + arc(0.4, 0.72, 0.5, 0.28, -75, 150)],
          size=0.6, aspect=0.65),
    drawn(5, "angular",
          [line((0.9, 0), (0.12, 0.0), (0.1, 0.45), (0.65, 0.42), (0.9, 0.65), (0.75, 0.95),
                (0.05, 1))], size=0.5, at=(0.4, 0.4), width=0.07),
    drawn(5, "wide, the roof apart",
          [line((0.2, 0.08), (0.15, 0.45)) + arc(0.42, 0.7, 0.5, 0.3, -115, 140),
           line((0.28, 0.04), (1.05, -0.02))],
          size=0.65, aspect=0.75, width=0.1),
    drawn(6, "curled",
          [arc(0.75, 0.55, 0.7, 0.55, -95, -190) + arc(0.5, 0.72, 0.43, 0.28, -200, -560)]),
    drawn(6, "straight stem",
          [line((0.6, 0), (0.1, 0.65)) + arc(0.5, 0.72, 0.42, 0.28, 190, -170)],
          size=0.7, width=0.07),
    drawn(6, "small loop",
          [arc(0.9, 0.6, 0.82, 0.6, -100, -185) + arc(0.42, 0.78, 0.33, 0.2, 190, -160)],
          size=0.6, aspect=0.55, at=(0.4, 0.55)),
    drawn(6, "open, ends inside",
          [arc(0.7, 0.5, 0.65, 0.5, -80, -180) + arc(0.5, 0.7, 0.45, 0.3, 180, -130)],
          size=0.6, aspect=0.7, width=0.1),
    drawn(6, "slanted, tall",
          [arc(0.8, 0.55, 0.7, 0.55, -110, -190) + arc(0.45, 0.75, 0.36, 0.25, 200, -160)],
          size=0.75, aspect=0.5, slant=0.25, width=0.06),
    drawn(7, "American", [line((0.02, 0.02), (0.95, 0), (0.4, 1))]),
    drawn(7, "European, crossed",
          [line((0.05, 0.03), (0.95, 0), (0.35, 1)), line((0.2, 0.5), (0.9, 0.46))],
          size=0.65, width=0.07),
    drawn(7, "with a serif",
          [line((0.05, 0.2), (0.05, 0.02), (0.95, 0), (0.45, 1))], size=0.6, aspect=0.65),
    drawn(7, "with a bent stem",
          [line((0.03, 0.05), (0.92, 0.02)) + arc(1.15, 0.95, 0.7, 0.92, -110, -180)],
          size=0.55, at=(0.6, 0.55), width=0.08),
    drawn(7, "European, slanted and thick",
          [line((0.02, 0.08), (0.9, 0.02), (0.5, 1)), line((0.3, 0.52), (0.95, 0.48))],
          size=0.7, slant=0.2, width=0.09),
    drawn(8, "in one go",
          [arc(0.5, 0.24, 0.38, 0.24, -40, -250) + line((0.63, 0.46), (0.7, 0.52))
           + arc(0.5, 0.74, 0.45, 0.26, -50, 210) + line((0.2, 0.58), (0.6, 0.4), (0.8, 0.12))],
          aspect=0.65),
    drawn(8, "two rings",
          [arc(0.5, 0.24, 0.38, 0.24, 90, 450), arc(0.5, 0.74, 0.48, 0.27, -90, 270)],
          size=0.65, width=0.08),
    drawn(8, "narrow, slanted",
          [arc(0.5, 0.25, 0.4, 0.25, 90, 450), arc(0.5, 0.74, 0.45, 0.26, -90, 270)],
          size=0.7, aspect=0.45, slant=0.3, width=0.06),
    drawn(8, "open at the top",
          [arc(0.5, 0.25, 0.4, 0.25, -30, -230) + arc(0.5, 0.74, 0.45, 0.26, -70, 230)
           + line((0.25, 0.52), (0.7, 0.32), (0.88, 0.02))],
          size=0.6, aspect=0.65),
    drawn(8, "small, two rings",
          [arc(0.5, 0.25, 0.42, 0.25, -60, 300), arc(0.5, 0.75, 0.45, 0.26, -90, 270)],
          size=0.4, aspect=0.65, at=(0.35, 0.6), width=0.05),
    drawn(9, "straight stem",
          [arc(0.48, 0.27, 0.4, 0.27, -20, -360) + line((0.88, 0.2), (0.82, 1))]),
    drawn(9, "with a tail to the left",
          [arc(0.5, 0.27, 0.42, 0.27, -10, -350) + line((0.92, 0.25), (0.9, 0.6))
           + arc(0.45, 0.7, 0.45, 0.3, 0, 140)], size=0.65, aspect=0.6),
    drawn(9, "slanted, the stem straight",
          [arc(0.5, 0.25, 0.38, 0.25, 0, -340) + line((0.86, 0.3), (0.7, 1))],
          size=0.7, slant=0.25, width=0.07),
    drawn(9, "open at the top",
          [arc(0.5, 0.28, 0.4, 0.26, -60, -330) + line((0.88, 0.05), (0.85, 1))],
          size=0.55, at=(0.6, 0.5), width=0.065),
    drawn(9, "like a g",
          [arc(0.48, 0.25, 0.4, 0.25, -10, -360) + line((0.88, 0.2), (0.85, 0.75))
           + arc(0.5, 0.78, 0.36, 0.22, 0, 150)], size=0.7, aspect=0.55, width=0.1),
)  # fmt: skip
