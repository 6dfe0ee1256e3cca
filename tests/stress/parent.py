"""A program with a child that trains, to be killed: prints the child's number once it trains."""

from __future__ import annotations

import time
from typing import Any

from lab.experiments.training import RunParams
from lab.experiments.training.stream import TrainingStream
from lab.runner import Runner

ENDLESS = RunParams(train_size=1000, epochs=10_000)


def begin(runner: Runner[RunParams, Any]) -> int:
    """Let a run begin and return its process's number once it has sent something."""
    runner.start(ENDLESS)
    while runner.poll() is None:
        time.sleep(0.005)
    assert runner.pid is not None
    return runner.pid


if __name__ == "__main__":
    print(begin(Runner(TrainingStream)), flush=True)
    time.sleep(600)
