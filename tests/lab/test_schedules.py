from __future__ import annotations

import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lab.message import InputError
from lab.schedules import Constant, Cosine, StepDecay, WarmUp

SCHEDULES = {"constant": Constant, "step": StepDecay, "cosine": Cosine, "warm_up": WarmUp}


@pytest.mark.parametrize("name", SCHEDULES)
@given(step=st.integers(0, 10**6))
def test_factors_stay_between_0_and_1(name: str, step: int) -> None:
    factor = SCHEDULES[name]()(step)
    assert type(factor) is float
    assert 0 <= factor <= 1


@pytest.mark.parametrize("name", ["constant", "step", "cosine"])
def test_all_but_warm_up_start_at_the_full_rate_and_never_rise(name: str) -> None:
    factors = [SCHEDULES[name]()(step) for step in range(1500)]
    assert factors[0] == 1
    assert np.all(np.diff(factors) <= 0)


def test_step_decay() -> None:
    schedule = StepDecay(every=10, factor=0.1)
    expected = [1, 1, 0.1, 0.1, 0.01]
    assert [schedule(s) for s in (0, 9, 10, 19, 20)] == pytest.approx(expected)


def test_cosine_is_half_way_down_at_half_time() -> None:
    schedule = Cosine(steps=200, final=0.2)
    assert [schedule(s) for s in (0, 100, 200, 10_000)] == pytest.approx([1, 0.6, 0.2, 0.2])
    assert schedule(50) - schedule(100) == pytest.approx(0.4 * np.sqrt(0.5))


def test_warm_up_hands_over_to_the_next_schedule() -> None:
    schedule = WarmUp(steps=4, then=Cosine(steps=10))
    factors = [schedule(s) for s in (0, 1, 3, 4, 9, 14)]
    assert factors == pytest.approx([0.25, 0.5, 1, 1, 0.5, 0])


@pytest.mark.parametrize("name", SCHEDULES)
def test_schedules_can_be_sent_to_a_child_process(name: str) -> None:
    schedule = SCHEDULES[name]()
    assert pickle.loads(pickle.dumps(schedule)) == schedule


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("step", {"every": 0}),
        ("step", {"every": 1.5}),
        ("step", {"factor": 1.1}),
        ("cosine", {"steps": -3}),
        ("cosine", {"final": float("nan")}),
        ("warm_up", {"steps": True}),
        ("warm_up", {"steps": "ten"}),
        ("warm_up", {"then": "constant"}),
    ],
)
def test_impossible_schedules_are_told(name: str, options: dict[str, object]) -> None:
    with pytest.raises(InputError, match=next(iter(options))):
        SCHEDULES[name](**options)
