"""Many small pictures: where they are, which one is meant, what colours they have."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from widgets.plots.images import grey_colors, signed_colors
from widgets.plots.tiles import NONE, TileGrid
from widgets.theme import appearance


@pytest.fixture
def grid(qtbot: QtBot) -> Iterator[TileGrid]:
    made = TileGrid("tiles")
    qtbot.addWidget(made)
    made.resize(400, 200)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


def tiles(count: int, side: int = 28) -> np.ndarray:
    shades = np.linspace(0, 255, count).astype(np.uint8)
    return grey_colors(np.tile(shades[:, None, None], (1, side, side)))


@pytest.mark.parametrize("count", [1, 7, 60, 120])
def test_all_tiles_are_inside_and_none_lies_on_another(grid: TileGrid, count: int) -> None:
    grid.show_tiles(tiles(count), [str(k) for k in range(count)])
    rects = [grid.tile_rect(k) for k in range(count)]
    assert all(grid.rect().contains(rect) for rect in rects)
    assert not any(a.intersects(b) for i, a in enumerate(rects) for b in rects[i + 1 :])
    assert all(grid.tile_at(rect.center()) == k for k, rect in enumerate(rects))
    assert grid.tile_at(QPoint(-5, -5)) == NONE


def test_each_tile_is_drawn_in_its_place(grid: TileGrid) -> None:
    grid.show_tiles(tiles(20))
    image = grid.grab().toImage()
    seen = [QColor(image.pixel(grid.tile_rect(k).center())).red() for k in range(20)]
    assert seen == np.linspace(0, 255, 20).astype(np.uint8).tolist()


def test_clicks_and_the_pointer_tell_a_tile(qtbot: QtBot, grid: TileGrid) -> None:
    grid.show_tiles(tiles(20))
    with qtbot.waitSignal(grid.clicked) as clicked:
        QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.tile_rect(13).center())
    assert clicked.args == [13]
    with qtbot.waitSignal(grid.hovered) as hovered:
        QTest.mouseMove(grid, grid.tile_rect(5).center())
    assert hovered.args == [5]


def test_keys_walk_over_the_tiles(qtbot: QtBot, grid: TileGrid) -> None:
    grid.show_tiles(tiles(20), [f"tile {k}" for k in range(20)])
    grid.setFocus()
    columns = sum(grid.tile_rect(k).top() == grid.tile_rect(0).top() for k in range(20))
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert grid.accessibleDescription() == f"tile {1 + columns}"
    with qtbot.waitSignal(grid.clicked) as clicked:
        QTest.keyClick(grid, Qt.Key.Key_Return)
    assert clicked.args == [1 + columns]
    for _ in range(30):
        QTest.keyClick(grid, Qt.Key.Key_Left)
    assert grid.accessibleDescription() == "tile 0"


def test_no_tiles_harm_nothing(grid: TileGrid) -> None:
    grid.show_tiles(tiles(0))
    grid.grab()
    QTest.keyClick(grid, Qt.Key.Key_Return)
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton)
    assert grid.count == 0


def test_marked_tiles_are_crossed_out(grid: TileGrid) -> None:
    grid.show_tiles(np.zeros((4, 28, 28, 4), np.uint8), marked=[2])
    image = grid.grab().toImage()
    error = QColor(appearance.theme.error)
    middle = grid.tile_rect(2).center()
    near = [image.pixelColor(middle + QPoint(dx, dy)) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    assert any(color.red() > 0.8 * error.red() for color in near)
    assert image.pixelColor(grid.tile_rect(1).center()).red() == 0


def test_signed_numbers_diverge_at_zero() -> None:
    colors = signed_colors(np.array([[-1.0, 0.0, 1.0, 99.0, np.nan]]), limit=1.0)
    shown = [QColor(int(r), int(g), int(b)).name() for b, g, r, _ in colors[0]]
    negative, middle, positive = appearance.theme.diverging
    assert shown == [negative, middle, positive, positive, middle]


def test_greys_take_bytes_and_shares() -> None:
    assert grey_colors(np.array([[0, 128]], np.uint8))[0, 1].tolist() == [128] * 4
    assert grey_colors(np.array([[0.0, 1.0, 7.0, np.nan]]))[0, :, 0].tolist() == [0, 255, 255, 0]


def test_tiles_too_small_to_read_are_left_out(qtbot: QtBot) -> None:
    grid = TileGrid("digits", least=20)
    qtbot.addWidget(grid)
    grid.resize(100, 100)
    grid.show_tiles(np.zeros((60, 28, 28, 4), np.uint8), ["8→9 99"] * 60)
    assert grid.tile_rect(0).width() >= 20
    last = grid._drawn() - 1
    assert 0 < last < 59
    assert grid.rect().contains(grid.tile_rect(last))
    assert grid._fitting(grid.fontMetrics())[0] == "8→9"
    grid.resize(900, 600)
    assert grid._drawn() == 60
    assert grid._fitting(grid.fontMetrics())[0] == "8→9 99"
