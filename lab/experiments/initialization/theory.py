"""How large the signal should be in each layer, by theory: exact as layers grow wide.

Each input of an activation sums up many small, independent products, so it is normal with mean 0.
Its variance q is all there is to know (Poole et al., 2016; Schoenholz et al., 2017):

    q_l = n_in σ_l² E[y_(l-1)²],    E[y_l²] = (1 - p) E[f(√q_l z)²],    z ~ N(0, 1)

with p the share dropped, and on the way back, σ and n_out those of the layer above,

    Var[dL/dy_l] = n_out σ² (1 - p) E[f'(√q z)²] Var[dL/dy_(l+1)]

For ReLU E[f²] = q/2: it keeps half, which He's σ² = 2/n_in makes up for.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from lab.arrays import Array
from lab.experiments.initialization.settings import InitializationParams
from lab.experiments.initialization.views import PIXELS
from lab.nn import activation, initializer

EPSILON = 1e-6
"""What batch norm adds to the variance, as the engine does."""

# An even number of points leaves out 0, where ReLU has no slope.
Z = np.linspace(-8.0, 8.0, 1600)
_WEIGHT = np.exp(-0.5 * Z * Z) / np.exp(-0.5 * Z * Z).sum()


@dataclass(frozen=True)
class Theory:
    """Each array has one number for each of L hidden layers.

    `pre`: √q, the std of what goes into the activation; `square`: the mean of y²; `std`: the std
    of y over all values; `gradient`: the root mean square of dL/dy, as a multiple of that of the
    last layer.
    """

    pre: Array
    square: Array
    std: Array
    gradient: Array


def predict(params: InitializationParams, input_square: float) -> Theory:
    """Follow the variance from layer to layer; `input_square` is the mean of the input's x².

    Batch norm brings q to 1, and divides the gradient by the std of x W: σ has no say any more.
    What remains of the gradient's factor is above 1, for ReLU √(π / (π - 1)) a layer (Yang et al.,
    2019).
    """
    f = activation(params.activation)
    kept = 1 - params.dropout
    pre, square, std, factor = (np.empty(params.layers) for _ in range(4))
    n_in, y2, variance = first_width(params), input_square, input_square
    with np.errstate(all="ignore"):
        for layer in range(params.layers):
            weights = n_in * weight_std(params, n_in) ** 2
            scale = 1 / (weights * variance + EPSILON) if params.batch_norm else 1.0
            q = weights * (variance if params.batch_norm else y2) * scale
            pre[layer] = math.sqrt(q)
            a = pre[layer] * Z
            y = f(a)
            y2 = kept * _mean(y * y)
            variance = max(0.0, y2 - (kept * _mean(y)) ** 2)
            square[layer], std[layer] = y2, math.sqrt(variance)
            factor[layer] = weights * scale * kept * _mean(np.square(f.derivative(a, y)))
            n_in = params.units
        # Each layer hands back what the ones above it have made of the gradient.
        gradient = np.sqrt(np.append(np.cumprod(factor[:0:-1])[::-1], 1.0))
    return Theory(pre, square, std, gradient)


def first_width(params: InitializationParams) -> int:
    """Return n_in of the first layer."""
    return PIXELS if params.data == "mnist" else params.units


def weight_std(params: InitializationParams, n_in: int) -> float:
    """Return σ of a hidden layer's weights, by the engine's own initializer."""
    return initializer(params.first_weights()).std(n_in, params.units)


def _mean(values: Array) -> float:
    return float(np.dot(values, _WEIGHT))
