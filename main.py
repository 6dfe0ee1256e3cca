"""Open the Deep Learning Visual Lab. The window's code is imported only when it is needed: a child
process that trains imports this file again, and must stay free of Qt."""

from __future__ import annotations

import argparse
import multiprocessing
import sys


def arguments(given: list[str]) -> argparse.Namespace:
    """Read the command line; argparse exits with 2 and a sentence where it is wrong."""
    parser = argparse.ArgumentParser(prog="main.py", description="Deep Learning Visual Lab")
    parser.add_argument("file", nargs="?", metavar="FILE", help="a saved lab, a network or a link")
    parser.add_argument("--tab", metavar="ID", help="the tab to open")
    parser.add_argument("--preset", metavar="NAME", help="the preset to set on that tab")
    parser.add_argument("--theme", choices=("dark", "light", "system"))
    parser.add_argument("--language", choices=("en", "zh_CN"))
    parser.add_argument(
        "--screenshot", metavar="OUT.png", help="draw the tab into a picture and exit"
    )
    parser.add_argument(
        "--size", default="1280x800", metavar="WxH", help="the size of the picture (1280x800)"
    )
    return parser.parse_args(given)


def main(given: list[str] | None = None) -> int:
    """Start the program; return its exit code (2: wrong arguments, or no way to open a window)."""
    options = arguments(sys.argv[1:] if given is None else given)
    from widgets.start import problem_before_start, start

    problem = problem_before_start(screenshot=options.screenshot is not None)
    if problem:
        print(problem, file=sys.stderr)
        return 2
    return start(options)


if __name__ == "__main__":
    # Packed into one program file, a child that trains would otherwise open a window of its own.
    multiprocessing.freeze_support()
    sys.exit(main())
