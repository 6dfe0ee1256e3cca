"""The words and marks of the table of runs, made for the rows that are looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon, QPixmap

from lab.experiments.training.naming import describe
from lab.experiments.training.run_params import RunParams
from lab.message import Message
from widgets.training.runs import KeptRun, Runs
from widgets.training.styles import Style, styles, swatch
from widgets.translate import say, tr

NAME, SETTINGS, ACCURACY, TIME, STATE = range(5)
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


@dataclass(frozen=True)
class _Row:
    """All that a row tells of a run."""

    style: Style
    title: str
    params: RunParams
    accuracy: float | None
    spent: float
    state: str
    problem: Message | None
    shown: bool


class RunsModel(QAbstractTableModel):
    """A row for each run. A tick asks to draw it, another name asks to rename it."""

    shown_asked = Signal(object, bool)
    renamed = Signal(object, str)

    def __init__(self, parent: QObject, ratio: Callable[[], float]) -> None:
        super().__init__(parent)
        self.runs: list[KeptRun] = []
        self._ratio = ratio
        self._told: list[_Row] = []
        self._words: dict[int, tuple[str, ...]] = {}
        self._icons: dict[Style, QIcon] = {}
        self._heads = (tr("run"), tr("settings"), tr("test"), tr("time"), tr("state"))

    def show_runs(self, runs: Runs) -> None:
        """Show the list, and where each run stands; rows that stay the same are left alone."""
        # As in the legend; what is hidden gets the colour it would have among all.
        drawn = {run: styles([run])[run] for run in runs.kept} | styles(runs.shown)
        told = [_row(run, drawn[run]) for run in runs.kept]
        before, self.runs = self.runs, list(runs.kept)
        if self.runs[: len(before)] != before:
            self.beginResetModel()
            self._told, self._words = told, {}
            self.endResetModel()
            return
        changed = [row for row, known in enumerate(self._told) if known != told[row]]
        if len(told) > len(before):
            self.beginInsertRows(QModelIndex(), len(before), len(told) - 1)
            self._told = told
            self.endInsertRows()
        self._told = told
        for row in changed:
            self._words.pop(row, None)
            self.dataChanged.emit(self.index(row, NAME), self.index(row, STATE))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._told)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._heads)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == NAME:
            flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        if role in (_Role.DisplayRole, _Role.EditRole):
            return self._in_words(row)[column]
        if role == _Role.ToolTipRole:
            return self._hint(row, column)
        if role == _Role.TextAlignmentRole:
            return int(RIGHT if column in (ACCURACY, TIME) else LEFT)
        if column == NAME and role == _Role.CheckStateRole:
            shown = self._told[row].shown
            return Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked
        if column == NAME and role == _Role.DecorationRole:
            return self._icon(self._told[row].style)
        return None

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        """Ask for what the reader typed or ticked; the row changes when the run has."""
        run = self.runs[index.row()]
        if role == _Role.CheckStateRole:
            self.shown_asked.emit(run, Qt.CheckState(value) == Qt.CheckState.Checked)
        elif role == _Role.EditRole and value != run.title:
            self.renamed.emit(run, value)
        else:
            return False
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return self._heads[section]
        if orientation == Qt.Orientation.Horizontal and role == _Role.TextAlignmentRole:
            return int(RIGHT if section in (ACCURACY, TIME) else LEFT)
        return None

    def _in_words(self, row: int) -> tuple[str, ...]:
        if row not in self._words:
            told = self._told[row]
            self._words[row] = (
                told.title,
                ", ".join(map(say, describe(told.params))),
                "–" if told.accuracy is None else f"{100 * told.accuracy:.2f} %",
                tr("{0} s").format(f"{told.spent:.1f}"),
                told.state,
            )
        return self._words[row]

    def _hint(self, row: int, column: int) -> str:
        problem = self._told[row].problem
        if problem:
            return say(problem)
        words = self._in_words(row)[column]
        if column != NAME:
            return words
        hint = tr("The tick draws the run; a double click or F2 renames it.")
        return f"{words}\n{hint}"

    def _icon(self, style: Style) -> QIcon:
        if style not in self._icons:
            self._icons[style] = _icon(swatch(style, self._ratio()))
        return self._icons[style]


def _icon(pixmap: QPixmap) -> QIcon:
    icon = QIcon(pixmap)
    # Else Qt paints the selection's colour over it.
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon


def _row(run: KeptRun, style: Style) -> _Row:
    record = run.record
    frame = record.frame
    return _Row(
        style=style,
        title=run.title,
        params=record.params,
        accuracy=record.accuracy_so_far,
        spent=round(frame.train_seconds + frame.evaluate_seconds, 1) if frame else 0.0,
        state=state_in_words(run),
        problem=record.problem,
        shown=run.shown,
    )


def state_in_words(run: KeptRun) -> str:
    """Return where a run stands."""
    record = run.record
    words: dict[str, Callable[[], str]] = {
        "waiting": lambda: tr("waiting"),
        "training": lambda: tr("training {0} %").format(round(100 * record.share_done)),
        "paused": lambda: tr("paused {0} %").format(round(100 * record.share_done)),
        "done": lambda: tr("done"),
        "stopped": lambda: tr("stopped"),
        "failed": lambda: tr("failed"),
    }
    diverged = record.frame is not None and record.frame.diverged is not None
    return tr("diverged") if diverged else words[record.stage]()
