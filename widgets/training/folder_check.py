"""Reads a folder of images in a child process before it is trained on."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from lab.data import load_mnist
from lab.experiments.training.inspection import FolderStream
from lab.message import InputError
from widgets.background import BackgroundRun


class FolderCheck(QObject):
    """`good` brings the folder and what is in it, `failed` a sentence that says what is wrong."""

    good = Signal(str, object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = ""
        self._background = BackgroundRun(FolderStream, self)
        self._background.frame.connect(self._take)
        self._background.finished.connect(self._background.close)
        self._background.failed.connect(self._fail)

    def check(self, folder: str) -> None:
        """Begin to read; what was read before is dropped."""
        self._background.close()
        try:
            # The names and headers are looked at now: most that is wrong is told at once.
            load_mnist(folder)
        except InputError as error:
            self.failed.emit(error.message)
            return
        self._folder = folder
        self._background.start(folder)

    def close(self) -> None:
        """End the child."""
        self._background.close()

    def _take(self, note: Any) -> None:
        self.good.emit(self._folder, note)

    def _fail(self, problem: object) -> None:
        self._background.close()
        self.failed.emit(problem)
