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

Z = np.linspace(-8.0, 8.0, 1601)
_WEIGHT = np.exp(-0.5 * Z * Z) / np.exp(-0.5 * Z * Z).sum()


@dataclass(frozen=True)
class Theory:
    """Each array has one number for each of L hidden layers.

    `pre`: √q, the std of what goes into the activation; `square`: the mean of y²; `std`: the std
    of y over all values; `gradient`: the std of dL/dy, as a multiple of that of the last layer
    (nan where batch norm makes it another theory).
    """

    pre: Array
    square: Array
    std: Array
    gradient: Array


def predict(params: InitializationParams, input_square: float) -> Theory:
    """Follow the variance from layer to layer; `input_square` is the mean of the input's x²."""
    f = activation(params.activation)
    kept = 1 - params.dropout
    pre, square, std, slope = (np.empty(params.layers) for _ in range(4))
    n_in = first_width(params)
    y2 = input_square
    with np.errstate(all="ignore"):
        for layer in range(params.layers):
            sigma = weight_std(params, n_in)
            q = 1.0 if params.batch_norm else n_in * sigma**2 * y2
            pre[layer] = math.sqrt(q)
            a = pre[layer] * Z
            y = f(a)
            y2 = kept * _mean(y * y)
            square[layer] = y2
            std[layer] = math.sqrt(max(0.0, y2 - (kept * _mean(y)) ** 2))
            slope[layer] = kept * _mean(np.square(f.derivative(a, y)))
            n_in = params.units
        return Theory(pre, square, std, _way_back(params, slope))


def _way_back(params: InitializationParams, slope: Array) -> Array:
    """Return the gradient's std in each layer as a multiple of that in the last one."""
    if params.batch_norm:
        return np.full(params.layers, np.nan)
    factor = params.units * weight_std(params, params.units) ** 2 * slope[1:]
    return np.asarray(np.sqrt(np.append(np.cumprod(factor[::-1])[::-1], 1.0)))


def first_width(params: InitializationParams) -> int:
    """Return n_in of the first layer."""
    return PIXELS if params.data == "mnist" else params.units


def weight_std(params: InitializationParams, n_in: int) -> float:
    """Return σ of a hidden layer's weights, by the engine's own initializer."""
    return initializer(params.first_weights()).std(n_in, params.units)


def _mean(values: Array) -> float:
    return float(np.dot(values, _WEIGHT))
