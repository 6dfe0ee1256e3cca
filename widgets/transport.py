"""The bar at the bottom: to start, back, play, forward, cursor, speed."""

from __future__ import annotations

from math import log10

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QSlider, QToolButton

from widgets.steady import Steady
from widgets.theme import appearance
from widgets.translate import tr

SPEED_POSITIONS = 100


class Transport(QFrame):
    """Shows where a timeline or a stream stands; asks, and decides nothing.

    A timeline has a cursor that can be dragged; a stream has a progress bar in its place, and
    neither a step back nor a speed.
    """

    to_start = Signal()
    step_back = Signal()
    play_toggled = Signal()
    step_forward = Signal()
    cursor_asked = Signal(int)
    speed_asked = Signal(float)

    def __init__(self, *, stream: bool) -> None:
        super().__init__()
        self.setObjectName("transport")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(8)
        start_words = tr("Start over with the same initial values (Home)")
        self._start = self._button("to_start", start_words, self.to_start)
        self._back = self._button("step_back", tr("One step back (←)"), self.step_back)
        self._play = self._button("play", tr("Play or pause (Space)"), self.play_toggled)
        self._forward = self._button("step_forward", tr("One step on (→)"), self.step_forward)
        self._play.setProperty("role", "accent")
        self.cursor_slider = QSlider(Qt.Orientation.Horizontal)
        self.cursor_slider.setObjectName("cursor")
        self.cursor_slider.setAccessibleName(tr("step"))
        self.cursor_slider.setToolTip(tr("Drag to any step (Home, End)"))
        self.progress = QProgressBar()
        self.progress.setObjectName("progress")
        self.progress.setAccessibleName(tr("progress"))
        self.progress.setRange(0, 1000)
        self.text = QLabel()
        self.text.setProperty("role", "readout")
        self._speed_label = QLabel()
        self._speed_label.setProperty("role", "secondary")
        self._speed_label.setMinimumWidth(self._speed_room())
        self.speed = QSlider(Qt.Orientation.Horizontal)
        self.speed.setObjectName("speed")
        self.speed.setAccessibleName(tr("speed"))
        self.speed.setToolTip(tr("How fast it plays: 0.1 to 10 times"))
        self.speed.setRange(-SPEED_POSITIONS, SPEED_POSITIONS)
        self.speed.setFixedWidth(90)
        for button in (self._start, self._back, self._play, self._forward):
            row.addWidget(button)
        row.addWidget(self.cursor_slider, 1)
        row.addWidget(self.progress, 1)
        row.addWidget(Steady(self.text))
        row.addSpacing(8)
        row.addWidget(self._speed_label)
        row.addWidget(self.speed)
        for widget in (self._back, self.cursor_slider, self._speed_label, self.speed):
            widget.setVisible(not stream)
        self.progress.setVisible(stream)
        self.cursor_slider.valueChanged.connect(self.cursor_asked)
        self.speed.valueChanged.connect(self._ask_speed)
        self._playing: bool | None = None
        self.show_speed(1.0)

    def show_playing(self, playing: bool) -> None:
        """Show pause while it plays, play while it stands."""
        if playing == self._playing:
            return
        self._playing = playing
        shape = "pause" if playing else "play"
        color = appearance.theme.on_accent
        self._play.setIcon(icon(shape, color))
        self._play.setAccessibleName(tr("Pause") if playing else tr("Play"))

    def show_cursor(self, cursor: int, steps: int, told: tuple[int, int]) -> None:
        """Show place `cursor` of `steps`; `told` are the numbers of the steps there."""
        self.cursor_slider.blockSignals(True)
        self.cursor_slider.setRange(0, steps)
        self.cursor_slider.setPageStep(max(1, steps // 10))
        self.cursor_slider.setValue(cursor)
        self.cursor_slider.blockSignals(False)
        self.text.setText(tr("step {0} / {1}").format(*(f"{step:,}" for step in told)))

    def show_progress(self, share: float, text: str) -> None:
        """Show how much of a stream is done (0 to 1) and say more in words."""
        self.progress.setValue(round(1000 * share))
        self.text.setText(text)

    def show_speed(self, speed: float) -> None:
        """Show how fast it plays, 0.1 to 10 times, without asking for it."""
        self.speed.blockSignals(True)
        self.speed.setValue(round(SPEED_POSITIONS * log10(speed)))
        self.speed.blockSignals(False)
        words = _speed_in_words(speed)
        self._speed_label.setText(words)
        self.speed.setAccessibleDescription(words)

    def _ask_speed(self, position: int) -> None:
        speed = 10 ** (position / SPEED_POSITIONS)
        self.show_speed(speed)
        self.speed_asked.emit(speed)

    def _speed_room(self) -> int:
        """Return the width of the longest speed, for the cursor's slider to stay as it is."""
        return self._speed_label.fontMetrics().horizontalAdvance(_speed_in_words(0.11))

    def _button(self, name: str, words: str, signal: object) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setIcon(icon(name, appearance.theme.text))
        button.setIconSize(QSize(16, 16))
        button.setFixedSize(QSize(38, 30))
        button.clicked.connect(lambda: signal.emit())  # type: ignore[attr-defined]
        return button


def _speed_in_words(speed: float) -> str:
    return tr("speed {0}×").format(f"{speed:.2g}")


_SHAPES: dict[str, list[list[tuple[float, float]]]] = {
    "play": [[(4, 2), (13, 8), (4, 14)]],
    "pause": [[(3, 2), (6.5, 2), (6.5, 14), (3, 14)], [(9.5, 2), (13, 2), (13, 14), (9.5, 14)]],
    "to_start": [[(3, 3), (4.6, 3), (4.6, 13), (3, 13)], [(13, 3), (6, 8), (13, 13)]],
    "step_back": [[(11.4, 3), (13, 3), (13, 13), (11.4, 13)], [(9, 3), (2, 8), (9, 13)]],
    "step_forward": [[(3, 3), (4.6, 3), (4.6, 13), (3, 13)], [(7, 3), (14, 8), (7, 13)]],
}


def icon(name: str, color: str) -> QIcon:
    """Return a transport symbol drawn in one colour, sharp on dense screens too."""
    pixmap = QPixmap(64, 64)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(4, 4)
    path = QPainterPath()
    for polygon in _SHAPES[name]:
        path.moveTo(*polygon[0])
        for corner in polygon[1:]:
            path.lineTo(*corner)
        path.closeSubpath()
    painter.fillPath(path, QColor(color))
    painter.end()
    return QIcon(pixmap)
