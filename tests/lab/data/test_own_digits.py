from __future__ import annotations

import numpy as np
import pytest

from lab.data import OwnDigit, OwnDigits, digit_image, render_strokes
from lab.message import InputError
from lab.npz import load_arrays, save_arrays
from tests.mutate import CASES, mutations
from tests.strokes import DRAWN


@pytest.fixture
def own() -> OwnDigits:
    drawn = [OwnDigit.drawn(d.label, d.strokes, d.width) for d in DRAWN[::10]]
    picture = render_strokes(DRAWN[7].strokes)
    return OwnDigits([*drawn, OwnDigit.pasted(1, picture)])


def same(one: OwnDigits, other: OwnDigits) -> bool:
    return len(one) == len(other) and all(
        a.label == b.label
        and (a.image == b.image).all()
        and a.strokes == b.strokes
        and a.width == b.width
        for a, b in zip(one, other, strict=True)
    )


def test_saved_and_loaded(own, tmp_path):
    own.save(tmp_path / "mine.npz")
    assert same(OwnDigits.load(tmp_path / "mine.npz"), own)
    OwnDigits().save(tmp_path / "mine.npz")
    assert len(OwnDigits.load(tmp_path / "mine.npz")) == 0


def test_what_could_not_be_opened_again_is_not_saved(own, tmp_path, monkeypatch):
    path = tmp_path / "mine.npz"
    own.save(path)
    whole = path.stat().st_size
    monkeypatch.setattr("lab.data.own_digits._LARGEST_FILE", whole - 1)
    before = path.read_bytes()
    with pytest.raises(InputError, match="could not be opened again"):
        own.save(path)
    assert path.read_bytes() == before
    monkeypatch.setattr("lab.data.own_digits._LARGEST_FILE", whole + 5000)
    own.save(path)
    assert same(OwnDigits.load(path), own)


def test_as_a_data_set(own):
    assert own.images.shape == (6, 784)
    assert own.images.dtype == np.float32
    assert own.labels.tolist() == [0, 2, 4, 6, 8, 1]
    first = DRAWN[0]
    expected = digit_image(render_strokes(first.strokes, width=first.width))
    np.testing.assert_array_equal(own.images[0].reshape(28, 28), expected)
    assert OwnDigits().images.shape == (0, 784)


def test_sets_do_not_change(own):
    more = own.added(OwnDigit.drawn(9, DRAWN[-1].strokes))
    assert len(more) == len(own) + 1
    assert same(more.without(len(own)), own)
    assert own.without(1).labels.tolist() == [0, 4, 6, 8, 1]


def test_with_other_steps(own):
    steps = {"crop": True, "scale": True, "centre": True}
    np.testing.assert_array_equal(own.images_with(**steps), own.images)
    plain = own.images_with(crop=False, scale=False, centre=False)
    assert (plain[:-1] != own.images[:-1]).any(axis=1).all()
    np.testing.assert_array_equal(plain[-1], own.images[-1])


def test_labels_are_digits():
    with pytest.raises(InputError, match="label: came 10"):
        OwnDigit.drawn(10, DRAWN[0].strokes)


CHANGES = {
    "labels": lambda a: a + 9,
    "pen_widths": lambda a: a * np.nan,
    "points": lambda a: a * np.inf,
    "images": lambda a: a[1:],
    "strokes_of_digit": lambda a: a + 1,
    "points_of_stroke": lambda a: -a,
}


@pytest.mark.parametrize("name", CHANGES)
def test_files_that_do_not_fit_together(own, tmp_path, name):
    path = tmp_path / "mine.npz"
    own.save(path)
    header, arrays = load_arrays(path, 10**7)
    with np.errstate(all="ignore"):
        save_arrays(path, header, arrays | {name: CHANGES[name](arrays[name])})
    with pytest.raises(InputError, match="is damaged"):
        OwnDigits.load(path)
    del arrays[name]
    save_arrays(path, header, arrays)
    with pytest.raises(InputError, match="is damaged"):
        OwnDigits.load(path)


def test_another_version(own, tmp_path):
    path = tmp_path / "mine.npz"
    own.save(path)
    header, arrays = load_arrays(path, 10**7)
    save_arrays(path, header | {"version": 2}, arrays)
    with pytest.raises(
        InputError, match="has format 2, but this version of the lab reads format 1"
    ):
        OwnDigits.load(path)


def test_fuzz(own, tmp_path):
    path = tmp_path / "mine.npz"
    own.save(path)
    for damaged in mutations(path.read_bytes(), CASES):
        path.write_bytes(damaged)
        try:
            loaded = OwnDigits.load(path)
        except InputError:
            continue
        assert same(loaded, own)
