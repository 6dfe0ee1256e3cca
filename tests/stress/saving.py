"""What the lab saves, two contents of each kind, and how to tell which of them a file holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any

import numpy as np

from lab import checkpoint
from lab.data import OwnDigit, OwnDigits
from lab.experiments.training import RunParams
from lab.experiments.training.record import RunRecord
from lab.files import read_bytes, write_atomic
from lab.history import History
from lab.nn import mlp
from lab.state import LabState, TabState, from_text, to_text
from tests.stress.readers import experiments
from tests.stress.using import untrained
from tests.strokes import DRAWN

CONTENTS = (0, 1)


@dataclass(frozen=True)
class Kind:
    """`save(path, which)` saves one of two contents; `read(path)` says which one is there."""

    save: Callable[[Path, int], object]
    read: Callable[[Path], int]


def _save_network(path: Path, which: int) -> None:
    checkpoint.save(path, mlp([784, 50, 10], seed=which), seed=which)


def _save_run(path: Path, which: int) -> None:
    history = History()
    history.add_losses(np.full(20_000, which + 1.0))
    untrained(RunParams(seed=which), history).save(path)


def _read_run(path: Path) -> int:
    record = RunRecord.load(path)
    assert (record.history.losses == record.params.seed + 1).all()
    return record.params.seed


def _save_state(path: Path, which: int) -> None:
    text = _state_text(which)
    write_atomic(path, lambda file: file.write(text.encode()))


def _read_state(path: Path) -> int:
    text = read_bytes(path, 10**8).decode()
    assert not from_text(text, experiments()).problems
    return [_state_text(which) for which in CONTENTS].index(text)


@cache
def _state_text(which: int) -> str:
    tabs = {
        e.id: TabState(e.presets[-which].name, e.presets[-which].params)
        for e in experiments().values()
    }
    return to_text(LabState(tabs, "training"))


@cache
def _digits(which: int) -> OwnDigits:
    drawn = DRAWN[: 20 + 10 * which]
    return OwnDigits([OwnDigit.drawn(d.label, d.strokes, d.width) for d in drawn])


def _save_settings(path: Path, which: int) -> None:
    settings = _settings(path)
    settings.setValue("lab/state", _state_text(which))
    settings.setValue("which", which)
    settings.sync()


def _read_settings(path: Path) -> int:
    settings = _settings(path)
    which = int(str(settings.value("which")))
    assert settings.value("lab/state") == _state_text(which)
    return which


def _settings(path: Path) -> Any:
    from PySide6.QtCore import QSettings

    return QSettings(str(path), QSettings.Format.IniFormat)


KINDS: dict[str, Kind] = {
    "network": Kind(_save_network, lambda path: checkpoint.load(path).seed or 0),
    "run": Kind(_save_run, _read_run),
    "state": Kind(_save_state, _read_state),
    "digits": Kind(
        lambda path, which: _digits(which).save(path),
        lambda path: [len(_digits(w)) for w in CONTENTS].index(len(OwnDigits.load(path))),
    ),
    "settings": Kind(_save_settings, _read_settings),
}


def save_for_ever(name: str, path: str) -> None:
    """Save the two contents in turn until killed."""
    for which in CONTENTS:
        # The first time takes longest, and is no time to be killed at.
        KINDS[name].save(Path(f"{path}.first"), which)
    for which in cycle(CONTENTS):
        KINDS[name].save(Path(path), which)
