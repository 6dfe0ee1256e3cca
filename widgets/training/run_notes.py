"""What the run in sight has where the controls show something else."""

from __future__ import annotations

from typing import Any

from lab.experiments.training import RunParams, TrainingParams
from lab.experiments.training.naming import in_words
from widgets.tab_change import value_in_words
from widgets.translate import say, tr


def run_notes(run: RunParams, params: TrainingParams) -> dict[str, str]:
    """Return by setting what a run has, "This run: 10", where `params` say something else."""
    return {
        name: tr("This run: {0}").format(_words(name, value))
        for name, value in run.differences(params.run()).items()
        if run.applies(name)
    }


def _words(name: str, value: Any) -> str:
    if name in ("layers", "data"):
        return say(in_words(name, value))
    return value_in_words(RunParams.specs()[name], value)
