"""What a hostile person would put where the lab expects a number, a text, a list or an array."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

import numpy as np
import numpy.typing as npt

from tests.mutate import mutations

Arrays = Mapping[str, npt.NDArray[Any]]

VALUES: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    10**9,
    2**63,
    10**308,
    -(10**290),
    1e308,
    -1e-308,
    5e-324,
    -0.0,
    float("inf"),
    float("nan"),
    "",
    "x" * 5000,
    "{0} {name} %s",
    "\x00\x1b[31m",
    "\ud800",
    "‮名 前",
    "../../../etc/passwd",
    "__import__('os').system('false')",
    [],
    [[]],
    [None] * 500,
    [[[[[[[[[[]]]]]]]]]],
    {},
    {"": {}},
    {"__class__": "x", "format": 3},
)


def hostile_json(value: Any, rng: np.random.Generator) -> Any:
    """Return a copy of a JSON value with one to three things in it that should not be there."""
    copy = json.loads(json.dumps(value))
    for _ in range(rng.integers(1, 4)):
        copy = _spoiled(copy, rng)
    return copy


def _spoiled(value: Any, rng: np.random.Generator) -> Any:
    inside = list(value) if isinstance(value, dict) else range(len(_items(value)))
    if not inside or rng.random() < 0.1:
        return _other(value, rng)
    # Where most is, most is spoiled.
    weights = np.array([_leaves(value[key]) for key in inside], float)
    key = inside[int(rng.choice(len(inside), p=weights / weights.sum()))]
    match int(rng.integers(8)):
        case 0:
            del value[key]
        case 1 if isinstance(value, dict):
            value[str(rng.choice([f"{key}x", "\ud800", ""]))] = value.pop(key)
        case 1:
            value.append(value[key])
        case _:
            value[key] = _spoiled(value[key], rng)
    return value


def _leaves(value: Any) -> int:
    inside = value.values() if isinstance(value, dict) else _items(value)
    return 1 + sum(map(_leaves, inside))


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _other(value: Any, rng: np.random.Generator) -> Any:
    """Return something else: of the same kind where that is possible, or anything at all."""
    if isinstance(value, int | float) and rng.random() < 0.5:
        factor = float(rng.choice([-1.0, 1e-9, 0.5, 1.5, 1e3, 1e12]))
        return value * factor if isinstance(value, float) else value * int(factor) + 1
    if isinstance(value, str) and value and rng.random() < 0.5:
        data = value.encode("utf-8", "replace")
        return next(mutations(data, 1, int(rng.integers(2**31)))).decode("utf-8", "replace")
    return deepcopy(VALUES[rng.integers(len(VALUES))])


def hostile_text(value: Any, rng: np.random.Generator) -> str:
    """Return the JSON of a spoiled value: NaN, Infinity and half a letter pair may be in it."""
    return json.dumps(hostile_json(value, rng))


def hostile_npz(header: Any, arrays: Arrays, rng: np.random.Generator) -> bytes:
    """Return a well-packed file of arrays whose header or arrays are spoiled."""
    parts = dict(arrays)
    text = json.dumps(header)
    if rng.random() < 0.5:
        text = hostile_text(header, rng)
    else:
        for _ in range(rng.integers(1, 3)):
            name = list(parts)[rng.integers(len(parts))]
            parts[name] = _spoiled_array(parts[name], rng)
            if rng.random() < 0.1:
                parts[f"{name}x"] = parts.pop(name)
    return npz_bytes({"header": np.frombuffer(text.encode(), np.uint8), **parts})


def _spoiled_array(array: npt.NDArray[Any], rng: np.random.Generator) -> npt.NDArray[Any]:
    match int(rng.integers(9)):
        case 0:
            return array[: len(array) // 2]
        case 1:
            return array[..., None]
        case 2:
            return array.T.copy()
        case 3:
            return array.astype(array.dtype.newbyteorder(">"))
        case 4:
            return array.astype([np.int64, np.float64, np.complex128, np.bool_][rng.integers(4)])
        case 5:
            return array.ravel()
        case 6:
            return np.concatenate([array, array]) if array.ndim else array
        case _:
            copy = array.copy()
            extremes = [0, -1, 255, 2**62, -(2**63)]
            if copy.dtype.kind == "f":
                extremes = [np.nan, np.inf, -np.inf, 1e38, 1e300, -1.0, 0.5, 1e-45]
            if copy.size:
                with np.errstate(all="ignore"):
                    value = np.array(extremes[rng.integers(len(extremes))]).astype(copy.dtype)
                copy.flat[rng.integers(copy.size)] = value
            return copy


def npz_bytes(arrays: Arrays, compression: int = zipfile.ZIP_STORED) -> bytes:
    """Return arrays packed as numpy packs them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, array in arrays.items():
            with archive.open(f"{name}.npy", "w") as part:
                np.lib.format.write_array(part, np.asarray(array), allow_pickle=False)
    return out.getvalue()


def texts(samples: list[str], count: int, seed: int) -> Iterator[str]:
    """Give damaged copies of some texts, the same ones each time."""
    share = -(-count // len(samples))
    given = 0
    for sample in samples:
        for damaged in mutations(sample.encode(), min(share, count - given), seed):
            given += 1
            yield damaged.decode("utf-8", "replace")
