"""What can be done with the reader's own digits: keep, draw again, remove, save, open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from lab.data import OwnDigit
from lab.experiments.training import TrainingParams
from lab.experiments.training.recognize import drawing
from lab.message import InputError
from widgets.saving import ask_where
from widgets.training.own_store import OwnStore
from widgets.translate import tr


class OwnActions(QObject):
    """Does it on the store; `edited` asks for other settings of the tab."""

    problem = Signal(object)
    status = Signal(str)
    edited = Signal(dict)

    def __init__(self, store: OwnStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._store, self._window = store, parent

    def keep(self, label: int, params: TrainingParams) -> None:
        """Keep what is on the canvas as a digit of this label."""
        if params.picture:
            digit = OwnDigit.pasted(label, drawing(params))
        else:
            digit = OwnDigit.drawn(label, params.strokes)
        if self._try(lambda: self._store.add(digit)):
            count = len(self._store.digits)
            self.status.emit(tr("Your set has {0} digits now.").format(count))

    def do(self, what: str, index: int) -> None:
        """Do what a button of the page asks for."""
        if what == "remove":
            self._try(lambda: self._store.remove(index))
        elif what == "draw":
            digit = self._store.digits[index]
            if digit.strokes:
                self.edited.emit({"strokes": digit.strokes, "picture": ""})
        elif what == "train":
            self.edited.emit({"own": str(self._store.path)})
        elif what == "without":
            self.edited.emit({"own": ""})
        elif what == "open":
            path, _ = QFileDialog.getOpenFileName(
                self._window, tr("Open a set of digits"), "", "*.npz"
            )
            if path:
                self._try(lambda: self._store.open(Path(path)))
        elif what == "save":
            path = ask_where(self._window, tr("Save your digits"), "digits", ".npz")
            if path:
                self._try(lambda: self._store.save_as(Path(path)))

    def _try(self, action: Callable[[], object]) -> bool:
        """Do it, or tell what is wrong; return whether it is done."""
        try:
            action()
        except InputError as error:
            self.problem.emit(error.message)
            return False
        return True
