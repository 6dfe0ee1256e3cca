"""The settings of the MNIST tab: those of a run, which runs to compare, what is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lab.experiments.training.drawing import (
    LONGEST_TEXT,
    STROKE,
    THREE,
    check_picture,
)
from lab.experiments.training.run_params import RunParams
from lab.experiments.training.variants import parse_variant
from lab.message import InputError
from lab.params import choice, flag, integer, items, text
from lab.specs import NumberSpec, RecordSpec, TextSpec

MEASURES = {
    "accuracy": "accuracy",
    "test_loss": "loss",
    "gap": "gap",
    "final": "final result",
    "time": "time spent",
    "norm": "weights",
    "answers": "one image",
}

X_AXES = {"steps": "by step", "epochs": "by epoch", "seconds": "by second"}

INSPECTORS = {
    "runs": "Runs",
    "weights": "Weights",
    "activations": "Outputs",
    "gradients": "Gradients",
    "confusion": "Confusion",
    "images": "Images",
    "one": "One image",
    "dropout": "Dropout",
    "own": "Your digits",
}

GALLERIES = {
    "mistakes": "surest mistakes",
    "uncertain": "least certain",
    "cell": "one cell of the confusion matrix",
    "all": "all, by number",
}


@dataclass(frozen=True)
class ViewParams(RunParams):
    """What is looked at while runs train and when they are done; nothing here changes a run."""

    measure: str = choice("accuracy", MEASURES, live=True, view=True, control=False)
    x_axis: str = choice("steps", X_AXES, live=True, view=True, control=False)
    inspector: str = choice("weights", INSPECTORS, live=True, view=True, control=False)
    gallery: str = choice("mistakes", GALLERIES, live=True, view=True, control=False)
    cell: tuple[int, int] = items(
        (4, 9),
        NumberSpec(low=0, high=9, step=1, whole=True),
        least=2,
        most=2,
        live=True,
        view=True,
        control=False,
    )
    image: int = integer(0, 0, 99_999, live=True, view=True, control=False)
    look_at: str = choice(
        "drawing",
        {"drawing": "your drawing", "image": "test image"},
        live=True,
        view=True,
        control=False,
    )
    off: tuple[tuple[str, int], ...] = items(
        (),
        RecordSpec(fields=(TextSpec(length=40), NumberSpec(low=0, high=99_999, whole=True))),
        most=2000,
        live=True,
        view=True,
        control=False,
    )


@dataclass(frozen=True)
class TrainingParams(ViewParams):
    """All settings: a run's, the variants of it that are compared, the view, the canvas."""

    compare: tuple[str, ...] = items(
        (),
        TextSpec(check=parse_variant, length=400),
        most=16,
        label="runs to compare",
        group="Compare",
        control=False,
        help="Play trains one run for each line, all with the settings above but for what the line "
        "changes: train_size = 300, or: lr = 1.0; optimizer = sgd.",
    )
    strokes: tuple[tuple[tuple[float, float], ...], ...] = items(
        THREE, STROKE, most=500, label="drawing", live=True, kept=True, control=False
    )
    picture: str = text(
        "",
        length=LONGEST_TEXT,
        check=check_picture,
        label="pasted picture",
        live=True,
        kept=True,
        control=False,
    )
    crop: bool = flag(
        True,
        label="crop",
        live=True,
        kept=True,
        control=False,
        help="The digit is cut out of the picture.",
    )
    scale: bool = flag(
        True,
        label="scale",
        live=True,
        kept=True,
        control=False,
        help="Its longer side is made 20 pixels.",
    )
    centre: bool = flag(
        True,
        label="centre",
        live=True,
        kept=True,
        control=False,
        help="Its centre of mass is put in the middle of 28 × 28.",
    )

    def check(self) -> None:
        """Raise InputError where layers do not fit, or where a variant cannot be."""
        super().check()
        if self.compare:
            self.runs()

    def run(self) -> RunParams:
        """Return the settings of the run itself."""
        return RunParams(**{name: getattr(self, name) for name in RunParams.specs()})

    def runs(self) -> tuple[RunParams, ...]:
        """Return the settings of each run that play starts: one, or one for each variant."""
        run = self.run()
        if not self.compare:
            return (run,)
        runs = []
        for line in self.compare:
            try:
                runs.append(run.changed(**parse_variant(line)))
            except InputError as error:
                raise InputError(
                    "“{line}”: {reason}", line=line[:60], reason=error.message
                ) from None
        return tuple(runs)

    def untrained(self, known: Sequence[RunParams]) -> int:
        """Return how many runs play would start, 0 if runs of these settings are known already."""
        runs = self.runs()
        return 0 if all(run in known for run in runs) else len(runs)

    def with_run(self, run: RunParams) -> dict[str, Any]:
        """Return the changes that take over the settings of one run."""
        return {name: getattr(run, name) for name in RunParams.specs()} | {"compare": ()}
