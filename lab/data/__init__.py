"""Data in: MNIST and sets like it, drawn and pasted digits, the reader's own digits."""

from lab.data.dataset import Dataset, as_input
from lab.data.digits import Prepared, digit_image, prepare_digit
from lab.data.folder import load_folder, load_mnist
from lab.data.own_digits import OwnDigit, OwnDigits
from lab.data.pictures import read_picture
from lab.data.strokes import PEN_WIDTH, PICTURE_SIDE, Point, Stroke, render_strokes

__all__ = [
    "PEN_WIDTH",
    "PICTURE_SIDE",
    "Dataset",
    "OwnDigit",
    "OwnDigits",
    "Point",
    "Prepared",
    "Stroke",
    "as_input",
    "digit_image",
    "load_folder",
    "load_mnist",
    "prepare_digit",
    "read_picture",
    "render_strokes",
]
