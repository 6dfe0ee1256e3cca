"""The activations' histograms layer by layer, as in the book, and the gradients' below them."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np

from lab import threads
from lab.experiments.initialization.passage import Passage, samples, takes_long, walk
from lab.experiments.initialization.settings import InitializationParams
from lab.experiments.initialization.signal import Limits, Measuring, Signal, extent
from lab.experiments.initialization.views import ACTIVATION_NAMES, INITS
from lab.message import Message
from lab.numerals import plain

_BELOW_ZERO = ("tanh", "leaky_relu", "elu", "gelu", "swish", "identity")


@dataclass(frozen=True)
class HistogramFrame:
    """One setting (`signals` has one entry) or two side by side; none until it is computed.

    `differences` tells what A and B differ in, as "name A → B"; `done` is the share computed.
    """

    signals: tuple[Signal, ...]
    differences: tuple[Message, ...] = ()
    done: float = 1.0


def run_histograms(params: InitializationParams) -> Iterator[HistogramFrame]:
    """Yield the whole picture; where it takes long, empty Frames with the progress before it."""
    settings = [params, params.other()] if params.mode == "compare" else [params]
    slow = takes_long(params)
    if slow:
        yield HistogramFrame((), done=0.0)
    passages = [Passage(*samples(of), number=number) for number, of in enumerate(settings)]
    known = _book_limits(settings) if params.span == "book" else None
    measurings = [Measuring(passage, params.bins, known) for passage in passages]
    ways = [_follow(*way) for way in zip(settings, passages, measurings, strict=True)]
    if slow:
        for number, way in enumerate(ways):
            for share in way:
                yield HistogramFrame((), done=(number + share) / len(settings))
    else:
        threads.in_parallel([partial(deque, way, maxlen=0) for way in ways])
    limits = known or _limits(settings, passages)
    signals = tuple(measuring.signal(limits) for measuring in measurings)
    yield HistogramFrame(signals, differences(*settings) if len(settings) > 1 else ())


def _follow(
    params: InitializationParams, passage: Passage, measuring: Measuring
) -> Iterator[float]:
    """Walk, and measure what has been reached; yield the share that is done."""
    for share in walk(params, passage):
        measuring.follow()
        yield share


def book_range(activation: str) -> Limits:
    """Return 0 … 1, where the book's histograms are, or -1 … 1 for what reaches below 0."""
    return (-1.0 if activation in _BELOW_ZERO else 0.0, 1.0)


def _book_limits(settings: list[InitializationParams]) -> list[Limits]:
    """Return the ends of the book's histograms, the wider ones where A and B differ."""
    ends = [book_range(setting.activation) for setting in settings]
    return [(min(e[0] for e in ends), max(e[1] for e in ends))] * settings[0].layers


def _limits(settings: list[InitializationParams], passages: list[Passage]) -> list[Limits]:
    """Return the ends of each layer's histogram, which A and B share, from what is in them."""
    layers = settings[0].layers
    extents = np.array([extent(passage.outputs) for passage in passages])
    lowest, highest = np.min(extents[:, :, 0], axis=0), np.max(extents[:, :, 1], axis=0)
    if settings[0].span == "all":
        finite = np.isfinite(lowest) & np.isfinite(highest)
        lowest = np.full(layers, np.min(lowest[finite], initial=math.inf))
        highest = np.full(layers, np.max(highest[finite], initial=-math.inf))
    return [(float(a), float(b)) for a, b in zip(lowest, highest, strict=True)]


def differences(a: InitializationParams, b: InitializationParams) -> tuple[Message, ...]:
    """Return what two settings differ in, each as a sentence without a full stop."""
    words: list[Message] = []
    if (a.init, a.std) != (b.init, b.std) and (a.init != b.init or a.init == "std"):
        words.append(
            Message(
                "first weights: {a} → {b}", {"a": weights_in_words(a), "b": weights_in_words(b)}
            )
        )
    if a.activation != b.activation:
        names = {
            "a": Message(ACTIVATION_NAMES[a.activation]),
            "b": Message(ACTIVATION_NAMES[b.activation]),
        }
        words.append(Message("activation: {a} → {b}", names))
    if a.batch_norm != b.batch_norm:
        words.append(Message("batch norm in B") if b.batch_norm else Message("batch norm in A"))
    if a.dropout != b.dropout:
        words.append(Message("dropout: {a} → {b}", {"a": plain(a.dropout), "b": plain(b.dropout)}))
    return tuple(words)


def weights_in_words(params: InitializationParams) -> Message:
    """Return how the weights are drawn: "std 0.01", "Xavier" …"""
    if params.init == "std":
        return Message("std {std}", {"std": plain(params.std)})
    return Message(INITS[params.init])
