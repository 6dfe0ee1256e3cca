from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lab.gates import INPUTS, TRUTH_TABLES
from lab.message import InputError
from lab.separability import Separation, separate


def separable_by_elimination(points: Any, targets: Any) -> bool:
    """Fourier and Motzkin: eliminate w1, w2 and b from ±(w1·x1 + w2·x2 + b) > 0, exactly.

    An independent, much slower way to the same answer; numbers count as they print.
    """
    rows = {
        tuple((1 if t else -1) * Fraction(repr(v)) for v in (float(x), float(y), 1.0))
        for (x, y), t in zip(points, targets, strict=True)
    }
    for column in range(3):
        keep = {row for row in rows if row[column] == 0}
        up = [row for row in rows if row[column] > 0]
        down = [row for row in rows if row[column] < 0]
        for p in up:
            for n in down:
                mixed = [p[k] / p[column] - n[k] / n[column] for k in range(3)]
                size = max(map(abs, mixed)) or 1
                keep.add(tuple(v / size for v in mixed))
        rows = keep
    return not rows


def hold(s: Separation, points: np.ndarray, targets: np.ndarray) -> None:
    """Check that the reason given for the answer is a proof of it."""
    if s.separable:
        assert s.line is not None
        assert s.clash is None
        np.testing.assert_array_equal(s.line(points), targets)
        both = 0 < np.sum(targets) < len(targets)
        nearest = np.abs(s.line.total(points)).min() if both else np.inf
        assert s.margin == pytest.approx(nearest)
        assert np.hypot(s.line.w1, s.line.w2) == pytest.approx(1)
        return
    assert s.line is None
    assert s.clash is not None
    assert s.meeting is not None
    zeros, ones = (list(part) for part in s.clash)
    assert np.all(targets[zeros] == 0)
    assert np.all(targets[ones] == 1)
    assert 2 <= len(zeros) + len(ones) <= 4
    for part in (zeros, ones):
        assert surrounds(points[part], np.array(s.meeting))


def surrounds(corners: np.ndarray, p: np.ndarray) -> bool:
    """Whether p is an average of the corners with weights ≥ 0 (least squares, small leftover)."""
    A = np.vstack([corners.T, np.ones(len(corners))])
    shares, *_ = np.linalg.lstsq(A, np.append(p, 1), rcond=None)
    scale = 1 + np.abs(corners).max()
    return bool(np.all(shares > -1e-9) and np.allclose(A @ shares, [*p, 1], atol=1e-9 * scale))


GRID = st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(0, 1))


@given(st.lists(GRID, min_size=1, max_size=9))
def test_small_whole_numbers_against_elimination(samples: list[tuple[int, int, int]]) -> None:
    """On a 5 × 5 grid touching, collinear and coincident points are the rule."""
    points = np.array([s[:2] for s in samples], dtype=float) / 10
    targets = np.array([s[2] for s in samples])
    result = separate(points, targets)
    assert result.separable == separable_by_elimination(points, targets)
    hold(result, points, targets)


def test_inseparable_sets_are_told_rightly() -> None:
    """200 random sets that no line separates, and as many as come up that one does."""
    rng = np.random.default_rng(4)
    inseparable = separable = 0
    while inseparable < 200:
        n = int(rng.integers(4, 12))
        points = rng.normal(size=(n, 2)) + rng.choice([0, 1.5]) * (np.arange(n) % 2)[:, None]
        if rng.random() < 0.5:
            points = points.round(1)
        targets = np.arange(n) % 2
        result = separate(points, targets)
        assert result.separable == separable_by_elimination(points, targets)
        hold(result, points, targets)
        inseparable += not result.separable
        separable += result.separable
    assert separable > 20


def test_many_points() -> None:
    rng = np.random.default_rng(5)
    points = rng.normal(size=(1000, 2))
    targets = points @ [1, 2] > 0.1
    hold(separate(points, targets), points, targets.astype(int))
    targets = np.hypot(*points.T) < 0.3
    result = separate(points, targets)
    assert not result.separable
    hold(result, points, targets.astype(int))


@pytest.mark.parametrize("swap", [0, 1])
@pytest.mark.parametrize(
    ("zeros", "ones", "said"),
    [
        ([(0, 0)], [(0, 0)], "one place"),
        ([(0, 0), (2, 2)], [(1, 1)], "between two points"),
        ([(0, 0), (2, 2)], [(1, 1), (3, 3)], "between two points"),
        ([(0, 0), (2, 2)], [(2, 2), (3, 3)], "one place"),
        ([(0, 0), (1, 1)], [(0, 1), (1, 0)], "crosses"),
        ([(0, 0), (4, 0), (0, 4)], [(1, 1)], "triangle"),
        ([(0, 0), (4, 0), (4, 4), (0, 4)], [(2, 1), (2, 3)], "triangle"),
        ([(0, 0), (4, 0), (0, 4)], [(2, 0)], "between two points"),
        ([(0.1, 0.1), (0.3, 0.3)], [(0.2, 0.2), (1, 0)], "between two points"),
    ],
)
def test_the_reason_is_said(zeros: Any, ones: Any, said: str, swap: int) -> None:
    points = np.array([*zeros, *ones], dtype=float)
    targets = np.array([swap] * len(zeros) + [1 - swap] * len(ones))
    result = separate(points, targets)
    assert not result.separable
    assert said in str(result.reason)
    hold(result, points, targets)


@pytest.mark.parametrize(
    ("zeros", "ones", "margin"),
    [
        ([(0, 0)], [(3, 4)], 2.5),
        ([(0, 0), (0, 2)], [(1, 1)], 0.5),
        ([(0, 0), (1, 1)], [(2, 2), (3, 3)], np.sqrt(0.5)),
        ([(0, 0), (1, 0), (0, 1)], [(1, 1)], np.sqrt(0.125)),
        ([(0, 0), (0, 0), (0, 0)], [(0, 1e-9)], 0.5e-9),
        ([(0.3, 0.3)], [(0.1 + 0.2, 0.3)], 2**-55),
    ],
)
def test_the_widest_street(zeros: Any, ones: Any, margin: float) -> None:
    points = np.array([*zeros, *ones], dtype=float)
    targets = np.array([0] * len(zeros) + [1] * len(ones))
    result = separate(points, targets)
    assert result.separable
    if result.line is not None:
        assert result.margin == pytest.approx(margin)
        assert result.nearest is not None
        hold(result, points, targets)


def test_no_line_is_wider_than_the_street() -> None:
    rng = np.random.default_rng(6)
    points = np.vstack([rng.normal(size=(20, 2)), rng.normal((5, 3), size=(20, 2))])
    targets = np.repeat([0, 1], 20)
    result = separate(points, targets)
    signs = np.where(targets, 1, -1)
    for angle in np.linspace(0, 2 * np.pi, 2000):
        along = points @ [np.cos(angle), np.sin(angle)]
        width = along[signs > 0].min() - along[signs < 0].max()
        assert width / 2 <= result.margin + 1e-9


def test_one_class_alone_is_separable() -> None:
    for target in (0, 1):
        points = np.array([[2.0, 3.0], [-1.0, 5.0]])
        result = separate(points, [target, target])
        assert f"class {target}" in str(result.reason)
        hold(result, points, np.array([target, target]))


def test_points_too_close_for_a_line_are_still_judged_right() -> None:
    tiny = 5e-324
    result = separate([[0, 0], [tiny, 0]], [0, 1])
    assert result.separable
    assert not separate([[0, 0], [tiny, 0], [0, 0]], [0, 1, 1]).separable


@pytest.mark.parametrize("name", TRUTH_TABLES)
def test_truth_tables(name: str) -> None:
    result = separate(INPUTS, TRUTH_TABLES[name])
    assert result.separable == (name not in ("XOR", "XNOR"))


@pytest.mark.parametrize(
    ("points", "targets", "told"),
    [
        ([], [], "no points yet"),
        ([[1, 2, 3]], [1], "pairs"),
        ([1, 2], [0, 1], "pairs"),
        (np.zeros((1001, 2)), np.zeros(1001), "1 to 1000"),
        ([[0, float("nan")]], [0], "1e6"),
        ([[0, 1e7]], [0], "1e6"),
        ([[0, 1]], [2], "0 or 1"),
        ([[0, 1]], [0, 1], "1 numbers"),
    ],
)
def test_points_of_no_use_are_told(points: Any, targets: Any, told: str) -> None:
    with pytest.raises(InputError, match=told):
        separate(points, targets)
