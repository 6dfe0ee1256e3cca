"""The first layer's weights as pictures."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lab.experiments.training import TrainingParams
from lab.experiments.training.inspection import WeightPictures
from widgets.controls import label
from widgets.plots.images import signed_colors
from widgets.plots.tiles import NONE, TileGrid
from widgets.training.pages.page import Page
from widgets.translate import tr

FILTER_SIDE = 16
"""Weights of fewer pixels a side are a filter: they are shown before and after."""


class WeightsPage(Page):
    """Each picture is one unit: blue where it wants light, orange where it wants dark."""

    kind = "weights"

    def __init__(self) -> None:
        super().__init__()
        self._found: WeightPictures | None = None
        self.now = TileGrid(tr("weights of the first layer; Enter switches a unit off"))
        self.before = TileGrid(tr("the same weights before training"))
        self.now.clicked.connect(self._switch)
        self.now.hovered.connect(lambda tile: self._tell(tile))
        self._all_on = QPushButton(tr("All on"))
        self._all_on.setObjectName("all_on")
        self._all_on.clicked.connect(lambda: self.edited.emit({"off": ()}))
        self.top.addWidget(self._all_on)
        self._titles = [label(tr("before training")), label(tr("now"))]
        row = QHBoxLayout()
        row.setSpacing(12)
        self._parts = [QWidget(), QWidget()]
        grids = (self.before, self.now)
        for part, title, grid in zip(self._parts, self._titles, grids, strict=True):
            inside = QVBoxLayout(part)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addWidget(title)
            inside.addWidget(grid, 1)
            row.addWidget(part, 1)
        self.column.addLayout(row, 1)

    def show_settings(self, params: TrainingParams) -> None:
        self._all_on.setVisible(bool(params.off))

    def show_finding(self, finding: WeightPictures, params: TrainingParams) -> None:
        self._found = finding
        limit = float(np.percentile(np.abs(finding.now), 99.7)) or 1.0
        self.now.show_tiles(signed_colors(finding.now, limit), marked=finding.off)
        filters = finding.now.shape[1] < FILTER_SIDE
        self._parts[0].setVisible(filters)
        self._titles[1].setVisible(filters)
        if filters:
            self.before.show_tiles(signed_colors(finding.before, limit))
        self._tell(NONE)

    def _tell(self, tile: int) -> None:
        found = self._found
        if found is None:
            return
        if tile != NONE:
            W = found.now[tile]
            words = tr("unit {0}: weights {1} … {2}; a click switches it off or on")
            if not found.switch:
                words = tr("class {0}: weights {1} … {2}")
            self.words.setText(words.format(tile, f"{W.min():.3f}", f"{W.max():.3f}"))
            return
        words = tr("{0} of {1} units of {2}: blue wants light there, orange wants dark")
        if found.off:
            words = tr("test accuracy {0} % → {1} % without {2} units")
            accuracies = f"{100 * found.accuracy:.2f}", f"{100 * found.accuracy_off:.2f}"
            self.words.setText(words.format(*accuracies, len(found.off)))
        else:
            self.words.setText(words.format(len(found.now), found.units, found.layer))

    def _switch(self, tile: int) -> None:
        if self._found is not None and self._found.switch:
            self.unit_switched.emit(self._found.switch, tile)
