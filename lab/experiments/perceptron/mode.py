"""The setting that all of the tab shares: which of its views is on show."""

from __future__ import annotations

from dataclasses import dataclass

from lab.params import Params, choice


@dataclass(frozen=True)
class PerceptronMode(Params):
    """Which view of chapter 2 is on show."""

    mode: str = choice(
        "gate",
        {"gate": "One gate", "learning": "Learning", "wiring": "Wiring"},
        label="view",
        help="One gate whose weights you choose, a perceptron that finds them by itself, "
        "and gates wired together to do what no single one can.",
    )
