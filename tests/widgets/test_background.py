"""A child process at work for a tab: what becomes of it is told each time."""

from __future__ import annotations

from multiprocessing.context import SpawnProcess

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from lab.experiments.training import RunParams, TrainingStream
from widgets.background import BackgroundRun


def test_every_start_that_fails_is_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_process: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(SpawnProcess, "start", refuse)
    parent, told = QObject(), []
    run = BackgroundRun(TrainingStream, parent)
    run.failed.connect(told.append)
    for count in (1, 2, 3):
        run.start(RunParams())
        assert len(told) == count
        assert "could not be started" in str(told[-1])
