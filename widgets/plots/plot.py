"""The plot that all tabs use: themed axes, a title, a read-out, and hover in data coordinates."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QTextDocumentFragment,
)
from PySide6.QtWidgets import QGraphicsItem, QSizePolicy

from widgets.export import offer_export
from widgets.plots.axis import Axis
from widgets.plots.line import MarkedLine
from widgets.plots.numbers import Series, last_point, named, series_of
from widgets.plots.scene import drag_undisturbed
from widgets.plots.zoom import ZoomBox
from widgets.theme import appearance


class Plot(pg.PlotWidget):
    """A pyqtgraph plot in the colours of the theme, with a name for screen readers.

    `hovered` tells the pointer's place in data coordinates at most 60 times a second; `left` tells
    that it is gone, or has begun to drag something. `clicked` tells a click (button, x, y) on the
    plane. A movable plot can be enlarged and moved, and a double click brings it back; with
    `movable=False` `dragged` tells where a drag that began on the plane has come to. With `steps` x
    counts something, in whole numbers.
    """

    hovered = Signal(float, float)
    _pointed = Signal(object)
    left = Signal()
    clicked = Signal(object, float, float)
    dragged = Signal(float, float)

    def __init__(
        self,
        name: str,
        *,
        title: str = "",
        x: str = "",
        y: str = "",
        log_x: bool = False,
        log_y: bool = False,
        equal: bool = False,
        movable: bool = True,
        steps: bool = False,
    ) -> None:
        theme = appearance.theme
        axes = {"left": Axis("left"), "bottom": Axis("bottom", whole=steps)}
        super().__init__(background=theme.background, viewBox=ZoomBox(), axisItems=axes)
        self.setAccessibleName(name)
        self.setFrameShape(pg.QtWidgets.QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 90)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        item = self.getPlotItem()
        item.setMenuEnabled(False)
        item.hideButtons()
        item.setLogMode(log_x, log_y)
        self._words: dict[str, str] = {}
        self._told = ""
        self._style_axes(x, y)
        self.set_title(title)
        item.getViewBox().setMouseEnabled(movable, movable)
        item.getViewBox().dragged.connect(self.dragged)
        if equal:
            item.getViewBox().setAspectLocked(True)
            # Room that an axis gives back changes the range, and so its numbers: it would swing.
            self.getAxis("left").setStyle(autoReduceTextSpace=False)
        drag_undisturbed(self.scene())
        self._pointing = False
        self._proxy = pg.SignalProxy(self._pointed, rateLimit=60, slot=self._moved)
        self.scene().sigMouseMoved.connect(self._pass_on)
        self.scene().sigMouseClicked.connect(self._clicked)

    def set_title(self, title: str) -> None:
        """Show a title above the plot; an empty one takes no room."""
        if self._words.get("title") == title:
            return
        before, self._words["title"] = self._words.get("title"), title
        size = f"{self.font().pointSizeF():.1f}pt"
        color = appearance.theme.text
        if not (title and before):
            self.getPlotItem().setTitle(title or None, color=color, size=size)
            return
        # Other words where there are some: pyqtgraph would lay out the whole plot anew.
        label = self.getPlotItem().titleLabel
        label.text = title
        label.item.setHtml(f'<span style="color: {color}; font-size: {size}">{title}</span>')
        label.item.setPos(0, 0)
        room = label.itemRect()
        room.moveCenter(label.rect().center())
        label.item.setPos(room.topLeft())

    def set_labels(self, x: str, y: str) -> None:
        """Name the axes."""
        for side, text in (("bottom", x), ("left", y)):
            # Setting the same words lays them out anew.
            if self._words.get(side) != text:
                self._words[side] = text
                self.getAxis(side).setLabel(text or None, color=appearance.theme.secondary)

    def _style_axes(self, x: str, y: str) -> None:
        theme = appearance.theme
        for side in ("bottom", "left"):
            axis = self.getAxis(side)
            axis.setPen(pg.mkPen(theme.line))
            axis.setTextPen(pg.mkPen(theme.secondary))
            axis.setStyle(tickFont=self.font(), hideOverlappingLabels=True)
            axis.enableAutoSIPrefix(False)
        self.set_labels(x, y)

    def line(
        self, color: str | QColor, width: float = 1.5, *, called: str | None = None, **pen: Any
    ) -> MarkedLine:
        """Add an empty line to the plot; `setData(x, y)` fills it. `called`: what its numbers are.

        A line with no such name is counted.
        """
        thick = appearance.line_width(width)
        curve = MarkedLine(pen=pg.mkPen(color, width=thick, **pen))
        self.addItem(curve)
        return curve if called is None else named(curve, called)

    def place(self, point: QPointF) -> tuple[float, float]:
        """Return the data coordinates of a place in the scene."""
        inside = self.getPlotItem().getViewBox().mapSceneToView(point)
        return inside.x(), inside.y()

    def keyPressEvent(self, event: Any) -> None:
        """Give keys to the focused point; without one they enlarge, or belong to the tab."""
        if self.scene().focusItem() is not None:
            super().keyPressEvent(event)
        elif not self.getPlotItem().getViewBox().take_key(event):
            event.ignore()

    def focusInEvent(self, event: Any) -> None:
        """Give the focus that comes by Tab to the first point (to the last one, backwards)."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.TabFocusReason:
            self._focus_beside(None, forward=True)
        elif event.reason() == Qt.FocusReason.BacktabFocusReason:
            self._focus_beside(None, forward=False)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Walk over the points with Tab before the focus goes on to the next widget."""
        if self._focus_beside(self.scene().focusItem(), forward):
            return True
        self.scene().setFocusItem(None)
        return bool(super().focusNextPrevChild(forward))

    def _focus_beside(self, item: Any, forward: bool) -> bool:
        """Focus the first or last point, or the one before or after `item`; tell if there is."""
        points = [
            point
            for point in self.getPlotItem().items
            if point.flags() & QGraphicsItem.GraphicsItemFlag.ItemIsFocusable and point.isVisible()
        ]
        if not forward:
            points.reverse()
        place = points.index(item) + 1 if item in points else 0
        if place >= len(points):
            return False
        points[place].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def columns(self) -> list[tuple[str, np.ndarray]]:
        """Return what is drawn as named columns of numbers: x and y of each series."""
        return [
            (f"{name} {axis}", values)
            for name, *points in self.series()
            for axis, values in zip("xy", points, strict=True)
        ]

    def series(self) -> list[Series]:
        """Return what is drawn: the curves, marks, bars and points, each with its name."""
        return series_of(self.getPlotItem())

    def describe(self) -> None:
        """Tell a screen reader what is drawn, unless a point of it is in focus and tells more."""
        described = self.accessibleDescription() not in ("", self._told)
        if not described and not (self.hasFocus() and self.scene().focusItem()):
            self._told = self.in_words()
            self.setAccessibleDescription(self._told)

    def in_words(self) -> str:
        """Return the title, what the axes span, and where each series ends."""
        title = QTextDocumentFragment.fromHtml(self._words.get("title", "")).toPlainText()
        words = [title] if title else []
        for side, name in (("bottom", "x"), ("left", "y")):
            low, high = self.getAxis(side).range
            words.append(f"{self._words.get(side) or name}: {low:.4g} … {high:.4g}")
        for name, *points in self.series():
            if end := last_point(*points):
                words.append(f"{name}: ({end[0]:.4g}, {end[1]:.4g})")
        return "; ".join(words)

    def tell(self, words: str) -> None:
        """Let a screen reader say something at once: where a point is that has the focus."""
        self._told = words
        self.setAccessibleDescription(words)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def contextMenuEvent(self, event: Any) -> None:
        """Offer to take the plot along as a picture or as numbers."""
        offer_export(self, event.globalPos())

    def leaveEvent(self, event: Any) -> None:
        """Tell that the pointer is gone."""
        self.left.emit()
        super().leaveEvent(event)

    def _pass_on(self, place: QPointF) -> None:
        """Tell of the pointer unless it drags something: then that is what the reader looks at."""
        dragging = self.scene().dragItem is not None
        if not dragging:
            self._pointed.emit(place)
        elif self._pointing:
            self.left.emit()
        self._pointing = not dragging

    def _moved(self, arguments: tuple[QPointF, ...]) -> None:
        if self.getPlotItem().getViewBox().sceneBoundingRect().contains(arguments[0]):
            self.hovered.emit(*self.place(arguments[0]))

    def _clicked(self, event: Any) -> None:
        if event.isAccepted():
            return
        box = self.getPlotItem().getViewBox()
        if not box.sceneBoundingRect().contains(event.scenePos()):
            return
        if event.double() and box.movable:
            box.go_home()
        else:
            self.clicked.emit(event.button(), *self.place(event.scenePos()))
