"""Two shapes as boxes, an axis each: those that meet are joined, those that stretch are dashed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lab.experiments.activations.shapes import AXIS, MOST_AXES, Axis, ShapesFrame
from widgets.activations.drag_number import DragNumber
from widgets.theme import appearance
from widgets.translate import tr

HEIGHT = 36.0
WIDEST = 62.0
GAP = 5.0


class ShapeCanvas(QWidget):
    """np.dot: a and b side by side, the result below. Broadcasting: all three, set to the right.

    `asked(array, axis, size)`: the reader wants another size of an axis of "a" or "b".
    """

    # A size of any length can be typed, which no int of C would hold.
    asked = Signal(str, int, object)

    def __init__(self) -> None:
        super().__init__()
        self._frame: ShapesFrame | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("shapes side by side"))
        self.sizes = {name: [self._size(name, axis) for axis in range(MOST_AXES)] for name in "ab"}

    def _size(self, name: str, axis: int) -> DragNumber:
        made = DragNumber(tr("{0}, axis {1}").format(name, axis), AXIS)
        made.setParent(self)
        made.asked.connect(lambda value: self.asked.emit(name, axis, int(value)))
        return made

    def show_frame(self, frame: ShapesFrame) -> None:
        """Show the shapes and how they join."""
        self._frame = frame
        rows = 3 if frame.operation == "broadcast" else 2
        self.setFixedHeight(round(self._row_height() * rows + 8))
        for name, axes in (("a", frame.a), ("b", frame.b)):
            for index, field in enumerate(self.sizes[name]):
                real = _real(axes)
                field.setVisible(index < len(real))
                if index < len(real):
                    field.show_number(real[index].size)
        self._place()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the boxes their places in the new width."""
        self._place()

    # Where the boxes are

    def _row_height(self) -> float:
        return HEIGHT + 1.5 * self.fontMetrics().height() + 6

    def _width(self) -> float:
        """Return the width of a box: as wide as all of them in the longest row allow."""
        frame = self._frame
        if frame is None:
            return WIDEST
        in_row = len(frame.a) + len(frame.b) + 2
        if frame.operation == "broadcast":
            in_row = max(len(frame.a), 1) + 1
        return min(WIDEST, (self.width() - 40) / max(in_row, len(frame.result or ()) + 2) - GAP)

    def _boxes(self, row: str) -> list[QRectF]:
        """Return the boxes of a row: "a", "b" or "result"."""
        frame = self._frame
        assert frame is not None
        step = self._width() + GAP
        counts = {"a": len(frame.a), "b": len(frame.b), "result": len(frame.result or ())}
        top = 1.5 * self.fontMetrics().height()
        if frame.operation == "broadcast":
            left = self.width() / 2 + (max(counts["a"], 1) / 2 - counts[row]) * step
            top += ("a", "b", "result").index(row) * self._row_height()
        else:
            whole = counts["a"] + counts["b"] + 1.4
            left = self.width() / 2 - whole * step / 2
            if row == "b":
                left += (counts["a"] + 1.4) * step
            if row == "result":
                left = self.width() / 2 - counts[row] * step / 2
                top += self._row_height()
        return [
            QRectF(left + index * step, top, self._width(), HEIGHT) for index in range(counts[row])
        ]

    def _place(self) -> None:
        """Put the numbers of the real axes into their boxes."""
        if self._frame is None:
            return
        for name, axes in (("a", self._frame.a), ("b", self._frame.b)):
            boxes = self._boxes(name)
            real = [box for box, axis in zip(boxes, axes, strict=True) if axis.role != "added"]
            for field, box in zip(self.sizes[name], real, strict=False):
                field.setGeometry(box.adjusted(2, 5, -2, -5).toRect())

    # What is drawn

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw boxes, names and what joins them."""
        frame = self._frame
        if frame is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for row, axes in (("a", frame.a), ("b", frame.b)):
                boxes = self._boxes(row)
                for box, axis in zip(boxes, axes, strict=True):
                    self._draw_axis(painter, box, axis)
                self._draw_name(painter, boxes, row)
            result = self._boxes("result")
            if frame.result is not None:
                for box, size in zip(result, frame.result, strict=True):
                    self._draw_box(painter, box, appearance.theme.good, Qt.PenStyle.SolidLine)
                    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(size))
            self._draw_name(painter, result, "result")
            if frame.operation == "dot":
                self._draw_meeting(painter)

    def _draw_axis(self, painter: QPainter, box: QRectF, axis: Axis) -> None:
        theme = appearance.theme
        colors = {
            "meet": theme.accent,
            "clash": theme.error,
            "stretched": theme.more[1],
            "added": theme.more[1],
        }
        dashed = axis.role in ("stretched", "added")
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        self._draw_box(painter, box, colors.get(axis.role, theme.secondary), style)
        if axis.role == "added":
            painter.setPen(QColor(theme.secondary))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "1")
        words = {
            "meet": tr("meet"),
            "clash": "≠",
            "stretched": tr("stretched"),
            "added": tr("added"),
        }
        self._draw_under(painter, box, words.get(axis.role, ""), colors.get(axis.role, ""))

    def _draw_box(self, painter: QPainter, box: QRectF, color: str, style: Qt.PenStyle) -> None:
        theme = appearance.theme
        painter.setPen(QPen(QColor(color), 1.8, style))
        painter.setBrush(QColor(theme.panel))
        painter.drawRoundedRect(box, 7, 7)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(theme.text))

    def _draw_under(self, painter: QPainter, box: QRectF, words: str, color: str) -> None:
        if not words:
            return
        font = self.font()
        font.setPointSizeF(font.pointSizeF() - 1.5)
        painter.setFont(font)
        painter.setPen(QColor(color))
        line = painter.fontMetrics().height()
        place = QRectF(box.left() - 20, box.bottom() + 1, box.width() + 40, line)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
        painter.setFont(self.font())

    def _draw_name(self, painter: QPainter, boxes: list[QRectF], row: str) -> None:
        """Write a row's name in front of its boxes; () where it has none."""
        theme = appearance.theme
        frame = self._frame
        assert frame is not None
        none = row == "result" and frame.result is None
        names = {"a": "a", "b": "b", "result": "="}
        text = names[row] if boxes else f"{names[row]} {'✗' if none else '()'}"
        painter.setPen(QColor(theme.error if none else theme.text))
        if boxes:
            place = QRectF(boxes[0].left() - 30, boxes[0].top(), 24, HEIGHT)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | _MIDDLE, text)
        else:
            painter.drawText(self._empty_place(row), Qt.AlignmentFlag.AlignCenter, text)

    def _empty_place(self, row: str) -> QRectF:
        """Return where the name of a row without boxes stands."""
        frame = self._frame
        assert frame is not None
        top = 1.5 * self.fontMetrics().height()
        middle = self.width() / 2
        if frame.operation == "broadcast":
            top += ("a", "b", "result").index(row) * self._row_height()
        elif row == "result":
            top += self._row_height()
        else:
            other = self._boxes("b" if row == "a" else "a")
            if other:
                middle = other[0].left() - 54 if row == "a" else other[-1].right() + 40
            else:
                middle += -40 if row == "a" else 40
        return QRectF(middle - 30, top, 60, HEIGHT)

    def _draw_meeting(self, painter: QPainter) -> None:
        """Join the two axes that are summed over, with an arc above them."""
        frame = self._frame
        assert frame is not None
        ends: list[QPointF] = []
        for row, axes in (("a", frame.a), ("b", frame.b)):
            for box, axis in zip(self._boxes(row), axes, strict=True):
                if axis.role in ("meet", "clash"):
                    ends.append(QPointF(box.center().x(), box.top() - 1))
        if len(ends) != 2:
            return
        theme = appearance.theme
        clash = frame.result is None
        up = QPointF(0, -1.7 * self.fontMetrics().height())
        path = QPainterPath(ends[0])
        path.cubicTo(ends[0] + up, ends[1] + up, ends[1])
        style = Qt.PenStyle.DashLine if clash else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(theme.error if clash else theme.accent), 2, style))
        painter.drawPath(path)


_MIDDLE: Any = Qt.AlignmentFlag.AlignVCenter


def _real(axes: tuple[Axis, ...]) -> list[Axis]:
    """Return the axes that an array has itself."""
    return [axis for axis in axes if axis.role != "added"]
