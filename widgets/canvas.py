"""A square to draw a digit on, with mouse, pen, finger or keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.theme import DARK, appearance
from widgets.training.pasted import has_picture
from widgets.translate import tr

Strokes = tuple[tuple[tuple[float, float], ...], ...]

PEN_STEP = 0.02
NEAR = 0.004
PLACES = 4


class Canvas(QWidget):
    """Shows a picture and asks for strokes: the truth is with whoever listens.

    `strokes_asked` brings all strokes, the one under way included, at each new point. By keys: the
    arrows move a pen, Space puts it down and lifts it, Backspace takes a stroke back, Delete
    clears.
    """

    strokes_asked = Signal(object)
    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._strokes: Strokes = ()
        self._picture = QImage()
        self._pasted = False
        self._drawing = False
        self._pen = (0.5, 0.3)
        self._pen_down = False
        self._pen_shown = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAcceptDrops(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(tr("Canvas: draw a digit"))
        self.setToolTip(
            tr(
                "Draw a digit, or drop a picture here. By keys: arrows move the pen, Space puts it "
                "down, Backspace takes a stroke back, Delete clears."
            )
        )

    def show_drawing(self, strokes: Strokes, picture: QImage, pasted: bool = False) -> None:
        """Show a picture of the strokes, or one that was pasted; new strokes are added to them."""
        self._strokes = strokes
        self._picture = picture
        self._pasted = pasted
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(276, 220)

    def heightForWidth(self, width: int) -> int:
        return round(width * 0.8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture as large as it fits, and the pen of the keys while they are in use."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor("black"))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            square = self._square()
            if not self._picture.isNull():
                painter.drawImage(self._fitted(square), self._picture)
            if self.hasFocus():
                self._paint_focus(painter, square)
            if not self._strokes and not self._pasted:
                # It is black in every theme.
                painter.setPen(QColor(DARK.secondary))
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, tr("draw a digit here"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._drawing = True
            self._pen_shown = False
            self._begin(self._inside(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on; a hand that hardly moves adds no point."""
        if self._drawing and self._strokes:
            self._draw_to(self._inside(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._drawing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Draw by keys."""
        moves = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        key = Qt.Key(event.key())
        self._pen_shown = True
        if key in moves and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._move_pen(*moves[key], 5 if shift else 1)
        elif key == Qt.Key.Key_Space:
            self._pen_down = not self._pen_down
            if self._pen_down:
                self._begin(self._pen)
            self.update()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            # The pen is lifted: the stroke that it was drawing may be gone.
            self._pen_down = False
            self._ask(self._strokes[:-1] if key == Qt.Key.Key_Backspace else ())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the pen of the keys."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Lift the pen."""
        self._pen_down = False
        self.update()
        super().focusOutEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome pictures."""
        if has_picture(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on a picture that was let go over the canvas."""
        self.dropped.emit(event.mimeData())
        event.acceptProposedAction()

    def _ask(self, strokes: Strokes) -> None:
        # Points may come faster than they are shown; each is added to the one before.
        self._strokes = strokes
        self.strokes_asked.emit(strokes)

    def _begin(self, point: tuple[float, float]) -> None:
        self._ask((*self._strokes, (point,)))

    def _draw_to(self, point: tuple[float, float]) -> None:
        last = self._strokes[-1]
        if max(abs(point[0] - last[-1][0]), abs(point[1] - last[-1][1])) >= NEAR:
            self._ask((*self._strokes[:-1], (*last, point)))

    def _move_pen(self, right: int, down: int, steps: int) -> None:
        x, y = self._pen
        x = min(max(x + right * steps * PEN_STEP, 0.0), 1.0)
        y = min(max(y + down * steps * PEN_STEP, 0.0), 1.0)
        self._pen = (round(x, PLACES), round(y, PLACES))
        if self._pen_down and self._strokes:
            self._draw_to(self._pen)
        self.update()

    def _square(self) -> QRectF:
        side = min(self.width(), self.height())
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def _fitted(self, square: QRectF) -> QRectF:
        """Return where in the square the picture lies, in its own shape."""
        size = (
            self._picture.size().toSizeF().scaled(square.size(), Qt.AspectRatioMode.KeepAspectRatio)
        )
        fitted = QRectF(0, 0, size.width(), size.height())
        fitted.moveCenter(square.center())
        return fitted

    def _inside(self, place: QPointF) -> tuple[float, float]:
        square = self._square()
        x = (place.x() - square.x()) / square.width()
        y = (place.y() - square.y()) / square.height()
        # A stroke may leave the square, but not for ever.
        return round(min(max(x, -1.0), 2.0), PLACES), round(min(max(y, -1.0), 2.0), PLACES)

    def _paint_focus(self, painter: QPainter, square: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = QColor(appearance.theme.accent)
        painter.setPen(QPen(color, 2))
        painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        if not self._pen_shown:
            return
        center = QPointF(
            square.x() + self._pen[0] * square.width(), square.y() + self._pen[1] * square.height()
        )
        painter.setBrush(color if self._pen_down else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(center, 5, 5)
