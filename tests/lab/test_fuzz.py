"""Every reader against damaged, crafted and special files.

`python -m tests.stress.fuzz` gives more. What the readers' own tests prove (which sentence, that
nothing wrong is accepted) is not repeated.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from lab.experiments.training import TrainingParams
from lab.message import InputError
from lab.state import LabState, TabState, from_text, to_text
from tests.mutate import CASES
from tests.stress.crafted import CRAFTED, state_of_strangers, state_of_unknown_settings
from tests.stress.disks import nobody
from tests.stress.fuzz import MOST_MEGABYTES, MOST_SECONDS, fuzz, read_within
from tests.stress.memory import Peak
from tests.stress.readers import FILE_READERS, READERS, experiments

NAMES = ["新しい 文件 (1).bin", "ñ é ü.bin", "'quoted' & $HOME;.bin", "a" * 200 + ".bin"]


@pytest.mark.parametrize("name", READERS)
def test_damaged_files(tmp_path: Path, name: str) -> None:
    assert fuzz(READERS[name], CASES, 0, tmp_path).failures == {}


@pytest.mark.parametrize("name", READERS)
def test_cut_short(tmp_path: Path, name: str) -> None:
    """At every byte of a small file; a larger one loses those of its beginning and its end."""
    reader = READERS[name]
    sample = min(reader.samples(), key=len)
    ends = range(len(sample))
    for end in sorted({*ends[:150], *ends[:: max(1, len(sample) // 100)], *ends[-150:]}):
        (tmp_path / reader.name).write_bytes(sample[:end])
        read_within(reader, tmp_path / reader.name)


@pytest.mark.parametrize(
    ("name", "make"),
    [
        pytest.param(name, make, id=f"{name}: {label}")
        for name, cases in CRAFTED.items()
        for label, make in cases
    ],
)
def test_crafted_files(tmp_path: Path, name: str, make: Callable[[], bytes]) -> None:
    path = tmp_path / READERS[name].name
    path.write_bytes(make())
    peak = Peak()
    seconds, _ = read_within(READERS[name], path)
    assert seconds < MOST_SECONDS
    assert peak.megabytes() < MOST_MEGABYTES


@pytest.mark.parametrize("name", FILE_READERS)
@pytest.mark.parametrize("file", NAMES, ids=lambda n: n[:8])
def test_any_name_will_do(tmp_path: Path, name: str, file: str) -> None:
    if name == "data folder":
        pytest.skip("reads no single file")
    folder = tmp_path / "我的 文件夹"
    folder.mkdir()
    sample = READERS[{"idx": "idx images"}.get(name, name)].samples()[0]
    (folder / file).write_bytes(sample)
    FILE_READERS[name](folder / file)


@pytest.mark.parametrize("name", FILE_READERS)
def test_no_such_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError):
        FILE_READERS[name](tmp_path / "none")
    for bad in ("a\0b", "x" * 5000, "\udcff"):
        with pytest.raises(InputError):
            FILE_READERS[name](tmp_path / bad)


@pytest.mark.parametrize("name", FILE_READERS)
def test_a_folder_is_no_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError):
        FILE_READERS[name](tmp_path)


@pytest.mark.parametrize("name", FILE_READERS)
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    told: list[BaseException] = []

    def read() -> None:
        try:
            FILE_READERS[name](tmp_path / "pipe")
        except BaseException as error:
            told.append(error)

    thread = threading.Thread(target=read, daemon=True)
    thread.start()
    thread.join(20)
    assert not thread.is_alive()
    assert isinstance(told[0], InputError)


@pytest.mark.parametrize("name", FILE_READERS)
@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="the system has other permissions")
def test_what_may_not_be_read(tmp_path: Path, name: str) -> None:
    for place in (tmp_path / "file", tmp_path / "folder"):
        if place.name == "file":
            place.write_bytes(b"secret")
        else:
            place.mkdir()
        place.chmod(0)
    with nobody():
        for place in (tmp_path / "file", tmp_path / "folder", tmp_path / "folder" / "inside"):
            with pytest.raises(InputError):
                FILE_READERS[name](place)
    (tmp_path / "folder").chmod(0o700)


@pytest.mark.parametrize("name", FILE_READERS)
def test_a_link_that_leads_to_itself(tmp_path: Path, name: str) -> None:
    try:
        (tmp_path / "loop").symlink_to(tmp_path / "loop")
    except OSError:
        pytest.skip("the system has no links")
    with pytest.raises(InputError):
        FILE_READERS[name](tmp_path / "loop")


def test_half_a_letter_pair_cannot_stand_in_the_way_of_saving() -> None:
    whole = to_text(LabState({"training": TabState("default", TrainingParams())}))
    damaged = whole.replace('"data": ""', '"data": "\\ud800"')
    assert damaged != whole
    state = from_text(damaged, experiments())
    assert state.problems
    to_text(state).encode()


@pytest.mark.parametrize("make", [state_of_strangers, state_of_unknown_settings])
def test_a_million_mistakes_are_told_in_a_few_sentences(make: Callable[[], bytes]) -> None:
    state = from_text(make().decode(), experiments())
    assert 2 <= len(state.problems) <= 30
    assert "more" in str(state.problems[-1])


def test_sentences_about_broken_texts_can_be_written_down() -> None:
    error = InputError("{name} is wrong", name="a \ud800 名")
    assert str(error) == str(error.message) == "a ? 名 is wrong"
