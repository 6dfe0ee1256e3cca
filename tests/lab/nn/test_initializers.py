from __future__ import annotations

import numpy as np
import pytest

from lab.message import InputError
from lab.nn import INITIALIZERS, initializer, mlp


@pytest.mark.parametrize(
    ("init", "std"),
    [
        ("zeros", 0),
        ("std", 0.01),
        (0.37, 0.37),
        ("xavier", np.sqrt(2 / 700)),
        ("he", np.sqrt(2 / 400)),
        ("lecun", np.sqrt(1 / 400)),
    ],
)
def test_spread_is_the_papers(init, std) -> None:
    W = initializer(init)((400, 300), np.random.default_rng(0), np.float64)
    assert W.std() == pytest.approx(std, rel=0.01)
    assert abs(W.mean()) <= 4 * std / np.sqrt(W.size)
    assert initializer(init).std(400, 300) == pytest.approx(std)


def test_fans_of_a_filter_count_its_window() -> None:
    W = initializer("he")((30, 8, 5, 5), np.random.default_rng(0), np.float64)
    assert W.std() == pytest.approx(np.sqrt(2 / 200), rel=0.02)
    assert initializer("xavier")((30, 8, 5, 5), np.random.default_rng(0)).std() == pytest.approx(
        np.sqrt(2 / (200 + 750)), rel=0.02
    )


@pytest.mark.parametrize("shape", [(50, 50), (80, 30), (30, 80), (6, 4, 3, 3), (60, 2, 3, 3)])
def test_orthogonal_keeps_lengths(shape) -> None:
    W = initializer("orthogonal")(shape, np.random.default_rng(0), np.float64).reshape(shape[0], -1)
    small = W @ W.T if W.shape[0] <= W.shape[1] else W.T @ W
    np.testing.assert_allclose(small, 2 * np.eye(len(small)), atol=1e-12)
    assert W.std() == pytest.approx(
        initializer("orthogonal").std(*((W.shape[1], shape[0]))), rel=0.05
    )


@pytest.mark.parametrize("name", INITIALIZERS)
def test_seed_decides_and_both_precisions_agree(name) -> None:
    draw = INITIALIZERS[name]
    a = draw((20, 10), np.random.default_rng(5), np.float64)
    b = draw((20, 10), np.random.default_rng(5), np.float32)
    assert a.dtype == np.float64
    assert b.dtype == np.float32
    np.testing.assert_array_equal(a.astype(np.float32), b)


def test_biases_start_at_zero_and_seeds_differ() -> None:
    net = mlp([5, 4, 3], seed=1)
    assert not net.layers[0].b.any()
    assert (mlp([5, 4, 3], seed=1).params == net.params).all()
    assert (mlp([5, 4, 3], seed=2).params != net.params).any()


@pytest.mark.parametrize("init", ["hee", -1.0, float("nan"), float("inf")])
def test_impossible_ones_are_told(init) -> None:
    with pytest.raises(InputError, match=r"initializer|standard deviation"):
        mlp([5, 4, 3], init=init)
