"""Dropout in use: what the outputs are to be multiplied by, and what the mask averages to."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from lab.experiments.training import TrainingParams
from lab.experiments.training.inspection import DropoutUse
from widgets.plots.marks import BarItem
from widgets.plots.plot import Plot
from widgets.plots.rule import Rule
from widgets.theme import appearance
from widgets.training.pages.page import Page
from widgets.translate import tr


class DropoutPage(Page):
    """Three bars, and the accuracy of 1, 2 … 50 thinned networks that answer together."""

    kind = "dropout"

    def __init__(self) -> None:
        super().__init__()
        theme = appearance.theme
        self.bars = Plot(tr("accuracy by what the outputs are multiplied by"), movable=False)
        self.bars.setYRange(0, 1.12, padding=0)
        self.bars.setXRange(-0.6, 2.6, padding=0)
        self.bars.set_title(tr("in use, outputs ×"))
        self._bars: Any = BarItem(x=[0, 1, 2], height=[0, 0, 0], width=0.6)
        self._bars.setOpts(brush=theme.accent, pen=None)
        self.bars.addItem(self._bars)
        self._labels = [pg.TextItem(color=theme.text, anchor=(0.5, 1)) for _ in range(3)]
        for text in self._labels:
            self.bars.addItem(text, ignoreBounds=True)
        self.masks = Plot(tr("accuracy by number of masks"), x=tr("masks averaged"))
        self.masks.set_title(tr("mean answer of thinned networks"))
        self._curve = self.masks.line(theme.accent, 1.5)
        self._scaled = Rule(angle=0, pen=pg.mkPen(theme.secondary, style=Qt.PenStyle.DashLine))
        self.masks.addItem(self._scaled)
        row = QHBoxLayout()
        row.addWidget(self.bars, 2)
        row.addWidget(self.masks, 3)
        self.column.addLayout(row, 1)

    def show_finding(self, finding: DropoutUse, params: TrainingParams) -> None:
        known = finding.p is not None
        self.bars.setVisible(known)
        self.masks.setVisible(known)
        if finding.p is None:
            self.words.setText(
                tr("This network has no dropout. Add a layer “dropout 0.2”, or select such a run.")
            )
            return
        heights = [finding.kept, finding.unscaled, finding.deleted]
        self._bars.setOpts(height=heights)
        names = ["1 − p", "1", "p"]
        self.bars.getAxis("bottom").setTicks([list(enumerate(names))])
        for x, (height, text) in enumerate(zip(heights, self._labels, strict=True)):
            text.setText(f"{100 * height:.1f} %")
            text.setPos(x, height)
        self._curve.setData(np.arange(1, len(finding.masks) + 1), finding.masks)
        self._scaled.setValue(finding.kept)
        self.words.setText(
            tr("p = {0}; accuracy on 2,000 test images, dashed: of the network × (1 − p)").format(
                f"{finding.p:g}"
            )
        )
