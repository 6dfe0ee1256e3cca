"""Arrays as pictures."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from widgets.theme import appearance

SHADES = 127
"""How many colours there are on either side of 0."""

Rgb = npt.NDArray[np.uint8]
"""(…, H, W, 4) in Qt's order of bytes: blue, green, red, and one that is not used."""


def grey_image(pixels: npt.NDArray[np.uint8]) -> QImage:
    """Return an (H, W) uint8 array as a picture of its own."""
    pixels = np.ascontiguousarray(pixels)
    height, width = pixels.shape
    return QImage(pixels.data, width, height, width, QImage.Format.Format_Grayscale8).copy()


def unit_image(values: npt.NDArray[np.floating], size: int) -> QImage:
    """Return values in [0, 1] as a grey picture of `size` pixels a side, pixels kept sharp."""
    image = grey_image(np.round(np.clip(values, 0, 1) * 255).astype(np.uint8))
    return image.scaled(QSize(size, size))


def rgb_image(colors: Rgb) -> QImage:
    """Return (H, W, 4) colours as a picture of its own."""
    colors = np.ascontiguousarray(colors)
    height, width, _ = colors.shape
    return QImage(colors.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


def grey_colors(values: npt.NDArray[np.generic]) -> Rgb:
    """Return bytes, or numbers in [0, 1], as greys: 0 is black, the largest white."""
    if values.dtype != np.uint8:
        values = np.round(np.clip(np.nan_to_num(values), 0, 1) * 255).astype(np.uint8)
    return np.repeat(values[..., None], 4, axis=-1).astype(np.uint8)


def signed_colors(values: npt.NDArray[np.floating], limit: float = 0.0) -> Rgb:
    """Return numbers as colours that diverge at 0; ±`limit` (0: the largest) are the strongest.

    What is no number looks like a 0; infinite values have the colours of the ends.
    """
    limit = limit or float(np.abs(values).max(initial=0, where=np.isfinite(values)))
    ramp = np.insert(diverging_ramp()[:, ::-1], 3, 255, axis=1)
    colors: Rgb = ramp[shades(np.nan_to_num(values, posinf=np.inf, neginf=-np.inf), limit)]
    return colors


def shades(values: npt.NDArray[np.floating], limit: float) -> npt.NDArray[np.uint8]:
    """Return which colour of `diverging_ramp` each number has, ±`limit` those of the ends."""
    share = np.clip(values / (limit or 1.0), -1, 1)
    found: npt.NDArray[np.uint8] = ((share + 1) * SHADES + 0.5).astype(np.uint8)
    return found


def diverging_ramp(*, cold_below: bool = False) -> npt.NDArray[np.uint8]:
    """Return the colours (RGB) of numbers from the lowest up: blue below 0 where `cold_below`."""
    colors = [QColor(color) for color in appearance.theme.diverging]
    stops = np.array([[c.red(), c.green(), c.blue()] for c in colors], np.float32)
    if cold_below:
        stops = stops[::-1]
    share = np.linspace(-1, 1, 2 * SHADES + 1, dtype=np.float32)[:, None]
    ends = np.where(share < 0, stops[0], stops[2])
    ramp: npt.NDArray[np.uint8] = (stops[1] + np.abs(share) * (ends - stops[1])).astype(np.uint8)
    return ramp
