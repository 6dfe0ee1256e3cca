"""What the texts of the MNIST tab claim, held against its presets, over several seeds.

    python -m tests.benchmarks.training_claims [--seeds 5] [--slow] [--fashion FOLDER] [--only Q19]

A line for each claim: the values of all seeds, and whether the claim holds in each of them. With
--slow also the shipped presets on all of MNIST (minutes); with --fashion a folder with the four
files of Fashion-MNIST. The exit code is 1 where a claim fails.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from lab.experiments.training import EXPERIMENT, RunParams, RunRecord, TrainingStream
from lab.experiments.training.inspection import InspectionStream, Look
from lab.experiments.training.setup import dataset

Check = Callable[[int], tuple[float, bool]]


@dataclass
class Claims:
    """Collects claims: a name, and what says for a seed how large a value is and if it is right."""

    checks: dict[str, Check] = field(default_factory=dict)

    def __call__(self, name: str) -> Callable[[Check], Check]:
        def keep(check: Check) -> Check:
            self.checks[name] = check
            return check

        return keep


claim, slow = Claims(), Claims()


@lru_cache(maxsize=64)
def trained(params: RunParams) -> RunRecord:
    stream, record = TrainingStream(params), RunRecord(params)
    while stream.step():
        pass
    record.add(stream.frame(frozenset({"last"})))
    return record


def runs(preset: str, seed: int) -> list[RunParams]:
    return [run.changed(seed=seed) for run in EXPERIMENT.preset(preset).params.runs()]


def test(params: RunParams) -> float:
    accuracy = trained(params).test_accuracy
    assert accuracy is not None
    return accuracy


def last(params: RunParams) -> object:
    return trained(params).history.evaluations[-1]


def harder_half(params: RunParams) -> float:
    """Accuracy on the first 5,000 test images, where the questions were measured."""
    data = dataset("")
    network = trained(params).network
    x = data.test_images[:5000].reshape(-1, *network.input_shape)
    return network.accuracy(x, data.test_labels[:5000])


@claim("Q10: std 0.01, the loss falls at every step")
def _(seed):
    losses = trained(runs("q10", seed)[0]).history.losses
    return float(losses[8]), bool((np.diff(losses) < 0).all())


@claim("Q10: … and 0.04 … 0.07 after 9 updates")
def _(seed):
    loss = -np.log(trained(runs("q10", seed)[0]).history.answers[9, 5])
    return float(loss), 0.04 < loss < 0.07


@claim("Q10: … right after the first step")
def _(seed):
    answers = trained(runs("q10", seed)[0]).history.answers.argmax(axis=1)
    return float(answers[1]), bool((answers[1:] == 5).all())


@claim("Q10: std 1, the first loss lies in 2 … 16")
def _(seed):
    loss = float(trained(runs("q10", seed)[1]).history.losses[0])
    return loss, 1.5 < loss < 17


@claim("Q10: afterwards nearly everything is a 5")
def _(seed):
    accuracy = test(runs("q10", seed)[0])
    return accuracy, abs(accuracy - 0.0892) < 0.01


@claim("Q11: ReLU, h 50, first 5,000 images: .91 … .925")
def _(seed):
    accuracy = harder_half(runs("q11", seed)[0])
    return accuracy, 0.91 < accuracy < 0.925


@claim("Q11: sigmoid, h 50, first 5,000: .87 … .885")
def _(seed):
    accuracy = harder_half(runs("q11", seed)[1])
    return accuracy, 0.87 < accuracy < 0.885


@claim("Q11: after 1,000 steps sigmoid at 1.0 is ahead of ReLU at 0.1")
def _(seed):
    relu, _, fast, _ = (run.changed(most_steps=1000) for run in runs("q11", seed))
    gain = harder_half(fast) - harder_half(relu)
    return gain, gain > 0


@claim("Q11: ReLU, h 5, first 5,000: .83 … .88")
def _(seed):
    accuracy = harder_half(runs("q11", seed)[3])
    return accuracy, 0.82 < accuracy < 0.88


@claim("Q14: one epoch, 10 better than 100 by 2 points")
def _(seed):
    ten, hundred, _ = (run.changed(epochs=1) for run in runs("q14", seed))
    gain = test(ten) - test(hundred)
    return gain, gain >= 0.02


@claim("Q14: one epoch, 100 better than 1,000 by 2 points")
def _(seed):
    _, hundred, thousand = (run.changed(epochs=1) for run in runs("q14", seed))
    gain = test(hundred) - test(thousand)
    return gain, gain >= 0.02


@claim("Q14: 600 updates, 1,000 is as good as 100")
def _(seed):
    _, hundred, thousand = (run.changed(most_steps=600, epochs=10) for run in runs("q14", seed))
    gain = test(thousand) - test(hundred)
    return gain, -0.005 < gain < 0.02


FAULTS: dict[str, tuple[float, float]] = {
    "none": (0.92, 0.94),
    "weights_as_gradients": (0.1134, 0.1136),
    "bias_forgotten": (0.92, 0.94),
    "mask_forgotten": (0.90, 0.93),
    "not_averaged": (0.05, 0.15),
    "averaged_twice": (0.15, 0.45),
    "first_layer_left_out": (0.45, 0.6),
    "labels_shuffled": (0.08, 0.14),
}


def faulty(name: str) -> Check:
    def check(seed: int) -> tuple[float, bool]:
        low, high = FAULTS[name]
        accuracy = test(runs("q15", seed)[0].changed(fault=name))
        return accuracy, low <= accuracy <= high

    return check


for _name, (_low, _high) in FAULTS.items():
    claim(f"Q15: {_name}: {_low:g} … {_high:g}")(faulty(_name))


@claim("Q15: + b forgotten makes no difference (paired, 0.3 points)")
def _(seed):
    right, _, bias, _ = runs("q15", seed)
    difference = test(bias) - test(right)
    return difference, abs(difference) < 0.003


@claim("Q15: dW = W, loss 2.301, norm to 0")
def _(seed):
    end = last(runs("q15", seed)[1])
    return end.test_loss, abs(end.test_loss - 2.301) < 0.005 and end.weight_norm < 0.01


@claim("Q16: 500 updates, He − std 0.01 at least 70 points")
def _(seed):
    std, _, he = (run.changed(most_steps=500) for run in runs("initial-weights", seed))
    gain = test(he) - test(std)
    return gain, gain >= 0.7


@claim("Q17: SGD .01's loss more than twice every other's")
def _(seed):
    losses = [trained(run).history.losses[-200:].mean() for run in runs("optimizers", seed)]
    ratio = float(losses[0] / max(losses[1:]))
    return ratio, ratio > 2


@claim("Q18: batch norm − plain at least 70 points, std 0.0136")
def _(seed):
    plain, normed = (last(run).train_accuracy for run in runs("batch-norm", seed))
    return normed - plain, normed - plain >= 0.7 and normed >= 0.99


@claim("Q19: train accuracy at least 99.9 %")
def _(seed):
    accuracy = last(runs("q19", seed)[0]).train_accuracy
    return accuracy, accuracy >= 0.999


@claim("Q19: test accuracy .72 … .80")
def _(seed):
    accuracy = test(runs("q19", seed)[0])
    return accuracy, 0.72 <= accuracy <= 0.80


@claim("Q19: the test loss is lowest near epoch 100 and ends higher")
def _(seed):
    history = trained(runs("q19", seed)[0]).history
    best, end = history.best(), history.evaluations[-1]
    return best.epoch, 70 <= best.epoch <= 150 and end.test_loss > best.test_loss


@claim("Q19: test accuracy does not fall from epoch 100 to 200")
def _(seed):
    history = trained(runs("q19", seed)[0]).history
    at = {round(e.epoch): e.test_accuracy for e in history.evaluations}
    return at[200] - at[100], at[200] >= at[100] - 0.005


@claim("Q19: more images, smaller gap: 300 > 600 > 60,000")
def _(seed):
    gaps = [last(run).gap for run in runs("q19-size", seed)]
    return gaps[2], gaps[0] > gaps[1] > gaps[2] and gaps[2] < 0.02


@claim("Q20: 600 images, evaluation takes more than 3 × the training")
def _(seed):
    end = last(runs("q20", seed)[0])
    ratio = end.evaluate_seconds / end.train_seconds
    return ratio, ratio > 3


@claim("Q20: 60,000 images, less than the training")
def _(seed):
    end = last(runs("q20", seed)[2])
    ratio = end.evaluate_seconds / end.train_seconds
    return ratio, ratio < 1


@claim("Q21: λ .03 beats 0 in accuracy (paired)")
def _(seed):
    zero, _, best, _ = runs("q21", seed)
    gain = test(best) - test(zero)
    return gain, gain > 0


@claim("Q21: … and by 0.08 … 0.25 in the loss")
def _(seed):
    zero, _, best, _ = runs("q21", seed)
    gain = last(zero).test_loss - last(best).test_loss
    return gain, 0.08 < gain < 0.25


@claim("Q21: λ .1 loses at least 1 point")
def _(seed):
    zero, _, _, much = runs("q21", seed)
    loss = test(zero) - test(much)
    return loss, loss > 0.01


@claim("Q22: the book's dropout is 15 points behind after 301 epochs")
def _(seed):
    plain, book, _ = runs("q22", seed)
    behind = test(plain) - test(book)
    return behind, behind > 0.15


@claim("Q22: … and its gap is smaller")
def _(seed):
    plain, book, _ = (last(run).gap for run in runs("q22", seed))
    return book, book < plain


@claim("Q22: inverted, test .70 … .77")
def _(seed):
    accuracy = test(runs("q22", seed)[2])
    return accuracy, 0.70 < accuracy < 0.77


@claim("Q22: where it helps, p = .2 gains in accuracy")
def _(seed):
    plain, some, _ = runs("q22-helps", seed)
    gain = test(some) - test(plain)
    return gain, gain > 0


@claim("Q22: … and in the loss")
def _(seed):
    plain, some, _ = (last(run).test_loss for run in runs("q22-helps", seed))
    return plain - some, some < plain


@claim("Q22: in use × p is chance, × 1 as accurate as × (1 − p)")
def _(seed):
    # 6 × 100, 5,000 images, η .1: the setting of the question's last measurement.
    params = runs("q22", seed)[1].changed(train_size=5000, lr=0.1, epochs=40, evaluate_every=40.0)
    record = trained(params)
    look = Look("dropout", record.key, params, record.network.params, {})
    stream = InspectionStream(look)
    while stream.step():
        pass
    use = stream.frame(frozenset())
    good = use.deleted < 0.16 and abs(use.unscaled - use.kept) < 0.03
    return use.deleted, good and use.masks[0] < use.masks[-1]


@slow("chapter 5's net: test .967 … .975")
def _(seed):
    accuracy = test(runs("two-layer", seed)[0])
    return accuracy, 0.967 <= accuracy <= 0.975


@slow("chapter 4's net: test .94 … .955")
def _(seed):
    accuracy = test(runs("two-layer-sigmoid", seed)[0])
    return accuracy, 0.94 <= accuracy <= 0.955


@slow("the wide net with batch norm: at least 98.3 %")
def _(seed):
    accuracy = test(runs("wide", seed)[0])
    return accuracy, accuracy >= 0.983


@slow("SimpleConvNet: at least 98.9 %")
def _(seed):
    accuracy = test(runs("convnet", seed)[0])
    return accuracy, accuracy >= 0.989


@slow("the deeper ConvNet: at least 99.2 %")
def _(seed):
    accuracy = test(runs("deep-convnet", seed)[0])
    return accuracy, accuracy >= 0.992


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--slow", action="store_true")
    parser.add_argument("--fashion", metavar="FOLDER")
    parser.add_argument("--only", default="", help="claims whose name holds this")
    options = parser.parse_args()
    checks = {**claim.checks, **(slow.checks if options.slow else {})}
    if options.fashion:
        name = "Fashion-MNIST, the wide net: at least 88 %"
        checks[name] = lambda seed: fashion(options.fashion, seed)
    failed = 0
    for name, check in checks.items():
        if options.only not in name:
            continue
        found = [check(seed) for seed in range(options.seeds)]
        values = " ".join(f"{value:.4g}" for value, _ in found)
        good = all(right for _, right in found)
        failed += not good
        print(f"{'holds ' if good else 'FAILS '} {name:<62} {values}", flush=True)
    return 1 if failed else 0


def fashion(folder: str, seed: int) -> tuple[float, bool]:
    accuracy = test(runs("wide", seed)[0].changed(data=folder))
    assert dataset(folder).class_names[9] == "Ankle boot"
    return accuracy, accuracy >= 0.88


if __name__ == "__main__":
    sys.exit(main())
