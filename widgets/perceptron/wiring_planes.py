"""The board in the plane of the inputs, and one of its gates in the plane of what it sees."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QGraphicsPathItem

from lab.experiments.perceptron.gate import grips, sides
from lab.experiments.perceptron.wiring import Seen, WiringFrame
from lab.experiments.perceptron.wiring_words import seen_in_words
from lab.gates import INPUTS, Gate
from lab.regions import Piece
from widgets.perceptron.board import line_color
from widgets.perceptron.grips import LineGrips
from widgets.perceptron.plane import FAR, SHADE, HalfPlanes, InputPlane, polygon
from widgets.perceptron.points import ClassPoint, target_color
from widgets.plots import ink
from widgets.plots.label import ground
from widgets.plots.line import Line
from widgets.plots.marks import Marks
from widgets.plots.numbers import named
from widgets.plots.plot import Plot
from widgets.theme import appearance, tint
from widgets.translate import tr

DASHES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DotLine,
)
RANGE = {"xRange": (-0.45, 1.45), "yRange": (-0.62, 1.62), "padding": 0}


class Regions:
    """Where a signal is 0 and where it is 1, each as one shape, so that no seams show."""

    def __init__(self, plot: Plot) -> None:
        self._shapes = []
        for output in (0, 1):
            shape = QGraphicsPathItem()
            shape.setPen(pg.mkPen(None))
            shape.setBrush(tint(target_color(output), SHADE[appearance.theme.name] * 1.3))
            shape.setZValue(-30)
            plot.addItem(shape, ignoreBounds=True)
            self._shapes.append(shape)

    def show(self, pieces: Sequence[Piece], signal: str) -> None:
        """Show a signal over the pieces of the plane."""
        paths = (QPainterPath(), QPainterPath())
        for piece in pieces:
            if signal in piece.signals:
                paths[piece.signals[signal]].addPolygon(polygon(piece.polygon))
                paths[piece.signals[signal]].closeSubpath()
        for shape, path in zip(self._shapes, paths, strict=True):
            path.setFillRule(Qt.FillRule.WindingFill)
            shape.setPath(path)


class NamedLine:
    """A gate's line in its own colour and dash, with the gate's name beside it."""

    def __init__(self, plot: Plot) -> None:
        self.curve = Line()
        self.curve.setZValue(4)
        self.name = pg.TextItem(anchor=(0.5, 0.5))
        self.name.setZValue(6)
        for item in (self.curve, self.name):
            plot.addItem(item, ignoreBounds=True)

    def show(self, gate: Gate, name: str, index: int, thick: bool) -> None:
        """Show a gate's line, thicker where the gate is in question."""
        color = line_color(index)
        width = appearance.line_width(2.5 if thick else 1.5)
        self.curve.setPen(pg.mkPen(color, width=width, style=DASHES[index % len(DASHES)]))
        ends = gate.line(FAR)
        named(self.curve, name)
        self.curve.setData(ends[:, 0], ends[:, 1])
        beside = sides(gate)
        self.set_visible(beside is not None)
        if beside is not None:
            self.name.setText(name, color=color)
            self.name.setPos(*beside[1])

    def set_visible(self, visible: bool) -> None:
        """Show or hide all of it."""
        self.curve.setVisible(visible)
        self.name.setVisible(visible)


class BoardPlane(InputPlane):
    """All first lines of a board and the region where the chosen signal is 1.

    A click on one of the four points puts its inputs on the cables; the chosen gate's line can be
    dragged where it has one.
    """

    turn_asked = Signal(int, float, float)
    shift_asked = Signal(float, float)
    light_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__(tr("The board in the plane of x1 and x2"))
        self.setRange(**RANGE)
        self._title = ""
        self._regions = Regions(self)
        self._lines: list[NamedLine] = []
        self._lit = Marks(
            symbol="o", size=30, pen=pg.mkPen(appearance.theme.accent, width=2), brush=None
        )
        self._lit.setZValue(9)
        named(self._lit, "")
        self.addItem(self._lit, ignoreBounds=True)
        self.points = [self._make_point(row) for row in range(len(INPUTS))]
        self.grips = LineGrips(self, size=11)
        self.grips.turn_asked.connect(self.turn_asked)
        self.grips.shift_asked.connect(self.shift_asked)

    def _make_point(self, row: int) -> ClassPoint:
        x1, x2 = INPUTS[row]
        words = tr("({0}, {1}): press to put it on the cables").format(x1, x2)
        point = ClassPoint(words, movable=False, size=15)
        point.show_at(x1, x2)
        for signal in (point.pressed, point.flip_asked):
            signal.connect(lambda: self.light_asked.emit(row))
        self.addItem(point, ignoreBounds=True)
        return point

    def show_frame(self, frame: WiringFrame, hovered: str) -> None:
        """Show the board's lines and the region of the chosen gate."""
        self._show_title(frame)
        self._regions.show(frame.pieces, frame.chosen)
        while len(self._lines) < len(frame.lines):
            self._lines.append(NamedLine(self))
        places = {gate.name: index for index, gate in enumerate(frame.board.gates)}
        for line in self._lines[len(frame.lines) :]:
            line.set_visible(False)
        for line, (name, gate) in zip(self._lines, frame.lines.items(), strict=False):
            line.show(gate, name, places[name], name in (hovered, frame.chosen))
        offset = frame.lit // len(INPUTS) * len(INPUTS)
        for row, point in enumerate(self.points):
            point.show_target(frame.outputs[0].targets[offset + row])
        self._lit.show_at(np.array([INPUTS[frame.lit % len(INPUTS)]], float))
        own = frame.chosen in frame.lines and frame.board[frame.chosen].sources == ("x1", "x2")
        self.grips.show_at(grips(frame.board[frame.chosen].gate) if own else None)

    def _show_title(self, frame: WiringFrame) -> None:
        title = tr("where {0} = 1").format(frame.chosen) if frame.chosen else ""
        for name in frame.board.inputs[2:]:
            title += f" ({name} = {frame.signal(name)})"
        if title != self._title:
            self._title = title
            self.restore_title()

    def restore_title(self) -> None:
        """Show the title again after a read-out."""
        self.set_title(self._title)


class SeenPlane(InputPlane):
    """What the chosen gate sees: its two sources as axes, its line, and where the rows fall."""

    turn_asked = Signal(int, float, float)
    shift_asked = Signal(float, float)

    def __init__(self) -> None:
        super().__init__(tr("The plane of what the chosen gate sees"))
        self.setRange(**RANGE)
        theme = appearance.theme
        self._names: tuple[str, ...] = ()
        self._halves = HalfPlanes(self, sides_named=False)
        self._points: list[tuple[Marks, pg.TextItem]] = []
        self._shown: dict[int, tuple[Seen, str]] = {}
        for _ in range(len(INPUTS)):
            mark = Marks(size=15)
            name = pg.TextItem(color=theme.text, anchor=(0.5, 1.55), fill=ground())
            for item in (mark, name):
                item.setZValue(10)
                self.addItem(item, ignoreBounds=True)
            self._points.append((mark, name))
        self._lit = Marks(symbol="o", size=27, pen=pg.mkPen(theme.accent, width=2), brush=None)
        self.addItem(named(self._lit, ""), ignoreBounds=True)
        self.grips = LineGrips(self, size=11)
        self.grips.turn_asked.connect(self.turn_asked)
        self.grips.shift_asked.connect(self.shift_asked)

    def _show_names(self, *names: str) -> None:
        if names != self._names:
            self._names = names
            self.set_labels(*(names[1:] or ("", "")))
            self.restore_title()

    def restore_title(self) -> None:
        """Show the title again after a read-out."""
        self.set_title(tr("{0} sees ({1}, {2})").format(*self._names) if self._names else "")

    def show_frame(self, frame: WiringFrame) -> None:
        """Show the chosen gate in its own plane."""
        gate = frame.board[frame.chosen].gate if frame.chosen else Gate(0, 0, -1)
        if frame.chosen:
            first, second = frame.board[frame.chosen].sources
            self._show_names(frame.chosen, first or "?", second or "?")
        else:
            self._show_names()
        self._halves.show(gate)
        self.grips.show_at(grips(gate) if frame.chosen else None)
        lit: list[Any] = []
        for index, (mark, name) in enumerate(self._points):
            there = index < len(frame.seen)
            mark.setVisible(there)
            name.setVisible(there)
            if there:
                seen = frame.seen[index]
                self._show_seen(index, seen, seen_in_words(frame, seen))
                if frame.lit in seen.rows:
                    lit.append(seen.place)
        self._lit.show_at(np.array(lit, float).reshape(-1, 2))

    def _show_seen(self, index: int, seen: Seen, words: str) -> None:
        """Show a place on which rows fall."""
        if self._shown.get(index) == (seen, words):
            return
        self._shown[index] = seen, words
        theme = appearance.theme
        mark, name = self._points[index]
        color = theme.secondary if seen.target is None else target_color(seen.target)
        mark.setData(
            pos=np.array([seen.place]),
            symbol="d" if seen.target is None else "o",
            pen=ink.pen(color, 2.5),
            brush=ink.brush(color if seen.target else theme.background),
        )
        name.setText(words)
        named(mark, words)
        name.setPos(*seen.place)
