"""The engine without a window: python -m lab train …"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from lab import checkpoint
from lab.__main__ import main
from tests.lab.data.idx_files import small_set, write_set

ROOT = Path(__file__).parents[2]
LAST_LINE = re.compile(r"test accuracy (0\.\d{4}|1\.0000)")


def test_the_default_settings_reach_97_percent_within_three_epochs(tmp_path: Path) -> None:
    saved = tmp_path / "net.npz"
    command = [sys.executable, "-m", "lab", "train", "--epochs", "3", "--save", str(saved)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr
    last = LAST_LINE.fullmatch(done.stdout.splitlines()[-1])
    assert last is not None
    assert float(last[1]) >= 0.97
    assert "s left" in done.stdout
    kept = checkpoint.load(saved)
    assert kept.optimizer_name == "adam"
    assert kept.history["loss"].shape == (5625,)
    assert kept.extra["shards"] == kept.network.shards_for(kept.extra["params"]["batch_size"])


def test_the_same_seed_gives_the_same_bits_in_two_processes(tmp_path: Path) -> None:
    nets = []
    for name in ("one", "other"):
        path = tmp_path / f"{name}.npz"
        words = "--hidden 20 --dropout 0.2 --train-size 2000 --epochs 2 --seed 7 --save"
        subprocess.run(
            [sys.executable, "-m", "lab", "train", *words.split(), str(path)],
            cwd=ROOT,
            check=True,
            capture_output=True,
            timeout=100,
        )
        nets.append(checkpoint.load(path).network)
    assert np.array_equal(nets[0].params, nets[1].params)


def test_a_network_that_is_too_large_to_be_saved_is_not_trained(capsys, tmp_path: Path) -> None:
    saved = tmp_path / "net.npz"
    assert lab("--layers", "conv 1300 1", "pool 4", "relu", "--save", str(saved)) == 2
    told = capsys.readouterr()
    assert "not saved" in told.err
    assert not told.out


def lab(*words: str) -> int:
    return main(["train", "--train-size", "300", "--epochs", "1", *words])


def test_the_command_line_reaches_every_part(capsys, tmp_path: Path) -> None:
    saved = tmp_path / "net.npz"
    words = "--hidden 30 20 --activation tanh --batch-norm --dropout 0.1 --optimizer momentum"
    more = "--lr 0.05 --weight-decay 0.001 --batch-size 50 --init 0.1 --sampling random"
    assert lab(*words.split(), *more.split(), "--schedule", "cosine", "--save", str(saved)) == 0
    assert LAST_LINE.fullmatch(capsys.readouterr().out.splitlines()[-1])
    kept = checkpoint.load(saved)
    kinds = [layer["kind"] for layer in kept.network.architecture["layers"]]
    assert kinds == [*["affine", "batch_norm", "tanh", "dropout"] * 2, "affine"]
    assert kept.network.architecture["init"] == 0.1
    assert kept.network.weight_decay == 0.001
    assert kept.optimizer is not None
    assert kept.optimizer_name == "momentum"
    # The cosine has nearly come down at the last of six steps.
    assert float(kept.optimizer.lr) < 0.01


def test_layers_may_be_written_out(capsys) -> None:
    assert lab("--layers", "conv 4 5", "relu", "pool 2", "affine 10", "relu") == 0
    assert LAST_LINE.fullmatch(capsys.readouterr().out.splitlines()[-1])


def test_a_folder_of_ones_own(capsys, tmp_path: Path) -> None:
    write_set(tmp_path, small_set())
    assert lab("--data", str(tmp_path), "--batch-size", "10") == 0
    assert LAST_LINE.fullmatch(capsys.readouterr().out.splitlines()[-1])


def test_a_diverging_run_ends_with_1_and_says_so(capsys, tmp_path: Path) -> None:
    saved = tmp_path / "net.npz"
    assert lab("--optimizer", "sgd", "--lr", "1000", "--save", str(saved)) == 1
    assert "diverged" in capsys.readouterr().err
    assert not saved.exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--data", "no/such/folder"], "There is no folder"),
        (["--layers", "conv 4 40"], "larger than the picture"),
        (["--layers", "wobble 3"], "is no layer"),
        (["--lr", "-1"], "outside"),
        (["--init", "huge"], "huge"),
        (["--batch-norm"], "--hidden"),
        (["--layers", "affine 9", "--activation", "tanh"], "--hidden"),
        (["--preset", "two-layer", "--dropout", "0.5"], "--hidden"),
        (["--save", "no/such/folder/net.npz"], "there is no folder"),
    ],
)
def test_wrong_input_is_one_sentence_and_ends_with_2(capsys, words, told) -> None:
    assert lab(*words) == 2
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1


def test_nonsense_options_are_refused_by_argparse(capsys) -> None:
    with pytest.raises(SystemExit) as ended:
        lab("--optimizer", "rocket")
    assert ended.value.code == 2
    assert "rocket" in capsys.readouterr().err


def test_where_nothing_can_be_saved_is_told_before_the_training(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert lab("--save", str(tmp_path / "none" / "net.npz")) == 2
    out, error = capsys.readouterr()
    assert out == ""
    assert error.startswith("python -m lab: net.npz was not saved: there is no folder")


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp936"])
def test_a_console_that_lacks_letters_stops_nothing(tmp_path: Path, encoding: str) -> None:
    """As Windows gives it to whoever writes into a file or a pipe."""
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    saved = tmp_path / "网络 η.npz"
    for words in (["--help"], ["--train-size", "300", "--epochs", "1", "--save", str(saved)]):
        command = [sys.executable, "-m", "lab", "train", *words]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, env=environment, timeout=100)
        assert done.returncode == 0, done.stderr
        assert done.stderr == b""
    assert checkpoint.load(saved).optimizer_name == "adam"
