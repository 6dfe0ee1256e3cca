"""The IDX files of MNIST: a header of big-endian numbers, then one byte a pixel or a label.

    images  00 00 08 03   count   rows   columns   then count · rows · columns bytes
    labels  00 00 08 01   count                    then count bytes

A file may be packed with gzip. Nothing the file says of itself is believed: each damage is an
`InputError` with a sentence of its own, and no more is unpacked than the header declares, and one
byte (to see that nothing follows).
Source: Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits".
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import BinaryIO, TypeAlias

import numpy as np
import numpy.typing as npt

from lab.files import open_regular
from lab.message import InputError

Bytes: TypeAlias = npt.NDArray[np.uint8]

LIMIT = 190_000_000
"""At most so many pixels in a file: EMNIST's 240,000 training digits are 188,160,000."""

_BLOCK = 1 << 18
_GZIP = b"\x1f\x8b"
# A deflate stream codes at most 258 bytes in 2 bits.
_DEFLATE_AT_BEST = 1032


@dataclass(frozen=True)
class Idx:
    """The contents of an IDX file.

    `data`: uint8, read-only, (N,) labels or (N, rows, columns) images; `crc`: the CRC-32 of the
    whole unpacked file, by which known sets are recognised.
    """

    data: Bytes
    crc: int


def read_shape(path: str | Path, dimensions: int) -> tuple[int, ...]:
    """Read only the header: (N,) of a file of labels, (N, rows, columns) of one of images.

    Raises `InputError` as `read_idx` does, but sees no damage behind the header.
    """
    with _unpacked(Path(path)) as (read, room):
        return _header(Path(path).name, read, room, dimensions)[0]


def read_idx(path: str | Path, dimensions: int) -> Idx:
    """Read a file of labels (`dimensions` 1) or of images (3), plain or packed with gzip.

    Raises `InputError` when it is not such a file, is damaged, too short, too long or too large.
    """
    path = Path(path)
    with _unpacked(path) as (read, room):
        shape, crc = _header(path.name, read, room, dimensions)
        data = np.empty(prod(shape), np.uint8)
        have = 0
        while have < data.size:
            block = read(min(_BLOCK, data.size - have))
            if not block:
                raise InputError(
                    "{file} is cut short: it holds {have:,} of the {want:,} bytes it declares",
                    file=path.name,
                    have=have,
                    want=data.size,
                )
            data[have : have + len(block)] = np.frombuffer(block, np.uint8)
            crc = zlib.crc32(block, crc)
            have += len(block)
        if read(1):
            raise InputError(
                "{file} is too long: more bytes follow the {want:,} it declares",
                file=path.name,
                want=data.size,
            )
    data.flags.writeable = False
    return Idx(data.reshape(shape), crc)


def _header(
    name: str, read: Callable[[int], bytes], room: int, dimensions: int
) -> tuple[tuple[int, ...], int]:
    """Read and check the header; return the shape and the header's CRC-32."""
    magic = read(4)
    _check_magic(name, magic, dimensions)
    sizes = read(4 * dimensions)
    if len(sizes) < 4 * dimensions:
        raise InputError("{file} is cut short: it ends within its header", file=name)
    shape = tuple(int(n) for n in np.frombuffer(sizes, ">u4"))
    room -= 4 + 4 * dimensions
    if 0 in shape:
        raise InputError(
            "{file} is empty: its header declares {shape} bytes", file=name, shape=_times(shape)
        )
    if prod(shape) > LIMIT:
        raise InputError(
            "{file} is too large: its header declares {shape} bytes, expected at most {limit:,}",
            file=name,
            shape=_times(shape),
            limit=LIMIT,
        )
    if prod(shape) > room:
        raise InputError(
            "{file} is cut short, or its header is wrong: {shape} bytes are declared, "
            "at most {room:,} can be there",
            file=name,
            shape=_times(shape),
            room=room,
        )
    return shape, zlib.crc32(magic + sizes)


def _check_magic(name: str, magic: bytes, dimensions: int) -> None:
    wanted = bytes((0, 0, 8, dimensions))
    if magic == wanted:
        return
    if len(magic) < 4:
        raise InputError("{file} is cut short: it ends within its header", file=name)
    if magic[:3] == wanted[:3] and (dimensions, magic[3]) == (3, 1):
        raise InputError(
            "{file} holds labels, not images: are two files swapped or named wrongly?", file=name
        )
    if magic[:3] == wanted[:3] and (dimensions, magic[3]) == (1, 3):
        raise InputError(
            "{file} holds images, not labels: are two files swapped or named wrongly?", file=name
        )
    if magic[:3] == wanted[:3]:
        raise InputError(
            "{file} has {found} dimensions, expected {want}",
            file=name,
            found=magic[3],
            want=dimensions,
        )
    if magic[:2] == wanted[:2] and magic[2] in (0x09, 0x0B, 0x0C, 0x0D, 0x0E):
        raise InputError(
            "{file} is an IDX file of another type of number (0x{type:02x}), expected bytes (0x08)",
            file=name,
            type=magic[2],
        )
    raise InputError(
        "{file} is not an IDX file: it begins with {found}, expected {want}",
        file=name,
        found=magic.hex(" "),
        want=wanted.hex(" "),
    )


def _times(shape: tuple[int, ...]) -> str:
    return " × ".join(f"{n:,}" for n in shape)


@contextmanager
def _unpacked(path: Path) -> Iterator[tuple[Callable[[int], bytes], int]]:
    """Give `read(n)` (fewer than n bytes only at the end) and the most that may come."""
    with open_regular(path, LIMIT + 16) as (file, size):
        packed = file.read(2) == _GZIP
        file.seek(0)
        if packed:
            yield _Gzip(file, path.name).read, size * _DEFLATE_AT_BEST
        else:
            yield file.read, size


class _Gzip:
    """Unpacks a gzip file a little at a time: never more than was asked for is in memory.

    Python's `gzip` module would take a crafted header of any length apart byte by byte; zlib reads
    it by itself, and checks the checksum and the length at the end.
    """

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file, self._name = file, name
        self._zlib = zlib.decompressobj(wbits=31)
        self._packed = b""

    def read(self, n: int) -> bytes:
        """Return the next n bytes, fewer only at the end."""
        got = b""
        while len(got) < n and not self._zlib.eof:
            more = self._packed or self._file.read(_BLOCK)
            try:
                block = self._zlib.decompress(more, n - len(got))
            except zlib.error as error:
                raise self._damage(str(error)) from error
            self._packed = self._zlib.unconsumed_tail
            if not more and not block:
                raise InputError(
                    "{file} is cut short: its gzip packing breaks off", file=self._name
                )
            got += block
        if len(got) < n and (self._zlib.unused_data or self._file.read(1)):
            raise InputError(
                "{file} is too long: more bytes follow its gzip packing", file=self._name
            )
        return got

    def _damage(self, reason: str) -> InputError:
        if "incorrect data check" in reason or "incorrect length check" in reason:
            return InputError(
                "{file} is damaged: its contents do not match its checksum", file=self._name
            )
        return InputError("{file} is damaged: it cannot be unpacked with gzip", file=self._name)
