"""The cursor over a timeline: it plays by the clock, so a slow frame never slows it down."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

FRAME_MS = 16
WHOLE_SECONDS = 6.0


class Timeline(QObject):
    """Holds where the cursor stands; plays the whole way in 6 s at speed 1."""

    moved = Signal(int)
    playing_changed = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.steps = 0
        self.cursor = 0
        self.speed = 1.0
        self._exact = 0.0
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def playing(self) -> bool:
        """Tell whether the cursor moves by itself."""
        return self._timer.isActive()

    def set_steps(self, steps: int) -> None:
        """Take a path of another length; a cursor at the end stays at the end."""
        at_end = self.cursor == self.steps
        self.steps = steps
        self.cursor = steps if at_end else min(self.cursor, steps)
        self._exact = float(self.cursor)

    def move_to(self, cursor: int) -> None:
        """Put the cursor to a step, within the path."""
        self._exact = float(min(max(cursor, 0), self.steps))
        if int(self._exact) != self.cursor:
            self.cursor = int(self._exact)
            self.moved.emit(self.cursor)

    def play(self) -> None:
        """Move on by itself, from the start if it stands at the end."""
        if self.cursor >= self.steps:
            self.move_to(0)
        self._exact = float(self.cursor)
        self._clock.start()
        self._timer.start()
        self.playing_changed.emit(True)

    def pause(self) -> None:
        """Stand still."""
        if self.playing:
            self._timer.stop()
            self.playing_changed.emit(False)

    def toggle(self) -> None:
        """Play if it stands, pause if it plays."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def _tick(self) -> None:
        seconds = self._clock.restart() / 1000
        self._exact += seconds * self.speed * self.steps / WHOLE_SECONDS
        cursor = min(int(self._exact), self.steps)
        if cursor != self.cursor:
            self.cursor = cursor
            self.moved.emit(cursor)
        if cursor >= self.steps:
            self.pause()
