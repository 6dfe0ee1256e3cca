"""The Initialization tab: what the first weights make of a signal, and of learning."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from lab.experiments.initialization import EXPERIMENT, Frame, InitializationParams
from lab.experiments.initialization.before_after import TrainingFrame
from lab.experiments.initialization.depth import DepthFrame
from lab.experiments.initialization.histograms import HistogramFrame
from lab.experiments.initialization.sixteen import SixteenFrame, settings
from lab.experiments.initialization.survival import SurvivalFrame
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
        self.histogram_view, self.compare_view = HistogramView(), CompareView()
        self.depth_view = DepthView()
        self.survival_view, self.training_view = SurvivalView(), TrainingView()
        self.sixteen_view, self.symmetry_view = SixteenView(), SymmetryView()
        self.views: dict[str, QWidget] = {
            "histograms": self.histogram_view,
            "compare": self.compare_view,
            "depth": self.depth_view,
            "survival": self.survival_view,
            "training": self.training_view,
            "batch_norm": self.sixteen_view,
            "zeros": self.symmetry_view,
        }
        self.stack = QStackedWidget()
        for view in self.views.values():
            self.stack.addWidget(view)
        self.progress = ProgressStrip()
        self.progress.cancel_asked.connect(self.work.cancel)
        self.progress.start_asked.connect(self.work.start)
        self.histogram_view.layer_chosen.connect(lambda layer: self.edit(layer=layer))
        self.survival_view.placed.connect(
            lambda std, layers: self.edit(init="std", std=std, layers=layers)
        )
        self.sixteen_view.opened.connect(self._open_run)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack, 1)
        column.addWidget(self.progress)
        return whole

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
        self.stack.setCurrentWidget(self.views[params.mode])
        match frame:
            case HistogramFrame():
                view = self.compare_view if params.mode == "compare" else self.histogram_view
                view.show_frame(params, frame)
            case DepthFrame():
                self.depth_view.show_frame(params, frame)
            case SurvivalFrame():
                self.survival_view.show_frame(params, frame)
            case TrainingFrame():
                self.training_view.show_frame(params, frame, cursor)
            case SixteenFrame():
                self.sixteen_view.show_frame(params, frame)
            case SymmetryFrame():
                self.symmetry_view.show_frame(params, frame, cursor)
        self._show_progress()

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
