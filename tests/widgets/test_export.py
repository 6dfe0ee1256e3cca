"""What is taken out of a plot: its numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QGraphicsLineItem, QMenu, QWidget
from pytestqt.qtbot import QtBot

from lab.experiments.initialization.jobs import needs_child
from lab.experiments.initialization.settings import InitializationParams
from widgets import export
from widgets.lab_tab import LabTab
from widgets.plots.draggable import DraggablePoint
from widgets.plots.line import Line
from widgets.plots.numbers import named
from widgets.plots.painted import PaintedPlot
from widgets.plots.plot import Plot
from widgets.tabs import TABS


class Named:
    """A plot with a curve of the reader's own name."""

    def columns(self) -> list[tuple[str, np.ndarray]]:
        return [('η "0.1", small x', np.arange(2.0)), ("y", np.array([1.5, np.nan, np.inf]))]


def test_any_name_can_be_read_back_from_a_csv_file() -> None:
    rows = list(csv.reader(io.StringIO(export.csv(Named()).decode()), strict=True))
    assert rows == [['η "0.1", small x', "y"], ["0", "1.5"], ["1", "nan"], ["", "inf"]]


@pytest.fixture
def plot(qtbot: QtBot) -> Plot:
    plot = Plot("all kinds")
    qtbot.addWidget(plot)
    return plot


def test_all_kinds_of_items_have_their_numbers(plot: Plot) -> None:
    point = DraggablePoint("start")
    point.show_at(3, 4)
    items = {
        "line": Line([0, 1], [2, 3]),
        "steps": pg.PlotCurveItem([0, 1, 2], [5, 6], stepMode="center"),
        "marks": pg.ScatterPlotItem([7], [8]),
        "bars": pg.BarGraphItem(x=[0, 1], height=[2, 3], width=0.5),
        "cut": QGraphicsLineItem(0, 1, 2, 3),
    }
    for name, item in items.items():
        plot.addItem(named(item, name))
    hidden = Line([0], [0])
    hidden.setVisible(False)
    for item in (point, hidden, named(Line([0], [0]), ""), QGraphicsLineItem(0, 0, 9, 9), Line()):
        plot.addItem(item)
    plot.line("#fff").setData([1, 2], [3, 4])
    found = {name: (x.tolist(), y.tolist()) for name, x, y in plot.series()}
    assert found == {
        "line": ([0, 1], [2, 3]),
        "steps": ([0, 1], [5, 6]),
        "marks": ([7], [8]),
        "bars": ([0, 1], [2, 3]),
        "cut": ([0, 2], [1, 3]),
        "start": ([3], [4]),
        "7": ([1, 2], [3, 4]),
    }
    assert [name for name, _ in plot.columns()][:2] == ["line x", "line y"]
    assert "start: (3, 4)" in plot.in_words()


def test_numbers_are_what_a_logarithmic_axis_reads(plot: Plot) -> None:
    for side in ("left", "bottom"):
        plot.getAxis(side).setLogMode(True)
    plot.addItem(named(Line([0, 1], [2, -3]), "by hand"))
    whole = Plot("log", log_x=True, log_y=True)
    whole.line("#fff", called="by itself").setData([1, 10], [100, 0.001])
    for shown in (plot, whole):
        ((_, x, y),) = shown.series()
        assert x.tolist() == [1, 10]
        assert y.tolist() == [100, pytest.approx(0.001)]
    whole.close()


def test_where_a_broken_line_ends_is_its_last_point(plot: Plot) -> None:
    plot.addItem(named(Line([0, 1, np.nan], [2, 3, np.nan]), "path"))
    plot.addItem(named(Line([np.nan], [np.nan]), "nowhere"))
    assert "path: (1, 3)" in plot.in_words()
    assert "nowhere" not in plot.in_words()


@pytest.fixture
def tab(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[LabTab]:
    entry = next(entry for entry in TABS if entry.id == request.param)
    tab = entry.make()
    qtbot.addWidget(tab)
    tab.resize(1280, 760)
    with qtbot.waitExposed(tab):
        tab.show()
    yield tab
    tab.close()


@pytest.mark.parametrize(
    "tab", ["perceptron", "activations", "descent", "optimizers", "initialization"], indirect=True
)
def test_every_plot_of_every_preset_has_numbers(qtbot: QtBot, tab: LabTab) -> None:
    for preset in tab.experiment.presets:
        if isinstance(preset.params, InitializationParams) and needs_child(preset.params):
            continue
        tab.apply_preset(preset.name)
        qtbot.waitUntil(lambda: not tab.busy, timeout=30_000)
        for plot in plots(tab):
            columns = plot.columns()
            assert columns, (preset.name, plot.accessibleName())
            assert all(name and len(values) for name, values in columns)
            names = [name for name, _ in columns]
            assert not any(name.split()[0].isdigit() for name in names), (preset.name, names)


def plots(tab: QWidget) -> list[Plot | PaintedPlot]:
    return [p for kind in (Plot, PaintedPlot) for p in tab.findChildren(kind) if p.isVisible()]


def test_numbers_are_offered_only_where_there_are_some(plot: Plot) -> None:
    def offered() -> str:
        words: list[str] = []

        def look() -> None:
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu)
            words.extend(action.text() for action in menu.actions())
            menu.close()

        QTimer.singleShot(0, look)
        export.offer_export(plot, QPoint())
        return " ".join(words)

    plot.show()
    before = offered()
    assert "SVG" in before
    assert "CSV" not in before
    plot.line("#fff").setData([1, 2], [3, 4])
    assert "CSV" in offered()
