"""The training loop: which images it sees, when it evaluates, and that chance comes from a seed."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import replace

import numpy as np
import pytest

from lab import faults
from lab.arrays import Array
from lab.evaluation import Measuring
from lab.message import InputError
from lab.nn import Network, mlp
from lab.optim import SGD, Adam, AdamW
from lab.schedules import StepDecay
from lab.stepping import Optimizer
from lab.training import Samples, Trainer


def blobs(count: int = 400, seed: int = 0) -> Samples:
    """Three clouds in four dimensions, which a small network tells apart."""
    rng = np.random.default_rng(seed)
    t = np.arange(count) % 3
    centres = np.array([[2, 0, 0, 1], [0, 2, 0, -1], [0, 0, 2, 0]], np.float32)
    x = (centres[t] + rng.normal(0, 0.5, (count, 4))).astype(np.float32)
    half = count // 2
    return Samples(x[:half], t[:half], x[half:], t[half:])


def trainer(seed: int = 0, lr: float = 0.1, **settings) -> Trainer:
    net = mlp([4, 16, 3], seed=seed)
    settings = {"batch_size": 20, "epochs": 5, **settings}
    return Trainer(net, SGD(lr=lr), blobs(), seed=seed, **settings)


def run(made: Trainer) -> Trainer:
    while made.step():
        pass
    return made


class Spy(Network):
    """Notes the first coordinate of every image that it is trained on."""

    seen: list[list[float]]

    def loss_and_gradient(self, x, t):
        self.seen.append(x[:, 0].tolist())
        return super().loss_and_gradient(x, t)


def spied(**settings) -> tuple[Spy, list[float]]:
    data = blobs()
    net = Spy(mlp([4, 8, 3]).architecture)
    net.seen = []
    run(Trainer(net, SGD(lr=0.1), data, batch_size=30, epochs=2, **settings))
    return net, data.train_x[:, 0].tolist()


def test_it_learns() -> None:
    done = run(trainer())
    first, last = done.history.evaluations[0], done.history.evaluations[-1]
    assert last.test_accuracy > 0.95
    assert last.test_loss < first.test_loss / 3
    assert done.steps == done.steps_total == 50


@pytest.mark.parametrize("sampling", ["shuffle", "random"])
def test_the_same_seed_gives_the_same_bits(sampling) -> None:
    one, other = (run(trainer(sampling=sampling)) for _ in range(2))
    assert np.array_equal(one.net.params, other.net.params)
    assert np.array_equal(one.history.losses, other.history.losses)
    different = run(trainer(seed=1, sampling=sampling))
    assert not np.array_equal(one.net.params, different.net.params)


def test_how_often_it_is_evaluated_does_not_change_what_it_learns() -> None:
    rarely, often = run(trainer(evaluate_every=5)), run(trainer(evaluate_every=0.1))
    assert np.array_equal(rarely.net.params, often.net.params)
    assert len(often.history.evaluations) == 51
    assert len(rarely.history.evaluations) == 2


def test_shuffled_epochs_see_every_image_once_and_in_another_order() -> None:
    net, images = spied(sampling="shuffle")
    first, second = net.seen[:6], net.seen[6:]
    for epoch in (first, second):
        seen = [value for batch in epoch for value in batch]
        assert len(seen) == 180
        assert len(set(seen)) == 180
        assert set(seen) <= {np.float32(v) for v in images}
    assert first != second


def test_random_batches_repeat_images() -> None:
    net, _ = spied(sampling="random")
    seen = [value for batch in net.seen[:6] for value in batch]
    assert len(set(seen)) < len(seen)


def test_evaluations_come_before_the_first_step_at_each_epoch_and_at_the_end() -> None:
    done = run(trainer(epochs=3, most_steps=25))
    assert [e.step for e in done.history.evaluations] == [0, 10, 20, 25]
    assert [e.epoch for e in done.history.evaluations] == [0, 1, 2, 2.5]


def test_a_run_that_is_shortened_on_the_way_is_still_evaluated_at_its_end() -> None:
    made = trainer()
    while made.steps < 23:
        made.step()
    made.epochs = 1
    run(made)
    assert made.steps == 23
    assert made.history.evaluations[-1].step == 23


def test_pieces_add_up_to_the_whole(monkeypatch) -> None:
    monkeypatch.setattr("lab.evaluation.WORK_AT_ONCE", 1)
    data, net = blobs(1000), mlp([4, 16, 3])
    measuring = Measuring(net, data.train_x, data.train_t, np.arange(500))
    assert measuring.left == 5
    while measuring.left:
        measuring.piece()
    assert measuring.result == pytest.approx(net.evaluate(data.train_x, data.train_t), rel=1e-6)


def test_a_network_of_next_to_no_work_is_measured() -> None:
    net = Network({"input_shape": [3], "layers": [{"kind": "batch_norm"}]})
    x, t = np.eye(3, dtype=np.float32), np.arange(3)
    measuring = Measuring(net, x, t, np.arange(3))
    measuring.piece()
    assert measuring.result[1] == 1


def test_each_piece_of_an_evaluation_is_a_step(monkeypatch) -> None:
    monkeypatch.setattr("lab.evaluation.WORK_AT_ONCE", 1)
    made = trainer()
    pieces = 0
    while not made.history.evaluations:
        assert made.steps == 0
        made.step()
        pieces += 1
        assert made.pieces_left == (4 - pieces)
    assert pieces == 4
    made.step()
    assert made.steps == 1


def test_the_schedule_sets_the_learning_rate_of_each_step() -> None:
    made = trainer(lr=0.4, schedule=StepDecay(every=2, factor=0.5))
    rates = []
    while made.steps < 5:
        before = made.steps
        made.step()
        if made.steps > before:
            rates.append(float(made.optimizer.lr))
    assert rates == pytest.approx([0.4, 0.4, 0.2, 0.2, 0.1])


def test_a_run_that_runs_away_is_stopped_and_told() -> None:
    made = run(trainer(lr=1e6))
    assert made.diverged is not None
    assert "diverged" in str(made.diverged)
    assert made.steps < made.steps_total
    assert made.history.evaluations[-1].step == made.steps


def test_a_planted_mistake_is_not_blamed_on_the_learning_rate() -> None:
    blamed = run(trainer(lr=1e6))
    planted = run(trainer(lr=1e6, fault=faults.not_averaged))
    assert "learning rate" in str(blamed.diverged)
    assert planted.diverged is not None
    assert "learning rate" not in str(planted.diverged)


def test_the_pulse_measures_the_step_that_was_taken() -> None:
    made = trainer(lr=0.25)
    made.evaluate()
    before = {name: W.copy() for name, W in made.net.named_params().items()}
    made.step()
    (pulse,) = made.history.pulses
    assert pulse.layers == ("affine1", "affine2")
    for i, layer in enumerate(pulse.layers):
        moved = made.net.named_params()[f"{layer}.W"] - before[f"{layer}.W"]
        assert pulse.updates[i] == pytest.approx(np.sqrt((moved**2).mean()), rel=1e-4)
        # SGD's step is η times the gradient.
        assert pulse.updates[i] == pytest.approx(0.25 * pulse.gradients[i], rel=1e-4)


def test_a_pulse_is_taken_before_each_evaluation_and_when_wanted() -> None:
    made = trainer(epochs=2)
    while made.step():
        made.pulse_wanted |= made.steps == 4
    assert [p.step for p in made.history.pulses] == [1, 5, 10, 20]


def test_the_watched_image_is_answered_before_and_after_every_step() -> None:
    data = blobs()
    net = mlp([4, 8, 3])
    first = net.predict(data.train_x[:1])
    made = run(Trainer(net, SGD(lr=0.1), data, batch_size=50, epochs=1, watched=data.train_x[:1]))
    assert made.history.answers.shape == (5, 3)
    assert np.allclose(made.history.answers[0], first)
    assert np.allclose(made.history.answers[-1], net.predict(data.train_x[:1]))


def test_seconds_left_fall_to_nothing() -> None:
    made = trainer()
    assert np.isnan(made.seconds_left())
    run(made)
    assert made.seconds_left() == 0


def test_a_training_set_without_images_is_refused() -> None:
    data = blobs()
    empty = Samples(data.train_x[:0], data.train_t[:0], data.test_x, data.test_t)
    with pytest.raises(InputError, match="0 images"):
        Trainer(mlp([4, 3]), SGD(), empty)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"batch_size": 0}, "batch_size: came 0, expected a whole number, 1 or more"),
        ({"batch_size": -3}, "batch_size: came -3"),
        ({"batch_size": 2.5}, "batch_size: came 2.5"),
        ({"batch_size": True}, "batch_size: came True"),
        ({"epochs": -1}, "epochs: came -1"),
        ({"most_steps": -1}, "most_steps: came -1"),
        ({"seed": -1}, "seed: came -1"),
        ({"seed": None}, "seed: came None"),
        ({"sampling": "sorted"}, "sampling: came 'sorted', expected one of shuffle, random"),
        ({"sampling": []}, "sampling: came"),
        ({"evaluate_every": np.nan}, "evaluate_every: came nan, expected a number above 0"),
        ({"evaluate_every": np.inf}, "evaluate_every: came inf"),
        ({"evaluate_every": 0}, "evaluate_every: came 0"),
        ({"evaluate_every": "often"}, "evaluate_every: came 'often'"),
    ],
)
def test_an_argument_that_cannot_be_is_told(settings, told) -> None:
    with pytest.raises(InputError, match=f"^{told}"):
        Trainer(mlp([4, 3]), SGD(), blobs(), **settings)


def test_numbers_of_numpy_are_numbers() -> None:
    settings = {"batch_size": np.int64(20), "epochs": np.int32(1), "seed": np.uint8(3)}
    run(Trainer(mlp([4, 3]), SGD(), blobs(), **settings, evaluate_every=np.float32(1)))


@pytest.mark.parametrize("part", ["train_x", "train_t", "test_x", "test_t"])
def test_an_image_without_a_label_is_told(part) -> None:
    data = blobs()
    short = replace(data, **{part: getattr(data, part)[:-1]})
    with pytest.raises(InputError, match=r"199 .*both must be the same"):
        Trainer(mlp([4, 3]), SGD(), short)
    with pytest.raises(InputError, match="both must be the same"):
        Trainer(mlp([4, 3]), SGD(), replace(data, test_x=data.test_x[:0], test_t=data.test_t[:0]))


def test_a_batch_larger_than_the_set_is_the_set() -> None:
    made = trainer(batch_size=10_000)
    assert made.batch_size == 200
    assert made.steps_per_epoch == 1


def faulty(fault: Callable[[Network, int], None], lr: float = 0.1) -> Trainer:
    return run(trainer(lr=lr, epochs=40, fault=fault))


def test_weights_in_place_of_gradients_only_shrink() -> None:
    done = faulty(faults.weights_as_gradients)
    norms = done.history.column("weight_norm")
    assert (np.diff(norms) < 0).all()
    assert done.history.evaluations[-1].test_loss == pytest.approx(np.log(3), abs=1e-3)


def test_a_forgotten_bias_stays_at_zero_and_the_rest_learns() -> None:
    done = faulty(faults.bias_forgotten)
    biases = [b for name, b in done.net.named_params().items() if name.endswith(".b")]
    assert not any(b.any() for b in biases)
    assert done.history.evaluations[-1].test_accuracy > 0.9


def test_the_wrong_sign_climbs() -> None:
    done = faulty(faults.wrong_sign)
    assert done.history.losses[-1] > done.history.losses[0]


def test_a_sum_in_place_of_a_mean_is_a_learning_rate_as_many_times_larger() -> None:
    summed = run(trainer(lr=0.01, fault=faults.not_averaged))
    larger = run(trainer(lr=0.2))
    assert np.allclose(summed.net.params, larger.net.params, atol=1e-4)


def test_two_means_are_a_learning_rate_as_many_times_smaller() -> None:
    twice = run(trainer(lr=2.0, fault=faults.averaged_twice))
    smaller = run(trainer(lr=0.1))
    assert np.allclose(twice.net.params, smaller.net.params, atol=1e-4)


def one_step(fault: str, weight_decay: float = 0.0) -> tuple[Network, Array]:
    """Return a network after one batch with a fault, and the gradient that its data have."""
    net = mlp([4, 16, 3], weight_decay=weight_decay)
    data = blobs()
    plain = mlp([4, 16, 3])
    plain.loss_and_gradient(data.train_x, data.train_t)
    net.loss_and_gradient(data.train_x, data.train_t)
    faults.GRADIENT_FAULTS[fault](net, len(data.train_x))
    return net, plain.grads


@pytest.mark.parametrize(("fault", "times"), [("not_averaged", 200.0), ("averaged_twice", 1 / 200)])
def test_a_mean_that_is_forgotten_leaves_weight_decay_alone(fault: str, times: float) -> None:
    net, data_gradient = one_step(fault, weight_decay=0.3)
    spoiled, _ = one_step(fault)
    decay = net.grads - spoiled.grads
    assert np.allclose(spoiled.grads, times * data_gradient, rtol=1e-5)
    for name, W in net.named_params().items():
        expected = 0.3 * W if name.endswith(".W") else np.zeros_like(W)
        part = decay[: W.size].reshape(W.shape)
        decay = decay[W.size :]
        assert np.allclose(part, expected, atol=1e-4)


def test_weights_in_place_of_gradients_decay_all_the_same() -> None:
    net, _ = one_step("weights_as_gradients", weight_decay=0.5)
    W, dW = net.named_params()["affine1.W"], net.named_grads()["affine1.W"]
    assert np.allclose(dW, 1.5 * W)


@pytest.mark.parametrize("optimizer", [SGD(lr=0.1), AdamW(lr=0.01, weight_decay=0.1)])
def test_what_an_update_forgets_stays_as_it_was(optimizer: Optimizer) -> None:
    first = mlp([4, 16, 3], seed=0).named_params()
    for fault, moved in (
        ("first_layer_left_out", {"affine2.W", "affine2.b"}),
        ("copy_updated", {}),
    ):
        net, own = mlp([4, 16, 3], seed=0), copy(optimizer)
        faults.forget_update(net, own, fault)
        run(Trainer(net, own, blobs(), batch_size=20, epochs=5))
        after = net.named_params()
        assert {name for name in first if not np.array_equal(after[name], first[name])} == set(
            moved
        )
        # The gradient is there: it is the update that forgets.
        assert net.named_grads()["affine1.W"].any()


def test_without_masks_relu_lets_every_gradient_through() -> None:
    data = blobs()
    net, right = mlp([4, 16, 3]), mlp([4, 16, 3])
    faults.forget_masks(net)
    linear = mlp([4, 16, 3], activation="identity")
    for made in (net, right, linear):
        made.loss_and_gradient(data.train_x, data.train_t)
    assert np.array_equal(net.predict(data.test_x), right.predict(data.test_x))
    assert not np.allclose(net.named_grads()["affine1.b"], right.named_grads()["affine1.b"])
    # The biases of the first layer get dout Wᵀ as a layer without an activation would.
    dout = net.predict(data.train_x)
    dout[np.arange(len(dout)), data.train_t] -= 1
    expected = (dout @ net.named_params()["affine2.W"].T).mean(axis=0)
    assert np.allclose(net.named_grads()["affine1.b"], expected, atol=1e-5)


def test_shuffled_labels_are_the_same_labels() -> None:
    labels = np.arange(100) % 7
    mixed = faults.shuffled(labels, seed=3)
    assert sorted(mixed) == sorted(labels)
    assert (mixed != labels).sum() > 50
    assert np.array_equal(mixed, faults.shuffled(labels, seed=3))


def test_adam_too_gives_the_same_bits() -> None:
    nets = []
    for _ in range(2):
        net = mlp([4, 16, 3], dropout=0.3, batch_norm=True)
        run(Trainer(net, Adam(), blobs(), batch_size=25, epochs=3, seed=5))
        nets.append(net.params)
    assert np.array_equal(*nets)
