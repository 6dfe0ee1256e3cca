"""The text that a PNG file carries beside its picture, read without unpacking the picture.

The libraries for pictures either write to the console about a damaged file or refuse a long text.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def png_text(data: bytes, key: str, most: int) -> str | None:
    """Return the text of that key (at most `most` bytes of it), None where there is none.

    What is damaged counts as not there.
    """
    for kind, content in _chunks(data):
        found, _, rest = content.partition(b"\0")
        if found == key.encode("latin-1"):
            text = _text(kind, rest, most)
            if text is not None:
                return text
    return None


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give the kind and the content of each chunk that is whole."""
    at = len(SIGNATURE)
    if data[:at] != SIGNATURE:
        return
    while at + 12 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        end = at + 8 + size
        if end + 4 > len(data):
            return
        if kind.endswith(b"TXt") or kind == b"tEXt":
            (crc,) = struct.unpack_from(">I", data, end)
            if crc == zlib.crc32(data[at + 4 : end]):
                yield kind, data[at + 8 : end]
        at = end + 4


def _text(kind: bytes, content: bytes, most: int) -> str | None:
    """Read what follows the key: plain, packed, or in UTF-8 with a language before it."""
    try:
        if kind == b"tEXt":
            return content[:most].decode("latin-1")
        if kind == b"zTXt" and content[:1] == b"\0":
            return _unpacked(content[1:], most).decode("latin-1")
        if kind == b"iTXt":
            packed, words = content[:1], content[2:].split(b"\0", 2)[2]
            return (_unpacked(words, most) if packed == b"\1" else words[:most]).decode()
    except (zlib.error, UnicodeDecodeError, IndexError):
        return None
    return None


def _unpacked(packed: bytes, most: int) -> bytes:
    return zlib.decompressobj().decompress(packed, most)
