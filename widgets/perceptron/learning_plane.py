"""The points that a perceptron learns, its line before and after a look, and why it may not end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal

from lab.arrays import Array
from lab.experiments.perceptron.gate import sides
from lab.experiments.perceptron.learning import LearningFrame, street
from lab.gates import Gate
from widgets.perceptron.plane import FAR, Arrow, HalfPlanes, InputPlane
from widgets.perceptron.points import ClassPoint, target_color
from widgets.plots.line import Line
from widgets.plots.marks import Marks
from widgets.plots.numbers import named
from widgets.theme import appearance, tint
from widgets.translate import tr

GAP = np.full((1, 2), np.nan)


class LearningPlane(InputPlane):
    """Asks for a point to be added (with a click or Insert), moved, flipped or removed."""

    add_asked = Signal(float, float)
    insert_asked = Signal()
    move_asked = Signal(int, float, float)
    press_asked = Signal(int)
    flip_asked = Signal(int)
    remove_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__(tr("The points to learn: click to add one, drag to move it"))
        theme = appearance.theme
        self.points: list[ClassPoint] = []
        self._shown: LearningFrame | None = None
        self._halves = HalfPlanes(self)
        dash, dot = Qt.PenStyle.DashLine, Qt.PenStyle.DotLine
        self._before = self._curve(tr("line before"), theme.secondary, style=dash)
        self._street = self._curve(tr("edges of the widest street"), theme.good, style=dot)
        self._clashes = [self._curve("", target_color(target), width=2) for target in (0, 1)]
        self._old = Arrow(self, theme.secondary)
        self._update = Arrow(self, theme.error)
        self._new = Arrow(self, theme.accent)
        self._looked = named(self._marks("o", 36, theme.accent, z=8), "")
        self._wrong = named(self._marks("o", 27, theme.error, z=7), tr("wrong"))
        self._meeting = named(self._marks("x", 20, theme.error, z=21), "")
        self._w = pg.TextItem("w", color=theme.accent, anchor=(0.5, 1))
        self.addItem(self._w, ignoreBounds=True)
        self.clicked.connect(self._click)

    def _curve(self, words: str, color: str, width: float = 1, **pen: Any) -> Line:
        shown = pg.mkPen(color, width=appearance.line_width(width), **pen)
        curve = named(Line(pen=shown, connect="finite"), words)
        curve.setZValue(4)
        self.addItem(curve, ignoreBounds=True)
        return curve

    def _marks(self, symbol: str, size: int, color: str, z: float) -> Marks:
        inside = tint(color, 0.0) if symbol == "o" else color
        marks = Marks(symbol=symbol, size=size, pen=pg.mkPen(color, width=1.5), brush=inside)
        marks.setZValue(z)
        self.addItem(marks, ignoreBounds=True)
        return marks

    def keyPressEvent(self, event: Any) -> None:
        """Add a point with Insert or +; other keys belong to the point that has the focus."""
        if event.key() in (Qt.Key.Key_Insert, Qt.Key.Key_Plus):
            self.insert_asked.emit()
        else:
            super().keyPressEvent(event)

    def _click(self, button: Any, x: float, y: float) -> None:
        if button == Qt.MouseButton.LeftButton:
            self.add_asked.emit(x, y)

    def show_frame(self, frame: LearningFrame, cursor: int) -> None:
        """Show the points, and what happened at a step."""
        if self._shown is None or not self._fits(frame):
            self._fit(frame)
        if frame is not self._shown:
            self._show_points(frame)
            self._show_clash(frame)
        else:
            # One that was dragged to where it cannot be goes back.
            self._put(range(len(frame.points)), frame)
        self._shown = frame
        self._show_line(frame, cursor)
        self._show_vectors(frame, cursor)
        self._show_marks(frame, cursor)

    def _fits(self, frame: LearningFrame) -> bool:
        """Tell whether the range can stay: it never changes below a point that is dragged."""
        if not len(frame.points):
            return True
        (left, right), (bottom, top) = self.getViewBox().viewRange()
        low, high = frame.points.min(axis=0), frame.points.max(axis=0)
        inside = left < low[0] and bottom < low[1] and high[0] < right and high[1] < top
        before = self._shown.points if self._shown is not None else frame.points
        replaced = abs(len(before) - len(frame.points)) > 1
        return bool(inside) and not replaced

    def _fit(self, frame: LearningFrame) -> None:
        (x, y), reach = frame.centre, frame.reach
        self.setRange(xRange=(x - reach, x + reach), yRange=(y - reach, y + reach), padding=0)

    def _show_points(self, frame: LearningFrame) -> None:
        while len(self.points) < len(frame.points):
            self._make_point(len(self.points))
        before = self._shown
        if before is None or len(before.points) != len(frame.points):
            self._show_as_many(len(frame.points))
            changed = np.arange(len(frame.points))
        else:
            moved = np.any(before.points != frame.points, axis=1)
            changed = np.flatnonzero(moved | (before.targets != frame.targets))
        self._put(changed.tolist(), frame)

    def _put(self, which: Iterable[int], frame: LearningFrame) -> None:
        for index in which:
            self.points[index].show_at(*frame.points[index].tolist())
            self.points[index].show_target(int(frame.targets[index]))

    def _show_as_many(self, count: int) -> None:
        for index, point in enumerate(self.points):
            if index >= count and point.hasFocus():
                self._focus(count - 1)
            point.setVisible(index < count)

    def _make_point(self, index: int) -> None:
        point = ClassPoint(tr("point {0}").format(index + 1), movable=True, size=15)
        point.asked.connect(lambda x, y: self.move_asked.emit(index, x, y))
        point.flip_asked.connect(lambda: self.flip_asked.emit(index))
        point.pressed.connect(lambda: self.press_asked.emit(index))
        point.delete_asked.connect(lambda: self.remove_asked.emit(index))
        self.addItem(point, ignoreBounds=True)
        self.points.append(point)

    def focus_last(self) -> None:
        """Give the focus to the newest point."""
        if self._shown is not None:
            self._focus(len(self._shown.points) - 1)

    def _focus(self, index: int) -> None:
        if index >= 0:
            self.setFocus()
            self.points[index].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_clash(self, frame: LearningFrame) -> None:
        """Show the few points that already make a line impossible, and where they meet."""
        separation = frame.learning.separation if frame.learning else None
        clash = separation.clash if separation else None
        for target, curve in enumerate(self._clashes):
            corners = frame.points[list(clash[target])] if clash else frame.points[:0]
            route = np.concatenate([corners, corners[:1]])
            curve.setData(route[:, 0], route[:, 1])
        meeting = [separation.meeting] if separation and separation.meeting else []
        self._meeting.show_at(np.array(meeting).reshape(-1, 2))

    def _show_line(self, frame: LearningFrame, cursor: int) -> None:
        learning = frame.learning
        gate = learning.gate(cursor) if learning else Gate(0, 0, 0)
        self._halves.show(gate, sides(gate, frame.centre, frame.reach * 0.9) or ())
        edges = [_stretch(Gate(*weights)) for weights in street(frame, cursor) or ()]
        _show(self._street, edges)
        moved = learning is not None and cursor > 0 and learning.error[cursor - 1] != 0
        before = [_stretch(learning.gate(cursor - 1))] if learning and moved else []
        _show(self._before, before)

    def _show_vectors(self, frame: LearningFrame, cursor: int) -> None:
        learning = frame.learning
        for arrow in (self._old, self._update, self._new):
            arrow.hide()
        self._w.setVisible(learning is not None)
        if learning is None:
            return
        x, y = (learning.weights[cursor, :2] * frame.scale).tolist()
        self._new.show((0, 0), (x, y))
        self._w.setText("w" if frame.scale == 1 else f"{frame.scale:g}·w")
        self._w.setAnchor((0.5, 1 if y >= 0 else 0))
        self._w.setPos(x, y)
        if cursor and learning.error[cursor - 1]:
            from_x, from_y = (learning.weights[cursor - 1, :2] * frame.scale).tolist()
            self._old.show((0, 0), (from_x, from_y))
            self._update.show((from_x, from_y), (x, y))

    def _show_marks(self, frame: LearningFrame, cursor: int) -> None:
        learning = frame.learning
        looked, wrong = frame.points[:0], frame.points[:0]
        if learning is not None:
            wrong = frame.points[learning.gate(cursor)(frame.points) != frame.targets]
            if cursor:
                looked = frame.points[learning.point[cursor - 1]][None]
        self._looked.show_at(looked)
        self._wrong.show_at(wrong)


def _stretch(gate: Gate) -> Array:
    return gate.line(FAR)


def _show(curve: Line, stretches: list[Array]) -> None:
    """Draw straight lines with nothing between them."""
    parts = [part for stretch in stretches for part in (stretch, GAP)]
    route = np.concatenate(parts) if parts else np.empty((0, 2))
    curve.setData(route[:, 0], route[:, 1])
