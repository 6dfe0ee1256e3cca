"""The surface and the path in three dimensions, where OpenGL works."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QOffscreenSurface,
    QOpenGLContext,
    QSurfaceFormat,
    QVector3D,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lab.arrays import Array
from lab.experiments.descent.picture import RELIEF_HEIGHT, Relief
from lab.experiments.descent.plane import PlaneFrame
from widgets.plots.contour import isolines
from widgets.theme import appearance, tint
from widgets.translate import tr

LIFT = 0.004
BLANK = ("offscreen", "minimal")
"""Qt's platforms on which OpenGL draws nothing."""


@cache
def opengl_works() -> bool:
    """Tell whether a 3-D view can be drawn here: PyOpenGL is there, and so is OpenGL 2 or later."""
    if find_spec("OpenGL") is None or QGuiApplication.platformName() in BLANK:
        return False
    context, surface = QOpenGLContext(), QOffscreenSurface()
    surface.setFormat(QSurfaceFormat.defaultFormat())
    surface.create()
    works = context.create() and context.makeCurrent(surface)
    if works:
        works = context.format().majorVersion() >= 2
        context.doneCurrent()
    surface.destroy()
    return bool(works)


class Landscape(QWidget):
    """The surface as a landscape that can be turned; its isolines and the path lie on it."""

    def __init__(self) -> None:
        super().__init__()
        import pyqtgraph.opengl as gl

        GL: Any = import_module("OpenGL.GL")
        theme = appearance.theme
        self.view = gl.GLViewWidget()
        self.view.setBackgroundColor(theme.background)
        self.view.setAccessibleName(tr("the surface in 3-D"))
        line = tint(theme.background, 0.55)
        self._surface: Any = gl.GLSurfacePlotItem(smooth=True, computeNormals=False)
        self._isolines: Any = gl.GLLinePlotItem(mode="lines", width=1, color=line.getRgbF())
        self._path: Any = gl.GLLinePlotItem(width=3, color=_rgb(theme.series["sgd"]))
        self._head: Any = gl.GLScatterPlotItem(size=12, color=_rgb(theme.text))
        for depth, item in enumerate((self._surface, self._isolines, self._path, self._head)):
            item.setDepthValue(depth)
            self.view.addItem(item)
        self._isolines.setGLOptions("translucent")
        # No hill may hide the path.
        over_all = {
            GL.GL_DEPTH_TEST: False,
            GL.GL_BLEND: True,
            "glBlendFunc": (GL.GL_SRC_ALPHA, GL.GL_ONE_MINUS_SRC_ALPHA),
        }
        self._path.setGLOptions(over_all)
        self._head.setGLOptions(over_all)
        middle = QVector3D(0, 0, RELIEF_HEIGHT / 2)
        self.view.setCameraPosition(pos=middle, distance=1.7, elevation=42, azimuth=-62)
        self._shown: Relief | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def show_frame(self, frame: PlaneFrame, cursor: int) -> None:
        """Show the surface and the path up to the cursor."""
        relief = frame.relief
        if relief is not self._shown:
            self._shown = relief
            self._surface.setData(x=relief.x, y=relief.y, z=relief.z, colors=_colors(relief.z))
            self._isolines.setData(pos=_isolines(relief))
        points = frame.path_on_relief()[: cursor + 1]
        self._path.setData(pos=points)
        self._head.setData(pos=points[-1:])


def _isolines(relief: Relief) -> Array:
    """Return the ends of all short pieces of the isolines, (2 p, 3)."""
    pieces = [np.empty((0, 3))]
    for height in relief.heights:
        flat = isolines(relief.x, relief.y, relief.z.T, np.array([height]))
        line = np.column_stack((flat, np.full(len(flat), height + LIFT)))
        pairs = np.stack((line[:-1], line[1:]), axis=1)
        pieces.append(pairs[np.isfinite(pairs).all(axis=(1, 2))].reshape(-1, 3))
    return np.concatenate(pieces)


def _colors(z: Array) -> Any:
    """Return a colour for each height, from the theme's deepest to its accent."""
    theme = appearance.theme
    stops = np.array([_rgb(theme.surface[1]), _rgb(theme.accent)]) * 255
    return pg.ColorMap([0.0, RELIEF_HEIGHT], stops).map(z, mode="float")


def _rgb(color: str) -> tuple[float, ...]:
    shown = QColor(color)
    return shown.redF(), shown.greenF(), shown.blueF(), 1.0
