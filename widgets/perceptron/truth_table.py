"""A truth table on show: read-only cells, wrong rows marked, rows to choose and to activate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from widgets.theme import appearance, tint

MOST_ROW = 40
"""Pixels: rows share the height there is, up to this."""
PADDING = 9
SCROLL_BAR = 12


class TruthTable(QTableWidget):
    """Rows of short texts; `chosen` tells the row the reader goes to, `activated_row` Enter on it.

    The columns share the width there is; each has at least the room for its name, or for the text
    that `widest` gives for a name.
    """

    chosen = Signal(int)
    activated_row = Signal(int)

    def __init__(self, name: str, widest: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        # The row in question is shaded by hand: a selection would hide the colour of wrong rows.
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setShowGrid(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTabKeyNavigation(False)
        self.setMinimumSize(100, 60)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(QFontMetrics(self.font()).height() + 2)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(10)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._widest = dict(widest or {})
        self._header: tuple[str, ...] = ()
        self.currentCellChanged.connect(lambda row, *_: self.chosen.emit(row) if row >= 0 else None)
        self.cellDoubleClicked.connect(lambda row, _: self.activated_row.emit(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter, which on macOS would begin to edit, as on other systems."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.activated_row.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def show_rows(
        self,
        header: Sequence[str],
        rows: Sequence[Sequence[str]],
        *,
        wrong: Sequence[bool],
        current: int,
        column: int | None = None,
    ) -> None:
        """Show the rows; those that are `wrong` in the colour of errors, one `column` accented."""
        self.blockSignals(True)
        if self._header != tuple(header) or self.rowCount() != len(rows):
            self._set_size(header, len(rows))
        theme = appearance.theme
        clear, shaded, accent = QColor(0, 0, 0, 0), QColor(theme.line), tint(theme.accent, 0.22)
        for i, row in enumerate(rows):
            color = QColor(theme.error if wrong[i] else theme.text)
            for j, words in enumerate(row):
                background = accent if j == column else shaded if i == current else clear
                item: Any = self.item(i, j)
                if item.text() != words:
                    item.setText(words)
                if item.foreground().color() != color:
                    item.setForeground(color)
                if item.background().color() != background:
                    item.setBackground(background)
        if self.currentRow() != current:
            self.setCurrentCell(current, max(0, self.currentColumn()))
        self.blockSignals(False)

    def resizeEvent(self, event: Any) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        self._share_width()

    def _set_size(self, header: Sequence[str], rows: int) -> None:
        self._header = tuple(header)
        self.setColumnCount(len(header))
        self.setRowCount(rows)
        self.setHorizontalHeaderLabels(list(header))
        head = self.horizontalHeader().sizeHint().height() + SCROLL_BAR
        self.setMinimumHeight(head + self.verticalHeader().minimumSectionSize() * rows)
        self.setMaximumHeight(head + round(MOST_ROW * appearance.scale) * rows)
        for i in range(rows):
            for j in range(len(header)):
                item = QTableWidgetItem()
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                self.setItem(i, j, item)
        self._share_width()

    def _share_width(self) -> None:
        metrics = QFontMetrics(self.font())
        needed = [
            max(map(metrics.horizontalAdvance, (name, self._widest.get(name, "")))) + PADDING
            for name in self._header
        ]
        spare = max(0, self.viewport().width() - sum(needed))
        for j, width in enumerate(needed):
            first, last = spare * j // len(needed), spare * (j + 1) // len(needed)
            self.setColumnWidth(j, width + last - first)
