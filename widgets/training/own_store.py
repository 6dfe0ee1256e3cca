"""The reader's own digits: one set, kept in a file from one start to the next."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal

from lab.data import OwnDigit, OwnDigits
from lab.files import make_folder_for
from lab.message import InputError, Message


def own_file() -> Path:
    """Return where the set is kept unless the reader opens another file."""
    place = QStandardPaths.StandardLocation.AppDataLocation
    return Path(QStandardPaths.writableLocation(place)) / "digits.npz"


class OwnStore(QObject):
    """The digits that are kept. A file that cannot be read is left as it is."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.path = own_file()
        self._digits: OwnDigits | None = None
        self.problem: Message | None = None

    @property
    def digits(self) -> OwnDigits:
        """Return the set; it is read when it is first asked for."""
        if self._digits is None:
            self._digits = OwnDigits()
            # Unlike Path.exists, this takes a folder that may not be entered for an empty one.
            if os.path.exists(self.path):
                try:
                    self._digits = OwnDigits.load(self.path)
                except InputError as error:
                    self.problem = error.message
        return self._digits

    def add(self, digit: OwnDigit) -> None:
        """Keep one more. Raises InputError where it cannot be saved."""
        self._replace(self.digits.added(digit))

    def remove(self, index: int) -> None:
        """Keep one less. Raises InputError where it cannot be saved."""
        self._replace(self.digits.without(index))

    def open(self, path: Path) -> None:
        """Go on with the set in another file. Raises InputError where it cannot be read."""
        digits = OwnDigits.load(path)
        self.path, self._digits, self.problem = path, digits, None
        self.changed.emit()

    def save_as(self, path: Path) -> None:
        """Write the set to another file, and go on there. Raises InputError if that fails."""
        self.digits.save(path)
        self.path, self.problem = path, None
        self.changed.emit()

    def _replace(self, digits: OwnDigits) -> None:
        if self.problem is not None:
            raise InputError("Not kept, since the set is damaged: {reason}", reason=self.problem)
        # What cannot be saved stays here until the lab is closed, and is saved with the next one.
        self._digits = digits
        self.changed.emit()
        make_folder_for(self.path)
        digits.save(self.path)
