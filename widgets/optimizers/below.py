"""What stands below the map: the view's own plot, curves, or the table; one at a time."""

from __future__ import annotations

from functools import cached_property
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from lab.experiments.optimizers.frame import Frame
from lab.experiments.optimizers.ghost import Ghost
from lab.experiments.optimizers.results import height_range, length_range
from lab.experiments.optimizers.settings import OptimizersParams
from widgets.optimizers.basin_panel import BasinPanel
from widgets.optimizers.curves import Curves
from widgets.optimizers.memory_strip import MemoryStrip
from widgets.optimizers.progress import ProgressRow
from widgets.optimizers.table import ResultsTable
from widgets.optimizers.tuning_panel import TuningPanel
from widgets.translate import tr

Page = TypeVar("Page", bound=QWidget)

OWN = {"race": "f", "memory": "memory", "fair": "tuning", "basin": "basin"}


class Below(QWidget):
    """Pages under a bar of tabs. Asks for another page or step, or for the long work to end.

    A page is made when it is first shown, and only the page on top is filled.
    """

    page_asked = Signal(str)
    step_asked = Signal(int)
    step_hovered = Signal(int)
    said = Signal(str)
    cancelled = Signal()
    again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.bar = QTabBar()
        self.bar.setObjectName("below")
        self.bar.setAccessibleName(tr("What stands below the map"))
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(False)
        self.bar.setElideMode(Qt.TextElideMode.ElideRight)
        self.stack = QStackedWidget()
        self._names: list[str] = []
        self.bar.currentChanged.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)

    @cached_property
    def f(self) -> Curves:
        """Heights against the step."""
        return self._curves(tr("f against the step"))

    @cached_property
    def length(self) -> Curves:
        """Lengths of the steps against the step."""
        return self._curves(tr("step length against the step"))

    @cached_property
    def table(self) -> ResultsTable:
        """What came of the race, a row for each path."""
        return self._kept(ResultsTable())

    @cached_property
    def memory(self) -> MemoryStrip:
        """What each optimizer remembers at the cursor."""
        return self._kept(MemoryStrip())

    @cached_property
    def tuning(self) -> TuningPanel:
        """How the rates of a fair race are found."""
        panel = self._kept(TuningPanel())
        panel.said.connect(self.said)
        self._follow(panel.progress)
        return panel

    @cached_property
    def basin(self) -> BasinPanel:
        """What belongs to a basin map."""
        panel = self._kept(BasinPanel())
        self._follow(panel.progress)
        return panel

    def _curves(self, name: str) -> Curves:
        curves = self._kept(Curves(name))
        curves.step_asked.connect(self.step_asked)
        curves.step_hovered.connect(self.step_hovered)
        curves.said.connect(self.said)
        return curves

    def _follow(self, progress: ProgressRow) -> None:
        progress.cancelled.connect(self.cancelled)
        progress.again.connect(self.again)

    def _kept(self, page: Page) -> Page:
        self.stack.addWidget(page)
        return page

    def begin_work(self) -> None:
        """Count the time of the long work from now on."""
        for progress in self.stack.findChildren(ProgressRow):
            progress.begin()

    def show_frame(
        self,
        params: OptimizersParams,
        frame: Frame,
        cursor: int,
        ghost: Ghost | None,
        running: bool,
    ) -> None:
        """Show the page that the settings ask for."""
        self._show_bar(params)
        name = OWN[params.mode] if params.below == "own" else params.below
        if name == "f":
            self._show_f(frame, ghost)
        elif name == "length":
            self._show_length(frame, ghost)
        elif name == "table":
            self.table.show_rows(frame.rows)
        elif name == "memory":
            self.memory.show_memory(params, frame.race, cursor)
        elif name == "tuning":
            self.tuning.show_fair(frame.fair, frame.steps, running)
        else:
            self.basin.show_basin(params, frame.basin, cursor, running)
        page: QWidget = getattr(self, name)
        if isinstance(page, Curves):
            page.show_cursor(cursor)
        self.stack.setCurrentWidget(page)

    def show_thin(self, thin: bool) -> None:
        """Draw the curves thin, as long as they move."""
        for curves in self.stack.findChildren(Curves):
            curves.show_thin(thin)

    def mark_step(self, step: int) -> None:
        """Ring a step on the curves; -1 takes the rings away."""
        for curves in self.stack.findChildren(Curves):
            if curves.isVisible():
                curves.mark_step(step)

    def _show_f(self, frame: Frame, ghost: Ghost | None) -> None:
        race = frame.race
        log = bool(race.surface.minima)
        above = log and float(race.surface(race.surface.minima[0])) != 0.0
        span = height_range(race, frame.picture)
        words = tr("f − min f") if above else "f"
        self.f.show_values(race, race.excess, span, log=log, words=words)
        if ghost is None:
            self.f.show_ghosts((), None, race.excess)
        else:
            self.f.show_ghosts(ghost.names, ghost.race, ghost.race.excess)

    def _show_length(self, frame: Frame, ghost: Ghost | None) -> None:
        race = frame.race
        span = length_range(race, frame.picture)
        words = tr("step length")
        self.length.show_values(race, race.lengths, span, log=True, words=words, first=1)
        if ghost is None:
            self.length.show_ghosts((), None, race.lengths)
        else:
            self.length.show_ghosts(ghost.names, ghost.race, ghost.race.lengths)

    def _show_bar(self, params: OptimizersParams) -> None:
        titles = {
            "f": tr("Height f"),
            "length": tr("Step length"),
            "table": tr("Table"),
        }
        own = {"memory": tr("Memory"), "fair": tr("Tuning"), "basin": tr("Basins")}
        if params.mode == "race":
            titles = {"own": titles.pop("f"), **titles}
        else:
            titles = {"own": own[params.mode], **titles}
        self.bar.blockSignals(True)
        if list(titles) != self._names or self.bar.tabText(0) != titles["own"]:
            self._names = list(titles)
            while self.bar.count():
                self.bar.removeTab(0)
            for title in titles.values():
                self.bar.addTab(title)
        shown = "own" if params.below == "f" and params.mode == "race" else params.below
        self.bar.setCurrentIndex(self._names.index(shown))
        self.bar.blockSignals(False)

    def _ask(self, index: Any) -> None:
        if 0 <= index < len(self._names):
            self.page_asked.emit(self._names[index])
