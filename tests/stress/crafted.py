"""Files made to hurt: small on the disk, huge by what they declare or unpack to."""

from __future__ import annotations

import gzip
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable

import numpy as np
from PIL import Image

from lab.npz import LONGEST_HEADER
from lab.state import FORMAT, LONGEST
from tests.stress.hostile import npz_bytes

# As many pixels as a picture may have, in the ways that take most memory.
SIDE, WEBP_SIDE = 3535, 2915


def idx_bomb() -> bytes:
    """A gzip file of 180 kB that holds 187 MB of images, as its header says."""
    count = 238_000
    packer = zlib.compressobj(9, wbits=31)
    data = packer.compress(struct.pack(">4I", 0x803, count, 28, 28))
    block = bytes(784_000)
    for _ in range(count // 1000):
        data += packer.compress(block)
    return data + packer.flush()


def idx_liar() -> bytes:
    """A gzip file that unpacks to 1 GB, of which its header says nothing."""
    packer = zlib.compressobj(1, wbits=31)
    data = packer.compress(struct.pack(">4I", 0x803, 1, 28, 28))
    for _ in range(1000):
        data += packer.compress(bytes(1_000_000))
    return data + packer.flush()


def npz_bomb() -> bytes:
    """A packed array of 400 MB of zeros in 400 kB."""
    return npz_bytes({"header": np.zeros(400_000_000, np.uint8)}, zipfile.ZIP_DEFLATED)


def npz_deep_header() -> bytes:
    """A header of brackets, as large as a header may be."""
    return npz_bytes({"header": np.frombuffer(b"[" * LONGEST_HEADER, np.uint8)})


def npz_many_lists() -> bytes:
    """A header of empty lists, as large as a header may be."""
    lists = b"[" + b"[]," * (LONGEST_HEADER // 3 - 2) + b"[]]"
    return npz_bytes({"header": np.frombuffer(lists, np.uint8)})


def npz_endless_header() -> bytes:
    """A sound header of 50 MB."""
    return npz_bytes({"header": np.frombuffer(b"[" + b"[]," * 16_000_000 + b"[]]", np.uint8)})


def picture(mode: str, kind: str, **options: object) -> Callable[[], bytes]:
    """Return what makes an even picture, as large as one may be."""

    def make() -> bytes:
        image = Image.new(mode, _size(kind))
        out = io.BytesIO()
        image.save(out, kind, **options)
        return out.getvalue()

    return make


def _size(kind: str) -> tuple[int, int]:
    side = WEBP_SIDE if kind == "WEBP" else SIDE
    return side, side


def moving_picture(kind: str) -> Callable[[], bytes]:
    """Return what makes a moving picture of three large frames."""

    def make() -> bytes:
        frames = [Image.new("RGBA", _size(kind), (i, 0, 0, 100 + i)) for i in range(3)]
        out = io.BytesIO()
        frames[0].save(out, kind, save_all=True, append_images=frames[1:])
        return out.getvalue()

    return make


def png_text_bomb() -> bytes:
    """A small PNG with packed texts that unpack to 300 MB."""
    out = io.BytesIO()
    Image.new("L", (4, 4)).save(out, "PNG")
    data = out.getvalue()
    text = zlib.compress(bytes(30_000_000), 9)
    chunk = _chunk(b"zTXt", b"key\0\0" + text) * 10
    return data[:33] + chunk + data[33:]


def png_state_bomb() -> bytes:
    """A PNG whose text for the lab's state unpacks to 100 MB."""
    out = io.BytesIO()
    Image.new("L", (4, 4)).save(out, "PNG")
    data = out.getvalue()
    text = zlib.compress(b"[" * 100_000_000, 9)
    return data[:33] + _chunk(b"zTXt", b"visual-lab\0\0" + text) + data[33:]


def _chunk(kind: bytes, data: bytes) -> bytes:
    crc = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + crc


def state_of_lists() -> bytes:
    """A saved lab of empty lists, as long as one may be."""
    return b"[" + b"[]," * (LONGEST // 3 - 2) + b"[]]"


def state_of_dicts() -> bytes:
    """A saved lab of empty objects, as long as one may be."""
    return b"[" + b"{}," * (LONGEST // 3 - 2) + b"{}]"


def state_of_strangers() -> bytes:
    """A saved lab with as many unknown tabs as fit."""
    tabs = ",".join(f'"{i}":0' for i in range(LONGEST // 12))
    return f'{{"format":"{FORMAT}","version":1,"tabs":{{{tabs}}}}}'.encode()


def state_of_unknown_settings() -> bytes:
    """A saved lab with as many unknown settings as fit."""
    params = {f"{i}": 0 for i in range(LONGEST // 13)}
    tabs = {"training": {"preset": "x", "params": params}}
    whole = {"format": FORMAT, "version": 1, "tabs": tabs}
    return json.dumps(whole, separators=(",", ":")).encode()


def state_of_long_numbers() -> bytes:
    """A saved lab with a number of millions of digits."""
    head = f'{{"format":"{FORMAT}","version":1,"tabs":{{"training":{{"params":{{"lr":'.encode()
    return head + b"9" * (LONGEST - 200) + b"}}}}"


CRAFTED: dict[str, list[tuple[str, Callable[[], bytes]]]] = {
    "idx images": [("bomb", idx_bomb), ("liar", idx_liar)],
    "idx labels": [("liar", lambda: gzip.compress(struct.pack(">2I", 0x801, 9) + bytes(10**8)))],
    "network": [
        ("bomb", npz_bomb),
        ("brackets", npz_deep_header),
        ("lists", npz_many_lists),
        ("endless header", npz_endless_header),
    ],
    "run": [("bomb", npz_bomb)],
    "own digits": [("bomb", npz_bomb), ("lists", npz_many_lists)],
    "picture": [
        ("RGBA PNG", picture("RGBA", "PNG", compress_level=1)),
        ("LA PNG", picture("LA", "PNG", compress_level=1)),
        ("palette PNG", picture("P", "PNG", compress_level=1, transparency=0)),
        ("16 bit PNG", picture("I;16", "PNG", compress_level=1)),
        ("progressive JPEG", picture("CMYK", "JPEG", progressive=True)),
        ("BMP", picture("RGB", "BMP")),
        ("moving GIF", moving_picture("GIF")),
        ("WebP", picture("RGBA", "WEBP", lossless=True, method=0, quality=0)),
        ("moving WebP", moving_picture("WEBP")),
        ("text bomb", png_text_bomb),
    ],
    "state": [
        ("lists", state_of_lists),
        ("dicts", state_of_dicts),
        ("strangers", state_of_strangers),
        ("unknown settings", state_of_unknown_settings),
        ("long number", state_of_long_numbers),
    ],
}
"""What each reader gets of them, each with its name."""
