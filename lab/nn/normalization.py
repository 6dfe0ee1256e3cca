"""Batch normalization (chapter 6.3; Ioffe and Szegedy, 2015)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from lab.arrays import Array
from lab.message import InputError
from lab.nn.initializers import Initializer
from lab.nn.layer import Layer, Shape


class BatchNorm(Layer):
    """y = γ x̂ + β, with x̂ = (x - μ) / σ, σ = √(variance + ε).

    μ and σ are those of each unit over the batch (of each channel, over the batch and the picture,
    for feature maps); γ and β are learned. Meanwhile running averages of μ and the variance are
    kept (new = momentum · old + (1 - momentum) · batch), and these are used when `train` is False.
    x (N, D) or (N, C, H, W). Backwards, with M the number of values behind each mean:

    dβ = Σ dout,  dγ = Σ dout x̂,  dx = γ/σ (dout - (dβ + x̂ dγ) / M)

    The book's ε is 1e-6 (it writes 10e-7). Its running variance divides by M, and so does this
    one; PyTorch divides by M - 1, has ε = 1e-5 and calls 1 - momentum the momentum.
    """

    kind = "batch_norm"
    whole_batch = True
    gamma: Array
    beta: Array
    dgamma: Array
    dbeta: Array
    running_mean: Array
    running_var: Array

    def __init__(
        self,
        input_shape: Shape,
        momentum: float = 0.9,
        eps: float = 1e-6,
        dtype: npt.DTypeLike = np.float32,
    ) -> None:
        super().__init__(input_shape, dtype)
        if not 0 <= momentum <= 1 or not eps > 0:
            raise InputError(
                "Batch normalization has momentum {momentum} and eps {eps}; the momentum must lie "
                "between 0 and 1, and eps above 0.",
                momentum=momentum,
                eps=eps,
            )
        self.momentum, self.eps = momentum, eps
        self.channels = input_shape[0]

    def param_shapes(self) -> dict[str, Shape]:
        """γ and β, one each per unit or channel."""
        return {"gamma": (self.channels,), "beta": (self.channels,)}

    def state_shapes(self) -> dict[str, Shape]:
        """The running averages, one each per unit or channel."""
        return {"running_mean": (self.channels,), "running_var": (self.channels,)}

    def initial(self, name: str, init: Initializer, rng: np.random.Generator) -> Array:
        """γ and the running variance start at 1, β and the running mean at 0."""
        value = 1 if name in ("gamma", "running_var") else 0
        return np.full((self.channels,), value, self.dtype)

    def allocate(self, N: int) -> None:
        """Make the arrays ready for a batch of N."""
        self.y = self.batch("y", N, self.input_shape)
        self.dx = self.batch("dx", N, self.input_shape)
        self.x_hat = self.batch("x_hat", N, self.input_shape)
        self.axes = (0, *range(2, self.y.ndim))
        self.M = self.y.size // self.channels

    def forward(self, x: Array, train: bool) -> Array:
        """y = γ (x - μ) / σ + β."""
        if train:
            mean = x.mean(axis=self.axes)
            np.subtract(x, self._wide(mean), out=self.x_hat)
            var = np.square(self.x_hat, out=self.y).mean(axis=self.axes)
            for running, batch in ((self.running_mean, mean), (self.running_var, var)):
                running *= self.momentum
                running += (1 - self.momentum) * batch
        else:
            np.subtract(x, self._wide(self.running_mean), out=self.x_hat)
            var = self.running_var
        self.sigma = np.sqrt(var + self.eps)
        self.train = train
        self.x_hat /= self._wide(self.sigma)
        np.multiply(self.x_hat, self._wide(self.gamma), out=self.y)
        self.y += self._wide(self.beta)
        return self.y

    def gradients(self, dout: Array) -> None:
        """dβ = Σ dout, dγ = Σ dout x̂."""
        dout.sum(axis=self.axes, out=self.dbeta)
        np.multiply(dout, self.x_hat, out=self.dx).sum(axis=self.axes, out=self.dgamma)

    def backward(self, dout: Array) -> Array:
        """dx = γ/σ (dout - (dβ + x̂ dγ) / M); in use μ and σ are constants: dx = γ/σ dout."""
        dx = self.dx
        if self.train:
            np.multiply(self.x_hat, self._wide(self.dgamma), out=dx)
            dx += self._wide(self.dbeta)
            dx /= -self.M
            dx += dout
        else:
            dx[...] = dout
        dx *= self._wide(self.gamma / self.sigma)
        return dx

    def _wide(self, values: Array) -> Array:
        """One value per channel, shaped to meet x: (D,) or (C, 1, 1)."""
        return values.reshape(values.shape + (1,) * (len(self.input_shape) - 1))
