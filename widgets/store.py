"""Keep the lab's state: in a file, in a link, in a picture, and from one start to the next."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QSettings
from PySide6.QtGui import QImage

from lab.data.png_text import png_text
from lab.experiments.experiment import Experiment
from lab.files import read_bytes, write_atomic
from lab.message import InputError
from lab.state import LONGEST, SCHEME, LabState, from_link, from_text, to_link, to_text
from widgets.lab_tab import LabTab
from widgets.lazy import Lazy

NAME = "visual-lab"

PICTURE_KEY = "visual-lab"
"""The text inside a PNG that carries the state of the tab it shows."""

MOST_BYTES = 40_000_000

STATE_ENDING = ".lab.json"

Tabs = Mapping[str, LabTab]


def own_settings() -> QSettings:
    """Return what is kept from one start to the next, in a file of the reader's."""
    if sys.platform in ("win32", "darwin"):
        # Not in the registry, whose values are meant to be short: a whole lab is kept.
        return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, NAME, NAME)
    return QSettings(NAME, NAME)


def collect(tabs: Tabs, current: str) -> LabState:
    """Return the state of all tabs."""
    return LabState({name: tab.state() for name, tab in tabs.items()}, current)


def apply(state: LabState, tabs: Tabs) -> None:
    """Put a state in force; tabs that it does not name stay as they are."""
    for name, tab_state in state.tabs.items():
        tabs[name].restore(tab_state)


def save(path: str | Path, tabs: Tabs, current: str) -> None:
    """Write the state of all tabs; the old file stays whole if that fails, with an InputError."""
    text = to_text(collect(tabs, current))
    write_atomic(path, lambda file: file.write(text.encode()))


def link_of(tab: LabTab) -> str:
    """Return a link to a tab as it is."""
    return to_link(tab.experiment.id, tab.state(), tab.experiment)


def with_state(image: QImage, tab: LabTab) -> QImage:
    """Return a picture that carries the state of the tab it shows."""
    state = LabState({tab.experiment.id: tab.state()}, tab.experiment.id)
    image.setText(PICTURE_KEY, to_text(state))
    return image


def read(what: str, tabs: Tabs) -> LabState:
    """Return the state in a link, a saved file or a picture made by the lab; else InputError."""
    experiments = _experiments(tabs)
    if what.strip().startswith(f"{SCHEME}:"):
        return from_link(what, experiments)
    if what.lower().endswith(".png"):
        carried = png_text(read_bytes(what, MOST_BYTES), PICTURE_KEY, LONGEST)
        if not carried:
            raise InputError("{file} carries no state of the lab", file=Path(what).name)
        return from_text(carried, experiments)
    try:
        # Editors on Windows put a mark in front of a text.
        text = read_bytes(what, LONGEST).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError("{file} is not a saved lab", file=Path(what).name) from None
    return from_text(text, experiments)


def read_kept(text: str, tabs: Tabs) -> LabState:
    """Return the state that the last start left in the settings; InputError where it is none."""
    return from_text(text, _experiments(tabs))


def _experiments(tabs: Tabs) -> Lazy[Experiment[Any, Any]]:
    return Lazy(tabs, lambda tab_id: tabs[tab_id].experiment)


def from_mime(mime: QMimeData) -> str:
    """Return the link or the file's path that was pasted or dropped, or an empty text."""
    for url in mime.urls():
        if url.isLocalFile():
            return url.toLocalFile()
    text = mime.text().strip()
    return text if text.startswith(f"{SCHEME}:") else ""
