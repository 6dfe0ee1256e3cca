"""When something unexpected happens: a log, a saved state, one calm dialog, and the lab goes on."""

from __future__ import annotations

import faulthandler
import logging
import sys
import traceback
from collections.abc import Callable
from html import escape
from logging.handlers import RotatingFileHandler
from pathlib import Path
from tempfile import mkdtemp
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication, QMessageBox

from lab.files import check_place
from lab.message import InputError
from widgets.translate import tr

log = logging.getLogger("visual-lab")
LOG, FAULTS = "lab.log", "faults.log"
LOG_BYTES, LOG_FILES = 500_000, 3


def log_folder() -> Path | None:
    """Return the folder for logs, made if need be; None where there is nowhere to write.

    Where the reader's own folders may not be written to, it is a new one for temporary files.
    """
    own = QStandardPaths.StandardLocation.AppLocalDataLocation
    folder = Path(QStandardPaths.writableLocation(own))
    if _may_log_in(folder):
        return folder
    try:
        return Path(mkdtemp(prefix="visual-lab-"))
    except OSError:
        return None


def _may_log_in(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        check_place(folder / LOG)
        # In a folder that is the reader's, a file may still be another's.
        with open(folder / LOG, "ab"), open(folder / FAULTS, "ab"):
            return True
    except (OSError, InputError):
        return False


class CrashHelp:
    """Takes over uncaught exceptions. `save_state(path)` keeps the lab's state."""

    def __init__(self, save_state: Callable[[Path], None]) -> None:
        self._save_state = save_state
        self._folder = log_folder()
        self._faults: TextIO | None = None
        self._showing = False
        if self._folder is not None:
            self._open_logs(self._folder)

    def install(self) -> None:
        """Catch what nobody else caught, from now on."""
        sys.excepthook = self.handle

    def handle(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log it, save the state, and tell the reader; one dialog at a time."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        log.error("uncaught exception\n%s", details)
        if self._showing or QApplication.instance() is None:
            return
        self._showing = True
        try:
            self._tell(f"{kind.__name__}: {error}", details, self._kept())
        finally:
            self._showing = False

    def _open_logs(self, folder: Path) -> None:
        handler = RotatingFileHandler(
            folder / LOG, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8"
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log.addHandler(handler)
        # faulthandler writes by itself when Python cannot any more, so it has a file of its own;
        # what is in it ended the last start, and goes into the log now.
        self._faults = open(folder / FAULTS, "a+", encoding="utf-8", errors="replace")  # noqa: SIM115
        self._faults.seek(0)
        fault = self._faults.read(LOG_BYTES)
        if fault:
            log.error("the lab ended with a fault\n%s", fault)
            self._faults.truncate(0)
        faulthandler.enable(self._faults)

    def _kept(self) -> str:
        if self._folder is None:
            return ""
        path = self._folder / "after-error.lab.json"
        try:
            self._save_state(path)
        except Exception:
            log.exception("the state could not be saved")
            return ""
        return str(path)

    def _tell(self, what: str, details: str, kept: str) -> None:
        box = QMessageBox(QMessageBox.Icon.Warning, tr("Something went wrong"), "")
        box.setText(tr("Something unexpected happened. The other tabs go on working."))
        words = [what]
        if kept:
            words.append(tr("Your settings were saved to {0}").format(kept))
        # What an error says may look like a tag.
        box.setInformativeText("<br><br>".join(map(escape, words)))
        box.setDetailedText(details)
        copy = box.addButton(tr("Copy details"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(QMessageBox.StandardButton.Close)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(details))
        box.exec()
