"""How far the runs are, for the bar at the bottom."""

from __future__ import annotations

import math

from lab.experiments.training.stream import Frame
from widgets.training.runs import KeptRun, Runs
from widgets.translate import tr


def share_done(runs: Runs) -> float:
    """Return which part of the group is done; of the run in sight where none is at work."""
    told = runs.group if runs.active else [run for run in [runs.selected] if run]
    if not told:
        return 0.0
    return sum(run.record.share_done for run in told) / len(told)


def progress_in_words(runs: Runs) -> str:
    """Return epoch, step, pace and time left."""
    run = runs.selected
    if runs.active and run not in runs.active:
        run = runs.active[0]
    if run is None:
        return ""
    frame = run.record.frame
    if frame is None:
        return tr("reading the data …")
    parts = [tr("step {0}").format(f"{frame.step:,}")]
    if math.isfinite(frame.epoch):
        parts.insert(0, tr("epoch {0} / {1}").format(*_epochs(run, frame)))
    if run.record.stage == "training" and not frame.step:
        parts.append(tr("evaluating before the first step …"))
    elif run.record.stage == "training":
        parts.append(tr("{0} steps/s").format(f"{run.record.steps_per_second:,.0f}"))
        parts.append(tr("{0} images/s").format(f"{run.record.images_per_second:,.0f}"))
        parts.append(tr("{0} s left").format(f"{_seconds_left(runs):.0f}"))
    elif run.record.stage == "paused":
        parts.append(tr("evaluating") if frame.pieces_left else tr("paused"))
    return "   ·   ".join(parts)


def _seconds_left(runs: Runs) -> float:
    frames = [run.record.frame for run in runs.active]
    known = [frame.seconds_left for frame in frames if frame and frame.step]
    return max(known, default=0.0)


def _epochs(run: KeptRun, frame: Frame) -> tuple[str, str]:
    """Return how many epochs are done, and how many there will be; of part of one two digits."""
    total = float(run.record.params.epochs)
    if frame.step:
        total = frame.epoch * frame.steps_total / frame.step
    digits = 1 if total >= 1 else 2
    return f"{frame.epoch:.{digits}f}", f"{round(total, digits):g}"
