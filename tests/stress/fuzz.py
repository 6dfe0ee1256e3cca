"""Give damaged files to every reader: `python -m tests.stress.fuzz [--count 10000] [READER …]`.

A reader may accept a file or refuse it with an InputError, within 2 s of computing and 200 MB of
memory beyond what it had. Anything else is a failure, told with the file that made it.
"""

from __future__ import annotations

import argparse
import faulthandler
import multiprocessing
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path

from lab.message import InputError
from tests.stress.memory import Peak
from tests.stress.readers import READERS, Reader

MOST_SECONDS, MOST_MEGABYTES = 2.0, 200.0
HANGS_AFTER = 60.0
MOST_TOLD = 5


@dataclass
class Result:
    """What became of the damaged files of one reader; a line for each kind of failure."""

    cases: int = 0
    refused: int = 0
    seconds: float = 0.0
    megabytes: float = 0.0
    failures: dict[str, str] = field(default_factory=dict)


def fuzz(
    reader: Reader,
    count: int,
    seed: int,
    folder: Path,
    watch: Callable[[], object] = lambda: None,
) -> Result:
    """Let `reader` read `count` damaged files; keep in `folder` those at which it failed.

    `watch` is called before each.
    """
    result = Result()
    for sample in reader.samples():
        (folder / reader.name).write_bytes(sample)
        reader.read(folder / reader.name)
    peak = Peak()
    for data in reader.cases(count, seed):
        watch()
        _read_one(reader, data, folder, result)
    result.megabytes = peak.megabytes()
    if result.megabytes > MOST_MEGABYTES:
        result.failures["memory"] = f"{result.megabytes:.0f} MB more than before"
    return result


def read_within(reader: Reader, path: Path) -> tuple[float, bool]:
    """Read a file, warnings being errors; return the seconds it took and whether it was accepted.

    Raises what the reader raises, but for an InputError.
    """
    begin = time.process_time()
    accepted = True
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            reader.read(path)
        except InputError as error:
            accepted = False
            # The sentence must be fit to be shown and written down.
            str(error).encode()
    return time.process_time() - begin, accepted


def _read_one(reader: Reader, data: bytes, folder: Path, result: Result) -> None:
    path = folder / reader.name
    path.write_bytes(data)
    result.cases += 1
    try:
        seconds, accepted = read_within(reader, path)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        kind = f"{type(error).__name__} in {place.filename}, line {place.lineno}"
        if kind not in result.failures:
            kept = folder / f"failure-{len(result.failures)}-{reader.name}"
            kept.write_bytes(data)
            told = traceback.format_exc(limit=-4)
            result.failures[kind] = f"case {result.cases}, kept as {kept}\n{told}"
        return
    result.refused += not accepted
    result.seconds = max(result.seconds, seconds)
    if seconds > MOST_SECONDS:
        kept = folder / f"slow-{result.cases}-{reader.name}"
        kept.write_bytes(data)
        result.failures[f"{seconds:.1f} s"] = f"case {result.cases}, kept as {kept}"


def _run(name: str, count: int, seed: int, folder: str) -> Result:
    place = Path(folder) / name.replace(" ", "-")
    place.mkdir(exist_ok=True)
    return fuzz(READERS[name], count, seed, place, _watch)


def _watch() -> None:
    """End this process, and tell where it was, unless this is called again in time."""
    faulthandler.dump_traceback_later(HANGS_AFTER, exit=True)


def main() -> int:
    """Fuzz the named readers, each in a process of its own; exit with 1 where one failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.stress.fuzz", description=__doc__)
    parser.add_argument("readers", nargs="*", metavar="READER", help=", ".join(READERS))
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    failed = False
    folder = tempfile.mkdtemp(prefix="lab-fuzz-")
    print(f"seed {options.seed}, failures are kept in {folder}")
    print(f"{'reader':12} {'files':>7} {'refused':>8} {'slowest':>9} {'memory':>9}")
    context = multiprocessing.get_context("spawn")
    for name in options.readers or READERS:
        # Unlike a Pool's, its workers may die: that is told, not waited for.
        with ProcessPoolExecutor(1, context) as pool:
            job = pool.submit(_run, name, options.count, options.seed, folder)
            try:
                result = job.result()
            except BrokenProcessPool:
                place = f"{folder}/{name.replace(' ', '-')}/{READERS[name].name}"
                result = Result(failures={"the process died": f"at the file kept as {place}"})
        print(
            f"{name:12} {result.cases:7,} {result.refused:8,} {1000 * result.seconds:6.0f} ms "
            f"{result.megabytes:6.1f} MB   {len(result.failures) or 'no'} failures"
        )
        for told, where in list(result.failures.items())[:MOST_TOLD]:
            print(f"  {told}: {where}")
        failed |= bool(result.failures)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
