from __future__ import annotations

import zlib
from pathlib import Path

import numpy as np
import pytest

from lab.data import folder as folder_module
from lab.data import load_folder
from lab.data.known import KNOWN, Known
from lab.message import InputError
from tests.lab.data.idx_files import USUAL, idx_bytes, small_set, write_set

MNIST = Path(__file__).parents[3] / "resources" / "mnist"


def notes(dataset) -> str:
    return " | ".join(map(str, dataset.notes))


def test_mnist_is_recognised_by_its_contents():
    mnist = load_folder(MNIST)
    assert mnist.name == "MNIST"
    assert mnist.notes == ()


def named(pattern: str) -> tuple[str, str, str, str]:
    halves = ("train", "train", "t10k", "t10k")
    kinds = (("images", 3), ("labels", 1)) * 2
    return tuple(
        pattern.format(half=half, what=what, n=n)
        for half, (what, n) in zip(halves, kinds, strict=True)
    )


@pytest.mark.parametrize(
    "pattern",
    [
        "{half}-{what}-idx{n}-ubyte",
        "{half}-{what}.idx{n}-ubyte",
        "{half}-{what}-idx{n}-ubyte.gz",
        "{half}_{what}.idx{n}.gz",
        "{half}-{what}.gz",
        "{half}-{what}",
        "My-Own-{half}-{what}-idx{n}-ubyte",
        "手書き-{half}-{what}-idx{n}-ubyte",
    ],
)
def test_names_of_files(tmp_path, pattern):
    arrays = small_set()
    dataset = load_folder(write_set(tmp_path / "pictures", arrays, named(pattern)))
    np.testing.assert_array_equal(dataset.train_pixels, arrays[0])
    np.testing.assert_array_equal(dataset.test_labels, arrays[3])
    assert str(dataset.found).startswith("pictures: 30 training and 20 test images")
    assert "The set is not known" in notes(dataset)


def test_test_in_place_of_t10k(tmp_path):
    names = (*USUAL[:2], "test-images-idx3-ubyte", "test-labels-idx1-ubyte")
    assert load_folder(write_set(tmp_path, names=names)).test_size == 20


def test_the_sub_folder_raw(tmp_path):
    write_set(tmp_path / "raw")
    assert load_folder(tmp_path).train_size == 30


def test_known_sets_are_told_by_contents_whatever_the_name(tmp_path, monkeypatch):
    arrays = small_set()
    fashion = next(known for known in KNOWN if known.name == "Fashion-MNIST")
    crcs = tuple(zlib.crc32(idx_bytes(array)) for array in arrays)
    patched = Known(fashion.name, fashion.class_names, crcs)
    monkeypatch.setattr(folder_module, "KNOWN", (patched,))
    dataset = load_folder(write_set(tmp_path / "clothes", arrays))
    assert dataset.name == "Fashion-MNIST"
    assert dataset.class_names[9] == "Ankle boot"
    assert dataset.notes == ()

    changed = arrays[1].copy()
    changed[0] = 9 - changed[0]
    write_set(tmp_path / "clothes", (arrays[0], changed, *arrays[2:]))
    assert "train-labels-idx1-ubyte differs" in notes(load_folder(tmp_path / "clothes"))


def test_labels_of_another_set(tmp_path, monkeypatch):
    arrays = small_set()
    crcs = [zlib.crc32(idx_bytes(array)) for array in arrays]
    ours = Known("Ours", KNOWN[0].class_names, (crcs[0], 0, crcs[2], 0))
    theirs = Known("Theirs", KNOWN[0].class_names, (0, crcs[1], 0, crcs[3]))
    monkeypatch.setattr(folder_module, "KNOWN", (ours, theirs))
    with pytest.raises(
        InputError, match=r"train-images-idx3-ubyte is from Ours, but train-labels.* is from Theirs"
    ):
        load_folder(write_set(tmp_path, arrays))


@pytest.mark.parametrize(
    ("name", "called", "first_class"),
    [
        ("fashion", "Fashion-MNIST", "T-shirt/top"),
        ("KMNIST", "KMNIST", "お o"),
        ("kuzushiji", "KMNIST", "お o"),
        ("emnist-gzip", "EMNIST digits", "0"),
    ],
)
def test_names_of_folders(tmp_path, name, called, first_class):
    dataset = load_folder(write_set(tmp_path / name))
    assert dataset.name == called
    assert dataset.class_names[0] == first_class
    assert f"Taken for {called} by its name" in notes(dataset)


def test_emnist_is_turned_upright(tmp_path):
    images, labels, *_ = small_set()
    images[:] = 0
    images[:, 4:24, 12:15] = 255
    labels[:] = 1
    sideways = images.transpose(0, 2, 1)
    names = named("emnist-digits-{half}-{what}-idx{n}-ubyte.gz")
    folder = write_set(tmp_path / "gzip", (sideways, labels, sideways, labels), names)
    # EMNIST comes with several sets in one folder.
    write_set(folder, names=named("emnist-mnist-{half}-{what}-idx{n}-ubyte.gz"))
    dataset = load_folder(folder)
    np.testing.assert_array_equal(dataset.train_pixels, images)
    np.testing.assert_array_equal(dataset.test_images[0].reshape(28, 28), images[0] / 255)
    assert "lay on their side" in notes(dataset)

    write_set(folder, (images, labels, images, labels), names)
    assert "lay on their side" not in notes(load_folder(folder))


def test_class_names_from_a_file(tmp_path):
    write_set(tmp_path)
    names = [f"Käse {i}" for i in range(10)]
    (tmp_path / "classes.txt").write_text("\n".join(names) + "\n", "utf-8")
    dataset = load_folder(tmp_path)
    assert dataset.class_names == tuple(names)
    assert "those of classes.txt" in notes(dataset)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"a\nb\n", "has 2 class names, expected ten"),
        (b"\xff\xfe\x00", "is not text in UTF-8"),
        (b"\n".join(b"%d" % i * 60 for i in range(10)), "longer than 40 characters"),
        (b"\n".join(b"\x1b[%dm" % i for i in range(10)), "not printable"),
        (b"x" * 20_000, "too large"),
    ],
)
def test_a_bad_file_of_class_names(tmp_path, content, sentence):
    write_set(tmp_path)
    (tmp_path / "classes.txt").write_bytes(content)
    with pytest.raises(InputError, match=sentence):
        load_folder(tmp_path)


@pytest.mark.parametrize("missing", USUAL)
def test_a_missing_file(tmp_path, missing):
    write_set(tmp_path)
    (tmp_path / missing).unlink()
    with pytest.raises(InputError, match=f"lacks a file, expected {missing}"):
        load_folder(tmp_path)


def test_swapped_files(tmp_path):
    images, labels, *test = small_set()
    with pytest.raises(InputError, match="train-images-idx3-ubyte holds labels, not images"):
        load_folder(write_set(tmp_path, (labels, images, *test)))


def test_training_and_test_files_mixed_up(tmp_path):
    train_images, train_labels, test_images, test_labels = small_set()
    with pytest.raises(InputError, match="mixed up"):
        load_folder(write_set(tmp_path, (train_images, test_labels, test_images, train_labels)))


@pytest.mark.parametrize("name", USUAL)
def test_a_truncated_file_is_told_at_once(tmp_path, name):
    write_set(tmp_path)
    file = tmp_path / name
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(InputError, match=f"{name} is cut short"):
        load_folder(tmp_path)


def test_two_sets_in_one_folder(tmp_path):
    write_set(tmp_path, names=named("a-{half}-{what}-idx{n}-ubyte"))
    write_set(tmp_path, names=named("b-{half}-{what}-idx{n}-ubyte"))
    with pytest.raises(InputError, match=r"several sets \(a, b\)"):
        load_folder(tmp_path)


def test_no_such_folder(tmp_path):
    with pytest.raises(InputError, match="There is no folder"):
        load_folder(tmp_path / "none")
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="is a file, expected a folder"):
        load_folder(tmp_path / "file")
    with pytest.raises(InputError, match="has no IDX files"):
        load_folder(tmp_path)
    with pytest.raises(InputError):
        load_folder("a\0b")
