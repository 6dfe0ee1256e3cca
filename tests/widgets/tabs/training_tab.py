"""The MNIST tab in a window of its own."""

from __future__ import annotations

from collections.abc import Iterator

from pytestqt.qtbot import QtBot

from lab.experiments.training import TrainingParams
from tests.widgets.tabs.shown import shown
from widgets.tabs.training import TrainingTab


def opened(qtbot: QtBot) -> Iterator[TrainingTab]:
    """Yield the tab on the page of its runs, and close it.

    Another page would ask a child process, which takes a second to start.
    """
    tab = TrainingTab()
    tab.set_params(TrainingParams(inspector="runs"))
    with shown(qtbot, tab):
        yield tab
