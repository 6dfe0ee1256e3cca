"""A function written for one number, given an array: what works, and the exact error if not (Q2).

Each attempt is really run, so the outcome is what Python itself says.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from lab.arrays import Array
from lab.message import InputError
from lab.nn.activations import Activation

MOST_NUMBERS = 8


@dataclass(frozen=True)
class Attempt:
    """A line of code and its outcome: the result as NumPy prints it, or the error."""

    code: str
    outcome: str
    failed: bool


WRITTEN: dict[str, tuple[tuple[str, Callable[[Any], Any]], ...]] = {
    "relu": (
        ("np.maximum(0, x)", lambda x: np.maximum(0, x)),
        ("np.max(0, x)", lambda x: np.max(0, x)),
    ),
    "step": (
        ("(x > 0).astype(int)", lambda x: np.asarray(x > 0).astype(int)),
        ("1 if x > 0 else 0", lambda x: 1 if x > 0 else 0),
    ),
    "sigmoid": (
        ("1 / (1 + np.exp(-x))", lambda x: 1 / (1 + np.exp(-x))),
        ("1 / (1 + math.exp(-x))", lambda x: 1 / (1 + math.exp(-x))),
    ),
}
"""Name → first the line that takes arrays, then the one that only takes a number."""


def read_array(text: str) -> Array:
    """Return the numbers in a text like "-1, 1, 2" as (n,); InputError where there are none."""
    try:
        numbers = [float(word) for word in listed(text.replace("−", "-"), "[]")]
    except ValueError:
        raise InputError(
            "“{text}” is not a list of numbers, such as -1, 1, 2", text=text[:40]
        ) from None
    if not 1 <= len(numbers) <= MOST_NUMBERS:
        raise InputError("{count} numbers; 1 to {most} fit", count=len(numbers), most=MOST_NUMBERS)
    if not all(abs(number) <= 700 for number in numbers):
        raise InputError("The numbers must be within −700 … 700")
    return np.array(numbers)


def listed(text: str, brackets: str, commas: str = ",") -> list[str]:
    """Return the words between commas or spaces, in brackets or without: "[1, 2]", "1 2", "1,".

    Where a word or one of the two brackets is missing, a word is "".
    """
    opening, closing = brackets[0], brackets[1]
    inside = text.replace("，", ",").strip()
    if inside.startswith(opening) != inside.endswith(closing):
        return [""]
    inside = inside.removeprefix(opening).removesuffix(closing).strip()
    between = rf"\s*[{commas}]\s*|\s+"
    return re.split(between, inside.removesuffix(",").rstrip()) if inside else []


def attempts(name: str, f: Activation, text: str) -> tuple[Attempt, ...]:
    """Return what becomes of the array in `text`; a single number is taken as a number."""
    array = read_array(text)
    x = int(array[0]) if len(array) == 1 and array[0].is_integer() else array
    written = WRITTEN.get(name)
    if written is None:
        return (Attempt("f(x)", _printed(f(array)), False),)
    return tuple(_attempt(code, run, x) for code, run in written)


def _attempt(code: str, run: Callable[[Any], Any], x: Any) -> Attempt:
    try:
        return Attempt(code, _printed(run(x)), False)
    except (TypeError, ValueError, IndexError) as error:
        return Attempt(code, f"{type(error).__name__}: {error}", True)


def _printed(value: Any) -> str:
    return np.array2string(np.asarray(value), precision=4, suppress_small=True, max_line_width=90)
