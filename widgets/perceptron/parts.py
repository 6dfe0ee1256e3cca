"""Small things that the views of the tab share."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget


class Pane(QWidget):
    """A part of a column whose height comes from its stretch alone, not from what is in it."""

    def __init__(self) -> None:
        super().__init__()
        share_height(self)

    def hasHeightForWidth(self) -> bool:
        return False


def share_height(widget: QWidget) -> None:
    """Let a widget take its height from its stretch in the column."""
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
