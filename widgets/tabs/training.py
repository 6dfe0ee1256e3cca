"""The MNIST tab: train, compare, look inside, draw a digit and get its answer."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from lab.experiments.training import EXPERIMENT, RunRecord, TrainingParams, explain
from lab.experiments.training.drawing import pack_picture
from lab.experiments.training.inspection import DataNote
from lab.explanation import Explanation
from lab.message import InputError, Message
from lab.params import Params
from lab.specs import Spec
from widgets.controls import Control
from widgets.lab_tab import LabTab
from widgets.training.compare_list import CompareList
from widgets.training.data_control import DataControl
from widgets.training.digit_panel import DigitPanel
from widgets.training.folder_check import FolderCheck
from widgets.training.layer_list import LayerList
from widgets.training.live import Live
from widgets.training.looker import Looker
from widgets.training.middle import Middle
from widgets.training.own_actions import OwnActions
from widgets.training.own_store import OwnStore
from widgets.training.pasted import picture_in
from widgets.training.run_actions import RunActions
from widgets.training.run_notes import run_notes
from widgets.training.runs import KeptRun, Runs
from widgets.translate import say, tr

WEIGHTS_EVERY = 5
"""The network's weights are fetched with every so many frames, so that the answer follows."""

EXPLAIN_MS = 1500
"""While runs train, the explanation's numbers follow only so often."""


class TrainingTab(LabTab):
    """Trains in child processes; what they sent stays when they end."""

    def __init__(self) -> None:
        super().__init__(EXPERIMENT)
        self.runs = Runs(self, self._wanted)
        self.runs.progressed.connect(self._progressed)
        self.own = OwnStore(self)
        self.looker = Looker(self)
        self.live = Live(self, self.looker)
        self.runs.list_changed.connect(self.live.now)
        self.runs.list_changed.connect(self._show_notes)
        self.runs.state_changed.connect(self.live.soon)
        self.runs.crowded.connect(lambda message: self.status.emit(say(message)))
        self.own.changed.connect(self.live.look)
        self.run_actions = RunActions(self.runs, self)
        self.run_actions.opened.connect(self.keep)
        self.own_actions = OwnActions(self.own, self)
        self.own_actions.edited.connect(self._edit)
        self.folder_check = FolderCheck(self)
        self.folder_check.good.connect(self._take_folder)
        for teller in (self.run_actions, self.own_actions):
            teller.problem.connect(self._tell)
            teller.status.connect(self.status)
        for failing in (self.looker, self.folder_check):
            failing.failed.connect(self._tell)
        self._trained_preset = self.preset

    @property
    def training_params(self) -> TrainingParams:
        """Return the settings by their own type."""
        return cast(TrainingParams, self.params)

    @property
    def record(self) -> RunRecord:
        """Return the run that is looked into; the first one is that of the bundled network."""
        if self.runs.selected is None:
            self.runs.add(RunRecord.load())
        assert self.runs.selected is not None
        return self.runs.selected.record

    def keep(self, record: RunRecord) -> None:
        """Put a network that was saved beside the runs, and look into it."""
        self.show_problem(None)
        self.runs.add(record)

    def build_plots(self) -> QWidget:
        self.middle = Middle(self.run_actions.menu())
        self.middle.edited.connect(self._edit)
        self.middle.legend.selected.connect(self.runs.select)
        pages = self.middle.inspectors
        table = pages.runs.table
        table.selected.connect(self.runs.select)
        table.shown_asked.connect(self.runs.show)
        table.renamed.connect(self.runs.rename)
        table.asked.connect(self._do_with_run)
        pages.runs.duplicate_asked.connect(self._duplicate)
        pages.unit_switched.connect(self._switch_unit)
        pages.own.asked.connect(self.own_actions.do)
        return self.middle

    def build_side(self) -> QWidget:
        self.digit = DigitPanel()
        self.digit.edited.connect(self._edit)
        self.digit.dropped.connect(self.paste)
        self.digit.keep_asked.connect(lambda n: self.own_actions.keep(n, self.training_params))
        return self.digit

    def own_controls(self) -> dict[str, Callable[[str, Spec], Control]]:
        def data(name: str, spec: Spec) -> Control:
            control = DataControl(name, spec)
            control.folder_asked.connect(self.folder_check.check)
            return control

        return {"layers": LayerList, "compare": CompareList, "data": data}

    def show_frame(self, frame: Any, cursor: int) -> None:
        """The curves are drawn by `_draw`, whether a frame has come or not."""

    def make_explanation(self) -> Explanation:
        return explain(self.training_params, self._frame, 0, self.record.params)

    def on_params(self, before: Params, after: Params) -> None:
        going, settings = (cast(TrainingParams, params).runs() for params in (before, after))
        if not self.runs.active or settings == going:
            return
        if self.preset != self._trained_preset:
            self.runs.stop()
        elif len(going) == len(settings) and all(
            a.only_live_changes(b) for a, b in zip(going, settings, strict=True)
        ):
            self.runs.change(settings)
        else:
            self.runs.restart(settings, play=self.runs.playing)

    def on_play(self) -> None:
        if self.runs.playing:
            self.runs.pause()
        elif self.runs.active:
            self.runs.play()
        else:
            self.train()

    def on_forward(self) -> None:
        if not self.runs.active:
            self.train(play=False)
        self.runs.pause()
        self.runs.step()

    def on_back(self) -> None:
        """Training cannot be undone; the arrow does nothing here."""

    def on_to_start(self) -> None:
        if self.runs.active:
            self.runs.restart(self.training_params.runs(), play=False)
        else:
            self.train(play=False)

    def train(self, *, play: bool = True) -> None:
        """Train what the settings ask for, beside the runs that are kept."""
        self.show_problem(None)
        params = self.training_params
        alone = self.preset != self._trained_preset or bool(params.compare)
        self._trained_preset = self.preset
        self.runs.start(params.runs(), play=play, alone=alone)

    def open_file(self, path: Path) -> bool:
        # Whatever is no name of a file (too long, a zero in it) is not a folder either.
        if os.path.isdir(path):
            self.folder_check.check(str(path))
        elif path.suffix.lower() == ".npz":
            self.run_actions.open_file(path)
        else:
            return False
        return True

    def paste(self, mime: QMimeData) -> bool:
        try:
            picture = picture_in(mime)
        except InputError as error:
            self.show_problem(error.message)
            return True
        if picture is None:
            return False
        self.edit(picture=pack_picture(picture), strokes=())
        return True

    def keys(self) -> list[tuple[str, str]]:
        return [
            (tr("arrows, Space"), tr("on the canvas: move the pen, put it down or lift it")),
            (tr("Backspace, Delete"), tr("on the canvas: take a stroke back, clear")),
            ("Ctrl+V", tr("put a copied picture of a digit on the canvas")),
            ("Alt+↑ ↓", tr("on the list of layers: move a layer")),
            (tr("F2, Delete"), tr("on the list of layers: change or remove one")),
            (tr("Enter"), tr("on a tile: switch the unit off, or look into the image")),
            ("Home", tr("drop what trains, and stand before the first step again")),
        ]

    def finish(self) -> None:
        if self.preset != self.presets[0] and not self.runs.active:
            self.train()

    def closing(self) -> None:
        self.live.stop()
        self.runs.close()
        self.looker.close()
        self.folder_check.close()
        self.run_actions.close()
        super().closing()

    @property
    def busy(self) -> bool:
        at_work = self.runs.playing or self.runs.leaving or self.looker.busy or self.live.busy
        return super().busy or at_work

    @property
    def explain_ms(self) -> int:
        # Typesetting a formula takes as long as drawing all curves several times.
        return EXPLAIN_MS if self.runs.playing else super().explain_ms

    def showEvent(self, event: Any) -> None:
        self.runs.look(True)
        self.looker.look(True)
        super().showEvent(event)

    def hideEvent(self, event: Any) -> None:
        self.runs.look(False)
        self.looker.look(False)
        self.live.stop()
        super().hideEvent(event)

    def _tell(self, problem: Message) -> None:
        self.show_problem(problem)
        self.status.emit(say(problem))

    def _edit(self, changes: dict[str, Any]) -> None:
        self.edit(**changes)

    def _switch_unit(self, layer: str, unit: int) -> None:
        off, one = self.training_params.off, (layer, unit)
        self.edit(off=tuple(u for u in off if u != one) if one in off else (*off, one))

    def _wanted(self, run: KeptRun) -> frozenset[str]:
        if run is not self.runs.selected:
            return frozenset()
        run.polls += 1
        wanted = {"pulse"} if self.training_params.inspector == "gradients" else set()
        if run.record.network is None or run.polls % WEIGHTS_EVERY == 0:
            wanted.add("weights")
        return frozenset(wanted)

    def _progressed(self, run: KeptRun, new_weights: bool) -> None:
        if run.record.problem is not None:
            values = {"run": run.title, "problem": run.record.problem}
            self.show_problem(Message("{run}: {problem}", values))
        self.live.soon()
        if run is not self.runs.selected:
            return
        self._frame = run.record.frame
        if new_weights:
            self.live.soon("answer")

    def _refresh(self) -> None:
        super()._refresh()
        if self.seen:
            self.middle.show_settings(self.training_params)
            self.live.now()
            self._show_notes()

    def _show_notes(self) -> None:
        """Say beside a control what the run in sight has, where that is something else.

        Of a run that these settings have not started, it would be beside most of them.
        """
        if not self.seen:
            return
        run = self.runs.selected
        told = run is not None and run in self.runs.group and self.preset == self._trained_preset
        params = self.training_params
        self.controls.show_notes(run_notes(run.record.params, params) if told and run else {})

    def _do_with_run(self, what: str, run: KeptRun) -> None:
        if what == "delete":
            self.runs.remove([run])
            return
        self.runs.stop()
        self.edit(**self.training_params.with_run(run.record.params))
        if what == "again":
            self.train()

    def _duplicate(self, run: KeptRun, changes: dict[str, Any]) -> None:
        self.runs.stop()
        params = self.training_params.with_run(run.record.params.changed(**changes))
        self.edit(**params)
        self.train()

    def _take_folder(self, folder: str, note: DataNote) -> None:
        self.show_problem(None)
        self.edit(data=folder)
        self.status.emit(" · ".join(say(message) for message in (note.found, *note.notes)))
