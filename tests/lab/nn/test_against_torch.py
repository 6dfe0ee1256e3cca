"""Random networks: loss, gradients and whole trainings against PyTorch's autograd."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import numpy as np
import pytest

from lab.nn import Network
from lab.optim import OPTIMIZERS

OPTIONS = {
    "sgd": {"lr": 0.05},
    "momentum": {"lr": 0.02, "momentum": 0.9},
    "nesterov": {"lr": 0.02, "momentum": 0.9},
    "adagrad": {"lr": 0.02, "eps": 1e-7},
    "rmsprop": {"lr": 0.002, "decay_rate": 0.99, "eps": 1e-7},
}
LONG, SHORT = 200, 50


def stored_cases() -> list[dict]:
    with np.load(Path(__file__).with_name("torch_reference.npz")) as file:
        cases = json.loads(str(file["cases"]))
        for name in file.files:
            if name != "cases":
                number, _, key = name.partition("/")
                cases[int(number)][key] = file[name]
    return cases


CASES = stored_cases()


@pytest.mark.parametrize("number", range(len(CASES)))
def test_as_stored(number) -> None:
    check(CASES[number])


@pytest.mark.skipif(importlib.util.find_spec("torch") is None, reason="PyTorch is not installed")
@pytest.mark.parametrize("seed", range(1000, 1040))
def test_live(seed) -> None:
    from tests.lab.nn.torch_reference import reference

    check(reference(seed))


def check(case: dict) -> None:
    net = network(case, "float64")
    loss = net.loss_and_gradient(case["x"], case["t"])
    assert loss == pytest.approx(case["loss"], rel=1e-9, abs=1e-15)
    assert error(net.grads, case["grads"]) < 1e-9
    if not any(layer["kind"] == "batch_norm" for layer in case["architecture"]["layers"]):
        assert error(net.input_gradient(case["x"], case["t"]), case["dx"]) < 1e-9
    assert error(trained(case, "float64", LONG), case["long"]) < 1e-9
    assert error(trained(case, "float32", SHORT), case["short"]) < 1e-4


def network(case: dict, dtype: str) -> Network:
    net = Network(case["architecture"] | {"dtype": dtype, "init": "zeros"})
    net.set_params(case["params"])
    return net


def trained(case: dict, dtype: str, steps: int) -> np.ndarray:
    net = network(case, dtype)
    optimizer = OPTIMIZERS[case["optimizer"]](**OPTIONS[case["optimizer"]])
    state = optimizer.init(net.params)
    for _ in range(steps):
        net.loss_and_gradient(case["x"], case["t"])
        optimizer.update(net.params, net.grads, state)
    return net.params


def error(found: np.ndarray, expected: np.ndarray) -> float:
    """Relative, by length; a gradient that is 0 (one class only) may be off by rounding."""
    return float(np.linalg.norm(found - expected) / max(np.linalg.norm(expected), 1e-6))
