"""A drawn or pasted digit becomes a 28 × 28 picture such as MNIST's authors made them.

They cut each digit out, scaled it to fit 20 × 20 keeping its aspect (the grey levels come from the
antialiasing), and put it into 28 × 28 so that its centre of mass lies in the middle. In all 60,000
training images the longer side is 20 pixels, the centre of mass is within half a pixel of (14, 14)
and the brightest pixel is 254 or 255: so it was moved by whole pixels, and so it is done here.
Source: Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from lab.data.idx import Bytes
from lab.message import InputError, Message

SIDE, BOX, MIDDLE = 28, 20, 14
_LARGEST = 4096
# Fainter than this a picture counts as blank: paper is never quite even.
_LEAST_CONTRAST = 24
# What is cut out begins where the ink is stronger than a blurred edge or a JPEG's ringing. Of the
# 60,000 images of MNIST only six would get another longer side by it.
_FAINT = 25
# A pixel belongs to the background within so many of its usual deviations (the median's).
_NOISE = 8

Pixels = npt.NDArray[np.float32]
Box = tuple[int, int, int, int]


@dataclass(frozen=True)
class Prepared:
    """A digit as the network sees it, and how it came about.

    `image`: (28, 28) float32 in [0, 1], light on dark; zeros when the picture is `blank`; `box`:
    the part of the picture that was used (left, top, right, bottom), in its pixels; `notes`: what
    was done to the picture, a sentence each.
    """

    image: Pixels
    box: Box
    blank: bool
    notes: tuple[Message, ...]


def digit_image(
    picture: Bytes, *, crop: bool = True, scale: bool = True, centre: bool = True
) -> Pixels:
    """Turn a picture of a digit, (H, W) uint8, into (28, 28) float32 in [0, 1] as MNIST has it.

    The digit may be light on dark or dark on light; a blank picture gives zeros. See
    `prepare_digit` for the three steps and the errors.
    """
    return prepare_digit(picture, crop=crop, scale=scale, centre=centre).image


def prepare_digit(
    picture: Bytes, *, crop: bool = True, scale: bool = True, centre: bool = True
) -> Prepared:
    """Do what `digit_image` does, and tell what was done.

    `crop`: cut the digit out (else the whole picture is used); `scale`: make its longer side 20
    pixels (else the whole picture's would be 28); `centre`: put its centre of mass in the middle
    (else the middle of what was cut out).
    Raises `InputError` when the picture is not (H, W) uint8 with sides of 1 … 4096 pixels.
    """
    _check(picture)
    notes: list[Message] = []
    ink = _ink(picture, notes)
    height, width = ink.shape
    if not ink.any():
        zeros = np.zeros((SIDE, SIDE), np.float32)
        return Prepared(zeros, (0, 0, width, height), True, (Message("Nothing is drawn yet"),))
    box = _bounding_box(ink) if crop else (0, 0, width, height)
    if box != (0, 0, width, height):
        size = {"width": box[2] - box[0], "height": box[3] - box[1]}
        notes.append(Message("Cut out: {width} × {height} pixels", size))
    longer = max(box[2] - box[0], box[3] - box[1]) if scale else max(height, width)
    small = _resized(ink, box, (BOX if scale else SIDE) / longer)
    notes.append(
        Message("Scaled to {width} × {height}", {"width": small.shape[1], "height": small.shape[0]})
    )
    top, left = _place(small, crop, centre)
    if centre:
        notes.append(Message("Centred by its centre of mass"))
    return Prepared(_pasted(small, top, left), box, False, tuple(notes))


def _check(picture: Bytes) -> None:
    if not isinstance(picture, np.ndarray) or picture.dtype != np.uint8 or picture.ndim != 2:
        came = getattr(picture, "dtype", type(picture).__name__)
        raise InputError(
            "picture: came {type} of shape {shape}, expected (H, W) bytes (uint8)",
            type=came,
            shape=np.shape(picture),
        )
    if not all(1 <= side <= _LARGEST for side in picture.shape):
        raise InputError(
            "picture: came {height} × {width} pixels, expected 1 to {largest} each way",
            height=picture.shape[0],
            width=picture.shape[1],
            largest=_LARGEST,
        )


def _ink(picture: Bytes, notes: list[Message]) -> Bytes:
    """Return how much ink each pixel has, 0 … 255, whatever the colours of ink and paper are.

    The paper is as its border; what lies within the border's unevenness is paper.
    """
    difference = picture.astype(np.float32) - np.median(_border(picture))
    if np.median(np.abs(_border(difference))) > 0:
        difference -= _slope(difference)
    unevenness = float(np.median(np.abs(_border(difference)))) * _NOISE
    if -difference.min() > difference.max():
        difference *= -1
        notes.append(Message("Dark on light: inverted"))
    strongest = float(difference.max())
    if strongest < max(_LEAST_CONTRAST, unevenness):
        return np.zeros_like(picture)
    difference[difference <= unevenness] = 0
    ink: Bytes = (difference * (255 / strongest)).round().astype(np.uint8)
    return ink


def _border(picture: npt.NDArray[Any]) -> npt.NDArray[Any]:
    return np.concatenate((picture[0], picture[-1], picture[:, 0], picture[:, -1]))


def _slope(picture: Pixels) -> Pixels:
    """Return the plane through the border, for paper that is lit from one side."""
    height, width = picture.shape
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j].astype(np.float32)
    values = _border(picture)
    columns = np.stack([_border(x), _border(y), np.ones_like(values)], axis=1)
    near = np.full(len(values), True)
    plane = np.zeros(3, np.float32)
    # Where the digit reaches the border it does not count: twice more without what is far off.
    for _ in range(3):
        plane = np.linalg.lstsq(columns[near], values[near])[0]
        off = np.abs(values - columns @ plane)
        near = off <= 3 * np.median(off)
    sloped: Pixels = plane[0] * x + plane[1] * y + plane[2]
    return sloped


def _bounding_box(ink: Bytes) -> Box:
    rows = np.flatnonzero(ink.max(axis=1) > _FAINT)
    columns = np.flatnonzero(ink.max(axis=0) > _FAINT)
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def _resized(ink: Bytes, box: Box, factor: float) -> Bytes:
    """Scale the box; each new pixel is the mean of the area it covers, the brightest 255."""
    left, top, right, bottom = box
    width, height = (max(1, round(side * factor)) for side in (right - left, bottom - top))
    image = ink[top:bottom, left:right].astype(np.float32)
    if factor <= 1:
        # Not Pillow's BOX: it counts a pixel wholly or not at all, and so can lose a thin stroke.
        small = _cover(height, len(image)) @ image @ _cover(width, image.shape[1]).T
    else:
        bilinear = Image.Resampling.BILINEAR
        small = np.asarray(Image.fromarray(image).resize((width, height), bilinear))
    bright: Bytes = (small * (255 / small.max())).round().astype(np.uint8)
    return bright


def _cover(new: int, old: int) -> Pixels:
    """Return (new, old): which part of a new pixel each old one covers, along one axis."""
    edges = np.linspace(0, old, new + 1)[:, None]
    place = np.arange(old)
    shared = np.minimum(edges[1:], place + 1) - np.maximum(edges[:-1], place)
    cover: Pixels = (shared.clip(0) * (new / old)).astype(np.float32)
    return cover


def _place(small: Bytes, crop: bool, centre: bool) -> tuple[int, int]:
    """Return the row and the column of the field where the small picture begins."""
    place = []
    for axis in (0, 1):
        side = small.shape[axis]
        if not centre:
            place.append((SIDE - side) // 2)
            continue
        ink = small.sum(axis=1 - axis, dtype=np.float64)
        start = round(MIDDLE - float(ink @ np.arange(side)) / float(ink.sum()))
        # What was cut out is all ink: rather off the middle than over the edge.
        place.append(min(max(start, 0), SIDE - side) if crop and side <= SIDE else start)
    return place[0], place[1]


def _pasted(small: Bytes, top: int, left: int) -> Pixels:
    field = Image.new("L", (SIDE, SIDE))
    field.paste(Image.fromarray(small), (left, top))
    return np.asarray(field, np.float32) / np.float32(255)
