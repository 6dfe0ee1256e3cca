"""Weights that are all the same beside random ones: each unit as an image and as a row."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from lab.experiments.initialization import InitializationParams
from lab.experiments.initialization.symmetry import UNITS, SymmetryFrame, Weights
from lab.numerals import plain
from widgets.controls import label
from widgets.plots.heatmap import ColorScale, shaded_image
from widgets.plots.painted import PaintedPlot, line_height
from widgets.theme import appearance
from widgets.translate import tr

PICTURE = 28
TILES = 4
GAP = 4
LEAST_ROW, MOST_ROW = 9.0, 18.0


class SymmetryView(QWidget):
    """The network with equal weights on the left, the one with random weights on the right."""

    def __init__(self) -> None:
        super().__init__()
        self.same = UnitPictures(tr("all weights the same"))
        self.random = UnitPictures(tr("random weights"))
        self.note = label("", "text")
        row = QHBoxLayout()
        row.setSpacing(18)
        self._losses: list[QLabel] = []
        for pictures in (self.same, self.random):
            loss = label("", "readout")
            self._losses.append(loss)
            column = QVBoxLayout()
            column.addWidget(label(pictures.accessibleName(), "heading"))
            column.addWidget(loss)
            column.addWidget(pictures, 1)
            row.addLayout(column, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(row, 1)
        whole.addWidget(ColorScale((tr("negative"), "0", tr("positive")), cold_below=False))
        whole.addWidget(self.note)

    def show_frame(self, params: InitializationParams, frame: SymmetryFrame, cursor: int) -> None:
        """Show both networks at a step."""
        at = min(cursor, frame.steps)
        both = ((self.same, frame.same), (self.random, frame.random))
        for loss, (pictures, weights) in zip(self._losses, both, strict=True):
            pictures.show_weights(weights, at)
            loss.setText(tr("loss {0}").format(plain(weights.loss[at], 3)))
        apart = float(frame.same.apart[at])
        self.note.setText(
            tr(
                "Each picture is what one hidden unit looks for, each row what it hands on. On the "
                "left all twelve are the same picture and the same row: the largest difference is "
                "{0}. Equal units get equal gradients, so they stay equal for ever."
            ).format(plain(apart, 1) if apart else "0")
        )


class UnitPictures(PaintedPlot):
    """Twelve units: the weights into each as a picture of 28 × 28, those out of it as a row."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._into = np.zeros((UNITS, PICTURE * PICTURE))
        self._out = np.zeros((UNITS, 10))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(150, 260)

    def show_weights(self, weights: Weights, at: int) -> None:
        """Show the weights at a step."""
        self._into, self._out = weights.into[at], weights.out[at]
        self.setAccessibleDescription(
            tr("loss {0}, largest difference between units {1}").format(
                plain(weights.loss[at], 3), plain(float(weights.apart[at]), 2)
            )
        )
        self.update()

    def columns(self) -> list[tuple[str, np.ndarray]]:
        """Return the weights into and out of each unit."""
        found = []
        for unit in range(UNITS):
            found.append((f"W1 {unit + 1}", self._into[unit]))
            found.append((f"W2 {unit + 1}", self._out[unit]))
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pictures in three rows, and the rows below."""
        with QPainter(self) as painter:
            text = line_height(self.font())
            lines = UNITS // TILES
            room = self.height() - UNITS * LEAST_ROW - 2 * text - 12
            side = max(
                10.0, min((self.width() - 1 - (TILES - 1) * GAP) / TILES, room / lines - GAP)
            )
            self._caption(painter, 0.0, tr("W1: into each unit"))
            limit = float(np.nanmax(np.abs(self._into), initial=0.0))
            for unit in range(UNITS):
                line, place = divmod(unit, TILES)
                tile = QRectF(place * (side + GAP), text + 2 + line * (side + GAP), side, side)
                image = shaded_image(self._into[unit].reshape(PICTURE, PICTURE), limit)
                painter.drawImage(tile, image)
                painter.setPen(QColor(appearance.theme.line))
                painter.drawRect(tile)
            top = text + 2 + lines * (side + GAP) + 4
            self._caption(painter, top, tr("W2: out of each unit, a row each"))
            width = TILES * side + (TILES - 1) * GAP
            rows = min(UNITS * MOST_ROW, self.height() - top - text - 4)
            below = QRectF(0, top + text + 2, width, rows)
            limit = float(np.nanmax(np.abs(self._out), initial=0.0))
            painter.drawImage(below, shaded_image(self._out, limit))
            painter.setPen(QColor(appearance.theme.line))
            painter.drawRect(below)

    def _caption(self, painter: QPainter, top: float, words: str) -> None:
        painter.setPen(QColor(appearance.theme.secondary))
        line = QRectF(0, top, self.width(), line_height(self.font()))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, words)
