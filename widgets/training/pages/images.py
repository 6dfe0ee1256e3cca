"""Test images: the surest mistakes, the least certain answers, or all of them by number."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from lab.experiments.training import TrainingParams
from lab.experiments.training.inspection import Images
from lab.experiments.training.inspection.answers import MOST_IMAGES
from widgets.plots.images import grey_colors
from widgets.plots.tiles import NONE, TileGrid
from widgets.training.pages.number_box import NumberBox
from widgets.training.pages.page import LEAST, Page, choice
from widgets.translate import tr


class ImagesPage(Page):
    """Tiles with what they are, what was answered, and how sure the network was."""

    kind = "images"

    def __init__(self) -> None:
        super().__init__()
        self.gallery = choice("gallery")
        self.gallery.setAccessibleName(tr("which images"))
        self.gallery.changed.connect(lambda value: self.edited.emit({"gallery": value}))
        self.number = NumberBox(tr("test image"), MOST_IMAGES)
        self.number.asked.connect(lambda value: self.edited.emit({"image": value}))
        self.top.addWidget(self.number)
        self.top.addWidget(self.gallery)
        self.tiles = TileGrid(tr("test images; Enter looks into one"), least=LEAST)
        self.tiles.clicked.connect(self._look_into)
        self.tiles.hovered.connect(self._tell)
        self.column.addWidget(self.tiles, 1)
        self._found: Images | None = None
        self._numbers: npt.NDArray[np.int64] = np.empty(0, np.int64)

    def show_settings(self, params: TrainingParams) -> None:
        self.gallery.show_value(params.gallery)
        self.number.setVisible(params.gallery == "all")
        self.number.show_number(params.image)

    def show_finding(self, finding: Images, params: TrainingParams) -> None:
        self._found = finding
        gallery, names = finding.gallery, finding.class_names
        captions = [
            f"{_short(names[label])}→{_short(names[answer])} {100 * sure:.0f}"
            if label != answer
            else f"{_short(names[label])} {100 * sure:.0f}"
            for label, answer, sure in zip(
                gallery.labels, gallery.answers, gallery.sure, strict=True
            )
        ]
        self.tiles.show_tiles(grey_colors(gallery.pixels), captions)
        self._tell(NONE)

    def _tell(self, tile: int) -> None:
        if self._found is None:
            return
        gallery, names = self._found.gallery, self._found.class_names
        if tile == NONE or tile >= len(gallery.numbers):
            words = tr("{0} of {1}: what it is → the answer, how sure in %")
            self.words.setText(words.format(len(gallery.numbers), f"{gallery.count:,}"))
            return
        words = tr("test image {0} is {1}; the answer is {2}, {3} % sure")
        label, answer = names[gallery.labels[tile]], names[gallery.answers[tile]]
        sure = f"{100 * gallery.sure[tile]:.2f}"
        self.words.setText(words.format(gallery.numbers[tile], label, answer, sure))

    def _look_into(self, tile: int) -> None:
        if self._found is not None:
            number = int(self._found.gallery.numbers[tile])
            self.edited.emit({"image": number, "look_at": "image", "inspector": "one"})


def _short(name: str) -> str:
    return name if len(name) <= 4 else name[:3] + "…"
