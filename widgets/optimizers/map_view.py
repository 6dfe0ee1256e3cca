"""The map: surface, starts, paths, the setting before as ghosts, arrows, and the basin picture."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from lab.experiments.optimizers.frame import Frame
from lab.experiments.optimizers.ghost import Ghost
from lab.experiments.optimizers.memory import recall
from lab.experiments.optimizers.picture import level_near
from lab.experiments.optimizers.race import Race
from lab.experiments.optimizers.settings import MOST_STARTS, OptimizersParams
from lab.numerals import plain
from lab.optim import OPTIMIZERS
from lab.surface import Point
from widgets.controls import label
from widgets.optimizers.arrows import Arrow, arrow_words
from widgets.optimizers.basin_image import BasinImage
from widgets.optimizers.marks import SYMBOLS, legend_lines
from widgets.optimizers.starts import replaced
from widgets.plots.axis import axis_width
from widgets.plots.contour import ContourMap
from widgets.plots.draggable import DraggablePoint
from widgets.plots.legend import presentation_legend
from widgets.plots.marks import Marks
from widgets.plots.note import CornerNote
from widgets.plots.numbers import named
from widgets.plots.paths import PathItem
from widgets.plots.plot import Plot
from widgets.steady import Steady
from widgets.tab_change import change_in_words
from widgets.theme import appearance
from widgets.translate import say, tr

NOTE_SHARE = 0.2
"""Of the plot's height: as much of it the note on who has left may take."""
NEAR = 12
"""How many pixels from a point of a path the pointer still means that point."""
CLOSE = 4
"""How many pixels from an isoline the pointer still means that line."""


class MapView(QWidget):
    """Shows a Frame from above. Asks for starts; tells the step the pointer is at, -1 for none."""

    starts_asked = Signal(object)
    step_hovered = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._frame: Frame | None = None
        self._params: OptimizersParams | None = None
        self._named = 1
        self.readout = label("", "secondary")
        self.names = presentation_legend()
        self.plot = Plot(tr("the surface from above"), x="x", y="y", movable=False)
        self._build_items()
        self.plot.getAxis("left").setWidth(axis_width(self.plot))
        self.plot.clicked.connect(self._click)
        self.plot.dragged.connect(self._drag_plane)
        self.plot.hovered.connect(self._hover)
        self.plot.left.connect(self._leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.names)
        column.addWidget(Steady(self.readout))
        column.addWidget(self.plot, 1)

    def _build_items(self) -> None:
        theme = appearance.theme
        self.contours = ContourMap(self.plot)
        self.basin = BasinImage(self.plot)
        self._ghosts = {
            name: PathItem(self.plot, theme.series[name], ghost=True, z=-2, called=kind.title)
            for name, kind in OPTIMIZERS.items()
        }
        self.paths = {
            name: PathItem(
                self.plot,
                theme.series[name],
                symbol=SYMBOLS[name],
                z=0.5 * index,
                called=kind.title,
            )
            for index, (name, kind) in enumerate(OPTIMIZERS.items())
        }
        self._at = Marks(symbol="o", size=15, pen=pg.mkPen(theme.accent, width=2), brush=None)
        self._at.setZValue(18)
        self._at.setVisible(False)
        named(self._at, "")
        self.plot.addItem(self._at, ignoreBounds=True)
        self._arrows = (
            Arrow(self.plot, theme.secondary, dashed=True),
            Arrow(self.plot, theme.accent_text),
            Arrow(self.plot, theme.text),
        )
        self.handles = [self._handle(index) for index in range(MOST_STARTS)]
        self.departures = CornerNote(self.plot, "bottom left", color=theme.error)
        self.legend = CornerNote(self.plot, "top right", color=theme.secondary)

    def _handle(self, index: int) -> DraggablePoint:
        name = tr("start {0}").format(index + 1) if index else tr("start")
        handle = DraggablePoint(name, text=f"{index + 1}" if index else tr("start"))
        handle.asked.connect(lambda x, y: self._ask_start(index, x, y))
        handle.delete_asked.connect(lambda: self._remove(index))
        handle.setVisible(False)
        self.plot.addItem(handle)
        return handle

    def show_frame(
        self, params: OptimizersParams, frame: Frame, cursor: int, ghost: Ghost | None
    ) -> None:
        """Show the race up to the cursor."""
        others = params != self._params
        self._params, self._frame = params, frame
        picture, race = frame.picture, frame.race
        self.contours.show_surface(
            picture.x, picture.y, picture.values, picture.levels, picture.minima
        )
        if appearance.presentation:
            self.names.show_lines(legend_lines(race.names))
        self.basin.show_basin(params, frame.basin if params.mode == "basin" else None, cursor)
        for name, item in self.paths.items():
            if name in race.names:
                item.show_paths(race.path(name), cursor)
            else:
                item.clear()
        for name, item in self._ghosts.items():
            if ghost is not None and name in ghost.names:
                item.show_paths(ghost.race.path(name), min(cursor, ghost.race.steps))
            else:
                item.clear()
        self._name_handles(len(race.starts))
        for index, handle in enumerate(self.handles):
            handle.setVisible(index < len(race.starts))
            if index < len(race.starts):
                handle.show_at(*race.starts[index])
        self._show_arrows(params, race, cursor)
        self.departures.show_lines(tuple(say(line) for line in frame.departures))
        low, high = race.surface.y_range
        deepest = min((y for _, y in race.starts), default=high)
        self.departures.stand(at_top=deepest < low + NOTE_SHARE * (high - low))
        # What the pointer was told of other settings may not even be there any more.
        if others or not self.plot.underMouse():
            self._leave()
        self.legend.show_lines(
            tuple(change_in_words(field, ghost.params, params) for field in ghost.changes)
            if ghost is not None
            else ()
        )

    def _name_handles(self, count: int) -> None:
        """One start is called so; several are numbered."""
        if count != self._named:
            self._named = count
            self.handles[0].label().setText(tr("start") if count == 1 else "1")

    def show_thin(self, thin: bool) -> None:
        """Draw the paths thin, as long as they move."""
        for item in (*self.paths.values(), *self._ghosts.values()):
            item.show_thin(thin)

    def mark_step(self, step: int) -> None:
        """Ring the position of every racer at a step; -1 takes the rings away."""
        race = self._frame.race if self._frame else None
        if race is None or not 0 <= step <= race.steps:
            self._at.setVisible(False)
            return
        self._at.setVisible(True)
        places = race.paths[step].reshape(-1, 2)
        self._at.setData(pos=places[race.surface.inside(places)])

    def _show_arrows(self, params: OptimizersParams, race: Race, cursor: int) -> None:
        for arrow in self._arrows:
            arrow.hide()
        if params.mode != "memory" or cursor == 0 or not race.names:
            return
        now = recall(params, race, params.shown, 0, cursor)
        push, carried, step = self._arrows
        words = arrow_words(params.shown, now)
        push.show_at(now.before, now.push, words[0])
        step.show_at(now.before, now.step, words[2])
        if now.carried is not None and not now.carried_is_step:
            carried.show_at(now.before, now.carried, words[1])

    # What the reader asks for

    def _starts(self) -> tuple[Point, ...]:
        return self._params.starts if self._params is not None else ()

    def _inside(self, x: float, y: float) -> Point:
        """Return the place, moved into the plot and rounded as far as can be seen."""
        (left, right), (bottom, top) = self.plot.getViewBox().viewRange()
        width, height = self.plot.getViewBox().viewPixelSize()
        return _seen(min(max(x, left), right), width), _seen(min(max(y, bottom), top), height)

    def _ask_start(self, index: int, x: float, y: float) -> None:
        if index < len(self._starts()):
            self.starts_asked.emit(replaced(self._starts(), index, self._inside(x, y)))

    def _remove(self, index: int) -> None:
        starts = self._starts()
        if len(starts) > 1:
            self.starts_asked.emit(starts[:index] + starts[index + 1 :])

    def _click(self, button: Any, x: float, y: float) -> None:
        if button != Qt.MouseButton.LeftButton:
            return
        shift = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        if shift and len(self._starts()) < MOST_STARTS:
            self.starts_asked.emit((*self._starts(), self._inside(x, y)))
        elif not shift:
            self._drag_plane(x, y)

    def _drag_plane(self, x: float, y: float) -> None:
        """Bring the nearest start to the pointer."""
        if self._frame is not None:
            distances = self._pixels(self._frame.race.starts, x, y)
            self._ask_start(int(np.argmin(distances)), x, y)

    # What the pointer reads out

    def _pixels(self, places: Any, x: float, y: float) -> Any:
        """Return how far places (..., 2) are from the pointer, in pixels."""
        width, height = self.plot.getViewBox().viewPixelSize()
        with np.errstate(over="ignore", invalid="ignore"):
            return np.hypot((places[..., 0] - x) / width, (places[..., 1] - y) / height)

    def _hover(self, x: float, y: float) -> None:
        if self._frame is None:
            return
        race = self._frame.race
        distances = np.nan_to_num(self._pixels(race.paths, x, y), nan=np.inf)
        if distances.size and distances.min() < NEAR:
            step, k, s = np.unravel_index(int(np.argmin(distances)), distances.shape)
            self.readout.setText(self._point_in_words(race, int(step), int(k), int(s)))
            self.step_hovered.emit(int(step))
            return
        self.step_hovered.emit(-1)
        self.readout.setText(self._place_in_words(self._frame, x, y))

    def _leave(self) -> None:
        """Say which surface it is, until the pointer is on something."""
        if self._frame is not None:
            self.readout.setText(f"f(x, y) = {self._frame.race.surface.formula}")
        self.step_hovered.emit(-1)

    def say(self, words: str) -> None:
        """Read out something from beside the map; nothing brings the surface back."""
        if words:
            self.readout.setText(words)
        else:
            self._leave()

    def _point_in_words(self, race: Race, step: int, k: int, s: int) -> str:
        x, y = (plain(float(value)) for value in race.paths[step, k, s])
        title, f = OPTIMIZERS[race.names[k]].title, plain(float(race.f[step, k, s]))
        return tr("{0}, step {1}: ({2}, {3}), f = {4}").format(title, step, x, y, f)

    def _place_in_words(self, frame: Frame, x: float, y: float) -> str:
        assert self._params is not None
        surface = frame.race.surface
        place = f"({plain(x, 3)}, {plain(y, 3)})"
        if frame.basin is not None and self._params.mode == "basin":
            return place + ": " + self.basin.in_words(self._params, frame.basin, x, y)
        width, height = self.plot.getViewBox().viewPixelSize()
        level = level_near(surface, x, y, CLOSE * width, CLOSE * height)
        if level is not None:
            return tr("contour f = {0}, {1}").format(plain(level), place)
        return f"{place}: f = {plain(float(surface((x, y))))}"


def _seen(value: float, pixel: float) -> float:
    """Return a number with no more decimals than a pixel tells apart."""
    decimals = max(0, int(np.ceil(-np.log10(pixel))))
    return round(float(value), decimals)
