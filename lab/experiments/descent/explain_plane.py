"""What the right column says about a step down a surface."""

from __future__ import annotations

import math

import numpy as np

from lab.arrays import Array
from lab.experiments.descent.plane import PlaneFrame
from lab.experiments.descent.settings import DescentParams
from lab.experiments.descent.walk import gradient_descent
from lab.explanation import Explanation, Source, Suggestion
from lab.message import Message
from lab.numerals import latex, plain
from lab.surface import RateMarks
from lab.surface_choice import OWN

HARDLY = 1e-3
FLAT = 1e-9
AT_THE_LIMIT = 1e-4
"""Relative: so near to 2/λmax the bounces of a few hundred steps neither grow nor shrink to see."""


def explain_plane(params: DescentParams, frame: PlaneFrame, cursor: int) -> Explanation:
    """Say what the step that led to the cursor did, and what the learning rate leads to."""
    marks = frame.marks(cursor)
    formulas = (
        r"\boldsymbol{x} \leftarrow \boldsymbol{x} - \eta \, \nabla f(\boldsymbol{x})",
        _with_numbers(params, frame, cursor),
    )
    notes = (outcome(params, frame), *_stopped(params, frame))
    if not np.isnan(frame.f[0]):
        notes = (_rate_note(params, marks), *notes)
    ran = ("x = np.array", "history = [") if cursor == 0 else ("x -= lr", "history.append")
    return Explanation(
        title=Message(
            "Step {step}: f = {f}", {"step": cursor, "f": plain(float(frame.f[cursor]), 5)}
        ),
        formulas=formulas,
        notes=notes,
        source=Source(gradient_descent, ran=ran),
        suggestions=_suggestions(params, frame, marks),
    )


def _with_numbers(params: DescentParams, frame: PlaneFrame, cursor: int) -> str:
    if cursor == 0:
        return rf"\nabla f {_column(frame.path[0])} = {_column(frame.gradients[0])}"
    before, after = frame.path[cursor - 1], frame.path[cursor]
    # What was really taken: noise and rounding included.
    taken = (before - after) / params.lr if params.lr else frame.gradients[cursor - 1]
    return f"{_column(after)} = {_column(before)} - {latex(params.lr)} {_column(taken)}"


def _column(pair: Array) -> str:
    x, y = (latex(float(value), 4) for value in pair)
    return rf"\begin{{pmatrix}} {x} \\ {y} \end{{pmatrix}}"


def _rate_note(params: DescentParams, marks: RateMarks) -> Message:
    # U+2060 keeps 2/λmax on one line.
    if marks.oscillates is None or marks.diverges is None:
        return Message(
            "At this place the surface does not curve upwards in any direction: there is no bottom "
            "to jump over."
        )
    values = {"lr": plain(params.lr), "limit": plain(marks.diverges)}
    if math.isclose(params.lr, marks.diverges, rel_tol=AT_THE_LIMIT):
        return Message(
            "At this place η = {lr} is just 2/\u2060λmax: in the steepest direction each step "
            "jumps across the bottom and lands as far from it as it came from; in a bowl it "
            "bounces for ever. λmax is the largest curvature here.",
            values,
        )
    if params.lr > marks.diverges:
        return Message(
            "At this place η = {lr} is above 2/\u2060λmax = {limit}: in the steepest direction "
            "each step lands farther from the bottom than it came from. "
            "λmax is the largest curvature here.",
            values,
        )
    if params.lr > marks.oscillates:
        return Message(
            "At this place η = {lr} lies between 1/\u2060λmax and 2/\u2060λmax = {limit}: in the "
            "steepest direction each step jumps across the bottom, but lands nearer to it. λmax is "
            "the largest curvature here.",
            values,
        )
    return Message(
        "At this place η = {lr} is below 1/\u2060λmax: each step stays on its side of the valley. "
        "Above 2/\u2060λmax = {limit} it would climb out. λmax is the largest curvature here.",
        values,
    )


def outcome(params: DescentParams, frame: PlaneFrame) -> Message:
    """Say in a sentence where the path ends."""
    x, y = (plain(float(value)) for value in frame.path[-1])
    values: dict[str, object] = {"step": frame.left_at, "x": x, "y": y, "end": frame.steps}
    if frame.ends_without_value:
        return Message(
            "At ({x}, {y}) f has no value, and so no gradient: the path ends there.", values
        )
    if frame.left_at is not None and not frame.picture.covers(frame.path[-1:])[0]:
        return _left(params, frame, values)
    # The farthest step counts: a path that bounces may end where it began.
    if np.hypot(*(frame.path - frame.path[0]).T).max() < HARDLY:
        if np.hypot(*frame.gradients[0]) < FLAT:
            return Message(
                "At ({x}, {y}) the gradient is 0: it stands at a minimum, a saddle or another flat "
                "place, and no η moves it.",
                values,
            )
        return Message("After {end} steps it has hardly moved: η is far too small.", values)
    minima = frame.picture.minima
    if not len(minima):
        return Message("Step {end} is at ({x}, {y}).", values)
    values["distance"] = plain(float(np.hypot(*(minima - frame.path[-1]).T).min()), 2)
    return Message("Step {end} is at ({x}, {y}), {distance} away from the nearest minimum.", values)


def _left(params: DescentParams, frame: PlaneFrame, values: dict[str, object]) -> Message:
    limit = frame.marks(0).diverges
    if frame.left_at == 0:
        return Message("It starts outside of the picture; step {end} is at ({x}, {y}).", values)
    if limit is None or params.lr <= limit * (1 + AT_THE_LIMIT):
        return Message("It left the picture at step {step}; step {end} is at ({x}, {y}).", values)
    values |= {"lr": plain(params.lr), "limit": plain(limit)}
    return Message(
        "It left the picture at step {step}: η {lr} > 2/λmax = {limit}. "
        "Step {end} is at ({x}, {y}).",
        values,
    )


def _stopped(params: DescentParams, frame: PlaneFrame) -> tuple[Message, ...]:
    """Explain why a path that diverges comes to an end."""
    if frame.ends_without_value:
        return ()
    if frame.stopped_at is not None:
        return (Message("The next step would overflow: no float is that large."),)
    if _rounded_away(params, frame):
        return (
            Message(
                "So far out x + h and x − h are the same number, the numerical gradient is 0, and "
                "x stands still. With the exact formula it would go on and on."
            ),
        )
    return ()


def _rounded_away(params: DescentParams, frame: PlaneFrame) -> bool:
    if params.gradient != "numerical" or params.surface == OWN or not params.lr:
        return False
    stands = len(frame.path) > 1 and np.array_equal(frame.path[-1], frame.path[-2])
    return stands and not frame.picture.covers(frame.path[-1:])[0]


def _suggestions(
    params: DescentParams, frame: PlaneFrame, marks: RateMarks
) -> tuple[Suggestion, ...]:
    found = []
    if _rounded_away(params, frame):
        found.append(
            Suggestion(
                Message("Take the exact gradient instead: where does it end?"),
                {"gradient": "exact"},
            )
        )
    if marks.best is not None and not np.isclose(params.lr, marks.best, rtol=0.02):
        found.append(
            Suggestion(
                Message(
                    "The best rate for a bowl of this shape: η = {lr}.",
                    {"lr": plain(marks.best, 3)},
                ),
                {"lr": rounded(marks.best)},
            )
        )
    if marks.diverges is not None and params.lr <= marks.diverges < 19:
        beyond = rounded(1.05 * marks.diverges)
        found.append(
            Suggestion(
                Message("A little too much: η = {lr}, just above 2/λmax.", {"lr": plain(beyond)}),
                {"lr": beyond},
            )
        )
    return (*found, *_other_surfaces(params))[:3]


def _other_surfaces(params: DescentParams) -> list[Suggestion]:
    stretched = Suggestion(
        Message("The same rate in a stretched bowl, 20 times steeper along y than along x."),
        {"surface": "ravine", "start": (-7.0, 2.0), "lr": params.lr},
    )
    curved = Suggestion(
        Message("A curved valley: with a rate that it bears, the way is long."),
        {
            "surface": "rosenbrock",
            "start": (-1.5, 2.0),
            "lr": 0.0015,
            "steps": 1000,
            "gradient": "exact",
        },
    )
    dented = Suggestion(
        Message("A bowl full of dents: which of its bottoms does the path end in?"),
        {"surface": "rastrigin", "start": (-3.4, 2.6), "lr": 0.002},
    )
    offered = {
        "bowl": (stretched, curved),
        "ravine": (curved, dented),
        "rastrigin": (stretched, curved),
    }
    return list(offered.get(params.surface, (stretched, dented)))


def rounded(lr: float) -> float:
    """Return a learning rate that can be read: three digits, within the slider's range."""
    return min(20.0, float(f"{lr:.3g}"))
