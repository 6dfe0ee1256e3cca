from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from lab.data import digit_image, load_mnist, prepare_digit
from lab.message import InputError


@pytest.fixture(scope="module")
def mnist():
    return load_mnist()


def enlarged(pixels, side=112, resample=Image.Resampling.NEAREST):
    return np.asarray(Image.fromarray(pixels).resize((side, side), resample))


def on_canvas(picture, top, left, side=180):
    canvas = np.zeros((side, side), np.uint8)
    canvas[top : top + len(picture), left : left + len(picture)] = picture
    return canvas


def centre_of_mass(image):
    place = np.arange(28)
    return image.sum(1) @ place / image.sum(), image.sum(0) @ place / image.sum()


def notes(prepared) -> str:
    return " | ".join(map(str, prepared.notes))


def test_mnist_enlarged_and_moved_comes_back(mnist):
    rng = np.random.default_rng(0)
    same = 0
    for pixels in mnist.test_pixels[:400]:
        top, left = rng.integers(0, 180 - 112, 2)
        image = digit_image(on_canvas(enlarged(pixels), top, left))
        # MNIST's brightest pixel is 254 or 255, here always 255; the faintest edge may be cut off.
        faint = (pixels <= 25) & (image == 0)
        same += np.allclose(image[~faint], pixels[~faint] / 255, atol=1.01 / 255)
    # The others' centre of mass lies so near the middle of two pixels that the cut edge tips it.
    assert same >= 396


def test_mnist_smoothly_enlarged_comes_back_nearly(mnist):
    errors = [
        np.abs(digit_image(enlarged(p, 252, Image.Resampling.BICUBIC)) - p / 255).mean()
        for p in mnist.test_pixels[:300]
    ]
    ink = (mnist.test_pixels[:300] / 255).mean()
    assert np.mean(errors) < 0.25 * ink


def test_as_mnist_all_fill_20_pixels_and_are_centred_by_mass(mnist):
    rng = np.random.default_rng(1)
    for pixels in mnist.test_pixels[300:400]:
        side = int(rng.integers(40, 160))
        image = digit_image(enlarged(pixels, side, Image.Resampling.BICUBIC))
        rows, columns = np.flatnonzero(image.any(1)), np.flatnonzero(image.any(0))
        assert max(np.ptp(rows), np.ptp(columns)) + 1 in (19, 20)
        np.testing.assert_allclose(centre_of_mass(image), 14, atol=0.51)
        assert image.max() == 1


def test_light_on_dark_and_dark_on_light_are_the_same(mnist):
    for pixels in mnist.test_pixels[:50]:
        picture = on_canvas(enlarged(pixels), 20, 40)
        np.testing.assert_array_equal(digit_image(255 - picture), digit_image(picture))
    assert "inverted" in notes(prepare_digit(255 - picture))
    assert "inverted" not in notes(prepare_digit(picture))


def test_grey_paper_with_noise(mnist):
    rng = np.random.default_rng(2)
    errors = []
    for pixels in mnist.test_pixels[:50]:
        clean = on_canvas(enlarged(pixels), 30, 30)
        light = np.linspace(170, 190, 180)
        paper = light - 0.6 * clean + rng.normal(0, 2, clean.shape)
        image = digit_image(paper.clip(0, 255).astype(np.uint8))
        errors.append(np.abs(image - digit_image(clean)).mean())
    assert np.quantile(errors, 0.9) < 0.02


@pytest.mark.parametrize("paper", [0, 7, 128, 255])
def test_a_blank_picture_gives_zeros(paper):
    prepared = prepare_digit(np.full((50, 60), paper, np.uint8))
    assert prepared.blank
    assert not prepared.image.any()
    assert "Nothing is drawn" in notes(prepared)


def test_the_aspect_is_kept():
    picture = np.zeros((100, 100), np.uint8)
    picture[10:90, 40:50] = 255
    image = digit_image(picture)
    assert (np.flatnonzero(image.any(1))[[0, -1]] == [4, 23]).all()
    assert image.any(0).sum() in (2, 3)


def test_one_pixel_is_a_digit_of_its_own():
    picture = np.zeros((140, 140), np.uint8)
    picture[3, 100] = 255
    image = digit_image(picture)
    assert (image == 1).sum() == 400


@pytest.mark.parametrize("side", [21, 33, 57, 87, 141])
@pytest.mark.parametrize("centre", [True, False])
def test_a_thin_stroke_is_not_lost(side, centre):
    picture = np.zeros((side, side), np.uint8)
    picture[side // 5 : -(side // 5), side // 2] = 255
    image = digit_image(picture, crop=False, centre=centre)
    assert image.max() == 1
    np.testing.assert_allclose(centre_of_mass(image), 13.5, atol=0.51)


def test_each_pixel_is_the_mean_of_the_area_it_covers():
    """Five columns become two: of three in the middle, each new one holds one and a half."""
    picture = np.zeros((50, 50), np.uint8)
    picture[:, 10:15] = 250
    picture[:, 21:24] = 250
    image = digit_image(picture, crop=False, centre=False)
    np.testing.assert_allclose(image[14, 4:][:12], [0, 0, 0, 0, 1, 1, 0, 0, 0.6, 0.6, 0, 0])


def test_every_step_can_be_left_out():
    picture = np.zeros((140, 140), np.uint8)
    picture[15:55, 90:100] = 255
    plain = prepare_digit(picture, crop=False, scale=False, centre=False)
    np.testing.assert_allclose(centre_of_mass(plain.image), (34.5 / 5 - 0.5, 18.5), atol=0.2)
    assert plain.image.any(1).sum() == 8
    assert "Cut out" not in notes(plain)
    assert "Centred" not in notes(plain)

    centred = prepare_digit(picture, crop=False, scale=False).image
    np.testing.assert_allclose(centre_of_mass(centred), 14, atol=0.51)
    assert centred.any(1).sum() == 8

    small = prepare_digit(picture, scale=False).image
    assert small.any(1).sum() == 8

    whole = prepare_digit(picture, crop=False, centre=False).image
    assert whole.any(1).sum() in (6, 7)
    np.testing.assert_allclose(centre_of_mass(whole)[1], 4 + 95 / 7 - 0.5, atol=0.3)

    uneven = np.zeros((100, 100), np.uint8)
    uneven[10:90, 40] = uneven[70:90, 30:90] = 255
    middle = prepare_digit(uneven, centre=False).image
    rows, columns = np.flatnonzero(middle.any(1)), np.flatnonzero(middle.any(0))
    assert (rows[0], rows[-1]) == (4, 23)
    assert columns[0] - 0 in (27 - columns[-1], 28 - columns[-1], 26 - columns[-1])


def test_what_was_done_is_told():
    picture = np.zeros((140, 140), np.uint8)
    picture[20:100, 50:90] = 255
    prepared = prepare_digit(picture)
    assert prepared.box == (50, 20, 90, 100)
    assert notes(prepared) == (
        "Cut out: 40 × 80 pixels | Scaled to 10 × 20 | Centred by its centre of mass"
    )


@pytest.mark.parametrize("shape", [(1, 1), (1, 500), (500, 1), (2, 3), (4096, 3)])
@pytest.mark.parametrize("crop", [True, False])
@pytest.mark.parametrize("scale", [True, False])
def test_odd_shapes(shape, crop, scale):
    picture = np.zeros(shape, np.uint8)
    picture[-1, -1] = 255
    image = digit_image(picture, crop=crop, scale=scale)
    assert image.shape == (28, 28)
    assert image.dtype == np.float32
    assert np.isfinite(image).all()


@pytest.mark.parametrize(
    "picture",
    [
        np.zeros((5, 5)),
        np.zeros((5, 5, 3), np.uint8),
        np.zeros((0, 5), np.uint8),
        np.zeros((1, 5000), np.uint8),
        [[1, 2]],
        None,
    ],
)
def test_what_is_no_picture_is_refused(picture):
    with pytest.raises(InputError, match="picture: came"):
        digit_image(picture)


def test_the_picture_is_not_changed():
    picture = np.full((60, 60), 200, np.uint8)
    picture[20:40, 20:40] = 10
    before = picture.copy()
    digit_image(picture)
    np.testing.assert_array_equal(picture, before)
