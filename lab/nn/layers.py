"""The layers of chapters 5 and 6: affine, activation, dropout; and flatten, from chapter 7."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from lab.arrays import Array
from lab.message import InputError
from lab.nn.activations import Activation
from lab.nn.layer import Layer, Shape, in_memory_order, need_rank


class Affine(Layer):
    """y = x W + b (chapter 5.6).

    x (N, n_in), W (n_in, n_out), b (n_out,), y (N, n_out); backwards
    dW = xᵀ dout, db = Σ_n dout_n, dx = dout Wᵀ.
    """

    kind = "affine"
    W: Array
    b: Array
    dW: Array
    db: Array

    def __init__(self, input_shape: Shape, size: int, dtype: npt.DTypeLike = np.float32) -> None:
        super().__init__(input_shape, dtype)
        need_rank("affine", input_shape, 1, "one row of numbers a sample (put a flatten before it)")
        if size < 1:
            raise InputError("An affine layer's size is {size}; it must be 1 or more.", size=size)
        self.output_shape = (size,)

    def param_shapes(self) -> dict[str, Shape]:
        """W (n_in, n_out) and b (n_out,)."""
        return {"W": self.input_shape + self.output_shape, "b": self.output_shape}

    def allocate(self, N: int) -> None:
        """Make the arrays ready for a batch of N."""
        self.y = self.batch("y", N, self.output_shape)
        self.dx = self.batch("dx", N, self.input_shape)
        self.ones = np.ones(N, self.dtype)

    def forward(self, x: Array, train: bool) -> Array:
        """y = x W + b; b is added to every row."""
        self.x = x
        np.dot(x, self.W, out=self.y)
        self.y += self.b
        return self.y

    def gradients(self, dout: Array) -> None:
        """dW = xᵀ dout; db = 1ᵀ dout: the sum of the rows, faster as a product with ones."""
        np.dot(self.x.T, dout, out=self.dW)
        np.dot(self.ones, dout, out=self.db)

    def backward(self, dout: Array) -> Array:
        """dx = dout Wᵀ."""
        return np.dot(dout, self.W.T, out=self.dx)


class Activate(Layer):
    """y = f(x), element by element; dx = dout · f'(x) (chapter 5.5)."""

    kind = "activate"

    def __init__(
        self, input_shape: Shape, f: Activation, dtype: npt.DTypeLike = np.float32
    ) -> None:
        super().__init__(input_shape, dtype)
        self.f = f
        self.name = f.name

    def allocate(self, N: int) -> None:
        """Make the arrays ready for a batch of N."""
        self.y = self.batch("y", N, self.input_shape)
        self.dx = self.batch("dx", N, self.input_shape)

    def forward(self, x: Array, train: bool) -> Array:
        """y = f(x)."""
        self.x = x
        return self.f.forward(x, out=self.y)

    def backward(self, dout: Array) -> Array:
        """dx = dout · f'(x)."""
        dx = self.f.derivative(self.x, self.y, out=self.dx)
        dx *= dout
        return dx


class Dropout(Layer):
    """Each unit is left out of a training step with probability p (chapter 6.4.3).

    The book: y = x · mask while training, y = x (1 - p) in use. Inverted, as most libraries have
    it: y = x · mask / (1 - p) while training, y = x in use. Both make the mean of y in training
    equal to y in use; inverted keeps the signal's size through many layers. Backwards dout takes
    the same way: dx = dout · mask, or that / (1 - p).
    """

    kind = "dropout"

    def __init__(
        self,
        input_shape: Shape,
        p: float = 0.5,
        inverted: bool = False,
        dtype: npt.DTypeLike = np.float32,
    ) -> None:
        super().__init__(input_shape, dtype)
        if not 0 <= p < 1:
            raise InputError(
                "The share of units dropped is {p}; it must be at least 0 and below 1.", p=p
            )
        self.p = p
        self.train_scale, self.use_scale = (1 / (1 - p), 1.0) if inverted else (1.0, 1 - p)

    def allocate(self, N: int) -> None:
        """Make the arrays ready for a batch of N."""
        self.y: Array = self.batch("y", N, self.input_shape)
        self.dx: Array = self.batch("dx", N, self.input_shape)
        self.mask: Array = self.batch("mask", N, self.input_shape)

    def forward(self, x: Array, train: bool) -> Array:
        """y = x · mask; in use the mask is the same number for all."""
        if not train:
            self.mask.fill(self.use_scale)
            return np.multiply(x, self.mask, out=self.y)
        self.rng.random(out=in_memory_order(self.mask), dtype=self.dtype.name)  # type: ignore[call-overload]
        np.greater_equal(self.mask, self.p, out=self.mask)
        self.mask *= self.train_scale
        return np.multiply(x, self.mask, out=self.y)

    def backward(self, dout: Array) -> Array:
        """dx = dout · mask: what was left out learns nothing."""
        return np.multiply(dout, self.mask, out=self.dx)


class Flatten(Layer):
    """(N, C, H, W) → (N, C·H·W): from feature maps to rows for an affine layer (chapter 7)."""

    kind = "flatten"

    def __init__(self, input_shape: Shape, dtype: npt.DTypeLike = np.float32) -> None:
        super().__init__(input_shape, dtype)
        self.output_shape = (math.prod(input_shape),)

    def allocate(self, N: int) -> None:
        """Make the arrays ready for a batch of N; here too its numbers lie side by side."""
        pixels = self.room("y", (*self.input_shape, N))
        self.maps = np.moveaxis(pixels, -1, 0)
        self.rows = pixels.reshape(-1, N).T
        self.dx = self.batch("dx", N, self.input_shape)

    def forward(self, x: Array, train: bool) -> Array:
        """The same numbers in rows."""
        np.copyto(self.maps, x)
        return self.rows

    def backward(self, dout: Array) -> Array:
        """The same numbers in their maps."""
        np.copyto(self.dx, dout.reshape(self.dx.shape))
        return self.dx
