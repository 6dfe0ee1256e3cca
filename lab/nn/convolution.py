"""The layers of chapter 7: convolution and max pooling."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

from lab.arrays import Array
from lab.message import InputError
from lab.nn.layer import Layer, Shape, need_rank


def window_steps(layer: str, size: tuple[int, int], window: int, stride: int) -> tuple[int, int]:
    """How often a window fits into a picture of (H, W): floor((H - window) / stride) + 1, and W.

    Raises InputError if it does not fit at all.
    """
    H, W = size
    if window < 1 or stride < 1:
        raise InputError(
            "A {layer} layer has a window of {window} and a stride of {stride}; both must be 1 "
            "or more.",
            layer=layer,
            window=window,
            stride=stride,
        )
    if window > H or window > W:
        raise InputError(
            "A {layer} layer's window of {window} × {window} is larger than the picture that "
            "reaches it: {height} × {width}.",
            layer=layer,
            window=window,
            height=H,
            width=W,
        )
    return (H - window) // stride + 1, (W - window) // stride + 1


class Conv2d(Layer):
    """Each of FN filters slides over the picture: y = W * x + b (chapter 7.2).

    x (N, C, H, W), filters W (FN, C, FH, FW), b (FN,), y (N, FN, OH, OW),
    OH = (H + 2 pad - FH) // stride + 1, and OW likewise. As in chapter 7.4 the windows are laid
    out as columns (im2col), so that one matrix product does it:

    col (N, C·FH·FW, OH·OW),  y = W col + b,  dW = Σ_n dout_n col_nᵀ,  dcol = Wᵀ dout
    """

    kind = "conv"
    W: Array
    b: Array
    dW: Array
    db: Array

    def __init__(
        self,
        input_shape: Shape,
        filters: int,
        kernel: int,
        stride: int = 1,
        pad: int = 0,
        dtype: npt.DTypeLike = np.float32,
    ) -> None:
        super().__init__(input_shape, dtype)
        need_rank("conv", input_shape, 3, "pictures of channels × height × width")
        if filters < 1 or pad < 0:
            raise InputError(
                "A conv layer has {filters} filters and a pad of {pad}; it needs 1 filter or more "
                "and a pad of 0 or more.",
                filters=filters,
                pad=pad,
            )
        _, H, W = input_shape
        OH, OW = window_steps("conv", (H + 2 * pad, W + 2 * pad), kernel, stride)
        self.kernel, self.stride, self.pad = kernel, stride, pad
        self.output_shape = (filters, OH, OW)

    def param_shapes(self) -> dict[str, Shape]:
        """W (FN, C, FH, FW) and b (FN,)."""
        FN, C = self.output_shape[0], self.input_shape[0]
        return {"W": (FN, C, self.kernel, self.kernel), "b": (FN,)}

    def allocate(self, N: int) -> None:
        """Make the arrays ready for a batch of N."""
        C, H, W = self.input_shape
        FN, OH, OW = self.output_shape
        k, pad = self.kernel, self.pad
        self.y = self.room("y", (N, FN, OH * OW))
        self.col = self.room("col", (N, C, k, k, OH, OW))
        self.dcol = self.room("dcol", (N, C, k, k, OH, OW))
        self.dW_each = self.room("dW_each", (N, FN, C * k * k))
        self.padded = self.room("padded", (N, C, H + 2 * pad, W + 2 * pad))
        self.padded.fill(0)
        self.dpadded = self.room("dpadded", self.padded.shape)
        self.ones = np.ones(OH * OW, self.dtype)

    def forward(self, x: Array, train: bool) -> Array:
        """y = W col + b."""
        N, (FN, OH, OW) = len(x), self.output_shape
        if self.pad:
            self._inside(self.padded)[...] = x
            x = self.padded
        s = self.stride
        windows = sliding_window_view(x, (self.kernel, self.kernel), axis=(2, 3))[:, :, ::s, ::s]
        np.copyto(self.col, windows.transpose(0, 1, 4, 5, 2, 3))
        np.matmul(self.W.reshape(FN, -1), self.col.reshape(N, -1, OH * OW), out=self.y)
        self.y += self.b[:, None]
        return self.y.reshape(N, FN, OH, OW)

    def gradients(self, dout: Array) -> None:
        """dW = Σ_n dout_n col_nᵀ, db = Σ dout over the batch and the picture."""
        N, (FN, OH, OW) = len(dout), self.output_shape
        dout = dout.reshape(N, FN, OH * OW)
        col = self.col.reshape(N, -1, OH * OW)
        np.matmul(dout, col.transpose(0, 2, 1), out=self.dW_each)
        self.dW_each.sum(axis=0, out=self.dW.reshape(FN, -1))
        np.matmul(dout, self.ones).sum(axis=0, out=self.db)

    def backward(self, dout: Array) -> Array:
        """dcol = Wᵀ dout, each window's part then added where the window was (col2im)."""
        N, (FN, OH, OW) = len(dout), self.output_shape
        dcol = self.dcol
        np.matmul(
            self.W.reshape(FN, -1).T,
            dout.reshape(N, FN, OH * OW),
            out=dcol.reshape(N, -1, OH * OW),
        )
        dx, s = self.dpadded, self.stride
        dx.fill(0)
        for i in range(self.kernel):
            for j in range(self.kernel):
                dx[:, :, i : i + s * OH : s, j : j + s * OW : s] += dcol[:, :, i, j]
        return self._inside(dx)

    def _inside(self, padded: Array) -> Array:
        """The picture without its frame of zeros."""
        H, W = self.input_shape[1:]
        return padded[:, :, self.pad : self.pad + H, self.pad : self.pad + W]


class MaxPool2d(Layer):
    """y = the largest value in each window (chapter 7.3).

    x (N, C, H, W), y (N, C, OH, OW), OH = (H - size) // stride + 1, and OW likewise: what does not
    fill a window at the right and the bottom is left out. Backwards dout goes to the place the
    largest value came from (the first of them where several are equal); the others get 0.
    """

    kind = "pool"

    def __init__(
        self, input_shape: Shape, size: int, stride: int = 0, dtype: npt.DTypeLike = np.float32
    ) -> None:
        super().__init__(input_shape, dtype)
        need_rank("pool", input_shape, 3, "pictures of channels × height × width")
        C, H, W = input_shape
        self.size, self.stride = size, stride or size
        self.output_shape = (C, *window_steps("pool", (H, W), self.size, self.stride))

    def allocate(self, N: int) -> None:
        """Make the arrays ready for a batch of N."""
        self.y = self.room("y", (N, *self.output_shape))
        self.dx = self.room("dx", (N, *self.input_shape))
        self.part = self.room("part", self.y.shape)
        self.found = self.room("found", self.y.shape, bool)
        self.here = self.room("here", self.y.shape, bool)

    def forward(self, x: Array, train: bool) -> Array:
        """y = max over the window's places, one place at a time for all windows."""
        self.x = x
        first, *others = self._places(x)
        np.copyto(self.y, first)
        for place in others:
            np.maximum(self.y, place, out=self.y)
        return self.y

    def backward(self, dout: Array) -> Array:
        """dx = dout where x was the largest, else 0."""
        self.dx.fill(0)
        self.found.fill(False)
        for x, dx in zip(self._places(self.x), self._places(self.dx), strict=True):
            np.equal(x, self.y, out=self.here)
            np.greater(self.here, self.found, out=self.here)
            np.logical_or(self.found, self.here, out=self.found)
            np.multiply(dout, self.here, out=self.part)
            dx += self.part
        return self.dx

    def _places(self, x: Array) -> list[Array]:
        """For each place in the window, its value in every window: size² views (N, C, OH, OW)."""
        s, (OH, OW) = self.stride, self.output_shape[1:]
        return [
            x[:, :, i : i + s * OH : s, j : j + s * OW : s]
            for i in range(self.size)
            for j in range(self.size)
        ]
