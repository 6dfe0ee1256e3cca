"""Mouse and keys, as the system sends them: to the window, which finds the widget itself."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

Button = Qt.MouseButton
Modifier = Qt.KeyboardModifier
MODIFIERS = (
    Modifier.NoModifier,
    Modifier.NoModifier,
    Modifier.NoModifier,
    Modifier.ShiftModifier,
    Modifier.ControlModifier,
    Modifier.AltModifier,
)


def place_in(widget: QWidget, rng: np.random.Generator) -> QPoint:
    """Return a random point of a widget, in its own coordinates."""
    return QPoint(
        int(rng.integers(max(1, widget.width()))), int(rng.integers(max(1, widget.height())))
    )


def click(
    widget: QWidget,
    place: QPoint,
    button: Button = Button.LeftButton,
    modifier: Modifier = Modifier.NoModifier,
    double: bool = False,
) -> None:
    """Press and release the mouse on a point of a widget."""
    window, point = _target(widget, place)
    if window is not None:
        do = QTest.mouseDClick if double else QTest.mouseClick
        do(window, button, modifier, point)


def drag(widget: QWidget, places: list[QPoint], modifier: Modifier = Modifier.NoModifier) -> None:
    """Drag the mouse along some points."""
    window, first = _target(widget, places[0])
    if window is None:
        return
    QTest.mousePress(window, Button.LeftButton, modifier, first)
    last = first
    for place in places[1:]:
        found, point = _target(widget, place)
        last = last if found is None else point
        QTest.mouseMove(window, last)
        QApplication.processEvents()
    QTest.mouseRelease(window, Button.LeftButton, modifier, last)


def hover(widget: QWidget, place: QPoint) -> None:
    """Move the pointer to a point of a widget."""
    window, point = _target(widget, place)
    if window is not None:
        QTest.mouseMove(window, point)


def wheel(widget: QWidget, place: QPoint, notches: int, modifier: Modifier) -> None:
    """Turn the wheel over a point of a widget."""
    target = widget.childAt(place) or widget
    local = QPointF(target.mapFrom(widget, place)) if target is not widget else QPointF(place)
    event = QWheelEvent(
        local,
        QPointF(widget.mapToGlobal(place)),
        QPoint(),
        QPoint(0, 120 * notches),
        Button.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(target, event)


def press(key: Qt.Key, modifier: Modifier = Modifier.NoModifier) -> None:
    """Press a key for whatever has the focus."""
    window = QApplication.focusWindow()
    if window is not None:
        QTest.keyClick(window, key, modifier)


def type_into(widget: QWidget, text: str, then: Qt.Key | None) -> None:
    """Replace what stands in a line by a text, and press a key after it."""
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_A, Modifier.ControlModifier)
    for letter in text:
        # QTest itself knows no letters but those of English.
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Modifier.NoModifier, letter))
    if then is not None:
        QTest.keyClick(widget, then)


def _target(widget: QWidget, place: QPoint) -> tuple[QWindow | None, QPoint]:
    """Return the window of a widget, and the point in it, brought inside."""
    if not isValid(widget):
        # What it did a moment ago has made the widgets anew.
        return None, place
    top = widget.window()
    window = top.windowHandle() if top.isVisible() else None
    if window is None:
        return None, place
    point = widget.mapTo(top, place)
    # The window that the system has may be smaller for a moment than the one that was asked for.
    width, height = min(top.width(), window.width()), min(top.height(), window.height())
    return window, QPoint(min(max(point.x(), 0), width - 1), min(max(point.y(), 0), height - 1))
