"""Find a set's four files in a folder and tell which set it is."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import numpy as np

from lab.data.dataset import CLASSES, Dataset, IdxFiles
from lab.data.known import KNOWN, Known
from lab.files import read_bytes
from lab.message import InputError, Message

MNIST_FOLDER = Path(__file__).parents[2] / "resources" / "mnist"

_NAME = re.compile(
    r"(?P<set>.*?)(?P<half>train|t10k|test)[-._ ](?P<what>images|labels)"
    r"([-._ ]?(idx[13]?|ubyte))*(\.gz)?",
    re.IGNORECASE,
)
_USUAL_NAMES = {
    "train_images": "train-images-idx3-ubyte",
    "train_labels": "train-labels-idx1-ubyte",
    "test_images": "t10k-images-idx3-ubyte",
    "test_labels": "t10k-labels-idx1-ubyte",
}
_CLASS_FILES = ("classes.txt", "class_names.txt", "labels.txt")


def load_mnist(folder: str | Path | None = None) -> Dataset:
    """Give MNIST: the copy that comes with the lab, or the one in `folder`.

    Only the headers are read now, each array at its first use. Raises `InputError` when a file is
    missing or damaged.
    """
    return Dataset("MNIST", _find(MNIST_FOLDER if folder is None else Path(folder)))


def load_folder(path: str | Path) -> Dataset:
    """Open a folder with four IDX files, as MNIST has them, and read all of them.

    The names may have - . or _ between their words, with or without `.gz`; a file `classes.txt`
    may give the ten class names, one a line. Fashion-MNIST, KMNIST, EMNIST's digits and MNIST are
    recognised. Raises `InputError` when a file is missing, swapped with another or damaged.
    """
    folder = Path(path)
    files = _find(folder)
    dataset = Dataset(folder.resolve().name, files)
    dataset.check()
    known = _known_by_contents(dataset) or _known_by_name(folder, dataset)
    if known is not None:
        dataset.name, dataset.class_names = known.name, known.class_names
        if known.name.startswith("EMNIST") and _lies_on_its_side(dataset):
            _turn_upright(dataset)
    else:
        dataset.notes += (Message("The set is not known: its classes are called 0 to 9"),)
    names = _class_names(folder)
    if names is not None:
        file, dataset.class_names = names
        dataset.notes += (Message("The class names are those of {file}", {"file": file}),)
    return dataset


def _find(folder: Path) -> IdxFiles:
    """Find the four files of one set in a folder, or in its sub-folder `raw`."""
    sets = _sets_in(folder)
    if not sets and (folder / "raw").is_dir():
        sets = _sets_in(folder / "raw")
    if not sets:
        raise InputError(
            "{folder} has no IDX files, expected four such as {name}",
            folder=folder,
            name=_USUAL_NAMES["train_images"] + ".gz",
        )
    complete = [name for name, parts in sets.items() if len(parts) == len(_USUAL_NAMES)]
    digits = [name for name in complete if "digits" in name]
    if len(complete) > 1 and len(digits) != 1:
        raise InputError(
            "{folder} has the files of several sets ({sets}), expected those of one",
            folder=folder,
            sets=", ".join(name.strip("-._ ") or "MNIST" for name in sorted(complete)),
        )
    best = max(sets, key=lambda name: (name in digits, len(sets[name])))
    for part, usual in _USUAL_NAMES.items():
        if part not in sets[best]:
            raise InputError(
                "{folder} lacks a file, expected {name} or {name}.gz",
                folder=folder,
                name=best + usual,
            )
    return IdxFiles(**sets[best])


def _sets_in(folder: Path) -> dict[str, dict[str, Path]]:
    """Sort the files of a folder by what stands before `train` or `test` in their names."""
    sets: dict[str, dict[str, Path]] = defaultdict(dict)
    try:
        paths = sorted(folder.iterdir(), key=lambda path: (len(path.name), path.name))
    except FileNotFoundError as error:
        raise InputError("There is no folder {folder}", folder=folder) from error
    except NotADirectoryError as error:
        raise InputError("{folder} is a file, expected a folder", folder=folder) from error
    except (OSError, ValueError) as error:
        raise InputError("The folder {folder} cannot be read", folder=repr(str(folder))) from error
    for path in paths:
        match = _NAME.fullmatch(path.name)
        if match:
            half = "train" if match["half"].lower() == "train" else "test"
            # The shorter name comes first: a file already unpacked is preferred.
            sets[match["set"].lower()].setdefault(f"{half}_{match['what'].lower()}", path)
    return sets


def _known_by_contents(dataset: Dataset) -> Known | None:
    """Tell the set by the checksums of its files; files of two sets are an error."""
    by_file = {
        path: known
        for part, path in enumerate(dataset.files)
        for known in KNOWN
        if known.crcs and known.crcs[part] == dataset.crcs[path]
    }
    sets = list(dict.fromkeys(by_file.values()))
    if len(sets) > 1:
        first, other = (next(p for p in by_file if by_file[p] == known) for known in sets[:2])
        raise InputError(
            "{file} is from {name}, but {other_file} is from {other_name}",
            file=first.name,
            name=sets[0].name,
            other_file=other.name,
            other_name=sets[1].name,
        )
    for path in dataset.files:
        if sets and path not in by_file:
            dataset.notes += (
                Message(
                    "{file} differs from the one of {name}",
                    {"file": path.name, "name": sets[0].name},
                ),
            )
    return sets[0] if sets else None


def _known_by_name(folder: Path, dataset: Dataset) -> Known | None:
    names = f"{folder.resolve().name} {dataset.files.train_images.name}".lower()
    for known in KNOWN:
        if any(hint in names for hint in known.hints):
            dataset.notes += (
                Message("Taken for {name} by its name, not by its contents", {"name": known.name}),
            )
            return known
    return None


def _class_names(folder: Path) -> tuple[str, tuple[str, ...]] | None:
    """Read ten class names from a text file in the folder, if there is one."""
    for name in _CLASS_FILES:
        path = folder / name
        if not path.exists():
            continue
        try:
            text = read_bytes(path, 10_000).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise InputError("{file} is not text in UTF-8", file=name) from error
        names = tuple(line.strip() for line in text.splitlines() if line.strip())
        if len(set(names)) != CLASSES or len(names) != CLASSES:
            raise InputError(
                "{file} has {count} class names, expected ten different ones, one a line",
                file=name,
                count=len(set(names)),
            )
        if max(map(len, names)) > 40 or not "".join(names).isprintable():
            raise InputError(
                "{file} has a class name that is longer than 40 characters or not printable",
                file=name,
            )
        return name, names
    return None


def _lies_on_its_side(dataset: Dataset) -> bool:
    """Tell whether the ones are wider than high: EMNIST has columns where MNIST has rows."""
    ones = dataset.test_pixels[dataset.test_labels == 1].astype(np.float64).sum(axis=0)
    place = np.arange(len(ones))

    def spread(ink: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
        middle = float(ink @ place) / max(float(ink.sum()), 1.0)
        return float(ink @ (place - middle) ** 2)

    return spread(ones.sum(axis=0)) > spread(ones.sum(axis=1))


def _turn_upright(dataset: Dataset) -> None:
    for part in ("train_pixels", "test_pixels"):
        turned = np.ascontiguousarray(getattr(dataset, part).transpose(0, 2, 1))
        turned.flags.writeable = False
        setattr(dataset, part, turned)
    dataset.turned = True
    dataset.notes += (Message("The images lay on their side (rows and columns swapped): turned"),)
