"""Kill a process while it saves: `python -m tests.stress.kills [--times 200] [KIND …]`.

A child saves two contents in turn as fast as it can; at a random moment it gets SIGKILL. The file
must then hold all of the one or all of the other.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import sys
import tempfile
import time
from pathlib import Path

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


def main() -> int:
    """Kill the writers of all kinds of files; exit with 1 where one left a broken file."""
    parser = argparse.ArgumentParser(prog="python -m tests.stress.kills", description=__doc__)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in options.kinds or KINDS:
            try:
                first, second = kill_while_saving(name, options.times, rng, Path(folder))
            except Exception as error:
                failed = 1
                print(f"{name:9} the file is broken: {type(error).__name__}: {error}")
            else:
                left = len([p for p in os.listdir(folder) if p.startswith(".")])
                print(
                    f"{name:9} {options.times} kills: {first} times the one content, {second} "
                    f"times the other, 0 broken; {left} temporary files left for the next sweep"
                )
    return failed


if __name__ == "__main__":
    sys.exit(main())
