"""The numbers that the book prints, from the engine's own layers."""

from __future__ import annotations

import numpy as np

from lab.nn import Network
from lab.nn.layer import Layer
from lab.nn.layers import Activate, Affine
from tests.lab.nn.nets import build


def bound(layer: Layer, N: int, **params: object) -> Layer:
    """A layer by itself, with these parameters, ready for a batch of N."""
    arrays = {name: np.array(values, np.float64) for name, values in params.items()}
    layer.bind(arrays | {f"d{name}": np.empty_like(a) for name, a in arrays.items()})
    layer.allocate(N)
    return layer


def test_three_layer_net() -> None:
    sigmoid = {"kind": "sigmoid"}
    layers = [{"kind": "affine", "size": 3}, sigmoid, {"kind": "affine", "size": 2}, sigmoid]
    net: Network = build((2,), *layers, {"kind": "affine", "size": 2})
    values = {
        "affine1.W": [[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]],
        "affine1.b": [0.1, 0.2, 0.3],
        "affine2.W": [[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]],
        "affine2.b": [0.1, 0.2],
        "affine3.W": [[0.1, 0.3], [0.2, 0.4]],
        "affine3.b": [0.1, 0.2],
    }
    for name, param in net.named_params().items():
        param[...] = values[name]
    trace = net.trace(np.array([[1.0, 0.5]]), np.array([0]))
    printed = [
        *([0.3, 0.7, 1.1], [0.57444252, 0.66818777, 0.75026011]),
        *([0.51615984, 1.21402696], [0.62624937, 0.7710107]),
        [0.31682708, 0.69627909],
    ]
    for output, expected in zip(trace.outputs, printed, strict=True):
        np.testing.assert_allclose(output[0], expected, rtol=0, atol=5.01e-9)


def test_apples_and_oranges() -> None:
    """2 apples at 100 and 3 oranges at 150, tax 1.1: 715, and what each of them does to it."""
    basket = bound(Affine((2,), 1, np.float64), 1, W=[[100], [150]], b=[0])
    till = bound(Affine((1,), 1, np.float64), 1, W=[[1.1]], b=[0])
    assert till.forward(basket.forward(np.array([[2.0, 3.0]]), True), True).round(9) == 715
    dprice = np.array([[1.0]])
    till.gradients(dprice)
    dall = till.backward(dprice)
    basket.gradients(dall)
    dcounts = basket.backward(dall)
    np.testing.assert_allclose(till.dW, [[650]], rtol=1e-15)
    np.testing.assert_allclose(basket.dW, [[2.2], [3.3]], rtol=1e-15)
    np.testing.assert_allclose(dcounts, [[110, 165]], rtol=1e-15)


def test_affine_of_a_batch() -> None:
    layer = bound(Affine((1,), 3, np.float64), 2, W=[[1, 1, 1]], b=[1, 2, 3])
    y = layer.forward(np.array([[0.0], [10.0]]), True)
    np.testing.assert_array_equal(y, [[1, 2, 3], [11, 12, 13]])
    layer.gradients(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]))
    np.testing.assert_array_equal(layer.db, [5, 7, 9])


def test_relu_lets_through_what_is_above_zero() -> None:
    relu = bound(Activate((2,), f=_relu(), dtype=np.float64), 2)
    x = np.array([[1.0, -0.5], [-2.0, 3.0]])
    np.testing.assert_array_equal(relu.forward(x, True), [[1, 0], [0, 3]])
    np.testing.assert_array_equal(relu.backward(np.full((2, 2), 7.0)), [[7, 0], [0, 7]])


def _relu():
    from lab.nn import activation

    return activation("relu")


def test_convolution_of_chapter_7() -> None:
    net = build((1, 4, 4), {"kind": "conv", "filters": 1, "kernel": 3}, {"kind": "flatten"})
    net.layers[0].W[0, 0] = [[2, 0, 1], [0, 1, 2], [1, 0, 2]]
    picture = np.array([[1, 2, 3, 0], [0, 1, 2, 3], [3, 0, 1, 2], [2, 3, 0, 1]])
    np.testing.assert_allclose(net.logits(picture.reshape(1, -1)), [[15, 16, 6, 15]])
    net.layers[0].b[:] = 3
    np.testing.assert_allclose(net.logits(picture.reshape(1, -1)), [[18, 19, 9, 18]])


def test_max_pooling_of_chapter_7() -> None:
    net = build((1, 4, 4), {"kind": "conv", "filters": 1, "kernel": 1}, _POOL, {"kind": "flatten"})
    net.layers[0].W[...] = 1
    picture = np.array([[1, 2, 1, 0], [0, 1, 2, 3], [3, 0, 1, 2], [2, 4, 0, 1]])
    np.testing.assert_array_equal(net.logits(picture.reshape(1, -1)), [[2, 3, 4, 2]])


_POOL = {"kind": "pool", "size": 2, "stride": 2}
