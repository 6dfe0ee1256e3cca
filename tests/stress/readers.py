"""Every reader of something that comes from outside, with good samples of what it reads."""

from __future__ import annotations

import gzip
import importlib
import io
import json
import pkgutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

import lab.experiments
from lab import checkpoint
from lab.data import OwnDigit, OwnDigits, load_folder, read_picture
from lab.data.idx import read_idx
from lab.experiments.experiment import Experiment
from lab.experiments.training import TrainingParams
from lab.experiments.training.record import RunRecord
from lab.formula import parse
from lab.history import Evaluation, History
from lab.nn import Network, mlp
from lab.npz import load_arrays
from lab.pulse import pulse
from lab.state import LabState, TabState, from_link, from_text, to_link, to_text
from tests.lab.data.idx_files import idx_bytes
from tests.mutate import mutations
from tests.stress.hostile import hostile_npz, hostile_text, texts
from tests.stress.using import untrained, use_run
from tests.strokes import DRAWN

Cases = Iterator[bytes]


@dataclass(frozen=True)
class Reader:
    """`read(path)` reads a file; `samples()` gives good ones; `cases(count, seed)` damaged ones."""

    read: Callable[[Path], object]
    samples: Callable[[], list[bytes]]
    cases: Callable[[int, int], Cases]
    name: str = "file.bin"


@cache
def experiments() -> dict[str, Experiment[Any, Any]]:
    """Return all experiments of the lab by id."""
    found = {}
    for module in pkgutil.iter_modules(lab.experiments.__path__, "lab.experiments."):
        experiment = getattr(importlib.import_module(module.name), "EXPERIMENT", None)
        if experiment is not None:
            found[experiment.id] = experiment
    return found


def _damaged(samples: Callable[[], list[bytes]]) -> Callable[[int, int], Cases]:
    """Return what gives copies of all samples with faults in their bytes."""

    def cases(count: int, seed: int) -> Cases:
        each = -(-count // len(samples()))
        return islice(chain(*(mutations(data, each, seed) for data in samples())), count)

    return cases


def _idx_samples() -> list[bytes]:
    images = idx_bytes(np.random.default_rng(0).integers(0, 256, (5, 4, 3), np.uint8))
    return [images, gzip.compress(images, mtime=0)]


def _idx_cases(count: int, seed: int) -> Cases:
    """Half of the packed ones are damaged before they are packed, so that they unpack."""
    plain, packed = _idx_samples()
    third = -(-count // 3)
    repacked = (gzip.compress(data, 1, mtime=0) for data in mutations(plain, third, seed + 1))
    damaged = chain(mutations(plain, third, seed), mutations(packed, third, seed), repacked)
    return islice(damaged, count)


def _bytes_of(save: Callable[[Path], object]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.npz"
        save(path)
        return path.read_bytes()


@cache
def _network() -> bytes:
    network = mlp([4, 3, 2], batch_norm=True, seed=1)
    history = {"loss": np.linspace(2, 1, 5), "step": np.arange(3.0)}
    return _bytes_of(lambda path: checkpoint.save(path, network, history=history, seed=3))


@cache
def _run() -> bytes:
    params = TrainingParams(layers=("affine 5", "batch_norm", "relu"), train_size=300)
    history, network = History(), Network(params.architecture())
    history.add_losses(np.linspace(2, 1, 5))
    history.add_answers(np.full((6, 10), 0.1))
    history.evaluations += [Evaluation(step, *[0.5] * 8) for step in (0, 3, 5)]
    history.pulses += [pulse(network, network.params, step) for step in (1, 3)]
    return _bytes_of(untrained(params, history).save)


def _read_run(path: Path) -> None:
    use_run(RunRecord.load(path))


@cache
def _own_digits() -> bytes:
    own = OwnDigits([OwnDigit.drawn(d.label, d.strokes, d.width) for d in DRAWN[::30]])
    return _bytes_of(own.save)


def _npz_reader(sample: Callable[[], bytes], read: Callable[[Path], object]) -> Reader:
    """Return a reader of saved arrays; half of the damage is inside a sound packing."""

    def cases(count: int, seed: int) -> Cases:
        yield from mutations(sample(), count // 2, seed)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "x.npz"
            path.write_bytes(sample())
            header, arrays = load_arrays(path, 10**9)
        rng = np.random.default_rng(seed)
        for _ in range(count - count // 2):
            yield hostile_npz(header, arrays, rng)

    return Reader(read, lambda: [sample()], cases, "file.npz")


def _pictures() -> list[bytes]:
    digit = Image.fromarray(np.random.default_rng(0).integers(0, 256, (20, 30), np.uint8))
    moving = [digit.convert("P"), digit.rotate(90).convert("P")]
    made = [(digit, kind, {}) for kind in ("PNG", "JPEG", "BMP", "GIF", "WEBP")]
    made += [
        (digit.convert("LA"), "PNG", {}),
        (digit.convert("P"), "PNG", {"transparency": 3}),
        (digit.convert("CMYK"), "JPEG", {"progressive": True}),
        (moving[0], "GIF", {"save_all": True, "append_images": moving[1:]}),
    ]
    found = []
    for image, kind, options in made:
        file = io.BytesIO()
        image.save(file, kind, **options)
        found.append(file.getvalue())
    return found


def _states() -> list[bytes]:
    """Return saved labs: all tabs at once, and for each tab its last preset."""
    tabs = {e.id: TabState(e.presets[0].name, e.presets[0].params, 3) for e in _all()}
    found = [to_text(LabState(tabs, "training"))]
    for e in _all():
        tab = TabState(e.presets[-1].name, e.presets[-1].params)
        found.append(to_text(LabState({e.id: tab}, e.id)))
    return [text.encode() for text in found]


def _all() -> list[Experiment[Any, Any]]:
    return list(experiments().values())


def _state_cases(count: int, seed: int) -> Cases:
    half = count // 2
    yield from _damaged(_states)(half, seed)
    rng = np.random.default_rng(seed)
    values = [json.loads(data) for data in _states()]
    for number in range(count - half):
        text = hostile_text(values[number % len(values)], rng)
        yield text.encode()


def _read_state(path: Path) -> None:
    """What was read can be saved again: nothing in it may stand in the way of the next saving."""
    state = from_text(path.read_bytes().decode("utf-8", "replace"), experiments())
    again = from_text(to_text(state).encode().decode(), experiments())
    assert again.tabs == state.tabs
    for problem in state.problems:
        str(problem).encode()


def _links() -> list[bytes]:
    found = []
    for e in _all():
        for preset in e.presets[:: max(1, len(e.presets) // 4)]:
            found.append(to_link(e.id, TabState(e.presets[0].name, preset.params), e))
    return [link.encode() for link in found]


def _read_link(path: Path) -> None:
    state = from_link(path.read_bytes().decode("utf-8", "replace"), experiments())
    for name, tab in state.tabs.items():
        again = from_link(to_link(name, tab, experiments()[name]), experiments())
        assert again.tabs[name].preset == tab.preset
    for problem in state.problems:
        str(problem).encode()


FORMULAS = [
    "x^2/20 + y^2",
    "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
    "sin(3*x)*cos(y) + exp(-(x² + y²)/2) - log(abs(x) + 1)",
    "max(x, y, -1e3)**min(2, y) / (x - y)",
    "√(x²+y²) · π − e^x",
]


def _formula_cases(count: int, seed: int) -> Cases:
    yield from (text.encode() for text in texts(FORMULAS, count // 2, seed))
    rng = np.random.default_rng(seed)
    words = [
        *"xye0123456789.+-*/^(),",
        "sin(",
        "log(",
        "max(",
        "**",
        "1e",
        "pi",
        " ",
        "²",
        "e9",
        ")",
    ]
    for _ in range(count - count // 2):
        picked = rng.integers(0, len(words), rng.integers(1, 150))
        yield "".join(words[i] for i in picked).encode()


def _read_formula(path: Path) -> None:
    f = parse(path.read_bytes().decode("utf-8", "replace"))
    x, y = np.meshgrid(np.linspace(-10, 10, 120), np.linspace(-10, 10, 120))
    assert f(x, y).shape == x.shape


def _class_names(path: Path) -> None:
    from lab.data.folder import _class_names

    (path.parent / "classes.txt").write_bytes(path.read_bytes())
    _class_names(path.parent)


def _names() -> list[bytes]:
    return [("﻿" + "\n".join(f"Käse {i}" for i in range(10)) + "\n").encode()]


READERS: dict[str, Reader] = {
    "idx images": Reader(lambda path: read_idx(path, 3), _idx_samples, _idx_cases),
    "idx labels": Reader(
        lambda path: read_idx(path, 1),
        lambda: [idx_bytes(np.array([3, 1, 4], np.uint8))],
        _damaged(lambda: [idx_bytes(np.array([3, 1, 4], np.uint8))]),
    ),
    "network": _npz_reader(_network, checkpoint.load),
    "run": _npz_reader(_run, _read_run),
    "own digits": _npz_reader(_own_digits, OwnDigits.load),
    "picture": Reader(read_picture, _pictures, _damaged(_pictures), "file.png"),
    "state": Reader(_read_state, _states, _state_cases, "file.json"),
    "link": Reader(_read_link, _links, _damaged(_links), "file.txt"),
    "formula": Reader(_read_formula, lambda: [f.encode() for f in FORMULAS], _formula_cases),
    "class names": Reader(_class_names, _names, _damaged(_names), "file.txt"),
}
"""By name; texts (state, link, formula) are read from a file as well, to treat all alike."""

FILE_READERS: dict[str, Callable[[Path], object]] = {
    "idx": lambda path: read_idx(path, 3),
    "network": checkpoint.load,
    "run": _read_run,
    "own digits": OwnDigits.load,
    "picture": read_picture,
    "data folder": load_folder,
}
"""Those that open a file or folder by its name themselves."""
