"""Kill a process at its work: `python -m tests.stress.kills [--times 200] [KIND …]`.

Files: a child saves two contents in turn as fast as it can; at a random moment it gets SIGKILL. The
file must then hold all of the one or all of the other.

“child”: a process that trains gets SIGKILL. Its parent must know within a second, with all the
curves that it had, and a new run must begin. “program”: the parent of such a process gets SIGKILL.
The child must be gone within 2 s.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from lab.experiments.training import RunParams, RunRecord
from lab.experiments.training.stream import Frame, TrainingStream
from lab.runner import Runner, State
from tests.stress.parent import ENDLESS, begin
from tests.stress.saving import KINDS, save_for_ever

LONGEST_WAIT = 0.15


def kill_while_saving(name: str, times: int, rng: random.Random, folder: Path) -> tuple[int, int]:
    """Return how often the old and how often the new content was there; raise where neither was."""
    # A server that has imported everything forks a child in no time; Windows starts each anew.
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    context.set_forkserver_preload(["tests.stress.saving"])
    path = folder / f"{name} 文件.bin"
    found = [0, 0]
    for _ in range(times):
        KINDS[name].save(path, 0)
        before = path.stat().st_mtime_ns
        child = context.Process(target=save_for_ever, args=(name, str(path)), daemon=True)
        child.start()
        while path.stat().st_mtime_ns == before:
            time.sleep(0.001)
        time.sleep(rng.uniform(0, LONGEST_WAIT))
        child.kill()
        child.join()
        found[KINDS[name].read(path)] += 1
    return found[0], found[1]


def kill_child(times: int, rng: random.Random) -> float:
    """Return the longest time that it took to be told; raise where anything was lost."""
    slowest = 0.0
    runner: Runner[RunParams, Frame] = Runner(TrainingStream)
    for _ in range(times):
        record = RunRecord(ENDLESS)
        record.add(begin(runner))
        until = time.monotonic() + rng.uniform(0, LONGEST_WAIT)
        while time.monotonic() < until:
            _take(runner, record)
        psutil.Process(runner.pid).kill()
        killed = time.monotonic()
        while runner.state is State.PLAYING:
            _take(runner, record)
        slowest = max(slowest, time.monotonic() - killed)
        assert runner.state is State.FAILED
        assert "ended unexpectedly" in str(runner.error)
        # Not the loss of one step is missing up to the last frame that came.
        assert record.frame is not None
        assert record.history.steps == record.frame.step
    runner.close()
    return slowest


def _take(runner: Runner[RunParams, Frame], record: RunRecord) -> None:
    frame = runner.poll()
    if frame is not None:
        record.add(frame)
    time.sleep(0.001)


def kill_program(times: int, rng: random.Random) -> float:
    """Return the longest time that a child outlived its killed parent."""
    slowest = 0.0
    for _ in range(times):
        command = [sys.executable, "-m", "tests.stress.parent"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
            assert parent.stdout is not None
            child = psutil.Process(int(parent.stdout.readline()))
            time.sleep(rng.uniform(0, LONGEST_WAIT))
            parent.kill()
            killed = time.monotonic()
        while _works(child):
            time.sleep(0.001)
        slowest = max(slowest, time.monotonic() - killed)
    return slowest


def _works(process: psutil.Process) -> bool:
    """Tell whether a process is there; not one that has ended and is only not yet noted by init."""
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


PROCESSES: dict[str, tuple[Callable[[int, random.Random], float], float]] = {
    "child": (kill_child, 1.0),
    "program": (kill_program, 2.0),
}
"""Each with the seconds it may take."""


def _killed_process(name: str, times: int, rng: random.Random) -> tuple[bool, str]:
    kill, most = PROCESSES[name]
    slowest = kill(times, rng)
    what = "told" if name == "child" else "its child gone"
    return slowest <= most, f"{times} kills: {what} within {slowest:.2f} s"


def _killed_writer(name: str, times: int, rng: random.Random, folder: Path) -> tuple[bool, str]:
    first, second = kill_while_saving(name, times, rng, folder)
    left = len([p for p in os.listdir(folder) if p.startswith(".")])
    return True, (
        f"{times} kills: {first} times the one content, {second} times the other, 0 broken; "
        f"{left} temporary files left for the next sweep"
    )


def main() -> int:
    """Kill all kinds; exit with 1 where one left a broken file or took too long."""
    parser = argparse.ArgumentParser(prog="python -m tests.stress.kills", description=__doc__)
    kinds = [*KINDS, *PROCESSES]
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(kinds))
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for name in options.kinds or kinds:
            try:
                if name in PROCESSES:
                    good, told = _killed_process(name, options.times, rng)
                else:
                    good, told = _killed_writer(name, options.times, rng, Path(folder))
            except Exception as error:
                good, told = False, f"broken: {type(error).__name__}: {error}"
            print(f"{name:9} {told}{'' if good else '   FAILED'}", flush=True)
            failed |= not good
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
