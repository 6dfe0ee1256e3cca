from __future__ import annotations

import hashlib
import struct
import tracemalloc

import numpy as np
import pytest

from lab.data import Dataset, as_input, load_mnist
from lab.message import InputError
from tests.lab.data.idx_files import idx_bytes, small_set, write_set

# Published with MNIST and repeated everywhere: MD5 of the four unpacked files.
MD5 = {
    "train_pixels": "6bbc9ace898e44ae57da46a324031adb",
    "train_labels": "a25bea736e30d166cdddb491f175f624",
    "test_pixels": "2646ac647ad5339dbf082846283269ea",
    "test_labels": "27ae3e4e09519cfbb04c329615203637",
}


@pytest.fixture(scope="module")
def mnist() -> Dataset:
    return load_mnist()


@pytest.mark.parametrize("part", MD5)
def test_the_bundled_files_are_mnist(mnist, part):
    array = getattr(mnist, part).astype(np.uint8)
    header = struct.pack(f">I{array.ndim}I", 0x800 + array.ndim, *array.shape)
    assert hashlib.md5(header + array.tobytes()).hexdigest() == MD5[part]


def test_shapes_and_types(mnist):
    assert mnist.train_images.shape == (60000, 784)
    assert mnist.train_images.dtype == np.float32
    assert mnist.train_images.flags.c_contiguous
    assert mnist.test_images.shape == (10000, 784)
    assert mnist.train_labels.shape == (60000,)
    assert np.bincount(mnist.test_labels).sum() == 10000
    assert (mnist.train_size, mnist.test_size) == (60000, 10000)
    assert mnist.class_names == tuple("0123456789")


def test_pixels_become_0_to_1(mnist):
    assert mnist.test_images.min() == 0
    assert mnist.test_images.max() == 1
    every_byte = np.arange(784, dtype=np.uint8).reshape(1, 28, 28)
    np.testing.assert_allclose(
        as_input(every_byte)[0, :256], np.arange(256) / 255, rtol=1e-7, atol=0
    )


@pytest.mark.parametrize(
    "part",
    [*MD5, "train_images", "test_images"],
)
def test_arrays_cannot_be_changed(mnist, part):
    with pytest.raises(ValueError, match="read-only"):
        getattr(mnist, part)[0] = 0


def test_the_test_half_alone_does_not_load_the_training_half():
    tracemalloc.start()
    try:
        mnist = load_mnist()
        assert len(mnist.test_images) == len(mnist.test_labels)
        assert tracemalloc.get_traced_memory()[1] < 45_000_000
    finally:
        tracemalloc.stop()


def test_it_says_what_was_found(mnist):
    assert str(mnist.found) == (
        "MNIST: 60,000 training and 10,000 test images of 28 × 28 pixels in ten classes"
    )


def test_a_folder_of_ones_own(tmp_path):
    arrays = small_set(train=12, test=7)
    own = load_mnist(write_set(tmp_path, arrays))
    np.testing.assert_array_equal(own.train_pixels, arrays[0])
    np.testing.assert_array_equal(own.test_labels, arrays[3])
    assert (own.train_size, own.test_size) == (12, 7)


def test_more_labels_than_images(tmp_path):
    images, labels, *test = small_set()
    write_set(tmp_path, (images, labels[:-1], *test))
    with pytest.raises(InputError, match="has 30 images, but train-labels-idx1-ubyte has 29"):
        load_mnist(tmp_path)


def test_pictures_of_another_size(tmp_path):
    images, *rest = small_set()
    write_set(tmp_path, (images[:, :, :20], *rest))
    with pytest.raises(InputError, match="28 × 20 pixels, expected 28 × 28"):
        load_mnist(tmp_path)


def test_a_label_that_is_no_digit(tmp_path):
    *rest, labels = small_set()
    labels[4] = 10
    own = load_mnist(write_set(tmp_path, (*rest, labels)))
    with pytest.raises(InputError, match="has the label 10 at place 4, expected 0 to 9"):
        _ = own.test_labels


def test_damage_behind_the_header_is_told_at_first_use(tmp_path):
    write_set(tmp_path)
    file = tmp_path / "train-images-idx3-ubyte"
    own = load_mnist(tmp_path)
    file.write_bytes(idx_bytes(small_set()[0])[:-1])
    with pytest.raises(InputError, match="cut short"):
        _ = own.train_images
