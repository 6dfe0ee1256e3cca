"""The MNIST tab: train, watch, draw a digit, get its answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtWidgets import QWidget

from lab.experiments.training import EXPERIMENT, Frame, TrainingParams, TrainingStream
from lab.experiments.training.recognize import recognize
from lab.experiments.training.record import RunRecord
from lab.params import Params, Spec
from lab.runner import State
from widgets.background import BackgroundRun
from widgets.controls import Control
from widgets.lab_tab import LabTab
from widgets.training.curves import Curves
from widgets.training.digit_panel import DigitPanel
from widgets.training.layer_list import LayerList
from widgets.translate import tr

WEIGHTS_EVERY = 5
"""The network's weights are fetched with every so many frames, so that the answer follows."""


class TrainingTab(LabTab):
    """Trains in a child process; what it sent stays when the process ends."""

    def __init__(self) -> None:
        super().__init__(EXPERIMENT)
        self.record: RunRecord | None = None
        self._polls = 0
        self.background = BackgroundRun(TrainingStream, self, self._wanted)
        self.background.frame.connect(self._take)
        self.background.state_changed.connect(lambda _: self._show_state())
        self.background.failed.connect(self.show_problem)

    @property
    def training_params(self) -> TrainingParams:
        """Return the settings by their own type."""
        return cast(TrainingParams, self.params)

    def build_plots(self) -> QWidget:
        self.curves = Curves()
        return self.curves

    def build_side(self) -> QWidget:
        self.digit = DigitPanel(tuple("0123456789"))
        self.digit.strokes_asked.connect(lambda strokes: self.edit(strokes=strokes))
        self.digit.undo_asked.connect(lambda: self.edit(strokes=self.training_params.strokes[:-1]))
        return self.digit

    def own_controls(self) -> dict[str, Callable[[str, Spec], Control]]:
        def layers(name: str, spec: Spec) -> Control:
            return LayerList(name, spec, lambda v: self.training_params.changed(layers=v).rows())

        return {"layers": layers}

    def show_frame(self, frame: Frame, cursor: int) -> None:
        self.curves.show_record(self._open())
        self._show_state()

    def on_params(self, before: Params, after: Params) -> None:
        if self.background.state in (State.PLAYING, State.PAUSED):
            if before.only_live_changes(after):
                self.background.change(after)
            else:
                self._start(play=self.background.state is State.PLAYING)

    def on_play(self) -> None:
        state = self.background.state
        if state is State.PLAYING:
            self.background.pause()
        elif state is State.PAUSED:
            self.background.play()
        else:
            self._start(play=True)

    def on_forward(self) -> None:
        if self.background.state not in (State.PLAYING, State.PAUSED):
            self._start(play=False)
        self.background.pause()
        self.background.step(1)

    def on_back(self) -> None:
        """Training cannot be undone; the arrow does nothing here."""

    def on_to_start(self) -> None:
        self._start(play=False)

    def closing(self) -> None:
        self.background.close()
        super().closing()

    @property
    def busy(self) -> bool:
        return super().busy or self.background.state is State.PLAYING

    def showEvent(self, event: Any) -> None:
        self.background.look(True)
        if self._frame is None:
            self._frame = self._open().frame
        super().showEvent(event)

    def hideEvent(self, event: Any) -> None:
        self.background.look(False)
        super().hideEvent(event)

    def _open(self) -> RunRecord:
        """Return the run on show; the first one is that of the bundled network."""
        if self.record is None:
            self.record = RunRecord.load()
        return self.record

    def _start(self, *, play: bool) -> None:
        self.show_problem(None)
        self.record = RunRecord(self.training_params)
        self.background.start(self.training_params, play=play)
        self._show_state()

    def _take(self, frame: Frame) -> None:
        record = self._open()
        record.add(frame)
        self._frame = frame
        if frame.diverged is not None:
            self.show_problem(frame.diverged)
        self._show()
        if frame.weights is not None and self._built:
            self._show_answer()

    def _wanted(self) -> frozenset[str]:
        self._polls += 1
        return frozenset({"weights"} if self._polls % WEIGHTS_EVERY == 0 else ())

    def _refresh(self) -> None:
        super()._refresh()
        if self._built:
            self._show_answer()

    def _show_answer(self) -> None:
        params = self.training_params
        self.digit.show_answer(params, recognize(self._open().network, params))

    def _show_state(self) -> None:
        if not self._built:
            return
        record, state = self._open(), self.background.state
        self.transport.show_playing(state is State.PLAYING)
        self.transport.show_progress(record.share_done, self._state_in_words(record, state))

    def _state_in_words(self, record: RunRecord, state: State) -> str:
        frame = record.frame
        if frame is None:
            return tr("reading the data …") if state is not State.IDLE else ""
        words = [
            tr("epoch {0} / {1}").format(f"{frame.epoch:.1f}", self._epochs_total(frame)),
            tr("step {0}").format(f"{frame.step:,}"),
        ]
        if state is State.PLAYING:
            words.append(tr("{0} steps/s").format(f"{record.steps_per_second:,.0f}"))
            words.append(tr("{0} images/s").format(f"{record.images_per_second:,.0f}"))
            words.append(tr("{0} s left").format(f"{frame.seconds_left:.0f}"))
        elif state is State.PAUSED:
            words.append(tr("paused"))
        return "   ·   ".join(words)

    def _epochs_total(self, frame: Frame) -> str:
        if not frame.step:
            return str(self.training_params.epochs)
        return f"{frame.epoch * frame.steps_total / frame.step:.3g}"
