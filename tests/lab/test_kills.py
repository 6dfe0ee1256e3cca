"""What is killed loses nothing: files stay whole, children go with their parent."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from lab.message import InputError
from tests.stress.disks import full_disk, read_only
from tests.stress.kills import kill_child, kill_program
from tests.stress.saving import KINDS

ROOT = Path(__file__).parents[2]
needs_kill = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")


@needs_kill
def test_a_killed_writer_leaves_the_one_or_the_other() -> None:
    command = [sys.executable, "-m", "tests.stress.kills", "--times", "4", "network", "digits"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(" 0 broken") == 2
    assert done.stderr == ""


@needs_kill
def test_a_killed_process_is_missed_and_its_own_go_with_it() -> None:
    """How fast, a quiet machine says: python -m tests.stress.kills child program."""
    rng = random.Random(0)
    kill_child(2, rng)
    kill_program(2, rng)


class Busy:
    """A stream whose one step never ends: asleep, or computing."""

    def __init__(self, how: str) -> None:
        self.how = how
        self.steps = 0

    def step(self) -> bool:
        self.steps += 1
        while self.steps > 1:
            if self.how == "asleep":
                time.sleep(60)
        return True

    def change(self, params: str) -> None: ...

    def frame(self, want: frozenset[str]) -> int:
        return self.steps


PARENT = """
import sys, time
from lab.runner import Runner
from tests.lab.test_kills import Busy

if __name__ == "__main__":
    runner = Runner(Busy)
    runner.start(sys.argv[1])
    while runner.poll() is None:
        time.sleep(0.01)
    print(runner.pid, flush=True)
    time.sleep(60)
"""


@pytest.mark.parametrize("how", ["asleep", "computing"])
def test_no_child_outlives_its_parent_not_even_in_the_middle_of_a_step(
    tmp_path: Path, how: str
) -> None:
    (tmp_path / "parent.py").write_text(PARENT, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(tmp_path / "parent.py"), how]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        time.sleep(0.1)
        parent.kill()
    try:
        if psutil.pid_exists(pid):
            psutil.Process(pid).wait(timeout=2)
    except psutil.TimeoutExpired:
        psutil.Process(pid).kill()
        pytest.fail("the child was still there after 2 s")
    except psutil.NoSuchProcess:
        # It was gone before it could be waited for: that is what is wanted.
        pass


FILES = [name for name in KINDS if name != "settings"]


@pytest.mark.parametrize("name", FILES)
def test_a_full_disk_is_told_and_costs_nothing(tmp_path: Path, name: str) -> None:
    path = tmp_path / "file"
    KINDS[name].save(path, 0)
    with full_disk(), pytest.raises(InputError, match="file was not saved: "):
        KINDS[name].save(path, 1)
    assert KINDS[name].read(path) == 0
    assert list(tmp_path.iterdir()) == [path]
    KINDS[name].save(path, 1)
    assert KINDS[name].read(path) == 1


@pytest.mark.parametrize("name", FILES)
def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path, name: str) -> None:
    path = tmp_path / "file"
    KINDS[name].save(path, 0)
    with read_only(tmp_path), pytest.raises(InputError, match="no permission to write in"):
        KINDS[name].save(path, 1)
    assert KINDS[name].read(path) == 0
