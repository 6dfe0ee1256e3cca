"""What each optimizer remembers, side by side: a card for each racer."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from lab.experiments.optimizers.memory import recall
from lab.experiments.optimizers.race import Race
from lab.experiments.optimizers.settings import OptimizersParams
from lab.optim import OPTIMIZERS
from widgets.optimizers.memory_card import CARD, MemoryCard
from widgets.theme import appearance
from widgets.translate import tr

GAP = 8


class MemoryStrip(QScrollArea):
    """Cards in as many rows as the width asks for, from the first start of each racer."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setAccessibleName(tr("what each optimizer remembers"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self.cards = {name: MemoryCard(name) for name in OPTIMIZERS}
        self._laid_out: tuple[tuple[str, ...], int] = ((), 0)
        for card in self.cards.values():
            card.setParent(inside)
            card.hide()
        self.setWidget(inside)

    def show_memory(self, params: OptimizersParams, race: Race, cursor: int) -> None:
        """Show the memory of every racer after step `cursor`."""
        self._lay_out(race.names)
        for name in race.names:
            now = recall(params, race, name, 0, cursor) if cursor > 0 else None
            self.cards[name].show_recall(now, name == params.shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(self._laid_out[0])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Resized on the way to being shown, what is inside has its new size, but was not told.
        self._grid.setGeometry(self.widget().rect())

    def _lay_out(self, names: tuple[str, ...]) -> None:
        width = round(CARD[0] * appearance.scale) + GAP
        fit = max(1, (self.viewport().width() + GAP) // width)
        rows = max(1, math.ceil(len(names) / fit))
        columns = max(1, math.ceil(len(names) / rows))
        if (names, columns) == self._laid_out:
            return
        self._laid_out = (names, columns)
        for card in self.cards.values():
            self._grid.removeWidget(card)
            card.hide()
        for index, name in enumerate(names):
            self._grid.addWidget(self.cards[name], index // columns, index % columns)
            self.cards[name].show()
