from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from lab.message import InputError
from lab.perceptron import learn
from lab.point_sets import POINT_SETS


def random_separable_set(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Points in [-1, 1]² on both sides of a random line, none nearer to it than 0.01."""
    angle, offset = rng.uniform(0, 2 * np.pi), rng.uniform(-0.6, 0.6)
    points = rng.uniform(-1, 1, (int(rng.integers(2, 40)), 2))
    distance = points @ [np.cos(angle), np.sin(angle)] + offset
    clear = np.abs(distance) >= 0.01
    clear[0] = True
    return points[clear], (distance[clear] > 0).astype(int)


def test_1000_random_separable_sets_are_learned() -> None:
    rng = np.random.default_rng(7)
    for _ in range(1000):
        points, targets = random_separable_set(rng)
        result = learn(points, targets, lr=float(rng.uniform(0.01, 2)), max_looks=200_000)
        assert result.learned
        assert result.separation.separable
        np.testing.assert_array_equal(result.gate(-1)(points), targets)
        assert result.errors[-1] == 0
        assert np.all(result.errors[:-1] > 0)


def test_every_look_follows_the_rule() -> None:
    points = np.array([[0.5, -1.0], [2.0, 1.0], [-1.0, 0.25], [1.0, 1.5]])
    targets = np.array([0, 1, 0, 1])
    result = learn(points, targets, start=(-0.3, 0.2, 0.1), lr=0.25)
    assert result.weights[0].tolist() == [-0.3, 0.2, 0.1]
    assert len(result) == len(result.point) == len(result.weights) - 1
    for k in range(len(result)):
        x, target = points[result.point[k]], targets[result.point[k]]
        output = int(result.gate(k)(x))
        assert result.output[k] == output
        assert result.error[k] == target - output
        expected = 0.25 * (target - output) * np.array([*x, 1])
        np.testing.assert_allclose(result.update(k), expected, atol=1e-15)
        assert result.epoch[k] == k // 4
    for epoch, errors in enumerate(result.errors):
        assert np.count_nonzero(result.error[result.epoch == epoch]) == errors


def test_margin_and_wrong_points_of_every_row() -> None:
    rng = np.random.default_rng(8)
    points, targets = random_separable_set(rng)
    result = learn(points, targets, lr=0.1)
    assert np.isnan(result.margin[0])
    for row in range(len(result.weights)):
        gate = result.gate(row)
        assert result.wrong[row] == np.count_nonzero(gate(points) != targets)
        if (gate.w1, gate.w2) != (0, 0):
            sides = np.where(targets, 1, -1) * gate.total(points)
            assert result.margin[row] == pytest.approx(sides.min() / np.hypot(gate.w1, gate.w2))


def test_no_more_updates_than_novikoff_allows() -> None:
    rng = np.random.default_rng(9)
    for _ in range(100):
        points, targets = random_separable_set(rng)
        result = learn(points, targets, max_looks=200_000)
        line = result.separation.line
        assert line is not None
        w = np.array(line.weights)
        extended = np.column_stack([points, np.ones(len(points))])
        radius = np.hypot.reduce(extended, axis=1).max()
        margin = np.abs(extended @ w).min() / np.linalg.norm(w)
        assert result.errors.sum() <= (radius / margin) ** 2


@pytest.mark.parametrize("name", POINT_SETS)
def test_presets(name: str) -> None:
    point_set = POINT_SETS[name]
    result = learn(point_set.points, point_set.targets)
    assert result.learned == (name not in ("xor", "touching"))
    assert result.learned == result.separation.separable
    assert len(result.errors) >= 4
    assert {0, 1} == set(point_set.targets)


def test_what_cannot_be_separated_is_said_and_shown_for_a_while() -> None:
    xor = POINT_SETS["xor"]
    result = learn(xor.points, xor.targets, hopeless_epochs=7)
    assert not result.learned
    assert len(result.errors) == 7
    assert np.all(result.errors > 0)
    assert str(result.message) == str(result.separation.reason)


def test_a_narrow_street_takes_longer_than_allowed() -> None:
    result = learn([[1, 1], [1.001, 1.001]], [0, 1], max_looks=100)
    assert not result.learned
    assert result.separation.separable
    assert "50 epochs" in str(result.message)
    assert len(result) == 100


@pytest.mark.parametrize("target", [0, 1])
def test_points_of_one_class(target: int) -> None:
    result = learn([[0.5, 0.5], [2, 1]], [target, target])
    assert result.learned
    assert len(result.errors) <= 3


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"lr": 0}, "lr"),
        ({"lr": -1}, "lr"),
        ({"lr": float("nan")}, "lr"),
        ({"lr": 1e9}, "lr"),
        ({"max_looks": 0}, "max_looks"),
        ({"hopeless_epochs": 0}, "hopeless_epochs"),
        ({"start": (0.0, float("inf"), 0.0)}, "w2"),
    ],
)
def test_settings_of_no_use_are_told(options: dict[str, Any], told: str) -> None:
    with pytest.raises(InputError, match=told):
        learn([[0, 0], [1, 1]], [0, 1], **options)
    with pytest.raises(InputError, match="no points yet"):
        learn([], [])
