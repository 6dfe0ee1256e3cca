"""What can be seen inside a network, computed in a child process of its own."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from typing import Any

from lab.data import load_folder, load_mnist
from lab.experiments.training.inspection.activations import Outputs, layer_outputs
from lab.experiments.training.inspection.answers import (
    Confusion,
    Gallery,
    Images,
    confusion,
    images,
)
from lab.experiments.training.inspection.dropout import DropoutUse, dropout_use
from lab.experiments.training.inspection.look import Finding, Look, Subject
from lab.experiments.training.inspection.one_image import LayerMaps, OneImage, one_image
from lab.experiments.training.inspection.own import STEPS, OwnResults, own_results
from lab.experiments.training.inspection.weights import WeightPictures, weight_pictures
from lab.experiments.training.stream import DataNote
from lab.message import InputError
from lab.priority import give_way

__all__ = [
    "STEPS",
    "Confusion",
    "DataNote",
    "DropoutUse",
    "FolderStream",
    "Gallery",
    "Images",
    "InspectionStream",
    "LayerMaps",
    "Look",
    "OneImage",
    "Outputs",
    "OwnResults",
    "WeightPictures",
]

INSPECTIONS: dict[str, Callable[[Subject, Look], Finding]] = {
    "weights": weight_pictures,
    "activations": layer_outputs,
    "confusion": confusion,
    "images": images,
    "one": one_image,
    "dropout": dropout_use,
    "own": own_results,
}

_subject: Subject | None = None
_gave_way = False

NICER = 5
"""So much less urgent than training is to look inside it again, once the first answer is there."""


def _give_way() -> None:
    """Let the window and the training go first, once, where this is a child process."""
    global _gave_way
    if not _gave_way and multiprocessing.parent_process() is not None:
        give_way(NICER)
    _gave_way = True


class InspectionStream:
    """Answers one Look, piece by piece; the last Frame is what was found."""

    def __init__(self, look: Look) -> None:
        global _subject
        if _subject is None or not _subject.fits(look):
            if look.weights is None:
                raise InputError("The network to look at was not sent")
            _subject = Subject(look)
        _subject.take(look)
        self._finding = INSPECTIONS[look.kind](_subject, look)
        self._found: Any = None

    def step(self) -> bool:
        """Do a piece; False when the answer is there."""
        try:
            self._found = next(self._finding) or self._found
        except StopIteration as end:
            self._found = end.value
            _give_way()
            return False
        return True

    def change(self, params: Look) -> None:
        """A Look has no live settings."""

    def frame(self, want: frozenset[str]) -> Any:
        """Return what was found, None before."""
        return self._found


class FolderStream:
    """Reads all of a folder of images, and tells what is in it; InputError says what is wrong."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._note: DataNote | None = None

    def step(self) -> bool:
        """Read everything at once."""
        self._note = DataNote.of(load_folder(self._folder) if self._folder else load_mnist())
        return False

    def change(self, params: str) -> None:
        """There is nothing to change."""

    def frame(self, want: frozenset[str]) -> DataNote | None:
        """Return what was found, None before."""
        return self._note
