"""What stands on the wiring board: inputs to switch, gates, outputs, and ports for the cables."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.theme import appearance, tint

PORT = 16
SMALLEST = 6.5
"""Points: no type on the board is smaller."""
ROUND = 8.0
ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class Item(QWidget):
    """Something on the board that takes the focus, lights up under the pointer and is clicked."""

    pressed = Signal()
    hovered = Signal(bool)
    stepped = Signal(int)
    delete_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.lit: int | None = None
        self.accented = False

    def show_state(self, lit: int | None, words: str) -> None:
        """Show a signal (None: unknown) and take a name for tooltip and screen reader."""
        if words != self.accessibleName():
            self.setAccessibleName(words)
            self.setToolTip(words)
        self._change(lit=lit)

    def show_accent(self, accented: bool) -> None:
        """Light up, or not."""
        self._change(accented=accented)

    def _change(self, **state: Any) -> None:
        """Take a new state, and paint it only if it differs."""
        if any(getattr(self, name) != value for name, value in state.items()):
            vars(self).update(state)
            self.update()

    @property
    def color(self) -> QColor:
        """Return the colour of the signal: accent for 1."""
        theme = appearance.theme
        return QColor(theme.accent if self.lit else theme.secondary)

    def enterEvent(self, event: Any) -> None:
        self.hovered.emit(True)
        super().enterEvent(event)

    def leaveEvent(self, event: Any) -> None:
        self.hovered.emit(False)
        super().leaveEvent(event)

    def focusInEvent(self, event: Any) -> None:
        self.hovered.emit(True)
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: Any) -> None:
        self.hovered.emit(False)
        self.update()
        super().focusOutEvent(event)

    def mousePressEvent(self, event: Any) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def keyPressEvent(self, event: Any) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        elif key in ARROWS:
            self.stepped.emit(ARROWS[key])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)

    def _pen(self) -> QPen:
        theme = appearance.theme
        if self.hasFocus() or self.accented:
            return QPen(QColor(theme.accent), 2)
        return QPen(tint(theme.secondary, 0.55), 1.2)


class Lamp(Item):
    """An input to switch or an output: its name and its value in a disc that glows for 1.

    An output that should be something else has a ring in the colour of errors and a ✗.
    """

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.name = name
        self.wrong = False

    def put(self, disc: QPointF, width: float, height: float) -> None:
        """Place the lamp so that its disc has its middle there."""
        self.resize(round(width), round(height))
        self.move(round(disc.x() - width / 2), round(disc.y() - self._disc().center().y()))

    def _disc(self) -> QRectF:
        size = min(self.width(), self.height() - self.fontMetrics().height()) - 6
        return QRectF((self.width() - size) / 2, 3, size, size)

    def show_wrong(self, wrong: bool) -> None:
        """Show whether the value is the wanted one."""
        self._change(wrong=wrong)

    def paintEvent(self, event: Any) -> None:
        theme = appearance.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            disc = self._disc()
            painter.setPen(QPen(QColor(theme.error), 2.5) if self.wrong else self._pen())
            painter.setBrush(QColor(theme.accent) if self.lit else QColor(theme.panel))
            painter.drawEllipse(disc)
            painter.setPen(QColor(theme.on_accent if self.lit else theme.text))
            bold = QFont(self.font())
            bold.setBold(True)
            painter.setFont(bold)
            painter.drawText(
                disc, Qt.AlignmentFlag.AlignCenter, "?" if self.lit is None else str(self.lit)
            )
            painter.setFont(self.font())
            painter.setPen(QColor(theme.error if self.wrong else theme.text))
            below = QRectF(0, disc.bottom() + 1, self.width(), self.height() - disc.bottom() - 1)
            words = f"{self.name} ✗" if self.wrong else self.name
            painter.drawText(
                below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, words
            )


class GateBox(Item):
    """A gate: what it is, what its output is called, its value, a stripe in the colour of its line.

    `chosen` gates have an accented border and are the ones shown in the plane.
    """

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.name = name
        self.kind = ""
        self.chosen = False
        self.stripe = QColor(appearance.theme.secondary)

    def show_gate(self, kind: str, chosen: bool, stripe: str) -> None:
        """Show what the gate is."""
        self._change(kind=kind, chosen=chosen, stripe=QColor(stripe))

    def paintEvent(self, event: Any) -> None:
        theme = appearance.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            card = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
            pen = self._pen()
            if self.chosen:
                pen = QPen(QColor(theme.accent), 2.5)
            painter.setPen(pen)
            painter.setBrush(QColor(theme.panel))
            painter.drawRoundedRect(card, ROUND, ROUND)
            if self.accented or self.hasFocus():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(tint(theme.accent, 0.18))
                painter.drawRoundedRect(card, ROUND, ROUND)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.stripe)
            painter.drawRoundedRect(
                QRectF(card.left() + 9, card.top() + 5, card.width() - 18, 3), 1, 1
            )
            self._write(painter, card.adjusted(5, 9, -5, -3))

    def _write(self, painter: QPainter, room: QRectF) -> None:
        theme = appearance.theme
        bold = QFont(self.font())
        bold.setBold(True)
        upper = QRectF(room.left(), room.top(), room.width(), room.height() * 0.52)
        lower = QRectF(room.left(), upper.bottom(), room.width(), room.height() * 0.48)
        painter.setFont(_fitted(bold, self.kind, room.width()))
        painter.setPen(QColor(theme.text))
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, self.kind)
        small = QFont(self.font())
        small.setPointSizeF(max(SMALLEST, small.pointSizeF() * 0.85))
        words = f"{self.name} = {'?' if self.lit is None else self.lit}"
        if QFontMetricsF(small).horizontalAdvance(words) > room.width():
            words = self.name
        painter.setFont(_fitted(small, words, room.width()))
        painter.setPen(QColor(theme.accent_text if self.lit else theme.secondary))
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, words)


def _fitted(font: QFont, words: str, width: float) -> QFont:
    """Return the font, smaller where the words would not fit."""
    needed = QFontMetricsF(font).horizontalAdvance(words)
    if needed > width:
        font.setPointSizeF(max(SMALLEST, font.pointSizeF() * width / needed))
    return font


class Port(Item):
    """Where a cable is plugged in (`source` False) or comes from. Cables are dragged from here."""

    drag_began = Signal()
    dragged = Signal(QPointF)
    dropped = Signal(QPointF)

    def __init__(self, parent: QWidget, *, source: bool) -> None:
        super().__init__(parent)
        self.source = source
        self.open = False
        self.resize(PORT, PORT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if source:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_open(self, is_open: bool) -> None:
        """Show that no cable is plugged in."""
        self._change(open=is_open)

    def mousePressEvent(self, event: Any) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.drag_began.emit()

    def mouseMoveEvent(self, event: Any) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(self.mapToParent(event.position()))

    def mouseReleaseEvent(self, event: Any) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.dropped.emit(self.mapToParent(event.position()))

    def paintEvent(self, event: Any) -> None:
        theme = appearance.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            large = self.hasFocus() or self.accented or self.underMouse()
            edge = QColor(theme.error if self.open else theme.accent if large else self.color)
            painter.setPen(QPen(edge, 2.5 if large else 1.5))
            painter.setBrush(QColor(theme.background) if not self.lit else self.color)
            inset = 2.5 if large else 4
            painter.drawEllipse(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))
