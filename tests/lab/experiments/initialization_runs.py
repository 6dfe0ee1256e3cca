"""Runs of the Initialization tab that are short enough for tests."""

from __future__ import annotations

from collections import deque
from typing import Any

from lab.experiments.initialization import Frame, InitializationParams, run
from lab.experiments.initialization.passage import Passage, samples, walk
from lab.experiments.initialization.signal import Signal, measure


def last_frame(params: InitializationParams) -> Frame:
    """Return the finished Frame of a run."""
    (frame,) = deque(run(params), maxlen=1)
    return frame


def pass_through(params: InitializationParams) -> Passage:
    """Go all the way at once."""
    passage = Passage(*samples(params))
    deque(walk(params, passage), maxlen=0)
    return passage


def signal_of(**settings: Any) -> Signal:
    """Return what is measured of a fresh network, histograms between 0 and 1."""
    params = InitializationParams(**settings)
    return measure(pass_through(params), 30, [(0.0, 1.0)] * params.layers)


def brief(params: InitializationParams) -> InitializationParams:
    """Return the same view with less to train."""
    return params.changed(iterations=20, images=100, epochs=1)
