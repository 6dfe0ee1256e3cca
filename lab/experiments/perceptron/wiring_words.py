"""What is said about the board: does it do what it should, and the chosen gate with its numbers."""

from __future__ import annotations

import re

from lab.experiments.perceptron.gate_words import signed, target_name
from lab.experiments.perceptron.rewiring import kind_changed
from lab.experiments.perceptron.wiring import (
    GOAL_NAMES,
    Seen,
    WiringFrame,
    WiringParams,
    board_settings,
)
from lab.explanation import Explanation, Source, Suggestion
from lab.gates import Gate, Point
from lab.message import Message
from lab.numerals import latex, plain
from lab.separability import separate
from lab.wiring import Board, WiredGate

FEW_GATES = 4
"""A board with this many gates at most is written out as one formula."""


def verdict(params: WiringParams, frame: WiringFrame) -> Message:
    """Return in one sentence whether the board does what it should, or what is open."""
    if frame.problem is not None:
        return Message("✗ {problem}", {"problem": frame.problem})
    count = len(frame.inputs)
    values = {"goal": goal_name(params), "right": frame.rows_right, "count": count}
    if frame.rows_right == count:
        return Message("{goal} ✓ right for all {count} inputs", values)
    return Message("{goal} ✗ right for {right} of {count} inputs", values)


def goal_name(params: WiringParams) -> Message:
    """Return what the board should do."""
    return Message(GOAL_NAMES[params.goal])


def gate_in_words(board: Board, wired: WiredGate, value: int | None) -> Message:
    """Return what a gate is, for its tooltip and for a screen reader."""
    return Message(
        "{name}: {kind} of {first} and {second}, output {value}",
        {
            "name": wired.name,
            "kind": target_name(wired.gate.name()),
            "first": wired.sources[0] or Message("an open cable"),
            "second": wired.sources[1] or Message("an open cable"),
            "value": "?" if value is None else value,
        },
    )


def seen_in_words(frame: WiringFrame, seen: Seen) -> str:
    """Return which inputs fall on a place: "(1, 0) (0, 1)", or how many where they are many."""
    if len(frame.board.inputs) > 2 or len(seen.rows) > 2:
        return f"× {len(seen.rows)}"
    return " ".join(f"({x1}, {x2})" for x1, x2 in (frame.inputs[row][:2] for row in seen.rows))


def at_inputs(frame: WiringFrame, x: Point) -> Message:
    """Return the chosen gate's output at a place of the (x1, x2) plane."""
    if frame.chosen not in frame.table:
        return Message("({x1}, {x2})", _place(x))
    rest = {name: frame.signal(name) for name in frame.board.inputs[2:]}
    signals = frame.live.evaluate({"x1": x[0], "x2": x[1], **rest})
    values = {**_place(x), "name": frame.chosen, "y": int(signals[frame.chosen])}
    return Message("({x1}, {x2}): {name} = {y}", values)


def at_sources(frame: WiringFrame, x: Point) -> Message:
    """Return the chosen gate's sum at a place of the plane that it sees."""
    if not frame.chosen:
        return Message("({x1}, {x2})", _place(x))
    total = frame.board[frame.chosen].gate.total(x).item()
    values = {**_place(x), "total": plain(round(total, 3) + 0.0), "y": int(total > 0)}
    return Message("({x1}, {x2}): sum {total} → {y}", values)


def _place(x: Point) -> dict[str, object]:
    return {"x1": plain(round(x[0], 2) + 0.0), "x2": plain(round(x[1], 2) + 0.0)}


def explain_wiring(params: WiringParams, frame: WiringFrame) -> Explanation:
    """Return the board as a formula, the chosen gate with its numbers, and what to try."""
    if not frame.chosen:
        return Explanation(
            Message("An empty board"),
            notes=(Message("A gate can be added below the settings, or with Insert."),),
            suggestions=(_board(Message("Put XOR on the board."), "xor"),),
        )
    wired = frame.board[frame.chosen]
    return Explanation(
        Message(
            "Gate {name}: {kind}",
            {"name": wired.name, "kind": target_name(wired.gate.name())},
        ),
        tuple(_formulas(frame, wired)),
        _notes(params, frame),
        Source(Board.evaluate, ("for wired in", "a, b = ", "signals[wired.name] =")),
        tuple(_suggestions(params, frame)),
    )


def _formulas(frame: WiringFrame, wired: WiredGate) -> list[str]:
    """Return the gate as a formula, its sum with symbols, and with the signals on its cables."""
    first, second = (_symbol(source) for source in wired.sources)
    formulas = [
        f"{_symbol(wired.name)} = {_written_out(frame.board, wired.name)}",
        rf"{_sum(wired.gate, first, second)} > 0 \;?",
    ]
    values = [frame.signal(source) for source in wired.sources]
    if None not in values:
        a, b = (int(value or 0) for value in values)
        total = round(wired.gate.total((a, b)).item(), 6) + 0.0
        side, y = (">", 1) if total > 0 else (r"\le", 0)
        formulas.append(
            rf"{_sum(wired.gate, str(a), str(b))} = {latex(total)} {side} 0"
            rf" \;\Rightarrow\; {_symbol(wired.name)} = {y}"
        )
    return formulas


def _sum(gate: Gate, first: str, second: str) -> str:
    return rf"{latex(gate.w1)} \cdot {first} {signed(gate.w2)} \cdot {second} {signed(gate.b)}"


def _written_out(board: Board, name: str) -> str:
    """Return what a gate computes: of the inputs on a small board, else of its sources."""
    wired = board[name]
    gates = {gate.name for gate in board.gates}
    parts = [
        _written_out(board, source)
        if source in gates and len(gates) <= FEW_GATES
        else _symbol(source)
        for source in wired.sources
    ]
    kind = re.sub("x([12])", r"x_\1", wired.gate.name().replace(" ", r"\ "))
    return rf"\mathrm{{{kind}}}({', '.join(parts)})"


def _symbol(name: str) -> str:
    """Return a signal's name for a formula: x1 as x_1."""
    found = re.fullmatch(r"([a-z])(\d+)", name)
    return f"{found[1]}_{{{found[2]}}}" if found else rf"\mathrm{{{name or '?'}}}"


def _notes(params: WiringParams, frame: WiringFrame) -> tuple[Message, ...]:
    if frame.problem is not None:
        return (frame.problem,)
    if params.goal in ("half_adder", "full_adder"):
        return (
            Message(
                "The two outputs are the digits of the sum in binary: carry is worth 2, sum is "
                "worth 1. Adders in a row add long numbers: from NAND to a computer."
            ),
        )
    return (
        Message(
            "Each gate fed by x1 and x2 draws one line. A gate behind them sees only their outputs "
            "s1 and s2: there the four points have moved, and one line is enough."
        )
        if _one_line_is_enough(frame)
        else Message(
            "Each gate fed by x1 and x2 draws one line. The gate that gives the output sees only "
            "what feeds it: there no line has the ones on one side and the zeros on the other."
        ),
        Message(
            "A second layer can shade a strip between two lines: that is what a single perceptron "
            "cannot do."
        ),
    )


def _one_line_is_enough(frame: WiringFrame) -> bool:
    """Tell whether what the output's gate sees lets it be right in every row, by some weights."""
    output = frame.outputs[0]
    if output.source in frame.board.inputs:
        return True
    return separate(frame.live.seen_by(output.source), output.targets).separable


def _board(words: Message, name: str) -> Suggestion:
    return Suggestion(words, board_settings(name))


def _suggestions(params: WiringParams, frame: WiringFrame) -> list[Suggestion]:
    suggestions = []
    if params.goal not in ("half_adder", "full_adder"):
        if frame.board.outputs and frame.board.outputs[0] in (g.name for g in frame.board.gates):
            name = frame.board.outputs[0]
            suggestions.append(
                Suggestion(
                    Message(
                        "Make the last gate an OR. Which row goes wrong, and where does the "
                        "shade go?"
                    ),
                    kind_changed(params, name, "OR"),
                )
            )
        if frame.chosen != frame.board.gates[0].name:
            suggestions.append(
                Suggestion(
                    Message(
                        "Choose {name}: what does it shade by itself?",
                        {"name": frame.board.gates[0].name},
                    ),
                    {"chosen": frame.board.gates[0].name},
                )
            )
        suggestions.append(_board(Message("Add x1 and x2 with NAND gates alone."), "half_adder"))
        return suggestions
    if params.goal == "half_adder":
        suggestions.append(_board(Message("Add three bits: the full adder."), "full_adder"))
    suggestions.append(_board(Message("Back to XOR from three gates."), "xor"))
    return suggestions
