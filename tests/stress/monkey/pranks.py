"""What the monkey does at random. Each prank does one thing and returns words for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenuBar, QWidget

from tests.stress.monkey.bait import TEXTS, any_of, links
from tests.stress.monkey.hands import (
    MODIFIERS,
    Button,
    click,
    drag,
    hover,
    place_in,
    press,
    type_into,
    wheel,
)
from tests.stress.monkey.sweep import Sweep
from widgets.tabs.training import TrainingTab
from widgets.theme import THEMES, appearance
from widgets.translate import LANGUAGES, use_language
from widgets.window import MainWindow

Key = Qt.Key
KEYS = (
    *(Key.Key_Space, Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home),
    *(Key.Key_End, Key.Key_PageUp, Key.Key_PageDown, Key.Key_Tab, Key.Key_Backtab, Key.Key_Return),
    *(Key.Key_Escape, Key.Key_Delete, Key.Key_Backspace, Key.Key_F2, Key.Key_Menu, Key.Key_F9),
    *(Key.Key_A, Key.Key_5, Key.Key_Minus, Key.Key_Period, Key.Key_F1),
)
SHORTCUTS = "zyrlvsoPG+-0axc"


class Pranks:
    """Chooses and does them; `note(words)` hears what is done before it is done."""

    def __init__(
        self, window: MainWindow, sweep: Sweep, paths: list[Path], note: Callable[[str], None]
    ) -> None:
        self._window, self._sweep, self._paths, self._note = window, sweep, paths, note
        self._links = links(0)
        self._all: list[tuple[int, Callable[[np.random.Generator], None]]] = [
            (36, self._click),
            (24, self._drag),
            (16, self._hover),
            (12, self._wheel),
            (40, self._key),
            (14, self._shortcut),
            (20, self._type),
            (8, self._turn_tab),
            (3, self._preset),
            (4, self._undo),
            (2, self._resize),
            (1, self._dress),
            (1, self._speak),
            (1, self._present),
            (4, self._menu),
            (2, self._open),
            (2, self._drop),
            (3, self._paste),
            (4, self._train),
            (6, self._wait),
        ]

    def one(self, rng: np.random.Generator) -> None:
        """Do one at random."""
        weights = np.array([weight for weight, _ in self._all], float)
        self._all[int(rng.choice(len(weights), p=weights / weights.sum()))][1](rng)

    def _somewhere(self, rng: np.random.Generator) -> tuple[str, QWidget]:
        """Return a control of the tab on top, or the whole window."""
        found = list(self._sweep.look(self._window.current_tab).items())
        if not found or rng.random() < 0.3:
            return "the window", self._window
        name, widget = found[int(rng.integers(len(found)))]
        self._sweep.reached.add(name)
        return name, widget

    def _click(self, rng: np.random.Generator) -> None:
        name, widget = self._somewhere(rng)
        place, modifier = place_in(widget, rng), MODIFIERS[int(rng.integers(len(MODIFIERS)))]
        button = Button.LeftButton if rng.random() < 0.8 else Button.RightButton
        double = bool(rng.random() < 0.15)
        self._note(f"{button.name} {modifier.name} {double=} on {name} at {place.toTuple()}")
        click(widget, place, button, modifier, double)

    def _drag(self, rng: np.random.Generator) -> None:
        name, widget = self._somewhere(rng)
        places = [place_in(widget, rng) for _ in range(int(rng.integers(2, 6)))]
        self._note(f"drag on {name} {[p.toTuple() for p in places]}")
        drag(widget, places)

    def _hover(self, rng: np.random.Generator) -> None:
        name, widget = self._somewhere(rng)
        place = place_in(widget, rng)
        self._note(f"hover over {name} at {place.toTuple()}")
        hover(widget, place)

    def _wheel(self, rng: np.random.Generator) -> None:
        name, widget = self._somewhere(rng)
        place, notches = place_in(widget, rng), int(rng.integers(-5, 6))
        modifier = MODIFIERS[int(rng.integers(len(MODIFIERS)))]
        self._note(f"wheel {notches} {modifier.name} over {name} at {place.toTuple()}")
        wheel(widget, place, notches, modifier)

    def _key(self, rng: np.random.Generator) -> None:
        key, modifier = KEYS[int(rng.integers(len(KEYS)))], MODIFIERS[int(rng.integers(5))]
        count = int(rng.choice([1, 1, 1, 8]))
        focus = QApplication.focusWidget()
        self._note(f"{count} × {modifier.name} {key.name} on {focus and focus.accessibleName()}")
        for _ in range(count):
            press(key, modifier)

    def _shortcut(self, rng: np.random.Generator) -> None:
        letter = SHORTCUTS[int(rng.integers(len(SHORTCUTS)))]
        modifier = Qt.KeyboardModifier.ControlModifier
        if letter.isupper():
            modifier |= Qt.KeyboardModifier.ShiftModifier
        self._note(f"shortcut {letter}")
        window = QApplication.focusWindow()
        if window is not None:
            QTest.keyClick(window, Qt.Key(ord(letter.upper())), modifier)

    def _type(self, rng: np.random.Generator) -> None:
        tab = self._window.current_tab
        lines = [
            (name, widget)
            for name, widget in self._sweep.look(tab).items()
            if isinstance(widget, QLineEdit)
        ]
        if not lines:
            return
        name, line = lines[int(rng.integers(len(lines)))]
        self._sweep.reached.add(name)
        text = any_of(TEXTS, rng)
        then = (Key.Key_Return, Key.Key_Tab, Key.Key_Escape, None)[int(rng.integers(4))]
        self._note(f"type {text[:60]!r} then {then and then.name} into {name}")
        type_into(line, text, then)

    def _turn_tab(self, rng: np.random.Generator) -> None:
        index = int(rng.integers(self._window.tabs.count()))
        self._note(f"tab {index}")
        self._window.tabs.setCurrentIndex(index)

    def _preset(self, rng: np.random.Generator) -> None:
        tab = self._window.current_tab
        name = any_of(tuple(tab.presets), rng)
        self._note(f"{tab.objectName()}: preset {name}")
        tab.apply_preset(name)

    def _undo(self, rng: np.random.Generator) -> None:
        stack = self._window.current_tab.undo_stack
        count, back = int(rng.integers(1, 12)), bool(rng.random() < 0.6)
        self._note(f"{'undo' if back else 'redo'} {count} times")
        for _ in range(count):
            (stack.undo if back else stack.redo)()

    def _resize(self, rng: np.random.Generator) -> None:
        width, height = int(rng.integers(300, 2000)), int(rng.integers(200, 1400))
        self._note(f"resize {width} × {height}")
        self._window.resize(width, height)

    def _dress(self, rng: np.random.Generator) -> None:
        theme, step = any_of(tuple(THEMES), rng), int(rng.integers(-5, 8))
        self._note(f"theme {theme}, type {step}")
        appearance.choose(theme=theme, font_step=step)

    def _speak(self, rng: np.random.Generator) -> None:
        language = any_of(tuple(LANGUAGES), rng)
        self._note(f"language {language}")
        use_language(language)

    def _present(self, rng: np.random.Generator) -> None:
        self._note("presentation on or off")
        self._window.toggle_presentation()

    def _menu(self, rng: np.random.Generator) -> None:
        bar = self._window.findChild(QMenuBar)
        if bar is None or not bar.actions() or not bar.isVisible():
            return
        action = bar.actions()[int(rng.integers(len(bar.actions())))]
        self._note(f"menu {action.text()}")
        click(bar, bar.actionGeometry(action).center())

    def _open(self, rng: np.random.Generator) -> None:
        path = any_of(self._paths, rng)
        self._note(f"open {path[:90]!r}")
        self._window.open(path)

    def _mime(self, rng: np.random.Generator) -> tuple[str, QMimeData]:
        mime = QMimeData()
        match int(rng.integers(4)):
            case 0:
                words = any_of(self._links, rng)
                mime.setText(words)
            case 1:
                words = any_of(self._paths, rng)
                mime.setUrls([QUrl.fromLocalFile(words)])
            case 2:
                width, height = int(rng.integers(1, 300)), int(rng.integers(1, 300))
                words = f"a picture of {width} × {height}"
                image = QImage(width, height, QImage.Format.Format_RGB32)
                image.fill(QColor(*(int(c) for c in rng.integers(0, 256, 3))))
                mime.setImageData(image)
            case _:
                words = any_of(TEXTS, rng)
                mime.setText(words)
        return words[:90], mime

    def _drop(self, rng: np.random.Generator) -> None:
        words, mime = self._mime(rng)
        name, widget = self._somewhere(rng)
        self._note(f"drop {words!r} on {name}")
        place = place_in(widget, rng)
        enter = QDragEnterEvent(
            place, Qt.DropAction.CopyAction, mime, Button.LeftButton, MODIFIERS[0]
        )
        QApplication.sendEvent(widget, enter)
        if enter.isAccepted():
            drop = QDropEvent(
                QPointF(place), Qt.DropAction.CopyAction, mime, Button.LeftButton, MODIFIERS[0]
            )
            QApplication.sendEvent(widget, drop)

    def _paste(self, rng: np.random.Generator) -> None:
        words, mime = self._mime(rng)
        self._note(f"paste {words!r}")
        QApplication.clipboard().setMimeData(mime)
        self._window.exchange.paste()

    def _train(self, rng: np.random.Generator) -> None:
        training = self._window.tab("training")
        assert isinstance(training, TrainingTab)
        self._note("train, or pause")
        training.on_play()

    def _wait(self, rng: np.random.Generator) -> None:
        milliseconds = int(rng.integers(1, 80))
        self._note(f"wait {milliseconds} ms")
        QTest.qWait(milliseconds)
