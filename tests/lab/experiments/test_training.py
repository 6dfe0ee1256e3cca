"""The MNIST tab's engine: settings, presets, streams of frames, records, scripts."""

from __future__ import annotations

import inspect
import os
import pickle
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from lab.data import OwnDigit, OwnDigits
from lab.experiments.training import (
    EXPERIMENT,
    PRESETS,
    Frame,
    RunParams,
    RunRecord,
    TrainingParams,
    TrainingStream,
)
from lab.experiments.training.changes import MOST_CHANGES, left_out, note
from lab.experiments.training.changes import from_json as changes_from
from lab.experiments.training.drawing import pack_picture, unpack_picture
from lab.experiments.training.explain import UPDATES
from lab.experiments.training.lab_script import lab_script
from lab.experiments.training.layers import network_rows, parse_layer, summary
from lab.experiments.training.naming import describe, names
from lab.experiments.training.recognize import drawing, recognize
from lab.experiments.training.run_params import MOST_PARAMS
from lab.experiments.training.setup import dataset, samples
from lab.experiments.training.torch_script import torch_script
from lab.experiments.training.torch_timing import WARM_UP, TimingStream, timed, torch_is_there
from lab.experiments.training.variants import format_variant, parse_variant
from lab.message import InputError
from lab.nn import CONVNETS, Network
from lab.optim import AdamW
from lab.questions import question
from tests.lab.data.idx_files import small_set, write_set

QUICK = RunParams(layers=("affine 20", "relu"), train_size=300, epochs=2, batch_size=50)


def frames(params: RunParams, want: frozenset[str] = frozenset()) -> list[Frame]:
    stream = TrainingStream(params)
    found = []
    while stream.step():
        found.append(stream.frame(want))
    found.append(stream.frame(frozenset({"last"})))
    return found


def record_of(params: RunParams) -> RunRecord:
    record = RunRecord(params)
    for frame in frames(params):
        record.add(frame)
    return record


def words(run: RunParams, *others: RunParams) -> str:
    return ", ".join(map(str, names([run, *others])[0]))


def test_the_frames_of_a_run_lose_nothing() -> None:
    record = record_of(QUICK)
    assert record.history.steps == 12
    assert [e.step for e in record.history.evaluations] == [0, 6, 12]
    stream = TrainingStream(QUICK)
    while stream.step():
        pass
    assert np.array_equal(record.history.losses, stream.trainer.history.losses)
    assert np.array_equal(record.network.params, stream.network.params)
    assert record.data is not None
    assert record.data.name == "MNIST"
    assert record.data.first_label == 5
    assert record.share_done == 1.0


def test_a_run_keeps_its_weights_once() -> None:
    record = record_of(QUICK)
    size = record.network.params.nbytes
    kept = len(pickle.dumps(record.frame)) + len(pickle.dumps(record.network.params))
    assert size < kept < 1.5 * size


def test_only_what_is_wanted_is_sent() -> None:
    quiet, full = frames(QUICK), frames(QUICK, frozenset({"weights", "pulse"}))
    assert all(frame.weights is None for frame in quiet[:-1])
    assert quiet[-1].weights is not None
    assert all(frame.weights is not None for frame in full)
    assert sum(len(frame.pulses) for frame in quiet) == 3
    assert sum(len(frame.pulses) for frame in full) == 12


def test_batch_norms_memory_comes_with_the_weights() -> None:
    params = QUICK.changed(layers=("affine 20", "batch_norm", "relu"))
    record = record_of(params)
    assert not np.allclose(record.network.named_state()["batch_norm1.running_mean"], 0)
    expected = record.history.evaluations[-1].test_accuracy
    data = dataset("")
    assert record.network.accuracy(data.test_images, data.test_labels) == pytest.approx(expected)


def test_a_run_made_elsewhere_keeps_batch_norms_memory() -> None:
    stream = TrainingStream(QUICK.changed(layers=("affine 20", "batch_norm", "relu")))
    while stream.step():
        pass
    network, history = stream.network, stream.trainer.history
    record = RunRecord.ended(
        QUICK.changed(layers=("affine 20", "batch_norm", "relu")),
        "NumPy",
        history,
        network.params,
        network.state,
    )
    x = dataset("").test_images
    assert np.array_equal(record.network.predict(x), network.predict(x))


def test_live_settings_take_effect_on_the_way() -> None:
    stream = TrainingStream(QUICK.changed(optimizer="momentum"))
    while stream.trainer.steps < 3:
        stream.step()
    stream.change(
        QUICK.changed(optimizer="momentum", lr=0.5, momentum=0.3, weight_decay=0.01, epochs=1)
    )
    while stream.step():
        pass
    assert float(stream.trainer.optimizer.lr) == 0.5
    assert stream.trainer.optimizer.momentum == 0.3
    assert stream.network.weight_decay == 0.01
    assert stream.trainer.steps == 6


def test_adamws_formula_is_in_the_order_of_its_step() -> None:
    engine = inspect.getsource(AdamW.descend)
    assert engine.index("self.weight_decay") < engine.index("super().descend")
    assert "lambda" in UPDATES["adamw"][0]
    assert UPDATES["adamw"][1:] == UPDATES["adam"]


def test_adamw_decays_by_itself_and_the_others_in_the_loss() -> None:
    params = QUICK.changed(weight_decay=0.1)
    adam = TrainingStream(params)
    adamw = TrainingStream(params.changed(optimizer="adamw"))
    assert adam.network.weight_decay == 0.1
    assert adamw.network.weight_decay == 0.0
    assert adamw.trainer.optimizer.weight_decay == 0.1


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        ({"schedule": "constant"}, [1, 1, 1, 1, 1, 1]),
        ({"schedule": "step", "schedule_every": 1}, [1, 1, 0.5, 0.5, 0.25, 0.25]),
        ({"schedule": "cosine"}, [1, 0.933, 0.75, 0.5, 0.25, 0.067]),
        ({"schedule": "constant", "warm_up": 4}, [0.25, 0.5, 0.75, 1, 1, 1]),
        ({"schedule": "cosine", "warm_up": 2}, [0.5, 1, 1, 0.854, 0.5, 0.146]),
    ],
)
def test_schedules_run_over_the_whole_run(schedule, expected) -> None:
    params = QUICK.changed(train_size=100, epochs=3, lr=0.01, optimizer="sgd", **schedule)
    stream = TrainingStream(params)
    rates = []
    while stream.step():
        if stream.trainer.steps > len(rates):
            rates.append(float(stream.trainer.optimizer.lr) / 0.01)
    assert rates == pytest.approx(expected, abs=1e-3)


def test_own_digits_join_the_training_images(tmp_path: Path) -> None:
    own = OwnDigits([OwnDigit.drawn(3, TrainingParams().strokes)])
    own.save(tmp_path / "own.npz")
    params = QUICK.changed(own=str(tmp_path / "own.npz"))
    images = samples(params, dataset(""))
    assert len(images.train_x) == 301
    assert images.train_t[-1] == 3
    assert np.array_equal(images.train_x[-1], own.images[0])
    with pytest.raises(InputError, match="no file"):
        TrainingStream(QUICK.changed(own=str(tmp_path / "none.npz")))


def test_a_folder_with_other_data_is_trained_on_and_named(tmp_path: Path) -> None:
    write_set(tmp_path, small_set(60, 40))
    names = [f"class {k}" for k in range(10)]
    (tmp_path / "classes.txt").write_text("\n".join(names), encoding="utf-8")
    record = record_of(QUICK.changed(data=str(tmp_path), batch_size=10))
    assert record.history.steps == 12
    assert record.class_names == tuple(names)


def test_files_that_were_replaced_are_read_again(tmp_path: Path) -> None:
    write_set(tmp_path, small_set(60, 40))
    first = dataset(str(tmp_path))
    assert dataset(str(tmp_path)) is first
    write_set(tmp_path, small_set(50, 40))
    assert dataset(str(tmp_path)).train_size == 50


def test_a_saved_run_comes_back_whole(tmp_path: Path) -> None:
    record = record_of(QUICK.changed(seed=3))
    path = tmp_path / "my net.npz"
    record.save(path)
    again = RunRecord.load(path)
    assert again.name == "my net"
    assert again.params == record.params
    assert np.array_equal(again.network.params, record.network.params)
    assert again.history.evaluations == record.history.evaluations
    assert again.frame is not None
    assert again.frame.step == 12


def test_the_bundled_network_is_a_whole_run_that_reads_the_drawn_three() -> None:
    record = RunRecord.load()
    assert record.test_accuracy is not None
    assert record.test_accuracy > 0.965
    assert record.history.pulses
    answer = recognize(record.network, TrainingParams())
    assert answer.best == 3
    assert answer.probabilities[3] > 0.9


def test_the_first_screen_has_the_settings_of_the_bundled_run() -> None:
    assert PRESETS[0].params.run() == RunRecord.load().params


def test_axes_of_a_run() -> None:
    record = record_of(QUICK)
    steps = np.array([0, 6, 12])
    assert record.along("steps", steps).tolist() == [0, 6, 12]
    assert record.along("epochs", steps).tolist() == [0, 1, 2]
    seconds = record.along("seconds", steps)
    assert seconds[0] == 0
    assert (np.diff(seconds) > 0).all()


def test_a_pasted_picture_is_a_setting_and_is_read() -> None:
    strokes = TrainingParams().strokes
    large = np.kron(255 - drawing(TrainingParams()), np.ones((3, 3), np.uint8)).astype(np.uint8)
    packed = pack_picture(large)
    assert unpack_picture(packed).shape == (140, 140)
    params = TrainingParams(picture=packed, strokes=())
    assert recognize(RunRecord.load().network, params).best == 3
    assert params.to_json()["picture"] == packed
    assert strokes


@pytest.mark.parametrize("text", ["x", "3x3:", "999x999:00", "2x2:%%", "-1x5:00", "1x1:~~~~~"])
def test_a_damaged_picture_is_refused(text) -> None:
    with pytest.raises(InputError, match="damaged"):
        TrainingParams(picture=text)


def test_a_picture_keeps_its_shape() -> None:
    wide = np.arange(40 * 300, dtype=np.uint8).reshape(40, 300)
    assert unpack_picture(pack_picture(wide)).shape == (19, 140)
    small = np.arange(12, dtype=np.uint8).reshape(3, 4)
    assert np.array_equal(unpack_picture(pack_picture(small)), small)


def test_units_that_are_off_change_the_answer_and_others_do_not_matter() -> None:
    network = RunRecord.load().network
    params = TrainingParams()
    whole = recognize(network, params).probabilities
    silent = recognize(network, params.changed(off=(("relu9", 3), ("relu1", 5000))))
    assert np.array_equal(silent.probabilities, whole)
    off = tuple(("relu1", unit) for unit in range(100))
    blind = recognize(network, params.changed(off=off)).probabilities
    assert not np.allclose(blind, whole)


@pytest.mark.parametrize(
    ("line", "changes"),
    [
        ("train_size = 300", {"train_size": 300}),
        ("lr=1e-3; optimizer = adam", {"lr": 1e-3, "optimizer": "adam"}),
        ("layers = affine 50, sigmoid", {"layers": ("affine 50", "sigmoid")}),
        ("watch = on", {"watch": True}),
        ('data = "/my; digits"; lr = 0.1', {"data": "/my; digits", "lr": 0.1}),
        ("own = C:\\new digits.npz", {"own": "C:\\new digits.npz"}),
    ],
)
def test_variants_are_lines_of_text(line, changes) -> None:
    assert parse_variant(line) == changes
    assert parse_variant(format_variant(changes)) == changes


@pytest.mark.parametrize(
    "text",
    ["a; b", '"', '""', '"a"', 'a"; lr = 3', ";", " a ", "C:\\a;b\\", "a = b; c = d", 'x";"y', ""],
)
def test_a_variant_keeps_every_text(text) -> None:
    changes = {"own": text, "lr": 0.5, "data": text}
    assert parse_variant(format_variant(changes)) == changes


@pytest.mark.parametrize("line", ["", "lr = 1;", ";lr = 1", "lr = 1;; seed = 2"])
def test_a_variant_without_a_setting_is_told(line) -> None:
    with pytest.raises(InputError, match="not of the form"):
        parse_variant(line)


def test_a_variant_keeps_every_digit() -> None:
    changes = {"lr": 0.12345678, "weight_decay": 1e-5, "evaluate_every": 4.0}
    line = format_variant(changes)
    assert line == "lr = 0.12345678; weight_decay = 1e-05; evaluate_every = 4"
    assert parse_variant(line) == changes


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("train_size 300", "not of the form"),
        ("wobble = 3", "no setting"),
        ("lr = fast", "not a number"),
        ("lr = nan", "outside"),
        ("batch_size = 2.5", "whole"),
        ("optimizer = rocket", "unknown"),
        ("layers = affine", "not of the form"),
        ("watch = perhaps", "on or off"),
        ("measure = gap", "no setting"),
    ],
)
def test_a_wrong_variant_is_told(line, told) -> None:
    with pytest.raises(InputError, match=told):
        TrainingParams(compare=(line,))


def test_a_variant_whose_network_cannot_be_is_told_with_its_line() -> None:
    with pytest.raises(InputError, match=r"conv 4 40.*larger than the picture"):
        TrainingParams(compare=("layers = conv 4 40, relu",))


def test_what_play_starts() -> None:
    single = TrainingParams(lr=0.5)
    assert single.runs() == (RunParams(lr=0.5),)
    several = single.changed(compare=("seed = 1", "seed = 2; lr = 0.1"))
    assert several.runs() == (RunParams(lr=0.5, seed=1), RunParams(lr=0.1, seed=2))
    assert single.changed(**several.with_run(several.runs()[1])).runs() == several.runs()[1:]


def test_the_view_and_the_canvas_do_not_change_a_run() -> None:
    specs = TrainingParams.specs()
    for name in set(specs) - set(RunParams.specs()) - {"compare"}:
        assert specs[name].live
        assert specs[name].view or specs[name].kept, name


@pytest.mark.parametrize("preset", PRESETS, ids=lambda p: p.name)
def test_presets_make_runs_that_are_told_apart(preset) -> None:
    runs = preset.params.runs()
    told = [", ".join(map(str, n)) for n in names(runs)]
    assert len(set(told)) == len(runs)
    for run in runs:
        assert Network(run.architecture()).classes == 10
        assert all(map(str, describe(run)))
    if preset.question:
        for language in ("en", "zh_CN"):
            assert question(preset.question, language).name == preset.question


def test_a_run_by_itself_keeps_its_mistake_and_its_size() -> None:
    """When other runs are compared, those of before are named each by itself."""

    def told(preset: str) -> list[str]:
        runs = EXPERIMENT.preset(preset).params.runs()
        return [", ".join(map(str, names([run])[0])) for run in runs]

    assert told("q15") == [
        "784-50-10, SGD, batch 100",
        "784-50-10, SGD, dW = W, batch 100",
        "784-50-10, SGD, + b forgotten, batch 100",
        "784-50-10, SGD, not divided by the batch, batch 100",
    ]
    for preset in ("q14", "q21", "q22"):
        assert len(set(told(preset))) == len(told(preset)), preset
    assert "300 images" in told("q19-size")[0]
    assert ", ".join(map(str, names([RunParams()])[0])) == "784-100-10, Adam"


def test_the_deep_preset_is_the_engines_deep_convnet() -> None:
    params = EXPERIMENT.preset("deep-convnet").params
    layers = params.architecture()["layers"][:-1]
    assert layers == CONVNETS["deep"]
    simple = EXPERIMENT.preset("convnet").params.architecture()["layers"][:-1]
    assert simple == CONVNETS["simple"]


def test_the_words_beside_the_layers() -> None:
    rows = network_rows(("conv 30 5", "pool 2", "relu", "affine 100"))
    assert rows.input == "1×28×28"
    assert [row.words for row in rows.hidden] == [
        "30×24×24 · 780",
        "30×12×12",
        "30×12×12",
        "100 · 432,100",
    ]
    assert rows.output.words == "10 · 1,010"
    assert rows.params == 433_890


def test_layers_are_short_lines() -> None:
    assert parse_layer("conv 30 5 pad 2") == {"kind": "conv", "filters": 30, "kernel": 5, "pad": 2}
    inverted = {"kind": "dropout", "p": 0.2, "inverted": True}
    assert parse_layer("dropout 0.2 inverted") == inverted
    assert summary(("affine 50", "relu")) == "784-50-10"
    assert summary(("affine 100", "relu") * 6) == "784-6×100-10"
    assert summary(("conv 30 5", "relu", "affine 9")) == "conv 30-9-10"


@pytest.mark.parametrize("line", ["affine", "affine x", "conv 3", "pool 2 pad 1", "relu 3", ""])
def test_a_wrong_layer_is_refused(line) -> None:
    with pytest.raises(InputError):
        parse_layer(line)


def test_a_network_that_would_fill_the_memory_is_refused() -> None:
    assert network_rows(("affine 4000", "relu") * 2).params < MOST_PARAMS
    RunParams(layers=("affine 4000", "relu") * 2)
    with pytest.raises(InputError, match=r"107,960,010 weights.*at most 30,000,000"):
        RunParams(layers=("affine 10000", "relu") * 2)
    with pytest.raises(InputError, match="at most"):
        TrainingParams(compare=("layers = affine 10000, affine 10000",))


def test_a_record_draws_no_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """The child sends them; the window would stand still meanwhile."""
    monkeypatch.setattr("lab.nn.network.Network._draw_first_values", None)
    assert RunRecord(QUICK).network is None


def test_runs_are_named_by_what_they_differ_in() -> None:
    base = RunParams()
    assert words(base) == "784-100-10, Adam"
    assert words(base.changed(lr=0.3), base) == "η 0.3"
    std = base.changed(init="std", init_std=0.01)
    assert words(base, std) == "He"
    assert words(std, base) == "std 0.01"
    dropped = base.changed(layers=("affine 100", "relu", "dropout 0.5"))
    assert words(base, dropped) == "plain"
    assert words(dropped, base) == "dropout 0.5"
    assert words(base.changed(epochs=3), base) == "3 epochs"


@pytest.mark.parametrize("preset", PRESETS, ids=lambda p: p.name)
def test_the_explanation_is_of_these_settings_and_its_advice_works(preset) -> None:
    frame = RunRecord.load().frame
    for inspector in ("runs", "weights", "gradients", "dropout"):
        params = preset.params.changed(inspector=inspector)
        explanation = EXPERIMENT.explain(params, frame, 0)
        assert explanation.source is not None
        assert explanation.source.marked_lines()
        assert len(explanation.suggestions) >= 2
        for suggestion in explanation.suggestions:
            changed = params.changed(**suggestion.changes)
            assert changed.runs() != params.runs(), str(suggestion.text)


def test_the_suggested_comparison_spans_two_decades() -> None:
    params = TrainingParams()
    advice = EXPERIMENT.explain(params, RunRecord.load().frame, 0).suggestions[0]
    rates = [run.lr for run in params.changed(**advice.changes).runs()]
    assert rates == pytest.approx([1e-4, 1e-3, 1e-2])


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"layers": ("conv 4 5", "relu", "pool 2"), "schedule": "cosine", "warm_up": 3},
        {"optimizer": "adamw", "weight_decay": 0.1, "schedule": "step", "schedule_every": 1},
        {"optimizer": "nesterov", "momentum": 0.5, "sampling": "random", "init": "xavier"},
        {"fault": "weights_as_gradients"},
        {"fault": "mask_forgotten", "optimizer": "rmsprop"},
        {"fault": "labels_shuffled", "most_steps": 5, "evaluate_every": 0.5},
        {"fault": "first_layer_left_out", "optimizer": "adamw", "weight_decay": 0.1},
    ],
    ids=lambda c: "-".join(map(str, c.values())) or "default",
)
def test_the_script_on_the_lab_gives_the_same_bits(capsys, changes) -> None:
    params = QUICK.changed(**changes)
    space: dict = {}
    exec(lab_script(params), space)
    record = record_of(params)
    assert np.array_equal(space["net"].params, record.network.params, equal_nan=True)
    assert "test accuracy" in capsys.readouterr().out


def changed_on_the_way(params: RunParams, changes: list[tuple[int, dict]]) -> RunRecord:
    stream, record = TrainingStream(params), RunRecord(params)
    waiting = dict(changes)
    while True:
        if new := waiting.pop(stream.trainer.steps, None):
            record.params = record.params.changed(**new)
            stream.change(record.params)
            record.add(stream.frame(frozenset()))
        if not stream.step():
            break
    record.add(stream.frame(frozenset({"last"})))
    return record


@pytest.mark.parametrize(
    ("begun", "changes"),
    [
        ({}, [(0, {"lr": 0.05}), (3, {"beta1": 0.5}), (7, {"lr": 0.001, "weight_decay": 0.01})]),
        ({"optimizer": "adamw"}, [(2, {"weight_decay": 0.3}), (5, {"epochs": 3})]),
        ({"schedule": "cosine"}, [(4, {"schedule": "constant"}), (9, {"warm_up": 12})]),
        ({"optimizer": "momentum"}, [(4, {"schedule": "step", "schedule_every": 1})]),
        ({"optimizer": "sgd"}, [(1, {"momentum": 0.5}), (2, {"evaluate_every": 0.5})]),
    ],
)
def test_the_script_changes_what_was_changed_by_hand(tmp_path, begun, changes) -> None:
    record = changed_on_the_way(QUICK.changed(**begun), changes)
    assert record.first == QUICK.changed(**begun)
    assert record.changes == changes
    record.save(tmp_path / "net.npz")
    again = RunRecord.load(tmp_path / "net.npz")
    assert (again.first, again.changes) == (record.first, changes)
    for kept in (record, again):
        space: dict = {}
        exec(lab_script(kept.first, kept.changes, kept.shards), space)
        assert np.array_equal(space["net"].params, record.network.params)
        assert np.array_equal(space["trainer"].history.losses, record.history.losses)


def test_a_program_that_changes_nothing_says_so() -> None:
    record = changed_on_the_way(QUICK, [(3, {"lr": 0.05}), (4, {"epochs": 3})])
    told = left_out(record.changes)
    assert "after step 3: lr = 0.05\n" in told
    assert "after step 4: epochs = 3\n" in told
    exec(told, {})
    assert left_out([]) == ""


def test_of_endless_changes_the_first_are_kept(tmp_path: Path) -> None:
    record = record_of(QUICK)
    for step in range(2 * MOST_CHANGES):
        note(record.changes, [(step, {"lr": 0.5}), (step, {"epochs": 3})])
    assert record.changes[0] == (0, {"lr": 0.5, "epochs": 3})
    record.save(tmp_path / "net.npz")
    script = lab_script(record.first, RunRecord.load(tmp_path / "net.npz").changes)
    assert script.startswith("# While it trained")
    assert script.count("trainer.base_lr = ") == MOST_CHANGES


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"first": 3},
        {"first": {"layers": ["affine 7"]}},
        {"changes": "lr"},
        {"changes": [[1, {"batch_size": 7}]]},
        {"changes": [[1, {"lr": "fast"}]]},
        {"changes": [[-1, {"lr": 0.5}]]},
        {"changes": [[1]]},
        {"changes": [[1, {"wobble": 1}]]},
        {"changes": [[1, 2]]},
    ],
)
def test_damaged_changes_count_for_nothing(told) -> None:
    good = {"first": QUICK.to_json(), "changes": [[1, {"lr": 0.5}]]} if told else {}
    assert changes_from(good | told, QUICK) == (QUICK, [])


def test_the_script_spreads_its_batches_as_the_run_did() -> None:
    space: dict = {}
    exec(lab_script(QUICK.changed(epochs=1), shards=3), space)
    assert space["net"].shards == 3


def test_the_script_of_a_comparison_trains_all_its_runs(capsys) -> None:
    params = TrainingParams(**vars(QUICK)).changed(compare=("lr = 0.01", "lr = 0.001"))
    exec(EXPERIMENT.script(params), {})
    out = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in out] == ["η 0.01", "η 0.001"]


def test_the_script_of_a_comparison_keeps_runs_of_one_name_apart(capsys) -> None:
    lines = ("lr = 0.12341", "lr = 0.12344")
    exec(EXPERIMENT.script(TrainingParams(**vars(QUICK)).changed(compare=lines)), {})
    assert len(capsys.readouterr().out.splitlines()) == 2


def torch_python() -> str:
    """Return a Python that has PyTorch: this one, or the one named in LAB_TORCH_PYTHON."""
    if torch_is_there():
        return sys.executable
    named = os.environ.get("LAB_TORCH_PYTHON", "")
    if not named:
        pytest.skip("PyTorch is not installed; LAB_TORCH_PYTHON may name a Python that has it")
    return named


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"layers": ("affine 50", "batch_norm", "relu", "dropout 0.2"), "optimizer": "adam"},
        {"layers": ("conv 8 5", "pool 2", "relu"), "optimizer": "adam", "lr": 0.001},
    ],
    ids=["mlp", "batch-norm", "conv"],
)
def test_the_pytorch_script_reaches_the_same_accuracy(tmp_path: Path, changes) -> None:
    python = torch_python()
    settings = {"layers": ("affine 50", "relu"), "optimizer": "sgd", "lr": 0.1, **changes}
    params = RunParams(batch_size=100, epochs=1, most_steps=300, **settings)
    if params.optimizer == "adam":
        params = params.changed(lr=0.001)
    script = tmp_path / "run.py"
    script.write_text(torch_script(params), encoding="utf-8")
    done = subprocess.run(
        [python, str(script)], capture_output=True, text=True, timeout=110, check=True
    )
    theirs = float(done.stdout.splitlines()[-1].removeprefix("test accuracy "))
    ours = record_of(params).test_accuracy
    assert ours is not None
    assert abs(ours - theirs) < 0.025


@pytest.mark.parametrize("preset", PRESETS, ids=lambda p: p.name)
def test_every_preset_has_a_pytorch_script_that_compiles(preset) -> None:
    for run in preset.params.runs():
        if run.fault == "none":
            compile(torch_script(run), "script", "exec")
        else:
            with pytest.raises(InputError, match="on purpose"):
                torch_script(run)


@pytest.mark.skipif(not torch_is_there(), reason="PyTorch is not installed")
@pytest.mark.parametrize("sideways", [True, False])
def test_the_pytorch_script_sees_the_images_as_the_lab_does(tmp_path: Path, sideways) -> None:
    one, label = np.zeros((9, 28, 28), np.uint8), np.ones(9, np.uint8)
    one[:, 4:24, 12:15] = 255
    images = one.transpose(0, 2, 1) if sideways else one
    folder = write_set(tmp_path / "emnist", (images, label, images, label))
    space: dict = {"__name__": "exported"}
    exec(torch_script(QUICK.changed(data=str(folder))), space)
    x, _ = space["images_and_labels"](space["TRAIN_IMAGES"], space["TRAIN_LABELS"])
    assert np.array_equal(x.numpy(), dataset(str(folder)).train_images)


@pytest.mark.skipif(not torch_is_there(), reason="PyTorch is not installed")
def test_nesterov_without_momentum_has_a_pytorch_script() -> None:
    params = QUICK.changed(optimizer="nesterov", momentum=0.0)
    stream = TimingStream(params)
    assert stream.step()


@pytest.mark.parametrize("changes", [{"batch_size": 1}, {"train_size": 1}])
def test_pytorch_has_no_batch_norm_of_one_value(changes) -> None:
    flat = QUICK.changed(layers=("affine 20", "batch_norm", "relu"), **changes)
    with pytest.raises(InputError, match="PyTorch"):
        torch_script(flat)
    maps = flat.changed(layers=("conv 4 5", "batch_norm", "relu"))
    assert "BatchNorm2d" in torch_script(maps)


@pytest.mark.skipif(not torch_is_there(), reason="PyTorch is not installed")
def test_both_engines_take_the_same_steps() -> None:
    stream = TimingStream(QUICK.changed(train_size=5000, optimizer="sgd", lr=0.1))
    while stream.step():
        pass
    timing = stream.frame(frozenset({"last"}))
    assert timing is not None
    ours, theirs = timing.lab_history.losses, timing.torch_history.losses
    assert np.allclose(ours, theirs, atol=1e-3)
    assert np.allclose(timing.lab_weights, timing.torch_weights, atol=1e-3)


@pytest.mark.skipif(not torch_is_there(), reason="PyTorch is not installed")
def test_a_timing_measures_each_network_with_its_own_averages() -> None:
    params = QUICK.changed(layers=("affine 50", "batch_norm", "relu"), batch_size=1000, lr=0.01)
    stream = TimingStream(params)
    for _ in range(WARM_UP + 5):
        stream.step()
    timing = stream.frame(frozenset({"last"}))
    assert timing is not None
    data = dataset("")
    for history, weights, state in (
        (timing.lab_history, timing.lab_weights, timing.lab_state),
        (timing.torch_history, timing.torch_weights, timing.torch_state),
    ):
        record = RunRecord.ended(params, "", history, weights, state)
        accuracy = record.network.accuracy(data.test_images, data.test_labels)
        assert accuracy == pytest.approx(record.test_accuracy)
        # A batch is never larger than the set.
        assert history.evaluations[-1].epoch == WARM_UP + 5
    # PyTorch divides a batch's variance by M - 1.
    assert np.allclose(timing.lab_state, timing.torch_state, atol=0.1)
    assert not np.array_equal(timing.lab_state, timing.torch_state)


def test_a_timed_run_has_the_settings_that_it_was_timed_with() -> None:
    asked = QUICK.changed(schedule="cosine", warm_up=30, sampling="shuffle", lr=0.3)
    kept = timed(asked)
    assert (kept.schedule, kept.warm_up, kept.sampling) == ("constant", 0, "random")
    assert kept.lr == 0.3
    assert timed(kept) == kept


@pytest.mark.skipif(not torch_is_there(), reason="PyTorch is not installed")
def test_a_timing_tells_its_settings() -> None:
    stream = TimingStream(QUICK.changed(schedule="cosine"))
    for _ in range(WARM_UP + 1):
        stream.step()
    timing = stream.frame(frozenset({"last"}))
    assert timing is not None
    assert timing.params == timed(QUICK.changed(schedule="cosine"))


def test_a_batch_larger_than_the_set_counts_as_the_set() -> None:
    params = TrainingParams(**vars(QUICK)).changed(train_size=10)
    record = record_of(params.run())
    assert record.images_per_second == record.steps_per_second * 10
    explanation = EXPERIMENT.explain(params, record.frame, 0)
    assert "(N = 10)" in explanation.formulas[1]
    assert "draws 10 images" in str(explanation.notes[0])


@pytest.mark.parametrize(
    ("layers", "inspector", "told"),
    [
        (("affine 20", "sigmoid"), "activations", "1 / (1 + e"),
        (("affine 20", "relu"), "activations", "max(x, 0)"),
        (("affine 20",), "activations", "y = x W + b"),
        (("conv 4 3", "relu"), "weights", "y = W col + b"),
    ],
)
def test_the_code_shown_is_that_of_the_layers(layers, inspector, told) -> None:
    params = TrainingParams(layers=layers, inspector=inspector)
    source = EXPERIMENT.explain(params, RunRecord.load().frame, 0).source
    assert told in source.code()
    assert source.marked_lines()
