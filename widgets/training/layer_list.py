"""The network as a list of layers, to add, remove, change and reorder, with shapes and counts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
)

from lab.experiments.training.params import LayerRows
from lab.message import InputError
from lab.params import Spec
from widgets.controls import Control, label
from widgets.translate import say, tr


class LayerList(Control):
    """Asks for another tuple of layers; shows the one in force.

    `fitting(layers)` returns the words beside them, and raises InputError where they do not fit.
    """

    def __init__(
        self, name: str, spec: Spec, fitting: Callable[[tuple[str, ...]], LayerRows]
    ) -> None:
        super().__init__(name, spec)
        self._layers: tuple[str, ...] = ()
        self._fitting = fitting
        column = self._column
        self.list = _List()
        self.list.setAccessibleName(tr("hidden layers"))
        self.list.setToolTip(
            tr(
                "Double-click or F2 changes a layer, dragging or Alt+arrows moves it, Delete "
                "removes it. For example: affine 100, relu, conv 30 5 pad 2, pool 2, batch_norm, "
                "dropout 0.2."
            )
        )
        self.list.moved.connect(self._move)
        self.list.remove_asked.connect(self._remove)
        self.list.itemChanged.connect(self._change)
        self.list.model().rowsMoved.connect(lambda *_: self._dropped())
        self._summary = label("", "secondary")
        self._add = QPushButton(tr("+ layer"))
        self._add.setObjectName("add_layer")
        self._add.setMenu(self._menu())
        row = QHBoxLayout()
        row.addWidget(self._add, 1)
        column.addWidget(label(tr("layers")))
        column.addWidget(self.list)
        column.addLayout(row)
        column.addWidget(self._summary)
        column.addWidget(self._error)

    def value(self) -> tuple[str, ...]:
        return self._layers

    def ask(self, value: tuple[str, ...]) -> None:
        """Ask for other layers, if they fit one another."""
        try:
            self._fitting(value)
        except InputError as error:
            self.show_value(self._layers)
            self.show_error(say(error.message))
        else:
            super().ask(value)

    def show_value(self, value: tuple[str, ...]) -> None:
        """Show the layers, each with its output shape."""
        self._layers = value
        rows = self._fitting(value)
        self.list.blockSignals(True)
        self.list.clear()
        for line, words in zip(value, rows.hidden, strict=True):
            item = QListWidgetItem(line)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setToolTip(words)
            self.list.addItem(item)
        self.list.blockSignals(False)
        height = self.list.fontMetrics().height() + 6
        self.list.setFixedHeight(min(10, max(2, len(value))) * height + 8)
        self._summary.setText(
            tr("{0} → … → 10, softmax; {1} parameters").format(rows.input, f"{rows.count:,}")
        )
        self.show_error("")

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for line in ("affine 100", "relu", "sigmoid", "tanh", "batch_norm", "dropout 0.2"):
            self._offer(menu, line)
        menu.addSeparator()
        for line in ("conv 30 5", "pool 2"):
            self._offer(menu, line)
        return menu

    def _offer(self, menu: QMenu, line: str) -> None:
        menu.addAction(line).triggered.connect(lambda _=False: self._insert(line))

    def _insert(self, line: str) -> None:
        row = self.list.currentRow()
        place = len(self._layers) if row < 0 else row + 1
        self.ask((*self._layers[:place], line, *self._layers[place:]))

    def _remove(self, row: int) -> None:
        if 0 <= row < len(self._layers):
            self.ask((*self._layers[:row], *self._layers[row + 1 :]))

    def _move(self, row: int, by: int) -> None:
        layers, place = list(self._layers), row + by
        if 0 <= row < len(layers) and 0 <= place < len(layers):
            layers.insert(place, layers.pop(row))
            self.ask(tuple(layers))

    def _change(self, item: QListWidgetItem) -> None:
        row, line = self.list.row(item), item.text().strip()
        self.ask((*self._layers[:row], line, *self._layers[row + 1 :]))

    def _dropped(self) -> None:
        self.ask(tuple(self.list.item(row).text() for row in range(self.list.count())))


class _List(QListWidget):
    """A list whose rows are moved by dragging or with Alt and the arrows."""

    moved = Signal(int, int)
    remove_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move or remove the current row."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(self.currentRow(), -1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_asked.emit(self.currentRow())
        else:
            super().keyPressEvent(event)
