"""PyTorch on the CPU: with one thread and with all, with its plain and its fused optimizers."""

from __future__ import annotations

import os
from collections.abc import Callable

import torch
from torch import nn

from tests.benchmarks.work import LEARNING_RATES, Work, batches, weights

VERSION = f"PyTorch {torch.__version__}"
VARIANTS = tuple(
    f"{threads} {optimizer}"
    for threads in sorted({1, os.cpu_count() or 1})
    for optimizer in ("plain", "fused")
)


def use(variant: str) -> None:
    """Give PyTorch so many threads."""
    torch.set_num_threads(int(variant.split()[0]))


def step(work: Work, variant: str) -> Callable[[], float]:
    net = _net(work)
    entropy = nn.CrossEntropyLoss()
    data = ((torch.from_numpy(x), torch.from_numpy(t)) for x, t in batches(work))
    if work.optimizer is None:
        return _evaluation(net, entropy, data)
    make = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}[work.optimizer]
    optimizer = make(net.parameters(), lr=LEARNING_RATES[work.optimizer], fused="fused" in variant)

    def train() -> float:
        x, t = next(data)
        optimizer.zero_grad()
        loss = entropy(net(x), t)
        loss.backward()
        optimizer.step()
        return loss.item()

    return train


def _evaluation(net, entropy, data) -> Callable[[], float]:
    def evaluate() -> float:
        x, t = next(data)
        with torch.inference_mode():
            y = net(x)
            correct = (y.argmax(1) == t).float().mean().item()
            return entropy(y, t).item() + 0 * correct

    return evaluate


def _net(work: Work) -> nn.Module:
    pairs = weights(work)
    layers: list[nn.Module] = []
    for W, b in pairs:
        if W.ndim == 4:
            filters, channels, size, _ = W.shape
            layer = nn.Conv2d(channels, filters, size)
            layers += [layer, nn.ReLU(), nn.MaxPool2d(2), nn.Flatten()]
        else:
            layer = nn.Linear(*W.shape)
            layers += [layer, nn.ReLU()]
            W = W.T
        layer.weight.data = torch.from_numpy(W.copy())
        layer.bias.data = torch.from_numpy(b)
    return nn.Sequential(*layers[:-1])
