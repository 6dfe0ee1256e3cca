"""Help: the keys of the current tab, what each tab shows, and what this program is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QMessageBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from widgets.controls import label
from widgets.lab_tab import LabTab
from widgets.translate import say, tr


def common_keys() -> list[tuple[str, str]]:
    """Return the keys that work on every tab."""
    return [
        ("Tab", tr("to the next control, plot or point")),
        (tr("arrows"), tr("move the focused point or control (Shift: ten times as far)")),
        (tr("Space"), tr("play or pause")),
        ("← →", tr("one step back or on")),
        ("Home, End", tr("to the first or last step")),
        (_native("Ctrl+Z", "Ctrl+Y"), tr("undo, redo")),
        (_native("Ctrl+R"), tr("back to the preset")),
        (_native("Ctrl+S", "Ctrl+O"), tr("save or open the lab")),
        (_native("Ctrl+L"), tr("copy a link to what is on screen")),
        (_native("Ctrl+V"), tr("open a copied link")),
        (_native("Ctrl+PgUp", "Ctrl+PgDown"), tr("to the tab before or after")),
        (
            tr("wheel, drag"),
            tr("on curves: enlarge, move; a double click brings them back"),
        ),
        ("+ − 0", tr("on curves: larger, smaller, back")),
        ("F9", tr("fold the explanation away")),
        ("F11, Esc", tr("presentation: full screen, larger type; and back")),
        (_native("Ctrl++", "Ctrl+-", "Ctrl+0"), tr("larger, smaller, normal type")),
        ("F1", tr("these keys")),
    ]


def _native(*keys: str) -> str:
    """Return keys as the system writes them: ⌘Z on macOS."""
    return ", ".join(QKeySequence(k).toString(QKeySequence.SequenceFormat.NativeText) for k in keys)


def show_keys(parent: QWidget, tab: LabTab) -> None:
    """Show the keys of a tab."""
    rows = [*common_keys(), *tab.keys()]
    _TableDialog(parent, tr("Keys"), (tr("key"), tr("what it does")), rows).exec()


class Overview(QDialog):
    """All presets of all tabs by chapter; a double click or Enter opens one."""

    def __init__(self, parent: QWidget, tabs: Iterable[tuple[str, LabTab]]) -> None:
        super().__init__(parent)
        self.chosen: tuple[str, str] | None = None
        self.setWindowTitle(tr("What each tab shows"))
        rows = [
            (
                preset.chapter or preset.question,
                title,
                say(preset.title),
                tab.experiment.id,
                preset.name,
            )
            for title, tab in tabs
            for preset in tab.experiment.presets
        ]
        rows.sort(key=lambda row: (_chapter(row[0]), row[1]))
        self._targets = [(row[3], row[4]) for row in rows]
        header = (tr("chapter"), tr("tab"), tr("experiment"))
        self.table = _table(header, [row[:3] for row in rows])
        self.table.activated.connect(lambda index: self._choose(index.row()))
        column = QVBoxLayout(self)
        column.addWidget(label(tr("A double click or Enter opens one."), "secondary"))
        column.addWidget(self.table)
        column.addWidget(_close_box(self))
        self.resize(620, 620)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, which a table on macOS takes for an edit and hands on."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.table.hasFocus() and self.table.currentRow() >= 0:
            self._choose(self.table.currentRow())
        else:
            super().keyPressEvent(event)

    def _choose(self, row: int) -> None:
        self.chosen = self._targets[row]
        self.accept()


def show_about(parent: QWidget) -> None:
    """Say what this program is, and whose data and fonts it comes with."""
    box = QMessageBox(parent)
    box.setWindowTitle(tr("About"))
    box.setText(tr("Deep Learning Visual Lab"))
    box.setInformativeText(
        tr(
            "For the readers of “Deep Learning from Scratch” by Saito Koki. All pictures are "
            "computed by one NumPy engine, whose code is shown beside them. MIT licence. MNIST: "
            "Yann LeCun and Corinna Cortes, CC BY-SA 3.0."
        )
    )
    box.exec()


def _chapter(words: str) -> tuple[int, float, str]:
    try:
        return (0, float(words), "")
    except ValueError:
        return (1, float("".join(c for c in words if c.isdigit()) or 0), words)


class _TableDialog(QDialog):
    def __init__(
        self, parent: QWidget, title: str, header: tuple[str, ...], rows: list[tuple[str, str]]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.addWidget(_table(header, rows))
        column.addWidget(_close_box(self))
        self.resize(560, 620)


def _close_box(dialog: QDialog) -> QDialogButtonBox:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    box.rejected.connect(dialog.reject)
    return box


def _table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> QTableWidget:
    table = QTableWidget(len(rows), len(header))
    table.setHorizontalHeaderLabels(list(header))
    table.verticalHeader().hide()
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    table.verticalHeader().setDefaultSectionSize(round(1.9 * table.fontMetrics().height()))
    table.setShowGrid(False)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    for i, row in enumerate(rows):
        for j, words in enumerate(row):
            item = QTableWidgetItem(words)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            table.setItem(i, j, item)
    table.resizeColumnsToContents()
    table.horizontalHeader().setSectionResizeMode(len(header) - 1, QHeaderView.ResizeMode.Stretch)
    return table
