"""The menus: every action of the window, with its words and its keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from widgets.exchange import Exchange
from widgets.lab_tab import LabTab
from widgets.theme import appearance
from widgets.translate import LANGUAGES, language, tr, use_language


class Shell(Protocol):
    """What the menus call: the window."""

    explanation_shown: bool
    exchange: Exchange

    @property
    def current_tab(self) -> LabTab: ...
    def close(self) -> bool: ...
    def back_to_preset(self) -> None: ...
    def toggle_explanation(self) -> None: ...
    def toggle_presentation(self) -> None: ...
    def turn(self, by: int, /) -> None: ...
    def show_keys(self) -> None: ...
    def show_overview(self) -> None: ...
    def show_about(self) -> None: ...


class Menus:
    """Fills the menu bar in the language in use; `rebuild` after another was chosen."""

    def __init__(self, window: Shell, bar: QMenuBar) -> None:
        self._window = window
        self._bar = bar
        self._menus: list[QMenu] = []

    def rebuild(self) -> None:
        """Make all menus anew."""
        self._bar.clear()
        # The bar lets go of its menus, but keeps them.
        for menu in self._menus:
            menu.deleteLater()
        builders = {
            tr("&File"): self._build_file,
            tr("&Edit"): self._build_edit,
            tr("&View"): self._build_view,
            tr("&Help"): self._build_help,
        }
        self._menus = [self._bar.addMenu(title) for title in builders]
        for menu, build in zip(self._menus, builders.values(), strict=True):
            build(menu)

    def _build_file(self, menu: QMenu) -> None:
        window, keys = self._window, QKeySequence.StandardKey
        exchange = window.exchange
        _action(menu, tr("&Open…"), keys.Open, exchange.open)
        _action(menu, tr("&Save the lab…"), keys.Save, exchange.save)
        menu.addSeparator()
        _action(menu, tr("Save this tab as a &picture…"), "Ctrl+Shift+P", exchange.save_picture)
        _action(
            menu, tr("Save the steps as an &animation…"), "Ctrl+Shift+G", exchange.save_animation
        )
        menu.addSeparator()
        _action(menu, tr("&Quit"), (keys.Quit, "Ctrl+Q"), window.close)

    def _build_edit(self, menu: QMenu) -> None:
        window, keys = self._window, QKeySequence.StandardKey
        _action(menu, tr("&Undo"), keys.Undo, lambda: window.current_tab.undo_stack.undo())
        redo = (keys.Redo, "Ctrl+Y")
        _action(menu, tr("&Redo"), redo, lambda: window.current_tab.undo_stack.redo())
        _action(menu, tr("&Back to the preset"), "Ctrl+R", window.back_to_preset)
        menu.addSeparator()
        _action(menu, tr("Copy a &link to this"), "Ctrl+L", window.exchange.copy_link)
        _action(menu, tr("&Paste"), keys.Paste, window.exchange.paste)

    def _build_view(self, menu: QMenu) -> None:
        window = self._window
        themes = {"system": tr("As the system"), "dark": tr("Dark"), "light": tr("Light")}
        _choices(
            menu.addMenu(tr("&Theme")),
            themes,
            appearance.choice,
            lambda name: appearance.choose(theme=name),
        )
        _choices(menu.addMenu(tr("&Language")), LANGUAGES, language(), use_language)
        menu.addSeparator()
        _action(menu, tr("&Larger type"), "Ctrl++", lambda: _font(+1))
        _action(menu, tr("&Smaller type"), "Ctrl+-", lambda: _font(-1))
        _action(menu, tr("&Normal type"), "Ctrl+0", lambda: _font(0))
        menu.addSeparator()
        fold = _action(menu, tr("&Explanation"), "F9", window.toggle_explanation)
        fold.setCheckable(True)
        fold.setChecked(window.explanation_shown)
        full = _action(menu, tr("&Presentation"), "F11", window.toggle_presentation)
        full.setCheckable(True)
        full.setChecked(appearance.presentation)
        if appearance.presentation:
            full.setShortcuts([QKeySequence("F11"), QKeySequence("Esc")])
        menu.addSeparator()
        _action(menu, tr("Next &tab"), "Ctrl+PgDown", lambda: window.turn(+1))
        _action(menu, tr("Tab &before"), "Ctrl+PgUp", lambda: window.turn(-1))

    def _build_help(self, menu: QMenu) -> None:
        window = self._window
        _action(menu, tr("&Keys"), ("F1", QKeySequence.StandardKey.HelpContents), window.show_keys)
        _action(menu, tr("&What each tab shows"), "", window.show_overview)
        _action(menu, tr("&About"), "", window.show_about)


def _action(menu: QMenu, words: str, keys: Any, do: Callable[[], object]) -> QAction:
    action = QAction(words, menu)
    action.setShortcuts(_sequences(keys if isinstance(keys, tuple) else (keys,)))
    action.triggered.connect(lambda _=False: do())
    menu.addAction(action)
    return action


def _sequences(keys: tuple[QKeySequence.StandardKey | str, ...]) -> list[QKeySequence]:
    """Return each key once: those named here, and all that the system has for a standard one."""
    found: dict[str, QKeySequence] = {}
    for key in keys:
        own = [QKeySequence(key)] if isinstance(key, str) else QKeySequence.keyBindings(key)
        for sequence in own:
            found.setdefault(sequence.toString(), sequence)
    return [sequence for text, sequence in found.items() if text]


def _choices(
    menu: QMenu, names: dict[str, str], chosen: str, choose: Callable[[str], object]
) -> None:
    group = QActionGroup(menu)
    for name, words in names.items():
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(name == chosen)
        action.triggered.connect(lambda _=False, n=name: choose(n))
        group.addAction(action)


def _font(change: int) -> None:
    appearance.choose(font_step=appearance.font_step + change if change else 0)
