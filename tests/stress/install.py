"""Install the lab as the README says, in places where programs break, and see whether it runs.

`python -m tests.stress.install [--python PATH …] [--quick]` clones the checkout into a folder with
spaces and Chinese letters and, for each Python, makes a virtual environment, runs the README's own
command, and then, one after another in each surrounding: draws a picture, trains from the command
line, and opens the window (`tests.stress.visit`). Nothing but Python's own caches may be written
into the folder. At last the window's packages are taken away again and the engine's tests run; not
so with --quick.

A surrounding that cannot be made on this machine is told as skipped. What can only be read, and
what has no network, is made with Linux's `unshare`; root's rights do not help there either.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SECONDS = 600
LAST_LINE = re.compile(r"test accuracy (0\.\d{4}|1\.0000)")
WINDOW_PACKAGES = ("PySide6-Essentials", "shiboken6", "pyqtgraph", "superqt", "pytest-qt")
NOWHERE = f"{os.devnull}/none"
# Makes folders read-only in a world of its own, goes to one, and runs what follows.
SHUT = """
mount --bind "$OUT" "$OUT"
for folder in "$@"; do
    shift
    [ "$folder" = -- ] && break
    [ "$folder" = / ] || mount --bind "$folder" "$folder"
    mount -o remount,bind,ro "$folder"
done
cd "$PLACE"
exec "$@"
"""
UNTOUCHED = "folder untouched"
SKIPPED, NOT_ASKED = "skipped", "–"
QUIET = ("This plugin does not support",)


@dataclass(frozen=True)
class Surrounding:
    """A place and a moment to run in: what can only be read, what is unset or set."""

    name: str
    read_only: tuple[str, ...] = ()
    network: bool = True
    elsewhere: bool = False
    unset: tuple[str, ...] = ()
    env: Mapping[str, str] = field(default_factory=dict)
    kept: bool = True
    """Whether settings and drawn digits find a place."""


SURROUNDINGS = (
    Surrounding("plain"),
    Surrounding("read-only install folder", read_only=("folder", "environment")),
    Surrounding("no HOME, all read-only", read_only=("/",), unset=("HOME",), kept=False),
    Surrounding("HOME that cannot be", env={"HOME": NOWHERE}, kept=False),
    Surrounding("no network", network=False),
    Surrounding("another working directory", elsewhere=True),
    Surrounding("console without letters", env={"LC_ALL": "C", "PYTHONIOENCODING": "cp1252"}),
)


@dataclass(frozen=True)
class Installed:
    """The lab in its folder, with a Python environment, and a folder for what it makes."""

    folder: Path
    environment: Path
    out: Path

    @property
    def programs(self) -> Path:
        """Where the environment's programs are."""
        return self.environment / ("Scripts" if sys.platform == "win32" else "bin")

    @property
    def python(self) -> str:
        """The environment's interpreter."""
        return str(self.programs / ("python.exe" if sys.platform == "win32" else "python"))

    def environ(self, around: Surrounding) -> dict[str, str]:
        """Return the environment variables: nothing of this machine's settings."""
        dropped = ("XDG_", "QT_", "PYTHON", "DISPLAY", "WAYLAND")
        env = {k: v for k, v in os.environ.items() if not k.startswith(dropped)}
        home = self.out / "home"
        home.mkdir(exist_ok=True)
        path = f"{self.programs}{os.pathsep}{env.get('PATH', '')}"
        env |= {"PATH": path, "HOME": str(home), "TMPDIR": str(self.out), **around.env}
        if around.elsewhere:
            # So that `python -m lab` is found from there; main.py finds its neighbours by itself.
            env["PYTHONPATH"] = str(self.folder)
        return {k: v for k, v in env.items() if k not in around.unset}


@cache
def unshare(*options: str) -> tuple[str, ...]:
    """Return the command that runs another in a world of its own, () where there is none."""
    rights = () if hasattr(os, "geteuid") and os.geteuid() == 0 else ("--map-root-user",)
    command = ("unshare", *rights, *options)
    try:
        done = subprocess.run([*command, "true"], capture_output=True, check=False)
    except OSError:
        return ()
    return command if done.returncode == 0 else ()


def command_in(installed: Installed, around: Surrounding, words: list[str]) -> list[str] | None:
    """Return the command that runs `words` in a surrounding, None where it cannot be made."""
    options = [] if around.network else ["--net"]
    options += ["--mount"] if around.read_only else []
    if not options:
        return words
    inside = unshare(*options)
    if not inside:
        return None
    places = {"folder": str(installed.folder), "environment": str(installed.environment), "/": "/"}
    shut = [places[name] for name in around.read_only]
    return (
        [*inside, "sh", "-e", "-c", SHUT, "sh", *shut, "--", *words] if shut else [*inside, *words]
    )


def run(installed: Installed, around: Surrounding, words: list[str]) -> str | tuple[str, str]:
    """Run Python with `words`; return its output, or why it failed (with how to see more)."""
    command = command_in(installed, around, [installed.python, *words])
    if command is None:
        return "", SKIPPED
    place = installed.out if around.elsewhere else installed.folder
    env = installed.environ(around) | {"OUT": str(installed.out), "PLACE": str(place)}
    try:
        done = subprocess.run(
            command, cwd=place, env=env, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return "", f"not done in {SECONDS} s"
    heard = done.stderr.decode("utf-8", "replace")
    lines = [line for line in heard.splitlines() if not line.startswith(QUIET)]
    if done.returncode:
        return "", f"exit code {done.returncode}: {' / '.join(lines[-3:])}"
    own = [line for line in lines if str(installed.folder) in line and "Warning" in line]
    if own:
        return "", own[0]
    return done.stdout.decode("utf-8", "replace")


def picture(installed: Installed, around: Surrounding) -> str:
    """Draw a picture without a display; return "" or what is wrong."""
    path = installed.out / "图 picture.png"
    path.unlink(missing_ok=True)
    main = str(installed.folder / "main.py") if around.elsewhere else "main.py"
    done = run(installed, around, ["-W", "default", main, "--screenshot", str(path)])
    if isinstance(done, tuple):
        return done[1]
    head = path.read_bytes()[:24] if path.exists() else b""
    sizes = int.from_bytes(head[16:20]), int.from_bytes(head[20:24])
    return "" if sizes == (1280, 800) else f"no picture of 1280 × 800 but {sizes}"


def training(installed: Installed, around: Surrounding) -> str:
    """Train from the command line and keep the network; return "" or what is wrong."""
    path = installed.out / "网络 net.npz"
    path.unlink(missing_ok=True)
    words = ["-W", "error", "-m", "lab", "train", "--most-steps", "200", "--save", str(path)]
    done = run(installed, around, words)
    if isinstance(done, tuple):
        return done[1]
    if not LAST_LINE.fullmatch(done.splitlines()[-1]):
        return f"its last line is {done.splitlines()[-1]!r}"
    return "" if path.exists() else "nothing was saved"


def window(installed: Installed, around: Surrounding) -> str:
    """Open the window and use it; return "" or what is wrong."""
    words = ["-W", "default", "-m", "tests.stress.visit"]
    done = run(installed, around, words)
    if isinstance(done, tuple):
        return done[1]
    lines = (line.partition(":") for line in done.splitlines())
    told = {what: words.strip() for what, _, words in lines}
    wrong = {
        "nothing was trained": told.get("trained") != "yes",
        "the error was not told": "ZeroDivisionError" not in told.get("dialog", ""),
        "the state was not saved": "were saved to" not in told.get("dialog", ""),
        "what is said of the digit": ("was not saved" in told.get("digit", "?")) == around.kept,
        "what is said of the settings": ("Nothing is kept" in told.get("status", "?"))
        == around.kept,
    }
    return "; ".join(f"{what} ({told})" for what, is_wrong in wrong.items() if is_wrong)


def refusal(installed: Installed, around: Surrounding) -> str:
    """Save into the folder where it is read-only: a sentence each; return "" or what is wrong."""
    if not {"folder", "/"} & set(around.read_only):
        return NOT_ASKED
    train = ["-m", "lab", "train", "--save", str(installed.folder / "net.npz")]
    draw = ["main.py", "--screenshot", str(installed.folder / "lab.png")]
    for words, sentence in ((train, "no permission to write in"), (draw, "could not be written")):
        done = run(installed, around, words)
        told = done[1] if isinstance(done, tuple) else "it was written"
        if told == SKIPPED:
            return told
        if not (told.startswith("exit code 2: ") and sentence in told):
            return told
    return ""


USES: dict[str, Callable[[Installed, Surrounding], str]] = {
    "picture": picture,
    "training": training,
    "window": window,
    "refusals": refusal,
}


def contents(folder: Path) -> dict[str, tuple[int, int]]:
    """Return size and time of all files of a folder, without Python's own caches and git's."""
    found = {}
    for path in folder.rglob("*"):
        if not {"__pycache__", ".git"} & set(path.parts) and path.is_file():
            about = path.stat()
            found[str(path.relative_to(folder))] = (about.st_size, about.st_mtime_ns)
    return found


def install_command() -> str:
    """Return the README's own command, up to where the lab is opened."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"^(python -m pip install .*) && python main\.py$", readme, re.MULTILINE)
    assert found is not None, "the README tells no command"
    return found[1]


def install(python: str, top: Path) -> Installed:
    """Clone, make a virtual environment with `python`, and do as the README says."""
    version = subprocess.run([python, "-V"], capture_output=True, text=True, check=True).stdout
    place = top / version.strip()
    out = place / "made 作品"
    out.mkdir(parents=True)
    installed = Installed(place / "my lab 深度学习", place / "venv 环境", out)
    clone = ["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(installed.folder)]
    subprocess.run(clone, check=True)
    subprocess.run([python, "-m", "venv", str(installed.environment)], check=True)
    path = f"{installed.programs}{os.pathsep}{os.environ['PATH']}"
    # The README's words as they stand, in the system's own shell.
    done = subprocess.run(
        install_command(),
        shell=True,
        cwd=installed.folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{version.strip()}: the installation failed\n{done.stdout}\n{done.stderr}")
    return installed


def engine_tests(installed: Installed) -> str:
    """Run the engine's tests without the window's packages; return "" or what is wrong."""
    plain = Surrounding("plain")
    words = ["-m", "pip", "uninstall", "--yes", "--quiet", *WINDOW_PACKAGES]
    done = run(installed, plain, words)
    if isinstance(done, tuple):
        return done[1]
    words = ["-m", "pytest", "tests/lab", "-x", "-q", "-p", "no:cacheprovider"]
    command = [installed.python, *words]
    tested = subprocess.run(
        command,
        cwd=installed.folder,
        env=installed.environ(plain),
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if tested.returncode == 0 else "\n".join(tested.stdout.splitlines()[-15:])


def try_out(installed: Installed) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each surrounding's name, and what was wrong with each use of the lab in it."""
    before = contents(installed.folder)
    for around in SURROUNDINGS:
        found = {name: use(installed, around) for name, use in USES.items()}
        changed = sorted(set(contents(installed.folder).items()) ^ set(before.items()))
        found[UNTOUCHED] = ", ".join(name for name, _ in changed)
        yield around.name, found


def main() -> int:
    """Try all surroundings with all Pythons, print a table; exit with 1 where something failed."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.stress.install",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--python", nargs="+", default=[sys.executable], metavar="PATH")
    parser.add_argument("--quick", action="store_true", help="without the engine's tests")
    options = parser.parse_args()
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    top = Path(tempfile.mkdtemp(prefix="lab install 安装 "))
    failures: list[str] = []

    def row(name: str, found: Mapping[str, str]) -> None:
        fine = {"": "good", SKIPPED: SKIPPED, NOT_ASKED: NOT_ASKED}
        cells = [f"{fine.get(told, 'FAILED'):>{len(use)}}" for use, told in found.items()]
        print(f"  {name:28} {'  '.join(cells)}", flush=True)
        for use, told in found.items():
            if told not in fine:
                failures.append(f"{name}, {use}: {told}")
                print(f"    {failures[-1]}", flush=True)

    for python in options.python:
        installed = install(python, top)
        print(f"{installed.folder.parent.name}: {install_command()}")
        print(f"  {'':28} {'  '.join([*USES, UNTOUCHED])}", flush=True)
        for name, found in try_out(installed):
            row(name, found)
        if not options.quick:
            row("tests/lab without the window", {"tests": engine_tests(installed)})
        shutil.rmtree(installed.environment, ignore_errors=True)
    if not failures:
        shutil.rmtree(top, ignore_errors=True)
    print(f"{len(failures) or 'no'} failures")
    return int(bool(failures))


if __name__ == "__main__":
    sys.exit(main())
