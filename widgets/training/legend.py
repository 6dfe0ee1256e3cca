"""Which curve is which run: a click looks into it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QToolButton, QWidget
from superqt import QFlowLayout

from widgets.controls import label
from widgets.training.runs import KeptRun, Runs
from widgets.training.styles import Style, styles, swatch
from widgets.translate import tr

LONGEST = 36


class Legend(QWidget):
    """A button for each run on show: its line, what it differs in, its test accuracy."""

    selected = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._flow = QFlowLayout(self)
        # The line that divides the halves must not look like the lower edge of a button.
        self._flow.setContentsMargins(0, 0, 0, 5)
        self._flow.setHorizontalSpacing(4)
        self._flow.setVerticalSpacing(2)
        self._lines = label(tr("— test   - - train"))
        self._lines.setWordWrap(False)
        self._lines.setContentsMargins(5, 4, 0, 4)
        self._flow.addWidget(self._lines)
        self._buttons: dict[KeptRun, QToolButton] = {}
        self._drawn: dict[KeptRun, Style] = {}

    def show_runs(self, runs: Runs, *, two_lines: bool) -> None:
        """Show the runs that are drawn; and, with two lines for each, which is which."""
        drawn = styles(runs.shown)
        if drawn.keys() != self._buttons.keys():
            self._rebuild(runs)
        for run, style in drawn.items():
            button = self._buttons[run]
            if self._drawn.get(run) != style:
                self._drawn[run] = style
                button.setIcon(QIcon(swatch(style, self.devicePixelRatioF())))
            words = _words(run)
            if button.text() != words:
                button.setText(words)
                button.setToolTip(words)
            button.setChecked(run is runs.selected)
        self._lines.setVisible(two_lines)

    def _rebuild(self, runs: Runs) -> None:
        """Have a button for each run on show, in their order; those that are there stay."""
        for run in self._buttons.keys() - set(runs.shown):
            self._drawn.pop(run, None)
            self._buttons[run].hide()
            self._buttons.pop(run).deleteLater()
        while self._flow.takeAt(0) is not None:
            pass
        self._buttons = {run: self._buttons.get(run) or self._button(run) for run in runs.shown}
        for widget in (*self._buttons.values(), self._lines):
            self._flow.addWidget(widget)

    def _button(self, run: KeptRun) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "legend")
        button.setCheckable(True)
        button.setIconSize(QSize(26, 12))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.clicked.connect(lambda: self.selected.emit(run))
        return button


def _words(run: KeptRun) -> str:
    accuracy = run.record.accuracy_so_far
    title = run.title if len(run.title) <= LONGEST else run.title[: LONGEST - 1] + "…"
    if accuracy is None:
        return title
    return tr("{0}  {1} %").format(title, f"{100 * accuracy:.1f}")
