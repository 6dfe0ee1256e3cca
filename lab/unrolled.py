"""Formulas written for arrays, run on plain numbers: many times faster where there are only a few.

NumPy takes half a microsecond to begin an operation, a plain multiplication a twentieth of that. So
a formula is played through once with stand-ins that write down what NumPy is asked to do. What they
wrote down is a function of plain numbers: the same operations in the same order, the same bits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from math import inf, nan, sqrt
from types import CodeType
from typing import Any

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from lab.arrays import Array

_PYTHON = {
    np.add: "{} + {}",
    np.subtract: "{} - {}",
    np.multiply: "{} * {}",
    np.divide: "{} / {}",
    np.power: "{} ** {}",
    np.sqrt: "sqrt({})",
}
"""What an operation of NumPy is called in Python."""


class Symbol(NDArrayOperatorsMixin):
    """Stands for one element of an array, or for a number, that is not known yet.

    Whatever NumPy is asked to do with it becomes a line of Python.
    """

    def __init__(self, name: str, lines: list[str]) -> None:
        self.name = name
        self.lines = lines

    def __array_ufunc__(
        self, ufunc: np.ufunc, method: str, *inputs: Any, out: tuple[Any, ...] = ()
    ) -> Any:
        if method != "__call__" or ufunc not in _PYTHON:
            return NotImplemented
        result = out[0] if out else Symbol(f"part{len(self.lines)}", self.lines)
        names = (x.name if isinstance(x, Symbol) else repr(float(x)) for x in inputs)
        self.lines.append(f"{result.name} = {_PYTHON[ufunc].format(*names)}")
        return result


def unroll(
    formula: Callable[[Mapping[str, Symbol]], None],
    arrays: Mapping[str, Array],
    numbers: Iterable[str],
) -> Callable[..., None]:
    """Return `formula`, which changes arrays in place, as a function of some numbers alone.

    Called with those numbers, by position, it goes through the elements of the `arrays`, which are
    float64, contiguous and of one size. `formula` gets symbols for both, and `step` to compute in.
    Raises TypeError if it asks for more than sums, products, quotients, powers and roots.
    """
    lines: list[str] = []
    formula({name: Symbol(name, lines) for name in (*arrays, *numbers, "step")})
    source = [
        f"def run({', '.join(numbers)}):",
        "    for i in elements:",
        *(f"        {name} = all_{name}[i]" for name in arrays),
        *(f"        {line}" for line in lines),
        *(f"        all_{name}[i] = {name}" for name in arrays),
    ]
    # An element of a memoryview is had, and set, several times faster than one of an array.
    space: dict[str, Any] = {f"all_{k}": v.reshape(-1).data for k, v in arrays.items()}
    size = next(iter(arrays.values())).size
    space.update(elements=range(size), sqrt=sqrt, inf=inf, nan=nan)
    exec(_compiled("\n".join(source)), space)
    run: Callable[..., None] = space["run"]
    return run


@lru_cache
def _compiled(source: str) -> CodeType:
    """Return the code of a source; while a start is dragged it is the same again and again."""
    return compile(source, "<unrolled>", "exec")
