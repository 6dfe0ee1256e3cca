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
    """Return numbers as colours that diverge at 0; ±`limit` (0: the largest) are the strongest."""
    values = np.nan_to_num(values, posinf=0, neginf=0)
    limit = limit or float(np.abs(values).max(initial=0)) or 1.0
    place = np.clip(values * (SHADES / limit), -SHADES, SHADES)
    colors: Rgb = _diverging()[(place + SHADES + 0.5).astype(np.uint8)]
    return colors


def _diverging() -> Rgb:
    """Return the colours of -`SHADES` … `SHADES`, one a row."""
    ends = [QColor(color) for color in appearance.theme.diverging]
    negative, middle, positive = (
        np.array([c.blue(), c.green(), c.red(), 255], np.float32) for c in ends
    )
    share = np.linspace(-1, 1, 2 * SHADES + 1, dtype=np.float32)[:, None]
    end = np.where(share < 0, negative, positive)
    colors: Rgb = (middle + np.abs(share) * (end - middle)).astype(np.uint8)
    return colors
