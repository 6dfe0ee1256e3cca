"""A timeline as an animated GIF: the cursor is moved along, and each step's picture is kept."""

from __future__ import annotations

import io
from collections.abc import Callable
from threading import Thread

from PIL import Image
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from lab.message import Message
from widgets.lab_tab import LabTab

MOST_FRAMES = 120
FRAME_MS = 60
LAST_MS = 1500
LOOK_MS = 20
"""How often it is looked whether the file's content is ready."""


class Recorder(QObject):
    """Takes one picture each turn of the event loop, so that the window stays alive meanwhile.

    What the file will hold, a second's work in one piece, is made by a thread. `progress` tells the
    share done; `finished` brings the GIF's bytes (none where the tab was left meanwhile), or
    `failed` why there are none; `cancel` ends it, and what the thread still makes is dropped. The
    cursor is where it was before in each case.
    """

    progress = Signal(float)
    finished = Signal(bytes)
    failed = Signal(object)

    def __init__(self, tab: LabTab, picture: Callable[[], QWidget]) -> None:
        super().__init__(tab)
        self._tab = tab
        self._picture = picture
        self._cursor = tab.timeline.cursor
        steps = tab.timeline.steps
        count = min(MOST_FRAMES, steps + 1)
        self._left = [round(i * steps / max(1, count - 1)) for i in range(count)]
        self._total = count
        self._frames: list[Image.Image] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)
        self._writer: Thread | None = None
        self._content = b""
        self._problem: Message | None = None

    def start(self) -> None:
        """Begin."""
        self._tab.timeline.pause()
        self._timer.start()

    def cancel(self) -> None:
        """Stop, and put the cursor back where it was."""
        self._timer.stop()
        self._tab.timeline.move_to(self._cursor)

    def _turn(self) -> None:
        if not self._tab.isVisible():
            self.cancel()
            self.finished.emit(b"")
            return
        if not self._left:
            self._finish()
            return
        self._tab.timeline.move_to(self._left.pop(0))
        self._frames.append(_paletted(self._picture().grab().toImage()))
        self.progress.emit(len(self._frames) / self._total)

    def _finish(self) -> None:
        if self._writer is None:
            self._writer = Thread(target=self._write, name="lab-animation")
            self._writer.start()
            self._timer.start(LOOK_MS)
        elif not self._writer.is_alive():
            self.cancel()
            if self._problem is None:
                self.finished.emit(self._content)
            else:
                self.failed.emit(self._problem)

    def _write(self) -> None:
        try:
            self._content = _gif(self._frames)
        except Exception as error:
            # A thread's exception would end here, and nobody would hear of it.
            reason = str(error) or type(error).__name__
            self._problem = Message(
                "The steps could not be made into an animation: {reason}", {"reason": reason}
            )


def _paletted(image: QImage) -> Image.Image:
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    data = bytes(image.constBits())
    size = (image.width(), image.height())
    rgb = Image.frombuffer("RGB", size, data, "raw", "RGB", image.bytesPerLine(), 1)
    return rgb.quantize(128, Image.Quantize.FASTOCTREE)


def _gif(frames: list[Image.Image]) -> bytes:
    out = io.BytesIO()
    durations = [FRAME_MS] * (len(frames) - 1) + [LAST_MS]
    first, *rest = frames
    first.save(out, "GIF", save_all=True, append_images=rest, duration=durations, loop=0)
    return out.getvalue()
