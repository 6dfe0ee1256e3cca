"""What the reader brings into the window and takes out of it: files, pictures, links."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QProgressDialog, QWidget

from lab.message import InputError, Message
from widgets import store
from widgets.animation import Recorder
from widgets.export import ask_and_write, save_as
from widgets.lab_tab import LabTab
from widgets.saving import ask_where
from widgets.translate import tr


class Desk(Protocol):
    """What is asked of the window."""

    @property
    def current_tab(self) -> LabTab: ...
    def open(self, what: str, /) -> None: ...
    def save_state(self, path: Path, /) -> None: ...
    def say(self, words: str, /) -> None: ...
    def tell(self, problem: Message, /) -> None: ...


class Exchange:
    """Asks where from and where to, and says how it went. `parent` is what its questions cover."""

    def __init__(self, window: Desk, parent: QWidget) -> None:
        self._window = window
        self._parent = parent

    def open(self) -> None:
        """Let the reader choose what to open."""
        kinds = tr("Lab, network or picture ({0})").format("*.json *.npz *.png")
        path, _ = QFileDialog.getOpenFileName(self._parent, tr("Open"), "", kinds)
        if path:
            self._window.open(path)

    def save(self) -> None:
        """Let the reader choose where to keep the state of all tabs."""
        path = ask_where(self._parent, tr("Save the lab"), "lab", store.STATE_ENDING)
        if not path:
            return
        try:
            self._window.save_state(Path(path))
        except InputError as error:
            self._window.tell(error.message)
        else:
            self._window.say(tr("Saved {0}").format(path))

    def save_picture(self) -> None:
        """Save the tab on top as a picture that carries its state."""
        save_as(self._window.current_tab, "png")

    def save_animation(self) -> None:
        """Save the steps of the tab on top as an animated GIF, with progress and cancel."""
        tab = self._window.current_tab
        if not tab.timeline.steps:
            self._window.say(tr("This picture has no steps to animate."))
            return
        recorder = Recorder(tab, lambda: tab.plots)
        words = tr("Taking pictures of the steps …"), tr("Cancel")
        dialog = QProgressDialog(*words, 0, 100, self._parent)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setMinimumDuration(0)
        recorder.progress.connect(lambda share: dialog.setValue(round(99 * share)))
        for over in (recorder.finished, recorder.failed):
            over.connect(dialog.reset)
        recorder.failed.connect(self._window.tell)
        recorder.finished.connect(lambda gif: self._write_gif(tab, gif))
        dialog.canceled.connect(recorder.cancel)
        # Else the pictures of all steps would be kept as long as the tab.
        for over in (recorder.finished, recorder.failed, dialog.canceled):
            over.connect(recorder.deleteLater)
            over.connect(dialog.deleteLater)
        recorder.start()

    def copy_link(self) -> None:
        """Put a link to the tab on top, as it is, on the clipboard."""
        QApplication.clipboard().setText(store.link_of(self._window.current_tab))
        self._window.say(tr("The link is on the clipboard."))

    def paste(self) -> None:
        """Give what is on the clipboard to the tab, or open the link or file that it names."""
        mime = QApplication.clipboard().mimeData()
        if not self._window.current_tab.paste(mime):
            what = store.from_mime(mime)
            if what:
                self._window.open(what)
            else:
                self._window.say(tr("There is nothing on the clipboard that the lab can open."))

    def _write_gif(self, tab: LabTab, gif: bytes) -> None:
        if not gif:
            return
        try:
            path = ask_and_write(self._parent, tab.experiment.id, "gif", gif)
        except InputError as error:
            self._window.tell(error.message)
            return
        if path:
            self._window.say(tr("Saved {0}").format(path))
