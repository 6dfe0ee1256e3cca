"""What the views of the tab have in common."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Page(QWidget):
    """One view: shows Params and a Frame, and asks for changes of settings with `asked`."""

    asked = Signal(dict)

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)

    def ask(self, **changes: Any) -> None:
        """Ask for other settings."""
        self.asked.emit(changes)

    def show_frame(self, params: Any, frame: Any, cursor: int) -> None:
        """Show a Frame at a step: setData and nothing else."""
        raise NotImplementedError
