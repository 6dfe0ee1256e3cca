"""The activation functions: y = f(x), element by element, and their slopes dy/dx.

Each one is a small object that holds only its constants, so the curve that is drawn and the layer
that is trained are the same code.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from numbers import Real
from typing import ClassVar

import numpy as np

from lab.arrays import Array
from lab.message import InputError

SQRT_2_PI = math.sqrt(2 / math.pi)
_LARGEST_EXPONENT = {
    np.dtype(np.float16): 11.0,
    np.dtype(np.float32): 88.0,
    np.dtype(np.float64): 709.0,
}


@dataclass(frozen=True)
class Activation:
    """y = f(x) for an array of any shape.

    `out`, where given, receives the result. `y`, where given, is f(x), so that it need not be
    computed again.
    """

    name: ClassVar[str]

    def __call__(self, x: Array) -> Array:
        """f(x), also for a single number; whole numbers become float64."""
        x = np.asarray(x)
        y = self.forward(np.atleast_1d(x if x.dtype.kind == "f" else x.astype(np.float64)))
        return y.reshape(x.shape)

    def forward(self, x: Array, out: Array | None = None) -> Array:
        """y = f(x)."""
        raise NotImplementedError

    def derivative(self, x: Array, y: Array | None = None, out: Array | None = None) -> Array:
        """dy/dx at x."""
        raise NotImplementedError


class Step(Activation):
    """y = 1 where x > 0, else 0; dy/dx = 0, so gradient descent has nothing to follow (3.2)."""

    name = "step"

    def forward(self, x: Array, out: Array | None = None) -> Array:
        """y = 1 where x > 0, else 0."""
        return np.heaviside(x, x.dtype.type(0), out=out)

    def derivative(self, x: Array, y: Array | None = None, out: Array | None = None) -> Array:
        """dy/dx = 0, also at the jump."""
        slope = np.empty_like(x) if out is None else out
        slope.fill(0)
        return slope


class Identity(Activation):
    """y = x, dy/dx = 1: any number of such layers is still one linear layer (chapter 3.2.6)."""

    name = "identity"

    def forward(self, x: Array, out: Array | None = None) -> Array:
        """y = x."""
        return np.positive(x, out=out)

    def derivative(self, x: Array, y: Array | None = None, out: Array | None = None) -> Array:
        """dy/dx = 1."""
        slope = np.empty_like(x) if out is None else out
        slope.fill(1)
        return slope


class Sigmoid(Activation):
    """y = 1 / (1 + e⁻ˣ), dy/dx = y (1 - y), never more than 1/4 (chapters 3.2.4 and 5.5.2)."""

    name = "sigmoid"

    def forward(self, x: Array, out: Array | None = None) -> Array:
        """y = 1 / (1 + e⁻ˣ); a very negative x is held where e⁻ˣ does not yet overflow."""
        y = np.maximum(x, -_largest_exponent(x), out=out)
        np.negative(y, out=y)
        np.exp(y, out=y)
        y += 1
        return np.reciprocal(y, out=y)

    def derivative(self, x: Array, y: Array | None = None, out: Array | None = None) -> Array:
        """dy/dx = y (1 - y)."""
        if y is None:
            y = self.forward(x)
        slope = np.subtract(1, y, out=out)
        slope *= y
        return slope


class Tanh(Activation):
    """y = tanh x, dy/dx = 1 - y²."""

    name = "tanh"

    def forward(self, x: Array, out: Array | None = None) -> Array:
        """y = tanh x."""
        return np.tanh(x, out=out)

    def derivative(self, x: Array, y: Array | None = None, out: Array | None = None) -> Array:
        """dy/dx = 1 - y²."""
        if y is None:
            y = self.forward(x)
        slope = np.square(y, out=out)
        return np.subtract(1, slope, out=slope)


class ReLU(Activation):
    """y = max(x, 0), dy/dx = 1 where x > 0, else 0 (chapters 3.2.7 and 5.5.1)."""

    name = "relu"

    def forward(self, x: Array, out: Array | None = None) -> Array:
        """y = max(x, 0)."""
        return np.maximum(x, 0, out=out)

    def derivative(self, x: Array, y: Array | None = None, out: Array | None = None) -> Array:
        """dy/dx = 1 where x > 0, else 0; 0 at the kink."""
        return np.greater(x, 0, out=np.empty_like(x) if out is None else out)


@dataclass(frozen=True)
class LeakyReLU(Activation):
    """y = x where x > 0, else slope · x; dy/dx = 1 or slope (Maas et al., 2013)."""

    slope: float = 0.01
    name = "leaky_relu"

    def __post_init__(self) -> None:
        _check_constant("slope", self.slope)

    def forward(self, x: Array, out: Array | None = None) -> Array:
        """y = max(x, 0) + slope · min(x, 0)."""
        y = np.minimum(x, 0, out=out)
        y *= self.slope
        y += np.maximum(x, 0)
        return y

    def derivative(self, x: Array, y: Array | None = None, out: Array | None = None) -> Array:
        """dy/dx = slope + (1 - slope) · [x > 0]."""
        slope = np.greater(x, 0, out=np.empty_like(x) if out is None else out)
        slope *= 1 - self.slope
        slope += self.slope
        return slope


@dataclass(frozen=True)
class ELU(Activation):
    """y = x where x > 0, else α (eˣ - 1); dy/dx = 1 or α eˣ (Clevert et al., 2016)."""

    alpha: float = 1.0
    name = "elu"

    def __post_init__(self) -> None:
        _check_constant("alpha", self.alpha)

    def forward(self, x: Array, out: Array | None = None) -> Array:
        """y = max(x, 0) + α (e^min(x, 0) - 1); where x > 0, e⁰ - 1 adds nothing."""
        y = np.minimum(x, 0, out=out)
        np.expm1(y, out=y)
        y *= self.alpha
        y += np.maximum(x, 0)
        return y

    def derivative(self, x: Array, y: Array | None = None, out: Array | None = None) -> Array:
        """dy/dx = α e^min(x, 0) + (1 - α) · [x > 0]."""
        slope = np.minimum(x, 0, out=out)
        np.exp(slope, out=slope)
        slope *= self.alpha
        slope += np.multiply(x > 0, 1 - self.alpha, dtype=x.dtype)
        return slope


class GELU(Activation):
    """y = x Φ(x), Φ the normal distribution's share below x (Hendrycks and Gimpel, 2016).

    Their fast form: y = x/2 (1 + tanh u), u = √(2/π) (x + 0.044715 x³), off by 5e-4 at most.
    """

    name = "gelu"

    def forward(self, x: Array, out: Array | None = None) -> Array:
        """y = x/2 (1 + tanh u); below -10, where the bracket is 0 to the last digit, x is held."""
        held = np.clip(x, -10, 10)
        y = np.tanh(SQRT_2_PI * held * (1 + 0.044715 * held * held), out=out)
        y += 1
        y *= np.clip(x, -10, np.inf)
        y *= 0.5
        return y

    def derivative(self, x: Array, y: Array | None = None, out: Array | None = None) -> Array:
        """dy/dx = (1 + tanh u)/2 + x/2 (1 - tanh² u) du/dx; beyond ±10 it is that at ±10."""
        x = np.clip(x, -10, 10)
        square = 0.044715 * x * x
        tanh_u, du_dx = np.tanh(SQRT_2_PI * x * (1 + square)), SQRT_2_PI * (1 + 3 * square)
        slope: Array = 1 + tanh_u + x * (1 - tanh_u * tanh_u) * du_dx
        return np.multiply(0.5, slope, out=out)


class Softplus(Activation):
    """y = log(1 + eˣ), a smooth ReLU; dy/dx = sigmoid(x) (Dugas et al., 2001)."""

    name = "softplus"

    def forward(self, x: Array, out: Array | None = None) -> Array:
        """y = max(x, 0) + log(1 + e^-|x|): the same number, and nothing overflows."""
        y = np.abs(x, out=out)
        np.negative(y, out=y)
        np.exp(y, out=y)
        np.log1p(y, out=y)
        y += np.maximum(x, 0)
        return y

    def derivative(self, x: Array, y: Array | None = None, out: Array | None = None) -> Array:
        """dy/dx = sigmoid(x)."""
        return Sigmoid().forward(x, out=out)


class Swish(Activation):
    """y = x s, s = sigmoid(x); dy/dx = s + y (1 - s) (Ramachandran et al., 2017; also SiLU)."""

    name = "swish"

    def forward(self, x: Array, out: Array | None = None) -> Array:
        """y = x / (1 + e⁻ˣ); a very negative x is held where e⁻ˣ does not yet overflow."""
        y = np.clip(x, -_largest_exponent(x), np.inf, out=out)
        y /= 1 + np.exp(-y)
        return y

    def derivative(self, x: Array, y: Array | None = None, out: Array | None = None) -> Array:
        """dy/dx = (1 + x (1 - s)) s; x is held where s is 0 or 1 to the last digit."""
        x = np.clip(x, -_largest_exponent(x), _largest_exponent(x))
        s = np.negative(x)
        np.exp(s, out=s)
        s += 1
        np.reciprocal(s, out=s)
        slope = np.subtract(1, s, out=out)
        slope *= x
        slope += 1
        slope *= s
        return slope


ACTIVATIONS: dict[str, type[Activation]] = {
    kind.name: kind
    for kind in (
        Step, Identity, Sigmoid, Tanh, ReLU, LeakyReLU, ELU, GELU, Softplus, Swish
    )
}  # fmt: skip
"""Every activation by its name; `ACTIVATIONS["elu"](alpha=0.5)` makes one."""


def activation(name: str, **constants: float) -> Activation:
    """The activation of that name, e.g. `activation("elu", alpha=0.5)`.

    Raises InputError if there is none of that name, or it has not these constants.
    """
    if name not in ACTIVATIONS:
        raise InputError(
            "There is no activation called {name}. There are: {known}.",
            name=repr(name),
            known=", ".join(ACTIVATIONS),
        )
    known = [field.name for field in fields(ACTIVATIONS[name])]
    if not set(constants) <= set(known):
        raise InputError(
            "{name} came with the constants {given}; it takes {known}.",
            name=name,
            given=", ".join(constants),
            known=", ".join(known) or "none",
        )
    return ACTIVATIONS[name](**constants)


def _largest_exponent(x: Array) -> float:
    """Return the largest number that e can be raised to. Raises InputError unless x has floats."""
    if x.dtype not in _LARGEST_EXPONENT:
        raise InputError("x holds {dtype}; it must hold floats.", dtype=x.dtype)
    return _LARGEST_EXPONENT[x.dtype]


def _check_constant(name: str, value: object) -> None:
    if not isinstance(value, Real) or not math.isfinite(value):
        raise InputError("{name} must be a finite number, not {came}", name=name, came=repr(value))
