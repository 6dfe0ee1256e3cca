"""What the right column says about the two traps: shared arrays and rows that are views."""

from __future__ import annotations

from lab.arrays import Array
from lab.calculus import numerical_gradient
from lab.experiments.descent.aliasing import AliasFrame
from lab.experiments.descent.settings import DescentParams
from lab.experiments.descent.shapes import (
    ARRAYS,
    Moment,
    ShapesFrame,
    numerical_gradient_1d,
    verdict,
)
from lab.experiments.descent.walk import careless_descent
from lab.explanation import Explanation, Source, Suggestion
from lab.message import Message
from lab.numerals import latex, plain


def explain_alias(params: DescentParams, frame: AliasFrame, cursor: int) -> Explanation:
    """Say which names share an array, and what each holds at the cursor."""
    run, step = frame.run(cursor), frame.step(cursor)
    title = (
        Message("First run, step {step}", {"step": step}),
        Message("Second run, step {step}", {"step": step}),
    )[run]
    ran = ("x = init_x if", "history = []") if step == 0 else ("history.append", "x -= lr")
    return Explanation(
        title=title,
        formulas=(
            r"\boldsymbol{x} \leftarrow \boldsymbol{x} - \eta \, \nabla f(\boldsymbol{x})",
            rf"\mathrm{{init\_x}} = {_row(frame.init_x[cursor])}",
            rf"\mathrm{{x}} = {_row(frame.x[cursor])}",
        ),
        notes=(_start_note(params, frame), _history_note(params)),
        source=Source(careless_descent, ran=ran),
        suggestions=_alias_suggestions(params),
    )


def _row(pair: Array) -> str:
    return f"[{', '.join(latex(float(value), 4) for value in pair)}]"


def _start_note(params: DescentParams, frame: AliasFrame) -> Message:
    values = {
        "start": _place(frame.init_x[0]),
        "end": _place(frame.init_x[frame.n]),
        "first": _place(frame.first),
    }
    if params.in_place:
        return Message(
            "x = init_x makes no array, only a second name, and x -= … writes into the array that "
            "both stand for. After the first run init_x is {end}, no longer {start}: the second "
            "run starts where the first one ended.",
            values,
        )
    return Message(
        "x = init_x.copy() is an array of its own. init_x stays {start}, and both runs end at the "
        "same place, {first}.",
        values,
    )


def _place(pair: Array) -> str:
    x, y = (plain(float(value), 2) for value in pair)
    return f"({x}, {y})"


def _history_note(params: DescentParams) -> Message:
    if params.keep_x:
        return Message(
            "history.append(x) puts the same array into each row: all rows read as the last "
            "position, and the path is drawn as one point."
        )
    return Message("history.append(x.copy()) keeps each position, and the path is whole.")


def _alias_suggestions(params: DescentParams) -> tuple[Suggestion, ...]:
    found = []
    if params.in_place:
        found.append(
            Suggestion(
                Message("Copy at the start: what happens to init_x now?"), {"in_place": False}
            )
        )
    else:
        found.append(
            Suggestion(
                Message("Write into init_x again: where does the second run start?"),
                {"in_place": True},
            )
        )
    if params.keep_x:
        found.append(
            Suggestion(Message("Copy at each append: is the path whole?"), {"keep_x": False})
        )
    else:
        found.append(
            Suggestion(Message("Append x itself: how many points has the path?"), {"keep_x": True})
        )
    return tuple(found)


def explain_shapes(params: DescentParams, frame: ShapesFrame, cursor: int) -> Explanation:
    """Say what this moment of the walk over the array does."""
    moment = frame.moments[cursor]
    run = numerical_gradient_1d if params.function == "flat" else numerical_gradient
    return Explanation(
        title=visit_in_words(moment),
        formulas=(
            r"\frac{\partial f}{\partial x_i} \approx "
            r"\frac{f(\ldots, x_i + h, \ldots) - f(\ldots, x_i - h, \ldots)}{2h}",
            *_slope_formula(moment),
        ),
        notes=(verdict(frame), *_trap(params, frame)),
        source=Source(run, ran=_ran(params, moment)),
        suggestions=_shape_suggestions(params),
    )


def visit_in_words(moment: Moment) -> Message:
    """Say which element is visited, and what is done there."""
    place = ", ".join(map(str, moment.index))
    return (
        Message("Before the walk"),
        Message("x[{place}]: f with x + h", {"place": place}),
        Message("x[{place}]: f with x − h", {"place": place}),
        Message("x[{place}]: the slope", {"place": place}),
        Message("x[{place}] does not exist", {"place": place}),
    )[moment.phase + 1]


def _slope_formula(moment: Moment) -> tuple[str, ...]:
    if moment.slope is None or moment.f_ahead is None or moment.f_behind is None:
        return ()
    top = f"{latex(moment.f_ahead, 10)} - {latex(moment.f_behind, 10)}"
    return (rf"\frac{{{top}}}{{2 \cdot 0.0001}} = {latex(moment.slope, 6)}",)


_RAN_1D = (
    ("h = ", "grad = "),
    ("saved = x[idx]", "saved + h", "f_ahead = f(x)"),
    ("saved - h", "f_behind = f(x)"),
    ("grad[idx] = ", "x[idx] = saved\n"),
    ("saved = x[idx]",),
)
_RAN_ANY = (
    ("x = ", "gradient = "),
    ("saved = x[index]", "saved + ahead", "f_ahead = _number"),
    ("saved + behind", "f_behind = _number"),
    ("x[index] = saved\n", "gradient[index] = "),
    (),
)


def _ran(params: DescentParams, moment: Moment) -> tuple[str, ...]:
    return (_RAN_1D if params.function == "flat" else _RAN_ANY)[moment.phase + 1]


def _trap(params: DescentParams, frame: ShapesFrame) -> tuple[Message, ...]:
    x = ARRAYS[params.array][1]
    if params.function == "any":
        return (
            Message(
                "It walks over index tuples such as (0, 0), so that what it saves is one number. "
                "Whole numbers are made floats first."
            ),
        )
    if x.dtype.kind == "i":
        return (
            Message(
                "The array holds whole numbers only: x + h is cut back to x, and x − h falls to "
                "x − 1. Give it floats: np.array([3.0, 4.0])."
            ),
        )
    if x.ndim == 1:
        return (Message("In a row of floats x[idx] is one number: this function is right here."),)
    return (
        Message(
            "x[idx] is a whole row, and a view of it: what was saved changes with x. So saved − h "
            "brings the old numbers back, and the second value is f(x), not f(x − h)."
        ),
    )


def _shape_suggestions(params: DescentParams) -> tuple[Suggestion, ...]:
    found = []
    if params.function == "flat":
        found.append(
            Suggestion(Message("The same array with the engine's function."), {"function": "any"})
        )
    else:
        found.append(
            Suggestion(
                Message("The same array with the first version of chapter 4.4."),
                {"function": "flat"},
            )
        )
    if params.array != "matrix":
        found.append(
            Suggestion(Message("A (2, 3) matrix: six numbers, but two rows."), {"array": "matrix"})
        )
    if params.array != "integers":
        found.append(
            Suggestion(Message("Whole numbers, [3 4]: what becomes of h?"), {"array": "integers"})
        )
    return tuple(found[:3])
