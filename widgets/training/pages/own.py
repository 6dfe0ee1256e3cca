"""The reader's own digits: how well they are read, and what each step of preparing is worth."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from lab.experiments.training import TrainingParams
from lab.experiments.training.inspection import STEPS, OwnResults
from widgets.controls import label
from widgets.plots.images import grey_colors
from widgets.plots.tiles import TileGrid
from widgets.training.pages.page import Page
from widgets.translate import tr


class OwnPage(Page):
    """Tiles of all kept digits; a click puts one back on the canvas."""

    kind = "own"
    asked = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self._chosen = -1
        self.tiles = TileGrid(tr("your digits; Enter puts one on the canvas"))
        self.tiles.clicked.connect(self._choose)
        self._accuracies: list[QLabel] = []
        grid = QGridLayout()
        grid.setVerticalSpacing(3)
        for row, words in enumerate([*_step_names(), tr("MNIST's test images")]):
            value = label("–", "text")
            self._accuracies.append(value)
            name = label(words)
            name.setWordWrap(False)
            grid.addWidget(name, row, 0)
            grid.addWidget(value, row, 1)
        self.train = QCheckBox(tr("train with them, too"))
        self.train.setObjectName("own")
        self.train.clicked.connect(lambda on: self.asked.emit("train" if on else "without", 0))
        right = QVBoxLayout()
        right.addLayout(grid)
        right.addWidget(self.train)
        right.addStretch(1)
        row_ = QHBoxLayout()
        row_.setSpacing(16)
        row_.addWidget(self.tiles, 1)
        row_.addLayout(right)
        self.column.addLayout(row_, 1)
        self._add_buttons()

    def show_settings(self, params: TrainingParams) -> None:
        self.train.setChecked(bool(params.own))

    def show_finding(self, finding: OwnResults, params: TrainingParams) -> None:
        count = len(finding.labels)
        if not count:
            self.words.setText(tr("Draw a digit, say which it is, and keep it: your own test set."))
        else:
            right = int((finding.answers == finding.labels).sum())
            words = tr("{0} digits of your own, {1} read right")
            self.words.setText(words.format(count, right))
        captions = [
            f"{true}" if true == answer else f"{true}→{answer}"
            for true, answer in zip(finding.labels, finding.answers, strict=True)
        ]
        self.tiles.show_tiles(grey_colors(finding.pixels), captions)
        values: list[Any] = [*finding.accuracies, finding.test_accuracy]
        for widget, value in zip(self._accuracies, values, strict=True):
            widget.setText("–" if math.isnan(value) else f"{100 * value:.1f} %")
        self._remove.setEnabled(0 <= self._chosen < count)

    def _add_buttons(self) -> None:
        row = QHBoxLayout()
        self._remove = QPushButton(tr("Remove it"))
        self._remove.setObjectName("own_remove")
        self._remove.setEnabled(False)
        self._remove.clicked.connect(self._ask_removal)
        row.addWidget(self._remove)
        for name, words in (("open", tr("Open…")), ("save", tr("Save as…"))):
            button = QPushButton(words)
            button.setObjectName(f"own_{name}")
            button.clicked.connect(lambda _=False, n=name: self.asked.emit(n, 0))
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)

    def _choose(self, tile: int) -> None:
        self._chosen = tile
        self._remove.setEnabled(True)
        self.asked.emit("draw", tile)

    def _ask_removal(self) -> None:
        # The row goes when the file is written: until then, another would be taken for it.
        self._remove.setEnabled(False)
        chosen, self._chosen = self._chosen, -1
        self.asked.emit("remove", chosen)


def _step_names() -> list[str]:
    names = {
        STEPS[0]: tr("cut out, scaled, centred"),
        STEPS[1]: tr("without cutting out"),
        STEPS[2]: tr("without scaling"),
        STEPS[3]: tr("without centring"),
        STEPS[4]: tr("without any"),
    }
    return list(names.values())
