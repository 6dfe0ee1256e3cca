"""A tab in a window of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pytestqt.qtbot import QtBot

from widgets.lab_tab import LabTab


@contextmanager
def shown(qtbot: QtBot, tab: LabTab) -> Iterator[None]:
    """Show a tab in the usual size, and close it in the end."""
    qtbot.addWidget(tab)
    tab.resize(1280, 760)
    with qtbot.waitExposed(tab):
        tab.show()
    yield
    tab.close()
