"""One image on its way through the network: what each unit says to it, which pixels matter."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lab.arrays import Array
from lab.experiments.training.inspection.look import Finding, Look, Subject, by_layer
from lab.experiments.training.inspection.weights import unit_layers

MOST_UNITS = 120


@dataclass(frozen=True)
class LayerMaps:
    """What one layer gives out: `maps` (n, H, W), or (n, 1, 1) where a unit gives one number.

    `units`: how many there are in all; `off`: those that are switched off.
    """

    name: str
    maps: Array
    units: int
    off: tuple[int, ...]


@dataclass(frozen=True)
class OneImage:
    """An image (28, 28) in [0, 1], the answer (10,), and what led to it.

    `number` and `label` of a test image, -1 for a drawing; `saliency` (28, 28) is dL/dx for the
    class that was answered: making a pixel with a negative value lighter makes the answer surer.
    """

    image: npt.NDArray[np.float32]
    number: int
    label: int
    probabilities: Array
    saliency: Array
    layers: tuple[LayerMaps, ...]
    accuracy: float
    accuracy_off: float
    class_names: tuple[str, ...]


def one_image(subject: Subject, look: Look) -> Finding:
    """Return the OneImage of the drawing, or of a test image."""
    network, data = subject.network, subject.data
    number = -1 if look.drawn is not None else min(look.image, data.test_size - 1)
    image = look.drawn if look.drawn is not None else data.test_images[number].reshape(28, 28)
    x = np.asarray(image, np.float32).reshape(1, *network.input_shape)
    probabilities = network.predict(x, by_layer(network, look.off))[0]
    answer = np.array([int(probabilities.argmax())])
    trace = network.trace(x, answer)
    yield
    accuracy, accuracy_off = yield from subject.accuracies(look.off)
    outputs = dict(zip(trace.names, trace.outputs, strict=True))
    return OneImage(
        image=np.asarray(image, np.float32),
        number=number,
        label=-1 if number < 0 else int(data.test_labels[number]),
        probabilities=probabilities.astype(np.float64),
        saliency=trace.input_gradient.reshape(28, 28),
        layers=tuple(_maps(name, outputs[name][0], look) for name in unit_layers(network)),
        accuracy=accuracy,
        accuracy_off=accuracy_off,
        class_names=tuple(data.class_names),
    )


def _maps(name: str, out: Array, look: Look) -> LayerMaps:
    maps = out if out.ndim == 3 else out.reshape(-1, 1, 1)
    off = tuple(unit for layer, unit in look.off if layer == name)
    shown = maps[:MOST_UNITS].copy()
    shown[[unit for unit in off if unit < len(shown)]] = 0
    return LayerMaps(name, shown, len(maps), off)
