"""Arrays as pictures: colours of numbers above and below 0."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from widgets.plots.heatmap import shaded
from widgets.plots.images import Rgb, signed_colors
from widgets.theme import appearance


def rgb(colors: Rgb) -> list[list[int]]:
    return [color[2::-1].tolist() for color in colors[0]]


@pytest.mark.parametrize("limit", [0.0, 2.0])
def test_numbers_have_the_same_colours_as_pictures_and_on_maps(
    qapp: QApplication, limit: float
) -> None:
    values = np.array([[-np.inf, -2.0, -0.7, 0.0, 1.1, 2.0, np.inf]])
    colors = rgb(signed_colors(values, limit))
    assert colors == shaded(values, 2.0)[0, :, :3].tolist()
    negative, middle, positive = map(QColor, appearance.theme.diverging)
    assert colors[0] == colors[1] == list(negative.getRgb())[:3]
    assert colors[3] == list(middle.getRgb())[:3]
    assert colors[-1] == colors[-2] == list(positive.getRgb())[:3]


def test_what_is_no_number_is_no_colour(qapp: QApplication) -> None:
    values = np.array([[np.nan, 0.0, 1.0]])
    assert shaded(values, 1.0)[0, :, 3].tolist() == [0, 255, 255]
    colors = rgb(signed_colors(values))
    assert colors[0] == colors[1] != colors[2]


@pytest.mark.parametrize("values", [np.zeros((1, 2)), np.full((1, 2), np.inf), np.zeros((0, 0))])
def test_no_numbers_to_go_by_are_drawn_all_the_same(qapp: QApplication, values: np.ndarray) -> None:
    assert signed_colors(values).shape == (*values.shape, 4)
