"""How many steps and which learning rates show each surface well, until the reader knows better."""

from __future__ import annotations

from lab.optim import OPTIMIZERS

_FITTING: dict[str, tuple[int, tuple[float, ...]]] = {
    "ravine": (30, (0.95, 0.1, 0.1, 1.5, 0.3, 0.3, 0.3)),
    "bowl": (30, (0.1, 0.05, 0.05, 1.5, 0.2, 0.4, 0.4)),
    "rosenbrock": (200, (0.0015, 0.0015, 0.001, 1.5, 0.02, 0.3, 0.3)),
    "himmelblau": (60, (0.01, 0.005, 0.005, 0.5, 0.1, 0.3, 0.3)),
    "beale": (150, (0.02, 0.005, 0.008, 0.5, 0.05, 0.1, 0.1)),
    "rastrigin": (100, (0.002, 0.005, 0.005, 1.0, 0.1, 0.5, 0.5)),
    "ackley": (100, (0.1, 0.024, 0.03, 0.8, 0.1, 0.4, 0.4)),
    "styblinski_tang": (60, (0.02, 0.004, 0.01, 1.0, 0.2, 0.5, 0.5)),
    "monkey_saddle": (60, (0.02, 0.01, 0.01, 0.1, 0.02, 0.05, 0.05)),
    "saddle": (60, (0.1, 0.03, 0.03, 0.3, 0.05, 0.1, 0.1)),
    "plateau": (60, (3.0, 1.0, 1.0, 1.0, 0.2, 0.5, 0.5)),
    "noisy_bowl": (100, (0.2, 0.04, 0.03, 1.0, 0.1, 0.18, 0.18)),
}
"""Surface → steps, and a rate for each optimizer in the order of `OPTIMIZERS`."""

_UNKNOWN = "bowl"


def fitting(surface: str) -> dict[str, int | float]:
    """Return the settings `steps`, `sgd_lr` … that suit a surface; those of a bowl if unknown."""
    steps, rates = _FITTING.get(surface, _FITTING[_UNKNOWN])
    return {"steps": steps} | {
        f"{name}_lr": rate for name, rate in zip(OPTIMIZERS, rates, strict=True)
    }
