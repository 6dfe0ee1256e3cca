"""What is said about the perceptron rule: the look at one point, the update with its numbers."""

from __future__ import annotations

import math

from lab.experiments.perceptron.learning import LearningFrame, LearningParams, point_set
from lab.explanation import Explanation, Source, Suggestion
from lab.message import Message
from lab.numerals import bracketed, latex, plain
from lab.perceptron import Learning, one_epoch
from lab.separability import separate

RULE = r"w \leftarrow w + \eta\,(t - y)\,x \qquad b \leftarrow b + \eta\,(t - y)"


def standing(frame: LearningFrame, cursor: int) -> Message:
    """Return in one sentence where the rule stands: how many are wrong, and whether it can end."""
    learning = frame.learning
    if learning is None:
        return frame.problem or Message("There are no points yet: add at least one")
    wrong = int(learning.wrong[cursor])
    if cursor == len(learning) or not learning.separation.separable:
        return _end(learning, wrong, cursor)
    return Message(
        "points on the wrong side: {wrong} of {count}",
        {"wrong": wrong, "count": len(frame.points)},
    )


def _end(learning: Learning, wrong: int, cursor: int) -> Message:
    if learning.separation.separable:
        counts = {"updates": int(learning.errors.sum()), "epochs": len(learning.errors)}
        if learning.learned:
            return Message("✓ learned (updates: {updates}, epochs: {epochs})", counts)
        return Message("not there yet (updates: {updates}, epochs: {epochs})", counts)
    return Message("✗ No line separates these points (wrong now: {wrong})", {"wrong": wrong})


def look_in_words(frame: LearningFrame, cursor: int) -> Message:
    """Return what was looked at in this step and what came of it."""
    learning = frame.learning
    if learning is None or cursor == 0:
        return Message("before the first look")
    look = cursor - 1
    x1, x2 = frame.points[int(learning.point[look])].tolist()
    values: dict[str, object] = {
        "epoch": int(learning.epoch[look]) + 1,
        "x1": plain(x1),
        "x2": plain(x2),
        "y": int(learning.output[look]),
        "t": int(learning.output[look] + learning.error[look]),
    }
    if learning.error[look] == 0:
        return Message("epoch {epoch}: ({x1}, {x2}) gives {y}, as it should", values)
    return Message("epoch {epoch}: ({x1}, {x2}) gives {y} instead of {t}: w moves", values)


def margin_in_words(frame: LearningFrame, cursor: int) -> Message:
    """Return the margin at a step beside the best there can be."""
    learning = frame.learning
    if learning is None:
        return Message("margin")
    best = plain(learning.separation.margin, 3) if learning.separation.separable else "–"
    # Without weights there is no line that anything could be far from.
    found = float(learning.margin[cursor])
    margin = plain(found, 3) if math.isfinite(found) else "–"
    return Message("margin {margin}, best {best}", {"margin": margin, "best": best})


def explain_learning(params: LearningParams, frame: LearningFrame, cursor: int) -> Explanation:
    """Return the rule, the same with this look's numbers, and what to try."""
    learning = frame.learning
    if learning is None:
        return Explanation(
            Message("Perceptron rule"),
            (RULE,),
            (frame.problem or Message("There are no points yet: add at least one"),),
            suggestions=(_ready(Message("Put the four points of AND there."), "and"),),
        )
    return Explanation(
        _title(learning, cursor),
        (RULE, *_numbers(params, learning, frame, cursor)),
        _notes(learning, frame, cursor),
        _source(learning, cursor),
        tuple(_suggestions(params, learning)),
    )


def _title(learning: Learning, cursor: int) -> Message:
    if cursor == 0:
        return Message("Perceptron rule, before the first look")
    y, error = int(learning.output[cursor - 1]), int(learning.error[cursor - 1])
    return Message(
        "Perceptron rule, look {look}: y = {y}, t = {t}", {"look": cursor, "y": y, "t": y + error}
    )


def _numbers(
    params: LearningParams, learning: Learning, frame: LearningFrame, cursor: int
) -> tuple[str, ...]:
    """Return the sum, and the update if there was one, with the numbers of the last look."""
    if cursor == 0:
        return ()
    look = cursor - 1
    (w1, w2, b), after = learning.weights[look].tolist(), learning.weights[cursor].tolist()
    x1, x2 = frame.points[int(learning.point[look])].tolist()
    y, error = int(learning.output[look]), int(learning.error[look])
    side = ">" if y else r"\le"
    total = (
        rf"{latex(w1)} \cdot {bracketed(x1)} + {bracketed(w2)} \cdot {bracketed(x2)}"
        rf" + {bracketed(b)} = {latex(w1 * x1 + w2 * x2 + b)} {side} 0"
    )
    if error == 0:
        return (total,)
    step = f"{'+' if error > 0 else '-'} {latex(params.lr)}"
    return (
        total,
        rf"w \leftarrow ({latex(w1)}, {latex(w2)}) {step} \cdot ({latex(x1)}, {latex(x2)})"
        rf" = ({latex(after[0])}, {latex(after[1])})",
        rf"b \leftarrow {latex(b)} {step} = {latex(after[2])}",
    )


def _notes(learning: Learning, frame: LearningFrame, cursor: int) -> tuple[Message, ...]:
    notes = []
    if cursor == len(learning):
        notes.append(learning.message)
    if not learning.separation.separable:
        notes.append(
            Message(
                "The rule would go round for ever. That no line exists is not a guess after many "
                "tries: the marked points prove it, whatever the line."
            )
        )
    elif cursor and learning.error[cursor - 1]:
        notes.append(
            Message(
                "A wrong point of class 1 pulls w towards itself, a wrong point of class 0 pushes "
                "it away. Right points change nothing."
            )
        )
    best = learning.separation.margin
    if learning.learned and cursor == len(learning) and math.isfinite(best):
        notes.append(
            Message(
                "The rule stops at the first line without an error, not at the best one: its "
                "margin is {margin}, the widest street would give {best}.",
                {
                    "margin": plain(float(learning.margin[cursor]), 3),
                    "best": plain(best, 3),
                },
            )
        )
    return tuple(notes)


def _source(learning: Learning, cursor: int) -> Source:
    if not learning.separation.separable and cursor == len(learning):
        return Source(separate, ("clash = _clash", "return _inseparable"))
    if cursor == 0:
        return Source(one_epoch)
    ran: tuple[str, ...] = (
        "for x1, x2",
        "output = 1",
        "if output != target",
        "outputs.append",
        "weights.append",
    )
    if learning.error[cursor - 1]:
        ran += ("step = ", "w1, w2, b = w1 +", "errors += 1")
    return Source(one_epoch, ran)


def _ready(words: Message, name: str) -> Suggestion:
    return Suggestion(words, {"points": point_set(name)})


def _suggestions(params: LearningParams, learning: Learning) -> list[Suggestion]:
    if not learning.separation.separable:
        return [
            _ready(Message("Let it learn OR: one line is enough."), "or"),
            _ready(Message("Two heaps with room between them."), "blobs"),
        ]
    suggestions = []
    if params.points != point_set("outlier"):
        words = Message("Add an outlier: one point far from its heap. Count the epochs.")
        suggestions.append(_ready(words, "outlier"))
    if params.start == (0.0, 0.0, 0.0):
        suggestions.append(
            Suggestion(
                Message("Start from a bad line instead of none. Does it still end?"),
                {"start_w1": -0.6, "start_w2": -0.4, "start_b": 0.8},
            )
        )
    suggestions.append(_ready(Message("Let it learn XOR. It goes round and round."), "xor"))
    return suggestions
