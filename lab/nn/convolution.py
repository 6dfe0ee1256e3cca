"""The layers of chapter 7: convolution and max pooling."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

from lab.arrays import Array
from lab.message import InputError
from lab.nn.layer import Layer, Shape, in_memory_order, need_rank

COLUMNS_AT_ONCE = 2**17
"""So many numbers of im2col are held at a time: they stay in a core's own cache."""


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
    out as columns (im2col) for matrix products, but only for a few rows of y at a time, so that
    they stay in the cache. For each row

    col (C·FH·FW, OW·N),  y = W col + b,  dW = Σ_rows dout colᵀ,  db = Σ dout,  dcol = Wᵀ dout
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
        k, pad, s = self.kernel, self.pad, self.stride
        self.y = self.batch("y", N, self.output_shape)
        self.framed = self.batch("framed", N, (C, H + 2 * pad, W + 2 * pad))
        self.dframed = self.batch("dframed", N, (C, H + 2 * pad, W + 2 * pad))
        self.framed.fill(0)
        windows = sliding_window_view(self.framed, (k, k), axis=(2, 3))[:, :, ::s, ::s]
        self.windows = windows.transpose(2, 1, 4, 5, 3, 0)
        K, columns = C * k * k, OW * N
        at_once = min(OH, max(1, COLUMNS_AT_ONCE // (K * columns)))
        self.bands = [slice(h, min(h + at_once, OH)) for h in range(0, OH, at_once)]
        self.windows_in_col = self.room("col", (at_once, C, k, k, OW, N))
        self.col = self.windows_in_col.reshape(at_once, K, columns)
        self.dW_rows = self.room("dW_rows", (at_once, FN, K))
        self.ones = np.ones(columns, self.dtype)

    def forward(self, x: Array, train: bool) -> Array:
        """y = W col + b."""
        self._inside(self.framed)[...] = x
        W, y = self._filters(self.W), self._rows(self.y)
        for band in self.bands:
            np.matmul(W, self._columns(band), out=y[band])
        y += self.b[:, None]
        return self.y

    def gradients(self, dout: Array) -> None:
        """dW = Σ dout colᵀ over the rows, db = Σ dout."""
        dW, dout = self._filters(self.dW), self._rows(dout)
        dW.fill(0)
        for band in self.bands:
            col = self._columns(band)
            dW_rows = np.matmul(dout[band], col.swapaxes(1, 2), out=self.dW_rows[: len(col)])
            dW += dW_rows.sum(axis=0)
        np.dot(dout, self.ones).sum(axis=0, out=self.db)

    def backward(self, dout: Array) -> Array:
        """dcol = Wᵀ dout, each window's part then added where the window was (col2im)."""
        W, dout, dx = self._filters(self.W), self._rows(dout), in_memory_order(self.dframed)
        k, s, end = self.kernel, self.stride, self.stride * self.output_shape[2]
        dx.fill(0)
        for band in self.bands:
            rows = range(band.start, band.stop)
            np.matmul(W.T, dout[band], out=self.col[: len(rows)])
            for h, dcol in zip(rows, self.windows_in_col, strict=False):
                for j in range(k):
                    dx[s * h : s * h + k, :, j : j + end : s] += dcol[:, :, j].swapaxes(0, 1)
        return self._inside(self.dframed)

    def _columns(self, band: slice) -> Array:
        """The windows along some rows of y as columns, row by row: (rows, C·FH·FW, OW·N)."""
        windows = self.windows[band]
        np.copyto(self.windows_in_col[: len(windows)], windows)
        return self.col[: len(windows)]

    def _filters(self, W: Array) -> Array:
        """The filters as rows: (FN, C·FH·FW)."""
        return W.reshape(len(W), -1)

    def _rows(self, y: Array) -> Array:
        """The rows of all feature maps: (OH, FN, OW·N)."""
        FN, OH, _ = self.output_shape
        return in_memory_order(y).reshape(OH, FN, -1)

    def _inside(self, framed: Array) -> Array:
        """The pictures without their frame of zeros."""
        H, W = self.input_shape[1:]
        return framed[:, :, self.pad : self.pad + H, self.pad : self.pad + W]


class MaxPool2d(Layer):
    """y = the largest value in each window (chapter 7.3).

    x (N, C, H, W), y (N, C, OH, OW), OH = (H - size) // stride + 1, and OW likewise: what does not
    fill a window at the right and the bottom is left out. It is found in two steps, since the
    largest of a window is the largest among its columns' largest: `tall` (N, C, OH, W) has these.

    Backwards dout goes the same way to the place the largest value came from (where several are
    equal, to the first of them); the others get 0.
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
        C, OH, _ = self.output_shape
        tall_shape = (C, OH, self.input_shape[2])
        self.tall, self.y = self.batch("tall", N, tall_shape), self.batch("y", N, self.output_shape)
        self.dtall, self.dx = (
            self.batch("dtall", N, tall_shape),
            self.batch("dx", N, self.input_shape),
        )
        self.dtall.fill(0)
        self.dx.fill(0)

    def forward(self, x: Array, train: bool) -> Array:
        """y = max over each window: first down its columns, then across."""
        self.x = x
        _largest(self._down(x), out=self.tall)
        return _largest(self._across(self.tall), out=self.y)

    def backward(self, dout: Array) -> Array:
        """dx = dout where x was the largest, else 0: first across, then up the columns."""
        if self.stride < self.size:
            self.dtall.fill(0)
            self.dx.fill(0)
        self._hand_back(dout, self.y, self._across(self.tall), self._across(self.dtall))
        self._hand_back(self.dtall, self.tall, self._down(self.x), self._down(self.dx))
        return self.dx

    def _hand_back(
        self, dout: Array, y: Array, places: Sequence[Array], dplaces: Sequence[Array]
    ) -> None:
        """Give dout to the first place that holds y; what is left goes on to the next."""
        share, rest = (self.batch(name, len(y), y.shape[1:]) for name in ("share", "rest"))
        for x, dx in zip(places[:-1], dplaces, strict=False):
            np.equal(x, y, out=share)
            share *= dout
            self._put(dx, share)
            dout = np.subtract(dout, share, out=rest)
        self._put(dplaces[-1], dout)

    def _put(self, dx: Array, share: Array) -> None:
        """Where windows overlap, a value has a share from each of them."""
        if self.stride < self.size:
            dx += share
        else:
            dx[...] = share

    def _down(self, x: Array) -> list[Array]:
        """The first rows of all windows, their second rows …: (N, C, OH, W) each."""
        end = self.stride * self.output_shape[1]
        return [x[:, :, i : i + end : self.stride] for i in range(self.size)]

    def _across(self, x: Array) -> list[Array]:
        """The first columns of all windows, their second columns …: (N, C, OH, OW) each."""
        end = self.stride * self.output_shape[2]
        return [x[:, :, :, j : j + end : self.stride] for j in range(self.size)]


def _largest(places: Sequence[Array], out: Array) -> Array:
    """The largest of all places, element by element."""
    np.maximum(places[0], places[-1], out=out)
    for place in places[1:-1]:
        np.maximum(out, place, out=out)
    return out
