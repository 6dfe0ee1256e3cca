from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lab.optim import OPTIMIZERS
from lab.stepping import FEW
from lab.unrolled import Symbol, unroll

ANY = st.floats(allow_nan=True, allow_infinity=True)


def both_ways(opt: Any, shape: tuple[int, ...], grads: list[np.ndarray]) -> list[list[np.ndarray]]:
    """Everything that steps by `update`, on arrays, and by a stepper have made of the same W."""
    ends = []
    for stepper in (False, True):
        W, dW = np.linspace(-7.0, 2.0, int(np.prod(shape))).reshape(shape), np.zeros(shape)
        state = opt.init(W)
        step = opt.stepper(W, dW, state) if stepper else lambda: opt.update(W, dW, state)  # noqa: B023
        for turn, given_now in enumerate(grads):
            dW[...] = given_now
            opt.lr = 0.3 / (1 + turn)
            step()
        ends.append([W, dW, *(np.asarray(kept) for kept in state.values())])
    return ends


@pytest.mark.parametrize("name", OPTIMIZERS)
@given(numbers=st.lists(st.tuples(ANY, ANY), min_size=1, max_size=6), data=st.data())
def test_plain_numbers_take_the_same_steps_to_the_last_bit(
    name: str, numbers: list[tuple[float, float]], data: st.DataObject
) -> None:
    opt = OPTIMIZERS[name]()
    for field in {"momentum", "decay_rate", "beta1", "beta2", "weight_decay"} & vars(opt).keys():
        setattr(opt, field, data.draw(st.floats(0, 0.999), field))
    if hasattr(opt, "bias_correction"):
        opt.bias_correction = data.draw(st.booleans(), "bias_correction")
    arrays, plain = both_ways(opt, (2,), [np.array(pair) for pair in numbers])
    for one, other in zip(arrays, plain, strict=True):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("shape", [(), (1,), (2, 2), (1, 4, 2), (FEW + 1,)])
def test_any_shape_is_stepped(shape: tuple[int, ...]) -> None:
    arrays, plain = both_ways(OPTIMIZERS["adamw"](), shape, [np.full(shape, 0.7)] * 3)
    for one, other in zip(arrays, plain, strict=True):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("whole", [np.ones(4, np.float32), np.ones((2, 4))[:, ::2]])
def test_what_plain_numbers_cannot_hold_is_stepped_as_arrays(whole: np.ndarray) -> None:
    opt = OPTIMIZERS["adam"]()
    other = whole.copy()
    opt.stepper(whole, np.full_like(whole, 0.5), opt.init(whole))()
    opt.update(other, np.full_like(other, 0.5), opt.init(other))
    np.testing.assert_array_equal(whole, other)
    assert np.all(whole < 1)


def test_a_formula_that_cannot_be_unrolled_is_told() -> None:
    def formula(symbols: Any) -> None:
        np.hypot(symbols["W"], 1.0)

    with pytest.raises(TypeError, match="hypot"):
        unroll(formula, {"W": np.zeros(2)}, ())
    with pytest.raises(TypeError):
        unroll(lambda symbols: np.add.reduce(symbols["W"]), {"W": np.zeros(2)}, ())


def test_a_symbol_writes_down_what_is_done_with_it() -> None:
    lines: list[str] = []
    x = Symbol("x", lines)
    x *= 2
    np.sqrt(1 - x**0.5, out=x)
    assert lines == ["x = x * 2.0", "part1 = x ** 0.5", "part2 = 1.0 - part1", "x = sqrt(part2)"]
