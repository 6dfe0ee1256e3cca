"""Below a fair race: the tuning of the learning rates, and how far it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lab.experiments.optimizers.fair import Fair
from widgets.optimizers.progress import ProgressRow
from widgets.optimizers.tuning import Tuning, needed_in_words


class TuningPanel(QWidget):
    """Progress above, the curves below."""

    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.progress = ProgressRow()
        self.plot = Tuning()
        self._fair: Fair | None = None
        self.plot.hovered.connect(self._hover)
        self.plot.left.connect(lambda: self.said.emit(""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.progress)
        column.addWidget(self.plot, 1)

    def show_fair(self, fair: Fair | None, steps: int, running: bool) -> None:
        """Show what the tuning has found so far."""
        self._fair = fair
        self.progress.show_progress(fair.progress if fair is not None else 0.0, running)
        if fair is not None:
            self.plot.show_fair(fair, steps)

    def _hover(self, x: float, _y: float) -> None:
        if self._fair is not None:
            self.said.emit(needed_in_words(self._fair, x))
