"""What the right-hand column of a tab says about the Frame on screen, as data."""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lab.message import Message


@dataclass(frozen=True)
class Source:
    """A piece of the engine's own code, with the lines that just ran.

    `of` is a function, method or class; `ran` holds pieces of text: a line is marked where it,
    with its line break, contains one of them.
    """

    of: Callable[..., Any] | type
    ran: tuple[str, ...] = ()

    def code(self) -> str:
        """Return the source text, without the indentation of a method."""
        return textwrap.dedent(inspect.getsource(self.of))

    def marked_lines(self) -> list[int]:
        """Return the numbers (from 0) of the lines that ran."""
        lines = self.code().splitlines(keepends=True)
        return [i for i, line in enumerate(lines) if any(piece in line for piece in self.ran)]


@dataclass(frozen=True)
class Suggestion:
    """Something to try next: a sentence on a button, and the settings that it changes."""

    text: Message
    changes: Mapping[str, Any]


@dataclass(frozen=True)
class Explanation:
    """Title, formulas (LaTeX; first with symbols, then with this step's numbers), code, advice."""

    title: Message
    formulas: tuple[str, ...] = ()
    notes: tuple[Message, ...] = ()
    source: Source | None = None
    suggestions: tuple[Suggestion, ...] = field(default=())
