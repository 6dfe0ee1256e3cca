"""How far long work is: a bar, the time left, and a button that ends it at once."""

from __future__ import annotations

import math

from PySide6.QtCore import QElapsedTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from widgets.controls import label
from widgets.translate import tr

WORTH_TELLING = 0.5
"""Seconds that must pass before the time left is worth an estimate."""


class ProgressRow(QWidget):
    """Shows progress while work goes on; afterwards what came of it."""

    cancelled = Signal()
    again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._clock = QElapsedTimer()
        self.begin()
        self._words = label("", "secondary")
        self._words.setWordWrap(False)
        # The bar stays as long as it is while the words beside it change.
        longest = tr("{0}, {1} s left").format("100%", 999)
        self._words.setMinimumWidth(self.fontMetrics().horizontalAdvance(longest))
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName(tr("progress"))
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.setObjectName("cancel_work")
        self.cancel.setToolTip(tr("Stop here; what was found so far stays"))
        self.cancel.clicked.connect(self.cancelled)
        self.restart = QPushButton(tr("Run again"))
        self.restart.setObjectName("restart_work")
        self.restart.clicked.connect(self.again)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.bar, 1)
        row.addWidget(self._words)
        row.addWidget(self.cancel)
        row.addWidget(self.restart)
        self.setMinimumHeight(self.cancel.sizeHint().height())

    def begin(self) -> None:
        """Start the clock of the time left."""
        self._clock.start()

    def show_progress(self, share: float, running: bool) -> None:
        """Show the share that is done (0 to 1)."""
        cancelled = not running and share < 1
        self.bar.setValue(round(1000 * share))
        self.bar.setVisible(running)
        self.cancel.setVisible(running)
        self.restart.setVisible(cancelled)
        self._words.setText(self._told(share, running))

    def _told(self, share: float, running: bool) -> str:
        if not running:
            return tr("done") if share >= 1 else tr("cancelled at {0}").format(f"{share:.0%}")
        seconds = self._clock.elapsed() / 1000
        if seconds < WORTH_TELLING or share <= 0:
            return f"{share:.0%}"
        left = math.ceil(seconds * (1 - share) / share)
        return tr("{0}, {1} s left").format(f"{share:.0%}", left)
