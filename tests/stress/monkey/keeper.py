"""Looks after dialogs and menus: plays with them a little, then sees that they end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QProgressDialog,
    QWidget,
)

from tests.stress.monkey.bait import TEXTS, any_of
from tests.stress.monkey.hands import click, place_in

LOOK_MS, MOST_LOOKS, HARD = 15, 3, 60
FORBIDDEN = ("ctrl+q", "&quit", "退出")


class Keeper(QObject):
    """`note(words)` hears what it does; `paths` are what it opens, `folder` is where it saves."""

    def __init__(
        self,
        parent: QObject,
        rng: np.random.Generator,
        note: Callable[[str], None],
        paths: list[Path],
    ) -> None:
        super().__init__(parent)
        self._rng, self._note, self._paths = rng, note, paths
        self._looks: dict[int, int] = {}
        self._going = True
        self._look_soon()

    @property
    def waiting(self) -> QWidget | None:
        """Return the dialog or menu that stands before the window, if one does."""
        return QApplication.activePopupWidget() or QApplication.activeModalWidget()

    def stop(self) -> None:
        """Look after nothing more."""
        self._going = False

    def _look_soon(self) -> None:
        # Not one timer that goes on: it would stand still while a dialog runs inside of it.
        QTimer.singleShot(LOOK_MS, self, self._look)

    def _look(self) -> None:
        if not self._going:
            return
        self._look_soon()
        found = self.waiting
        if found is None:
            self._looks.clear()
            return
        looks = self._looks[id(found)] = self._looks.get(id(found), 0) + 1
        if isinstance(found, QProgressDialog):
            if looks > HARD or self._rng.random() < 0.03:
                found.cancel()
            return
        self._note(f"  {type(found).__name__} “{found.windowTitle()}”, look {looks}")
        if isinstance(found, QMenu) and looks <= MOST_LOOKS:
            self._in_menu(found)
        elif isinstance(found, QDialog) and looks <= MOST_LOOKS:
            self._in_dialog(found)
        elif isinstance(found, QDialog):
            found.reject()
        else:
            self._in_popup(found, looks)

    def _in_menu(self, menu: QMenu) -> None:
        actions = [
            action
            for action in menu.actions()
            if action.isEnabled()
            and not action.isSeparator()
            and not any(word in action.text().lower() for word in FORBIDDEN)
            and action.shortcut().toString().lower() not in FORBIDDEN
        ]
        if not actions or self._rng.random() < 0.3:
            QTest.keyClick(menu, Qt.Key.Key_Escape)
            return
        action = actions[int(self._rng.integers(len(actions)))]
        self._note(f"  menu: {action.text()}")
        menu.setActiveAction(action)
        QTest.keyClick(menu, Qt.Key.Key_Return)

    def _in_popup(self, popup: QWidget, looks: int) -> None:
        if looks <= MOST_LOOKS and self._rng.random() < 0.7:
            for _ in range(int(self._rng.integers(4))):
                QTest.keyClick(popup, Qt.Key.Key_Down)
            QTest.keyClick(popup, Qt.Key.Key_Return)
        elif looks < HARD:
            QTest.keyClick(popup, Qt.Key.Key_Escape)
        else:
            popup.close()

    def _in_dialog(self, dialog: QDialog) -> None:
        if isinstance(dialog, QFileDialog):
            self._in_file_dialog(dialog)
            return
        lines = dialog.findChildren(QLineEdit)
        if lines and self._rng.random() < 0.8:
            lines[0].setText(any_of(TEXTS, self._rng))
        if isinstance(dialog, QMessageBox) or self._rng.random() < 0.4:
            buttons = [b for b in dialog.findChildren(QAbstractButton) if b.isVisible()]
            if buttons:
                button = buttons[int(self._rng.integers(len(buttons)))]
                self._note(f"  button: {button.text()}")
                button.click()
            return
        views = [w for w in dialog.findChildren(QWidget) if w.isVisible()]
        view = views[int(self._rng.integers(len(views)))]
        click(view, place_in(view, self._rng), double=bool(self._rng.random() < 0.5))
        if self._rng.random() < 0.5:
            QTest.keyClick(dialog, Qt.Key.Key_Return)

    def _in_file_dialog(self, dialog: QFileDialog) -> None:
        saving = dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
        line = dialog.findChild(QLineEdit)
        if line is None or self._rng.random() < 0.2:
            dialog.reject()
            return
        if not saving:
            # A zero cannot be typed, and makes Qt's own dialog complain.
            typed = [path for path in self._paths if "\0" not in str(path)]
            line.setText(any_of(typed, self._rng))
        elif self._rng.random() < 0.5:
            line.setText(any_of(("保存 1", "x.lab.json", "a/b", "x" * 300, "", "."), self._rng))
        self._note(f"  file: {line.text()[:80]}")
        dialog.accept()
