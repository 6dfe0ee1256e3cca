"""What the long soak calls growth."""

from __future__ import annotations

import numpy as np
import pytest

from tests.stress.soak import Samples

SECONDS = np.arange(0.0, 900.0, 5.0)


def growth(megabytes: np.ndarray) -> float:
    return Samples(seconds=SECONDS.tolist()).growth(megabytes.tolist())


def test_a_steady_leak_is_growth() -> None:
    jitter = np.random.default_rng(0).normal(0, 1, len(SECONDS))
    assert growth(240 + SECONDS / 100 + jitter) == pytest.approx(6.0, abs=0.5)


def test_what_filled_up_in_the_first_third_is_not() -> None:
    assert growth(240 + 30 * np.minimum(SECONDS / 290, 1)) == pytest.approx(0)


def test_a_child_that_ends_and_comes_back_is_not() -> None:
    away = (SECONDS > 310) & (SECONDS < 350)
    assert growth(np.where(away, 324.0, 515.0)) == pytest.approx(0)
