"""What the explanations put into LaTeX can be typeset, whatever was set or typed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np
import pytest

from lab.experiments.experiment import Experiment
from lab.message import InputError
from tests.random_params import typed_value

tex = pytest.importorskip("ziamath.tex")

DRAWS = 15
POWERS = [
    ("activations", {"selected": "tanh", "x": 1e-5}),
    ("activations", {"selected": "tanh", "x": -2e-30}),
    ("initialization", {"mode": "survival", "std": 1e-30}),
    ("optimizers", {"selected": "adagrad", "starts": ((1e-6, 0.0),), "steps": 1}),
]


def experiment(name: str) -> Experiment[Any, Any]:
    found: Experiment[Any, Any] = import_module(f"lab.experiments.{name}").EXPERIMENT
    return found


def typeset(shown: Experiment[Any, Any], params: Any) -> None:
    frame = shown.frame(params)
    for cursor in {0, getattr(frame, "steps", 0)}:
        for formula in shown.explain(params, frame, cursor).formulas:
            assert "<math" in tex.tex2mml(formula), formula


@pytest.mark.parametrize(("name", "settings"), POWERS, ids=str)
def test_a_power_of_ten_can_be_raised_to_a_power(name: str, settings: dict[str, Any]) -> None:
    shown = experiment(name)
    typeset(shown, shown.params(**settings))


@pytest.mark.parametrize(
    "name", ["perceptron", "activations", "descent", "optimizers", "initialization"]
)
def test_extreme_settings_can_be_typeset(name: str) -> None:
    shown, rng = experiment(name), np.random.default_rng(0)
    for draw in range(DRAWS):
        params = shown.presets[draw % len(shown.presets)].params
        for field, spec in params.specs().items():
            if field not in ("units", "layers") and rng.random() < 0.4:
                value = typed_value(spec, getattr(params, field), rng)
                try:
                    params = params.changed(**{field: value})
                except InputError:
                    continue
        typeset(shown, params)
