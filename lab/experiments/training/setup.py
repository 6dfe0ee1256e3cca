"""From settings to a Trainer: the data, the network, the optimizer, the schedule, the fault."""

from __future__ import annotations

import os
from functools import lru_cache

import numpy as np

from lab.arrays import Array, Labels
from lab.data import Dataset, OwnDigits, as_input, load_folder, load_mnist
from lab.experiments.training.run_params import RunParams
from lab.faults import GRADIENT_FAULTS, UPDATE_FAULTS, forget_masks, forget_update, shuffled
from lab.nn import Network
from lab.optim import OPTIMIZERS, AdamW
from lab.schedules import Constant, Cosine, Schedule, StepDecay, WarmUp
from lab.stepping import Optimizer
from lab.training import Samples, Trainer

_CONSTANTS = {
    "momentum": ("momentum",),
    "nesterov": ("momentum",),
    "rmsprop": ("decay_rate",),
    "adam": ("beta1", "beta2"),
    "adamw": ("beta1", "beta2"),
}
"""The settings, beside η and λ, that an optimizer takes."""


def dataset(folder: str) -> Dataset:
    """Return the data in a folder, or MNIST for an empty name; kept until it is replaced."""
    return _dataset(folder, _files(folder) if folder else ())


@lru_cache(maxsize=1)
def _dataset(folder: str, files: tuple[object, ...]) -> Dataset:
    return load_folder(folder) if folder else load_mnist()


def _files(folder: str) -> tuple[object, ...]:
    """Return what tells the files of a set of images, or of its folder `raw`, from others."""
    found = []
    for place in (folder, os.path.join(folder, "raw")):
        try:
            for path in sorted(os.scandir(place), key=lambda entry: entry.name):
                told = path.stat()
                found.append((path.name, told.st_size, told.st_mtime_ns))
        except (OSError, ValueError):
            # `load_folder` says what is wrong with it.
            continue
    return tuple(found)


def samples(params: RunParams, data: Dataset) -> Samples:
    """Return the images and labels of a run: the first `train_size`, and the reader's own."""
    x = as_input(data.train_pixels[: params.train_size])
    t: Labels = data.train_labels[: params.train_size]
    if params.own:
        own = OwnDigits.load(params.own)
        x, t = np.concatenate([x, own.images]), np.concatenate([t, own.labels])
    if params.fault == "labels_shuffled":
        t = shuffled(t, params.seed)
    return Samples(x, t, data.test_images, data.test_labels)


def make_trainer(params: RunParams, network: Network, data: Dataset) -> Trainer:
    """Return the Trainer that these settings describe; InputError where they cannot be."""
    images = samples(params, data)
    shape = (-1, *network.input_shape)
    shaped = Samples(
        images.train_x.reshape(shape), images.train_t, images.test_x.reshape(shape), images.test_t
    )
    if params.fault == "mask_forgotten":
        forget_masks(network)
    optimizer = make_optimizer(params)
    if params.fault in UPDATE_FAULTS:
        forget_update(network, optimizer, params.fault)
    trainer = Trainer(
        network,
        optimizer,
        shaped,
        batch_size=params.batch_size,
        epochs=params.epochs,
        most_steps=params.most_steps,
        sampling="random" if params.sampling == "random" else "shuffle",
        evaluate_every=params.evaluate_every,
        seed=params.seed,
        fault=GRADIENT_FAULTS.get(params.fault),
        watched=watched(shaped.train_x) if params.watch else None,
    )
    set_live(params, trainer)
    return trainer


def make_optimizer(params: RunParams) -> Optimizer:
    """Return the optimizer with its constants."""
    return OPTIMIZERS[params.optimizer](lr=params.lr, **optimizer_constants(params))


def optimizer_constants(params: RunParams) -> dict[str, float]:
    """Return what the optimizer takes beside η and λ."""
    return {name: getattr(params, name) for name in _CONSTANTS.get(params.optimizer, ())}


def set_live(params: RunParams, trainer: Trainer) -> None:
    """Hand the settings that may change on the way to a Trainer."""
    optimizer, network = trainer.optimizer, trainer.net
    trainer.base_lr = params.lr
    for name, value in optimizer_constants(params).items():
        setattr(optimizer, name, value)
    set_weight_decay(params, network, optimizer)
    trainer.epochs, trainer.most_steps = params.epochs, params.most_steps
    trainer.evaluate_every = params.evaluate_every
    trainer.schedule = make_schedule(params, trainer)


def set_weight_decay(params: RunParams, network: Network, optimizer: Optimizer) -> None:
    """Hand λ to where it belongs: AdamW shrinks the weights itself, else it is in the loss."""
    if isinstance(optimizer, AdamW):
        optimizer.weight_decay, network.weight_decay = params.weight_decay, 0.0
    else:
        network.weight_decay = params.weight_decay


def make_schedule(params: RunParams, trainer: Trainer) -> Schedule:
    """Return the schedule, in steps; a cosine comes down to 0 at the end of the run."""
    schedule: Schedule = Constant()
    if params.schedule == "step":
        every = params.schedule_every * trainer.steps_per_epoch
        schedule = StepDecay(every, params.schedule_factor)
    elif params.schedule == "cosine":
        schedule = Cosine(max(1, trainer.steps_total - params.warm_up))
    return WarmUp(params.warm_up, schedule) if params.warm_up else schedule


def watched(train_x: Array) -> Array:
    """Return the first training image, as a batch of one."""
    return train_x[:1]
