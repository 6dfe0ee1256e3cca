"""Many small pictures of one size, as large as they fit; with mouse and keys one is chosen."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.plots.images import Rgb, rgb_image
from widgets.theme import appearance

GAP = 3
NONE = -1
LARGEST_ENLARGEMENT = 5
CAPTION_SHRINK = 1.5


class TileGrid(QWidget):
    """Shows tiles (n, H, W, 4) with an optional caption each; marked ones are crossed out.

    `clicked` tells the tile that was clicked, or chosen with arrows and Enter; `hovered` the one
    below the pointer or the keyboard's, NONE without. Where tiles would become narrower than
    `least`, the last ones are left out.
    """

    clicked = Signal(int)
    hovered = Signal(int)

    def __init__(self, name: str, least: int = 1) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(60, 40)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._least = least
        self._strip = QImage()
        self._count, self._height, self._width = 0, 1, 1
        self._captions: Sequence[str] = ()
        self._marked: Collection[int] = ()
        self._current = 0
        self._pointed = NONE
        self._arranged_for: tuple[int, ...] = ()
        self._arranged = (1, 1.0)

    @property
    def count(self) -> int:
        """Return the number of tiles."""
        return self._count

    def show_tiles(
        self, colors: Rgb, captions: Sequence[str] = (), marked: Collection[int] = ()
    ) -> None:
        """Show other tiles."""
        self._count, self._height, self._width = colors.shape[:3]
        flat = colors.reshape(-1, self._width, 4)
        self._strip = rgb_image(flat) if self._count else QImage()
        self._captions, self._marked = captions, marked
        self._current = min(self._current, max(0, self._count - 1))
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 120)

    def tile_rect(self, index: int) -> QRect:
        """Return where a tile is drawn, without its caption."""
        columns, scale = self._arrangement()
        width, height = int(self._width * scale), int(self._height * scale)
        across, down = width + GAP, height + self._caption_height() + GAP
        rows = -(-self._drawn() // columns)
        left = (self.width() - columns * across + GAP) // 2
        top = max(0, (self.height() - rows * down + GAP) // 2)
        row, column = divmod(index, columns)
        return QRect(left + column * across, top + row * down, width, height)

    def tile_at(self, place: QPoint) -> int:
        """Return the tile at a place, NONE between them."""
        reach = self._caption_height()
        for index in range(self._drawn()):
            if self.tile_rect(index).adjusted(0, 0, 0, reach).contains(place):
                return index
        return NONE

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tiles, their captions, the marks, and which one the keys are on."""
        with QPainter(self) as painter:
            theme = appearance.theme
            small = painter.font()
            small.setPointSizeF(max(6.5, small.pointSizeF() - CAPTION_SHRINK))
            painter.setFont(small)
            captions = self._fitting(painter.fontMetrics())
            for index in range(self._drawn()):
                rect = self.tile_rect(index)
                source = QRect(0, index * self._height, self._width, self._height)
                painter.drawImage(rect, self._strip, source)
                if index in self._marked:
                    painter.setPen(QPen(QColor(theme.error), 2))
                    painter.drawLine(rect.topLeft(), rect.bottomRight())
                    painter.drawLine(rect.bottomLeft(), rect.topRight())
                if captions:
                    below = QRect(
                        rect.left(), rect.bottom() + 1, rect.width(), self._caption_height()
                    )
                    painter.setPen(QColor(theme.secondary))
                    painter.drawText(below, Qt.AlignmentFlag.AlignCenter, captions[index])
            lit = self._current if self.hasFocus() else self._pointed
            if 0 <= lit < self._count:
                painter.setPen(QPen(QColor(theme.accent), 2))
                painter.drawRect(self.tile_rect(lit).adjusted(-1, -1, 0, 0))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which tile the pointer is over."""
        self._point_at(self.tile_at(event.position().toPoint()))

    def leaveEvent(self, event: object) -> None:
        """Tell that it is over none."""
        self._point_at(NONE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a tile."""
        tile = self.tile_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and tile != NONE:
            self._current = tile
            self.clicked.emit(tile)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, choose with Enter."""
        columns, _ = self._arrangement()
        moves = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -columns,
            Qt.Key.Key_Down: columns,
        }
        key = Qt.Key(event.key())
        if key in moves:
            self._current = min(max(self._current + moves[key], 0), max(0, self._count - 1))
            self._describe()
            self.hovered.emit(self._current)
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._count:
            self.clicked.emit(self._current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys are."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show it no more."""
        self.update()
        super().focusOutEvent(event)

    def _point_at(self, tile: int) -> None:
        if tile != self._pointed:
            self._pointed = tile
            self.hovered.emit(tile)
            self.update()

    def _drawn(self) -> int:
        """Return how many tiles there is room for."""
        columns, scale = self._arrangement()
        down = int(self._height * scale) + self._caption_height() + GAP
        rows = (self.height() + GAP) // down
        return self._count if self._least == 1 else min(self._count, max(1, rows) * columns)

    def _fitting(self, metrics: QFontMetrics) -> list[str]:
        """Return the captions, or where they are too wide for a tile only their first words."""
        _, scale = self._arrangement()
        room = int(self._width * scale) + GAP
        if all(metrics.horizontalAdvance(words) <= room for words in self._captions):
            return list(self._captions)
        return [words.split(" ")[0] for words in self._captions]

    def _caption_height(self) -> int:
        return self.fontMetrics().height() if self._captions else 0

    def _arrangement(self) -> tuple[int, float]:
        """Return the number of columns with which the tiles become largest, and their scale."""
        key = (self.width(), self.height(), self._count, self._width, self._caption_height())
        if key != self._arranged_for:
            self._arranged_for, self._arranged = key, self._arrange()
        return self._arranged

    def _arrange(self) -> tuple[int, float]:
        best = (1, 0.0)
        for columns in range(1, max(1, self._count) + 1):
            rows = -(-max(1, self._count) // columns)
            wide = ((self.width() + GAP) / columns - GAP) / self._width
            high = ((self.height() + GAP) / rows - GAP - self._caption_height()) / self._height
            scale = min(wide, high)
            if scale > best[1]:
                best = (columns, scale)
        columns, scale = best
        if scale * self._width < self._least:
            scale = self._least / self._width
            columns = min(self._count, max(1, (self.width() + GAP) // (self._least + GAP)))
        largest = LARGEST_ENLARGEMENT * max(1.0, 28 / max(self._width, self._height))
        return columns, max(min(scale, largest), 1 / max(self._width, self._height))

    def _describe(self) -> None:
        words = self._captions[self._current] if self._captions and self._count else ""
        self.setAccessibleDescription(words)
