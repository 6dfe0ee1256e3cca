"""The Initialization tab: what the first weights make of a signal, and of learning."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from lab.experiments.initialization import EXPERIMENT, Frame, InitializationParams
from lab.experiments.initialization.before_after import TrainingFrame
from lab.experiments.initialization.sixteen import settings
from lab.experiments.initialization.symmetry import SymmetryFrame
from widgets.initialization.depth_view import DepthView
from widgets.initialization.progress import ProgressStrip
from widgets.initialization.sixteen_view import SixteenView
from widgets.initialization.spread_views import CompareView, HistogramView
from widgets.initialization.survival_view import SurvivalView
from widgets.initialization.symmetry_view import SymmetryView
from widgets.initialization.training_view import TrainingView
from widgets.initialization.work import Work
from widgets.lab_tab import LabTab
from widgets.translate import tr


class InitializationTab(LabTab):
    """Seven views of the first weights; what takes long is done by children."""

    def __init__(self) -> None:
        super().__init__(EXPERIMENT)
        self.work = Work(self)
        self.work.changed.connect(self._take_work)
        self.work.failed.connect(self.show_problem)

    @property
    def settings(self) -> InitializationParams:
        """Return the settings by their own type."""
        return cast(InitializationParams, self.params)

    def build_plots(self) -> QWidget:
        self._views: dict[str, Any] = {}
        self.stack = QStackedWidget()
        self.progress = ProgressStrip()
        self.progress.cancel_asked.connect(self.work.cancel)
        self.progress.start_asked.connect(self.work.start)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack, 1)
        column.addWidget(self.progress)
        return whole

    def view(self, mode: str) -> Any:
        """Return the view of a mode; each is made when it is first looked at."""
        if mode not in self._views:
            makers = {
                "histograms": self._make_histograms,
                "compare": CompareView,
                "depth": DepthView,
                "survival": self._make_survival,
                "training": TrainingView,
                "batch_norm": self._make_sixteen,
                "zeros": SymmetryView,
            }
            self._views[mode] = makers[mode]()
            self.stack.addWidget(self._views[mode])
        return self._views[mode]

    def _make_histograms(self) -> QWidget:
        view = HistogramView()
        view.layer_chosen.connect(lambda layer: self.edit(layer=layer))
        return view

    def _make_survival(self) -> QWidget:
        view = SurvivalView()
        view.placed.connect(lambda std, layers: self.edit(init="std", std=std, layers=layers))
        return view

    def _make_sixteen(self) -> QWidget:
        view = SixteenView()
        view.opened.connect(self._open_run)
        return view

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("← →", tr("on the histograms: choose a layer")),
            ("← → ↑ ↓", tr("on the survival map: move the setting (Shift: ten times)")),
            ("← → ↑ ↓", tr("on the sixteen plots: choose one")),
            ("Enter, Shift+Enter", tr("do its run on the MNIST tab, with or without batch norm")),
        ]

    def make_frame(self) -> Frame:
        self.work.follow(self.settings)
        if self.work.frame is not None:
            return self.work.frame
        return EXPERIMENT.frame(self.settings)

    def show_frame(self, frame: Frame, cursor: int) -> None:
        params = self.settings
        view = self.view(params.mode)
        self.stack.setCurrentWidget(view)
        if isinstance(frame, TrainingFrame | SymmetryFrame):
            view.show_frame(params, frame, cursor)
        else:
            view.show_frame(params, frame)
        self._show_progress()

    def step_at(self, cursor: int) -> int:
        frame = self.work.frame
        # Only some of the steps of real training are kept.
        if isinstance(frame, TrainingFrame) and frame.snapshot_steps:
            return frame.snapshot_steps[min(cursor, frame.steps)]
        return cursor

    @property
    def busy(self) -> bool:
        return super().busy or self.work.running

    def showEvent(self, event: Any) -> None:
        self.work.look(True)
        super().showEvent(event)

    def hideEvent(self, event: Any) -> None:
        self.work.look(False)
        super().hideEvent(event)

    def closing(self) -> None:
        self.work.close()
        super().closing()

    def _take_work(self) -> None:
        if self.work.frame is not None:
            self.take_frame(self.work.frame)

    def _show_progress(self) -> None:
        frame = self.work.frame
        if frame is None or isinstance(frame, SymmetryFrame):
            self.progress.hide()
        else:
            self.progress.show_progress(frame.done, running=self.work.running)

    def _open_run(self, start: int, batch_norm: bool) -> None:
        self.open_requested.emit("training", settings(self.settings, start, batch_norm))
