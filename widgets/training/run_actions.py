"""What can be done with a kept run: save, open, export, time, delete."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QWidget

from lab.experiments.training import RunRecord
from lab.experiments.training.changes import left_out
from lab.experiments.training.lab_script import lab_script
from lab.experiments.training.torch_script import torch_script
from lab.experiments.training.torch_timing import TimingStream, torch_is_there
from lab.files import write_atomic
from lab.message import InputError, Message
from lab.runner import State
from widgets.background import BackgroundRun
from widgets.saving import ask_where, file_name
from widgets.training.runs import KeptRun, Runs
from widgets.translate import say, tr


class RunActions(QObject):
    """The menu of a run. What goes wrong is told with `problem`, what went well with `status`."""

    problem = Signal(object)
    status = Signal(str)
    opened = Signal(object)

    def __init__(self, runs: Runs, parent: QWidget) -> None:
        super().__init__(parent)
        self._runs, self._window = runs, parent
        self._menu: QMenu | None = None
        self._timer = BackgroundRun(TimingStream, self)
        self._timer.frame.connect(self._take_timing)
        self._timer.failed.connect(self._fail)

    def menu(self) -> QMenu:
        """Make the menu, in the language in use."""
        if self._menu is not None:
            self._menu.deleteLater()
        menu = self._menu = QMenu(self._window)
        for words, name, do in (
            (tr("Rename…"), "rename", self.rename),
            (tr("Draw only the runs of this group"), "hide_others", self._runs.hide_others),
            ("", "", None),
            (tr("Save the network…"), "save_network", self.save_network),
            (tr("Open a network…"), "open_network", self.open_network),
            ("", "", None),
            (tr("Save the curves (CSV)…"), "save_csv", self.save_csv),
            (tr("Save as a Python script…"), "save_script", self.save_script),
            (tr("Save as a PyTorch script…"), "save_torch", self.save_torch),
        ):
            if do is None:
                menu.addSeparator()
                continue
            made = menu.addAction(words)
            made.setObjectName(name)
            made.triggered.connect(lambda _=False, action=do: action())
        if torch_is_there():
            made = menu.addAction(tr("Time against PyTorch"))
            made.setObjectName("time_torch")
            made.triggered.connect(lambda: self.time_torch())
        return menu

    def rename(self) -> None:
        """Ask for another name."""
        run = self._runs.selected
        if run is None:
            return
        name, good = QInputDialog.getText(
            self._window, tr("Rename"), tr("name of the run"), text=run.title
        )
        if good:
            self._runs.rename(run, name)

    def save_network(self) -> None:
        """Save network, settings and curves in one file."""
        self._save(tr("Save the network"), "npz", save_run)

    def save_csv(self) -> None:
        """Save loss and accuracy of each step as text."""
        self._save(
            tr("Save the curves"),
            "csv",
            lambda run, path: write_text(path, run.record.history.to_csv()),
        )

    def save_script(self) -> None:
        """Save the run as a program on the lab's engine."""
        self._save_text(
            tr("Save as a Python script"),
            lambda record: lab_script(record.first, record.changes, record.shards),
        )

    def save_torch(self) -> None:
        """Save the run as a program in PyTorch."""
        self._save_text(
            tr("Save as a PyTorch script"),
            lambda record: left_out(record.changes) + torch_script(record.first),
        )

    def time_torch(self) -> None:
        """Take the same steps in the lab and in PyTorch, and keep both as runs."""
        run = self._runs.selected
        if run is not None and not self.timing:
            self.status.emit(tr("Taking the same steps in NumPy and in PyTorch …"))
            self._timer.start(run.record.params)

    @property
    def timing(self) -> bool:
        """Tell whether PyTorch is being timed."""
        return self._timer.state is State.PLAYING

    def close(self) -> None:
        """End what goes on."""
        self._timer.close()

    def _take_timing(self, timing: Any) -> None:
        self._timer.close()
        histories = (timing.lab_history, timing.torch_history)
        weights = (timing.lab_weights, timing.torch_weights)
        states = (timing.lab_state, timing.torch_state)
        parts = zip(("NumPy", "PyTorch"), histories, weights, states, strict=True)
        for name, history, flat, state in parts:
            self.opened.emit(RunRecord.ended(timing.params, name, history, flat, state))
        words = tr("{0} ms a step in NumPy, {1} ms in PyTorch: {2} times")
        ratio = timing.torch_ms / timing.lab_ms
        self.status.emit(
            words.format(f"{timing.lab_ms:.3g}", f"{timing.torch_ms:.3g}", f"{ratio:.2g}")
        )

    def _fail(self, problem: object) -> None:
        self._timer.close()
        self.problem.emit(problem)

    def open_network(self) -> None:
        """Ask for a file and open it."""
        path, _ = QFileDialog.getOpenFileName(self._window, tr("Open a network"), "", "*.npz")
        if path:
            self.open_file(Path(path))

    def open_file(self, path: Path) -> bool:
        """Open a network as one more run; tell whether that went well."""
        try:
            self.opened.emit(RunRecord.load(path))
        except InputError as error:
            self.problem.emit(error.message)
            return False
        return True

    def _save_text(self, title: str, script: Callable[[RunRecord], str]) -> None:
        self._save(title, "py", lambda run, path: write_text(path, script(run.record)))

    def _save(
        self, title: str, ending: str, save: Callable[[KeptRun, str], Message | None]
    ) -> None:
        run = self._runs.selected
        if run is None:
            return
        path = ask_where(self._window, title, file_name(run.title, "network"), f".{ending}")
        if not path:
            return
        try:
            note = save(run, path)
        except InputError as error:
            self.problem.emit(error.message)
        else:
            told = tr("Saved {0}").format(path)
            self.status.emit(f"{told} · {say(note)}" if note else told)


def save_run(run: KeptRun, path: str) -> Message | None:
    """Save a run; return a sentence where its network is not that of its last step."""
    record = run.record
    record.save(path)
    if record.network_step == record.history.steps:
        return None
    return Message("the network and the curves up to step {step}", {"step": record.network_step})


def write_text(path: str, text: str) -> None:
    """Write a text file in one step. Raises InputError where it cannot be written."""
    write_atomic(path, lambda file: file.write(text.encode()))
