"""What every optimizer has: hyper-parameters that are checked, and a step taken on all cores.

A step is the formula of `lab.optim`, element by element, so it may be taken in parts: in blocks
that fit in cache, the blocks shared out among the cores.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Set
from copy import copy
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, ClassVar, TypeAlias

import numpy as np

from lab import threads
from lab.arrays import Array
from lab.blocks import BLOCK, blocks, scratch
from lab.message import InputError
from lab.unrolled import unroll

Rate: TypeAlias = float | Array
"""A learning rate: one number, or an array that broadcasts against the parameters."""

State: TypeAlias = dict[str, Any]
"""What an optimizer remembers between two steps: arrays shaped like the parameters, and `t`."""

FEW = 8
"""Parameters up to which plain numbers are faster than arrays."""

SHARE = 2**17
"""Parameters below which a core of their own gains less time than handing them over costs."""


@dataclass
class Optimizer(ABC):
    """The family: hyper-parameters are fields, checked whenever they are set.

    `lr` may change between two steps. As an array (say of shape (40, 1), for 40 racers at
    positions of shape (40, 2)) it gives each racer a rate of its own.
    """

    title: ClassVar[str]
    lr: Rate = 0.01

    @abstractmethod
    def init(self, params: Array) -> State:
        """Return the state before the first step. Raises InputError unless `params` are floats."""

    def update(self, params: Array, grads: Array, state: State) -> None:
        """Take one step: changes `params` and `state` in place, never `grads`.

        Many parameters are taken in blocks, shared out among the cores; what comes out is the same.
        Numbers that overflow become inf or nan, without a warning. Raises InputError if the shapes
        differ, or an entry of the state is missing.
        """
        _check_shapes(params, (grads, *state.values()))
        if not state.keys() >= self._entries:
            raise self._not_whole(state)
        if "t" in state:
            state["t"] += 1
        with np.errstate(all="ignore"):
            if params.size <= BLOCK or isinstance(self.lr, np.ndarray):
                self.descend(params, grads, state, scratch(params))
                return
            least = SHARE * len(params) // params.size
            parts = threads.shares(len(params), least)
            threads.in_parallel(
                [partial(self._walk, params[i], grads[i], _part(state, i)) for i in parts]
            )

    def stepper(self, params: Array, grads: Array, state: State) -> Callable[[], None]:
        """Return `update(params, grads, state)` for a few parameters and very many steps.

        The shapes are checked only once, here. Of the optimizer's fields only `lr` may change
        later. Up to `FEW` numbers are stepped without NumPy, bit for bit the same way.
        """
        _check_shapes(params, (grads, *state.values()))
        if not state.keys() >= self._entries:
            raise self._not_whole(state)
        descend = self._descend_unrolled if _few((params, grads)) else self._descend_whole
        take = descend(params, grads, state)

        def update() -> None:
            if "t" in state:
                state["t"] += 1
            take(self.lr, state.get("t"))

        return update

    def _descend_whole(self, W: Array, dW: Array, state: State) -> Callable[..., None]:
        step = np.empty_like(W)
        return lambda lr, t: self.descend(W, dW, state, step)

    def _descend_unrolled(self, W: Array, dW: Array, state: State) -> Callable[..., None]:
        def formula(symbols: Mapping[str, Any]) -> None:
            played = copy(self)
            object.__setattr__(played, "lr", symbols["lr"])
            remembered = {name: symbols[name] for name in state}
            played.descend(symbols["W"], symbols["dW"], remembered, symbols["step"])

        arrays = {k: v for k, v in state.items() if isinstance(v, np.ndarray)}
        return unroll(formula, {"W": W, "dW": dW, **arrays}, ("lr", "t"))

    @abstractmethod
    def descend(self, W: Array, dW: Array, state: State, step: Array) -> None:
        """The formula: what `update` does with all parameters, or with a part of them.

        `step` is memory to compute in, shaped like W; what it holds does not matter.
        """

    def _walk(self, params: Array, grads: Array, state: State) -> None:
        """Take the step in blocks that fit in cache."""
        for i in blocks(params):
            self.descend(params[i], grads[i], _part(state, i), scratch(params[i]))

    @cached_property
    def _entries(self) -> Set[str]:
        """What a state needs; kept, since a step of a small network has no time to lose."""
        return self.init(np.zeros(0)).keys()

    def _not_whole(self, state: State) -> InputError:
        return InputError(
            "The state has the entries {given}; {optimizer} needs {needed}: init makes them.",
            given=", ".join(state) or "none",
            optimizer=self.title,
            needed=", ".join(self._entries),
        )

    def __setattr__(self, name: str, value: object) -> None:
        object.__setattr__(self, name, _checked(name, value))


def zeros_like(params: Array) -> Array:
    """Return zeros in the shape and precision of `params`. Raises InputError unless floats."""
    if not isinstance(params, np.ndarray) or params.dtype.kind != "f":
        came = getattr(params, "dtype", type(params).__name__)
        raise InputError("params must be an array of float32 or float64, not {came}", came=came)
    return np.zeros_like(params)


def _few(arrays: Iterable[Array]) -> bool:
    """Tell whether a step of these can be taken element by element."""
    return all(a.size <= FEW and a.dtype == np.float64 and a.flags.c_contiguous for a in arrays)


def _check_shapes(params: Array, others: Iterable[Any]) -> None:
    shape = params.shape
    for other in others:
        if isinstance(other, np.ndarray) and other.shape != shape:
            raise InputError(
                "grads and state must have the shape of params, {expected}, not {came}",
                expected=shape,
                came=other.shape,
            )


def _part(state: State, part: slice) -> State:
    """Return the state of some of the parameters; its arrays are views."""
    return {k: v[part] if isinstance(v, np.ndarray) else v for k, v in state.items()}


def _checked(name: str, value: Any) -> Any:
    """Return a hyper-parameter as a float, `lr` perhaps as an array, if it lies in its range."""
    if name not in _RANGES:
        return value
    inside, expected = _RANGES[name]
    array = np.asarray(value)
    number = array.dtype.kind in "iuf" and (array.ndim == 0 or (name == "lr" and array.size > 0))
    if not number or not np.all(np.isfinite(array) & inside(array)):
        raise InputError(
            "{name} must be a number {expected}, not {came}",
            name=name,
            expected=expected,
            came=value,
        )
    return array.astype(np.float64) if array.ndim else float(array)


_RANGES: dict[str, tuple[Callable[[Array], Any], str]] = {
    "lr": (lambda a: a >= 0, "≥ 0"),
    "momentum": (lambda a: (a >= 0) & (a <= 1), "in [0, 1]"),
    "decay_rate": (lambda a: (a >= 0) & (a < 1), "in [0, 1)"),
    "beta1": (lambda a: (a >= 0) & (a < 1), "in [0, 1)"),
    "beta2": (lambda a: (a >= 0) & (a < 1), "in [0, 1)"),
    "eps": (lambda a: a > 0, "> 0"),
    "weight_decay": (lambda a: a >= 0, "≥ 0"),
}
