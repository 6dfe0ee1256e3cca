"""What is seen inside a network, checked against counting and computing it another way."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lab.data import OwnDigit, OwnDigits, load_mnist
from lab.experiments.training import RunParams, RunRecord
from lab.experiments.training.inspection import (
    STEPS,
    DataNote,
    FolderStream,
    InspectionStream,
    Look,
)
from lab.experiments.training.inspection.weights import pictures, unit_layers
from lab.message import InputError
from lab.nn import Network
from tests.lab.data.idx_files import small_set, write_set
from tests.stress.using import untrained
from tests.strokes import DRAWN

RECORD = RunRecord.load()
DATA = load_mnist()
CONV = RunParams(layers=("conv 6 5", "pool 2", "relu", "affine 20", "sigmoid"))


def inspect(kind: str, record: RunRecord = RECORD, **asked: Any) -> Any:
    look = Look(
        kind=kind,
        key=record.key,
        params=record.params,
        weights=record.network.params,
        running=record.network.named_state(),
        **asked,
    )
    stream = InspectionStream(look)
    while stream.step():
        pass
    return stream.frame(frozenset())


@pytest.fixture(scope="module")
def answers() -> np.ndarray:
    return RECORD.network.predict(DATA.test_images).argmax(axis=1)


def test_the_confusion_matrix_counts_every_test_image(answers) -> None:
    found = inspect("confusion", cell=(4, 9))
    assert found.counts.sum() == 10_000
    assert found.counts.sum(axis=1).tolist() == np.bincount(DATA.test_labels).tolist()
    assert found.counts[4, 9] == ((DATA.test_labels == 4) & (answers == 9)).sum()
    assert found.accuracy == pytest.approx((answers == DATA.test_labels).mean())
    assert found.cell.count == found.counts[4, 9]
    assert (found.cell.labels == 4).all()
    assert (found.cell.answers == 9).all()


def test_the_surest_mistakes_are_mistakes_and_come_first(answers) -> None:
    gallery = inspect("images", gallery="mistakes").gallery
    assert gallery.count == (answers != DATA.test_labels).sum()
    assert (gallery.labels != gallery.answers).all()
    assert (np.diff(gallery.sure) <= 0).all()
    assert np.array_equal(gallery.pixels[0], DATA.test_pixels[gallery.numbers[0]])
    assert (gallery.answers == answers[gallery.numbers]).all()


def test_the_least_certain_come_first() -> None:
    gallery = inspect("images", gallery="uncertain").gallery
    assert (np.diff(gallery.sure) >= 0).all()
    assert gallery.sure[0] < 0.5


def test_images_by_number_and_of_a_cell() -> None:
    gallery = inspect("images", gallery="all", image=130).gallery
    assert gallery.numbers.tolist() == list(range(120, 180))
    last = inspect("images", gallery="all", image=99_999).gallery
    assert last.numbers[-1] == 9_999
    cell = inspect("images", gallery="cell", cell=(7, 7)).gallery
    assert (cell.labels == 7).all()
    assert cell.count > 900


def test_first_layer_weights_are_the_units_columns() -> None:
    found = inspect("weights")
    W = RECORD.network.named_params()["affine1.W"]
    assert found.now.shape == (100, 28, 28)
    assert np.array_equal(found.now[17].ravel(), W[:, 17])
    fresh = Network(RECORD.params.architecture()).named_params()["affine1.W"]
    assert np.array_equal(found.before[17].ravel(), fresh[:, 17])
    assert (found.units, found.switch) == (100, "relu1")
    assert np.isnan(found.accuracy)


def test_switching_units_off_costs_accuracy() -> None:
    off = tuple(("relu1", unit) for unit in range(60))
    found = inspect("weights", off=off)
    assert found.accuracy == pytest.approx(0.9719, abs=1e-3)
    assert found.accuracy_off < found.accuracy - 0.05
    expected = RECORD.network.predict(DATA.test_images, {"relu1": list(range(60))})
    right = (expected.argmax(axis=1) == DATA.test_labels).mean()
    assert found.accuracy_off == pytest.approx(right)
    assert found.off == tuple(range(60))


def test_filters_are_pictures_too() -> None:
    network = Network(CONV.architecture())
    filters = pictures(network)
    assert filters.shape == (6, 5, 5)
    assert np.array_equal(filters[2], network.named_params()["conv1.W"][2, 0])


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        (("affine 9", "relu", "affine 8", "batch_norm", "relu", "dropout 0.5"), "relu1 dropout1"),
        (("conv 6 5", "pool 2", "relu", "affine 20", "sigmoid"), "relu1 sigmoid1"),
        (("affine 9",), "affine1"),
    ],
)
def test_where_a_unit_has_its_say(layers, expected) -> None:
    network = Network(RunParams(layers=layers).architecture())
    assert unit_layers(network) == expected.split()


def test_the_activations_are_those_of_the_forward_pass() -> None:
    found = inspect("activations")
    (layer,) = found.layers
    x = DATA.test_images[:500]
    params = RECORD.network.named_params()
    out = np.maximum(x @ params["affine1.W"] + params["affine1.b"], 0)
    assert layer.name == "relu1"
    assert layer.mean == pytest.approx(out.mean(), rel=1e-4)
    assert layer.std == pytest.approx(out.std(), rel=1e-4)
    assert layer.zero == pytest.approx((out == 0).mean(), abs=1e-4)
    assert layer.dead == (out == 0).all(axis=0).sum()
    assert layer.saturated is None
    assert 0.97 * (out > 0).sum() < layer.counts.sum() <= (out > 0).sum()
    assert len(found.edges) == len(layer.counts) + 1


def test_dead_and_saturated_units_are_found() -> None:
    record = untrained(RunParams(layers=("affine 10", "relu", "affine 12", "sigmoid")))
    params = record.network.named_params()
    params["affine1.b"][:3] = -1000
    params["affine2.W"][...] = 0
    params["affine2.b"][...] = [-9] * 6 + [0] * 6
    relu, sigmoid = inspect("activations", record).layers
    assert (relu.dead, relu.units) == (3, 10)
    assert sigmoid.dead is None
    assert sigmoid.saturated == pytest.approx(0.5)


def test_a_diverged_network_can_be_looked_at() -> None:
    record = untrained(RunParams(layers=("affine 10", "relu", "affine 10", "sigmoid")))
    record.network.params[...] = np.nan
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        layers = inspect("activations", record).layers
    assert np.isnan(layers[0].mean)
    assert layers[1].saturated == 0
    assert inspect("confusion", record).counts[:, 0].sum() == 10_000


def test_one_image_is_followed_through_the_layers() -> None:
    found = inspect("one", image=3)
    assert (found.number, found.label) == (3, DATA.test_labels[3])
    assert np.array_equal(found.image.ravel(), DATA.test_images[3])
    assert np.allclose(found.probabilities, RECORD.network.predict(DATA.test_images[3:4])[0])
    (layer,) = found.layers
    assert layer.maps.shape == (100, 1, 1)
    params = RECORD.network.named_params()
    out = np.maximum(DATA.test_images[3] @ params["affine1.W"] + params["affine1.b"], 0)
    assert np.allclose(layer.maps.ravel(), out, atol=1e-4)


def test_saliency_says_what_a_pixel_does_to_the_answer() -> None:
    found = inspect("one", image=3)
    answer = int(found.probabilities.argmax())
    pixel = int(np.abs(found.saliency).argmax())
    x = DATA.test_images[3].astype(np.float64)
    network = Network({**RECORD.params.architecture(), "dtype": "float64"})
    network.set_params(RECORD.network.params)
    h = 1e-5
    ends = []
    for sign in (1, -1):
        nudged = x.copy()
        nudged[pixel] += sign * h
        ends.append(network.loss(nudged[None], [answer]))
    assert found.saliency.ravel()[pixel] == pytest.approx((ends[0] - ends[1]) / (2 * h), rel=1e-2)


def test_a_drawing_and_units_that_are_off() -> None:
    drawn = np.zeros((28, 28), np.float32)
    drawn[6:22, 13:15] = 1
    found = inspect("one", drawn=drawn, off=(("relu1", 4), ("relu1", 7)))
    assert (found.number, found.label) == (-1, -1)
    assert found.layers[0].off == (4, 7)
    assert found.layers[0].maps[[4, 7]].max() == 0
    assert found.accuracy > found.accuracy_off - 0.01


def test_maps_of_a_convolution() -> None:
    record = untrained(CONV)
    maps, units = inspect("one", record, image=0).layers
    assert maps.maps.shape == (6, 12, 12)
    assert units.maps.shape == (20, 1, 1)


def test_own_digits_are_judged_with_and_without_each_step(tmp_path: Path) -> None:
    digits = OwnDigits([OwnDigit.drawn(d.label, d.strokes, d.width) for d in DRAWN])
    path = tmp_path / "digits.npz"
    digits.save(path)
    found = inspect("own", own=str(path))
    assert len(found.accuracies) == len(STEPS)
    assert found.accuracies[0] >= 0.96
    assert found.accuracies[-1] < found.accuracies[0] - 0.1
    assert found.accuracies[0] == (found.answers == found.labels).mean()
    assert found.test_accuracy == pytest.approx(0.9719, abs=1e-3)
    assert found.pixels.shape == (50, 28, 28)


def test_without_own_digits_there_is_nothing_to_judge() -> None:
    found = inspect("own")
    assert len(found.labels) == 0
    assert all(np.isnan(found.accuracies))


def trained_with_dropout(*lines: str) -> RunRecord:
    from lab.experiments.training import TrainingStream

    params = RunParams(
        layers=tuple(part for line in lines for part in ("affine 100", "relu", line)),
        optimizer="sgd",
        lr=0.1,
        batch_size=100,
        train_size=5000,
        epochs=8,
        evaluate_every=8.0,
    )
    stream, record = TrainingStream(params), RunRecord(params)
    while stream.step():
        pass
    record.add(stream.frame(frozenset({"last"})))
    return record


@pytest.mark.parametrize("line", ["dropout 0.4", "dropout 0.4 inverted"])
def test_in_use_the_outputs_are_multiplied_by_what_was_kept(line) -> None:
    record = trained_with_dropout(line)
    found = inspect("dropout", record)
    assert found.p == 0.4
    part = record.network.accuracy(DATA.test_images[:2000], DATA.test_labels[:2000])
    assert found.kept == pytest.approx(part)
    assert len(found.masks) == 50
    assert found.masks[0] < found.kept
    assert abs(found.masks[-1] - found.kept) < 0.015
    # The network itself is as it was.
    after = record.network.accuracy(DATA.test_images[:2000], DATA.test_labels[:2000])
    assert after == part


@pytest.mark.parametrize(
    "lines", [("dropout 0.1", "dropout 0.7"), ("dropout 0.3", "dropout 0.3 inverted")]
)
def test_each_dropout_layer_has_its_own_p_and_scale(lines) -> None:
    record = trained_with_dropout(*lines)
    x, t = DATA.test_images[:2000], DATA.test_labels[:2000]
    assert inspect("dropout", record).kept == record.network.accuracy(x, t)


def test_a_network_without_dropout_says_so() -> None:
    assert inspect("dropout").p is None


def test_weights_are_sent_once() -> None:
    inspect("weights")
    look = Look(kind="images", key=RECORD.key, params=RECORD.params)
    stream = InspectionStream(look)
    while stream.step():
        pass
    assert stream.frame(frozenset()).gallery.count == 281
    with pytest.raises(InputError, match="not sent"):
        InspectionStream(Look(kind="images", key=(99, 0), params=CONV))


def test_a_folder_is_read_and_described(tmp_path: Path) -> None:
    write_set(tmp_path, small_set(12, 8))
    stream = FolderStream(str(tmp_path))
    assert not stream.step()
    note = stream.frame(frozenset())
    assert isinstance(note, DataNote)
    assert "12 training and 8 test images" in str(note.found)
    with pytest.raises(InputError):
        FolderStream(str(tmp_path / "none")).step()


def test_a_network_without_hidden_layers_has_no_unit_to_switch_off() -> None:
    found = inspect("weights", untrained(RunParams(layers=())))
    assert found.now.shape == (10, 28, 28)
    assert found.switch == ""
