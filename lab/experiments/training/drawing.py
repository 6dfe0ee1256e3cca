"""What is on the canvas: strokes, or a picture that was pasted, small enough to be a setting."""

from __future__ import annotations

import base64
import binascii
import zlib

import numpy as np
import numpy.typing as npt
from PIL import Image

from lab.message import InputError
from lab.specs import ItemsSpec, PointSpec

STROKE = ItemsSpec(item=PointSpec(x_low=-1, x_high=2, y_low=-1, y_high=2), least=1, most=20_000)

Strokes = tuple[tuple[tuple[float, float], ...], ...]

MOST_PASTED = 140
"""The longer side of a pasted picture, in pixels: the canvas has no more."""

LONGEST_TEXT = 60_000

THREE: Strokes = (
    (
        (0.29, 0.23),
        (0.42, 0.16),
        (0.57, 0.16),
        (0.68, 0.24),
        (0.67, 0.36),
        (0.57, 0.45),
        (0.46, 0.48),
        (0.6, 0.51),
        (0.71, 0.61),
        (0.7, 0.75),
        (0.58, 0.84),
        (0.42, 0.84),
        (0.28, 0.76),
    ),
)
"""A drawn 3, so that the canvas is not empty when the lab opens."""


def pack_picture(picture: npt.NDArray[np.uint8]) -> str:
    """Return a grey picture (H, W) as a line of text, its longer side at most 140 pixels."""
    height, width = picture.shape
    scale = min(1.0, MOST_PASTED / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = np.asarray(Image.fromarray(picture).resize(size, Image.Resampling.BOX))
    packed = base64.b85encode(zlib.compress(small.tobytes(), 9)).decode()
    return f"{size[0]}x{size[1]}:{packed}"


def unpack_picture(text: str) -> npt.NDArray[np.uint8]:
    """Return the picture (H, W) that `pack_picture` packed; InputError where it is damaged."""
    size, _, packed = text.partition(":")
    try:
        width, height = (int(side) for side in size.split("x"))
        if not (1 <= width <= MOST_PASTED and 1 <= height <= MOST_PASTED):
            raise ValueError
        unpacker = zlib.decompressobj()
        pixels = unpacker.decompress(base64.b85decode(packed), width * height)
        return np.frombuffer(pixels, np.uint8).reshape(height, width)
    except (ValueError, zlib.error, binascii.Error):
        raise InputError("The pasted picture is damaged") from None


def check_picture(text: str) -> None:
    """Raise InputError unless the text is empty or a packed picture."""
    if text:
        unpack_picture(text)
