"""The survival map and the lines against depth."""

from __future__ import annotations

import math
import warnings
from typing import Any

import numpy as np
import pytest

from lab.experiments.initialization import InitializationParams, run
from lab.experiments.initialization.depth import DepthFrame
from lab.experiments.initialization.survival import (
    COLUMNS,
    SurvivalFrame,
    coarse_to_fine,
    column,
)
from lab.experiments.initialization.views import MOST_LAYERS
from tests.lab.experiments.initialization_runs import last_frame, signal_of


@pytest.fixture(scope="module")
def relu_map() -> SurvivalFrame:
    frame = last_frame(InitializationParams(mode="survival", activation="relu"))
    assert isinstance(frame, SurvivalFrame)
    return frame


def test_columns_come_coarse_to_fine_each_once() -> None:
    order = list(coarse_to_fine(COLUMNS))
    assert sorted(order) == list(range(COLUMNS))
    assert order[:7] == [0, 16, 32, 48, 64, 80, 96]


def test_the_map_is_whole_from_the_first_column_on() -> None:
    frames = run(InitializationParams(mode="survival", units=10))
    empty, first, *_, last = frames
    for frame in (empty, first, last):
        assert isinstance(frame, SurvivalFrame)
    assert isinstance(empty, SurvivalFrame)
    assert isinstance(first, SurvivalFrame)
    assert isinstance(last, SurvivalFrame)
    assert empty.done == 0
    assert math.isnan(empty.at("all", 0.1, 3))
    assert not np.isnan(first.survives("all")).any()
    assert last.done == 1
    assert last.survives("all").shape == (MOST_LAYERS, COLUMNS)


def test_relu_dies_left_of_he_and_explodes_right_of_it(relu_map: SurvivalFrame) -> None:
    he = relu_map.marks["he"]
    assert he == pytest.approx(math.sqrt(2 / 100))
    assert relu_map.marks["xavier"] == pytest.approx(0.1)
    assert abs(relu_map.at("all", he, 20)) < 2
    assert relu_map.at("all", 0.01, 20) < -40
    assert relu_map.at("all", 1.0, 20) > 30


def test_the_map_is_what_a_network_of_that_std_and_depth_does(relu_map: SurvivalFrame) -> None:
    std = float(relu_map.std[70])
    signal = signal_of(activation="relu", std=std, layers=6, inputs=200)
    expected = 2 * math.log10(signal.std[-1] / signal.input_std)
    assert relu_map.at("all", std, 6) == pytest.approx(expected, abs=1e-9)
    unit = 2 * math.log10(signal.unit_std[-1] / signal.input_unit_std)
    assert relu_map.at("signal", std, 6) == pytest.approx(unit, abs=1e-9)


def test_sigmoid_keeps_its_spread_but_not_the_signal() -> None:
    frame = last_frame(InitializationParams(mode="survival"))
    assert isinstance(frame, SurvivalFrame)
    assert frame.at("all", 0.1, 20) > -3
    assert frame.at("signal", 0.1, 20) < -15


def test_batch_norm_makes_the_std_not_matter() -> None:
    frame = last_frame(InitializationParams(mode="survival", activation="relu", batch_norm=True))
    assert isinstance(frame, SurvivalFrame)
    kept = frame.survives("all")[:, frame.std > 1e-3]
    assert np.abs(kept).max() < 1


@pytest.mark.parametrize("settings", [{"batch_norm": True}, {"dropout": 0.5}])
def test_a_wide_map_is_drawn_too(settings: dict[str, Any]) -> None:
    """Where layers keep many large arrays, these are float32: the samples too."""
    params = InitializationParams(
        mode="survival", activation="relu", units=200, inputs=200, **settings
    )
    signal, every = column(params, 0.1)
    assert signal.shape == every.shape == (MOST_LAYERS,)
    assert np.isfinite(every).all()


@pytest.mark.parametrize("settings", [{"inputs": 1}, {"units": 1}, {"activation": "step"}])
def test_a_map_of_next_to_nothing_has_no_warning(settings: dict[str, int | str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        frame = last_frame(InitializationParams(**{"mode": "survival", "units": 5, **settings}))  # type: ignore[arg-type]
    assert isinstance(frame, SurvivalFrame)
    assert frame.at("signal", 0.0, 3) == -math.inf


def test_depth_shows_the_measured_line_beside_its_theory() -> None:
    frame = last_frame(
        InitializationParams(mode="depth", activation="relu", init="he", layers=20, units=300)
    )
    assert isinstance(frame, DepthFrame)
    assert frame.signal is not None
    assert frame.theory is not None
    np.testing.assert_allclose(frame.signal.std, frame.theory.std, rtol=0.25)
    assert set(frame.others) == {"std", "xavier", "he"}
    # Each layer of ReLU with Xavier's std keeps half of the variance.
    falling = frame.others["xavier"].square
    np.testing.assert_allclose(falling[1:] / falling[:-1], 0.5, rtol=1e-3)
    np.testing.assert_allclose(frame.others["he"].square, frame.signal.input_square, rtol=1e-2)
