"""One image on its way through the network; a click on a unit switches it off."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lab.experiments.training import TrainingParams
from lab.experiments.training.inspection import OneImage
from lab.experiments.training.inspection.one_image import LayerMaps
from widgets.controls import label
from widgets.plots.images import grey_colors, signed_colors
from widgets.plots.tiles import TileGrid
from widgets.training.pages.number_box import NumberBox
from widgets.training.pages.page import Page, choice
from widgets.translate import tr

IMAGE_WIDTH = 130
LAYER_HEIGHT = 92


class OneImagePage(Page):
    """Left the image and which pixels matter; right what each unit or map makes of it."""

    kind = "one"

    def __init__(self) -> None:
        super().__init__()
        self._off: tuple[tuple[str, int], ...] = ()
        self._names: dict[int, str] = {}
        self.choice = choice("look_at")
        self.choice.setAccessibleName(tr("which image"))
        self.choice.changed.connect(lambda value: self.edited.emit({"look_at": value}))
        self.number = NumberBox(tr("number"))
        self.number.asked.connect(lambda value: self.edited.emit({"image": value}))
        self._all_on = QPushButton(tr("All on"))
        self._all_on.clicked.connect(lambda: self.edited.emit({"off": ()}))
        for widget in (self._all_on, self.number, self.choice):
            self.top.addWidget(widget)
        self.image = TileGrid(tr("the image"))
        self.saliency = TileGrid(tr("saliency: the pixels that matter to the answer"))
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(self.image, 1)
        left.addWidget(label(tr("the image")))
        left.addWidget(self.saliency, 1)
        words = label(tr("saliency: blue, lighter here would make the answer surer"))
        left.addWidget(words)
        holder = QWidget()
        holder.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        holder.setFixedWidth(IMAGE_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(holder)
        row.addWidget(self._build_layers(), 1)
        self.column.addLayout(row, 1)

    def _build_layers(self) -> QScrollArea:
        self._layers: list[tuple[QWidget, TileGrid]] = []
        inside = QWidget()
        self._layer_column = QVBoxLayout(inside)
        self._layer_column.setContentsMargins(0, 0, 6, 0)
        self._layer_column.setSpacing(3)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        return scroll

    def show_settings(self, params: TrainingParams) -> None:
        self._off = params.off
        self._all_on.setVisible(bool(params.off))
        self.choice.show_value(params.look_at)
        self.number.setVisible(params.look_at == "image")
        self.number.show_number(params.image)

    def show_finding(self, finding: OneImage, params: TrainingParams) -> None:
        self.image.show_tiles(grey_colors(finding.image[None]))
        self.saliency.show_tiles(signed_colors(-finding.saliency[None]))
        while len(self._layers) < len(finding.layers):
            self._add_layer(len(self._layers))
        for index, (title, grid) in enumerate(self._layers):
            shown = index < len(finding.layers)
            title.setVisible(shown)
            grid.setVisible(shown)
            if shown:
                self._show_layer(index, finding.layers[index])
        self._tell(finding)

    def _add_layer(self, index: int) -> None:
        title = label("", "secondary")
        grid = TileGrid(tr("units of a layer; Enter switches one off"))
        grid.setMinimumHeight(LAYER_HEIGHT)
        grid.clicked.connect(partial(self._switch, index))
        self._layers.append((title, grid))
        self._layer_column.addWidget(title)
        self._layer_column.addWidget(grid, 1)

    def _show_layer(self, index: int, layer: LayerMaps) -> None:
        title, grid = self._layers[index]
        self._names[index] = layer.name
        kind = tr("maps") if layer.maps.shape[1] > 1 else tr("units")
        words = tr("{0}: {1} {2}, largest {3}")
        largest = f"{float(np.abs(layer.maps).max(initial=0)):.3g}"
        title.setText(words.format(layer.name, layer.units, kind, largest))  # type: ignore[attr-defined]
        values = layer.maps
        if values.min(initial=0) >= 0:
            colors = grey_colors(values / max(1e-12, float(values.max(initial=0))))
        else:
            colors = signed_colors(values)
        grid.show_tiles(colors, marked=layer.off)

    def _tell(self, finding: OneImage) -> None:
        names = finding.class_names
        best = int(finding.probabilities.argmax())
        words = tr("answer {0}, {1} % sure").format(
            names[best], f"{100 * finding.probabilities[best]:.1f}"
        )
        if finding.label >= 0:
            words = tr("it is {0}").format(names[finding.label]) + " · " + words
        if self._off:
            accuracy = tr("test accuracy {0} % → {1} % without {2} units")
            words += " · " + accuracy.format(
                f"{100 * finding.accuracy:.2f}",
                f"{100 * finding.accuracy_off:.2f}",
                len(self._off),
            )
        self.words.setText(words)

    def _switch(self, index: int, tile: int) -> None:
        self.unit_switched.emit(self._names[index], tile)
