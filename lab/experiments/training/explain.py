"""What the right column says about a training run."""

from __future__ import annotations

from typing import Any

from lab.experiments.training.params import TrainingParams
from lab.experiments.training.run_params import OPTIMIZER_NAMES
from lab.explanation import Explanation, Source, Suggestion
from lab.message import Message
from lab.optim import OPTIMIZERS
from lab.training import Trainer


def explain(params: TrainingParams, frame: Any, cursor: int) -> Explanation:
    """Say what one step of training does, with the newest numbers."""
    batch = params.batch_size
    formulas = [r"L = -\frac{1}{N} \sum_{n} \log y_{n,t_n}"]
    if len(frame.losses):
        formulas.append(rf"L = {frame.losses[-1]:.4f} \quad (N = {batch})")
    return Explanation(
        title=Message("One step of {optimizer}", {"optimizer": OPTIMIZER_NAMES[params.optimizer]}),
        formulas=tuple(formulas),
        notes=(
            Message(
                "Each step draws {batch} images, asks the network, and moves every weight a little "
                "against the gradient of the loss L.",
                {"batch": batch},
            ),
        ),
        source=Source(
            Trainer.step if not frame.step else OPTIMIZERS[params.optimizer].update,
            ran=("self.net.loss_and_gradient", "self.optimizer.update") if not frame.step else (),
        ),
        suggestions=(
            Suggestion(
                Message("Only 300 training images: watch train and test accuracy part."),
                {"train_size": 300, "epochs": 200},
            ),
            Suggestion(
                Message("A learning rate a hundred times larger: does it still learn?"),
                {"lr": min(1000.0, params.lr * 100)},
            ),
        ),
    )
