"""A program with a child that trains, to be killed: prints the child's number once it trains."""

from __future__ import annotations

import time

from lab.experiments.training import RunParams
from lab.experiments.training.stream import Frame, TrainingStream
from lab.runner import Runner

ENDLESS = RunParams(train_size=1000, epochs=10_000)


def begin(runner: Runner[RunParams, Frame]) -> Frame:
    """Let a run begin and return the first that its process sends."""
    runner.start(ENDLESS)
    frame = None
    while frame is None:
        time.sleep(0.005)
        frame = runner.poll()
    return frame


if __name__ == "__main__":
    runner = Runner(TrainingStream)
    begin(runner)
    print(runner.pid, flush=True)
    time.sleep(600)
