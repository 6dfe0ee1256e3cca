"""The lab's engine and PyTorch on the same net: same first weights, same batches, step by step.

PyTorch is optional: nothing here is used where it is not installed.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

import numpy as np
import numpy.typing as npt

from lab.arrays import Array
from lab.experiments.training.run_params import RunParams
from lab.experiments.training.setup import dataset, make_optimizer, samples, set_weight_decay
from lab.experiments.training.torch_script import torch_script
from lab.history import Evaluation, History
from lab.nn import Network

MOST_STEPS = 500
MOST_SECONDS = 20.0
WARM_UP = 20


def torch_is_there() -> bool:
    """Tell whether PyTorch is installed."""
    return find_spec("torch") is not None


@dataclass(frozen=True)
class Timing:
    """Milliseconds a step (medians) and the curves of both, and both networks' flat vectors.

    `params` are the settings that were in force. `…_weights` are the networks' parameters,
    `…_state` the running averages of batch normalization.
    """

    params: RunParams
    lab_ms: float
    torch_ms: float
    lab_history: History
    torch_history: History
    lab_weights: Array
    torch_weights: Array
    lab_state: Array
    torch_state: Array


def timed(params: RunParams) -> RunParams:
    """Return a run's settings as they are timed: batches drawn at random, and no schedule of η."""
    return params.changed(schedule="constant", warm_up=0, sampling="random", most_steps=MOST_STEPS)


class TimingStream:
    """Takes the same step in both, in turn, so that what else the machine does meets both alike."""

    def __init__(self, params: RunParams) -> None:
        params = self._params = timed(params)
        space: dict[str, Any] = {"__name__": "exported"}
        exec(torch_script(params), space)
        self._space = space
        self._torch = space["torch"]
        self._data = samples(params, dataset(params.data))
        self._batch_size = min(params.batch_size, len(self._data.train_x))
        self.network = Network(params.architecture())
        self._optimizer = make_optimizer(params)
        set_weight_decay(params, self.network, self._optimizer)
        self._state = self._optimizer.init(self.network.params)
        self._net = space["make_network"]()
        self._give_weights()
        self._torch_optimizer = space["make_optimizer"](self._net)
        self._rng = np.random.default_rng(params.seed)
        self._seconds: list[tuple[float, float]] = []
        self._losses: list[tuple[float, float]] = []
        self._begin = time.monotonic()
        self._choose_threads()

    def step(self) -> bool:
        """Take one step in both; False when it is enough."""
        enough = time.monotonic() - self._begin > MOST_SECONDS and len(self._losses) > WARM_UP
        if len(self._losses) >= MOST_STEPS or enough:
            return False
        x, t = self._batch()
        begin = time.perf_counter()
        loss = self.network.loss_and_gradient(x, t)
        self._optimizer.update(self.network.params, self.network.grads, self._state)
        middle = time.perf_counter()
        their_x, their_t = self._torch.from_numpy(x), self._torch.from_numpy(t)
        their_loss = self._space["train_step"](self._net, self._torch_optimizer, their_x, their_t)
        end = time.perf_counter()
        self._losses.append((loss, their_loss))
        self._seconds.append((middle - begin, end - middle))
        return True

    def change(self, params: RunParams) -> None:
        """There is nothing to change."""

    def frame(self, want: frozenset[str]) -> Timing | None:
        """Return the Timing when both are done, None before."""
        if "last" not in want:
            return None
        seconds, losses = np.array(self._seconds), np.array(self._losses)
        lab_ms, torch_ms = 1000 * np.median(seconds[WARM_UP:], axis=0)
        ours, our_state = self.network.params.copy(), self.network.state.copy()
        theirs, their_state = self._their_weights(), self._their_state()
        lab_history = self._history(losses[:, 0], float(seconds[:, 0].sum()))
        self.network.set_params(theirs)
        self.network.state[...] = their_state
        torch_history = self._history(losses[:, 1], float(seconds[:, 1].sum()))
        return Timing(
            params=self._params,
            lab_ms=float(lab_ms),
            torch_ms=float(torch_ms),
            lab_history=lab_history,
            torch_history=torch_history,
            lab_weights=ours,
            torch_weights=theirs,
            lab_state=our_state,
            torch_state=their_state,
        )

    def _history(self, losses: npt.NDArray[Any], spent: float) -> History:
        history = History()
        history.add_losses(losses)
        shape = (-1, *self.network.input_shape)
        data = self._data
        part = slice(0, 10_000)
        train = self.network.evaluate(data.train_x[part].reshape(shape), data.train_t[part])
        test = self.network.evaluate(data.test_x.reshape(shape), data.test_t)
        epoch = len(losses) / (len(data.train_x) // self._batch_size)
        history.evaluations.append(Evaluation(len(losses), epoch, *train, *test, spent, 0.0))
        return history

    def _batch(self) -> tuple[Array, npt.NDArray[np.int64]]:
        picked = self._rng.integers(0, len(self._data.train_x), self._batch_size)
        x = self._data.train_x[picked].reshape(-1, *self.network.input_shape)
        return x, self._data.train_t[picked].astype(np.int64)

    def _give_weights(self) -> None:
        """Put the lab's first weights into PyTorch's network, which has W transposed."""
        pairs = zip(self._net.parameters(), self.network.named_params().values(), strict=True)
        with self._torch.no_grad():
            for theirs, ours in pairs:
                values = self._torch.from_numpy(ours.copy())
                theirs.copy_(values.T if values.ndim == 2 else values)

    def _their_weights(self) -> Array:
        """Return PyTorch's weights in the order of the lab's flat vector."""
        found = [p.detach().numpy() for p in self._net.parameters()]
        rows = [(values.T if values.ndim == 2 else values).reshape(-1) for values in found]
        return np.asarray(np.concatenate(rows), self.network.dtype)

    def _their_state(self) -> Array:
        """Return PyTorch's running averages in the order of the lab's; its counts are no rows."""
        found = [b.numpy() for b in self._net.buffers() if b.ndim]
        return np.asarray(np.concatenate([*found, []]), self.network.dtype)

    def _choose_threads(self) -> None:
        """Let PyTorch use one thread or all of them, whichever is faster on this net."""
        everything = self._torch.get_num_threads()
        trial = self._space["make_network"]()
        optimizer = self._space["make_optimizer"](trial)
        x, t = (self._torch.from_numpy(part) for part in self._batch())
        found = {}
        for threads in {1, everything}:
            self._torch.set_num_threads(threads)
            times = []
            for _ in range(WARM_UP):
                begin = time.perf_counter()
                self._space["train_step"](trial, optimizer, x, t)
                times.append(time.perf_counter() - begin)
            found[threads] = float(np.median(times))
        self._torch.set_num_threads(min(found, key=lambda n: found[n]))
