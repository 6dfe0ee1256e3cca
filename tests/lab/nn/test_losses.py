from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from lab.message import InputError
from lab.nn import cross_entropy, mean_squared_error, one_hot, softmax, softmax_naive
from lab.nn.losses import SoftmaxWithLoss

LOGITS = arrays(
    np.float64,
    array_shapes(min_dims=1, max_dims=3, max_side=6),
    elements=st.floats(-1e4, 1e4, allow_subnormal=False),
)
BOOK_T = 2
BOOK_Y = np.array([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0])
BOOK_WRONG_Y = np.array([0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0])


@given(LOGITS)
def test_softmax_rows_are_probabilities(a) -> None:
    y = softmax(a)
    assert ((y >= 0) & (y <= 1)).all()
    np.testing.assert_allclose(y.sum(axis=-1), 1, rtol=1e-12)


@given(LOGITS, st.floats(-1e4, 1e4))
def test_softmax_does_not_mind_a_shift(a, shift) -> None:
    np.testing.assert_allclose(softmax(a + shift), softmax(a), rtol=1e-7, atol=1e-12)


@given(LOGITS)
def test_softmax_keeps_the_order(a) -> None:
    y = softmax(a)
    np.testing.assert_array_equal(
        np.take_along_axis(y, a.argmax(-1)[..., None], -1)[..., 0], y.max(-1)
    )


@given(LOGITS.filter(lambda a: np.abs(a).max() < 300))
def test_naive_and_stable_agree_while_nothing_overflows(a) -> None:
    np.testing.assert_allclose(softmax_naive(a), softmax(a), rtol=1e-9, atol=1e-300)


@pytest.mark.parametrize("kind", ["i8", "u1", "f2", "f4", "f8"])
def test_softmax_takes_numbers_of_every_kind(kind) -> None:
    a = np.array([1, 2, 4])
    y = softmax(a.astype(kind))
    assert y.dtype.kind == "f"
    np.testing.assert_allclose(y, softmax(a.astype(float)), rtol=2e-3)


def test_one_hot_refuses_what_is_no_class() -> None:
    for wrong in (-1, 3):
        with pytest.raises(InputError, match="0 to 2"):
            one_hot(np.array([0, wrong]), 3)
    assert one_hot(np.array([], int), 3).shape == (0, 3)


def test_softmax_as_the_book_prints_it() -> None:
    np.testing.assert_allclose(
        softmax(np.array([0.3, 2.9, 4.0])), [0.01821127, 0.24519181, 0.73659691], atol=5e-9
    )
    np.testing.assert_allclose(
        softmax(np.array([1010.0, 1000.0, 990.0])),
        [9.99954600e-01, 4.53978686e-05, 2.06106005e-09],
        rtol=5e-9,
    )
    assert np.isnan(softmax_naive(np.array([1010.0, 1000.0, 990.0]))).all()


@pytest.mark.parametrize(("dtype", "limit"), [(np.float64, 709.78), (np.float32, 88.72)])
def test_naive_softmax_breaks_where_exp_overflows(dtype, limit) -> None:
    assert np.isfinite(softmax_naive(np.array([limit, 0], dtype))).all()
    assert np.isnan(softmax_naive(np.array([limit + 0.02, 0], dtype))[0])


def test_losses_as_the_book_prints_them() -> None:
    t = one_hot(np.array([BOOK_T]), 10)[0]
    assert mean_squared_error(BOOK_Y, t) == pytest.approx(0.0975, abs=1e-15)
    assert mean_squared_error(BOOK_WRONG_Y, t) == pytest.approx(0.5975, abs=1e-15)
    assert cross_entropy(BOOK_Y, t) == pytest.approx(0.51082545709933802, abs=1e-15)
    assert cross_entropy(BOOK_WRONG_Y, t) == pytest.approx(2.3025840929945458, abs=1e-15)


def test_labels_and_one_hot_give_the_same() -> None:
    y, t = np.stack([BOOK_Y, BOOK_WRONG_Y]), np.array([2, 7])
    for loss in (cross_entropy, mean_squared_error):
        assert loss(y, t) == loss(y, one_hot(t, 10))
        assert loss(y, t) == pytest.approx((loss(y[0], t[:1]) + loss(y[1], t[1:])) / 2)


def test_cross_entropy_has_a_ceiling() -> None:
    assert cross_entropy(np.array([[1.0, 0.0]]), np.array([1])) == pytest.approx(16.118, abs=1e-3)


@pytest.mark.parametrize("loss", [cross_entropy, mean_squared_error])
def test_wrong_labels_are_told(loss) -> None:
    y = np.full((2, 3), 1 / 3)
    with pytest.raises(InputError, match=r"\(3,\).*\(2,\)"):
        loss(y, np.array([0, 1, 2]))
    with pytest.raises(InputError, match=r"from -1 to 2.*0 to 2"):
        loss(y, np.array([-1, 2]))
    with pytest.raises(InputError, match="float64"):
        loss(y, np.array([0.0, 1.0]))


@pytest.mark.parametrize("loss", [cross_entropy, mean_squared_error])
@pytest.mark.parametrize("t", [np.empty(0, int), np.empty((0, 3))])
@pytest.mark.filterwarnings("error")
def test_an_empty_batch_has_no_loss(loss, t) -> None:
    with pytest.raises(InputError, match=r"y has the shape \(0, 3\)"):
        loss(np.empty((0, 3)), t)


@pytest.mark.parametrize("shape", [(0,), (2, 0), ()])
def test_softmax_of_nothing_is_told(shape) -> None:
    with pytest.raises(InputError, match="a has the shape"):
        softmax(np.empty(shape))
    assert softmax(np.empty((0, 3))).shape == (0, 3)


def test_softmax_with_loss_is_softmax_and_exact_cross_entropy() -> None:
    rng = np.random.default_rng(0)
    a, t = rng.normal(0, 5, (8, 4)), rng.integers(0, 4, 8)
    layer = SoftmaxWithLoss(4, np.float64)
    layer.allocate(8)
    total = layer.forward(a, t)
    assert total == pytest.approx(-np.log(softmax(a)[np.arange(8), t]).sum(), rel=1e-12)
    np.testing.assert_allclose(layer.backward(8), (softmax(a) - one_hot(t, 4)) / 8, atol=1e-15)


def test_softmax_with_loss_never_is_infinite() -> None:
    layer = SoftmaxWithLoss(2, np.float64)
    layer.allocate(1)
    assert layer.forward(np.array([[0.0, 2000.0]]), np.array([0])) == 2000.0
