"""When something unexpected happens: a log, a saved state, one calm dialog, and the lab goes on."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
import traceback
from collections.abc import Callable
from functools import partial
from html import escape
from logging.handlers import RotatingFileHandler
from pathlib import Path
from tempfile import mkdtemp
from types import TracebackType
from typing import Any

from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from lab.files import check_place
from lab.message import InputError
from widgets.translate import tr

log = logging.getLogger("visual-lab")
LOG = "lab.log"
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
        with open(folder / LOG, "ab"):
            return True
    except (OSError, InputError):
        return False


class _Log(RotatingFileHandler):
    """A log of a few files in turn; faulthandler, which Python ends with, writes to it as well."""

    def _open(self) -> Any:
        stream = super()._open()
        faulthandler.enable(stream)
        return stream

    def doRollover(self) -> None:
        faulthandler.disable()
        super().doRollover()

    def close(self) -> None:
        faulthandler.disable()
        super().close()


class CrashHelp:
    """Takes over uncaught exceptions. `save_state(path)` keeps the lab's state."""

    def __init__(self, save_state: Callable[[Path], None]) -> None:
        self._save_state = save_state
        self._folder = log_folder()
        self._showing = False
        if self._folder is not None:
            handler = _Log(
                self._folder / LOG, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8"
            )
            handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
            log.addHandler(handler)

    def install(self) -> None:
        """Catch what nobody else caught, from now on: here, in threads, and where objects end."""
        sys.excepthook = self.handle
        threading.excepthook = self._handle_in_thread
        sys.unraisablehook = self._handle_unraisable

    def _handle_in_thread(self, what: threading.ExceptHookArgs) -> None:
        if not issubclass(what.exc_type, SystemExit):
            self._handle_later(what.exc_type, what.exc_value, what.exc_traceback)

    def _handle_unraisable(self, what: sys.UnraisableHookArgs) -> None:
        self._handle_later(what.exc_type, what.exc_value, what.exc_traceback)

    def _handle_later(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Handle it in the application's own thread, where widgets may be made."""
        told = partial(self.handle, kind, error or kind(), trace)
        app = QApplication.instance()
        if app is None:
            told()
        else:
            QTimer.singleShot(0, app, told)

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
