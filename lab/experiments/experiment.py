"""What every experiment offers to its tab, to the command line and to scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, Literal, Protocol, TypeVar

from lab.explanation import Explanation
from lab.message import Message
from lab.params import Params

P = TypeVar("P", bound=Params)
F = TypeVar("F")


class Timeline(Protocol):
    """A Frame that holds a whole path: the transport moves a cursor over `steps` + 1 positions."""

    @property
    def steps(self) -> int:
        """Return the number of steps; the cursor runs from 0 (the start) to this."""
        ...


@dataclass(frozen=True)
class Preset(Generic[P]):
    """A named setting: a figure of the book, or the set-up that answers a reader's question.

    `name` is its id; `chapter` the chapter of the book; `question` the name of the text (Q1 …) in
    resources/texts that goes with it; `cursor` the step at which it shows most, None for the end.
    """

    name: str
    title: Message
    params: P
    chapter: str = ""
    question: str = ""
    cursor: int | None = None


@dataclass(frozen=True)
class Experiment(Generic[P, F]):
    """One tab's engine: `run(params)` yields Frames, `explain` says what a Frame shows.

    `kind`: "instant" yields one Frame, "timeline" one Frame with the whole path, "stream" a Frame
    a step until it is stopped. `long` tells of settings whose first Frame is not their last one,
    though it is no stream: the rest is for a child process.
    """

    id: str
    kind: Literal["instant", "timeline", "stream"]
    params: type[P]
    run: Callable[[P], Iterator[F]]
    presets: tuple[Preset[P], ...]
    explain: Callable[[P, F, int], Explanation]
    long: Callable[[P], bool] = lambda params: False

    def preset(self, name: str) -> Preset[P]:
        """Return the preset of that name; KeyError where there is none."""
        for preset in self.presets:
            if preset.name == name:
                return preset
        raise KeyError(name)

    def frame(self, params: P) -> F:
        """Return the first Frame of a run: all there is for an instant one or a timeline."""
        return next(iter(self.run(params)))

    def script(self, params: P) -> str:
        """Return a short Python program on `lab` that computes the Frame on screen."""
        changes: dict[str, Any] = params.differences(self.params())
        arguments = "".join(f"    {name}={value!r},\n" for name, value in changes.items())
        inside = f"\n{arguments}" if arguments else ""
        name = self.params.__name__
        ends = "frame = next(run(params))\n"
        if self.kind == "stream" or self.long(params):
            ends = "for frame in run(params):\n    pass\n"
        return (
            f"from {self.params.__module__} import {name}\n"
            f"from {self.run.__module__} import run\n\n"
            f"params = {name}({inside})\n{ends}print(frame)\n"
        )
