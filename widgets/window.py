"""The main window: the tabs, and what is kept from one start to the next."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QPixmapCache,
)
from PySide6.QtWidgets import (
    QMainWindow,
    QMenuBar,
    QVBoxLayout,
    QWidget,
)

from lab.message import InputError, Message, joined
from lab.state import to_text
from widgets import help as help_pages
from widgets import store
from widgets.controls import label
from widgets.exchange import Exchange
from widgets.lab_tab import LabTab
from widgets.menus import Menus
from widgets.tabs import TABS
from widgets.tabs.book import TabBook
from widgets.theme import appearance
from widgets.translate import language, say, tr
from widgets.welcome import Welcome

MINIMUM = (760, 480)
FIRST_SIZE = (1280, 800)
STATUS_MS = 8000
PIXMAPS_KB = 3072
"""Qt keeps pictures of buttons and sliders in every size that they have had, up to 10 MB: 8 of
them were full after a few minutes of looking around."""


class MainWindow(QMainWindow):
    """All tabs in one window. `settings` keeps look, place, the tab on top and all tabs' states."""

    def __init__(self, settings: QSettings | None = None) -> None:
        super().__init__()
        QPixmapCache.setCacheLimit(PIXMAPS_KB)
        self.settings = settings if settings is not None else store.own_settings()
        self.setMinimumSize(*MINIMUM)
        self.setAcceptDrops(True)
        self._explained = {"alone": True, "in class": False}
        self.exchange = Exchange(self, self)
        self.tabs = TabBook()
        self.tabs.made.connect(self._follow)
        self.welcome = Welcome(self.settings)
        self._hint = label("", "secondary")
        self._hint.setWordWrap(False)
        self._hint.setContentsMargins(14, 0, 0, 0)
        self.tabs.currentChanged.connect(lambda _: self._follow_tab())
        self.tabs.currentChanged.connect(lambda _: self._focus_tab())
        self.welcome.dismissed.connect(self._focus_tab)
        self._lay_out()
        self._restore()
        self._speak()
        appearance.changed.connect(self._speak)
        self._tell_unkept()
        self._focus_tab()

    @property
    def explanation_shown(self) -> bool:
        """Tell whether the right column is there; a presentation has an answer of its own."""
        return self._explained["in class" if appearance.presentation else "alone"]

    @explanation_shown.setter
    def explanation_shown(self, shown: bool) -> None:
        self._explained["in class" if appearance.presentation else "alone"] = shown

    @property
    def current_tab(self) -> LabTab:
        """Return the tab on top."""
        return self.tabs.on_top

    def tab(self, tab_id: str) -> LabTab:
        """Return the tab of that id; KeyError where there is none."""
        return self.tabs.tab(tab_id)

    def show_tab(self, tab_id: str) -> LabTab:
        """Bring a tab to the top and return it."""
        return self.tabs.show_tab(tab_id)

    def turn(self, by: int) -> None:
        """Go to the tab after or before, around the end."""
        self.tabs.turn(by)

    def say(self, words: str) -> None:
        """Show what happened in the status line for a while."""
        self.statusBar().showMessage(words, STATUS_MS)

    def tell(self, problem: Message) -> None:
        """Say what is wrong above the plots of the tab on top, and in the status line."""
        self.current_tab.show_problem(problem)
        self.say(say(problem))

    def open(self, what: str) -> None:
        """Open a link, a saved lab, a picture made by the lab, or a file for a tab."""
        try:
            state = store.read(what, self.tabs.all())
        except InputError as error:
            if not self._open_on_a_tab(what):
                self.tell(error.message)
            return
        store.apply(state, self.tabs.all())
        if state.current:
            self.show_tab(state.current)
        if state.problems:
            self.tell(joined(state.problems))

    def open_with(self, tab_id: str, changes: dict[str, object]) -> None:
        """Show a tab with some settings changed."""
        self.show_tab(tab_id).edit(**changes)

    def save_state(self, path: Path) -> None:
        """Write the state of all tabs; InputError where that fails."""
        store.save(path, self.tabs.all(), self.current_tab.experiment.id)

    def back_to_preset(self) -> None:
        """Set the tab on top as its preset has it."""
        self.current_tab.apply_preset(self.current_tab.preset)

    def toggle_explanation(self) -> None:
        """Fold the right column away, or show it again."""
        self.explanation_shown = not self.explanation_shown
        self._follow_tab()

    def toggle_presentation(self) -> None:
        """For a class: full screen, larger type and lines, first only the plots; and back again."""
        on = not appearance.presentation
        self._explained["in class"] = False
        appearance.choose(presentation=on)
        full = Qt.WindowState.WindowFullScreen
        self.setWindowState(self.windowState() | full if on else self.windowState() & ~full)

    def show_keys(self) -> None:
        """Show the keys of the tab on top."""
        help_pages.show_keys(self, self.current_tab)

    def show_overview(self) -> None:
        """Show what there is on each tab, and go where the reader chooses."""
        titles = [(tr(entry.title), self.tab(entry.id)) for entry in TABS]
        overview = help_pages.Overview(self, titles)
        if overview.exec() and overview.chosen:
            tab_id, preset = overview.chosen
            self.show_tab(tab_id).apply_preset(preset)

    def show_about(self) -> None:
        """Say what this program is."""
        help_pages.show_about(self)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome links and files."""
        if store.from_mime(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        self.open(store.from_mime(event.mimeData()))
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what the next start wants, and end what runs."""
        if not appearance.presentation:
            self.settings.setValue("window/geometry", self.saveGeometry())
        self.settings.setValue("look/theme", appearance.choice)
        self.settings.setValue("look/font_step", appearance.font_step)
        self.settings.setValue("look/language", language())
        self.settings.setValue("look/explanation", self._explained["alone"])
        state = store.collect(self.tabs.used(), self.current_tab.experiment.id)
        self.settings.setValue("lab/state", to_text(state))
        self.settings.sync()
        for tab in self.tabs.used().values():
            tab.closing()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        middle = QWidget()
        rows = QVBoxLayout(middle)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.welcome)
        rows.addWidget(self.tabs, 1)
        self.setCentralWidget(middle)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(self._hint)
        bar = QMenuBar()
        # Beside the tabs, to leave the height to the plots; macOS keeps menus at the screen's top.
        if sys.platform == "darwin":
            self.setMenuBar(bar)
        else:
            self.tabs.setCornerWidget(bar, Qt.Corner.TopRightCorner)
        self._menus = Menus(self, bar)

    def _restore(self) -> None:
        geometry = self.settings.value("window/geometry")
        if not (geometry and self.restoreGeometry(geometry)):
            room = QGuiApplication.primaryScreen().availableSize()
            self.resize(min(FIRST_SIZE[0], room.width()), min(FIRST_SIZE[1], room.height()))
        self._explained["alone"] = bool(self.settings.value("look/explanation", True, type=bool))
        kept = str(self.settings.value("lab/state", "", type=str))
        if kept:
            self._restore_tabs(kept)
        self._follow_tab()

    def _restore_tabs(self, kept: str) -> None:
        try:
            state = store.read_kept(kept, self.tabs.all())
        except InputError as error:
            self.tell(error.message)
            return
        for name, tab_state in state.tabs.items():
            self.tab(name).start_with(tab_state)
        if state.current:
            self.show_tab(state.current)
        if state.problems:
            self.tell(joined(state.problems))

    def _speak(self) -> None:
        self.setWindowTitle(tr("Deep Learning Visual Lab"))
        self.tabs.speak()
        self._hint.setText(tr("Drag rings and lines · hover for the numbers · F1: all keys"))
        self._menus.rebuild()
        self._follow_tab()

    def _follow(self, tab: LabTab) -> None:
        tab.status.connect(self.say)
        tab.open_requested.connect(self.open_with)
        tab.animation_requested.connect(self.exchange.save_animation)

    def _focus_tab(self) -> None:
        """Give the keys to the tab on top, so that Space plays; who walks over the tabs goes on."""
        if not self.tabs.tabBar().hasFocus():
            self.current_tab.setFocus()

    def _follow_tab(self) -> None:
        self.current_tab.show_explanation_column(self.explanation_shown)

    def _open_on_a_tab(self, what: str) -> bool:
        for tab_id, tab in self.tabs.all().items():
            if tab.open_file(Path(what)):
                self.show_tab(tab_id)
                return True
        return False

    def _tell_unkept(self) -> None:
        """Say where nothing can be kept, and let it stand until something else happens."""
        if not self.settings.isWritable():
            words = tr("Nothing is kept for the next start: no permission to write {0}")
            self.statusBar().showMessage(words.format(self.settings.fileName()))
