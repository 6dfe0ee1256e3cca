"""What every page below the curves has: it shows what was found and asks for other settings."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lab.experiments.training import TrainingParams
from lab.specs import ChoiceSpec
from widgets.controls import ChoiceControl, label
from widgets.translate import tr

LONGEST_WORDS = 14
LEAST = 22
"""Below so many pixels a digit cannot be read."""


class Page(QWidget):
    """A line of words (and perhaps controls) on top, pictures below.

    `kind` names the inspection that finds what is shown; `edited` asks for other settings,
    `unit_switched` for a unit (of a layer) to be switched off, or on again.
    """

    kind = ""
    edited = Signal(dict)
    unit_switched = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName(f"page_{self.kind}")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        self.words: QLabel = label("", "secondary")
        self.top = QHBoxLayout()
        self.top.setSpacing(6)
        self.top.addWidget(self.words, 1)
        self.column.addLayout(self.top)

    def show_settings(self, params: TrainingParams) -> None:
        """Show what the reader has set on this page."""

    def show_finding(self, finding: Any, params: TrainingParams) -> None:
        """Show what was found."""
        raise NotImplementedError


def choice(name: str) -> ChoiceControl:
    """Return the control of one of the tab's choices."""
    spec = TrainingParams.specs()[name]
    assert isinstance(spec, ChoiceSpec)
    control = ChoiceControl(name, spec)
    # Qt counts in letters as wide as an X; a Chinese one is wider.
    letters = control.fontMetrics()
    longest = max(letters.horizontalAdvance(tr(words)) for words in spec.options.values())
    widths = -(-longest // letters.horizontalAdvance("X"))
    control.box.setMinimumContentsLength(min(widths, LONGEST_WORDS))
    return control
