"""Where to save something: one question, an ending that fits, and nothing overwritten unasked."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from widgets.translate import tr

REFUSED = '<>:"/\\|?*'
"""What Windows has in no file name."""
LONGEST = 60


def ask_where(parent: QWidget, title: str, name: str, ending: str) -> str:
    """Return the path that the reader chose, "" where there is none.

    `ending` (such as ".lab.json") is added unless the last part of it is there. The dialog asked
    about the path as it was typed, so where the longer one is taken, it is asked about here.
    """
    kind = Path(f"x{ending}").suffix
    path, _ = QFileDialog.getSaveFileName(parent, title, name + ending, f"*{kind}")
    if not path or path.lower().endswith(kind):
        return path
    path += ending
    # Unlike Path.exists, this takes a folder that may not be entered for an empty one.
    return path if not os.path.exists(path) or _overwrite(parent, title, path) else ""


def file_name(title: str, otherwise: str) -> str:
    """Return a title as a file's name without its ending, for any system."""
    allowed = "".join(" " if c in REFUSED or not c.isprintable() else c for c in title)
    return " ".join(allowed.split())[:LONGEST].strip(" .") or otherwise


def _overwrite(parent: QWidget, title: str, path: str) -> bool:
    words = tr("{0} is there already. Write over it?").format(Path(path).name)
    return QMessageBox.question(parent, title, words) == QMessageBox.StandardButton.Yes
