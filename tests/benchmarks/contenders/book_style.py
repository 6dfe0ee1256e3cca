"""The way of the book: dicts of float64 arrays, and a fresh array at each operation.

Written anew in that style, to measure what the style costs: layers as small classes, gradients and
parameters in dicts, optimizers that go through the dicts key by key, im2col by slices. As in the
book's training loop, a step ends with a second forward pass, for the loss that is written down.
"""

from __future__ import annotations

import os
from collections.abc import Callable

import numpy as np
from threadpoolctl import threadpool_limits

from tests.benchmarks.work import LEARNING_RATES, Work, batches, weights

VERSION = f"NumPy {np.__version__}"
VARIANTS = tuple(str(threads) for threads in sorted({1, os.cpu_count() or 1}))


def use(variant: str) -> None:
    """Give BLAS so many threads; the style is timed at its better of one and all."""
    threadpool_limits(int(variant), user_api="blas")


def step(work: Work, variant: str) -> Callable[[], float]:
    net = Net(work)
    data = batches(work)
    if work.optimizer is None:

        def evaluate() -> float:
            x, t = next(data)
            y = net.predict(x)
            correct = np.sum(np.argmax(y, axis=1) == t) / len(x)
            return net.last.forward(y, t) + 0 * correct

        return evaluate
    optimizer = {"sgd": SGD, "adam": Adam}[work.optimizer](LEARNING_RATES[work.optimizer])

    def train() -> float:
        x, t = next(data)
        grads = net.gradient(x, t)
        optimizer.update(net.params, grads)
        return net.last.forward(net.predict(x), t)

    return train


class Net:
    def __init__(self, work: Work) -> None:
        self.params = {}
        self.layers = []
        pairs = weights(work)
        for i, (W, b) in enumerate(pairs, start=1):
            self.params[f"W{i}"], self.params[f"b{i}"] = W.astype(np.float64), b.astype(np.float64)
            if W.ndim == 4:
                self.layers += [Convolution(self.params, i), Relu(), Pooling()]
            else:
                self.layers.append(Affine(self.params, i))
                if i < len(pairs):
                    self.layers.append(Relu())
        self.last = SoftmaxWithLoss()

    def predict(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def gradient(self, x, t):
        self.last.forward(self.predict(x), t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        grads = {}
        for layer in self.layers:
            if hasattr(layer, "dW"):
                grads[f"W{layer.i}"], grads[f"b{layer.i}"] = layer.dW, layer.db
        return grads


class Affine:
    def __init__(self, params, i) -> None:
        self.params, self.i = params, i

    def forward(self, x):
        self.shape = x.shape
        self.x = x.reshape(len(x), -1)
        return np.dot(self.x, self.params[f"W{self.i}"]) + self.params[f"b{self.i}"]

    def backward(self, dout):
        dx = np.dot(dout, self.params[f"W{self.i}"].T)
        self.dW = np.dot(self.x.T, dout)
        self.db = np.sum(dout, axis=0)
        return dx.reshape(self.shape)


class Relu:
    def forward(self, x):
        self.mask = x <= 0
        out = x.copy()
        out[self.mask] = 0
        return out

    def backward(self, dout):
        dout[self.mask] = 0
        return dout


class SoftmaxWithLoss:
    def forward(self, a, t):
        a = a - np.max(a, axis=1, keepdims=True)
        self.y = np.exp(a) / np.sum(np.exp(a), axis=1, keepdims=True)
        self.t = t
        self.loss = -np.sum(np.log(self.y[np.arange(len(t)), t] + 1e-7)) / len(t)
        return self.loss

    def backward(self):
        dx = self.y.copy()
        dx[np.arange(len(self.t)), self.t] -= 1
        return dx / len(self.t)


class Convolution:
    def __init__(self, params, i) -> None:
        self.params, self.i = params, i

    def forward(self, x):
        W, b = self.params[f"W{self.i}"], self.params[f"b{self.i}"]
        filters, _, size, _ = W.shape
        out_h = x.shape[2] - size + 1
        self.shape, self.size = x.shape, size
        self.col = im2col(x, size, 1)
        out = np.dot(self.col, W.reshape(filters, -1).T) + b
        return out.reshape(len(x), out_h, out_h, -1).transpose(0, 3, 1, 2)

    def backward(self, dout):
        W = self.params[f"W{self.i}"]
        dout = dout.transpose(0, 2, 3, 1).reshape(-1, len(W))
        self.db = np.sum(dout, axis=0)
        self.dW = np.dot(self.col.T, dout).transpose(1, 0).reshape(W.shape)
        return col2im(np.dot(dout, W.reshape(len(W), -1)), self.shape, self.size, 1)


class Pooling:
    def forward(self, x):
        n, c, h, _ = x.shape
        self.shape = x.shape
        col = im2col(x, 2, 2).reshape(-1, 4)
        self.arg_max = np.argmax(col, axis=1)
        out = np.max(col, axis=1)
        return out.reshape(n, h // 2, h // 2, c).transpose(0, 3, 1, 2)

    def backward(self, dout):
        dout = dout.transpose(0, 2, 3, 1)
        dmax = np.zeros((dout.size, 4))
        dmax[np.arange(dout.size), self.arg_max] = dout.flatten()
        dcol = dmax.reshape(np.prod(dout.shape[:3]), -1)
        return col2im(dcol, self.shape, 2, 2)


def im2col(x, size, stride):
    n, c, h, w = x.shape
    out_h, out_w = (h - size) // stride + 1, (w - size) // stride + 1
    col = np.zeros((n, c, size, size, out_h, out_w))
    for i in range(size):
        for j in range(size):
            rows, columns = (
                slice(i, i + stride * out_h, stride),
                slice(j, j + stride * out_w, stride),
            )
            col[:, :, i, j] = x[:, :, rows, columns]
    return col.transpose(0, 4, 5, 1, 2, 3).reshape(n * out_h * out_w, -1)


def col2im(col, shape, size, stride):
    n, c, h, w = shape
    out_h, out_w = (h - size) // stride + 1, (w - size) // stride + 1
    col = col.reshape(n, out_h, out_w, c, size, size).transpose(0, 3, 4, 5, 1, 2)
    x = np.zeros((n, c, h + stride - 1, w + stride - 1))
    for i in range(size):
        for j in range(size):
            rows, columns = (
                slice(i, i + stride * out_h, stride),
                slice(j, j + stride * out_w, stride),
            )
            x[:, :, rows, columns] += col[:, :, i, j]
    return x[:, :, :h, :w]


class SGD:
    def __init__(self, lr) -> None:
        self.lr = lr

    def update(self, params, grads):
        for key in params:
            params[key] -= self.lr * grads[key]


class Adam:
    def __init__(self, lr) -> None:
        self.lr, self.beta1, self.beta2, self.t = lr, 0.9, 0.999, 0
        self.m = self.v = None

    def update(self, params, grads):
        if self.m is None:
            self.m = {key: np.zeros_like(value) for key, value in params.items()}
            self.v = {key: np.zeros_like(value) for key, value in params.items()}
        self.t += 1
        lr = self.lr * np.sqrt(1 - self.beta2**self.t) / (1 - self.beta1**self.t)
        for key in params:
            self.m[key] += (1 - self.beta1) * (grads[key] - self.m[key])
            self.v[key] += (1 - self.beta2) * (grads[key] ** 2 - self.v[key])
            params[key] -= lr * self.m[key] / (np.sqrt(self.v[key]) + 1e-7)
