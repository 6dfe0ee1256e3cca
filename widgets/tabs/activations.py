"""The Activations tab: chapter 3 in six views."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from lab.experiments.activations import EXPERIMENT, ActivationsParams
from lab.experiments.activations.chain import ChainFrame
from lab.experiments.activations.curves import CurvesFrame
from lab.experiments.activations.faulty_training import FaultyFrame, make
from lab.numerals import fixed, short
from lab.runner import State
from lab.specs import Spec
from widgets.activations.batch_page import BatchPage
from widgets.activations.chain_page import ChainPage
from widgets.activations.curves_page import CurvesPage
from widgets.activations.function_list import FunctionList
from widgets.activations.logit_numbers import LogitNumbers
from widgets.activations.network_page import NetworkPage
from widgets.activations.page import Page
from widgets.activations.shapes_page import ShapesPage
from widgets.activations.softmax_page import SoftmaxPage
from widgets.background import BackgroundRun
from widgets.controls import Control
from widgets.lab_tab import LabTab
from widgets.translate import tr

PAGES: dict[str, Callable[[], Page]] = {
    "curves": CurvesPage,
    "chain": ChainPage,
    "softmax": SoftmaxPage,
    "batch": BatchPage,
    "network": NetworkPage,
    "shapes": ShapesPage,
}
SETTLED_MS = 250
"""A training begins when its settings have stood still for so long."""


class ActivationsTab(LabTab):
    """Shows the view that `mode` names; each view is made when it is first shown."""

    def __init__(self) -> None:
        super().__init__(EXPERIMENT)
        self.pages: dict[str, Page] = {}
        self.training = BackgroundRun(make, self)
        self.training.frame.connect(self._take)
        self.training.state_changed.connect(lambda _: self._show_training())
        self.training.failed.connect(self.show_problem)
        self._trained: tuple[object, ...] = ()
        self._training_frame: FaultyFrame | None = None
        self._start_timer = QTimer(self)
        self._start_timer.setSingleShot(True)
        self._start_timer.setInterval(SETTLED_MS)
        self._start_timer.timeout.connect(self._start_settled)

    @property
    def own(self) -> ActivationsParams:
        """Return the settings by their own type."""
        return cast(ActivationsParams, self.params)

    def build_plots(self) -> QWidget:
        self.pages = {}
        self.stack = QStackedWidget()
        return self.stack

    def own_controls(self) -> dict[str, Callable[[str, Spec], Control]]:
        def functions(name: str, spec: Spec) -> Control:
            self.functions = FunctionList(name, spec, lambda changes: self.edit(**changes))
            return self.functions

        def logits(name: str, spec: Spec) -> Control:
            self.logits = LogitNumbers(name, spec)
            return self.logits

        return {"shown": functions, "logits": logits}

    def show_frame(self, frame: Any, cursor: int) -> None:
        page = self._page(self.own.mode)
        self.stack.setCurrentWidget(page)
        page.show_frame(self.own, frame, cursor)
        if isinstance(frame, CurvesFrame | ChainFrame):
            heads, readings = _readings(frame, cursor)
            self.functions.show_readings(self.own, heads, readings)
        self.logits.show_first(self.own.classes)
        if isinstance(page, BatchPage):
            self._follow_training()

    def _page(self, mode: str) -> Page:
        if mode not in self.pages:
            page = PAGES[mode]()
            page.asked.connect(lambda changes: self.edit(**changes))
            if isinstance(page, BatchPage):
                page.training.cancel_asked.connect(self._cancel_training)
                page.training.run_asked.connect(self._start_training)
            self.pages[mode] = page
            self.stack.addWidget(page)
        return self.pages[mode]

    # The training that goes with the softmax of a batch

    def _follow_training(self) -> None:
        """Train anew where a setting of the training has changed."""
        if self.own.mistake == "no_keepdims":
            if self._start_timer.isActive():
                self._start_timer.stop()
                self._trained = ()
        elif self.own.run_settings != self._trained:
            self._trained = self.own.run_settings
            self._training_frame = None
            self.training.cancel()
            self._start_timer.start()
        self._show_training()

    def _start_settled(self) -> None:
        # On a busy machine this may come before newer settings have been looked at.
        if self._behind:
            self._start_timer.start()
        else:
            self._start_training()

    def _start_training(self) -> None:
        self.show_problem(None)
        self._training_frame = None
        self.training.start(self.own)
        self._show_training()

    def _cancel_training(self) -> None:
        self._start_timer.stop()
        self.training.cancel()
        self._show_training()

    def _take(self, frame: FaultyFrame) -> None:
        self._training_frame = frame
        self._show_training()

    def _show_training(self) -> None:
        page = self.pages.get("batch") if self._built else None
        if isinstance(page, BatchPage):
            page.training.show_training(self.own, self._training_frame, self._training_runs)

    @property
    def _training_runs(self) -> bool:
        return self._start_timer.isActive() or self.training.state is State.PLAYING

    @property
    def busy(self) -> bool:
        return super().busy or self._training_runs

    def showEvent(self, event: Any) -> None:
        self.training.look(True)
        super().showEvent(event)

    def hideEvent(self, event: Any) -> None:
        self.training.look(False)
        super().hideEvent(event)

    def closing(self) -> None:
        self._start_timer.stop()
        self.training.close()
        super().closing()


def _readings(
    frame: CurvesFrame | ChainFrame, cursor: int
) -> tuple[tuple[str, str], Mapping[str, tuple[str, str]]]:
    """Return the heads of the list's two columns, and the numbers for each function."""
    if isinstance(frame, CurvesFrame):
        numbers = {c.name: (fixed(c.y_at, 3), fixed(c.slope_at, 3)) for c in frame.curves}
        return (tr("y"), tr("slope")), numbers
    numbers = {
        run.name: (short(float(run.signal[cursor])), short(float(run.gradient[cursor])))
        for run in frame.runs
    }
    return (tr("signal"), "∂h/∂x"), numbers
