"""Presets, explanations and suggestions of the Initialization tab."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest

from lab.experiments.initialization import EXPERIMENT, PRESETS, Frame, InitializationParams, explain
from lab.experiments.initialization.histograms import HistogramFrame
from lab.experiments.initialization.sixteen import NORMED, SixteenFrame, empty
from lab.experiments.initialization.symmetry import SymmetryFrame
from lab.experiments.initialization.views import MODES
from lab.questions import question
from tests.lab.experiments.initialization_runs import brief, last_frame, pass_through, signal_of


def frame_of(params: InitializationParams) -> tuple[InitializationParams, Frame]:
    short = brief(params)
    return short, last_frame(short)


@pytest.fixture(scope="module", params=PRESETS, ids=lambda preset: preset.name)
def shown(request: pytest.FixtureRequest) -> tuple[InitializationParams, Frame]:
    return frame_of(request.param.params)


def test_the_figures_of_the_book_are_there() -> None:
    titles = " ".join(str(preset.title) for preset in PRESETS)
    for figure in ("6-10", "6-11", "6-12", "6-13", "6-14", "6-15", "6-18"):
        assert f"Fig. {figure}" in titles
    assert titles.count("Fig. 6-14") == 3
    assert {preset.params.mode for preset in PRESETS} == set(MODES)  # type: ignore[attr-defined]


def test_a_long_preset_has_a_script_that_goes_to_the_end() -> None:
    params = InitializationParams(mode="survival", units=3, inputs=5)
    space: dict[str, Any] = {"print": lambda *_: None}
    exec(EXPERIMENT.script(params), space)
    assert space["frame"].done == 1
    assert "next(" in EXPERIMENT.script(InitializationParams())


def test_the_questions_have_their_texts() -> None:
    asked = {preset.question for preset in PRESETS if preset.question}
    assert asked == {"Q16", "Q18"}
    for name in asked:
        for language in ("en", "zh_CN"):
            assert len(question(name, language).guesses) == 3


def test_every_formula_can_be_set(shown: tuple[InitializationParams, Frame]) -> None:
    ziamath = pytest.importorskip("ziamath")
    params, frame = shown
    explanation = explain(params, frame, 0)
    assert str(explanation.title)
    assert len(explanation.formulas) >= 2
    for formula in explanation.formulas:
        assert "\\quad" not in re.sub(r"\\quad ", "", formula)
        assert "<svg" in ziamath.Latex(formula).svg()


@pytest.mark.parametrize("batch_norm", [False, True])
def test_what_dropout_drops_is_in_the_formula(batch_norm: bool) -> None:
    params = InitializationParams(mode="depth", units=20, inputs=20, batch_norm=batch_norm)
    for dropout, factor in ((0.0, ""), (0.25, r"(1 - 0.25)\, ")):
        settings = params.changed(dropout=dropout)
        formula = explain(settings, last_frame(settings), 0).formulas[0]
        assert rf"= {factor}\mathrm{{E}}[f(" in formula


def test_every_note_can_be_read_and_code_is_marked(
    shown: tuple[InitializationParams, Frame],
) -> None:
    params, frame = shown
    explanation = explain(params, frame, 0)
    for note in explanation.notes:
        assert "{" not in str(note)
    assert explanation.source is not None
    assert explanation.source.marked_lines()


def test_every_suggestion_changes_something(shown: tuple[InitializationParams, Frame]) -> None:
    params, frame = shown
    suggestions = explain(params, frame, 0).suggestions
    assert 2 <= len(suggestions) <= 3
    for suggestion in suggestions:
        assert params.changed(**suggestion.changes) != params


def test_an_unfinished_frame_is_explained_too() -> None:
    for preset in PRESETS:
        first = EXPERIMENT.frame(preset.params)
        assert str(explain(preset.params, first, 0).title)
    for mode in ("histograms", "compare", "depth"):
        params = InitializationParams(mode=mode, units=1000, layers=20)
        assert str(explain(params, EXPERIMENT.frame(params), 0).title) == "Computing …"


def notes(**settings: Any) -> str:
    params = InitializationParams(**settings)
    return " ".join(str(note) for note in explain(params, last_frame(params), 0).notes)


def test_the_verdict_names_what_is_wrong() -> None:
    assert "sigmoid is flat" in notes()
    assert "almost the same comes out" in notes(init="xavier")
    assert "gradient shrinks" in notes(std=0.01, activation="relu")
    assert "gradient grows" in notes(std=1.0, activation="relu")
    assert "it can learn" in notes(init="he", activation="relu")
    assert "dead units" in notes(init="he", activation="relu", layers=20)
    assert "No gradient comes back" in notes(std=0.0, activation="relu")
    assert "One input alone" in notes(inputs=1)


def test_differences_between_units_are_told_only_where_the_histogram_shows_them() -> None:
    said = "differences between units only"
    assert said in notes(init="xavier")
    # One bar at 0: the units are as alike as the inputs.
    assert said not in notes(std=0.01, activation="relu")
    assert said not in notes(std=0.0)
    assert said not in notes(std=0.0, activation="relu")


def test_with_batch_norm_the_map_has_no_narrow_road() -> None:
    params = InitializationParams(mode="survival", activation="relu", init="xavier")
    frame = EXPERIMENT.frame(params)
    told = explain(params, frame, 0)
    assert "narrow road, and" in str(told.notes[0])
    assert any("sigma^2" in formula for formula in told.formulas)
    normed = params.changed(batch_norm=True)
    told = explain(normed, frame, 0)
    assert "the std hardly matters" in str(told.notes[0])
    assert not any("sigma" in formula for formula in told.formulas)
    for suggestion in told.suggestions:
        assert normed.changed(**suggestion.changes) != normed


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"activation": "relu"}, "σ√(n/2)"),
        ({"activation": "tanh"}, "straight line"),
        ({"activation": "sigmoid"}, "σ√n/4"),
        ({"activation": "identity"}, "Xavier makes it 1"),
        ({"activation": "gelu"}, "grows with"),
        ({"activation": "step"}, "no slope"),
        ({"activation": "relu", "batch_norm": True}, "scales each layer afresh"),
    ],
    ids=str,
)
def test_the_factor_is_that_of_the_activation(settings: dict[str, Any], said: str) -> None:
    short: dict[str, Any] = {"layers": 2, "units": 10, "iterations": 20, "batch_size": 5}
    told = notes(mode="training", **short, **settings)
    assert said in told
    assert ("σ√(n/2)" in told) == (settings == {"activation": "relu"})


@pytest.mark.parametrize(
    ("lr", "largest", "smallest", "said", "not_said"),
    [
        (0.01, 0.5, 0.4, ("At std 1 ", "At std 0.0001", "not nothing"), ()),
        (1.0, 1.0, 0.4, ("At std 0.0001",), ("At std 1 ",)),
        (1.0, 1.0, 0.99, (), ("At std", "not nothing")),
        (0.01, np.nan, np.nan, (), ("At std", "not nothing")),
    ],
)
def test_only_starts_that_have_not_learned_are_said_to_fail(
    lr: float, largest: float, smallest: float, said: tuple[str, ...], not_said: tuple[str, ...]
) -> None:
    params = InitializationParams(mode="batch_norm", activation="relu", lr=lr)
    frame = empty(params)
    frame.accuracy[:, NORMED, -1] = 0.9
    frame.accuracy[[0, -1], NORMED, -1] = largest, smallest
    frame.finished[:] = True
    told = " ".join(str(note) for note in explain(params, frame, 0).notes)
    assert all(words in told for words in said)
    assert not any(words in told for words in not_said)


def test_what_moves_from_equal_weights_is_said() -> None:
    still = notes(mode="zeros", activation="relu")
    assert "no weight moves here" in still
    assert "Only the output bias" in still
    assert "rounding" not in still
    assert "no weight moves here" in notes(mode="zeros", activation="tanh")
    assert "no weight moves here" not in notes(mode="zeros", activation="sigmoid")
    params = InitializationParams(mode="zeros", same=0.5)
    frame = last_frame(params)
    assert isinstance(frame, SymmetryFrame)
    for cursor, apart in enumerate(frame.same.apart):
        told = " ".join(str(note) for note in explain(params, frame, cursor).notes)
        assert ("rounding" in told) == (apart > 0)


def test_xavier_with_relu_is_not_told_to_pass_on_what_it_gets() -> None:
    """It halves the variance in each layer: the std falls to 0.58 / 0.18 of it in four steps."""
    signal = signal_of(activation="relu", init="xavier")
    told = notes(activation="relu", init="xavier")
    assert "it can learn" not in told
    factors = [float(number) for number in re.findall(r"by (0\.\d+)", told)]
    assert len(factors) == 2
    assert factors[0] ** 4 == pytest.approx(signal.std[-1] / signal.std[0], rel=0.05)
    assert factors[1] ** 4 == pytest.approx(signal.gradient_left, rel=0.05)


def test_the_gradient_of_a_single_number_is_no_spread() -> None:
    alone = {"units": 1, "inputs": 1, "layers": 3, "activation": "identity", "std": 1.0}
    assert "No gradient comes back" not in notes(**alone)
    passage = pass_through(InitializationParams(**alone))
    sizes = [abs(float(g.item())) for g in passage.gradients]
    assert min(sizes) > 0
    signal = signal_of(**alone)
    assert list(signal.gradient_rms) == pytest.approx(sizes)
    assert signal.gradient_left == pytest.approx(sizes[0] / sizes[-1])


def test_the_fitting_initializer_does_flatten_the_line() -> None:
    before = signal_of(activation="relu", std=0.01)
    after = signal_of(activation="relu", init="he")
    assert before.std[-1] < 1e-4
    assert after.std[-1] / after.std[0] == pytest.approx(1, abs=0.4)


def test_tanh_keeps_the_inputs_apart_where_sigmoid_does_not() -> None:
    assert signal_of(init="xavier").unit_std[-1] < 1e-3
    assert signal_of(init="xavier", activation="tanh").unit_std[-1] == pytest.approx(0.32, abs=0.05)


def test_batch_norm_scales_each_layer_afresh() -> None:
    stds = signal_of(std=10.0, activation="relu", batch_norm=True).std
    assert stds == pytest.approx([0.58] * 5, abs=0.03)


def test_the_formula_gives_the_measured_number() -> None:
    """σ √(n E[x²]) is what the text shows beside the measured std of a."""
    frame = last_frame(InitializationParams(activation="relu", init="he", layer=3))
    assert isinstance(frame, HistogramFrame)
    signal = frame.signals[0]
    expected = (0.02 * 100 * signal.square[1]) ** 0.5
    assert signal.pre_std[2] == pytest.approx(expected, rel=0.1)


def test_the_count_of_learned_runs_is_said() -> None:
    params = InitializationParams(mode="batch_norm", images=100, epochs=1, layers=1, units=5)
    frame = last_frame(params)
    assert isinstance(frame, SixteenFrame)
    learned = int((frame.final[:, NORMED] >= 0.8).sum())
    assert f"{learned} of 16 with it" in str(explain(params, frame, 0).notes[0])
