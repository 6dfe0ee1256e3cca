"""The basin map's picture, drawn over the surface."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor

from lab.experiments.optimizers.basin import Basin
from lab.experiments.optimizers.settings import OptimizersParams
from lab.numerals import plain
from widgets.plots.plot import Plot
from widgets.theme import appearance
from widgets.translate import tr

STRONG, WEAK = 235, 60
"""How much the colour of a fast and of a slow start covers of the surface, of 255."""
BASIN = 150


class BasinImage:
    """Colours each start: by the steps it needed (strong: few), or by the minimum it ends in."""

    def __init__(self, plot: Plot) -> None:
        self._image = pg.ImageItem(axisOrder="row-major")
        self._image.setZValue(-15)
        self._image.setVisible(False)
        self._basin: Basin | None = None
        self._shown: tuple[Any, ...] = ()
        plot.addItem(self._image, ignoreBounds=True)

    def show_basin(self, params: OptimizersParams, basin: Basin | None, cursor: int) -> None:
        """Show what had become of the starts by step `cursor`; None shows nothing."""
        self._image.setVisible(basin is not None)
        shown = (params.basin_by, cursor, params.selected)
        if basin is None or (basin is self._basin and shown == self._shown):
            return
        self._basin, self._shown = basin, shown
        picture = by_steps(params, basin, cursor)
        if params.basin_by == "minimum":
            picture = by_minimum(basin)
        self._image.setImage(picture, autoLevels=False)
        dx, dy = basin.x[1] - basin.x[0], basin.y[1] - basin.y[0]
        rows, columns = basin.arrived.shape
        self._image.setRect(basin.x[0] - dx / 2, basin.y[0] - dy / 2, dx * columns, dy * rows)

    def in_words(self, params: OptimizersParams, basin: Basin, x: float, y: float) -> str:
        """Say what becomes of the start nearest to a place."""
        column = int(np.argmin(np.abs(basin.x - x)))
        row = int(np.argmin(np.abs(basin.y - y)))
        if params.basin_by == "minimum":
            index = int(basin.minimum[row, column])
            if index < 0:
                return tr("ends in no minimum of this picture")
            place = f"({plain(float(basin.minima[index, 0]), 3)}, "
            place += f"{plain(float(basin.minima[index, 1]), 3)})"
            return tr("ends in the minimum at {0}").format(place)
        steps = int(basin.arrived[row, column])
        if steps < 0:
            return tr("has not arrived after {0} steps").format(basin.walked)
        return tr("stays near the lowest value from step {0} on").format(steps)


def by_steps(params: OptimizersParams, basin: Basin, cursor: int) -> Any:
    """Return the picture (rows, columns, 4): the optimizer's colour, stronger for fewer steps."""
    color = QColor(appearance.theme.series[params.selected])
    there = (basin.arrived >= 0) & (basin.arrived <= cursor)
    picture = np.zeros((*basin.arrived.shape, 4), dtype=np.uint8)
    picture[..., :3] = (color.red(), color.green(), color.blue())
    picture[..., 3] = np.where(there, STRONG + (WEAK - STRONG) * basin.slowness(), 0)
    return picture


def by_minimum(basin: Basin) -> Any:
    """Return the picture (rows, columns, 4): a colour for each minimum, none for none."""
    colors = np.array([_bytes(minimum_color(index), BASIN) for index in range(len(basin.minima))])
    table = np.concatenate([np.zeros((1, 4)), colors.reshape(-1, 4)]).astype(np.uint8)
    return table[basin.minimum + 1]


def minimum_color(index: int) -> str:
    """Return the colour of a minimum by its place in the list."""
    return appearance.theme.more[index % len(appearance.theme.more)]


def _bytes(color: str, alpha: int) -> tuple[int, int, int, int]:
    made = QColor(color)
    return made.red(), made.green(), made.blue(), alpha
