"""Whatever is opened, dropped or pasted: a sentence, never an unexpected error, and no waiting."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QSettings, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from lab.message import InputError
from tests.mutate import CASES, mutations
from tests.stress.crafted import CRAFTED, png_state_bomb
from tests.stress.disks import nobody
from tests.stress.memory import Peak
from tests.stress.readers import READERS
from widgets import store
from widgets.tabs import TABS
from widgets.window import MainWindow

LONG_NAMES = ("x" * 5000 + ".json", "y" * 250 + ".png", "visual-lab:" + "x" * 900)
ENDINGS = (".json", ".png", ".PNG", ".npz", ".lab.json", ".gz", "")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = MainWindow(settings)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close()


def told(window: MainWindow) -> str:
    """Take the sentence above the plots away, and return it."""
    # A tab that has just come to the top shows its widgets when the event loop is back.
    QApplication.processEvents()
    problem = window.current_tab.findChild(QLabel, "problem")
    assert problem is not None
    words = problem.text() if problem.isVisible() else ""
    window.current_tab.show_problem(None)
    return words


def states(window: MainWindow) -> dict[str, object]:
    return {entry.id: window.tab(entry.id).state() for entry in TABS}


# A window takes longer to make than a file to be refused, so one is offered several.


def test_what_is_no_file_is_told(window: MainWindow, tmp_path: Path) -> None:
    before = states(window)
    for ending in ENDINGS:
        folder, secret = tmp_path / f"folder 夹{ending}", tmp_path / f"secret{ending}"
        folder.mkdir()
        secret.write_bytes(b"x")
        secret.chmod(0)
        nothing = (str(tmp_path / f"none{ending}"), f"a\0b{ending}", "x" * 5000 + ending)
        for path in (*nothing, str(folder)):
            window.open(path)
            assert told(window), path
        with nobody():
            window.open(str(secret))
            assert os.name == "nt" or told(window), secret
        assert states(window) == before, ending


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_not_waited_for(window: MainWindow, tmp_path: Path) -> None:
    for ending in ENDINGS:
        path = tmp_path / f"pipe{ending}"
        os.mkfifo(path)
        # Whoever opens the pipe to read it waits until somebody opens it to write.
        rescue = threading.Timer(10, lambda pipe=path: os.close(os.open(pipe, os.O_WRONLY)))
        rescue.start()
        window.open(str(path))
        assert rescue.is_alive(), f"it waited for {path}"
        rescue.cancel()
        rescue.join()
        assert "not an ordinary file" in told(window), path


@pytest.mark.parametrize("name", LONG_NAMES, ids=["no name", "name", "link"])
def test_a_long_name_does_not_push_the_window_apart(window: MainWindow, name: str) -> None:
    window.open(name)
    QApplication.processEvents()
    assert window.minimumSizeHint().width() < 820
    assert window.current_tab.findChild(QLabel, "problem").height() < 200
    assert told(window)


CRAFTED_FILES = {
    reader: [
        (label, make)
        for label, make in CRAFTED[reader]
        if label not in ("moving WebP", "palette PNG", "16 bit PNG", "LA PNG")
    ]
    for reader in ("picture", "state", "run")
}
CRAFTED_FILES["picture"].append(("state bomb", png_state_bomb))


@pytest.mark.parametrize("reader", CRAFTED_FILES)
def test_crafted_files(window: MainWindow, tmp_path: Path, reader: str) -> None:
    for label, make in CRAFTED_FILES[reader]:
        path = tmp_path / READERS[reader].name
        path.write_bytes(make())
        peak = Peak()
        window.open(str(path))
        assert peak.megabytes() < 200, label
        assert told(window), label


def test_damaged_pictures_of_the_lab(
    window: MainWindow, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "picture.png"
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(0)
    assert store.with_state(image, window.current_tab).save(str(path))
    tabs = {entry.id: window.tab(entry.id) for entry in TABS}
    kept = store.read(str(path), tabs)
    for damaged in mutations(path.read_bytes(), CASES):
        path.write_bytes(damaged)
        try:
            state = store.read(str(path), tabs)
        except InputError:
            continue
        # The checksums of PNG see nearly everything; the rest is a state all the same.
        assert state.tabs.keys() <= tabs.keys()
    assert kept.tabs
    # Neither Qt nor the library of PNG may write to the console.
    assert capfd.readouterr().err == ""


def test_hostile_things_are_pasted_and_dropped(window: MainWindow, tmp_path: Path) -> None:
    before = states(window)
    for entry in TABS:
        window.show_tab(entry.id)
        for mime in _hostile_mimes(tmp_path):
            QApplication.clipboard().setMimeData(mime)
            window.exchange.paste()
    # What Python put there, Qt would give back after Python has ended.
    QApplication.clipboard().clear()
    after = states(window)
    assert {n for n in after if after[n] != before[n]} <= {"training"}


def _hostile_mimes(folder: Path) -> list[QMimeData]:
    made = []
    for text in (
        "",
        "visual-lab:",
        "visual-lab:moon?x=1",
        "visual-lab:descent?lr=nan&start=%ff",
        "x" * 100_000,
        "\x00\x1b",
    ):
        mime = QMimeData()
        mime.setText(text)
        made.append(mime)
    for url in ("file:///none.png", "https://example.org/x.png", folder.as_uri(), "file://other/x"):
        mime = QMimeData()
        mime.setUrls([QUrl(url)])
        made.append(mime)
    for size in ((1, 1), (3, 4000), (0, 0)):
        mime = QMimeData()
        mime.setImageData(QImage(*size, QImage.Format.Format_ARGB32))
        made.append(mime)
    mime = QMimeData()
    mime.setData("image/png", b"\x89PNG\r\n\x1a\nrubbish")
    made.append(mime)
    return made


def test_a_lab_that_an_editor_on_windows_has_saved_is_opened(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "x.lab.json"
    window.current_tab.edit(b=0.3)
    window.save_state(path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    window.current_tab.edit(b=0.1)
    window.open(str(path))
    assert window.current_tab.params.b == 0.3
