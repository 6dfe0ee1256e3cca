"""The shell around the tabs: what is kept, undone, linked, exported, spoken and shown."""

from __future__ import annotations

import faulthandler
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QImage, QKeySequence, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QMenu,
    QProgressDialog,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from lab.message import Message
from tests.random_params import random_change
from widgets import animation, crash, store
from widgets.animation import Recorder
from widgets.crash import CrashHelp, log_folder
from widgets.export import csv, png, svg
from widgets.lab_tab import LabTab
from widgets.plots.plot import Plot
from widgets.start import find_fonts, problem_before_start
from widgets.tabs import TABS
from widgets.tabs.activations import ActivationsTab
from widgets.tabs.optimizers import OptimizersTab
from widgets.theme import appearance
from widgets.translate import language, use_language
from widgets.window import MainWindow


def settings_in(folder: Path) -> QSettings:
    return QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)


def opened(qtbot: QtBot, folder: Path) -> MainWindow:
    window = MainWindow(settings_in(folder))
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    window = opened(qtbot, tmp_path)
    yield window
    window.close()


def all_tabs(window: MainWindow) -> list[LabTab]:
    return [window.tab(entry.id) for entry in TABS]


def last_preset(tab: LabTab) -> str:
    return tab.presets[-1]


def test_ids_and_order_are_those_of_the_book(window: MainWindow) -> None:
    order = ["perceptron", "activations", "descent", "optimizers", "initialization", "training"]
    ids = [window.tabs.widget(i).objectName() for i in range(window.tabs.count())]
    assert ids == [name for name in order if name in ids]
    assert ids


def test_a_tab_is_made_when_it_is_first_needed(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path)
    assert list(window.tabs.used()) == ["perceptron"]
    window.open("visual-lab:descent?preset=book_arrows")
    assert list(window.tabs.used()) == ["perceptron", "descent"]
    assert window.current_tab.preset == "book_arrows"
    QTest.mouseClick(
        window.tabs.tabBar(),
        Qt.MouseButton.LeftButton,
        pos=window.tabs.tabBar().tabRect(1).center(),
    )
    assert window.current_tab.objectName() == "activations"
    assert window.current_tab.isVisible()
    with pytest.raises(KeyError):
        window.tab("none")
    window.close()
    again = opened(qtbot, tmp_path)
    assert list(again.tabs.used()) == ["perceptron", "activations", "descent"]
    again.close()


def test_a_longer_word_paints_itself_and_not_the_whole_window(
    qtbot: QtBot, window: MainWindow
) -> None:
    tab = window.show_tab("optimizers")
    painted: list[QRect] = []

    class Painted(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if isinstance(event, QPaintEvent):
                painted.append(event.region().boundingRect())
            return False

    def at_rest() -> bool:
        painted.clear()
        QTest.qWait(300)
        return not painted and not tab.busy

    seen = Painted()
    window.tabs.installEventFilter(seen)
    # What the tab does of itself after it was shown is painted first.
    qtbot.waitUntil(at_rest, timeout=30_000)
    tab.transport.text.setText("step 1,234,567 of very many")
    qtbot.waitUntil(lambda: bool(painted))
    QTest.qWait(20)
    window.tabs.removeEventFilter(seen)
    assert max(area.height() for area in painted) < 0.2 * window.height()


def test_everything_comes_back_at_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path)
    rng = np.random.default_rng(0)
    for tab in all_tabs(window):
        tab.apply_preset(last_preset(tab))
        for _ in range(20):
            tab.set_params(random_change(tab.params, rng))
    window.turn(+1)
    window.toggle_explanation()
    appearance.choose(theme="light")
    kept = store.collect({e.id: window.tab(e.id) for e in TABS}, "")
    on_top = window.current_tab.objectName()
    window.close()
    again = opened(qtbot, tmp_path)
    assert store.collect({e.id: again.tab(e.id) for e in TABS}, "") == kept
    assert again.current_tab.objectName() == on_top
    assert not again.explanation_shown
    assert settings_in(tmp_path).value("look/theme") == "light"
    again.close()


def test_a_saved_lab_opens_again_and_opening_can_be_undone(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "my lab 实验.lab.json"
    before = {tab.objectName(): tab.state() for tab in all_tabs(window)}
    window.save_state(path)
    for tab in all_tabs(window):
        tab.apply_preset(last_preset(tab))
    changed = {tab.objectName(): tab.params for tab in all_tabs(window)}
    window.open(str(path))
    assert {tab.objectName(): tab.state() for tab in all_tabs(window)} == before
    for tab in all_tabs(window):
        if changed[tab.objectName()] != tab.params:
            tab.undo_stack.undo()
        assert tab.params == changed[tab.objectName()]


def test_a_link_is_copied_and_pasted(window: MainWindow) -> None:
    tab = window.current_tab
    tab.apply_preset(last_preset(tab))
    window.exchange.copy_link()
    tab.apply_preset(tab.presets[0])
    window.exchange.paste()
    assert tab.preset == last_preset(tab)


def test_nonsense_is_told_in_a_sentence_and_changes_nothing(
    window: MainWindow, tmp_path: Path
) -> None:
    before = {tab.objectName(): tab.state() for tab in all_tabs(window)}
    damaged = tmp_path / "x.json"
    damaged.write_bytes(b"\xff\x00nonsense")
    for what in ("visual-lab:moon", str(damaged), str(tmp_path), str(tmp_path / "none.json")):
        window.statusBar().clearMessage()
        window.open(what)
        assert window.statusBar().currentMessage()
    assert {tab.objectName(): tab.state() for tab in all_tabs(window)} == before


def test_a_picture_of_a_plot_brings_its_experiment_back(window: MainWindow, tmp_path: Path) -> None:
    tab = window.current_tab
    tab.apply_preset(last_preset(tab))
    QApplication.processEvents()
    state = tab.state()
    plot = next(p for p in tab.findChildren(Plot) if p.isVisible())
    path = tmp_path / "plot.png"
    path.write_bytes(png(plot))
    assert QImage(str(path)).width() == 2 * plot.width()
    numbers = np.asarray(Image.open(path).convert("L"), int)[: 2 * plot.height(), 40:100]
    assert (numbers[::2] != numbers[1::2]).mean() > 0.005, "drawn at twice the size, not enlarged"
    tab.apply_preset(tab.presets[0])
    window.open(str(path))
    assert tab.state() == state


def test_plots_export_as_svg_and_csv(window: MainWindow) -> None:
    tab = window.show_tab("training")
    QApplication.processEvents()
    plot = next(p for p in tab.findChildren(Plot) if p.isVisible())
    drawn = svg(plot)
    assert b"<svg" in drawn
    # Sharp at any size: the axes too, though the screen has a copy of them.
    assert b"<image" not in drawn
    assert {"0.1", "1000", "5000"} <= set(re.findall(r">\s*([\d.]+)\s*</text>", drawn.decode()))
    rows = csv(plot).decode().splitlines()
    assert len(rows) > 100
    assert len(rows[1].split(",")) == len(rows[0].split(","))


def test_a_timeline_becomes_an_animation(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = window.show_tab("optimizers")
    QApplication.processEvents()
    assert tab.timeline.steps
    path = tmp_path / "steps.gif"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    cursor = tab.timeline.cursor
    window.exchange.save_animation()
    qtbot.waitUntil(path.exists, timeout=20_000)
    with Image.open(path) as gif:
        assert gif.n_frames == min(120, tab.timeline.steps + 1)
    assert tab.timeline.cursor == cursor


def test_a_new_theme_leaves_no_menus_of_the_old_one(window: MainWindow) -> None:
    window.show_tab("training")
    QApplication.processEvents()
    before = len(window.findChildren(QMenu))
    for theme in ("light", "dark", "light"):
        appearance.choose(theme=theme)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
    assert len(window.findChildren(QMenu)) == before


def test_the_window_lives_while_an_animation_is_put_together(
    qtbot: QtBot, window: MainWindow
) -> None:
    tab = window.show_tab("optimizers")
    QApplication.processEvents()
    recorder = Recorder(tab, lambda: tab.plots)
    told: list[float] = []
    recorder.progress.connect(told.append)
    ticks = QTimer(recorder)
    ticks.timeout.connect(lambda: told.append(-1.0))
    ticks.start(1)
    with qtbot.waitSignal(recorder.finished, timeout=20_000) as finished:
        recorder.start()
    ticks.stop()
    assert finished.args[0].startswith(b"GIF89a")
    after_the_last_picture = told[told.index(1.0) + 1 :]
    assert len(after_the_last_picture) > 3


def test_an_animation_of_a_tab_that_is_left_is_given_up(qtbot: QtBot, window: MainWindow) -> None:
    tab = window.show_tab("optimizers")
    QApplication.processEvents()
    recorder = Recorder(tab, lambda: tab.plots)
    recorder.start()
    window.show_tab("descent")
    appearance.choose(theme="light")
    with qtbot.waitSignal(recorder.finished) as done:
        pass
    assert done.args == [b""]


@pytest.mark.parametrize(("kind", "words"), [(MemoryError, ""), (ValueError, "no room")])
def test_an_animation_that_cannot_be_made_says_why(
    qtbot: QtBot,
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    kind: type[Exception],
    words: str,
) -> None:
    def fail(frames: object) -> bytes:
        raise kind(words)

    monkeypatch.setattr(animation, "_gif", fail)
    told: list[Message] = []
    monkeypatch.setattr(window, "tell", told.append)
    tab = window.show_tab("optimizers")
    QApplication.processEvents()
    cursor = tab.timeline.cursor
    window.exchange.save_animation()
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert "animation" in str(told[0])
    assert (words or kind.__name__) in str(told[0])
    assert tab.timeline.cursor == cursor
    qtbot.waitUntil(lambda: not window.findChildren(QProgressDialog))


def test_language_changes_at_once_and_back(window: MainWindow) -> None:
    use_language("zh_CN")
    QApplication.processEvents()
    assert language() == "zh_CN"
    menus = [a.text() for a in window.findChildren(QAction)]
    use_language("en")
    QApplication.processEvents()
    assert menus != [a.text() for a in window.findChildren(QAction)]


def test_presentation_and_font_size_and_back(window: MainWindow) -> None:
    size = QApplication.font().pointSizeF()
    window.toggle_presentation()
    assert QApplication.font().pointSizeF() > size
    window.toggle_presentation()
    QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.font().pointSizeF() == size + 1
    QTest.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.font().pointSizeF() == size


def test_the_welcome_stays_away_once_dismissed(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path)
    assert window.welcome.isVisible()
    button = window.findChild(QPushButton, "dismiss_welcome")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not window.welcome.isVisible()
    window.close()
    again = opened(qtbot, tmp_path)
    assert not again.welcome.isVisible()
    again.close()


def test_space_plays_from_the_first_start_on_as_the_welcome_says(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened(qtbot, tmp_path)
    window.activateWindow()
    assert window.welcome.isVisible()
    bar = window.tabs.tabBar()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(3).center())
    for _ in range(2):
        assert QApplication.focusWidget() is window.current_tab
        QTest.keyClick(window.current_tab, Qt.Key.Key_Space)
        assert window.current_tab.timeline.playing
        QTest.keyClick(window.current_tab, Qt.Key.Key_Space)
        assert not window.current_tab.timeline.playing
        window.welcome.findChild(QPushButton, "dismiss_welcome").click()
    window.close()


def test_tabs_are_walked_over_with_the_arrows(window: MainWindow) -> None:
    window.activateWindow()
    bar = window.tabs.tabBar()
    bar.setFocus()
    for name in ("activations", "descent"):
        QTest.keyClick(bar, Qt.Key.Key_Right)
        assert window.current_tab.objectName() == name
        assert bar.hasFocus()


def test_settings_that_cannot_be_kept_are_told(qtbot: QtBot, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_bytes(b"no folder")
    window = opened(qtbot, home)
    told = window.statusBar().currentMessage()
    assert told.startswith("Nothing is kept for the next start")
    assert told.endswith("settings.ini")
    window.close()
    assert home.read_bytes() == b"no folder"


@pytest.mark.parametrize("trouble", ["no folder", "a log of another"])
def test_where_the_home_is_read_only_the_log_is_among_the_temporary_files(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, trouble: str
) -> None:
    home, rest = tmp_path / "home", tmp_path / "rest"
    rest.mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(home))
    monkeypatch.setattr(tempfile, "tempdir", str(rest))
    if trouble == "no folder":
        home.write_bytes(b"no folder")
    else:
        own = log_folder()
        assert own is not None
        assert own.is_relative_to(home)
        (own / "lab.log").unlink()
        (own / "lab.log").mkdir()
    folder = log_folder()
    assert folder is not None
    assert folder.parent == rest
    monkeypatch.setattr(tempfile, "tempdir", str(rest / "none"))
    assert log_folder() is None


PROGRAM = """
import faulthandler, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from widgets.crash import CrashHelp, log_folder

app = QApplication([])
app.setApplicationName("visual-lab")
CrashHelp(lambda path: None)
if sys.argv[1] == "fault":
    faulthandler._sigabrt()
"""


def test_a_start_without_any_home_ends_well(tmp_path: Path) -> None:
    environment = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME"), os.devnull)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "quietly"],
        capture_output=True,
        check=False,
        env={**os.environ, **environment, "TMPDIR": str(tmp_path)},
    )
    assert done.returncode == 0, done.stderr
    assert len(list(tmp_path.glob("visual-lab-*/lab.log"))) == 1


def test_a_fault_is_in_the_log(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, "fault"]
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0
    (log,) = tmp_path.rglob("lab.log")
    assert "Aborted" in log.read_text(encoding="utf-8")


def test_a_log_that_is_full_begins_anew_and_still_takes_faults(tmp_path: Path) -> None:
    full = "for h in log.handlers: h.maxBytes = 200\nfor _ in range(3): log.error('x' * 150)\n"
    program = PROGRAM.replace("import CrashHelp,", "import log, CrashHelp,")
    program = program.replace("if sys.argv", full + "if sys.argv")
    command = [sys.executable, "-c", program, "fault"]
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0
    (new,), (old, *_) = tmp_path.rglob("lab.log"), sorted(tmp_path.rglob("lab.log.*"))
    assert "Aborted" in new.read_text(encoding="utf-8")
    assert "Aborted" not in old.read_text(encoding="utf-8")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, str]]:
    """What the dialog would say: its sentence, the details, and where the state was kept."""
    said: list[tuple[str, str, str]] = []
    monkeypatch.setattr(CrashHelp, "_tell", lambda _, *words: said.append(words))
    return said


@pytest.fixture
def crash_help(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[CrashHelp]:
    for module, hook in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(module, hook, getattr(module, hook))
    helper = CrashHelp(window.save_state)
    helper.install()
    yield helper
    for handler in list(crash.log.handlers):
        crash.log.removeHandler(handler)
        handler.close()
    # pytest has its own.
    faulthandler.enable(sys.__stderr__)


class Fragile:
    """An object that cannot even end well."""

    def __del__(self) -> None:
        fail()


def fail() -> None:
    raise RuntimeError("a fault")


def in_a_handler() -> None:
    try:
        fail()
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def in_a_thread() -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


@pytest.mark.parametrize("happens", [in_a_handler, in_a_thread, Fragile])
def test_an_unexpected_error_is_told_and_the_state_kept(
    qtbot: QtBot,
    window: MainWindow,
    crash_help: CrashHelp,
    told: list[tuple[str, str, str]],
    happens: Callable[[], object],
) -> None:
    happens()
    qtbot.waitUntil(lambda: bool(told))
    ((what, details, kept),) = told
    assert what == "RuntimeError: a fault"
    assert "test_window.py" in details
    assert store.read(kept, {e.id: window.tab(e.id) for e in TABS}).tabs
    assert "RuntimeError: a fault" in Path(kept).with_name("lab.log").read_text(encoding="utf-8")


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_settings_are_a_file_also_where_the_system_has_another_place(
    monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    settings = store.own_settings()
    assert settings.format() is QSettings.Format.IniFormat
    assert settings.fileName().endswith("visual-lab.ini")


def test_pictures_find_the_fonts_of_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "environ", {"WINDIR": "D:/Windows"})
    find_fonts()
    assert Path(os.environ["QT_QPA_FONTDIR"]) == Path("D:/Windows/Fonts")


@pytest.mark.parametrize(
    ("system", "mend"), [("linux", "apt"), ("win32", "pip"), ("darwin", "pip")]
)
def test_a_qt_that_does_not_load_is_told_with_what_mends_it(
    monkeypatch: pytest.MonkeyPatch, system: str, mend: str
) -> None:
    class Broken:
        def find_spec(self, name: str, *_: object) -> None:
            if name.startswith("PySide6"):
                raise ImportError("DLL load failed: libEGL.so.1 cannot be opened")

    for name in [n for n in sys.modules if n.startswith("PySide6")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])
    monkeypatch.setattr(sys, "platform", system)
    problem = problem_before_start(screenshot=True)
    assert "libEGL" in problem
    assert f"{mend} install" in problem


def test_a_new_theme_makes_only_the_tab_on_top_anew(window: MainWindow) -> None:
    for tab in all_tabs(window):
        window.show_tab(tab.objectName())
    QApplication.processEvents()
    before = window.current_tab.plots
    appearance.choose(theme="light")
    assert window.current_tab.plots is not before
    # The others have no widgets until they are seen: the style need not be given to any.
    for tab in all_tabs(window)[:-1]:
        assert tab.findChildren(QPushButton) == []
        window.show_tab(tab.objectName())
        QApplication.processEvents()
        assert tab.findChildren(QPushButton) != []


def test_what_comes_late_for_a_tab_without_widgets_harms_nothing(window: MainWindow) -> None:
    optimizers, activations = window.tab("optimizers"), window.tab("activations")
    assert isinstance(optimizers, OptimizersTab)
    assert isinstance(activations, ActivationsTab)
    activations.apply_preset("q5")
    for name in ("optimizers", "activations", "descent"):
        window.show_tab(name)
        QApplication.processEvents()
    appearance.choose(theme="light")
    # What their timers would call that were started just before the reader left them.
    optimizers._rest()
    activations._start_training()
    activations._cancel_training()
    for tab in (optimizers, activations):
        window.show_tab(tab.objectName())
        QApplication.processEvents()
        assert tab.findChildren(QPushButton) != []


def test_what_is_wrong_in_an_opened_lab_stays_until_something_is_changed(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "x.lab.json"
    window.save_state(path)
    state = json.loads(path.read_text("utf-8"))
    state["tabs"]["perceptron"]["params"].update(w1="bogus", w2="none")
    path.write_text(json.dumps(state), encoding="utf-8")
    window.open(str(path))
    QTest.qWait(50)
    problem = window.current_tab.findChild(QLabel, "problem")
    assert problem.isVisible()
    assert "w1" in problem.text()
    assert "w2" in problem.text()
    window.current_tab.edit(b=0.3)
    QTest.qWait(50)
    assert not problem.isVisible()


def test_what_is_wrong_in_the_kept_state_is_told_at_the_next_start(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened(qtbot, tmp_path)
    window.current_tab.edit(b=0.3)
    window.close()
    settings = settings_in(tmp_path)
    kept = str(settings.value("lab/state"))
    settings.setValue("lab/state", kept.replace('"b": 0.3', '"b": "bogus"'))
    settings.sync()
    again = opened(qtbot, tmp_path)
    QTest.qWait(50)
    problem = again.current_tab.findChild(QLabel, "problem")
    assert problem.isVisible()
    assert "bogus" in problem.text()
    again.close()


def test_keys_that_the_list_of_keys_promises_are_there_on_any_system(
    window: MainWindow,
) -> None:
    actions = {a.text().replace("&", ""): a for a in window.findChildren(QAction)}
    for words, key in (("Redo", "Ctrl+Y"), ("Quit", "Ctrl+Q"), ("Keys", "F1"), ("Undo", "Ctrl+Z")):
        assert QKeySequence(key) in actions[words].shortcuts(), words
    for action in actions.values():
        shortcuts = action.shortcuts()
        assert len({s.toString() for s in shortcuts}) == len(shortcuts), action.text()


def test_a_maximized_window_is_maximized_again_after_the_presentation(
    window: MainWindow,
) -> None:
    window.showMaximized()
    window.toggle_presentation()
    assert window.isFullScreen()
    window.toggle_presentation()
    assert window.isMaximized()
    assert not window.isFullScreen()


def test_the_keys_stay_where_they_were_when_everything_is_made_anew(
    window: MainWindow,
) -> None:
    window.activateWindow()
    tab = window.show_tab("optimizers")
    QApplication.processEvents()
    box = tab.findChild(QComboBox, "preset")
    box.setFocus()
    appearance.choose(font_step=1)
    QApplication.processEvents()
    again = QApplication.focusWidget()
    assert again.objectName() == "preset"
    assert again is not box
    tab.map.plot.setFocus()
    assert not tab.map.plot.objectName()
    appearance.choose(theme="light")
    QApplication.processEvents()
    assert tab.hasFocus(), "a widget without a name cannot be found again"


def test_animations_leave_nothing_behind(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = window.show_tab("optimizers")
    tab.edit(steps=3)
    QApplication.processEvents()
    path = tmp_path / "steps.gif"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window.exchange.save_animation()
    qtbot.waitUntil(path.exists, timeout=20_000)
    window.exchange.save_animation()
    dialog = window.findChildren(QProgressDialog)[-1]
    dialog.cancel()

    def gone() -> bool:
        return not (tab.findChildren(Recorder) or window.findChildren(QProgressDialog))

    qtbot.waitUntil(gone)
