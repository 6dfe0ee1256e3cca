"""A run as a short Python program on the lab's own engine: the same numbers, bit for bit.

That needs a batch to be spread over as many threads as it was: by itself, on as many cores.
"""

from __future__ import annotations

from collections.abc import Sequence
from pprint import pformat

from lab.experiments.training.changes import MOST_CHANGES, Change, lines_for, stages
from lab.experiments.training.layers import summary
from lab.experiments.training.naming import names
from lab.experiments.training.run_params import OPTIMIZER_NAMES, RunParams
from lab.experiments.training.setup import optimizer_constants
from lab.faults import GRADIENT_FAULTS, UPDATE_FAULTS


def lab_script(params: RunParams, changes: Sequence[Change] = (), shards: int | None = None) -> str:
    """Return the program; it prints train and test accuracy at each evaluation.

    It makes the `changes` that were made while a run with these settings trained. `shards`: over
    how many threads a batch was spread, where that is known.
    """
    told = changes[:MOST_CHANGES]
    settings = stages(params, told)
    parts = [_imports(settings), _data(params), _network(params, shards), _training(params)]
    making = _changes(settings, told)
    parts += [making] if making else []
    parts.append(_loop(bool(making)))
    comment = (
        f"# While it trained, it was changed by hand more than {MOST_CHANGES} times. This program\n"
        "# makes only the first of these changes, so its last numbers are others.\n"
    )
    return (comment if len(changes) > MOST_CHANGES else "") + "\n\n".join(parts) + "\n"


def comparison_script(runs: Sequence[RunParams]) -> str:
    """Return a program that trains several runs, one after the other."""
    usual = RunParams()
    lines = []
    for run, words in zip(runs, names(runs), strict=True):
        name = ", ".join(map(str, words))
        changes = usual.differences(run)
        given = ", ".join(f"{key}={getattr(run, key)!r}" for key in changes)
        lines.append(f"    ({name!r}, RunParams({given})),")
    return "\n".join(
        [
            '"""Several runs of the Deep Learning Visual Lab, to compare."""',
            "",
            "from lab.experiments.training import RunParams, TrainingStream",
            "",
            "RUNS = [",
            *lines,
            "]",
            "",
            "for name, params in RUNS:",
            "    trainer = TrainingStream(params).trainer",
            "    while trainer.step():",
            "        pass",
            "    last = trainer.history.evaluations[-1]",
            '    print(f"{name}: train {last.train_accuracy:.4f}, test {last.test_accuracy:.4f}")',
            "",
        ]
    )


def _imports(settings: Sequence[RunParams]) -> str:
    params = settings[0]
    loader = "load_folder" if params.data else "load_mnist"
    lines = [
        f'"""{summary(params.layers)} trained with {OPTIMIZER_NAMES[params.optimizer]}."""',
        "",
        "import numpy as np" if params.own else "",
        f"from lab.data import {'OwnDigits, ' if params.own else ''}{loader}",
        "" if params.fault == "none" else f"from lab.faults import {_fault_tool(params.fault)}",
        "from lab.nn import Network",
        "from lab.optim import OPTIMIZERS",
        _schedule_import(settings),
        "from lab.training import Samples, Trainer",
    ]
    return "\n".join(line for i, line in enumerate(lines) if line or i == 1)


def _fault_tool(fault: str) -> str:
    """Return the name in lab.faults of what makes a fault."""
    if fault in UPDATE_FAULTS:
        return "forget_update"
    return {"mask_forgotten": "forget_masks", "labels_shuffled": "shuffled"}.get(
        fault, "GRADIENT_FAULTS"
    )


def _schedule_import(settings: Sequence[RunParams]) -> str:
    classes = {"step": "StepDecay", "cosine": "Cosine"}
    used = {classes[params.schedule] for params in settings if params.schedule in classes}
    used |= {"WarmUp" for params in settings if params.warm_up}
    used |= {"Constant" for params in settings[1:] if not _schedule(params)}
    return f"from lab.schedules import {', '.join(sorted(used))}" if used else ""


def _data(params: RunParams) -> str:
    call = f"load_folder({params.data!r})" if params.data else "load_mnist()"
    lines = [
        f"data = {call}",
        f"train_x = data.train_images[:{params.train_size}]",
        f"train_t = data.train_labels[:{params.train_size}]",
    ]
    if params.own:
        lines += [
            f"own = OwnDigits.load({params.own!r})",
            "train_x = np.concatenate([train_x, own.images])",
            "train_t = np.concatenate([train_t, own.labels])",
        ]
    if params.fault == "labels_shuffled":
        lines.append(f"train_t = shuffled(train_t, seed={params.seed})")
    return "\n".join(lines)


def _network(params: RunParams, shards: int | None) -> str:
    architecture = params.architecture()
    if params.optimizer == "adamw":
        architecture["weight_decay"] = 0.0
    lines = [
        f"net = Network(\n{_indented(pformat(architecture, sort_dicts=False, width=84))}\n)",
        "shape = (-1, *net.input_shape)",
    ]
    if shards is not None:
        lines.append(f"net.shards = {shards}  # over so many threads a batch is spread")
    if params.fault == "mask_forgotten":
        lines.append("forget_masks(net)")
    return "\n".join(lines)


def _training(params: RunParams) -> str:
    constants = {"lr": params.lr, **optimizer_constants(params)}
    if params.optimizer == "adamw":
        constants["weight_decay"] = params.weight_decay
    given = ", ".join(f"{name}={value!r}" for name, value in constants.items())
    forget = f"forget_update(net, optimizer, {params.fault!r})"
    lines = [
        f"optimizer = OPTIMIZERS[{params.optimizer!r}]({given})",
        forget if params.fault in UPDATE_FAULTS else "",
        "trainer = Trainer(",
        "    net,",
        "    optimizer,",
        "    Samples(",
        "        train_x.reshape(shape),",
        "        train_t,",
        "        data.test_images.reshape(shape),",
        "        data.test_labels,",
        "    ),",
        f"    batch_size={params.batch_size},",
        f"    epochs={params.epochs},",
        f"    most_steps={params.most_steps}," if params.most_steps else "",
        f"    sampling={params.sampling!r},",
        f"    evaluate_every={params.evaluate_every!r},",
        f"    seed={params.seed},",
        f"    fault=GRADIENT_FAULTS[{params.fault!r}]," if params.fault in GRADIENT_FAULTS else "",
        ")",
        _schedule(params),
    ]
    return "\n".join(line for line in lines if line)


def _changes(settings: Sequence[RunParams], changes: Sequence[Change]) -> str:
    """Return the function that changes what was changed by hand, "" where nothing was."""
    lines = []
    for after, (step, values) in zip(settings[1:], changes, strict=True):
        schedule = _schedule(after) or "trainer.schedule = Constant()"
        made = lines_for(after, values, schedule)
        if made:
            lines += [f"    if trainer.steps == {step}:", *(f"        {line}" for line in made)]
    head = ["", "def change():", '    """What was changed by hand while the run trained."""']
    return "\n".join([*head, *lines, ""]) if lines else ""


def _loop(changed: bool) -> str:
    lines = [
        "told = 0",
        "change()" if changed else "",
        "while trainer.step():",
        "    change()" if changed else "",
        "    if len(trainer.history.evaluations) > told:",
        "        told = len(trainer.history.evaluations)",
        "        e = trainer.history.evaluations[-1]",
        '        print(f"epoch {e.epoch:.1f}: train {e.train_accuracy:.4f}, '
        'test {e.test_accuracy:.4f}")',
        'print(trainer.diverged or f"test accuracy {e.test_accuracy:.4f}")',
    ]
    return "\n".join(line for line in lines if line)


def _schedule(params: RunParams) -> str:
    schedule = ""
    if params.schedule == "step":
        every = f"{params.schedule_every} * trainer.steps_per_epoch"
        schedule = f"StepDecay({every}, {params.schedule_factor!r})"
    elif params.schedule == "cosine":
        less = f" - {params.warm_up}" if params.warm_up else ""
        schedule = f"Cosine(max(1, trainer.steps_total{less}))"
    if params.warm_up:
        schedule = f"WarmUp({params.warm_up}{', ' if schedule else ''}{schedule})"
    return f"trainer.schedule = {schedule}" if schedule else ""


def _indented(text: str) -> str:
    return "\n".join("    " + line for line in text.splitlines())
