"""How far a child's work has come, with a button that ends it at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from widgets.controls import label
from widgets.translate import tr

STEPS = 100


class ProgressStrip(QWidget):
    """A bar, the share in words, and Cancel; after a cancel a button to start again."""

    cancel_asked = Signal()
    start_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.bar = QProgressBar()
        self.bar.setRange(0, STEPS)
        self.bar.setAccessibleName(tr("progress"))
        self.words = label("", "secondary")
        self.words.setWordWrap(False)
        self.button = QPushButton()
        self.button.setObjectName("cancel")
        self.button.clicked.connect(self._press)
        self._running = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.bar, 1)
        row.addWidget(self.words)
        row.addWidget(self.button)
        self.hide()

    def show_progress(self, share: float, *, running: bool) -> None:
        """Show the share that is done (0 to 1), at work or stopped; hidden when all is done."""
        self._running = running
        self.bar.setValue(round(STEPS * share))
        words = tr("{0} % done") if running else tr("stopped at {0} %")
        self.words.setText(words.format(f"{100 * share:.0f}"))
        self.button.setText(tr("Cancel") if running else tr("Start again"))
        self.setVisible(running or share < 1)

    def _press(self) -> None:
        if self._running:
            self.cancel_asked.emit()
        else:
            self.start_asked.emit()
