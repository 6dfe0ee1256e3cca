"""The engine without a window: `python -m lab train --hidden 100 --epochs 3 --save net.npz`."""

from __future__ import annotations

import argparse
import sys
import time
from io import TextIOWrapper

from lab import checkpoint
from lab.experiments.training import PRESETS, RunParams
from lab.experiments.training.run_file import data_to_json
from lab.experiments.training.run_params import FAULT_NAMES, OPTIMIZER_NAMES, SCHEDULE_NAMES
from lab.experiments.training.stream import TrainingStream
from lab.files import check_place
from lab.message import InputError
from lab.nn.activations import ACTIVATIONS

REPORT_SECONDS = 0.2


def parser() -> argparse.ArgumentParser:
    """Return the command line's description; `--help` prints it."""
    top = argparse.ArgumentParser(prog="python -m lab", description=__doc__)
    commands = top.add_subparsers(dest="command", required=True)
    train = commands.add_parser("train", help="train a network on MNIST or on a folder like it")
    train.add_argument("--preset", choices=[p.name for p in PRESETS], default=PRESETS[0].name)
    network = train.add_mutually_exclusive_group()
    network.add_argument("--hidden", type=int, nargs="+", metavar="N", help="hidden layer sizes")
    network.add_argument("--layers", nargs="+", metavar="LAYER", help='such as "conv 30 5" relu')
    hidden = train.add_argument_group("with --hidden")
    hidden.add_argument("--activation", choices=sorted(ACTIVATIONS), help="relu where left out")
    hidden.add_argument("--batch-norm", action="store_true", help="after each hidden affine layer")
    hidden.add_argument("--dropout", type=float, metavar="P", help="after each hidden layer")
    train.add_argument("--optimizer", choices=list(OPTIMIZER_NAMES))
    for name, kind in _NUMBERS.items():
        option = "--" + name.replace("_", "-")
        train.add_argument(option, type=kind, help=RunParams.specs()[name].label)
    train.add_argument("--init", help="he, xavier, lecun, orthogonal, zeros, or a number: the std")
    train.add_argument("--sampling", choices=("shuffle", "random"))
    train.add_argument("--schedule", choices=list(SCHEDULE_NAMES))
    train.add_argument("--fault", choices=list(FAULT_NAMES), help="a mistake made on purpose")
    train.add_argument("--data", metavar="FOLDER", help="four IDX files instead of MNIST")
    train.add_argument("--save", metavar="FILE", help="keep the trained network (.npz)")
    return top


_NUMBERS: dict[str, type] = {
    "lr": float,
    "weight_decay": float,
    "batch_size": int,
    "epochs": int,
    "most_steps": int,
    "evaluate_every": float,
    "warm_up": int,
    "train_size": int,
    "seed": int,
}


def params_from(options: argparse.Namespace) -> RunParams:
    """Return the settings that the command line asks for; InputError where they do not fit."""
    params = next(p.params.run() for p in PRESETS if p.name == options.preset)
    names = [*_NUMBERS, "optimizer", "schedule", "sampling", "fault", "data"]
    given = {name: getattr(options, name) for name in names if getattr(options, name) is not None}
    if options.layers:
        given["layers"] = tuple(options.layers)
    elif options.hidden:
        given["layers"] = _hidden_layers(options)
    if not options.hidden and (options.activation or options.batch_norm or options.dropout):
        raise InputError(
            "--activation, --batch-norm and --dropout are for the layers that --hidden names"
        )
    if options.init is not None:
        given |= _init(options.init)
    return params.changed(**given)


def _hidden_layers(options: argparse.Namespace) -> tuple[str, ...]:
    lines: list[str] = []
    for size in options.hidden:
        lines.append(f"affine {size}")
        lines += ["batch_norm"] if options.batch_norm else []
        lines.append(options.activation or "relu")
        lines += [f"dropout {options.dropout}"] if options.dropout else []
    return tuple(lines)


def _init(word: str) -> dict[str, str | float]:
    try:
        return {"init": "std", "init_std": float(word)}
    except ValueError:
        return {"init": word}


def train(options: argparse.Namespace) -> int:
    """Train, tell how it goes, save; return the exit code."""
    params = params_from(options)
    stream = TrainingStream(params)
    trainer = stream.trainer
    if options.save:
        # Better told now than after hours of training.
        check_place(options.save)
        checkpoint.check_size(stream.network, [stream.network.params, *trainer.state.values()])
    live = sys.stdout is not None and sys.stdout.isatty()
    told, last_told = 0, 0.0
    trainer.evaluate()
    while stream.step():
        now = time.monotonic()
        new = len(trainer.history.evaluations) > told
        if new or (live and now - last_told > REPORT_SECONDS):
            told, last_told = len(trainer.history.evaluations), now
            _tell(stream, end="\n" if new or not live else "\r")
    if trainer.diverged is not None:
        print(trainer.diverged, file=sys.stderr)
        return 1
    if options.save:
        checkpoint.save(
            options.save,
            stream.network,
            optimizer=trainer.optimizer,
            state=trainer.state,
            history=trainer.history.to_arrays(),
            seed=params.seed,
            extra={
                "params": params.to_json(),
                "shards": stream.shards,
                "data": data_to_json(stream.data),
            },
        )
        print(f"saved {options.save}")
    last = trainer.history.evaluations[-1]
    print(f"train accuracy {last.train_accuracy:.4f}")
    print(f"test accuracy {last.test_accuracy:.4f}")
    return 0


def _tell(stream: TrainingStream, end: str) -> None:
    trainer = stream.trainer
    last = trainer.history.evaluations[-1]
    left = trainer.seconds_left()
    print(
        f"epoch {trainer.epoch:.1f} / {trainer.steps_total / trainer.steps_per_epoch:g}"
        f"   step {trainer.steps:,}   loss {trainer.history.smoothed(50)[-1]:.4f}"
        f"   train {last.train_accuracy:.4f}   test {last.test_accuracy:.4f}"
        f"   {left:.0f} s left   ",
        end=end,
        flush=True,
    )


def main(given: list[str] | None = None) -> int:
    """Run one command; return its exit code: 0, 1 for a diverged run, 2 for wrong input."""
    if isinstance(sys.stdout, TextIOWrapper):
        # Windows gives a file or a pipe an encoding of 200 letters, which has no η and no 网.
        sys.stdout.reconfigure(errors="backslashreplace")
    options = parser().parse_args(given)
    try:
        return train(options)
    except InputError as error:
        print(f"python -m lab: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nstopped", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
