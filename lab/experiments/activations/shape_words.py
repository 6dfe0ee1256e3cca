"""What the right column says about two shapes."""

from __future__ import annotations

from lab.experiments.activations.shapes import Cells, ShapesFrame, ShapesParams, written
from lab.explanation import Explanation, Source, Suggestion
from lab.message import Message
from lab.nn.layers import Affine


def explain(params: ShapesParams, frame: ShapesFrame, cursor: int) -> Explanation:
    """Say which rule joins the two shapes, and what comes of it."""
    dot = params.operation == "dot"
    formulas = [_rule(params)]
    if frame.cells is not None:
        formulas.append(_one_cell(frame.cells, dot))
    if frame.result is None:
        title = Message("These shapes do not fit")
    else:
        title = Message("The result has shape {shape}", {"shape": written(frame.result)})
    return Explanation(
        title,
        tuple(formulas),
        _notes(params, frame),
        Source(Affine.forward, ("np.dot",) if dot else ("self.y += self.b",)),
        _suggestions(params),
    )


def _rule(params: ShapesParams) -> str:
    """Return the rule with one letter for each axis; a 0 stands where a single entry is reused."""
    a, b = params.axes_a, params.axes_b
    letters = iter("ijlmnpqrst")
    if params.operation == "broadcast":
        of_y = [next(letters) for _ in range(max(len(a), len(b)))]
        sides = [
            "".join(
                "0" if n == 1 else letter
                for n, letter in zip(shape, of_y[len(of_y) - len(shape) :], strict=True)
            )
            for shape in (a, b)
        ]
        return f"{_indexed('y', ''.join(of_y))} = {_indexed('a', sides[0])} + " + _indexed(
            "b", sides[1]
        )
    if not a or not b:
        of_a, of_b = ("".join(next(letters) for _ in shape) for shape in (a, b))
        return f"{_indexed('y', of_a + of_b)} = {_indexed('a', of_a)} {_indexed('b', of_b)}"
    of_a = "".join(next(letters) for _ in a[:-1])
    before = "".join(next(letters) for _ in b[:-2])
    after = "".join(next(letters) for _ in b[1:][-1:])
    y, left, right = of_a + before + after, of_a + "k", before + "k" + after
    return rf"{_indexed('y', y)} = \sum_k {_indexed('a', left)}\, {_indexed('b', right)}"


def _indexed(name: str, index: str) -> str:
    return f"{name}_{{{index}}}" if index else name


def _one_cell(cells: Cells, dot: bool) -> str:
    """Return how the chosen number of the result comes about."""
    a, b = cells.a.ravel(), cells.b.ravel()
    sign = r"\cdot" if dot else "+"
    terms = [f"{a[i]} {sign} {b[j]}" for i, j in zip(cells.used_a, cells.used_b, strict=True)]
    return f"{' + '.join(terms)} = {cells.result.ravel()[cells.cell]}"


def _notes(params: ShapesParams, frame: ShapesFrame) -> tuple[Message, ...]:
    notes = []
    if params.operation == "dot":
        notes.append(
            Message(
                "The last axis of a meets the second-to-last of b (its only one, if b has one). "
                "Both must be of the same size; they are summed over and disappear."
            )
        )
    else:
        notes.append(
            Message(
                "Shapes are laid side by side from the right. Two sizes fit if they are equal or "
                "one of them is 1; that one is stretched."
            )
        )
    if frame.error:
        notes.append(Message("NumPy says: {error}", {"error": frame.error}))
    elif params.operation == "broadcast" and _both_stretched(frame):
        notes.append(
            Message("Both are stretched here: often a sign that an axis was forgotten. No error!")
        )
    return tuple(notes)


def _both_stretched(frame: ShapesFrame) -> bool:
    grown = [{axis.role for axis in side} & {"stretched", "added"} for side in (frame.a, frame.b)]
    return all(grown)


def _suggestions(params: ShapesParams) -> tuple[Suggestion, ...]:
    swapped = Suggestion(
        Message("Swap a and b. Does it still work?"),
        {"shape_a": params.shape_b, "shape_b": params.shape_a},
    )
    if params.operation == "dot":
        higher = Suggestion(
            Message("More axes: (5, 2, 3) and (7, 3, 4)."),
            {"shape_a": "(5, 2, 3)", "shape_b": "(7, 3, 4)"},
        )
        other = Suggestion(
            Message("Add instead: (3,) + (3, 1)."),
            {"operation": "broadcast", "shape_a": "(3,)", "shape_b": "(3, 1)"},
        )
    else:
        higher = Suggestion(
            Message("Add a bias to every row: (4, 3) + (3,)."),
            {"shape_a": "(4, 3)", "shape_b": "(3,)"},
        )
        other = Suggestion(
            Message("np.dot instead: (4, 3) · (3, 2)."),
            {"operation": "dot", "shape_a": "(4, 3)", "shape_b": "(3, 2)"},
        )
    return swapped, higher, other
