"""Which images to train on: MNIST, or a folder with four IDX files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton

from lab.specs import Spec
from widgets.controls import Control, label
from widgets.translate import tr


class DataControl(Control):
    """Shows the set in use; asks for a folder, which is checked before it is taken."""

    folder_asked = Signal(str)

    def __init__(self, name: str, spec: Spec) -> None:
        super().__init__(name, spec)
        self._value = ""
        self._name = label("", "text")
        self._open = QPushButton(tr("Open a folder…"))
        self._open.setObjectName("open_data")
        self._open.clicked.connect(self._choose)
        self._mnist = QPushButton("MNIST")
        self._mnist.setObjectName("mnist_data")
        self._mnist.clicked.connect(lambda: self.changed.emit(""))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._open, 1)
        row.addWidget(self._mnist)
        self._column.addWidget(label(tr(spec.label)))
        self._column.addWidget(self._name)
        self._column.addLayout(row)
        self._column.addWidget(self._error)

    def value(self) -> str:
        return self._value

    def show_value(self, value: str) -> None:
        self._value = value
        self._name.setText(Path(value).name if value else "MNIST")
        self._name.setToolTip(value)
        self._mnist.setVisible(bool(value))
        self.show_error("")

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("A folder with four IDX files"))
        if folder:
            self.folder_asked.emit(folder)
