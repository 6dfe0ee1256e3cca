"""The lower half of the MNIST tab: pages to look inside, of which one is shown."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget
from superqt import QFlowLayout

from lab.experiments.training import TrainingParams
from lab.experiments.training.params import INSPECTORS
from widgets.controls import label
from widgets.training.pages.activations import ActivationsPage
from widgets.training.pages.confusion import ConfusionPage
from widgets.training.pages.dropout import DropoutPage
from widgets.training.pages.gradients import GradientsPage
from widgets.training.pages.images import ImagesPage
from widgets.training.pages.one_image import OneImagePage
from widgets.training.pages.own import OwnPage
from widgets.training.pages.page import Page
from widgets.training.pages.runs import RunsPage
from widgets.training.pages.weights import WeightsPage
from widgets.translate import tr

PAGES: dict[str, type[Page]] = {
    page.kind: page
    for page in (
        WeightsPage,
        ActivationsPage,
        GradientsPage,
        ConfusionPage,
        ImagesPage,
        OneImagePage,
        DropoutPage,
    )
}


class Inspectors(QWidget):
    """A row of tabs that wraps where it is narrow, and the page that was chosen."""

    edited = Signal(dict)
    unit_switched = Signal(str, int)

    def __init__(self, actions: QMenu) -> None:
        super().__init__()
        self.runs = RunsPage(actions)
        self.own = OwnPage()
        self._pages: dict[str, Page] = {}
        self._stack = QStackedWidget()
        self._looking = label(tr("Looking into the network …"), "secondary")
        self._looking.setObjectName("looking")
        self._looking.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self._looking)
        self._filled = {"runs", "own"}
        self._bar = _Bar()
        self._bar.chosen.connect(lambda kind: self.edited.emit({"inspector": kind}))
        for page in (self.runs, self.own):
            self._add(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)

    def show_settings(self, params: TrainingParams) -> None:
        """Bring the chosen page to the front, with its settings."""
        page = self.page(params.inspector)
        self._bar.show_chosen(params.inspector)
        self._stack.setCurrentWidget(page if params.inspector in self._filled else self._looking)
        page.show_settings(params)

    def forget(self, kind: str) -> None:
        """Take away what a page has found about another run, until its own is known."""
        if kind not in (self.runs.kind, self.own.kind):
            self._filled.discard(kind)
            self._stack.setCurrentWidget(self._looking)

    def offer_dropout(self, offered: bool) -> None:
        """Show the page on dropout only where there is some."""
        self._bar.offer("dropout", offered)

    def show_finding(self, kind: str, finding: Any, params: TrainingParams) -> None:
        """Show what was found on its page, if it is still the one in front."""
        if kind == params.inspector:
            page = self.page(kind)
            page.show_finding(finding, params)
            self._filled.add(kind)
            self._stack.setCurrentWidget(page)

    def page(self, kind: str) -> Page:
        """Return a page; it is made when it is first wanted, since plots take time to make."""
        if kind not in self._pages:
            self._add(PAGES[kind]())
        return self._pages[kind]

    def _add(self, page: Page) -> None:
        page.edited.connect(self.edited)
        page.unit_switched.connect(self.unit_switched)
        self._pages[page.kind] = page
        self._stack.addWidget(page)


class _Bar(QWidget):
    """Buttons that look and move like tabs."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        flow = QFlowLayout(self)
        flow.setContentsMargins(0, 0, 0, 0)
        flow.setHorizontalSpacing(0)
        flow.setVerticalSpacing(0)
        self._buttons: dict[str, QToolButton] = {}
        for kind, words in INSPECTORS.items():
            button = QToolButton()
            button.setText(tr(words))
            button.setObjectName(f"inspect_{kind}")
            button.setProperty("role", "tab")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, k=kind: self._choose(k))
            self._buttons[kind] = button
            flow.addWidget(button)

    def show_chosen(self, kind: str) -> None:
        for name, button in self._buttons.items():
            button.setChecked(name == kind)

    def offer(self, kind: str, offered: bool) -> None:
        self._buttons[kind].setVisible(offered)

    def _choose(self, kind: str) -> None:
        # A click on the one in front would otherwise switch it off.
        self._buttons[kind].setChecked(True)
        self.chosen.emit(kind)
