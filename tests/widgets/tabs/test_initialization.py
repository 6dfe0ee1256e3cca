"""Histograms by layer, A beside B, depth and equal weights: what is done at once."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QSlider
from pytestqt.qtbot import QtBot

from tests.widgets.tabs.initialization_tab import LEFT, opened, settle, show
from widgets.export import csv, png, svg
from widgets.tabs.initialization import InitializationTab
from widgets.theme import appearance


@pytest.fixture
def tab(qtbot: QtBot) -> Iterator[InitializationTab]:
    yield from opened(qtbot)


def cell(tab: InitializationTab, row: int, column: int, share: float = 0.5) -> QPoint:
    place = tab.view("histograms").grid.place_of(row, column)
    return QPoint(round(place.left() + share * place.width()), round(place.center().y()))


def test_it_opens_with_the_books_figure(tab: InitializationTab) -> None:
    grid = tab.view("histograms").grid
    assert tab.preset == "fig-6-10"
    assert len(grid.columns()) == 2 * 2 * 5
    bars = grid.bars_at(0, 0)
    assert bars.value == "0.459"
    # Heaped up at both ends, as in the book.
    assert min(bars.heights[0], bars.heights[-1]) > 10 * bars.heights[15]
    assert not tab.transport.isVisible()
    assert not tab.progress.isVisible()


def test_the_slider_redraws_all_histograms(tab: InitializationTab) -> None:
    slider = tab.controls.controls["std"].findChild(QSlider)
    before = [tab.view("histograms").grid.bars_at(0, i).heights for i in range(5)]
    QTest.keyClick(slider, Qt.Key.Key_PageDown)
    settle()
    assert tab.settings.std < 1
    for i in range(5):
        assert not np.array_equal(before[i], tab.view("histograms").grid.bars_at(0, i).heights)


def test_a_click_chooses_the_layer_of_the_formulas(tab: InitializationTab) -> None:
    QTest.mouseClick(tab.view("histograms").grid, LEFT, pos=cell(tab, 0, 2))
    settle()
    assert tab.settings.layer == 3
    assert tab.view("histograms").grid.bars_at(0, 2).selected
    tab.undo_stack.undo()
    assert tab.settings.layer == 1


def test_arrow_keys_walk_over_the_layers(tab: InitializationTab) -> None:
    grid = tab.view("histograms").grid
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Right)
    settle()
    QTest.keyClick(grid, Qt.Key.Key_Right)
    settle()
    assert tab.settings.layer == 3
    for _ in range(5):
        QTest.keyClick(grid, Qt.Key.Key_Left)
        settle()
    assert tab.settings.layer == 1


def test_hover_reads_out_a_bar(tab: InitializationTab) -> None:
    view = tab.view("histograms")
    QTest.mouseMove(view.grid, cell(tab, 0, 1, share=0.01))
    settle()
    assert view.readout.text().startswith("layer 2, activations: 0 … 0.0333: ")
    share = 100 * view.grid.bars_at(0, 1).heights[0]
    assert f"{share:.3g} %" in view.readout.text()
    QTest.mouseMove(view.grid, cell(tab, 1, 4))
    settle()
    assert view.readout.text().startswith("layer 5, gradients")
    QTest.mouseMove(view.readout)
    QTest.mouseMove(view, QPoint(2, view.height() - 2))
    view.grid.leaveEvent(None)
    assert "Click a layer" in view.readout.text()


def test_the_table_has_a_row_for_each_layer(tab: InitializationTab) -> None:
    show(tab, layers=12, units=10, inputs=30)
    model = tab.view("histograms").table.model()
    assert model.rowCount() == 12
    row = [model.index(11, column).data() for column in range(model.columnCount())]
    assert row[0] == "12"
    assert row[4].endswith("%")
    assert model.headerData(2, Qt.Orientation.Horizontal) == "std"


def test_the_table_draws_its_numbers_and_the_cell_that_is_chosen(tab: InitializationTab) -> None:
    show(tab, layers=5, units=10, inputs=30)
    table = tab.view("histograms").table
    std = table.model().index(1, 2)
    cell = table.visualRect(std).adjusted(1, 1, -1, -1)

    def colors() -> set[str]:
        image = table.viewport().grab(cell).toImage()
        places = ((x, y) for x in range(image.width()) for y in range(image.height()))
        return {image.pixelColor(*place).name() for place in places}

    before = colors()
    assert appearance.theme.field in before
    assert len(before) > 3, "the number's letters"
    table.setCurrentIndex(std)
    assert appearance.theme.accent in colors()
    assert appearance.theme.field not in colors()
    show(tab, std=3.0)
    assert table.currentIndex() == std
    table.clearSelection()
    assert appearance.theme.field in colors()
    assert colors() - {appearance.theme.field}, "there are other numbers"


def test_one_input_has_no_spread_over_inputs(tab: InitializationTab) -> None:
    show(tab, inputs=1)
    model = tab.view("histograms").table.model()
    assert model.index(0, 3).data() == "–"


@pytest.mark.parametrize("typed", ["nan", "1e30", "-1", "much", "inf"])
def test_a_typed_number_that_cannot_be_is_told_and_nothing_changes(
    tab: InitializationTab, typed: str
) -> None:
    control = tab.controls.controls["std"]
    edit = control.findChild(QLineEdit)
    before = tab.params
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, typed)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    settle()
    assert tab.params == before
    assert control._error.isVisible()


def test_a_tiny_std_can_be_typed_and_is_right(tab: InitializationTab) -> None:
    show(tab, activation="relu", units=100)
    edit = tab.controls.controls["std"].findChild(QLineEdit)
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "1e-30")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    settle()
    assert tab.settings.std == 1e-30
    assert tab.view("histograms").grid.bars_at(0, 0).value == "5.79·10⁻³⁰"
    assert tab.view("histograms").grid.bars_at(0, 4).short_value == "2·10⁻¹⁴⁶"


def test_zero_can_be_typed_and_is_right(tab: InitializationTab) -> None:
    edit = tab.controls.controls["std"].findChild(QLineEdit)
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "0")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    settle()
    assert tab.settings.std == 0
    # The sigmoid of 0 is 1/2, everywhere.
    assert tab.view("histograms").grid.bars_at(0, 0).heights[15] == 1


def test_twenty_layers_flow_into_lines_that_scroll(tab: InitializationTab) -> None:
    show(tab, layers=20, units=10, inputs=20)
    grid = tab.view("histograms").grid
    area = grid.parentWidget()
    assert area is not None
    assert grid.height() > area.height()
    first, last = grid.place_of(0, 0), grid.place_of(1, 19)
    assert last.top() > first.bottom()
    assert last.right() <= grid.width()


def test_settings_that_do_not_apply_are_hidden(tab: InitializationTab) -> None:
    controls = tab.controls.controls
    assert controls["std"].isVisible()
    assert not controls["init_b"].isVisible()
    box = controls["init"].findChild(QComboBox)
    box.activated.emit(box.findData("he"))
    settle()
    assert not controls["std"].isVisible()
    show(tab, mode="compare")
    assert controls["init_b"].isVisible()


def test_compare_says_what_differs_on_the_same_axes(tab: InitializationTab) -> None:
    show(tab, mode="compare", init="std", std=0.01, init_b="he", activation_b="relu")
    view = tab.view("compare")
    assert view.title.text() == "first weights: std 0.01 → He; activation: sigmoid → ReLU"
    assert view.heads[1].text() == "B · He · ReLU"
    a, b = view.grid.bars_at(4, 0), view.grid.bars_at(4, 2)
    assert (a.low, a.high, a.top) == (b.low, b.high, b.top)
    gradients = view.grid.bars_at(4, 1), view.grid.bars_at(4, 3)
    assert gradients[0].ticks == gradients[1].ticks
    assert "A 9.4·10⁻⁹" in view.readout.text()
    show(tab, mode="compare", init_b="std", std_b=1.0)
    assert "the same" in view.title.text()


def test_depth_draws_measured_and_theory(tab: InitializationTab) -> None:
    show(tab, mode="depth", activation="relu", init="he", layers=10)
    view = tab.view("depth")
    x, y = view.forward._lines["measured"].getOriginalDataset()
    assert x.tolist() == list(range(11))
    assert y[1:] == pytest.approx([0.83] * 10, rel=0.4)
    _, theory = view.forward._lines["theory"].getOriginalDataset()
    assert theory == pytest.approx([math.sqrt(1 - 1 / math.pi)] * 10, rel=0.02)
    view.forward.hovered.emit(3.2, 0.0)
    assert view.readout.text().startswith("layer 3: std ")


@pytest.mark.parametrize(
    "settings",
    [{"std": 0.0}, {"layers": 1}, {"batch_norm": True}, {"inputs": 1}, {"activation": "step"}],
    ids=str,
)
def test_depth_of_extremes(tab: InitializationTab, settings: dict[str, float]) -> None:
    show(tab, **{"mode": "depth", "activation": "relu", "units": 10, "inputs": 20, **settings})
    assert tab.current_frame().done == 1


def test_equal_weights_are_shown_as_equal_pictures(tab: InitializationTab) -> None:
    tab.apply_preset("zeros")
    settle()
    view = tab.view("zeros")
    assert tab.transport.isVisible()
    assert tab.timeline.cursor == 40
    same, random = dict(view.same.columns()), dict(view.random.columns())
    np.testing.assert_allclose(same["W1 1"], same["W1 12"], atol=1e-6)
    np.testing.assert_allclose(same["W2 1"], same["W2 12"], atol=1e-6)
    assert np.abs(random["W1 1"] - random["W1 12"]).max() > 0.1
    QTest.keyClick(tab, Qt.Key.Key_Home)
    settle()
    assert not dict(view.same.columns())["W1 1"].any()


def test_every_view_is_drawn_in_both_themes(tab: InitializationTab) -> None:
    for theme in ("light", "dark"):
        appearance.choose(theme=theme)
        for mode in ("histograms", "compare", "depth", "zeros"):
            show(tab, mode=mode, units=20, inputs=50)
            image = tab.stack.currentWidget().grab().toImage()
            colors = {image.pixel(x, y) for x in range(0, 600, 3) for y in range(0, 500, 3)}
            assert len(colors) > 3, mode


def test_painted_plots_are_saved_as_pictures_and_numbers(tab: InitializationTab) -> None:
    grid = tab.view("histograms").grid
    assert png(grid).startswith(b"\x89PNG")
    assert b"<svg" in svg(grid)
    lines = csv(grid).decode().splitlines()
    assert lines[0].startswith('"layer 1, activations from","layer 1, activations share"')
    shares = [float(line.split(",")[1]) for line in lines[1:31]]
    assert sum(shares) == pytest.approx(1)


def test_only_histograms_whose_layers_can_be_chosen_take_the_keys(tab: InitializationTab) -> None:
    show(tab, mode="compare")
    grid = tab.view("compare").grid
    QTest.mouseClick(grid, LEFT, pos=grid.rect().center())
    assert not grid.hasFocus()
    histograms = show(tab, mode="histograms").view("histograms").grid
    QTest.mouseClick(histograms, LEFT, pos=cell(tab, 0, 1))
    assert histograms.hasFocus()
