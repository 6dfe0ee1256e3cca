"""A run as a PyTorch program that does the same; it needs only PyTorch and NumPy."""

from __future__ import annotations

from typing import Any

from lab.data import load_mnist
from lab.experiments.training.layers import architecture, summary
from lab.experiments.training.run_params import OPTIMIZER_NAMES, RunParams
from lab.experiments.training.setup import optimizer_constants
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

STEP = '''

class Step(nn.Module):
    """1 where x > 0, else 0; no gradient gets through."""

    def forward(self, x):
        return (x > 0).float()
'''

BOOK_DROPOUT = '''

class BookDropout(nn.Module):
    """The book's dropout: x · mask while training, x (1 - p) in use."""

    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, x):
        if self.training:
            return x * (torch.rand_like(x) >= self.p)
        return x * (1 - self.p)
'''

READ_IDX = '''

def read_idx(path):
    """Return the array in an IDX file, packed or not."""
    raw = Path(path).read_bytes()
    raw = gzip.decompress(raw) if raw[:2] == b"\\x1f\\x8b" else raw
    rank = raw[3]
    shape = struct.unpack(f">{rank}I", raw[4 : 4 + 4 * rank])
    return torch.tensor(np.frombuffer(raw, np.uint8, offset=4 + 4 * rank).reshape(shape))


def images_and_labels(images, labels):
    return read_idx(images).float().div(255).reshape(INPUT), read_idx(labels).long()
'''

STEP_AND_ACCURACY = '''

def train_step(net, optimizer, x, t):
    """One step on a batch; returns its loss."""
    loss = F.cross_entropy(net(x), t)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    optimizer.step()
    return loss.item()


@torch.no_grad()
def accuracy(net, x, t):
    net.eval()
    right = sum((net(a).argmax(1) == b).sum().item() for a, b in zip(x.split(500), t.split(500)))
    net.train()
    return right / len(x)
'''

MAIN = """

def main():
    torch.manual_seed(SEED)
    train_x, train_t = images_and_labels(TRAIN_IMAGES, TRAIN_LABELS)
    train_x, train_t = train_x[:TRAIN_SIZE], train_t[:TRAIN_SIZE]
    {own}test_x, test_t = images_and_labels(TEST_IMAGES, TEST_LABELS)
    net = make_network()
    optimizer = make_optimizer(net)
    batch = min(BATCH_SIZE, len(train_x))
    steps_per_epoch = len(train_x) // batch
    steps = {steps}
    begin = time.perf_counter()
    for step in range(steps):
        {draw}
        for group in optimizer.param_groups:
            group["lr"] = LR * schedule(step, steps, steps_per_epoch)
        loss = train_step(net, optimizer, train_x[picked], train_t[picked])
        if (step + 1) % steps_per_epoch == 0:
            print(f"epoch {{(step + 1) // steps_per_epoch}}: loss {{loss:.4f}}")
    print(f"{{1000 * (time.perf_counter() - begin) / steps:.3f}} ms a step")
    print(f"train accuracy {{accuracy(net, train_x[:10_000], train_t[:10_000]):.4f}}")
    print(f"test accuracy {{accuracy(net, test_x, test_t):.4f}}")


if __name__ == "__main__":
    main()
"""

OWN = """own = np.load(OWN)
    own_x = torch.tensor(own["images"]).float().div(255).reshape(INPUT)
    train_x = torch.cat([train_x, own_x])
    train_t = torch.cat([train_t, torch.tensor(own["labels"])])
    """


def torch_script(params: RunParams) -> str:
    """Return the program. Raises InputError for a run with a mistake on purpose."""
    if params.fault != "none":
        raise InputError("A run with a mistake on purpose has no script for PyTorch")
    described = architecture(params.layers)
    parts = [_head(params, described)]
    layers = described["layers"]
    if any(layer["kind"] == "step" for layer in layers):
        parts.append(STEP)
    if any(layer["kind"] == "dropout" and not layer.get("inverted") for layer in layers):
        parts.append(BOOK_DROPOUT)
    parts += [READ_IDX, _network(params, described), _optimizer(params), _schedule(params)]
    parts += [STEP_AND_ACCURACY, _main(params)]
    return "".join(parts)


def _head(params: RunParams, described: dict[str, Any]) -> str:
    files = load_mnist(params.data or None).files
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
        size = 1
        for side in shape:
            size *= side
        return MODULES[kind], (size,)
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
    call = calls[params.optimizer].format(**constants)
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
