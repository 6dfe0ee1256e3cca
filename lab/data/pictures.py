"""Pictures from elsewhere (a screenshot, a photo, a scan) become grey bytes, or a sentence."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from lab.data.idx import Bytes
from lab.files import read_bytes
from lab.message import InputError

# Not TIFF: its library writes to the console when a file is damaged.
_FORMATS = ("PNG", "JPEG", "BMP", "GIF", "WEBP")
_MOST_BYTES = 40_000_000
# Some kinds take 12 bytes a pixel while they are unpacked, WebP takes 20.
_MOST_PIXELS = 12_500_000
_MOST_PIXELS_WEBP = 8_500_000
_SIDE = 512


def read_picture(source: str | Path | bytes) -> Bytes:
    """Read a picture of any usual kind from a file, or from its bytes: (H, W) uint8 of grey.

    The longer side is at most 512: a larger picture is made smaller. Transparent parts become dark
    behind a light digit, light behind a dark one. Of a moving picture the first one is taken.
    Raises `InputError` when it is no picture, is damaged or has more than 12.5 million pixels.
    """
    data = source if isinstance(source, bytes) else read_bytes(source, _MOST_BYTES)
    name = "The picture" if isinstance(source, bytes) else Path(source).name
    try:
        with warnings.catch_warnings():
            # The size is checked here, damage of the extra data is nothing to the reader.
            warnings.simplefilter("ignore")
            return _grey(_opened(data, name))
    except InputError:
        raise
    except Image.DecompressionBombError as error:
        raise InputError(
            "{file} is far too large, expected at most {most:,} pixels in all",
            file=name,
            most=_MOST_PIXELS,
        ) from error
    # Pillow's readers raise almost any exception on a damaged file.
    except Exception as error:
        raise InputError(
            "{file} is not a picture that can be read (PNG, JPEG, BMP, GIF or WebP)",
            file=name,
        ) from error


def _opened(data: bytes, name: str) -> Image.Image:
    image = Image.open(io.BytesIO(data), formats=_FORMATS)
    # A JPEG can be unpacked at a half, a quarter or an eighth of its size.
    image.draft(None, (2 * _SIDE, 2 * _SIDE))
    most = _MOST_PIXELS_WEBP if image.format == "WEBP" else _MOST_PIXELS
    if image.width * image.height > most:
        raise InputError(
            "{file} is too large: {width:,} × {height:,} pixels, expected at most {most:,} in all",
            file=name,
            width=image.width,
            height=image.height,
            most=most,
        )
    image.load()
    return image


def _grey(image: Image.Image) -> Bytes:
    image = _in_bytes(image)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = _small(image.convert("RGBA"))
        colours, alpha = np.asarray(image.convert("L"), np.float64), np.asarray(image)[..., 3] / 255
        if alpha.min() < 1:
            seen = float((colours * alpha).sum() / max(alpha.sum(), 1e-9))
            behind = 255 if seen < 128 else 0
            colours = colours * alpha + behind * (1 - alpha)
        return colours.round().astype(np.uint8)
    return np.array(_small(image.convert("L")))


def _in_bytes(image: Image.Image) -> Image.Image:
    """Bring pictures of more than 8 bits a colour to bytes: darkest 0, lightest 255."""
    if image.mode != "I" and not image.mode.startswith("I;16"):
        return image
    values = np.asarray(image).astype(np.float32)
    low, high = float(values.min()), float(values.max())
    values -= low
    values *= 255 / max(high - low, 1e-9)
    return Image.fromarray(np.rint(values, out=values).astype(np.uint8))


def _small(image: Image.Image) -> Image.Image:
    """Turn a photo as its camera was held, and make it at most 512 pixels wide and high."""
    ImageOps.exif_transpose(image, in_place=True)
    image.thumbnail((_SIDE, _SIDE), Image.Resampling.BOX)
    return image
