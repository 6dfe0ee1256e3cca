"""The text in a PNG file: read however it was packed, and nothing else is."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from lab.data.png_text import png_text
from tests.mutate import mutations

MOST = 1000


def picture(info: PngInfo) -> bytes:
    out = io.BytesIO()
    Image.new("L", (4, 4)).save(out, "PNG", pnginfo=info)
    return out.getvalue()


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(("kind", "text"), [("text", "é = 1"), ("itxt", "学习率 η")])
def test_every_kind_of_text_is_read(kind: str, text: str, packed: bool) -> None:
    info = PngInfo()
    info.add_text("other", "no")
    add = info.add_text if kind == "text" else info.add_itxt
    add("key", text, zip=packed)
    assert png_text(picture(info), "key", MOST) == text


def test_a_picture_without_it_has_none() -> None:
    assert png_text(picture(PngInfo()), "key", MOST) is None
    for data in (b"", b"\x89PNG\r\n\x1a\n", b"GIF89a" + bytes(50)):
        assert png_text(data, "key", MOST) is None


def test_no_more_is_unpacked_than_asked_for() -> None:
    head = picture(PngInfo())[:33]
    content = b"zTXtkey\0\0" + zlib.compress(bytes(10_000_000), 9)
    chunk = struct.pack(">I", len(content) - 4) + content
    data = head + chunk + struct.pack(">I", zlib.crc32(content))
    assert png_text(data, "key", MOST) == "\0" * MOST


def test_damage_is_seen() -> None:
    info = PngInfo()
    info.add_text("key", "a = 1, b = 2, c = 3", zip=True)
    whole = picture(info)
    for damaged in mutations(whole, 500):
        assert png_text(damaged, "key", MOST) in (None, "a = 1, b = 2, c = 3")
    for end in range(len(whole)):
        assert png_text(whole[:end], "key", MOST) in (None, "a = 1, b = 2, c = 3")
