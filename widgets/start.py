"""From the command line to a window: what Qt needs of the system, and how the window opens."""

from __future__ import annotations

import argparse
import gc
import os
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

NEEDED = "libegl1 libgl1 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1"
NEEDED_XCB = "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1"
COLLECTED_EVERY = (20_000, 10, 10)
"""Objects made before the youngest are looked through, and the older in their turn."""
AWAY = (-10_000, -10_000)
TURN_MS, QUIET_TURNS, FINISHED_MS = 20, 15, 60_000


def problem_before_start(*, screenshot: bool) -> str:
    """Return one sentence with the command that mends it where no window can open, else ""."""
    if screenshot:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        find_fonts()
    elif sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY")
        or os.environ.get("WAYLAND_DISPLAY")
        or os.environ.get("QT_QPA_PLATFORM")
    ):
        return (
            "There is no display to open a window on; start a desktop session, or make a picture "
            "with: python main.py --screenshot lab.png"
        )
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ModuleNotFoundError:
        return "PySide6 is missing; install it with: python -m pip install -r requirements.txt"
    except ImportError as error:
        if not sys.platform.startswith("linux"):
            return (
                f"Qt cannot be loaded ({str(error)[:100]}); install it anew with: "
                "python -m pip install --force-reinstall -r requirements.txt"
            )
        return (
            f"Qt lacks a library of the system ({_library(str(error))}); "
            f"install it with: sudo apt install {NEEDED} {NEEDED_XCB}"
        )
    return _missing_xcb()


def find_fonts() -> None:
    """Show Qt the system's fonts where it draws offscreen and would look for its own (Windows)."""
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        os.environ.setdefault("QT_QPA_FONTDIR", str(windows / "Fonts"))


def _missing_xcb() -> str:
    """Qt itself aborts where the X11 plug-in lacks a library, so ask the loader first."""
    wayland = os.environ.get("WAYLAND_DISPLAY")
    platform = os.environ.get("QT_QPA_PLATFORM", "wayland" if wayland else "xcb")
    if not sys.platform.startswith("linux") or not platform.startswith("xcb"):
        return ""
    import ctypes

    import PySide6

    plugin = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return (
            f"Qt lacks a library of the system ({_library(str(error))}); "
            f"install it with: sudo apt install {NEEDED_XCB}"
        )
    return ""


def _library(words: str) -> str:
    found = re.search(r"lib[\w.+-]+\.so[\w.]*", words)
    return found.group(0) if found else words[:100]


def start(options: argparse.Namespace) -> int:
    """Open the window (or draw it into a picture) and return the exit code."""
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from widgets.store import own_settings

    app = QApplication(sys.argv[:1])
    app.setApplicationName("visual-lab")
    app.setStyle("Fusion")
    if not options.screenshot:
        return _dress(app, own_settings(), options)
    # A picture is the same for everyone, so it has settings of its own. Not on os.devnull: Qt puts
    # a new file in the place of an old one, and as root that is the device itself.
    with TemporaryDirectory(prefix="visual-lab-", ignore_cleanup_errors=True) as folder:
        return _dress(app, QSettings(f"{folder}/none.ini", QSettings.Format.IniFormat), options)


def _dress(app: object, settings: object, options: argparse.Namespace) -> int:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from widgets.theme import THEMES, appearance
    from widgets.translate import system_language, use_language

    assert isinstance(app, QApplication)
    assert isinstance(settings, QSettings)
    theme = options.theme or str(settings.value("look/theme", "system", type=str))
    step = int(str(settings.value("look/font_step", 0, type=int)))
    appearance.choose(theme=theme if theme in THEMES else "system", font_step=step)
    app.styleHints().colorSchemeChanged.connect(lambda _: appearance.choose())
    chosen = str(settings.value("look/language", system_language(), type=str))
    use_language(options.language or chosen)
    return _open(app, settings, options)


def _open(app: object, settings: object, options: argparse.Namespace) -> int:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from widgets.crash import CrashHelp
    from widgets.window import MainWindow

    assert isinstance(app, QApplication)
    assert isinstance(settings, QSettings)
    window = MainWindow(settings)
    try:
        tab = window.show_tab(options.tab) if options.tab else window.current_tab
        if options.preset:
            tab.apply_preset(options.preset)
    except KeyError as error:
        print(f"There is no tab or preset called {error}", file=sys.stderr)
        window.close()
        return 2
    if options.file:
        window.open(options.file)
    if options.screenshot:
        window.welcome.hide()
        return _screenshot(window, options)
    CrashHelp(window.save_state).install()
    window.show()
    spare_collector()
    return app.exec()


def spare_collector() -> None:
    """Keep the garbage collector from going through all that stays, in the midst of a drag."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTED_EVERY)


def _screenshot(window: object, options: argparse.Namespace) -> int:
    from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer
    from PySide6.QtGui import QCursor, QGuiApplication

    from widgets.window import MainWindow

    assert isinstance(window, MainWindow)
    size = re.fullmatch(r"(\d{2,5})x(\d{2,5})", options.size)
    if size is None:
        print(f"--size {options.size}: expected a size like 1280x800", file=sys.stderr)
        return 2
    window.resize(int(size[1]), int(size[2]))
    if QGuiApplication.platformName() == "offscreen":
        # There is no mouse, but Qt has it rest on the first tab, which would look hovered.
        QCursor.setPos(*AWAY)
    window.show()
    window.current_tab.finish()
    clock = QElapsedTimer()
    clock.start()
    # A finished frame: the explanation follows its tab after a moment, a run when it is done.
    quiet = 0
    while quiet < QUIET_TURNS and clock.elapsed() < FINISHED_MS:
        turn = QEventLoop()
        QTimer.singleShot(TURN_MS, turn.quit)
        turn.exec()
        quiet = 0 if window.current_tab.busy else quiet + 1
    if quiet < QUIET_TURNS:
        waited = f"after {FINISHED_MS // 1000} seconds"
        print(f"{options.screenshot}: shows a run that was not done {waited}", file=sys.stderr)
    saved = window.grab().save(options.screenshot)
    window.close()
    if not saved:
        print(f"{options.screenshot}: the picture could not be written", file=sys.stderr)
    return 0 if saved else 2
