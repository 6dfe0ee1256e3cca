"""The reader's own digits: labelled drawings and pasted pictures, kept in a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from lab.data.dataset import CLASSES, SIDE, Pixels, as_input
from lab.data.digits import digit_image
from lab.data.idx import Bytes
from lab.data.strokes import PEN_WIDTH, Stroke, render_strokes
from lab.message import InputError
from lab.npz import Arrays, check_format, damaged, load_arrays, save_arrays

_FORMAT, _VERSION = "visual-lab digits", 1
_MOST_DIGITS = 20_000
_LARGEST_FILE = 100_000_000
# What the file has beside the arrays' numbers, at most.
_AROUND = 5000


@dataclass(frozen=True)
class OwnDigit:
    """One digit of the reader's.

    `label`: 0 … 9; `image`: (28, 28) uint8 as a network sees it; `strokes`: how it was drawn, none
    when it was pasted; `width`: the pen's, as a part of the canvas.
    """

    label: int
    image: Bytes
    strokes: tuple[Stroke, ...] = ()
    width: float = PEN_WIDTH

    @classmethod
    def drawn(cls, label: int, strokes: Sequence[Stroke], width: float = PEN_WIDTH) -> OwnDigit:
        """Keep a drawing. Raises `InputError` for a label not 0 … 9, or as `render_strokes`."""
        return cls.pasted(label, render_strokes(strokes, width=width), strokes, width)

    @classmethod
    def pasted(
        cls,
        label: int,
        picture: Bytes,
        strokes: Sequence[Stroke] = (),
        width: float = PEN_WIDTH,
    ) -> OwnDigit:
        """Keep a picture, (H, W) uint8, as `digit_image` sees it. Raises `InputError`."""
        if label not in range(CLASSES):
            raise InputError("label: came {label}, expected 0 to 9", label=label)
        image = (digit_image(picture) * 255).round().astype(np.uint8)
        image.flags.writeable = False
        kept = tuple(tuple((float(x), float(y)) for x, y in stroke) for stroke in strokes)
        return cls(int(label), image, kept, float(width))


class OwnDigits:
    """A set of the reader's digits, in the order in which they were kept; it never changes.

    `images` and `labels` are as a `Dataset`'s: (N, 784) float32 in [0, 1] and (N,) int64.
    """

    def __init__(self, digits: Sequence[OwnDigit] = ()) -> None:
        if len(digits) > _MOST_DIGITS:
            raise InputError(
                "{count:,} digits are too many for one file, expected at most {most:,}",
                count=len(digits),
                most=_MOST_DIGITS,
            )
        self._digits = tuple(digits)

    def __len__(self) -> int:
        return len(self._digits)

    def __iter__(self) -> Iterator[OwnDigit]:
        return iter(self._digits)

    def __getitem__(self, index: int) -> OwnDigit:
        return self._digits[index]

    def added(self, digit: OwnDigit) -> OwnDigits:
        """Return the set with one digit more."""
        return OwnDigits((*self._digits, digit))

    def without(self, index: int) -> OwnDigits:
        """Return the set with one digit less. IndexError where there is no such digit."""
        if not 0 <= index < len(self._digits):
            raise IndexError(index)
        return OwnDigits(self._digits[:index] + self._digits[index + 1 :])

    @property
    def images(self) -> Pixels:
        """(N, 784) float32 in [0, 1]."""
        return as_input(self._stacked())

    @property
    def labels(self) -> npt.NDArray[np.int64]:
        """(N,) class numbers 0 … 9."""
        return np.array([digit.label for digit in self], np.int64)

    def images_with(self, *, crop: bool, scale: bool, centre: bool) -> Pixels:
        """Return what `images` would be, had each drawing been prepared so (see `prepare_digit`).

        Of a pasted picture only what was made of it is kept: it stays as it is.
        """
        rows = [
            digit_image(
                render_strokes(digit.strokes, width=digit.width),
                crop=crop,
                scale=scale,
                centre=centre,
            ).ravel()
            if digit.strokes
            else as_input(digit.image[None])[0]
            for digit in self
        ]
        return np.array(rows, np.float32).reshape(-1, SIDE * SIDE)

    def save(self, path: str | Path) -> None:
        """Write the set to a file in one step.

        Raises `InputError` when that fails, or when `load` would refuse it for its size.
        """
        strokes = [stroke for digit in self for stroke in digit.strokes]
        points = [point for stroke in strokes for point in stroke]
        arrays: Arrays = {
            "images": self._stacked(),
            "labels": self.labels,
            "pen_widths": np.array([digit.width for digit in self], np.float64),
            "strokes_of_digit": np.array([len(digit.strokes) for digit in self], np.int64),
            "points_of_stroke": np.array([len(stroke) for stroke in strokes], np.int64),
            "points": np.array(points, np.float64).reshape(-1, 2),
        }
        size = _AROUND + sum(array.nbytes for array in arrays.values())
        if size > _LARGEST_FILE:
            raise InputError(
                "The digits were not saved, for they could not be opened again: they would take "
                "{size:,} bytes, expected at most {most:,}",
                size=size,
                most=_LARGEST_FILE,
            )
        save_arrays(path, {"format": _FORMAT, "version": _VERSION}, arrays)

    @classmethod
    def load(cls, path: str | Path) -> OwnDigits:
        """Read a set. Raises `InputError` if the file is missing, damaged or another version's."""
        name = Path(path).name
        header, arrays = load_arrays(path, _LARGEST_FILE)
        check_format(name, header, _FORMAT, _VERSION)
        if not _is_whole(arrays):
            raise damaged(name)
        points = [(x, y) for x, y in arrays["points"].tolist()]
        strokes = [tuple(part) for part in _parts(points, arrays["points_of_stroke"])]
        digits = zip(
            arrays["labels"].tolist(),
            arrays["images"],
            _parts(strokes, arrays["strokes_of_digit"]),
            arrays["pen_widths"].tolist(),
            strict=True,
        )
        arrays["images"].flags.writeable = False
        return cls([OwnDigit(label, image, tuple(s), width) for label, image, s, width in digits])

    def _stacked(self) -> Bytes:
        return np.array([digit.image for digit in self], np.uint8).reshape(-1, SIDE, SIDE)


def _is_whole(arrays: Arrays) -> bool:
    """Tell whether a file's arrays are there, of the right kind, and fit one another."""
    kinds = {
        "images": ("|u1", (SIDE, SIDE)),
        "labels": ("<i8", ()),
        "pen_widths": ("<f8", ()),
        "strokes_of_digit": ("<i8", ()),
        "points_of_stroke": ("<i8", ()),
        "points": ("<f8", (2,)),
    }
    if set(arrays) != set(kinds) or any(
        arrays[key].dtype != np.dtype(dtype)
        or arrays[key].ndim == 0
        or arrays[key].shape[1:] != shape
        for key, (dtype, shape) in kinds.items()
    ):
        return False
    images, labels, widths, of_digit, of_stroke, points = (arrays[key] for key in kinds)
    return bool(
        len(images) == len(labels) == len(widths) == len(of_digit) <= _MOST_DIGITS
        and ((labels >= 0) & (labels < CLASSES)).all()
        and ((widths > 0) & (widths <= 1)).all()
        and np.isfinite(points).all()
        and _adds_up(of_digit, of_stroke)
        and _adds_up(of_stroke, points)
    )


def _adds_up(counts: npt.NDArray[Any], things: npt.NDArray[Any]) -> bool:
    most = len(things)
    return bool(((counts >= 0) & (counts <= most)).all() and int(counts.sum()) == most)


def _parts(things: list[Any], counts: npt.NDArray[Any]) -> Iterator[list[Any]]:
    """Cut a list into parts of these lengths."""
    start = 0
    for count in counts.tolist():
        yield things[start : start + count]
        start += count
