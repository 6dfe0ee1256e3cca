"""Drawn digits, all the way: strokes, picture, 28 × 28, the bundled network's answer."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lab import checkpoint
from lab.data import digit_image, load_mnist, render_strokes
from tests.strokes import DRAWN

MODEL = Path(__file__).parents[3] / "resources" / "models" / "mnist.npz"


@pytest.fixture(scope="module")
def network():
    return checkpoint.load(MODEL).network


def as_seen(pictures) -> np.ndarray:
    return np.array([digit_image(picture).ravel() for picture in pictures])


def test_five_ways_of_writing_each_digit():
    assert len(DRAWN) == 50
    assert [d.label for d in DRAWN] == sorted(list(range(10)) * 5)
    assert len({(d.label, d.way) for d in DRAWN}) == 50
    points = np.array([point for d in DRAWN for stroke in d.strokes for point in stroke])
    assert points.min() > 0
    assert points.max() < 1
    assert len({d.width for d in DRAWN}) >= 5


@pytest.mark.parametrize("paper", ["dark", "light"])
def test_drawn_digits_are_recognised(network, paper):
    pictures = [render_strokes(d.strokes, width=d.width) for d in DRAWN]
    if paper == "light":
        pictures = [255 - picture for picture in pictures]
    answers = network.predict(as_seen(pictures)).argmax(axis=1)
    wrong = [
        f"{d.label} {d.way}: {answer}"
        for d, answer in zip(DRAWN, answers, strict=True)
        if answer != d.label
    ]
    assert len(wrong) <= 2, wrong


@pytest.mark.parametrize("side", [70, 140, 280])
def test_the_size_of_the_picture_hardly_matters(network, side):
    pictures = [render_strokes(d.strokes, side, d.width) for d in DRAWN]
    answers = network.predict(as_seen(pictures)).argmax(axis=1)
    assert (answers == [d.label for d in DRAWN]).sum() >= 48


def test_mnist_through_the_same_way_is_read_as_well(network):
    """Test images made large and smooth, on a larger canvas, lose hardly any accuracy."""
    mnist = load_mnist()
    images, labels = mnist.test_images[:2000], mnist.test_labels[:2000]
    large = []
    for pixels in mnist.test_pixels[:2000]:
        canvas = np.zeros((160, 160), np.uint8)
        canvas[10:122, 30:142] = Image.fromarray(pixels).resize(
            (112, 112), Image.Resampling.BICUBIC
        )
        large.append(canvas)
    direct = network.accuracy(images, labels)
    assert direct > 0.95
    assert network.accuracy(as_seen(large), labels) > direct - 0.01


def test_what_the_steps_are_worth(network):
    """Without scaling and centring the same drawings are read far worse: as MNIST never was."""
    pictures = [render_strokes(d.strokes, width=d.width) for d in DRAWN]
    plain = np.array(
        [digit_image(p, crop=False, scale=False, centre=False).ravel() for p in pictures]
    )
    right = (network.predict(plain).argmax(axis=1) == [d.label for d in DRAWN]).sum()
    assert right < 45
