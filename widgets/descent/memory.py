"""Names and the arrays that they stand for, drawn as tags that point at boxes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from lab.experiments.descent.aliasing import Box, Variable
from lab.numerals import plain
from widgets.theme import appearance
from widgets.translate import tr

MOST_NAMES = 4
WIDEST = 640
"""Beyond, at the usual size of type, the eye loses a line on its way from a name to its box."""


class MemoryDiagram(QWidget):
    """Tags on the left, boxes on the right; two tags at one box are two names of one array."""

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[Variable, ...] = ()
        self._boxes: tuple[Box, ...] = ()
        self._texts: list[str] = []
        self.setAccessibleName(tr("names and the arrays they stand for"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_memory(self, names: tuple[Variable, ...], boxes: tuple[Box, ...]) -> None:
        """Show other names and arrays."""
        if (names, boxes) == (self._names, self._boxes):
            return
        self._names, self._boxes = names, boxes
        self.setAccessibleDescription(self.in_words())
        self.update()

    def in_words(self) -> str:
        """Return which name stands for which array, in text."""
        pieces = []
        for index, box in enumerate(self._boxes):
            names = " = ".join(name.name for name in self._names if name.box == index)
            pieces.append(f"{names} → {_words(box)}")
        return "; ".join(pieces)

    def sizeHint(self) -> QSize:
        return QSize(300, round(MOST_NAMES * self._row))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    @property
    def _row(self) -> float:
        return 1.5 * self.fontMetrics().height() + 10

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tags, the boxes, and an arrow from each tag to its box."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            code = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
            code.setPointSizeF(self.font().pointSizeF())
            painter.setFont(code)
            boxes = self._box_places(code)
            for row, name in enumerate(self._names):
                tag = self._tag_place(row, name, code)
                self._paint_arrow(painter, tag, boxes[name.box], self._shared(name.box))
                self._paint_tag(painter, tag, name)
            for index, place in enumerate(boxes):
                self._paint_box(painter, place, index)

    def _shared(self, box: int) -> bool:
        return sum(name.box == box for name in self._names) > 1

    def _middle(self, row: float) -> float:
        unused = self.height() - len(self._names) * self._row
        return unused / 2 + (row + 0.5) * self._row

    def _tag_place(self, row: int, name: Variable, font: QFont) -> QRectF:
        metrics = QFontMetricsF(font)
        width, height = metrics.horizontalAdvance(name.name) + 22, metrics.height() + 8
        return QRectF(2, self._middle(row) - height / 2, width, height)

    def _box_places(self, font: QFont) -> list[QRectF]:
        """Each box stands beside the middle of its tags."""
        metrics = QFontMetricsF(font)
        tags = max(metrics.horizontalAdvance(name.name) for name in self._names)
        right = min(self.width(), WIDEST * appearance.scale)
        room = right - tags - 84
        width = height = 0.0
        for digits, gap in ((3, ", "), (2, ", "), (2, ",\n")):
            self._texts = [_words(box, digits, gap) for box in self._boxes]
            lines = "\n".join(self._texts).split("\n")
            width = 26 + max(map(metrics.horizontalAdvance, lines))
            height = metrics.height() * (1 + gap.count("\n")) + 12
            if width <= room:
                break
        width = min(width, room)
        places = []
        for index in range(len(self._boxes)):
            rows = [row for row, name in enumerate(self._names) if name.box == index]
            y = self._middle(sum(rows) / len(rows))
            places.append(QRectF(right - width - 10, y - height / 2, width, height))
        return places

    def _paint_tag(self, painter: QPainter, place: QRectF, name: Variable) -> None:
        theme = appearance.theme
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.setBrush(QColor(theme.panel))
        painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
        painter.setPen(QColor(theme.text))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name.name)

    def _paint_box(self, painter: QPainter, place: QRectF, index: int) -> None:
        theme, shared, box = appearance.theme, self._shared(index), self._boxes[index]
        edge = QColor(theme.series["sgd"] if shared else theme.secondary)
        painter.setPen(QPen(edge, 2 if shared else 1))
        painter.setBrush(QColor(theme.panel))
        for behind in range(min(2, box.count - 1), -1, -1):
            painter.drawRoundedRect(place.translated(4 * behind, 4 * behind), 4, 4)
        painter.setPen(QColor(theme.text))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._texts[index])

    def _paint_arrow(self, painter: QPainter, tag: QRectF, box: QRectF, shared: bool) -> None:
        theme = appearance.theme
        color = QColor(theme.series["sgd"] if shared else theme.secondary)
        start = QPointF(tag.right() + 3, tag.center().y())
        end = QPointF(box.left() - 4, box.center().y())
        bend = (end.x() - start.x()) / 2
        line = QPainterPath(start)
        line.cubicTo(start + QPointF(bend, 0), end - QPointF(bend, 0), end - QPointF(6, 0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color, 1.6))
        painter.drawPath(line)
        head = QPainterPath(end)
        head.lineTo(end.x() - 9, end.y() - 4.5)
        head.lineTo(end.x() - 9, end.y() + 4.5)
        head.closeSubpath()
        painter.fillPath(head, color)


def _words(box: Box, digits: int = 3, gap: str = ", ") -> str:
    held = gap.join(plain(value, digits) for value in box.value)
    if box.count == 1:
        return f"[{held}]"
    return tr("{0} arrays, the last [{1}]").format(box.count, held)
