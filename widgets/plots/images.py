"""Arrays as pictures."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage


def grey_image(pixels: npt.NDArray[np.uint8]) -> QImage:
    """Return an (H, W) uint8 array as a picture of its own."""
    pixels = np.ascontiguousarray(pixels)
    height, width = pixels.shape
    return QImage(pixels.data, width, height, width, QImage.Format.Format_Grayscale8).copy()


def unit_image(values: npt.NDArray[np.floating], size: int) -> QImage:
    """Return values in [0, 1] as a grey picture of `size` pixels a side, pixels kept sharp."""
    image = grey_image(np.round(np.clip(values, 0, 1) * 255).astype(np.uint8))
    return image.scaled(QSize(size, size))
