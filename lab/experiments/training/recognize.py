"""From strokes to ten probabilities: the drawing as the network sees it, and its answer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from lab.data.digits import Prepared, prepare_digit
from lab.data.strokes import Stroke, render_strokes
from lab.experiments.training.drawing import unpack_picture
from lab.experiments.training.inspection.look import by_layer
from lab.experiments.training.layers import CLASSES
from lab.experiments.training.params import TrainingParams
from lab.message import Message
from lab.nn import Network


@dataclass(frozen=True)
class Answer:
    """What the network sees, (28, 28) in [0, 1], and what it makes of it, (10,).

    A blank canvas has no answer, nor has a network that has not been sent, or whose weights ran
    away: then `blank` is True and all probabilities are equal.
    """

    image: npt.NDArray[np.float32]
    probabilities: npt.NDArray[np.float64]
    blank: bool
    notes: tuple[Message, ...] = ()

    @property
    def best(self) -> int:
        """Return the digit that the network is surest of."""
        return int(self.probabilities.argmax())


def recognize(network: Network | None, params: TrainingParams) -> Answer:
    """Let `network` answer what is drawn, prepared as the params say, with some units off."""
    steps = (params.crop, params.scale, params.centre)
    prepared = _prepared(params.picture, params.strokes, *steps)
    classes = network.classes if network is not None else CLASSES
    even = np.full(classes, 1 / classes)
    if network is None or prepared.blank:
        return Answer(prepared.image, even, True, prepared.notes)
    x = prepared.image.reshape(1, *network.input_shape)
    probabilities = network.predict(x, by_layer(network, params.off))[0].astype(np.float64)
    if not np.isfinite(probabilities).all():
        unknown = Message("The network answers with what is not a number: its weights ran away")
        return Answer(prepared.image, even, True, (*prepared.notes, unknown))
    return Answer(prepared.image, probabilities, False, prepared.notes)


def drawing(params: TrainingParams) -> npt.NDArray[np.uint8]:
    """Return what is on the canvas: the pasted picture, or the strokes light on dark.

    It is kept for the next time: a copy may be written to, this may not.
    """
    return _drawing(params.picture, params.strokes)


# While a network trains, it is asked about the same drawing again and again.
@lru_cache(maxsize=2)
def _drawing(picture: str, strokes: tuple[Stroke, ...]) -> npt.NDArray[np.uint8]:
    drawn = unpack_picture(picture) if picture else render_strokes(strokes)
    drawn.setflags(write=False)
    return drawn


@lru_cache(maxsize=2)
def _prepared(
    picture: str, strokes: tuple[Stroke, ...], crop: bool, scale: bool, centre: bool
) -> Prepared:
    drawn = _drawing(picture, strokes)
    prepared = prepare_digit(drawn, crop=crop, scale=scale, centre=centre)
    prepared.image.setflags(write=False)
    return prepared
