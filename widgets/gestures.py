"""Which changes belong together: all between one press (of a button or a key) and the next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent

# The second press of a quick pair comes as a double click. Looked up once: every event of the
# program comes by here.
_CLICKS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_KEY = QEvent.Type.KeyPress


class Gestures(QObject):
    """Counts the reader's presses, so that a whole drag can be undone as one step."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.count = 0

    @contextmanager
    def unwatched(self) -> Iterator[None]:
        """Look at no event while widgets are made or filled: of thousands none is a press."""
        app = QCoreApplication.instance()
        assert app is not None
        app.removeEventFilter(self)
        try:
            yield
        finally:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count a press; a key that repeats while it is held is no new press."""
        kind = event.type()
        if kind in _CLICKS or (
            kind is _KEY and isinstance(event, QKeyEvent) and not event.isAutoRepeat()
        ):
            self.count += 1
        return False


def gestures() -> Gestures:
    """Return the application's counter, made when first asked for."""
    app = QCoreApplication.instance()
    assert app is not None, "gestures need an application"
    found = app.findChild(Gestures)
    if isinstance(found, Gestures):
        return found
    counter = Gestures(app)
    app.installEventFilter(counter)
    return counter
