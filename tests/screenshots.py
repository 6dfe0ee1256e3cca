"""Draw every tab in both themes, both languages and two window sizes into a folder.

    python -m tests.screenshots FOLDER [--presets]

Files are named TAB-THEME-LANGUAGE-SIZE.png; with --presets, each preset of each tab is drawn once
(dark, English, 1280 × 800). `--readme` draws the pictures of the README in their place.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[1]
SIZES = ("1280x800", "1024x680")
README = ROOT / "resources" / "pictures"


def jobs(folder: Path, presets: bool) -> Iterator[list[str]]:
    """Yield the arguments of main.py for each picture."""
    from widgets.tabs import TABS

    for entry in TABS:
        if presets:
            experiment = import_module(f"lab.experiments.{entry.id}").EXPERIMENT
            for preset in experiment.presets:
                out = folder / f"{entry.id}-{preset.name}.png"
                yield [*_start(entry.id, "dark", "en", out), "--preset", preset.name]
            continue
        for theme in ("dark", "light"):
            for language in ("en", "zh_CN"):
                for size in SIZES:
                    out = folder / f"{entry.id}-{theme}-{language}-{size}.png"
                    yield [*_start(entry.id, theme, language, out), "--size", size]


def readme_jobs() -> Iterator[list[str]]:
    """Yield the arguments of main.py for the pictures of the README."""
    from widgets.tabs import TABS

    for number, entry in enumerate(TABS):
        theme = "dark" if number % 2 else "light"
        yield _start(entry.id, theme, "en", README / f"{entry.id}.png")


def _start(tab: str, theme: str, language: str, out: Path) -> list[str]:
    return ["--tab", tab, "--theme", theme, "--language", language, "--screenshot", str(out)]


def draw(arguments: list[str]) -> bool:
    """Draw one picture; return whether it worked."""
    command = [sys.executable, str(ROOT / "main.py"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ, check=False)
    if done.returncode:
        print(" ".join(arguments), done.stderr[-500:])
    return done.returncode == 0


def main() -> int:
    """Draw all pictures, as many at once as there are cores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("screenshots"))
    parser.add_argument("--presets", action="store_true")
    parser.add_argument("--readme", action="store_true")
    options = parser.parse_args()
    (README if options.readme else options.folder).mkdir(parents=True, exist_ok=True)
    todo = list(readme_jobs() if options.readme else jobs(options.folder, options.presets))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        good = list(pool.map(draw, todo))
    print(f"{sum(good)} of {len(good)} pictures")
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
