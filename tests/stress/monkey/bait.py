"""Files, links and texts that the monkey opens, pastes and types: good ones and damaged ones."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np

from lab.state import TabState, to_link
from tests.mutate import mutations
from tests.stress.hostile import texts
from tests.stress.readers import READERS, experiments

DAMAGED = 4

TEXTS = (
    "",
    "0",
    "1",
    "-1",
    "0.5",
    "3,5",
    "1e-3",
    "1e999",
    "-1e308",
    "1e308",
    "5e-324",
    "nan",
    "NaN",
    "inf",
    "-Infinity",
    "0x10",
    "1_000",
    "٣",
    "²",
    "九",
    "深度学习",
    "👍🏽",
    "<b>bold</b>",
    "&amp; %s {0} {x!r}",
    "nonsense",
    "x^2/20 + y^2",
    "1/(x-x)",
    "log(-1)*exp(999*x)",
    "x" * 300,
    "9" * 400,
    "../../etc/passwd",
    "visual-lab:training",
)
"""Typed into anything that takes a text."""


def lay_out(folder: Path, seed: int) -> list[Path]:
    """Put files of every kind into a folder, and return them with some that are none."""
    paths = []
    for name in ("network", "run", "own digits", "picture", "state", "idx images"):
        reader = READERS[name]
        ending = Path(reader.name).suffix
        for number, data in enumerate(reader.samples()):
            whole = folder / f"{name} 好 {number}{ending}"
            whole.write_bytes(data)
            paths.append(whole)
            for which, damaged in enumerate(mutations(data, DAMAGED, seed)):
                path = folder / f"{name} {number} damaged {which}{ending}"
                path.write_bytes(damaged)
                paths.append(path)
    for ending in (".json", ".npz", ".png", ".txt"):
        path = folder / f"empty{ending}"
        path.write_bytes(b"")
        paths += [path, folder / f"not there{ending}"]
        if hasattr(os, "mkfifo"):
            os.mkfifo(folder / f"pipe{ending}")
            paths.append(folder / f"pipe{ending}")
    inside = folder / "a folder 夹.json"
    inside.mkdir()
    return [*paths, inside, folder, Path("a\0b.png"), Path("x" * 5000)]


def links(seed: int) -> list[str]:
    """Return links to every tab, and damaged ones."""
    good = [
        to_link(e.id, TabState(preset.name, preset.params), e)
        for e in experiments().values()
        for preset in e.presets
    ]
    return [*good, *texts(good, 40, seed)]


def any_of(things: list[Path] | list[str] | tuple[str, ...], rng: np.random.Generator) -> str:
    """Return one of them."""
    return str(things[int(rng.integers(len(things)))])
