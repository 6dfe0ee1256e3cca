"""Use the window as nobody would: `python -m tests.stress.monkey [--events 50000] [--seed N]`.

First every control with every preset, then anything at random. The exit code is 1 if anything
went wrong: an exception, a warning, words on the console, a dead child, a window that hangs.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from pathlib import Path

HOMES = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


def main() -> int:
    """Let the monkey loose; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.stress.monkey", description=__doc__)
    parser.add_argument("--events", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--hang", type=float, default=5.0, help="seconds an event may take (5)")
    parser.add_argument("--quick", action="store_true", help="each control once, not per preset")
    parser.add_argument("--no-sweep", action="store_true", help="begin with the random events")
    options = parser.parse_args()
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    seed = random.randrange(10**6) if options.seed is None else options.seed
    folder = Path(tempfile.mkdtemp(prefix="lab-monkey-"))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for name in HOMES:
        os.environ[name] = str(folder / name.lower())
    os.environ["HOME"] = str(folder)
    print(f"seed {seed}; the events are written to {folder / 'events.txt'}", flush=True)
    return _run(folder, seed, options)


def _run(folder: Path, seed: int, options: argparse.Namespace) -> int:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from tests.stress.monkey.monkey import Monkey
    from tests.stress.monkey.sweep import How
    from tests.stress.monkey.watch import console, last_resort

    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    # What is saved without a folder is saved here.
    saved = folder / "saved"
    saved.mkdir()
    os.chdir(saved)
    monkey = Monkey(folder, seed, hang=options.hang)
    begin = time.monotonic()
    with last_resort(str(folder / "crash.txt")) as alive, console(monkey.journal.fail):
        monkey.alive = alive
        monkey.run(
            options.events,
            how=How.ONCE if options.quick else How.THOROUGH,
            sweep=not options.no_sweep,
        )
    journal, left = monkey.journal, monkey.never_reached
    print(f"{journal.events:,} events in {time.monotonic() - begin:.0f} s, seed {seed}")
    print(f"{monkey.reached} controls reached, {len(left)} never:", *left[:60], sep="\n  ")
    print(f"{len(journal.failures) or 'no'} failures")
    for failure in journal.failures:
        print(f"\n{failure}")
    return int(bool(journal.failures))


if __name__ == "__main__":
    sys.exit(main())
