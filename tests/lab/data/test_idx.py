from __future__ import annotations

import gzip
import os
import struct
import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from lab.data.idx import read_idx, read_shape
from lab.message import InputError
from tests.lab.data.idx_files import idx_bytes
from tests.mutate import CASES, mutations

IMAGES = np.random.default_rng(0).integers(0, 256, (5, 4, 3), np.uint8)
LABELS = np.array([3, 1, 4, 1, 5, 9], np.uint8)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "some-idx3-ubyte"


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize("array", [IMAGES, LABELS], ids=["images", "labels"])
def test_reads_what_was_written(file, pack, array):
    file.write_bytes(pack(idx_bytes(array)))
    assert read_shape(file, array.ndim) == array.shape
    data = read_idx(file, array.ndim).data
    np.testing.assert_array_equal(data, array)
    assert data.dtype == np.uint8
    assert not data.flags.writeable


GOOD = idx_bytes(IMAGES)
PACKED = gzip.compress(GOOD, mtime=0)


def header(*sizes: int, magic: int = 0x803) -> bytes:
    return struct.pack(f">I{len(sizes)}I", magic, *sizes)


DAMAGES = {
    "no bytes": (b"", "ends within its header"),
    "half a header": (GOOD[:10], "ends within its header"),
    "another file": (b"%PDF-1.7 and so on", "not an IDX file: it begins with 25 50 44 46"),
    "labels": (idx_bytes(LABELS), "holds labels, not images"),
    "two dimensions": (idx_bytes(IMAGES[0]), "has 2 dimensions, expected 3"),
    "floats": (header(5, 4, 3, magic=0xD03) + bytes(240), "another type of number (0x0d)"),
    "none": (header(0, 28, 28), "is empty: its header declares 0 × 28 × 28"),
    "too large": (header(2**31, 28, 28), "is too large: its header declares 2,147,483,648 × 28"),
    "a size below zero": (header(2**32 - 1, 28, 28), "is too large"),
    "cut short": (GOOD[:-1], "is cut short"),
    "one byte more": (GOOD + b"\0", "is too long: more bytes follow the 60"),
    "cut short, packed": (gzip.compress(GOOD[:-1]), "cut short: it holds 59 of the 60 bytes"),
    "one byte more, packed": (gzip.compress(GOOD + b"\0"), "is too long: more bytes follow the 60"),
    "more than gzip could": (gzip.compress(header(200_000, 28, 28)), "can be there"),
    "packing breaks off": (PACKED[:-9], "its gzip packing breaks off"),
    "checksum breaks off": (PACKED[:-3], "its gzip packing breaks off"),
    "wrong checksum": (PACKED[:-8] + b"\1\2\3\4" + PACKED[-4:], "do not match its checksum"),
    "wrong length": (PACKED[:-4] + b"\1\2\3\4", "do not match its checksum"),
    "broken packing": (PACKED[:10] + b"\xff" * 20, "cannot be unpacked with gzip"),
    "something behind": (PACKED + b"more", "more bytes follow its gzip packing"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_each_damage_has_its_sentence(file, damage):
    data, sentence = DAMAGES[damage]
    file.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_idx(file, 3)
    assert sentence in str(caught.value)
    assert file.name in str(caught.value)


def test_images_in_place_of_labels(file):
    file.write_bytes(GOOD)
    with pytest.raises(InputError, match="holds images, not labels"):
        read_idx(file, 1)


def test_a_bomb_is_unpacked_only_as_far_as_declared(file):
    bomb = gzip.compress(header(10, 28, 28) + bytes(50_000_000))
    file.write_bytes(bomb)
    tracemalloc.start()
    try:
        with pytest.raises(InputError, match="too long"):
            read_idx(file, 3)
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


def test_not_a_file(tmp_path):
    with pytest.raises(InputError, match="There is no file"):
        read_idx(tmp_path / "none", 3)
    with pytest.raises(InputError, match="is a folder"):
        read_idx(tmp_path, 3)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="not an ordinary file"):
        read_idx(tmp_path / "pipe", 3)


def test_cut_at_every_byte(file):
    for data in (GOOD, PACKED):
        for end in range(len(data)):
            file.write_bytes(data[:end])
            with pytest.raises(InputError):
                read_idx(file, 3)


def test_fuzz(file):
    accepted = 0
    tracemalloc.start()
    try:
        for plain, packed, repacked in zip(
            mutations(GOOD, CASES), mutations(PACKED, CASES), mutations(GOOD, CASES, 1), strict=True
        ):
            for data in (plain, packed, gzip.compress(repacked, 1)):
                file.write_bytes(data)
                try:
                    idx = read_idx(file, 3)
                except InputError:
                    continue
                assert idx.data.ndim == 3
                accepted += 1
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()
    # Faults in the pixels of a plain file cannot be seen.
    assert accepted < CASES
