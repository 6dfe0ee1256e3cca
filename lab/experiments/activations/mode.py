"""The setting that all of the tab shares: which of its views is on show."""

from __future__ import annotations

from dataclasses import dataclass

from lab.params import Params, choice


@dataclass(frozen=True)
class ActivationsMode(Params):
    """Which view of chapter 3 is on show."""

    mode: str = choice(
        "curves",
        {
            "curves": "Curves and slopes",
            "chain": "A deep chain",
            "softmax": "Softmax",
            "batch": "Softmax of a batch",
            "network": "The three-layer net",
            "shapes": "Shapes: dot and broadcasting",
        },
        label="view",
        help="The activations by themselves, many in a row, the softmax at the end of a network, "
        "its usual mistakes, a whole small network, and the shapes of its arrays.",
    )
