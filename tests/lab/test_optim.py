from __future__ import annotations

import inspect
import json
import threading
import tracemalloc
from copy import deepcopy
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from lab.blocks import BLOCK, scratch
from lab.message import InputError
from lab.optim import OPTIMIZERS, Adam
from lab.stepping import SHARE, Optimizer

STORED = Path(__file__).parent / "stored"
NAMES = list(OPTIMIZERS)
BOOK_RATES = {"sgd": 0.95, "momentum": 0.1, "adagrad": 1.5, "adam": 0.3}
# x, y after 30 updates of the book's own classes, as printed.
BOOK_ENDS = {
    "sgd": (-0.350393, 0.084782),
    "momentum": (0.896414, 0.088086),
    "adagrad": (-0.120162, 0.000000),
    "adam": (0.136007, 0.318245),
}
# As in stored/torch_optimizers.py.
TORCH_OPTIONS: dict[str, dict[str, float]] = {
    "adagrad": {"eps": 1e-7},
    "rmsprop": {"decay_rate": 0.97, "eps": 1e-7},
    "adam": {"eps": 1e-3},
    "adamw": {"beta1": 0.8, "beta2": 0.99, "eps": 1e-8, "weight_decay": 0.1},
}


def bowl_path(opt: Optimizer, start: Any, steps: int) -> np.ndarray:
    """The path down x²/20 + y²: shape (steps + 1, *start.shape)."""
    p = np.array(start, dtype=np.float64)
    state = opt.init(p)
    path = [p.copy()]
    for _ in range(steps):
        opt.update(p, p * [0.1, 2.0], state)
        path.append(p.copy())
    return np.array(path)


def random_run(name: str, shape: tuple[int, ...], dtype: Any, steps: int = 5) -> np.ndarray:
    rng = np.random.default_rng(3)
    W = rng.standard_normal(shape).astype(dtype)
    opt = OPTIMIZERS[name](lr=0.01)
    state = opt.init(W)
    for _ in range(steps):
        opt.update(W, rng.standard_normal(shape).astype(dtype), state)
    return W


@pytest.mark.parametrize("name", BOOK_RATES)
def test_the_books_figure_to_the_digit(name: str) -> None:
    path = bowl_path(OPTIMIZERS[name](lr=BOOK_RATES[name]), (-7, 2), 30)
    table = json.loads((STORED / "book_figure.json").read_text(encoding="utf-8"))[name]
    np.testing.assert_allclose(path, np.array(table, dtype=np.float64), rtol=1e-11, atol=1e-13)
    np.testing.assert_allclose(path[-1], BOOK_ENDS[name], rtol=0, atol=5e-7)


@pytest.mark.parametrize("name", NAMES)
def test_same_path_as_pytorch(name: str) -> None:
    table = json.loads((STORED / "torch_optimizers.json").read_text(encoding="utf-8"))
    options = TORCH_OPTIONS.get(name, {})
    opt = OPTIMIZERS[name](lr=table["lr"], **options)
    W = np.array(table["start"])
    state = opt.init(W)
    half = len(table["grads"]) // 2
    for step, (g, expected) in enumerate(
        zip(table["grads"], table["paths"][name]["points"], strict=True)
    ):
        if isinstance(opt, Adam):  # the ε of the paper and PyTorch, as the docstring has it
            opt.eps = options["eps"] * np.sqrt(1 - opt.beta2 ** (step + 1))
        if table["paths"][name]["lr_changes"] and step == half:
            opt.lr = table["lr"] / 10
        opt.update(W, np.array(g), state)
        np.testing.assert_allclose(W, expected, rtol=1e-12)


def test_the_first_step_of_adam_without_correction_is_too_long() -> None:
    first = [
        abs(bowl_path(Adam(lr=0.3, bias_correction=on), (-7, 2), 1)[1, 0] + 7)
        for on in (True, False)
    ]
    assert first[0] == pytest.approx(0.3, rel=1e-4)
    assert first[1] / first[0] == pytest.approx(3.1623, rel=1e-4)


def test_adams_weights_turn_its_sums_into_means() -> None:
    opt = Adam()
    W = np.array([1.0])
    state = opt.init(W)
    for _ in range(7):
        opt.update(W, np.array([3.0]), state)
        M, V = opt.weights(state["t"])
        np.testing.assert_allclose([state["m"][0] / M, state["v"][0] / V], [3, 9], rtol=1e-12)


def test_measured_ends_on_the_books_surface() -> None:
    def f(name: str, steps: int, **options: float) -> float:
        x, y = bowl_path(OPTIMIZERS[name](**options), (-7, 2), steps)[-1]
        return float(x**2 / 20 + y**2)

    assert f("rmsprop", 30, lr=0.3, decay_rate=0.9) == pytest.approx(0.0012, abs=5e-5)
    assert f("rmsprop", 300, lr=0.3, decay_rate=0.9) == pytest.approx(0.024, abs=5e-4)
    assert f("adagrad", 300, lr=1.5) == pytest.approx(3e-33, rel=0.2)
    bounce = bowl_path(OPTIMIZERS["sgd"](lr=1.0), (-7, 2), 30)
    assert set(np.abs(bounce[:, 1])) == {2.0}
    gone = bowl_path(OPTIMIZERS["sgd"](lr=1.05), (-7, 2), 30)
    assert abs(gone[-1, 1]) == pytest.approx(34.9, abs=0.05)


@given(
    curvatures=hnp.arrays(np.float64, 5, elements=st.floats(0.01, 100)),
    start=hnp.arrays(np.float64, 5, elements=st.floats(-10, 10)),
    share=st.floats(0.01, 0.99),
    seed=st.integers(0, 1000),
)
def test_sgd_never_raises_a_convex_quadratic_below_2_over_L(
    curvatures: np.ndarray, start: np.ndarray, share: float, seed: int
) -> None:
    Q, _ = np.linalg.qr(np.random.default_rng(seed).standard_normal((5, 5)))
    A = Q @ np.diag(curvatures) @ Q.T
    opt = OPTIMIZERS["sgd"](lr=share * 2 / curvatures.max())
    x = start.copy()
    state = opt.init(x)
    values = [x @ A @ x / 2]
    for _ in range(20):
        opt.update(x, A @ x, state)
        values.append(x @ A @ x / 2)
    assert np.all(np.diff(values) <= 1e-12 * values[0])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_every_element_goes_its_own_way_in_any_shape(
    name: str, dtype: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither blocks nor shares change a bit: not in long vectors, nor in tall arrays."""
    n = 2 * BLOCK + 77
    assert 2 * n > 3 * SHARE
    monkeypatch.setattr("lab.threads.cores", lambda: 1)
    flat = random_run(name, (2 * n,), dtype)
    assert flat.dtype == dtype
    monkeypatch.setattr("lab.threads.cores", lambda: 3)
    for shape in ((2 * n,), (n, 2), (2, n), (1, 2 * n, 1)):
        np.testing.assert_array_equal(random_run(name, shape, dtype).ravel(), flat)


@pytest.mark.parametrize("name", NAMES)
def test_views_and_single_numbers_are_stepped_in_place(name: str) -> None:
    whole = np.ones((6, 4))
    expected = np.ones((6, 2))
    strided = whole[:, ::2]
    for W in (strided, expected):
        opt = OPTIMIZERS[name]()
        opt.update(W, np.full(W.shape, 0.5), opt.init(W))
    np.testing.assert_array_equal(strided, expected)
    np.testing.assert_array_equal(whole[:, 1::2], 1)
    assert np.all(strided < 1)
    point = np.array(1.0)
    opt = OPTIMIZERS[name]()
    opt.update(point, np.array(0.5), opt.init(point))
    assert point == expected[0, 0]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("racers", [7, BLOCK])
def test_each_racer_can_have_its_own_rate(name: str, racers: int) -> None:
    rates = np.linspace(0, 1, racers)[:, None]
    together = bowl_path(OPTIMIZERS[name](lr=rates), np.tile([-7.0, 2.0], (racers, 1)), 3)
    for i in (0, 1, racers - 1):
        alone = bowl_path(OPTIMIZERS[name](lr=rates[i, 0]), (-7, 2), 3)
        np.testing.assert_allclose(together[:, i], alone, rtol=1e-14)


@pytest.mark.parametrize("name", NAMES)
def test_a_copied_state_rewinds_to_the_same_bits(name: str) -> None:
    opt = OPTIMIZERS[name](lr=0.1)
    p = np.array([-7.0, 2.0])
    grads = p * 0.3
    state = opt.init(p)
    opt.update(p, grads, state)
    kept = {k: np.copy(v) if isinstance(v, np.ndarray) else v for k, v in state.items()}
    then, g = p.copy(), grads.copy()
    opt.update(p, grads, state)
    opt.update(then, g, kept)
    np.testing.assert_array_equal(p, then)
    np.testing.assert_array_equal(grads, g)
    assert OPTIMIZERS[name](**asdict(opt)) == opt


@pytest.mark.parametrize("name", NAMES)
def test_steps_take_no_fresh_memory(name: str) -> None:
    W = np.ones(500_000, np.float32)
    opt = OPTIMIZERS[name]()
    state = opt.init(W)
    opt.update(W, W * 0.1, state)
    g = W * 0.1
    tracemalloc.start()
    for _ in range(3):
        opt.update(W, g, state)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 50_000


def test_networks_in_two_threads_do_not_share_scratch() -> None:
    W = np.ones(3 * BLOCK, np.float32)

    of_thread: list[np.ndarray] = []
    thread = threading.Thread(target=lambda: of_thread.append(scratch(W)))
    thread.start()
    thread.join()
    assert not np.shares_memory(scratch(W), of_thread[0])
    assert np.shares_memory(scratch(W), scratch(W))


@pytest.mark.parametrize("name", NAMES)
def test_a_stepper_takes_the_same_steps(name: str) -> None:
    opt = OPTIMIZERS[name](lr=0.1)
    one, other, grads = np.array([-7.0, 2.0]), np.array([-7.0, 2.0]), np.zeros(2)
    state, same = opt.init(one), opt.init(other)
    step = opt.stepper(other, grads, same)
    for _ in range(5):
        grads[...] = one * [0.1, 2.0]
        opt.update(one, grads, state)
        step()
        np.testing.assert_array_equal(one, other)
    with pytest.raises(InputError):
        opt.stepper(one, np.zeros(3), state)


def test_a_changed_rate_counts_from_the_next_step() -> None:
    opt = OPTIMIZERS["sgd"](lr=0.5)
    W = np.array([1.0])
    opt.lr = 0
    opt.update(W, np.array([1.0]), opt.init(W))
    assert W[0] == 1
    opt.lr = np.float32(0.25)
    opt.update(W, np.array([1.0]), {})
    assert W[0] == 0.75
    assert type(opt.lr) is float


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("sgd", "lr", -0.1),
        ("sgd", "lr", float("nan")),
        ("sgd", "lr", float("inf")),
        ("sgd", "lr", "fast"),
        ("sgd", "lr", None),
        ("sgd", "lr", True),
        ("sgd", "lr", np.array([0.1, -0.1])),
        ("sgd", "lr", np.array([])),
        ("momentum", "momentum", 1.1),
        ("momentum", "momentum", np.array([0.5])),
        ("rmsprop", "decay_rate", 1.0),
        ("adam", "beta1", 1),
        ("adam", "beta2", -0.1),
        ("adagrad", "eps", 0),
        ("adamw", "weight_decay", -1),
    ],
)
def test_hyper_parameters_out_of_range_are_told(name: str, field: str, value: object) -> None:
    with pytest.raises(InputError, match=field):
        OPTIMIZERS[name](**{field: value})
    opt = OPTIMIZERS[name]()
    before = getattr(opt, field)
    with pytest.raises(InputError, match=field):
        setattr(opt, field, value)
    assert getattr(opt, field) == before


@pytest.mark.parametrize("size", [3, 4 * SHARE])
@pytest.mark.parametrize("name", NAMES)
def test_a_step_that_overflows_gives_no_warning(name: str, size: int) -> None:
    W, opt = np.ones(size, np.float32), OPTIMIZERS[name](lr=1e30)
    state = opt.init(W)
    for _ in range(3):
        opt.update(W, np.full(size, 1e30, np.float32), state)
    assert W.shape == (size,)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "sgd"])
def test_a_state_that_is_not_whole_is_told(name: str) -> None:
    opt, W = OPTIMIZERS[name](), np.ones(3)
    for missing in opt.init(W):
        state = opt.init(W)
        del state[missing]
        before = deepcopy(state)
        for take in (opt.update, opt.stepper):
            with pytest.raises(InputError, match=f"{opt.title} needs .*{missing}"):
                take(W, np.ones(3), state)
            assert (W == 1).all()
            np.testing.assert_equal(state, before)


@pytest.mark.parametrize("name", NAMES)
def test_wrong_arrays_are_told(name: str) -> None:
    opt = OPTIMIZERS[name]()
    for params in (np.array([1, 2]), [1.0, 2.0], np.array([1j])):
        with pytest.raises(InputError, match="params must be an array of float"):
            opt.init(params)
    W = np.ones((3, 2))
    state = opt.init(W)
    with pytest.raises(InputError, match=r"\(3, 2\), not \(2,\)"):
        opt.update(W, np.ones(2), state)
    W = np.ones(2 * SHARE)
    with pytest.raises(InputError, match=r"\(262144,\), not \(262145,\)"):
        opt.update(W, np.ones(2 * SHARE + 1), opt.init(W))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_shown_to_learners_is_short(name: str) -> None:
    source = inspect.getsource(OPTIMIZERS[name].descend)
    assert len(source.splitlines()) <= 18
    assert all(symbol in source for symbol in ("W", "dW", "self.lr"))
