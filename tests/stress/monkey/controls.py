"""What there is to press, type and drag on a tab, each with a name that stays."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QComboBox,
    QGraphicsView,
    QHeaderView,
    QLineEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)

from widgets.controls import Control
from widgets.lab_tab import LabTab

KINDS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QComboBox,
    QGraphicsView,
    QLineEdit,
    QTabBar,
)
# Parts of Qt's own that stand in other controls, or only scroll.
NOT = (QScrollBar, QHeaderView)


def controls(tab: LabTab) -> dict[str, QWidget]:
    """Return the controls of a tab by name, hidden ones too."""
    found: dict[str, QWidget] = {}
    for widget in tab.findChildren(QWidget):
        if _is_control(widget):
            name = _name(tab, widget)
            number = 2
            while name in found:
                name = f"{_name(tab, widget)} ({number})"
                number += 1
            found[name] = widget
    return found


def control_of(widget: QWidget) -> Control | None:
    """Return the control of a setting that a widget is part of."""
    return next((p for p in _parents(widget) if isinstance(p, Control)), None)


def _is_control(widget: QWidget) -> bool:
    if isinstance(widget, NOT):
        return False
    if not isinstance(widget, KINDS) and not (
        widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    ):
        return False
    parent = widget.parentWidget()
    if isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget:
        return False
    if isinstance(parent, QAbstractItemView) and isinstance(widget, QAbstractButton):
        return False
    # What Qt has put into a list to choose from belongs to that list.
    return not any(isinstance(parent, QComboBox | QHeaderView) for parent in _parents(widget))


def _name(tab: LabTab, widget: QWidget) -> str:
    control = control_of(widget)
    setting = control.objectName() if control is not None else ""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    own = widget.objectName() if not widget.objectName().startswith("qt_") else ""
    words = [setting, own or widget.accessibleName() or text, f"[{type(widget).__name__}]"]
    return f"{tab.objectName()}: " + " ".join(filter(None, words))


def _parents(widget: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()
