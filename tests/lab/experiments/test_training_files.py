"""Networks from files as runs: whatever a file holds, what is opened can be shown."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from lab import checkpoint
from lab.experiments.training import RunParams, RunRecord, TrainingStream
from lab.message import InputError
from lab.nn import Network, convnet, mlp
from tests.stress.using import use_run


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "net.npz"


@pytest.mark.parametrize(
    ("network", "layers"),
    [
        (mlp([784, 50, 10]), ("affine 50", "relu")),
        (mlp([784, 10]), ()),
        (
            mlp([784, 7, 6, 10], activation="tanh", batch_norm=True, dropout=0.25),
            (
                *("affine 7", "batch_norm", "tanh", "dropout 0.25"),
                *("affine 6", "batch_norm", "tanh", "dropout 0.25"),
            ),
        ),
        (convnet(), None),
    ],
)
def test_a_network_without_settings_brings_its_layers(
    path: Path, network: Network, layers: tuple[str, ...] | None
) -> None:
    checkpoint.save(path, network)
    record = RunRecord.load(path)
    assert record.params.architecture()["layers"] == network.architecture["layers"]
    if layers is not None:
        assert record.params.layers == layers
    np.testing.assert_array_equal(record.network.params, network.params)
    use_run(record)


def test_the_number_of_shards_is_kept_with_a_run(path: Path) -> None:
    """With another number of cores the same settings give other bits."""
    stream = TrainingStream(RunParams(layers=("affine 5",), train_size=300))
    stream.network.shards = 3
    record = RunRecord(RunParams(layers=("affine 5",), train_size=300))
    record.add(stream.frame(frozenset({"weights"})))
    record.save(path)
    assert checkpoint.load(path).extra["shards"] == 3
    RunRecord.load(path).save(path)
    assert checkpoint.load(path).extra["shards"] == 3


@pytest.mark.parametrize("extra", [{}, {"shards": "many"}, {"shards": None}])
def test_a_file_without_a_number_of_shards_is_opened(path: Path, extra: dict[str, object]) -> None:
    checkpoint.save(path, mlp([784, 10]), extra=extra)
    record = RunRecord.load(path)
    record.save(path)
    assert "shards" not in checkpoint.load(path).extra


def test_settings_of_another_network_give_way_to_the_one_that_is_there(path: Path) -> None:
    settings = RunParams(layers=("affine 9",), lr=0.5).to_json()
    checkpoint.save(path, mlp([784, 50, 10]), extra={"params": settings})
    record = RunRecord.load(path)
    assert record.params == RunParams(layers=("affine 50", "relu"), lr=0.5)
    use_run(record)


def test_settings_of_a_huge_network_take_no_room(path: Path) -> None:
    settings = RunParams(layers=("affine 3000",) * 3).to_json()
    checkpoint.save(path, mlp([784, 50, 10]), extra={"params": settings})
    tracemalloc.start()
    try:
        RunRecord.load(path)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "network",
    [
        Network(
            {
                "input_shape": [28, 28],
                "layers": [{"kind": "flatten"}, {"kind": "affine", "size": 10}],
            }
        ),
        mlp([4, 3, 2]),
        mlp([784, 50, 11]),
        mlp([784, 50, 10], dtype=np.float64),
    ],
    ids=["another input", "other shapes", "eleven classes", "float64"],
)
def test_a_network_that_does_not_read_digits_is_refused(path: Path, network: Network) -> None:
    checkpoint.save(path, network)
    with pytest.raises(InputError, match=r"net\.npz holds a network that"):
        RunRecord.load(path)
