"""Work that goes on step by step, and gives a frame when it is asked for one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar

P = TypeVar("P")
F = TypeVar("F")
P_in = TypeVar("P_in", contravariant=True)
F_out = TypeVar("F_out", covariant=True)

LAST: frozenset[str] = frozenset({"last"})
"""What is wanted of the last frame of a run; a stream may add what is worth keeping."""


class Stream(Protocol[P_in, F_out]):
    """Work that goes on step by step. A stream is made in the child by `make(params)`.

    Where a step takes long it may be done in parts, so that a pause need not wait for it: a stream
    whose attribute `partial` is true has not finished the step that it is in.
    """

    def step(self) -> bool:
        """Do one step; return False when nothing is left to do."""
        ...

    def change(self, params: P_in) -> None:
        """Take over the live settings of `params` from the next step on."""
        ...

    def frame(self, want: frozenset[str]) -> F_out:
        """Return what was added since the last frame, and the parts named in `want`."""
        ...


class GeneratorStream(Generic[P, F]):
    """A generator of Frames as a stream: each of its yields is one step."""

    def __init__(self, frames: Iterator[F]) -> None:
        self._frames = frames
        self._newest: F | None = None

    def step(self) -> bool:
        """Advance the generator by one yield."""
        try:
            self._newest = next(self._frames)
        except StopIteration:
            return False
        return True

    def change(self, params: P) -> None:
        """A generator has no live settings."""

    def frame(self, want: frozenset[str]) -> F | None:
        """Return the newest Frame (None before the first)."""
        return self._newest
