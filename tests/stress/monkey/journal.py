"""What was done last, and what went wrong then."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from pathlib import Path

LAST = 12


@dataclass(frozen=True)
class Failure:
    """One kind of failure, told where it was first seen."""

    event: int
    what: str
    last: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join(
            [f"event {self.event}: {self.what}", "after:", *map("  {}".format, self.last)]
        )


class Journal:
    """Writes each event to a file before it happens, so that a crash leaves its cause there."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8", errors="backslashreplace", buffering=1)
        self._last: deque[str] = deque(maxlen=LAST)
        self._kinds: set[str] = set()
        self.events = 0
        self.failures: list[Failure] = []

    def begin(self, what: str) -> None:
        """Note what is done next."""
        self.events += 1
        self.add(f"{self.events} {what}")

    def add(self, words: str) -> None:
        """Note something more about the event under way."""
        self._last.append(words)
        self._file.write(words.replace("\n", "\\n") + "\n")

    def fail(self, what: str, kind: str = "") -> None:
        """Keep a failure, if it is the first of its kind."""
        if not self._file.closed:
            self._file.write(f"FAILED {what}\n")
        if (kind or what) not in self._kinds:
            self._kinds.add(kind or what)
            self.failures.append(Failure(self.events, what, tuple(self._last)))

    def close(self) -> None:
        """Write no more."""
        self._file.close()
