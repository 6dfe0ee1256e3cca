"""The row of tabs: each is made when it is first needed, so that the window opens at once."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QTabWidget, QWidget

from widgets.lab_tab import LabTab
from widgets.lazy import Lazy
from widgets.tabs import TABS
from widgets.theme import appearance
from widgets.translate import tr

IDS = [entry.id for entry in TABS]


def own_children(widget: QWidget) -> list[QWidget]:
    """Return the widgets right inside of one."""
    return widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)


class TabBook(QTabWidget):
    """All tabs of the lab by their ids; a blank page holds the place of one not made yet.

    `made` tells of a new tab before it is shown.
    """

    made = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tabs")
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        for entry in TABS:
            blank = QWidget()
            blank.setObjectName(entry.id)
            self.addTab(blank, tr(entry.title))
        self.currentChanged.connect(lambda _: self.on_top)
        appearance.changed.connect(self._take_type)

    @property
    def on_top(self) -> LabTab:
        """Return the tab on top."""
        return self._at(self.currentIndex())

    def tab(self, tab_id: str) -> LabTab:
        """Return the tab of that id; KeyError where there is none."""
        return self.all()[tab_id]

    def all(self) -> Mapping[str, LabTab]:
        """Return all tabs by their ids; each is made only where it is looked at."""
        return Lazy(IDS, lambda tab_id: self._at(IDS.index(tab_id)))

    def used(self) -> dict[str, LabTab]:
        """Return the tabs made so far, by their ids."""
        pages = [self.widget(index) for index in range(self.count())]
        return {page.objectName(): page for page in pages if isinstance(page, LabTab)}

    def show_tab(self, tab_id: str) -> LabTab:
        """Bring a tab to the top and return it."""
        tab = self.tab(tab_id)
        self.setCurrentWidget(tab)
        return tab

    def turn(self, by: int) -> None:
        """Go to the tab after or before, around the end."""
        self.setCurrentIndex((self.currentIndex() + by) % self.count())

    def speak(self) -> None:
        """Name the tabs in the language in use."""
        for index, entry in enumerate(TABS):
            self.setTabText(index, tr(entry.title))

    def _take_type(self) -> None:
        """Bring the type of the row of tabs, and of the menus beside it, up to date.

        Qt gives widgets a new font in no fixed order, and some of those that stay through a change
        of the style sheet get the font that their parent had before.
        """
        corner = self.cornerWidget()
        beside = [] if corner is None else [corner, *own_children(corner)]
        for widget in (*own_children(self), *beside):
            widget.setFont(QFont())

    def _at(self, index: int) -> LabTab:
        page = self.widget(index)
        return page if isinstance(page, LabTab) else self._make(index)

    def _make(self, index: int) -> LabTab:
        blank, on_top = self.widget(index), index == self.currentIndex()
        tab = TABS[index].make()
        self.made.emit(tab)
        # Which tab is on top is the same for everyone else.
        self.blockSignals(True)
        self.insertTab(index + 1, tab, self.tabText(index))
        if on_top:
            self.setCurrentIndex(index + 1)
        self.removeTab(index)
        self.blockSignals(False)
        blank.deleteLater()
        return tab
