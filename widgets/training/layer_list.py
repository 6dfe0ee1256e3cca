"""The network as a list of layers, to add, remove, change and reorder, with shapes and counts."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from lab.experiments.training.layers import NetworkRows, network_rows
from lab.message import InputError
from lab.specs import Spec
from widgets.controls import Control, label
from widgets.theme import appearance
from widgets.translate import say, tr

BESIDE = Qt.ItemDataRole.UserRole
MOST_ROWS = 12
OFFERS: tuple[tuple[str, ...], ...] = (
    ("affine 100", "affine 50"),
    ("relu", "sigmoid", "tanh", "leaky_relu", "elu", "gelu", "swish", "softplus"),
    ("batch_norm", "dropout 0.2", "dropout 0.5 inverted"),
    ("conv 30 5", "conv 16 3 pad 1", "pool 2", "flatten"),
)


class LayerList(Control):
    """Asks for another tuple of layers; shows the one in force, with what is beside each."""

    def __init__(self, name: str, spec: Spec) -> None:
        super().__init__(name, spec)
        self._layers: tuple[str, ...] = ()
        self.list = _List()
        self.list.setObjectName("layer_list")
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
        # When the drop is done: the list must not be filled anew in the midst of it.
        self._dropped_timer = QTimer(self, singleShot=True, interval=0)
        self._dropped_timer.timeout.connect(self._dropped)
        self.list.model().rowsMoved.connect(lambda *_: self._dropped_timer.start())
        self._input, self._output = _fixed_row(), _fixed_row()
        self._summary = label("", "secondary")
        self._column.setSpacing(4)
        for widget in (self._input, self.list, self._output):
            self._column.addWidget(widget)
        self._column.addLayout(self._build_buttons())
        self._column.addWidget(self._summary)
        self._column.addWidget(self._error)

    def value(self) -> tuple[str, ...]:
        return self._layers

    def ask(self, value: tuple[str, ...]) -> None:
        """Ask for other layers, if they fit one another."""
        try:
            network_rows(value)
        except InputError as error:
            self.show_value(self._layers)
            self.show_error(say(error.message))
        else:
            super().ask(value)

    def show_value(self, value: tuple[str, ...]) -> None:
        """Show the layers, each with its output's shape and its number of parameters."""
        rows = network_rows(value)
        if value != self._layers or self.list.count() != len(value):
            self._fill(value, rows)
        self._layers = value
        _show_fixed(self._input, tr("input"), rows.input)
        _show_fixed(self._output, "affine 10, softmax", rows.output.words)
        self._summary.setText(tr("{0} parameters").format(f"{rows.params:,}"))
        self.show_error("")

    def _fill(self, value: tuple[str, ...], rows: NetworkRows) -> None:
        current = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for line, row in zip(value, rows.hidden, strict=True):
            item = QListWidgetItem(line)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setData(BESIDE, (row.words, f"{row.params:,}" if row.params else row.shape))
            item.setToolTip(f"{line}: {row.words}")
            self.list.addItem(item)
        self.list.setCurrentRow(min(current, len(value) - 1))
        self.list.blockSignals(False)
        height = self.list.fontMetrics().height() + 8
        self.list.setFixedHeight(min(MOST_ROWS, max(1, len(value))) * height + 8)
        self.list.setVisible(bool(value))

    def _build_buttons(self) -> QHBoxLayout:
        add = QPushButton(tr("+ layer"))
        add.setObjectName("add_layer")
        add.setMenu(self._menu())
        self._remove_button = QPushButton("−")
        self._remove_button.setObjectName("remove_layer")
        self._remove_button.setAccessibleName(tr("Remove the layer (Delete)"))
        self._remove_button.setToolTip(tr("Remove the layer (Delete)"))
        self._remove_button.clicked.connect(lambda: self._remove(self.list.currentRow()))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(add, 1)
        row.addWidget(self._remove_button)
        return row

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for group in OFFERS:
            for line in group:
                self._offer(menu, line)
            menu.addSeparator()
        return menu

    def _offer(self, menu: QMenu, line: str) -> None:
        menu.addAction(line).triggered.connect(lambda _=False: self.insert(line))

    def insert(self, line: str) -> None:
        """Put a layer below the current one, or at the end."""
        row = self.list.currentRow()
        place = len(self._layers) if row < 0 else row + 1
        self.ask((*self._layers[:place], line, *self._layers[place:]))

    def _remove(self, row: int) -> None:
        row = len(self._layers) - 1 if row < 0 else row
        if 0 <= row < len(self._layers):
            self.ask((*self._layers[:row], *self._layers[row + 1 :]))

    def _move(self, row: int, by: int) -> None:
        layers, place = list(self._layers), row + by
        if 0 <= row < len(layers) and 0 <= place < len(layers):
            layers.insert(place, layers.pop(row))
            self.list.setCurrentRow(place)
            self.ask(tuple(layers))

    def _change(self, item: QListWidgetItem) -> None:
        row, line = self.list.row(item), item.text().strip()
        if line != self._layers[row]:
            self.ask((*self._layers[:row], line, *self._layers[row + 1 :]))

    def _dropped(self) -> None:
        order = tuple(self.list.item(row).text() for row in range(self.list.count()))
        self.ask(order)
        if self._error.text():
            self._fill(self._layers, network_rows(self._layers))


class _List(QListWidget):
    """A list whose rows are moved by dragging or with Alt and the arrows."""

    moved = Signal(int, int)
    remove_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Beside(self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move or remove the current row."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(self.currentRow(), -1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_asked.emit(self.currentRow())
        elif event.key() == Qt.Key.Key_F2 and self.currentItem() is not None:
            # On macOS, Qt's own key for it is Enter.
            self.editItem(self.currentItem())
        else:
            super().keyPressEvent(event)


class _Beside(QStyledItemDelegate):
    """Writes a layer's shape and number of parameters at the right of its line, as far as fits."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(60, option.fontMetrics.height() + 8)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the line, then what is beside it."""
        super().paint(painter, option, index)
        rect: Any = option.rect
        room = rect.width() - option.fontMetrics.horizontalAdvance(str(index.data())) - 24
        fitting = (w for w in index.data(BESIDE) if option.fontMetrics.horizontalAdvance(w) < room)
        words = next(fitting, "")
        painter.save()
        painter.setPen(QColor(appearance.theme.secondary))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(rect).adjusted(0, 0, -6, 0), flags, words)
        painter.restore()


def _fixed_row() -> Any:
    row = label("", "fixed_layer")
    row.setTextFormat(Qt.TextFormat.RichText)
    row.setWordWrap(False)
    return row


def _show_fixed(row: Any, name: str, words: str) -> None:
    color = appearance.theme.secondary
    row.setText(
        f'<table width="100%"><tr><td>{name}</td>'
        f'<td align="right" style="color:{color}">{words}</td></tr></table>'
    )
