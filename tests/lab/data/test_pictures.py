from __future__ import annotations

import io
import tracemalloc

import numpy as np
import pytest
from PIL import Image

from lab.data import digit_image, load_mnist, read_picture
from lab.message import InputError
from tests.mutate import CASES, mutations


@pytest.fixture(scope="module")
def digit() -> Image.Image:
    """A light digit on a dark ground, 200 × 200."""
    return Image.fromarray(load_mnist().test_pixels[7]).resize((200, 200))


def in_format(image: Image.Image, kind: str = "PNG", **options) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "GIF", "WEBP"])
def test_formats(digit, kind):
    expected = digit_image(np.asarray(digit))
    picture = read_picture(in_format(digit, kind))
    assert picture.dtype == np.uint8
    assert np.abs(digit_image(picture) - expected).mean() < 0.02


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK"])
def test_modes(digit, mode):
    if mode == "I;16":
        image = Image.fromarray(np.asarray(digit).astype(np.uint16) * 257)
    else:
        image = digit.convert(mode, dither=Image.Dither.NONE)
    kind = "JPEG" if mode == "CMYK" else "PNG"
    found = digit_image(read_picture(in_format(image, kind)))
    assert np.abs(found - digit_image(np.asarray(digit))).mean() < 0.05


@pytest.mark.parametrize("ink", [0, 255])
def test_a_transparent_ground_never_hides_the_ink(digit, ink):
    image = Image.new("LA", digit.size, (ink, 0))
    image.putalpha(digit)
    expected = digit_image(np.asarray(digit))
    assert np.abs(digit_image(read_picture(in_format(image))) - expected).mean() < 0.01


def test_large_pictures_are_made_smaller(digit):
    picture = read_picture(in_format(digit.resize((3000, 1500))))
    assert picture.shape == (256, 512)


def test_a_photo_is_turned_as_its_camera_was_held(digit):
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = read_picture(in_format(digit.transpose(Image.Transpose.ROTATE_90), exif=exif))
    np.testing.assert_array_equal(turned, np.asarray(digit))


def test_from_a_file(digit, tmp_path):
    path = tmp_path / "一 digit.png"
    digit.save(path)
    np.testing.assert_array_equal(read_picture(path), np.asarray(digit))
    with pytest.raises(InputError, match="There is no file"):
        read_picture(tmp_path / "none.png")
    path.write_text("no picture")
    with pytest.raises(InputError, match=r"一 digit\.png is not a picture"):
        read_picture(path)


@pytest.mark.parametrize(
    ("side", "sentence"),
    [(6_000, "too large: 6,000 × 6,000 pixels"), (15_000, "far too large, expected at most")],
)
def test_a_bomb_is_refused_before_it_is_unpacked(side, sentence):
    bomb = in_format(Image.new("1", (side, side)))
    tracemalloc.start()
    try:
        with pytest.raises(InputError, match=sentence):
            read_picture(bomb)
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "GIF", "WEBP"])
def test_fuzz(digit, kind, capfd):
    data = in_format(digit.resize((40, 40)), kind)
    for damaged in mutations(data, CASES // 5):
        try:
            picture = read_picture(damaged)
        except InputError:
            continue
        assert picture.ndim == 2
        assert max(picture.shape) <= 512
    # No library behind Pillow may write to the console.
    assert capfd.readouterr().err == ""
