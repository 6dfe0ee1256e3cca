"""A run as a PyTorch program that does the same; it needs only PyTorch and NumPy."""

from __future__ import annotations

import math
from typing import Any

from lab.data.dataset import IdxFiles
from lab.experiments.training.layers import architecture, summary
from lab.experiments.training.run_params import OPTIMIZER_NAMES, RunParams
from lab.experiments.training.setup import dataset, optimizer_constants
from lab.experiments.training.torch_parts import (
    BOOK_DROPOUT,
    MAIN,
    OWN,
    READ_IDX,
    STEP,
    STEP_AND_ACCURACY,
)
from lab.message import InputError

LONGEST_TITLE = 80

MODULES = {
    "relu": "nn.ReLU()",
    "sigmoid": "nn.Sigmoid()",
    "tanh": "nn.Tanh()",
    "identity": "nn.Identity()",
    "leaky_relu": "nn.LeakyReLU(0.01)",
    "elu": "nn.ELU()",
    "gelu": 'nn.GELU(approximate="tanh")',
    "softplus": "nn.Softplus()",
    "swish": "nn.SiLU()",
    "step": "Step()",
    "flatten": "nn.Flatten()",
}


def torch_script(params: RunParams) -> str:
    """Return the program.

    Raises InputError for a run with a mistake on purpose, and for batch normalization over one
    value, which PyTorch refuses.
    """
    if params.fault != "none":
        raise InputError("A run with a mistake on purpose has no script for PyTorch")
    described = architecture(params.layers)
    data = dataset(params.data)
    parts = [_head(params, described, data.files)]
    layers = described["layers"]
    if any(layer["kind"] == "step" for layer in layers):
        parts.append(STEP)
    if any(layer["kind"] == "dropout" and not layer.get("inverted") for layer in layers):
        parts.append(BOOK_DROPOUT)
    parts.append(READ_IDX.replace("UPRIGHT", ".transpose(1, 2)" if data.turned else ""))
    parts += [_network(params, described), _optimizer(params), _schedule(params)]
    parts += [STEP_AND_ACCURACY, _main(params)]
    return "".join(parts)


def _head(params: RunParams, described: dict[str, Any], files: IdxFiles) -> str:
    title = f"{summary(params.layers)} trained with {OPTIMIZER_NAMES[params.optimizer]}"
    title = title if len(title) < LONGEST_TITLE else summary(params.layers)[:LONGEST_TITLE]
    own = [f"OWN = {params.own!r}"] if params.own else []
    return "\n".join(
        [
            f'"""{title}, in PyTorch."""',
            "",
            "import gzip",
            "import math",
            "import struct",
            "import time",
            "from pathlib import Path",
            "",
            "import numpy as np",
            "import torch",
            "import torch.nn.functional as F",
            "from torch import nn",
            "",
            f"TRAIN_IMAGES = {str(files.train_images)!r}",
            f"TRAIN_LABELS = {str(files.train_labels)!r}",
            f"TEST_IMAGES = {str(files.test_images)!r}",
            f"TEST_LABELS = {str(files.test_labels)!r}",
            *own,
            f"INPUT = {(-1, *described['input_shape'])!r}",
            f"TRAIN_SIZE, BATCH_SIZE, EPOCHS = {params.train_size}, {params.batch_size}, "
            f"{params.epochs}",
            f"LR, SEED = {params.lr!r}, {params.seed}",
            "",
        ]
    )


def _network(params: RunParams, described: dict[str, Any]) -> str:
    shape = tuple(described["input_shape"])
    lines = []
    for layer in described["layers"]:
        if layer["kind"] == "batch_norm" and _one_value(params, shape):
            raise InputError("PyTorch has no batch normalization over a batch of one image")
        module, shape = _module(layer, shape)
        lines.append(f"        {module},")
    return "\n".join(
        [
            "",
            "",
            "def make_network():",
            "    net = nn.Sequential(",
            *lines,
            "    )",
            "    for layer in net:",
            "        if isinstance(layer, (nn.Linear, nn.Conv2d)):",
            "            n_in = layer.weight[0].numel()",
            "            n_out = layer.weight.numel() // layer.weight.shape[1]",
            f"            {_init(params)}",
            "            nn.init.zeros_(layer.bias)",
            "    return net",
            "",
        ]
    )


def _one_value(params: RunParams, shape: tuple[int, ...]) -> bool:
    """Tell whether a training batch has a single value for each unit or channel."""
    images = params.batch_size if params.own else min(params.batch_size, params.train_size)
    return images * math.prod(shape[1:]) == 1


def _module(layer: dict[str, Any], shape: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
    """Return a layer as PyTorch has it, and the shape that it gives out."""
    kind = layer["kind"]
    if kind == "affine":
        return f"nn.Linear({shape[0]}, {layer['size']})", (layer["size"],)
    if kind == "conv":
        stride, pad = layer.get("stride", 1), layer.get("pad", 0)
        filters, kernel = layer["filters"], layer["kernel"]
        sides = ((side + 2 * pad - kernel) // stride + 1 for side in shape[1:])
        options = f"{shape[0]}, {filters}, {kernel}, stride={stride}, padding={pad}"
        return f"nn.Conv2d({options})", (filters, *sides)
    if kind == "pool":
        size, stride = layer["size"], layer["stride"]
        sides = ((side - size) // stride + 1 for side in shape[1:])
        return f"nn.MaxPool2d({size}, stride={stride})", (shape[0], *sides)
    if kind == "batch_norm":
        name = "BatchNorm1d" if len(shape) == 1 else "BatchNorm2d"
        return f"nn.{name}({shape[0]}, eps=1e-6)", shape
    if kind == "dropout":
        name = "nn.Dropout" if layer.get("inverted") else "BookDropout"
        return f"{name}({layer['p']})", shape
    if kind == "flatten":
        return MODULES[kind], (math.prod(shape),)
    return MODULES[kind], shape


def _init(params: RunParams) -> str:
    std = {
        "he": "math.sqrt(2 / n_in)",
        "xavier": "math.sqrt(2 / (n_in + n_out))",
        "lecun": "math.sqrt(1 / n_in)",
        "zeros": "0.0",
        "std": repr(params.init_std),
    }
    if params.init == "orthogonal":
        return "nn.init.orthogonal_(layer.weight, gain=math.sqrt(2))"
    return f"nn.init.normal_(layer.weight, std={std[params.init]})"


def _optimizer(params: RunParams) -> str:
    constants = optimizer_constants(params)
    calls = {
        "sgd": "SGD(groups, lr=LR)",
        "momentum": "SGD(groups, lr=LR, momentum={momentum})",
        "nesterov": "SGD(groups, lr=LR, momentum={momentum}, nesterov=True)",
        "adagrad": "Adagrad(groups, lr=LR, eps=1e-7)",
        "rmsprop": "RMSprop(groups, lr=LR, alpha={decay_rate}, eps=1e-7)",
        "adam": "Adam(groups, lr=LR, betas=({beta1}, {beta2}), eps=1e-7)",
        "adamw": "AdamW(groups, lr=LR, betas=({beta1}, {beta2}), eps=1e-7)",
    }
    # PyTorch refuses Nesterov's look ahead where nothing carries on.
    plain = params.optimizer == "nesterov" and params.momentum == 0
    call = calls["sgd" if plain else params.optimizer].format(**constants)
    # In the loss λ is for the weights alone; AdamW shrinks everything.
    others = params.weight_decay if params.optimizer == "adamw" else 0.0
    return "\n".join(
        [
            "",
            "",
            "def make_optimizer(net):",
            "    weights = [p for p in net.parameters() if p.ndim > 1]",
            "    others = [p for p in net.parameters() if p.ndim == 1]",
            "    groups = [",
            f'        {{"params": weights, "weight_decay": {params.weight_decay!r}}},',
            f'        {{"params": others, "weight_decay": {others!r}}},',
            "    ]",
            f"    return torch.optim.{call}",
            "",
        ]
    )


def _schedule(params: RunParams) -> str:
    body = "    return 1.0"
    if params.schedule == "step":
        every = f"{params.schedule_every} * steps_per_epoch"
        body = f"    return {params.schedule_factor!r} ** (step // ({every}))"
    elif params.schedule == "cosine":
        body = "    return (1 + math.cos(math.pi * min(step / max(1, steps), 1))) / 2"
    warm = [
        f"    if step < {params.warm_up}:",
        f"        return (step + 1) / {params.warm_up}",
        f"    step, steps = step - {params.warm_up}, steps - {params.warm_up}",
    ]
    return "\n".join(
        [
            "",
            "",
            "def schedule(step, steps, steps_per_epoch):",
            '    """Which part of the learning rate to use at a step."""',
            *(warm if params.warm_up else []),
            body,
            "",
        ]
    )


def _main(params: RunParams) -> str:
    steps = "EPOCHS * steps_per_epoch"
    if params.sampling == "random":
        draw = "picked = torch.randint(len(train_x), (batch,))"
    else:
        draw = (
            "place = step % steps_per_epoch\n"
            "        if place == 0:\n"
            "            order = torch.randperm(len(train_x))\n"
            "        picked = order[place * batch : (place + 1) * batch]"
        )
    if params.most_steps:
        steps = f"min({steps}, {params.most_steps})"
    return MAIN.format(own=OWN if params.own else "", steps=steps, draw=draw)
