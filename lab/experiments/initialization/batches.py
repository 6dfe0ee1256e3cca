"""A Trainer's steps counted in mini-batches."""

from __future__ import annotations

from lab.training import Trainer


def train_on_a_batch(trainer: Trainer) -> None:
    """Train on one more mini-batch, if any is left; do what is due of an evaluation before it."""
    before = trainer.steps
    while trainer.steps == before and trainer.step():
        pass
