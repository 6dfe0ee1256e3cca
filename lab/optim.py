"""The optimizers of chapter 6.1, one small class each: what to do with a gradient.

Each has `init(params)`, which makes the state it remembers (named arrays, so that they can be
drawn, saved and rewound), and `update(params, grads, state)`, which takes one step in place. The
arrays may have any shape: the flat weights of a network, or the positions of many racers at once.

In the formulas W are the parameters, dW = ∂L/∂W their gradient, η is `lr`, and every product,
root and quotient is taken element by element.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from lab.arrays import Array
from lab.stepping import Optimizer, Rate, State, zeros_like


@dataclass
class SGD(Optimizer):
    """Stochastic gradient descent: step straight down the gradient (6.1.2).

    W ← W − η dW
    """

    title = "SGD"
    lr: Rate = 0.01

    def init(self, params: Array) -> State:
        """Return an empty state: SGD remembers nothing."""
        zeros_like(params)
        return {}

    def descend(self, W: Array, dW: Array, state: State, step: Array) -> None:
        """Take one step in place."""
        W -= np.multiply(self.lr, dW, out=step)


@dataclass
class Momentum(Optimizer):
    """A ball that rolls: the gradient is a force, v the velocity, α the grip on it (6.1.4).

    v ← α v − η dW
    W ← W + v

    PyTorch keeps η out of the velocity (v ← α v + dW, W ← W − η v). The path is the same while η
    is; when η changes, here only the new push changes, there the whole velocity does at once.
    """

    title = "Momentum"
    lr: Rate = 0.01
    momentum: float = 0.9

    def init(self, params: Array) -> State:
        """Return the velocity v = 0."""
        return {"v": zeros_like(params)}

    def descend(self, W: Array, dW: Array, state: State, step: Array) -> None:
        """Take one step in place."""
        v = state["v"]
        v *= self.momentum
        v -= np.multiply(self.lr, dW, out=step)
        W += v


@dataclass
class Nesterov(Optimizer):
    """Momentum that looks ahead: the gradient counts as if taken where v is about to lead.

    v ← α v − η dW
    W ← W + α v − η dW

    Nesterov's gradient is taken at W + α v. The book's code, like Bengio et al. (2013) and PyTorch,
    lets W stand for that point, so that one gradient a step is enough.
    """

    title = "Nesterov"
    lr: Rate = 0.01
    momentum: float = 0.9

    def init(self, params: Array) -> State:
        """Return the velocity v = 0."""
        return {"v": zeros_like(params)}

    def descend(self, W: Array, dW: Array, state: State, step: Array) -> None:
        """Take one step in place."""
        v = state["v"]
        np.multiply(self.lr, dW, out=step)
        v *= self.momentum
        v -= step
        W -= step
        W += np.multiply(self.momentum, v, out=step)


@dataclass
class AdaGrad(Optimizer):
    """A learning rate for each parameter: it falls where the gradients were large (6.1.5).

    h ← h + dW²
    W ← W − η dW / (√h + ε)

    h only grows, so the steps only shrink. Duchi et al. (2011); PyTorch has ε = 1e-10.
    """

    title = "AdaGrad"
    lr: Rate = 0.01
    eps: float = 1e-7

    def init(self, params: Array) -> State:
        """Return the sum of squares h = 0."""
        return {"h": zeros_like(params)}

    def descend(self, W: Array, dW: Array, state: State, step: Array) -> None:
        """Take one step in place."""
        h = state["h"]
        h += np.multiply(dW, dW, out=step)
        np.sqrt(h, out=step)
        step += self.eps
        np.divide(dW, step, out=step)
        step *= self.lr
        W -= step


@dataclass
class RMSProp(Optimizer):
    """AdaGrad that forgets: h is a moving average of the recent squares, so it can fall again.

    h ← ρ h + (1 − ρ) dW²
    W ← W − η dW / (√h + ε)

    Tieleman & Hinton (2012). ε stands outside the root, as in the book and PyTorch (1e-8 there);
    TensorFlow puts it inside.
    """

    title = "RMSProp"
    lr: Rate = 0.01
    decay_rate: float = 0.99
    eps: float = 1e-7

    def init(self, params: Array) -> State:
        """Return the average square h = 0."""
        return {"h": zeros_like(params)}

    def descend(self, W: Array, dW: Array, state: State, step: Array) -> None:
        """Take one step in place."""
        h = state["h"]
        h *= self.decay_rate
        np.multiply(dW, dW, out=step)
        step *= 1 - self.decay_rate
        h += step
        np.sqrt(h, out=step)
        step += self.eps
        np.divide(dW, step, out=step)
        step *= self.lr
        W -= step


@dataclass
class Adam(Optimizer):
    """Momentum and RMSProp in one: the mean gradient over the root of the mean square (6.1.6).

    m ← β₁ m + dW                    M = 1 + β₁ + β₁² + …  (t terms: the weights summed up in m)
    v ← β₂ v + dW²                   V = 1 + β₂ + β₂² + …
    W ← W − η (m / M) / (√(v / V) + ε̂)

    m and v are fading sums, M and V turn them into means. The book scales m and v by 1 − β
    instead and corrects for their start at 0: the same numbers, with two more passes over them.
    With `bias_correction=False` M and V are those of an endless past, as if all before the start
    had been 0. √(v / V) is then further off than m / M: the first step is 3.2 times too long.

    The book adds ε = 1e-7 before it corrects the root, as the paper's faster form does, hence
    ε̂ = ε / √(1 − β₂ᵗ). Kingma & Ba (2015), algorithm 1, and PyTorch have ε̂ = ε = 1e-8.
    """

    title = "Adam"
    lr: Rate = 0.001
    beta1: float = 0.9
    beta2: float = 0.999
    eps: float = 1e-7
    bias_correction: bool = True

    def init(self, params: Array) -> State:
        """Return the sums m = v = 0 after t = 0 steps."""
        return {"m": zeros_like(params), "v": zeros_like(params), "t": 0}

    def descend(self, W: Array, dW: Array, state: State, step: Array) -> None:
        """Take step number t in place."""
        m, v = state["m"], state["v"]
        M, V = self.weights(state["t"])
        m *= self.beta1
        m += dW
        v *= self.beta2
        v += np.multiply(dW, dW, out=step)
        np.sqrt(v, out=step)
        step += self.eps / math.sqrt(1 - self.beta2)
        np.divide(m, step, out=step)
        step *= self.lr * (V**0.5 / M)
        W -= step

    def weights(self, t: int) -> tuple[float, float]:
        """Return M and V after t steps: m / M is the mean gradient, v / V the mean square."""
        steps = t if self.bias_correction else math.inf
        return (
            (1 - self.beta1**steps) / (1 - self.beta1),
            (1 - self.beta2**steps) / (1 - self.beta2),
        )

    def epsilon(self, t: int) -> float:
        """Return ε̂ after t steps, which is added to √(v / V)."""
        steps = t if self.bias_correction else math.inf
        return self.eps / math.sqrt(1 - self.beta2**steps)


@dataclass
class AdamW(Adam):
    """Adam with weight decay of its own, apart from the gradient (Loshchilov & Hutter, 2019).

    W ← (1 − η λ) W, then Adam's step

    λ W added to the gradient (the book's weight decay) would be divided by √v like the rest: the
    weights with large gradients would hardly decay. The same as PyTorch's, but for Adam's ε.
    """

    title = "AdamW"
    weight_decay: float = 0.01

    def descend(self, W: Array, dW: Array, state: State, step: Array) -> None:
        """Take one step in place."""
        W *= 1 - self.lr * self.weight_decay
        super().descend(W, dW, state, step)


OPTIMIZERS: dict[str, type[Optimizer]] = {
    "sgd": SGD,
    "momentum": Momentum,
    "nesterov": Nesterov,
    "adagrad": AdaGrad,
    "rmsprop": RMSProp,
    "adam": Adam,
    "adamw": AdamW,
}
