"""The sets of pictures that the lab knows by sight: their names, their classes, their checksums."""

from __future__ import annotations

from dataclasses import dataclass

DIGITS = tuple("0123456789")


@dataclass(frozen=True)
class Known:
    """A set with its class names.

    `crcs`: CRC-32 of its unpacked training images, training labels, test images and test labels;
    `hints`: parts of a folder's or a file's name that point to it where the checksums do not.
    """

    name: str
    class_names: tuple[str, ...]
    crcs: tuple[int, ...] = ()
    hints: tuple[str, ...] = ()


KNOWN = (
    Known(
        "Fashion-MNIST",
        (
            "T-shirt/top",
            "Trouser",
            "Pullover",
            "Dress",
            "Coat",
            "Sandal",
            "Shirt",
            "Sneaker",
            "Bag",
            "Ankle boot",
        ),
        crcs=(0xB4F29F28, 0x741A4657, 0x678FE0B1, 0x80142C1F),
        hints=("fashion",),
    ),
    Known(
        "KMNIST",
        ("お o", "き ki", "す su", "つ tsu", "な na", "は ha", "ま ma", "や ya", "れ re", "を wo"),
        hints=("kmnist", "kuzushiji"),
    ),
    Known("EMNIST digits", DIGITS, hints=("emnist",)),
    Known(
        "MNIST",
        DIGITS,
        crcs=(0xE9F4D8B3, 0xE0CB4AD2, 0x91373BDF, 0x4AB9EFF9),
    ),
)
