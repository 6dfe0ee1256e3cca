"""From strokes to ten probabilities: the drawing as the network sees it, and its answer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lab.data.digits import prepare_digit
from lab.data.strokes import render_strokes
from lab.experiments.training.params import TrainingParams
from lab.message import Message
from lab.nn import Network


@dataclass(frozen=True)
class Answer:
    """What the network sees, (28, 28) in [0, 1], and what it makes of it, (10,).

    A blank canvas has no answer: then `blank` is True and all probabilities are equal.
    """

    image: npt.NDArray[np.float32]
    probabilities: npt.NDArray[np.float64]
    blank: bool
    notes: tuple[Message, ...] = ()

    @property
    def best(self) -> int:
        """Return the digit that the network is surest of."""
        return int(self.probabilities.argmax())


def recognize(network: Network, params: TrainingParams) -> Answer:
    """Let `network` answer what is drawn, prepared as the params say."""
    picture = drawing(params)
    prepared = prepare_digit(picture, crop=params.crop, scale=params.scale, centre=params.centre)
    if prepared.blank:
        even = np.full(network.classes, 1 / network.classes)
        return Answer(prepared.image, even, True, prepared.notes)
    x = prepared.image.reshape(1, *network.input_shape)
    probabilities = network.predict(x)[0].astype(np.float64)
    return Answer(prepared.image, probabilities, False, prepared.notes)


def drawing(params: TrainingParams) -> npt.NDArray[np.uint8]:
    """Return the canvas as a picture, light on dark."""
    return render_strokes(params.strokes)
