"""Every layer's way back against differences of the loss, also in odd shapes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lab.nn import ACTIVATIONS, mlp
from tests.lab.nn.nets import batch, build, worst_error, worst_input_error

SMALL = {"kind": "affine", "size": 3}
FLAT = {"kind": "flatten"}


def conv(filters=3, kernel=3, stride=1, pad=0):
    return {"kind": "conv", "filters": filters, "kernel": kernel, "stride": stride, "pad": pad}


def pool(size=2, stride=2):
    return {"kind": "pool", "size": size, "stride": stride}


NETS = {
    "affine": ((5,), SMALL),
    "one input": ((1,), SMALL),
    "one class": ((5,), {"kind": "affine", "size": 1}),
    "deep": ((5,), {"kind": "affine", "size": 7}, {"kind": "tanh"}, SMALL),
    "batch norm": ((5,), {"kind": "affine", "size": 7}, {"kind": "batch_norm"}, SMALL),
    "batch norm first": ((5,), {"kind": "batch_norm"}, SMALL),
    "dropout": ((5,), {"kind": "affine", "size": 9}, {"kind": "dropout", "p": 0.4}, SMALL),
    "inverted dropout": (
        *((5,), {"kind": "affine", "size": 9}),
        *({"kind": "dropout", "p": 0.4, "inverted": True}, SMALL),
    ),
    "conv": ((2, 6, 5), conv(), FLAT, SMALL),
    "conv, padded": ((2, 6, 5), conv(pad=2), FLAT, SMALL),
    "conv, stride 2": ((1, 7, 6), conv(stride=2, pad=1), FLAT, SMALL),
    "conv, stride above kernel": ((2, 9, 8), conv(kernel=2, stride=3), FLAT, SMALL),
    "conv, one pixel": ((3, 1, 1), conv(kernel=1), FLAT, SMALL),
    "conv, one filter": ((1, 4, 4), conv(filters=1), FLAT, SMALL),
    "conv, kernel as large as the picture": ((2, 4, 4), conv(kernel=4), FLAT, SMALL),
    "two convs": ((2, 8, 7), conv(pad=1), {"kind": "sigmoid"}, conv(4, 2, 2), FLAT, SMALL),
    "pool": ((2, 6, 6), conv(pad=1), pool(), FLAT, SMALL),
    "pool, rest left over": ((2, 7, 5), conv(pad=1), pool(), FLAT, SMALL),
    "pool, overlapping": ((2, 7, 6), conv(pad=1), pool(3, 1), FLAT, SMALL),
    "pool, overlapping by one": ((2, 7, 7), conv(pad=1), pool(3, 2), FLAT, SMALL),
    "pool, stride above size": ((2, 8, 7), conv(pad=1), pool(2, 3), FLAT, SMALL),
    "pool, one pixel": ((2, 2, 2), conv(pad=1), pool(1, 1), FLAT, SMALL),
    "channel batch norm": ((2, 5, 6), conv(pad=1), {"kind": "batch_norm"}, FLAT, SMALL),
    "conv to the end": ((2, 4, 4), conv(5, 4), FLAT),
    "only flatten before affine": ((2, 3, 2), FLAT, SMALL),
}


@pytest.mark.parametrize("name", NETS)
@pytest.mark.parametrize("N", [1, 6])
def test_layer(name, N) -> None:
    net = build(*NETS[name])
    x, t = batch(net, N)
    assert worst_error(net, x, t) < 1e-7
    assert worst_input_error(net, x, t) < 1e-7


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_activation_as_a_layer(name) -> None:
    net = mlp([4, 6, 5, 3], activation=name, dtype=np.float64, init="lecun")
    assert worst_error(net, *batch(net, 7)) < 1e-7


@pytest.mark.parametrize("init", ["xavier", "orthogonal", 0.5])
def test_weight_decay(init) -> None:
    net = mlp([4, 6, 3], activation="tanh", weight_decay=0.3, dtype=np.float64, init=init)
    assert worst_error(net, *batch(net, 5)) < 1e-7
    before = net.loss(*batch(net, 5))
    net.weight_decay = 0.0
    weights = [W for name, W in net.named_params().items() if name.endswith("W")]
    decay = 0.15 * sum((W**2).sum() for W in weights)
    assert before - net.loss(*batch(net, 5)) == pytest.approx(decay)


@pytest.mark.parametrize("shards", [2, 3, 5])
def test_shards(shards) -> None:
    net = build(*NETS["pool"])
    net.shards = shards
    assert worst_error(net, *batch(net, 7)) < 1e-7


LAYERS = st.lists(
    st.one_of(
        st.builds(lambda n: {"kind": "affine", "size": n}, st.integers(1, 8)),
        st.sampled_from([{"kind": name} for name in ACTIVATIONS if name != "step"]),
        st.just({"kind": "batch_norm"}),
        st.builds(lambda p: {"kind": "dropout", "p": p}, st.floats(0, 0.7)),
    ),
    max_size=5,
)


@settings(max_examples=60, deadline=None)
@given(LAYERS, st.integers(1, 5), st.integers(2, 9), st.integers(1, 4))
def test_layers_in_any_order(layers, inputs, N, classes) -> None:
    net = build((inputs,), *layers, {"kind": "affine", "size": classes})
    # Batch normalization of values that are all but equal divides by next to nothing: there the
    # differences say little, whatever the gradient.
    assert worst_error(net, *batch(net, N)) < (1e-7 if net.state.size == 0 else 1e-4)
