"""What every layer has in common."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import ClassVar

import numpy as np
import numpy.typing as npt

from lab.arrays import Array
from lab.message import InputError
from lab.nn.initializers import Initializer

Shape = tuple[int, ...]


class Layer:
    """One stage of a network: y = forward(x), and the way back, dx = backward(dout).

    `dout` is dL/dy, what the loss L wants of the output; `dx` is dL/dx, what it wants of the input.
    A layer keeps what backward needs from the last forward. Shapes are written without the batch
    in `input_shape` and `output_shape`, and with it, as (N, …), in the docstrings.

    A layer writes into arrays of its own that `allocate` made ready for a batch of N: a fresh
    array at each operation would cost a third of the speed. So what forward and backward return
    holds until they are called again.
    """

    kind: ClassVar[str]
    whole_batch: ClassVar[bool] = False
    """Whether training needs to see the whole batch at once."""
    rng: np.random.Generator
    """The chance that dropout draws from."""
    input_shape: Shape
    output_shape: Shape

    def __init__(self, input_shape: Shape, dtype: npt.DTypeLike = np.float32) -> None:
        self.input_shape = self.output_shape = input_shape
        self.dtype = np.dtype(dtype)
        self.name = self.kind
        self._room: dict[str, Array] = {}

    def param_shapes(self) -> dict[str, Shape]:
        """What the layer learns: {"W": shape, "b": shape}, or nothing."""
        return {}

    def state_shapes(self) -> dict[str, Shape]:
        """What the layer remembers from batch to batch without learning it by gradient."""
        return {}

    def multiplications(self) -> int:
        """So many are needed for one sample: each weight is used once at every place of y."""
        shape = self.param_shapes().get("W")
        return math.prod(shape + self.output_shape[1:]) if shape else 0

    def initial(self, name: str, init: Initializer, rng: np.random.Generator) -> Array:
        """First values of a parameter or of a remembered array: weights by `init`, others 0."""
        shapes = self.param_shapes() | self.state_shapes()
        if name == "W":
            return init(shapes[name], rng, self.dtype)
        return np.zeros(shapes[name], self.dtype)

    def bind(self, arrays: Mapping[str, Array]) -> None:
        """Use these arrays as W, b, dW, db …: views into the network's flat vectors."""
        for name, array in arrays.items():
            setattr(self, name, array)

    def allocate(self, N: int) -> None:
        """Make the arrays ready for a batch of N."""

    def forward(self, x: Array, train: bool) -> Array:
        """y from x; `train` is False in use (chapter 6 tells which layers mind)."""
        raise NotImplementedError

    def gradients(self, dout: Array) -> None:
        """Fill dW, db … from dout; nothing to do for a layer that learns nothing."""

    def backward(self, dout: Array) -> Array:
        """dx from dout."""
        raise NotImplementedError

    def room(self, name: str, shape: Shape) -> Array:
        """An array of that shape in memory that is kept and used again for any smaller batch."""
        size = math.prod(shape)
        held = self._room.get(name)
        if held is None or held.size < size:
            held = self._room[name] = np.empty(size, self.dtype)
        return held[:size].reshape(shape)

    def batch(self, name: str, N: int, shape: Shape) -> Array:
        """Room for a batch: (N, D), or (N, C, H, W).

        Pictures lie in memory as (H, C, W, N), a row of all of them together. So convolution and
        pooling, which move whole rows, find thousands of numbers side by side: twice as fast.
        """
        if len(shape) != 3:
            return self.room(name, (N, *shape))
        C, H, W = shape
        return self.room(name, (H, C, W, N)).transpose(3, 1, 0, 2)


def in_memory_order(pictures: Array) -> Array:
    """(N, C, H, W) as it lies in memory, (H, C, W, N); a row of numbers a sample stays (N, D)."""
    return pictures.transpose(2, 1, 3, 0) if pictures.ndim == 4 else pictures


def need_rank(layer: str, input_shape: Shape, rank: int, expected: str) -> None:
    """Raise InputError unless a layer's input has that many dimensions."""
    if len(input_shape) != rank:
        raise InputError(
            "A {layer} layer takes {expected}, but what reaches it has the shape {shape}.",
            layer=layer,
            expected=expected,
            shape=input_shape,
        )
