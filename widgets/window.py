"""The main window: the tab bar, the menus, and what is kept from one start to the next."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QSettings, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QTabWidget

from widgets.lab_tab import LabTab
from widgets.tabs import TABS
from widgets.theme import appearance
from widgets.translate import LANGUAGES, language, tr, use_language

MINIMUM = (760, 480)
FIRST_SIZE = (1280, 800)


class MainWindow(QMainWindow):
    """All tabs in one window. `settings` keeps theme, language, size and the tab on top."""

    shown = Signal()

    def __init__(self, settings: QSettings | None = None) -> None:
        super().__init__()
        self.settings = settings if settings is not None else QSettings("visual-lab", "visual-lab")
        self.setMinimumSize(*MINIMUM)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setUsesScrollButtons(True)
        self.setCentralWidget(self.tabs)
        for entry in TABS:
            self.tabs.addTab(entry.make(), tr(entry.title))
        self.tabs.currentChanged.connect(lambda _: self._follow_tab())
        self._bar = QMenuBar()
        # Beside the tabs, to leave the height to the plots; macOS keeps menus at the screen's top.
        if sys.platform == "darwin":
            self.setMenuBar(self._bar)
        else:
            self.tabs.setCornerWidget(self._bar, Qt.Corner.TopRightCorner)
        self._speak()
        self._restore()

    @property
    def current_tab(self) -> LabTab:
        """Return the tab on top."""
        tab = self.tabs.currentWidget()
        assert isinstance(tab, LabTab)
        return tab

    def tab(self, tab_id: str) -> LabTab:
        """Return the tab of that id; KeyError where there is none."""
        for index in range(self.tabs.count()):
            tab = self.tabs.widget(index)
            if tab.objectName() == tab_id and isinstance(tab, LabTab):
                return tab
        raise KeyError(tab_id)

    def show_tab(self, tab_id: str) -> LabTab:
        """Bring a tab to the top and return it."""
        tab = self.tab(tab_id)
        self.tabs.setCurrentWidget(tab)
        return tab

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what the next start wants, and end what runs."""
        self.settings.setValue("window/geometry", self.saveGeometry())
        self.settings.setValue("window/tab", self.current_tab.objectName())
        self.settings.setValue("look/theme", appearance.choice)
        self.settings.setValue("look/font_step", appearance.font_step)
        self.settings.setValue("look/language", language())
        self.settings.setValue("look/explanation", self._explanation.isChecked())
        self.settings.sync()
        for index in range(self.tabs.count()):
            tab = self.tabs.widget(index)
            if isinstance(tab, LabTab):
                tab.closing()
        super().closeEvent(event)

    def _restore(self) -> None:
        geometry = self.settings.value("window/geometry")
        if not (geometry and self.restoreGeometry(geometry)):
            room = QGuiApplication.primaryScreen().availableSize()
            self.resize(min(FIRST_SIZE[0], room.width()), min(FIRST_SIZE[1], room.height()))
        last = str(self.settings.value("window/tab", "", type=str))
        if last in [entry.id for entry in TABS]:
            self.show_tab(last)
        shown = bool(self.settings.value("look/explanation", True, type=bool))
        self._explanation.setChecked(shown)

    def _speak(self) -> None:
        self.setWindowTitle(tr("Deep Learning Visual Lab"))
        for index, entry in enumerate(TABS):
            self.tabs.setTabText(index, tr(entry.title))
        self._build_menus()

    def _build_menus(self) -> None:
        explanation_shown = self._explanation.isChecked() if hasattr(self, "_explanation") else True
        self._bar.clear()
        self._build_file(self._bar.addMenu(tr("&File")))
        self._build_edit(self._bar.addMenu(tr("&Edit")))
        self._build_view(self._bar.addMenu(tr("&View")), explanation_shown)

    def _build_file(self, menu: QMenu) -> None:
        self._action(menu, tr("&Quit"), QKeySequence.StandardKey.Quit, self.close)

    def _build_edit(self, menu: QMenu) -> None:
        keys = QKeySequence.StandardKey
        self._action(menu, tr("&Undo"), keys.Undo, lambda: self.current_tab.undo_stack.undo())
        self._action(menu, tr("&Redo"), keys.Redo, lambda: self.current_tab.undo_stack.redo())
        self._action(
            menu,
            tr("&Back to the preset"),
            "Ctrl+R",
            lambda: self.current_tab.apply_preset(self.current_tab.preset),
        )

    def _build_view(self, menu: QMenu, explanation_shown: bool) -> None:
        themes = {"system": tr("As the system"), "dark": tr("Dark"), "light": tr("Light")}
        self._choices(
            menu.addMenu(tr("&Theme")),
            themes,
            appearance.choice,
            lambda name: appearance.choose(theme=name),
        )
        self._choices(menu.addMenu(tr("&Language")), LANGUAGES, language(), use_language)
        menu.addSeparator()
        self._action(menu, tr("&Larger type"), "Ctrl++", lambda: self._font(+1))
        self._action(menu, tr("&Smaller type"), "Ctrl+-", lambda: self._font(-1))
        self._action(menu, tr("&Normal type"), "Ctrl+0", lambda: self._font(0))
        menu.addSeparator()
        self._explanation = self._action(menu, tr("&Explanation"), "F9", None)
        self._explanation.setCheckable(True)
        self._explanation.setChecked(explanation_shown)
        self._explanation.toggled.connect(lambda _: self._follow_tab())
        self._full = self._action(menu, tr("&Presentation"), "F11", None)
        self._full.setCheckable(True)
        self._full.setChecked(appearance.presentation)
        self._full.toggled.connect(self._present)

    def _action(
        self, menu: QMenu, words: str, keys: Any, do: Callable[[], object] | None
    ) -> QAction:
        action = QAction(words, menu)
        action.setShortcut(QKeySequence(keys))
        if do is not None:
            action.triggered.connect(lambda _=False: do())
        menu.addAction(action)
        return action

    def _choices(
        self, menu: QMenu, names: dict[str, str], chosen: str, choose: Callable[[str], object]
    ) -> None:
        group = QActionGroup(menu)
        for name, words in names.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(name == chosen)
            action.triggered.connect(lambda _=False, n=name: choose(n))
            group.addAction(action)

    def _font(self, change: int) -> None:
        appearance.choose(font_step=appearance.font_step + change if change else 0)

    def _present(self, on: bool) -> None:
        appearance.choose(presentation=on)
        if on:
            self.showFullScreen()
        else:
            self.showNormal()

    def _follow_tab(self) -> None:
        self.current_tab.show_explanation_column(self._explanation.isChecked())
