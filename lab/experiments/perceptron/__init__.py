"""Chapter 2: one gate by hand, the rule that finds its weights, and gates wired together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lab.experiments.experiment import Experiment, Preset
from lab.experiments.perceptron.gate import GateFrame, GateParams, gate_frame, weights
from lab.experiments.perceptron.gate_words import explain_gate
from lab.experiments.perceptron.learning import (
    LearningFrame,
    LearningParams,
    learning_frame,
    point_set,
)
from lab.experiments.perceptron.learning_words import explain_learning
from lab.experiments.perceptron.wiring import (
    WiringFrame,
    WiringParams,
    board_settings,
    wiring_frame,
)
from lab.experiments.perceptron.wiring_words import explain_wiring
from lab.explanation import Explanation
from lab.gates import GATES
from lab.message import Message

Frame = GateFrame | LearningFrame | WiringFrame


@dataclass(frozen=True)
class PerceptronParams(WiringParams, LearningParams, GateParams):
    """All settings of the tab; `mode` says which of its views they show."""


def run(params: PerceptronParams) -> Iterator[Frame]:
    """Yield the one Frame of the view that is on show."""
    if params.mode == "learning":
        yield learning_frame(params)
    elif params.mode == "wiring":
        yield wiring_frame(params)
    else:
        yield gate_frame(params)


def explain(params: PerceptronParams, frame: Frame, cursor: int) -> Explanation:
    """Return what the right-hand column says of a Frame at a step."""
    if isinstance(frame, LearningFrame):
        return explain_learning(params, frame, cursor)
    if isinstance(frame, WiringFrame):
        return explain_wiring(params, frame)
    return explain_gate(params, frame)


def _gate(name: str) -> PerceptronParams:
    return PerceptronParams(mode="gate", target=name, **weights(GATES[name]))


def _learn(points: str) -> PerceptronParams:
    return PerceptronParams(mode="learning", points=point_set(points))


def _wire(board: str) -> PerceptronParams:
    return PerceptronParams(mode="wiring", **board_settings(board))


PRESETS = (
    Preset("and", Message("Ch. 2.3 · the AND gate"), _gate("AND"), chapter="2.3"),
    Preset("nand", Message("Ch. 2.3 · the NAND gate"), _gate("NAND"), chapter="2.3"),
    Preset("or", Message("Ch. 2.3 · the OR gate"), _gate("OR"), chapter="2.3"),
    Preset(
        "xor",
        Message("Q1 · one line for XOR?"),
        PerceptronParams(target="XOR"),
        chapter="2.4",
        question="Q1",
    ),
    Preset("wiring_xor", Message("Ch. 2.5 · XOR from three gates"), _wire("xor"), chapter="2.5"),
    Preset(
        "half_adder",
        Message("Ch. 2.6 · half adder from NAND"),
        _wire("half_adder"),
        chapter="2.6",
    ),
    Preset(
        "full_adder",
        Message("Ch. 2.6 · full adder from NAND"),
        _wire("full_adder"),
        chapter="2.6",
    ),
    Preset("learn_blobs", Message("Learning · two heaps"), _learn("blobs")),
    Preset("learn_outlier", Message("Learning · with an outlier"), _learn("outlier")),
    Preset("learn_touching", Message("Learning · touching classes"), _learn("touching")),
    Preset("learn_and", Message("Learning · AND"), _learn("and")),
    Preset("learn_or", Message("Learning · OR"), _learn("or")),
    Preset("learn_xor", Message("Learning · XOR"), _learn("xor")),
)

EXPERIMENT = Experiment(
    id="perceptron",
    kind="timeline",
    params=PerceptronParams,
    run=run,
    presets=PRESETS,
    explain=explain,
)
