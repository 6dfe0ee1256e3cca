"""Curves over slopes, with one crosshair; handles for the constants; what arrays do."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from lab.experiments.activations.curves import HIGH, LOW, CurvesFrame, CurvesParams, read
from lab.experiments.activations.functions import FUNCTIONS
from widgets.activations import styles
from widgets.activations.constants import ConstantHandles
from widgets.activations.curve_plot import CurvePlot
from widgets.activations.page import Page
from widgets.activations.saturation import SaturationPlot
from widgets.controls import label
from widgets.plots.draggable import DraggablePoint
from widgets.plots.legend import presentation_legend
from widgets.plots.line import Line
from widgets.plots.numbers import named
from widgets.theme import appearance
from widgets.translate import tr

MOST_ATTEMPTS = 2
NARROW = 24
"""A page less wide than this many lines of text are high is narrow."""


class CurvesPage(Page):
    """The upper plot has the functions with their tangents, the lower one their slopes."""

    def __init__(self) -> None:
        super().__init__()
        self._params: CurvesParams | None = None
        self.value_plot = CurvePlot(tr("activations"), tr("y = h(x)"), lambda curve: curve.y)
        self.slope_plot = CurvePlot(tr("slopes"), tr("slope dy/dx"), lambda curve: curve.slope)
        self.saturation = SaturationPlot()
        self.value_plot.getAxis("bottom").setStyle(showValues=False)
        self.slope_plot.set_labels(tr("x"), tr("slope dy/dx"))
        self.tangents = {key: self._tangent(key) for key in FUNCTIONS}
        self.handle = DraggablePoint(tr("x: where the functions are read"), step=0.05)
        self.value_plot.addItem(self.handle)
        self.handle.asked.connect(lambda x, _: self._ask_x(x))
        self.constants = ConstantHandles(self.value_plot)
        self.constants.asked.connect(self.asked)
        for plot in (self.value_plot, self.slope_plot):
            plot.dragged.connect(lambda x, _: self._ask_x(x))
            plot.clicked.connect(lambda _, x, y: self._ask_x(x))
            plot.hovered.connect(lambda x, y, p=plot: self._hover(p, x, y))
        self.names = presentation_legend()
        self.column.addWidget(self.names)
        self.column.addWidget(self.value_plot, 5)
        self.column.addWidget(self.saturation)
        self.column.addWidget(self.slope_plot, 3)
        self.column.addWidget(self._build_attempts())

    def _tangent(self, key: str) -> Line:
        words = tr("tangent of {0}").format(tr(FUNCTIONS[key]))
        line = named(Line(pen=styles.pen(key, 1.5)), words)
        line.setZValue(8)
        self.value_plot.addItem(line, ignoreBounds=True)
        return line

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the code where it would leave no room for what comes of it."""
        narrow = self.width() < NARROW * self.fontMetrics().height()
        for code, *_ in self.attempts:
            code.setWordWrap(narrow)
        super().resizeEvent(event)

    def _build_attempts(self) -> QWidget:
        """Make the lines that show the function on an array."""
        strip = QWidget()
        grid = QGridLayout(strip)
        grid.setContentsMargins(8, 0, 8, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(2, 1)
        self.attempts: list[tuple[QLabel, QLabel, QLabel]] = []
        for row in range(MOST_ATTEMPTS):
            code, arrow, outcome = (label("", role) for role in ("text", "good", "secondary"))
            for place, shown in enumerate((code, arrow, outcome)):
                shown.setTextFormat(Qt.TextFormat.RichText)
                shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                shown.setWordWrap(place == 2)
                grid.addWidget(shown, row, place)
            self.attempts.append((code, arrow, outcome))
        return strip

    def show_frame(self, params: CurvesParams, frame: CurvesFrame, cursor: int) -> None:
        """Show the curves and the crosshair."""
        self._params = params
        self.value_plot.show_curves(frame, params.selected, params.x, frame.y_range)
        self.slope_plot.show_curves(frame, params.selected, params.x, frame.slope_range)
        drawn = {curve.name: curve for curve in frame.curves}
        for key, line in self.tangents.items():
            line.setVisible(key in drawn)
            if key in drawn:
                line.setData(*drawn[key].tangent.T)
        if appearance.presentation:
            self.names.show_lines(styles.legend_lines(drawn))
        self.handle.show_at(params.x, drawn[params.selected].y_at)
        self.constants.show_params(params)
        self.saturation.show_frame(frame, params)
        self._show_attempts(frame)

    def _show_attempts(self, frame: CurvesFrame) -> None:
        for row, (code, mark, outcome) in enumerate(self.attempts):
            here = row < len(frame.attempts)
            for shown in (code, mark, outcome):
                shown.setVisible(here)
            if not here:
                continue
            attempt = frame.attempts[row]
            code.setText(f"<code>{_escaped(attempt.code)}</code>")
            sign = "✗" if attempt.failed else "→"
            color = appearance.theme.error if attempt.failed else appearance.theme.good
            mark.setText(f'<b style="color:{color}">{sign}</b>')
            outcome.setText(f"<code>{_escaped(attempt.outcome)}</code>")

    def _ask_x(self, x: float) -> None:
        self.ask(x=round(min(max(x, LOW), HIGH), 2))

    def _hover(self, plot: CurvePlot, x: float, y: float) -> None:
        """Read out the curve nearest to the pointer."""
        if self._params is None:
            return
        slopes = plot is self.slope_plot
        found = read(self._params, min(max(x, LOW), HIGH))
        name, value, slope = min(found, key=lambda one: abs((one[2] if slopes else one[1]) - y))
        words = tr("{0}:  x {1:.2f}   y {2:.4f}   slope {3:.4f}")
        plot.note.say(words.format(tr(FUNCTIONS[name]), x, value, slope), x, y)


def _escaped(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")
