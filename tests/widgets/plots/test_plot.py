"""The shared plot: what the keyboard reaches on it, and its axes."""

from __future__ import annotations

import math
import os
import subprocess
import sys
import textwrap

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.export import picture
from widgets.plots.axis import Axis
from widgets.plots.draggable import DraggablePoint
from widgets.plots.plot import Plot


def test_tab_walks_over_the_points_of_a_plot_and_on(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before, plot, after = QLineEdit(), Plot("plane", movable=False), QLineEdit()
    column = QVBoxLayout(window)
    for widget in (before, plot, after):
        column.addWidget(widget)
    points = [DraggablePoint(name) for name in ("a", "b", "hidden")]
    for point in points:
        plot.addItem(point)
    points[2].setVisible(False)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)

    def press(key: Qt.Key) -> object:
        qtbot.keyClick(QApplication.focusWidget(), key)
        item = plot.scene().focusItem()
        on_plot = QApplication.focusWidget() is plot
        return item.name if on_plot and item is not None else QApplication.focusWidget()

    assert [press(Qt.Key.Key_Tab) for _ in range(3)] == ["a", "b", after]
    assert [press(Qt.Key.Key_Backtab) for _ in range(3)] == ["b", "a", before]


def test_an_axis_of_steps_has_whole_numbers_alone() -> None:
    axis = Axis("bottom", whole=True)
    for end in (1, 3, 30, 2000):
        spacing = axis.tickSpacing(0, end, 600)
        assert spacing
        assert all(step >= 1 for step, _ in spacing)
    assert any(step < 1 for step, _ in Axis("bottom").tickSpacing(0, 1, 600))


def test_numbers_below_a_narrow_plot_stay_apart(qapp: QApplication) -> None:
    axis = Axis("bottom", whole=True)
    font = QFont(qapp.font())
    font.setPixelSize(17)
    axis.setStyle(tickFont=font)
    step = axis.tickSpacing(0, 5600, 100)[0][0]
    assert step * 100 / 5600 > QFontMetricsF(font).horizontalAdvance("4000")
    assert axis.tickSpacing(0, 5600, 1000)[0][0] < step


@pytest.mark.parametrize(
    ("value", "words"), [(10.0, "10"), (1e-3, "0.001"), (1e-10, "1e-10"), (1e25, "1e25")]
)
def test_a_power_of_ten_is_written_short(value: float, words: str) -> None:
    axis = Axis("left")
    axis.setRange(math.log10(value) - 2, math.log10(value) + 2)
    assert axis.logTickStrings([math.log10(value)], 1, None) == [words]


def thickness(image: QImage) -> float:
    """Return how many pixels of a picture's middle column are red, shades in parts."""
    x = image.width() // 2
    colors = [image.pixelColor(x, y) for y in range(image.height())]
    return sum(max(0.0, color.redF() - color.blueF()) for color in colors)


def plot_with_a_line(width: float) -> Plot:
    plot = Plot("lines")
    plot.resize(300, 200)
    plot.setXRange(0, 1, padding=0)
    plot.setYRange(-1, 1, padding=0)
    plot.line("#ff0000", width).setData([0, 1], [0.013, 0.013])
    return plot


def test_a_line_is_as_wide_in_a_picture_as_on_the_screen(qtbot: QtBot) -> None:
    plot = plot_with_a_line(2)
    qtbot.addWidget(plot)
    with qtbot.waitExposed(plot):
        plot.show()
    shown = thickness(plot.grab().toImage())
    assert 1.5 < shown < 2.5
    large = picture(plot)
    assert large.height() == 2 * plot.height()
    assert thickness(large) == pytest.approx(2 * shown, rel=0.1)
    assert thickness(plot.grab().toImage()) == shown


def test_a_line_is_as_wide_on_a_screen_with_small_pixels() -> None:
    code = """
        from PySide6.QtWidgets import QApplication
        app = QApplication([])
        from tests.widgets.plots.test_plot import plot_with_a_line, thickness
        image = plot_with_a_line(2).grab().toImage()
        print(image.devicePixelRatio(), thickness(image))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        env=os.environ | {"QT_SCALE_FACTOR": "2"},
        capture_output=True,
        text=True,
        check=True,
    )
    ratio, pixels = map(float, done.stdout.split())
    assert ratio == 2
    assert 3 < pixels < 5


def shown(plot: Plot) -> list[float]:
    return [end for ends in plot.getViewBox().viewRange() for end in ends]


def zoomed(qtbot: QtBot, *, movable: bool = True) -> Plot:
    plot = Plot("lines", movable=movable)
    plot.resize(300, 200)
    qtbot.addWidget(plot)
    plot.line("#ff0000").setData([0, 10], [0, 5])
    plot.setXRange(0, 10, padding=0)
    with qtbot.waitExposed(plot):
        plot.show()
    plot.setFocus()
    return plot


def test_a_double_click_brings_back_what_was_enlarged(qtbot: QtBot) -> None:
    plot = zoomed(qtbot)
    before, middle = shown(plot), plot.viewport().rect().center()
    for _ in range(3):
        turn_wheel(plot, middle, 120)
    assert shown(plot)[1] - shown(plot)[0] < 0.9 * (before[1] - before[0])
    double_click(plot, middle)
    assert shown(plot) == pytest.approx(before)
    # The height was found by the plot itself, and is again.
    plot.line("#00ff00").setData([0, 10], [0, 50])
    QApplication.processEvents()
    assert shown(plot)[3] >= 50


def test_what_the_program_shows_later_is_where_a_double_click_leads(qtbot: QtBot) -> None:
    plot = zoomed(qtbot)
    middle = plot.viewport().rect().center()
    turn_wheel(plot, middle, 120)
    plot.setXRange(0, 40, padding=0)
    turn_wheel(plot, middle, 120)
    double_click(plot, middle)
    assert shown(plot)[:2] == pytest.approx([0, 40])


def test_the_keyboard_enlarges_and_brings_back(qtbot: QtBot) -> None:
    plot = zoomed(qtbot)
    before = shown(plot)
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    assert shown(plot)[1] - shown(plot)[0] == pytest.approx(8)
    for _ in range(2):
        qtbot.keyClick(plot, Qt.Key.Key_Minus)
    assert shown(plot)[1] - shown(plot)[0] == pytest.approx(12.5)
    qtbot.keyClick(plot, Qt.Key.Key_0)
    QApplication.processEvents()
    assert shown(plot) == pytest.approx(before)


def test_a_plot_that_is_not_to_be_moved_stays(qtbot: QtBot) -> None:
    plot = zoomed(qtbot, movable=False)
    before, clicks = shown(plot), []
    plot.clicked.connect(lambda *click: clicks.append(click))
    middle = plot.viewport().rect().center()
    turn_wheel(plot, middle, 120)
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    assert shown(plot) == before
    double_click(plot, middle)
    assert len(clicks) > 0


def double_click(plot: Plot, place: QPoint) -> None:
    window, left = plot.windowHandle(), Qt.MouseButton.LeftButton
    QTest.mouseDClick(window, left, pos=plot.viewport().mapTo(plot, place))
    QApplication.processEvents()


def turn_wheel(plot: Plot, place: QPoint, delta: int) -> None:
    event = QWheelEvent(
        QPointF(place),
        QPointF(plot.viewport().mapToGlobal(place)),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(plot.viewport(), event)


class Painted(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def settle() -> None:
    for _ in range(5):
        QTest.qWait(5)


def test_what_changes_with_the_axes_is_painted_once(qtbot: QtBot) -> None:
    plot = Plot("lines", movable=False)
    qtbot.addWidget(plot)
    plot.resize(300, 200)
    # An axis that makes room for longer numbers lays the plot out anew.
    plot.getAxis("left").setWidth(40)
    plot.getAxis("bottom").setHeight(30)
    line = plot.line("#f00")
    with qtbot.waitExposed(plot):
        plot.show()
    settle()
    painted = Painted(plot.viewport())
    for end in (1, 2, 5):
        painted.count = 0
        line.setData([0, end], [0, end])
        plot.setXRange(0, end, padding=0)
        plot.setYRange(0, end, padding=0)
        settle()
        assert painted.count == 1


class Dragged:
    """A plot with a point at (5, 5), and a mouse that moves along y = 5."""

    def __init__(self, qtbot: QtBot) -> None:
        self.plot = Plot("plane", movable=False)
        qtbot.addWidget(self.plot)
        self.plot.resize(300, 200)
        self.plot.setRange(xRange=(0, 10), yRange=(0, 10), padding=0)
        self.point = DraggablePoint("point")
        self.point.asked.connect(self.point.show_at)
        self.plot.addItem(self.point)
        self.point.show_at(5, 5)
        with qtbot.waitExposed(self.plot):
            self.plot.show()
        settle()

    def move(self, x: float) -> None:
        QTest.mouseMove(self.plot.windowHandle(), self._at(x))
        QTest.qWait(30)

    def press(self, x: float) -> None:
        QTest.mousePress(self.plot.windowHandle(), Qt.MouseButton.LeftButton, pos=self._at(x))

    def release(self, x: float) -> None:
        QTest.mouseRelease(self.plot.windowHandle(), Qt.MouseButton.LeftButton, pos=self._at(x))

    def _at(self, x: float) -> QPoint:
        box = self.plot.getPlotItem().getViewBox()
        return self.plot.mapFromScene(box.mapViewToScene(QPointF(x, 5)))


def test_a_drag_asks_nothing_else_what_is_under_the_pointer(qtbot: QtBot) -> None:
    drag = Dragged(qtbot)
    asked: list[object] = []
    drag.plot.scene().sigMouseHover.connect(asked.append)
    drag.move(5)
    assert asked
    drag.press(5)
    drag.move(6)
    asked.clear()
    drag.move(7)
    drag.move(8)
    assert drag.point.pos().x() > 6.5
    assert not asked
    drag.release(8)
    assert asked


def test_what_is_dragged_is_looked_at_and_not_what_lies_under_it(qtbot: QtBot) -> None:
    drag = Dragged(qtbot)
    read: list[str] = []
    drag.plot.hovered.connect(lambda x, y: read.append("hovered"))
    drag.plot.left.connect(lambda: read.append("left"))
    drag.move(4)
    drag.move(5)
    assert read
    assert set(read) == {"hovered"}
    drag.press(5)
    drag.move(6)
    read.clear()
    drag.move(7)
    drag.move(8)
    assert read == ["left"]
    drag.release(8)
    drag.move(3)
    assert read == ["left", "hovered"]


def test_other_words_above_a_plot_stand_in_the_middle_and_move_nothing(qtbot: QtBot) -> None:
    plot, other = Plot("plane", title="before"), Plot("plane", title="other <b>words</b>")
    for shown in (plot, other):
        qtbot.addWidget(shown)
        shown.resize(300, 200)
        with qtbot.waitExposed(shown):
            shown.show()
    settle()
    requests: list[object] = []
    layout = plot.getPlotItem().layout
    plot.getPlotItem().getViewBox().sigResized.connect(requests.append)
    painted = Painted(plot.viewport())
    plot.set_title("other <b>words</b>")
    settle()
    assert layout.isActivated()
    assert (requests, painted.count) == ([], 1)
    assert plot.grab().toImage() == other.grab().toImage()
    plot.set_title("")
    settle()
    assert requests


def test_a_plot_with_equal_axes_comes_to_rest_at_any_size(qtbot: QtBot) -> None:
    """Room for longer numbers changes the range, and with it the numbers."""
    plot = Plot("plane", x="w1", y="w2", equal=True, movable=False)
    qtbot.addWidget(plot)
    with qtbot.waitExposed(plot):
        plot.show()
    painted = Painted(plot.viewport())
    for side in range(160, 260, 2):
        plot.resize(side, side)
        plot.setRange(xRange=(-2, 2), yRange=(-2, 2), padding=0.02)
        settle()
        painted.count = 0
        settle()
        assert painted.count == 0, side
