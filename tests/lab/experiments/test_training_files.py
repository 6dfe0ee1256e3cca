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
from tests.lab.data.idx_files import small_set, write_set
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


def stopped(params: RunParams, steps: int) -> RunRecord:
    """Return a run that was stopped after so many steps."""
    stream, record = TrainingStream(params), RunRecord(params)
    while stream.trainer.steps < steps:
        stream.step()
    record.add(stream.frame(frozenset({"last"})))
    return record


def edited(path: Path, record: RunRecord, **extra: object) -> None:
    """Save a run with other things beside its network, or (None) without them."""
    record.save(path)
    kept = checkpoint.load(path)
    told = {k: v for k, v in (kept.extra | extra).items() if v is not None}
    checkpoint.save(path, kept.network, history=kept.history, seed=kept.seed, extra=told)


SHORT = RunParams(layers=("affine 5",), train_size=300, batch_size=30, evaluate_every=1.0)


@pytest.mark.parametrize("steps", [4, 10, 27])
def test_the_axes_of_a_stopped_run_come_back(path: Path, steps: int) -> None:
    """Its last step is seldom one at which it was evaluated."""
    record = stopped(SHORT, steps)
    record.save(path)
    again = RunRecord.load(path)
    places = np.array([0, 1, steps // 2, steps])
    for axis in ("epochs", "seconds"):
        np.testing.assert_allclose(again.along(axis, places), record.along(axis, places))
    assert again.along("epochs", places)[-1] == pytest.approx(steps / 10)


def test_the_axes_of_an_older_file_are_told_from_its_evaluations(path: Path) -> None:
    edited(path, stopped(SHORT, 27), ended=None)
    again = RunRecord.load(path)
    assert again.along("epochs", np.array([10, 27])).tolist() == pytest.approx([1.0, 2.7])
    last = again.history.evaluations[-1]
    assert last.step == 20
    assert again.along("seconds", np.array([27]))[0] == pytest.approx(last.train_seconds * 1.35)


@pytest.mark.parametrize("ended", [3, {}, {"epoch": -1}, {"epoch": "x", "train_seconds": []}])
def test_a_damaged_end_counts_for_nothing(path: Path, ended: object) -> None:
    edited(path, stopped(SHORT, 27), ended=ended)
    assert RunRecord.load(path).along("epochs", np.array([27]))[0] == pytest.approx(2.7)


def test_a_file_without_epochs_is_drawn_by_step(path: Path) -> None:
    curves = {
        "loss": np.ones(3),
        "step": np.array([0, 3]),
        "train_loss": np.ones(2),
        "test_accuracy": np.array([0.1, 0.5]),
    }
    checkpoint.save(path, mlp([784, 10]), history=curves)
    record = RunRecord.load(path)
    for axis in ("steps", "epochs", "seconds"):
        assert record.along(axis, np.array([0, 1, 3])).tolist() == [0, 1, 3]


def test_a_run_keeps_what_its_images_are_called(path: Path, tmp_path: Path) -> None:
    write_set(tmp_path, small_set(60, 40))
    names = ["shirt", "shoe", *"cdefghij"]
    (tmp_path / "classes.txt").write_text("\n".join(names))
    record = stopped(SHORT.changed(data=str(tmp_path)), 2)
    record.save(path)
    again = RunRecord.load(path)
    assert again.class_names == record.class_names == tuple(names)
    assert again.data.name == record.data.name
    assert again.data.first_label == record.data.first_label
    again.save(path)
    assert RunRecord.load(path).class_names == tuple(names)


@pytest.mark.parametrize(
    "data",
    [
        None,
        "MNIST",
        {"name": "x", "class_names": ["a"] * 9, "first_label": 1},
        {"name": "x", "class_names": ["a"] * 9 + [1], "first_label": 1},
        {"name": "x", "class_names": ["a" * 1000] * 10, "first_label": 1},
        {"name": "x", "class_names": ["a"] * 10, "first_label": 10},
        {"name": ["x"], "class_names": ["a"] * 10, "first_label": 1},
    ],
)
def test_damaged_names_of_images_count_for_nothing(path: Path, data: object) -> None:
    edited(path, stopped(SHORT, 2), data=data)
    record = RunRecord.load(path)
    assert record.data is None
    assert record.class_names == tuple("0123456789")


def test_answers_of_other_than_ten_classes_are_refused(path: Path) -> None:
    curves = {"loss": np.ones(3)} | {f"answer.{k}": np.ones(4) / 3 for k in range(3)}
    checkpoint.save(path, mlp([784, 10]), history=curves)
    with pytest.raises(InputError, match=r"net\.npz.*are 3, expected 10"):
        RunRecord.load(path)


def test_a_network_that_is_behind_is_saved_with_the_curves_up_to_it(path: Path) -> None:
    stream, record = TrainingStream(SHORT), RunRecord(SHORT)
    for wanted in ({"weights"}, frozenset()):
        for _ in range(12):
            stream.step()
        record.add(stream.frame(frozenset(wanted)))
    assert record.network_step < record.history.steps
    record.save(path)
    again = RunRecord.load(path)
    assert again.history.steps == record.network_step
    assert np.array_equal(again.network.params, record.network.params)
    assert again.frame.epoch == pytest.approx(record.network_step / 10)


def test_a_run_without_a_network_is_not_saved(path: Path) -> None:
    with pytest.raises(InputError, match="not been sent"):
        RunRecord(SHORT).save(path)
    assert not path.exists()


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
