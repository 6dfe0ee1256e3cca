"""The middle column of the MNIST tab: curves, legend, and what is inside."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QSplitter, QVBoxLayout, QWidget

from lab.experiments.training import TrainingParams
from widgets.controls import label
from widgets.training.curves import Curves
from widgets.training.inspectors import Inspectors
from widgets.training.legend import Legend
from widgets.training.runs import Runs
from widgets.translate import tr

LEAST_HEIGHT = 150


class Middle(QWidget):
    """Shows runs and findings; asks for other settings with `edited`."""

    edited = Signal(dict)

    def __init__(self, actions: QMenu) -> None:
        super().__init__()
        self.untrained = label("")
        self.untrained.setObjectName("untrained")
        self.untrained.hide()
        self.curves = Curves()
        self.legend = Legend()
        self.inspectors = Inspectors(actions)
        self.inspectors.edited.connect(self.edited)
        self.curves.edited.connect(self.edited)
        upper = QWidget()
        inside = QVBoxLayout(upper)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self.untrained)
        inside.addWidget(self.curves, 1)
        inside.addWidget(self.legend)
        # A splitter, since what a page would like to have must not squeeze the curves.
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(3)
        for half, share in ((upper, 10), (self.inspectors, 11)):
            half.setMinimumHeight(LEAST_HEIGHT)
            halves.addWidget(half)
            halves.setStretchFactor(halves.count() - 1, share)
        halves.setSizes([1000, 1100])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(halves)

    def show_settings(self, params: TrainingParams) -> None:
        """Show what is looked at."""
        self.inspectors.show_settings(params)

    def show_losses(self, runs: Runs, params: TrainingParams) -> None:
        """Show the losses of all runs, and say if they are those of other settings."""
        self.curves.show_losses(runs, params)
        count = 0 if runs.active else params.untrained([run.record.params for run in runs.kept])
        words = (
            tr("These settings are not trained yet: press play ({0} runs).").format(count)
            if count > 1
            else tr("These settings are not trained yet: press play.")
        )
        self.untrained.setText(words)
        self.untrained.setVisible(count > 0)

    def show_measured(self, runs: Runs, params: TrainingParams) -> None:
        """Show what was measured of all runs, and the legend, which tells it in numbers."""
        self.curves.show_measured(runs, params)
        self.legend.show_runs(runs, two_lines=params.measure in ("accuracy", "test_loss"))

    def show_page(self, runs: Runs, params: TrainingParams) -> None:
        """Show the page in front, if it needs no child to be filled."""
        selected = runs.selected
        lines = selected.record.params.layers if selected else ()
        dropout = any(line.startswith("dropout") for line in lines)
        self.inspectors.offer_dropout(dropout or params.inspector == "dropout")
        if params.inspector == "runs":
            self.inspectors.runs.show_runs(runs)
        elif params.inspector == "gradients" and selected is not None:
            pulses = selected.record.history.pulses
            self.inspectors.show_finding("gradients", pulses[-1] if pulses else None, params)
