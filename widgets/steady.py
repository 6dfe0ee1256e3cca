"""Room for words that change under the hand.

A label tells its layout of each new sentence, and that measures all words on the page anew: a
millisecond of each picture of a drag.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

ROUNDED_TO = 24
"""Pixels by which the room for words in a row grows: it seldom has to."""

MOST_SPARE = 72
"""Pixels that a row keeps for words that have become shorter."""


class Steady(QWidget):
    """Holds a label so that its words hardly move what stands beside them.

    Room for lines is made when they are needed and never taken back; only another width starts
    again with one. A label that does not wrap gets room for its words in a row, and keeps a little
    of it when they become shorter.
    """

    def __init__(self, label: QLabel) -> None:
        super().__init__()
        self._label = label
        label.setParent(self)
        label.setAlignment(label.alignment() | Qt.AlignmentFlag.AlignVCenter)
        across = QSizePolicy.Policy.Ignored if label.wordWrap() else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self._room = QSize()

    def sizeHint(self) -> QSize:
        return self._room if self._room.isValid() else self._needed()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Count the lines again for another width."""
        if event.oldSize().width() != event.size().width():
            self._room = QSize()
        self._label.resize(self.size())
        self._make_room()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Look whether new words, of which the label tells, still have room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return bool(super().event(event))

    def _make_room(self) -> None:
        needed = self._needed()
        room = needed.expandedTo(self._room)
        if room.width() > needed.width() + MOST_SPARE:
            room = needed
        if room != self._room:
            self._room = room
            self.updateGeometry()

    def _needed(self) -> QSize:
        if self._label.wordWrap():
            return QSize(0, self._label.heightForWidth(self.width()))
        hint = self._label.sizeHint()
        return QSize(-(-hint.width() // ROUNDED_TO) * ROUNDED_TO, hint.height())
