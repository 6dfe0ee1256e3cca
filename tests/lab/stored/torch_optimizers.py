"""Write torch_optimizers.json: paths of PyTorch's optimizers over the same random gradients.

Needs PyTorch, which the lab does not: `python -m tests.lab.stored.torch_optimizers`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch

TABLE = Path(__file__).with_suffix(".json")
STEPS, SIZE, LR = 40, 4, 0.03
# From step 20 on the rate is a tenth where both keep the same formula under a changing rate.
CASES: dict[str, tuple[Any, dict[str, Any], bool]] = {
    "sgd": (torch.optim.SGD, {}, True),
    "momentum": (torch.optim.SGD, {"momentum": 0.9}, False),
    "nesterov": (torch.optim.SGD, {"momentum": 0.9, "nesterov": True}, False),
    "adagrad": (torch.optim.Adagrad, {"eps": 1e-7}, True),
    "rmsprop": (torch.optim.RMSprop, {"alpha": 0.97, "eps": 1e-7}, True),
    "adam": (torch.optim.Adam, {"betas": (0.9, 0.999), "eps": 1e-3}, True),
    "adamw": (torch.optim.AdamW, {"betas": (0.8, 0.99), "eps": 1e-8, "weight_decay": 0.1}, True),
}


def main() -> None:
    generator = torch.Generator().manual_seed(1)
    start = torch.randn(SIZE, generator=generator, dtype=torch.float64)
    grads = torch.randn(STEPS, SIZE, generator=generator, dtype=torch.float64)
    grads[:, 1] *= 100
    grads[5:15, 2] = 0
    paths: dict[str, Any] = {}
    for name, (make, options, changes) in CASES.items():
        W = start.clone().requires_grad_()
        optimizer = make([W], lr=LR, **options)
        points = []
        for step, g in enumerate(grads):
            if changes and step == STEPS // 2:
                optimizer.param_groups[0]["lr"] = LR / 10
            W.grad = g.clone()
            optimizer.step()
            points.append(W.tolist())
        paths[name] = {"lr_changes": changes, "points": points}
    table = {"torch": torch.__version__, "lr": LR, "start": start.tolist(), "grads": grads.tolist()}
    TABLE.write_text(json.dumps(table | {"paths": paths}) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
