"""Random networks as PyTorch computes them. Needs PyTorch and NumPy, and nothing of the lab.

`python -m tests.lab.nn.torch_reference` writes torch_reference.npz, for where PyTorch is not
installed. Parameters are flat vectors in the lab's order: W (n_in, n_out) or (FN, C, FH, FW), b,
γ, β.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional as F

# Tests run side by side: PyTorch's threads would wait for one another.
torch.set_num_threads(1)

STORED = Path(__file__).with_suffix(".npz")
CASES = 40
LONG, SHORT = 200, 50
"""Optimizer steps in float64 and in float32."""

ACTIVATIONS = {
    "identity": lambda x: x,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "leaky_relu": lambda x, slope=0.01: F.leaky_relu(x, slope),
    "elu": lambda x, alpha=1.0: F.elu(x, alpha),
    "gelu": lambda x: F.gelu(x, approximate="tanh"),
    "softplus": F.softplus,
    "swish": F.silu,
}
OPTIMIZERS = {
    "sgd": lambda p: torch.optim.SGD(p, lr=0.05),
    "momentum": lambda p: torch.optim.SGD(p, lr=0.02, momentum=0.9),
    "nesterov": lambda p: torch.optim.SGD(p, lr=0.02, momentum=0.9, nesterov=True),
    "adagrad": lambda p: torch.optim.Adagrad(p, lr=0.02, eps=1e-7),
    "rmsprop": lambda p: torch.optim.RMSprop(p, lr=0.002, alpha=0.99, eps=1e-7),
}
ADAPTIVE = ("adagrad", "rmsprop")


def main() -> None:
    arrays: dict[str, np.ndarray] = {}
    described = []
    for seed in range(CASES):
        case = reference(seed)
        described.append({k: v for k, v in case.items() if not isinstance(v, np.ndarray)})
        arrays |= {f"{seed}/{k}": v for k, v in case.items() if isinstance(v, np.ndarray)}
    np.savez_compressed(STORED, cases=np.array(json.dumps(described)), **arrays)


def reference(seed: int) -> dict[str, Any]:
    """A random network with all that PyTorch says of it."""
    rng = np.random.default_rng(seed)
    architecture, shapes, N = _random_architecture(rng)
    params = [rng.normal(size=s) / math.sqrt(max(1, math.prod(s[-3:]) / 2)) for s in shapes]
    flat = np.concatenate([p.ravel() for p in params])
    x = rng.normal(size=(N, *architecture["input_shape"]))
    t = rng.integers(0, architecture["layers"][-1]["size"], N)
    kinds = [layer["kind"] for layer in architecture["layers"]]
    # A bias before batch normalization has no gradient but rounding, which these blow up to steps.
    unfit = ADAPTIVE if "batch_norm" in kinds else ()
    optimizer = str(rng.choice([name for name in OPTIMIZERS if name not in unfit]))
    case = {"architecture": architecture, "optimizer": optimizer, "params": flat, "x": x, "t": t}
    loss, grads, dx = _gradients(architecture, flat, shapes, x, t)
    return case | {
        "loss": loss,
        "grads": grads,
        "dx": dx,
        "long": _trained(case, shapes, LONG, torch.float64),
        "short": _trained(case, shapes, SHORT, torch.float32),
    }


def _gradients(architecture, flat, shapes, x, t):
    params = _tensors(flat, shapes, torch.float64)
    x = torch.tensor(x, requires_grad=True)
    loss = F.cross_entropy(_forward(architecture, params, x), torch.tensor(t))
    loss.backward()
    return loss.item(), _flat([p.grad for p in params]), x.grad.numpy()


def _trained(case, shapes, steps: int, dtype: torch.dtype) -> np.ndarray:
    """The parameters after so many steps on the same batch."""
    params = _tensors(case["params"], shapes, dtype)
    optimizer = OPTIMIZERS[case["optimizer"]](params)
    x, t = torch.tensor(case["x"], dtype=dtype), torch.tensor(case["t"])
    for _ in range(steps):
        optimizer.zero_grad()
        F.cross_entropy(_forward(case["architecture"], params, x), t).backward()
        optimizer.step()
    return _flat([p.detach() for p in params])


def _forward(architecture, params, x):
    params = iter(params)
    for layer in architecture["layers"]:
        options = {k: v for k, v in layer.items() if k != "kind"}
        match layer["kind"]:
            case "affine":
                x = x @ next(params) + next(params)
            case "conv":
                x = F.conv2d(
                    x, next(params), next(params), stride=layer["stride"], padding=layer["pad"]
                )
            case "batch_norm":
                gamma, beta = next(params), next(params)
                x = F.batch_norm(x, None, None, gamma, beta, training=True, eps=layer["eps"])
            case "pool":
                x = F.max_pool2d(x, layer["size"], layer["stride"])
            case "flatten":
                x = x.flatten(1)
            case activation:
                x = ACTIVATIONS[activation](x, **options)
    return x


def _tensors(flat, shapes, dtype):
    ends = np.cumsum([math.prod(s) for s in shapes])
    parts = np.split(flat, ends[:-1])
    return [
        torch.tensor(p.reshape(s), dtype=dtype, requires_grad=True)
        for p, s in zip(parts, shapes, strict=True)
    ]


def _flat(tensors) -> np.ndarray:
    return np.concatenate([tensor.numpy().ravel() for tensor in tensors])


def _random_architecture(rng) -> tuple[dict[str, Any], list[tuple[int, ...]], int]:
    """A description, the shapes of its parameters, and a batch size."""
    layers: list[dict[str, Any]] = []
    shapes: list[tuple[int, ...]] = []
    pictures = rng.random() < 0.6
    N = int(rng.integers(2, 7)) if rng.random() < 0.8 else 1
    shape = tuple(int(n) for n in rng.integers(1, (4, 10, 10) if pictures else (12,)))
    architecture = {"input_shape": list(shape), "layers": layers}
    if pictures:
        for _ in range(rng.integers(1, 3)):
            shape = _add_conv(rng, shape, N, layers, shapes)
        layers.append({"kind": "flatten"})
        shape = (math.prod(shape),)
    for _ in range(rng.integers(0, 3)):
        shape = _add_affine(shape, int(rng.integers(1, 9)), layers, shapes)
        _add_between(rng, shape, N, layers, shapes)
    _add_affine(shape, int(rng.integers(1, 7)), layers, shapes)
    return architecture, shapes, N


def _add_affine(shape, size, layers, shapes):
    layers.append({"kind": "affine", "size": size})
    shapes += [(*shape, size), (size,)]
    return (size,)


def _add_conv(rng, shape, N, layers, shapes):
    C, H, W = shape
    pad = int(rng.integers(0, 3))
    kernel = int(rng.integers(1, min(4, H + 2 * pad, W + 2 * pad) + 1))
    stride, filters = int(rng.integers(1, 5)), int(rng.integers(1, 5))
    layers.append(
        {"kind": "conv", "filters": filters, "kernel": kernel, "stride": stride, "pad": pad}
    )
    shapes += [(filters, C, kernel, kernel), (filters,)]
    H, W = ((n + 2 * pad - kernel) // stride + 1 for n in (H, W))
    _add_between(rng, (filters, H, W), N, layers, shapes)
    if min(H, W) > 1 and rng.random() < 0.6:
        size = int(rng.integers(1, min(3, H, W) + 1))
        stride = int(rng.integers(1, 4))
        layers.append({"kind": "pool", "size": size, "stride": stride})
        H, W = ((n - size) // stride + 1 for n in (H, W))
    return filters, H, W


def _add_between(rng, shape, N, layers, shapes) -> None:
    """Perhaps batch normalization, and an activation."""
    if rng.random() < 0.3 and N * math.prod(shape[1:]) > 3:
        layers.append({"kind": "batch_norm", "eps": 1e-3})
        shapes += [(shape[0],), (shape[0],)]
    kind = str(rng.choice(list(ACTIVATIONS)))
    options = {"leaky_relu": {"slope": 0.2}, "elu": {"alpha": 0.7}}.get(kind, {})
    layers.append({"kind": kind, **options})


if __name__ == "__main__":
    main()
