"""Named arrays in one `.npz` file: what the lab saves, and reads back without trusting it.

`numpy.load` reads such a file too. The other way round only what the lab wrote is read: plain
arrays of numbers, not packed. So a file cannot unpack to more than its own size, nothing in it is
executed, and every kind of damage is an `InputError`.
"""

from __future__ import annotations

import json
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from math import isfinite, prod
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

import numpy as np
import numpy.typing as npt

from lab.files import open_regular, write_atomic
from lab.message import InputError

Arrays: TypeAlias = dict[str, npt.NDArray[Any]]

HEADER = "header"
_MOST_ENTRIES = 1000
# A real one has 1 kB, that of 200 layers 20 kB. Reading much more could take seconds: millions of
# empty lists keep Python's garbage collector busy, the more so in a large program.
LONGEST_HEADER = 250_000
_NAME = re.compile(r"[A-Za-z0-9_./-]{1,100}\.npy")
# Little-endian numbers in rows, the header as numpy writes it, with sizes of at most 12 digits.
_NPY = re.compile(
    rb"\x93NUMPY\x01\x00(?P<length>[\x00-\xff]{2})"
    rb"\{'descr': '(?P<dtype><f4|<f8|<i8|\|u1)', 'fortran_order': False, "
    rb"'shape': \((?P<shape>(?:\d{1,12},)?|\d{1,12}(?:, \d{1,12}){1,7})\), \} *\n",
    re.DOTALL,
)
# The end of a zip file that has no comment and is not of the 64-bit kind.
_END = struct.Struct("<4s4H2LH")
_END_SIGNATURE, _ZIP64_SIGNATURE = b"PK\x05\x06", b"PK\x06\x07"


def save_arrays(path: str | Path, header: Mapping[str, Any], arrays: Mapping[str, Any]) -> None:
    """Write a header (what JSON can hold) and arrays by name in one step (see `write_atomic`).

    Raises `InputError` when the file cannot be written.
    """
    try:
        text = json.dumps(header, allow_nan=False, default=_scalar).encode()
    except (TypeError, ValueError) as error:
        raise InputError(
            "{file} was not saved: its header holds what JSON cannot ({reason})",
            file=Path(path).name,
            reason=str(error),
        ) from error
    if len(text) > LONGEST_HEADER:
        raise InputError(
            "{file} was not saved: its header has {length:,} bytes, expected at most {most:,}",
            file=Path(path).name,
            length=len(text),
            most=LONGEST_HEADER,
        )
    entries = {HEADER: np.frombuffer(text, np.uint8), **arrays}

    def write(file: BinaryIO) -> None:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            for name, array in entries.items():
                # A fixed date: the same arrays make the same bytes.
                entry = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
                with archive.open(entry, "w") as part:
                    np.lib.format.write_array(
                        part, _plain(array), version=(1, 0), allow_pickle=False
                    )

    write_atomic(path, write)


def _scalar(value: object) -> object:
    """Return one of NumPy's numbers as Python's; an array is none."""
    if isinstance(value, np.generic):
        return value.item()
    raise TypeError(type(value).__name__)


def load_arrays(path: str | Path, limit: int) -> tuple[dict[str, Any], Arrays]:
    """Read what `save_arrays` wrote: the header and the arrays, each writeable and its own.

    Raises `InputError` when the file is not such a one, is damaged, or larger than `limit` bytes.
    """
    name = Path(path).name
    with open_regular(path, limit) as (file, size):
        try:
            arrays = _read_entries(file, size)
            text = arrays.pop(HEADER)
            if text.nbytes > LONGEST_HEADER:
                raise _Refused
            header = json.loads(text.tobytes(), parse_constant=_finite, parse_float=_finite)
        except _DAMAGE as error:
            raise damaged(name) from error
    if not isinstance(header, dict):
        raise damaged(name)
    return header, arrays


def check_format(name: str, header: Mapping[str, Any], kind: str, version: int) -> None:
    """Raise `InputError` unless a file's header says that it is of this kind and version."""
    if header.get("format") != kind:
        raise damaged(name)
    came = header.get("version")
    if came != version:
        raise InputError(
            "{file} has format {came}, but this version of the lab reads format {version}",
            file=name,
            came=repr(came)[:20],
            version=version,
        )


def damaged(name: str) -> InputError:
    """Return the error of a file that is not what it should be."""
    return InputError("{file} is damaged, or was not saved by the lab", file=name)


class _Refused(ValueError):
    """Something in the file is not as `save_arrays` writes it."""


# What zipfile and json raise on crafted files.
_DAMAGE = (
    _Refused,
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    ValueError,
    KeyError,
    IndexError,
    OverflowError,
    RecursionError,
    RuntimeError,
    NotImplementedError,
)


def _plain(array: npt.ArrayLike) -> npt.NDArray[Any]:
    array = np.asarray(array)
    wide = {"f": "<f8", "i": "<i8", "u": "<i8", "b": "<i8"}
    if array.dtype.kind not in wide:
        raise TypeError(f"an array of {array.dtype} cannot be saved")
    kind = {"f4": "<f4", "u1": "|u1"}.get(array.dtype.str[1:], wide[array.dtype.kind])
    return np.asarray(array, kind, order="C")


def _read_entries(file: BinaryIO, size: int) -> Arrays:
    _check_end(file, size)
    with zipfile.ZipFile(file) as archive:
        entries = archive.infolist()
        names = {entry.filename for entry in entries}
        if len(names) < len(entries) or sum(entry.file_size for entry in entries) > size:
            raise _Refused
        return {
            entry.filename.removesuffix(".npy"): _read_array(archive, entry) for entry in entries
        }


def _check_end(file: BinaryIO, size: int) -> None:
    """Look at the size of the list of contents before zipfile reads all of it."""
    file.seek(max(0, size - _END.size - 20))
    tail = file.read(_END.size + 20)
    signature, _, _, count, _, length, _, comment = _END.unpack(tail[-_END.size :])
    if signature != _END_SIGNATURE or comment or _ZIP64_SIGNATURE in tail[:4]:
        raise _Refused
    if count > _MOST_ENTRIES or length > _MOST_ENTRIES * 250:
        raise _Refused


def _read_array(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> npt.NDArray[Any]:
    if (
        not _NAME.fullmatch(entry.filename)
        or entry.compress_type != zipfile.ZIP_STORED
        or entry.flag_bits & 1
        or entry.compress_size != entry.file_size
    ):
        raise _Refused
    data = archive.read(entry)
    match = _NPY.match(data[:1000])
    if match is None or match.end() != 10 + int.from_bytes(match["length"], "little"):
        raise _Refused
    shape = tuple(int(n) for n in match["shape"].split(b",") if n)
    dtype = np.dtype(match["dtype"].decode())
    if prod(shape) * dtype.itemsize != len(data) - match.end():
        raise _Refused
    return np.frombuffer(data, dtype, offset=match.end()).reshape(shape).copy()


def _finite(number: str) -> float:
    """Read a number of the header; 1e999 and NaN are none."""
    value = float(number)
    if not isfinite(value):
        raise _Refused
    return value
