"""The three-layer net as a picture: units with their numbers, weights as lines, shapes above."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lab.experiments.activations.three_layers import SIZES, NetFrame, NetParams, parts
from lab.numerals import fixed
from lab.specs import NumberSpec
from widgets.theme import appearance
from widgets.translate import tr

NEAR = 7.0
"""A pointer within so many pixels of a line is on it."""

PIXELS_PER_STEP = 4
HEAD, LEAST_GAP = 62, 30
FLOW_MS = 700
"""So long the numbers take from one layer to the next when the cursor goes on."""


@dataclass(frozen=True)
class Place:
    """One number of the net: the array, its row and its column ("x" has the row 0)."""

    array: str
    row: int
    column: int


class NetCanvas(QWidget):
    """Shows the numbers up to the cursor; a line or an input can be dragged up and down.

    `pointed` tells the number under the pointer (None: no more), `pressed` that it is wanted,
    `asked` the value that a drag asks for.
    """

    pointed = Signal(object)
    pressed = Signal(object)
    asked = Signal(object, float)

    def __init__(self, spec: NumberSpec) -> None:
        super().__init__()
        self._spec = spec
        self._params: NetParams | None = None
        self._frame: NetFrame | None = None
        self._cursor = 0
        self._lit: Place | None = None
        self._held: tuple[Place, float, float] | None = None
        self._boxes: dict[tuple[int, int], QRectF] = {}
        self._flow = QVariantAnimation(self)
        self._flow.setDuration(FLOW_MS)
        self._flow.setStartValue(0.0)
        self._flow.setEndValue(1.0)
        self._flow.valueChanged.connect(lambda _: self.update())
        self.setMouseTracking(True)
        self.setMinimumSize(sum(self._widths()) + LEAST_GAP * (len(SIZES) - 1), HEAD + 150)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("the three-layer net"))

    def show_frame(self, params: NetParams, frame: NetFrame, cursor: int) -> None:
        """Show the numbers that are known at step `cursor`."""
        self._params, self._frame = params, frame
        if cursor == self._cursor + 1 and cursor % 2 and self.isVisible():
            self._flow.start()
        elif cursor != self._cursor:
            self._flow.stop()
        self._cursor = cursor
        known = [f"{stage.name}: {stage.values}" for stage in frame.stages[: cursor + 1]]
        self.setAccessibleDescription("; ".join(known))
        self.update()

    def light(self, place: Place | None) -> None:
        """Mark a number, as its field in the matrix below is pointed at."""
        self._lit = place
        self.update()

    # Where things are

    def _widths(self) -> list[int]:
        """Return how wide the units of each layer are, the inputs' first."""
        samples = ("x 0.5", *["a −0.000"] * (len(SIZES) - 2), "y 0.31682708")
        return [self.fontMetrics().horizontalAdvance(text) + 16 for text in samples]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find new places for the units."""
        self._boxes.clear()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Find new places for units of other letters."""
        if event.type() == QEvent.Type.FontChange:
            self._boxes.clear()
        super().changeEvent(event)

    def _unit(self, layer: int, index: int) -> QRectF:
        """Return the box of a unit; layer 0 holds the inputs."""
        if (layer, index) not in self._boxes:
            self._boxes[layer, index] = self._box(layer, index)
        return self._boxes[layer, index]

    def _box(self, layer: int, index: int) -> QRectF:
        widths = self._widths()
        gap = (self.width() - 4 - sum(widths)) / (len(SIZES) - 1)
        left = 2 + sum(widths[:layer]) + gap * layer
        height = 2.0 * self.fontMetrics().height() + 10
        room = self.height() - HEAD
        middle = HEAD + room * (index + 0.5) / SIZES[layer]
        return QRectF(left, middle - height / 2, widths[layer], height)

    def _line(self, place: Place) -> QLineF:
        """Return the line of a weight."""
        layer = int(place.array[1])
        start, end = self._unit(layer - 1, place.row), self._unit(layer, place.column)
        return QLineF(start.right(), start.center().y(), end.left(), end.center().y())

    @staticmethod
    def _weights() -> Iterator[Place]:
        for name, (_, shape) in parts().items():
            if len(shape) == 2:
                for row in range(shape[0]):
                    for column in range(shape[1]):
                        yield Place(name, row, column)

    def place_at(self, point: QPointF) -> Place | None:
        """Return the input or the weight at a point, the nearest of several."""
        for index in range(SIZES[0]):
            if self._unit(0, index).contains(point):
                return Place("x", 0, index)
        distance, found = min(
            ((_distance(self._line(place), point), place) for place in self._weights()),
            key=lambda pair: pair[0],
        )
        return found if distance < NEAR else None

    # What is drawn

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw lines, units and shapes."""
        if self._params is None or self._frame is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for place in self._weights():
                self._draw_weight(painter, place)
            for layer, size in enumerate(SIZES):
                for index in range(size):
                    self._draw_unit(painter, layer, index)
                self._draw_head(painter, layer)

    def _value(self, place: Place) -> float:
        assert self._params is not None
        array = self._params.matrix(place.array)
        return float(array[place.column] if place.array == "x" else array[place.row, place.column])

    def _draw_weight(self, painter: QPainter, place: Place) -> None:
        theme = appearance.theme
        value, line = self._value(place), self._line(place)
        layer = int(place.array[1])
        active = self._cursor == 2 * layer - 1
        lit = place == self._lit
        color = QColor(theme.diverging[0] if value < 0 else theme.diverging[2])
        color.setAlphaF(1.0 if active or lit else 0.45)
        width = 1.0 + 3.0 * min(abs(value), 2.0) / 2.0
        style = Qt.PenStyle.DashLine if value < 0 else Qt.PenStyle.SolidLine
        painter.setPen(QPen(color, width + (1.5 if lit else 0), style))
        painter.drawLine(line)
        if active and self._flow.state() == QVariantAnimation.State.Running:
            self._draw_flow(painter, place, line)
        if lit or line.dx() > 90:
            self._draw_on_line(painter, line, f"{value:.4g}".replace("-", "−"), lit)

    def _draw_flow(self, painter: QPainter, place: Place, line: QLineF) -> None:
        """Draw what travels along a weight: a dot, the larger the more it adds to the sum."""
        assert self._frame is not None
        share = float(self._flow.currentValue())
        source = float(self._frame.stages[self._cursor - 1].values[place.row])
        size = 2.0 + 5.0 * min(abs(source * self._value(place)), 1.0)
        painter.setBrush(QColor(appearance.theme.text))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(line.pointAt(share), size, size)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_on_line(self, painter: QPainter, line: QLineF, text: str, lit: bool) -> None:
        theme = appearance.theme
        font = self.font()
        font.setPointSizeF(font.pointSizeF() - (0 if lit else 1.5))
        font.setBold(lit)
        painter.setFont(font)
        box = QRectF(painter.fontMetrics().boundingRect(text)).adjusted(-3, -1, 3, 1)
        box.moveCenter(line.pointAt(0.26))
        painter.fillRect(box, QColor(theme.background))
        painter.setPen(QColor(theme.text if lit else theme.secondary))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.setFont(self.font())

    def _draw_unit(self, painter: QPainter, layer: int, index: int) -> None:
        theme = appearance.theme
        box = self._unit(layer, index)
        first, second = (0, 0) if layer == 0 else (2 * layer - 1, 2 * layer)
        active = self._cursor in (first, second)
        known = self._cursor >= first
        lit = layer == 0 and self._lit == Place("x", 0, index)
        edge = theme.accent if active or lit else theme.secondary if known else theme.line
        painter.setPen(QPen(QColor(edge), 2.2 if active or lit else 1.2))
        painter.setBrush(QColor(theme.panel))
        painter.drawRoundedRect(box, 9, 9)
        if layer == 0:
            self._write(painter, box, "x", 0, index, digits=0)
            return
        upper = QRectF(box.left(), box.top() + 3, box.width(), box.height() / 2 - 3)
        lower = QRectF(box.left(), box.center().y(), box.width(), box.height() / 2 - 3)
        self._write(painter, upper, "a", first, index, digits=3)
        last = layer == len(SIZES) - 1
        self._write(painter, lower, "y" if last else "z", second, index, digits=8 if last else 3)

    def _write(
        self, painter: QPainter, box: QRectF, name: str, step: int, index: int, digits: int
    ) -> None:
        """Write a name and, once it is known, its number."""
        theme = appearance.theme
        assert self._frame is not None
        known = self._cursor >= step
        value = float(self._frame.stages[step].values[index])
        text = fixed(value, digits) if digits else f"{value:.4g}".replace("-", "−")
        painter.setPen(QColor(theme.text if known else theme.secondary))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{name} {text if known else '?'}")

    def _draw_head(self, painter: QPainter, layer: int) -> None:
        """Write a column's shape, and over the arrow to the next one the shapes that meet."""
        theme = appearance.theme
        line = self.fontMetrics().height()
        middle = self._unit(layer, 0).center().x()
        size = SIZES[layer]
        names = ("x", "a1 → z1", "a2 → z2", "a3 → y")
        words = QRectF(middle - 60, HEAD - line - 6, 120, line)
        if layer in (0, len(SIZES) - 1):
            words.moveLeft(0 if layer == 0 else self.width() - 120)
        align = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter)[layer > 0]
        if layer == len(SIZES) - 1:
            align = Qt.AlignmentFlag.AlignRight
        painter.setPen(QColor(theme.text))
        painter.drawText(words, align, f"{names[layer]} ({size},)")
        if layer == len(SIZES) - 1:
            return
        following = self._unit(layer + 1, 0).center().x()
        active = self._cursor == 2 * layer + 1
        painter.setPen(QPen(QColor(theme.accent if active else theme.secondary), 1.4))
        y = line + 4.0
        start, end = middle + 6, following - 6
        painter.drawLine(QPointF(start, y), QPointF(end, y))
        for up in (-4, 4):
            painter.drawLine(QPointF(end, y), QPointF(end - 6, y + up))
        above = QRectF(start, 0, end - start, line + 2)
        below = QRectF(start, y + 1, end - start, line)
        n, m = size, SIZES[layer + 1]
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, f"· W{layer + 1} ({n}, {m})")
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, f"+ b{layer + 1} ({m},)")

    # What the pointer does

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a number, or mark the one under the pointer."""
        if self._held is not None:
            place, value, start = self._held
            steps = round((start - event.position().y()) / PIXELS_PER_STEP)
            asked = round(value + steps * self._spec.step, 9)
            self.asked.emit(place, min(max(asked, self._spec.low), self._spec.high))
            return
        place_now = self.place_at(event.position())
        self.setCursor(
            Qt.CursorShape.SizeVerCursor if place_now is not None else Qt.CursorShape.ArrowCursor
        )
        if place_now != self._lit:
            self.light(place_now)
            self.pointed.emit(place_now)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a number."""
        place = self.place_at(event.position())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self._held = (place, self._value(place), event.position().y())
            self.pressed.emit(place)
            self.light(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._held = None

    def hideEvent(self, event: object) -> None:
        """Stand still where nobody looks."""
        self._flow.stop()

    def leaveEvent(self, event: object) -> None:
        """Mark nothing."""
        self.light(None)
        self.pointed.emit(None)


def _distance(line: QLineF, point: QPointF) -> float:
    """Return how far a point is from a line that has ends."""
    along, away = line.p2() - line.p1(), point - line.p1()
    share = QPointF.dotProduct(along, away) / max(QPointF.dotProduct(along, along), 1e-9)
    nearest = line.pointAt(min(max(share, 0.0), 1.0))
    return QLineF(nearest, point).length()
