"""Pictures that were pasted or dropped."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

from lab.data import read_picture

ENDINGS = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp")


def has_picture(mime: QMimeData) -> bool:
    """Tell whether there is a picture, or the file of one, in what is dragged."""
    return mime.hasImage() or _file_in(mime) is not None


def picture_in(mime: QMimeData) -> npt.NDArray[np.uint8] | None:
    """Return the grey picture in what was pasted, None where there is none.

    Raises InputError where it is a file that cannot be read as one.
    """
    file = _file_in(mime)
    if file is not None:
        return read_picture(file)
    if not mime.hasImage():
        return None
    image = QImage(mime.imageData())
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return read_picture(bytes(content.data()))


def _file_in(mime: QMimeData) -> str | None:
    for url in mime.urls():
        if url.isLocalFile() and Path(url.toLocalFile()).suffix.lower() in ENDINGS:
            return str(url.toLocalFile())
    return None
