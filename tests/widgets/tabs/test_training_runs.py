"""The runs of the MNIST tab from start to stop: what is kept of them belongs together."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lab.data import load_mnist
from lab.experiments.training import RunParams, RunRecord, TrainingParams, TrainingStream
from tests.lab.data.idx_files import write_set
from tests.widgets.tabs.training_tab import opened
from widgets.tabs.training import TrainingTab
from widgets.training import child
from widgets.training.runs import KeptRun

LONG = TrainingParams(
    layers=("affine 20", "relu"), train_size=600, epochs=10_000, batch_size=50, inspector="runs"
)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> TrainingParams:
    """Settings to train for long on a small piece of MNIST: a child has it read at once."""
    folder = tmp_path_factory.mktemp("mnist")
    mnist = load_mnist()
    parts = (mnist.train_pixels[:600], mnist.train_labels[:600].astype(np.uint8))
    test = (mnist.test_pixels[:400], mnist.test_labels[:400].astype(np.uint8))
    write_set(folder, (*parts, *test))
    return LONG.changed(data=str(folder))


@pytest.fixture
def tab(qtbot: QtBot) -> Iterator[TrainingTab]:
    yield from opened(qtbot)


def train(qtbot: QtBot, tab: TrainingTab, params: TrainingParams, steps: int = 30) -> list[KeptRun]:
    """Let at most two runs train, until all of them have come so far."""
    tab.set_params(params)
    tab.train()
    group = list(tab.runs.group)
    qtbot.waitUntil(lambda: all(r.record.history.steps > steps for r in group), timeout=40_000)
    return group


def retrained(params: RunParams, steps: int) -> TrainingStream:
    stream = TrainingStream(params)
    while stream.trainer.steps < steps:
        stream.step()
    return stream


def test_a_stopped_run_keeps_the_network_of_its_last_step(
    qtbot: QtBot, tab: TrainingTab, few: TrainingParams, tmp_path: Path
) -> None:
    """Whether it was looked into or not."""
    group = train(qtbot, tab, few.changed(compare=("lr = 0.001", "lr = 0.01")))
    tab.runs.stop()
    assert [run.record.stage for run in group] == ["stopped", "stopped"]
    assert not tab.runs.active
    qtbot.waitUntil(lambda: not tab.runs.leaving, timeout=20_000)
    for run in group:
        record = run.record
        assert record.stage == "stopped"
        assert record.problem is None
        expected = retrained(record.params, record.history.steps).network.params
        assert np.array_equal(record.network.params, expected)
        record.save(tmp_path / "net.npz")
        again = RunRecord.load(tmp_path / "net.npz")
        assert again.history.steps == record.history.steps
        assert np.array_equal(again.network.params, expected)


@pytest.mark.skipif(os.name == "nt", reason="no process can be stopped from outside")
def test_a_child_that_hangs_holds_up_nothing(
    qtbot: QtBot, tab: TrainingTab, few: TrainingParams, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "LAST_WORDS_MS", 300)
    (run,) = train(qtbot, tab, few)
    (pid,) = tab.runs.pids()
    os.kill(pid, signal.SIGSTOP)
    for _ in range(5):
        QTest.qWait(40)
    have, steps = run.record.network_step, run.record.history.steps
    run.record.history.add_losses([1.0])
    tab.train()
    assert run.record.stage == "stopped"
    (after,) = tab.runs.group
    qtbot.waitUntil(lambda: after.record.history.steps > 10, timeout=40_000)
    assert not psutil.pid_exists(pid)
    assert have <= steps
    assert f"that of step {have}." in str(run.record.problem)


def test_a_network_that_was_not_sent_is_neither_saved_nor_shown(
    qtbot: QtBot, tab: TrainingTab, few: TrainingParams, child_failures: list[str]
) -> None:
    first, second = train(qtbot, tab, few.changed(compare=("seed = 1", "seed = 2")))
    tab.runs._at_work[second].background._runner._process.kill()
    qtbot.waitUntil(lambda: second.record.stage == "failed", timeout=20_000)
    child_failures.clear()
    assert first.record.stage == "training"
    assert second.record.network is None
    assert "neither looked into nor saved" in str(second.record.problem)
    tab.runs.select(second)
    tab.edit(inspector="weights")
    looking = tab.middle.inspectors.findChild(QLabel, "looking")
    qtbot.waitUntil(looking.isVisible)
    assert tab.digit.answer.text() == "–"
    with pytest.raises(ValueError, match="not saved"):
        second.record.save("nowhere.npz")


def test_a_new_child_is_sent_the_network_again(qtbot: QtBot, tab: TrainingTab) -> None:
    looker, pages = tab.looker, tab.middle.inspectors
    tab.edit(inspector="weights")
    qtbot.waitUntil(pages.page("weights").isVisible, timeout=60_000)
    qtbot.waitUntil(lambda: not tab.busy, timeout=60_000)
    psutil.Process(looker._background.pid).kill()
    qtbot.waitUntil(lambda: looker._background.pid is None)
    told: list[object] = []
    looker.failed.connect(told.append)
    tab.edit(inspector="activations")
    qtbot.waitUntil(lambda: bool(told) or pages.page("activations").isVisible(), timeout=60_000)
    assert told == []


def test_only_runs_that_go_on_take_over_a_live_setting(
    qtbot: QtBot, tab: TrainingTab, few: TrainingParams
) -> None:
    lines = ("most_steps = 5", "seed = 2")
    tab.set_params(few.changed(compare=lines, lr=0.01))
    tab.train()
    done, going = tab.runs.group
    qtbot.waitUntil(lambda: done.record.stage == "done", timeout=40_000)
    tab.edit(lr=0.02)
    assert going.record.params.lr == 0.02
    assert done.record.params.lr == 0.01
    assert "0.01" in done.title


def test_a_deleted_run_of_a_comparison_restarts_no_other(
    qtbot: QtBot, tab: TrainingTab, few: TrainingParams
) -> None:
    lines = ("optimizer = sgd", "optimizer = momentum", "optimizer = adam")
    tab.set_params(few.changed(compare=lines, lr=0.01))
    tab.train()
    first, second, third = tab.runs.group
    tab.runs.remove([second])
    qtbot.waitUntil(lambda: first.record.history.steps > 30, timeout=40_000)
    steps = first.record.history.steps
    tab.edit(lr=0.02)
    assert first.record.history.steps >= steps
    assert tab.runs.group == [first, third]
    told = [(run.record.params.optimizer, run.record.params.lr) for run in tab.runs.group]
    assert told == [("sgd", 0.02), ("adam", 0.02)]
    begun = [run.record.first.lr for run in tab.runs.group]
    assert begun == [0.01, 0.02 if third.record.stage == "waiting" else 0.01]
    tab.edit(batch_size=60)
    assert tab.runs.group == [first, third]
    assert first.record.history.steps == 0
    told = [(run.record.params.optimizer, run.record.params.batch_size) for run in tab.runs.group]
    assert told == [("sgd", 60), ("adam", 60)]


def note(tab: TrainingTab, name: str) -> str:
    shown = tab.controls.controls[name].findChild(QLabel, "note")
    return shown.text() if shown is not None and shown.isVisible() else ""


def test_a_control_tells_what_the_run_in_sight_has(
    qtbot: QtBot, tab: TrainingTab, few: TrainingParams
) -> None:
    lines = ("batch_size = 10", "batch_size = 50", "optimizer = sgd; layers = affine 7")
    params = few.changed(compare=lines, batch_size=50, most_steps=5)
    tab.set_params(params)
    assert note(tab, "batch_size") == ""
    tab.train(play=False)
    _, second, third = tab.runs.group
    assert note(tab, "batch_size") == "This run: 10"
    assert note(tab, "lr") == ""
    tab.runs.select(second)
    assert note(tab, "batch_size") == ""
    tab.runs.select(third)
    assert (note(tab, "batch_size"), note(tab, "optimizer")) == ("", "This run: SGD")
    assert note(tab, "layers") == "This run: 784-7-10"
    tab.edit(optimizer="sgd")
    qtbot.waitUntil(lambda: note(tab, "optimizer") == "")
    tab.runs.select(tab.runs.kept[0])
    assert [name for name in tab.controls.controls if note(tab, name)] == []
    tab.runs.select(tab.runs.group[0])
    assert note(tab, "batch_size") == "This run: 10"
    tab.apply_preset("q14")
    qtbot.waitUntil(lambda: not any(note(tab, name) for name in tab.controls.controls))
    tab.train(play=False)
    assert note(tab, "batch_size") == "This run: 10"


def test_a_step_that_was_asked_for_too_early_is_done_later(
    qtbot: QtBot, tab: TrainingTab, few: TrainingParams
) -> None:
    """A run that was just stopped has its child for a moment yet."""
    train(qtbot, tab, few.changed(compare=("seed = 1", "seed = 2")))
    tab.runs.stop()
    tab.on_forward()
    tab.on_forward()
    group = tab.runs.group
    qtbot.waitUntil(lambda: all(r.record.history.steps == 2 for r in group), timeout=40_000)
    assert tab.runs.paused
