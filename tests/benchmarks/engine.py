"""The lab's engine against PyTorch, the book's way and JAX, on the same work.

    python -m tests.benchmarks.engine [--torch-python PATH] [--rounds 15]

Each contender has a process of its own; they take turns, a slice of a second each, round after
round, so that what else the machine does meets all alike. A ratio is the other's time over ours in
the same round (above 1: we are faster); the table has the median and the middle half. PyTorch is
taken at its better of one and all threads, plain and fused optimizer. PyTorch and JAX are optional:
whichever Python has them can be named.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.work import WORKS

ROOT = Path(__file__).parents[2]
OURS = "lab_engine"


@dataclass
class Contender:
    """A worker process and what it said of itself."""

    name: str
    process: subprocess.Popen[str]
    version: str = ""
    variants: Sequence[str] = ("",)

    def ask(self, **request: Any) -> dict[str, Any]:
        assert self.process.stdin
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        return self.answer()

    def answer(self) -> dict[str, Any]:
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"{self.name} ended early; its message is above.")
        answer: dict[str, Any] = json.loads(line)
        return answer


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--torch-python", help="a Python that has PyTorch, if this one has not")
    parser.add_argument("--jax-python", help="a Python that has JAX, if this one has not")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--seconds", type=float, default=0.3, help="for each slice")
    parser.add_argument("--only", type=int, nargs="*", help="rows to run, from 0")
    options = parser.parse_args(arguments)
    pythons = {
        OURS: sys.executable,
        "pytorch": options.torch_python or sys.executable,
        "book_style": sys.executable,
        "jax_engine": options.jax_python or sys.executable,
    }
    with ExitStack() as stack:
        contenders = [
            stack.enter_context(_started(name, python))
            for name, python in pythons.items()
            if _has(name, python)
        ]
        print(f"{platform.platform()}, {_processor()}, {os.cpu_count()} cores")
        print(", ".join(f"{c.name}: {c.version}" for c in contenders), flush=True)
        others = contenders[1:]
        print("\n| work | ours, µs |" + "".join(f" {c.name} |" for c in others))
        print("|---|---|" + "---|" * len(others))
        for row in range(len(WORKS)) if options.only is None else options.only:
            print(_row(row, contenders, options.rounds, options.seconds), flush=True)


def _row(work: int, contenders: Sequence[Contender], rounds: int, seconds: float) -> str:
    """One line of the table."""
    times: dict[tuple[str, str], list[float]] = {}
    for _ in range(rounds):
        for contender in contenders:
            for variant in contender.variants:
                timed = contender.ask(work=work, variant=variant, seconds=seconds)
                times.setdefault((contender.name, variant), []).append(timed["seconds_a_step"])
    ours = times.pop((OURS, ""))
    cells = [WORKS[work].title, f"{statistics.median(ours) * 1e6:,.0f}"]
    for contender in contenders[1:]:
        best = min(
            (key for key in times if key[0] == contender.name),
            key=lambda key: statistics.median(times[key]),
        )
        ratios = sorted(other / our for other, our in zip(times[best], ours, strict=True))
        low, high = ratios[len(ratios) // 4], ratios[-1 - len(ratios) // 4]
        note = f" ({best[1]})" if best[1] else ""
        cells.append(f"**{statistics.median(ratios):.2f}** {low:.2f}…{high:.2f}{note}")
    return "| " + " | ".join(cells) + " |"


@contextmanager
def _started(name: str, python: str) -> Iterator[Contender]:
    process = subprocess.Popen(
        [python, "-m", "tests.benchmarks.worker", name],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    contender = Contender(name, process)
    said = contender.answer()
    contender.version, contender.variants = said["version"], said["variants"]
    try:
        yield contender
    finally:
        process.stdin.close()  # type: ignore[union-attr]
        process.wait()


def _has(name: str, python: str) -> bool:
    """Whether that Python has what the contender needs beside NumPy."""
    needed = {"pytorch": "torch", "jax_engine": "jax"}.get(name)
    if needed is None:
        return True
    found = subprocess.run([python, "-c", f"import {needed}"], capture_output=True, check=False)
    return found.returncode == 0


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor()


if __name__ == "__main__":
    main()
