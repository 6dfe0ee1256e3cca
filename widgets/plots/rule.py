"""Straight lines across a plot: a cursor, an axis, a limit."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg


class Rule(pg.InfiniteLine):
    """An upright or level line over the whole plot.

    Where it is moved it is as long as before: pyqtgraph would find that out by asking the plot.
    """

    p: list[float]

    def setPos(self, pos: Any) -> None:
        """Put it to a number on the axis that it crosses."""
        bounded = self.maxRange != [None, None]
        if bounded or self.angle not in (0, 90) or not isinstance(pos, int | float):
            super().setPos(pos)
            return
        place = [pos, 0] if self.angle == 90 else [0, pos]
        if place != self.p:
            self.p = place
            pg.GraphicsObject.setPos(self, *place)
            self.sigPositionChanged.emit(self)
