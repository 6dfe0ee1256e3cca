"""The runner: what a reader can do to long work, and what happens when it dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from lab.message import InputError
from lab.runner import Runner, State


class Counter:
    """Counts up to a limit; `gain` is live."""

    def __init__(self, params: dict[str, int]) -> None:
        if params.get("bad"):
            raise InputError("{what} is wrong", what="bad")
        self.params = params
        self.count = 0
        self.points: list[int] = []

    def step(self) -> bool:
        if self.count >= self.params["limit"]:
            return False
        if self.count == self.params.get("fails_at"):
            raise FileNotFoundError("no such file")
        if self.count == self.params.get("dies_at"):
            os._exit(7)
        self.count += self.params.get("gain", 1)
        self.points.append(self.count)
        time.sleep(0.0001)
        return True

    def change(self, params: dict[str, int]) -> None:
        self.params = params

    def frame(self, want: frozenset[str]) -> tuple[int, list[int], list[str]]:
        new, self.points = self.points, []
        return self.count, new, sorted(want)


class Bulky(Counter):
    """Sends more at once than a pipe holds."""

    def frame(self, want: frozenset[str]) -> tuple[int, bytes]:
        return self.count, bytes(1 << 20)


@pytest.fixture
def runner() -> Iterator[Runner]:
    runner = Runner(Counter)
    yield runner
    runner.close()


def wait(runner: Runner, done: Callable[[], bool], frames: list | None = None) -> None:
    end = time.monotonic() + 20
    while not done():
        assert time.monotonic() < end, f"still {runner.state} after 20 s"
        frame = runner.poll(frozenset({"weights"}))
        if frame is not None and frames is not None:
            frames.append(frame)
        time.sleep(0.002)


@pytest.mark.parametrize("play", [True, False])
def test_a_run_that_is_to_finish_sends_its_last_frame(runner: Runner, play: bool) -> None:
    runner.start({"limit": 10**9}, play=play)
    runner.step(5)
    frames: list = []
    wait(runner, lambda: any(count > 3 for count, *_ in frames), frames)
    runner.finish()
    wait(runner, lambda: runner.state is State.FINISHED, frames)
    assert frames[-1][2] == ["last"]
    assert [point for _, new, _ in frames for point in new] == list(range(1, frames[-1][0] + 1))
    runner.start({"limit": 3})
    wait(runner, lambda: runner.state is State.FINISHED, frames)
    assert frames[-1][0] == 3


@pytest.mark.skipif(os.name == "nt", reason="no process can be stopped from outside")
def test_a_child_that_stands_still_holds_nobody_up(runner: Runner) -> None:
    runner.start({"limit": 1_000_000_000})
    wait(runner, lambda: runner.poll() is not None)
    assert runner.pid is not None
    os.kill(runner.pid, signal.SIGSTOP)
    runner.change({"limit": 1_000_000_000, "gain": 0, "load": bytes(1 << 22)})
    runner.poll()
    os.kill(runner.pid, signal.SIGCONT)
    frames: list = []
    wait(runner, lambda: len(frames) > 1 and frames[-1][0] == frames[-2][0], frames)


@pytest.mark.skipif(os.name == "nt", reason="needs to know when a process has ended")
def test_a_child_that_died_at_rest_is_replaced(runner: Runner) -> None:
    runner.start({"limit": 3})
    wait(runner, lambda: runner.state is State.FINISHED)
    assert runner.pid is not None
    psutil.Process(runner.pid).kill()
    os.waitid(os.P_PID, runner.pid, os.WEXITED | os.WNOWAIT)
    runner.start({"limit": 3})
    wait(runner, lambda: runner.state is State.FINISHED)


def test_every_point_arrives_and_the_end_is_told(runner: Runner) -> None:
    frames: list = []
    runner.start({"limit": 3000})
    wait(runner, lambda: runner.state is State.FINISHED, frames)
    assert [p for _, points, _ in frames for p in points] == list(range(1, 3001))
    assert frames[0][2] == ["weights"]


def test_work_goes_on_while_nobody_reads_what_it_sent() -> None:
    bulky, frames = Runner(Bulky), []
    bulky.start({"limit": 10**9})
    wait(bulky, lambda: len(frames) > 0, frames)
    bulky.poll()
    time.sleep(0.5)
    wait(bulky, lambda: len(frames) > 2, frames)
    bulky.close()
    (before, _), (after, _) = frames[1:]
    assert after - before > 50


def test_work_is_less_urgent_than_the_window(runner: Runner) -> None:
    runner.start({"limit": 10**9}, play=False)
    wait(runner, lambda: psutil.Process(runner.pid).nice() != psutil.Process().nice())
    assert runner.state is State.PAUSED
    if sys.platform != "win32":
        assert psutil.Process(runner.pid).nice() > psutil.Process().nice()


def test_a_paused_run_stands_still_and_steps_as_often_as_told(runner: Runner) -> None:
    frames: list = []
    runner.start({"limit": 10**9}, play=False)
    wait(runner, lambda: bool(frames), frames)
    assert frames[-1][0] == 0
    runner.step(5)
    wait(runner, lambda: frames[-1][0] == 5, frames)
    time.sleep(0.05)
    seen = len(frames)
    wait(runner, lambda: len(frames) >= seen + 2, frames)
    assert frames[-1][0] == 5
    runner.step(10**9)
    runner.play()
    wait(runner, lambda: frames[-1][0] > 50, frames)
    runner.pause()
    seen = len(frames)
    wait(runner, lambda: len(frames) >= seen + 2, frames)
    standing = frames[-1][0]
    seen = len(frames)
    wait(runner, lambda: len(frames) >= seen + 2, frames)
    assert frames[-1][0] == standing


def test_a_live_change_acts_without_a_new_start(runner: Runner) -> None:
    frames: list = []
    runner.start({"limit": 10**9})
    wait(runner, lambda: bool(frames) and frames[-1][0] > 10, frames)
    runner.change({"limit": 10**9, "gain": 1000})
    wait(runner, lambda: frames[-1][0] > 20_000, frames)


def test_a_new_start_drops_the_frames_of_the_run_before(runner: Runner) -> None:
    frames: list = []
    runner.start({"limit": 10**9, "gain": 1_000_000})
    wait(runner, lambda: bool(frames) and frames[-1][0] > 0, frames)
    runner.start({"limit": 5})
    frames.clear()
    wait(runner, lambda: runner.state is State.FINISHED, frames)
    assert max(count for count, _, _ in frames) == 5


def test_bad_input_and_errors_are_sentences_and_the_child_stays_usable(runner: Runner) -> None:
    runner.start({"limit": 5, "bad": 1})
    wait(runner, lambda: runner.state is State.FAILED)
    assert str(runner.error) == "bad is wrong"
    runner.start({"limit": 50, "fails_at": 3})
    wait(runner, lambda: runner.state is State.FAILED)
    assert "FileNotFoundError: no such file" in str(runner.error)
    runner.start({"limit": 5})
    wait(runner, lambda: runner.state is State.FINISHED)


def test_a_killed_child_is_told_within_a_second_and_can_be_started_again(runner: Runner) -> None:
    runner.start({"limit": 10**9})
    wait(runner, lambda: runner.poll() is not None)
    assert runner.pid is not None
    os.kill(runner.pid, signal.SIGTERM)
    killed = time.monotonic()
    wait(runner, lambda: runner.state is State.FAILED)
    assert time.monotonic() - killed < 1.0
    assert "ended unexpectedly" in str(runner.error)
    runner.start({"limit": 5})
    wait(runner, lambda: runner.state is State.FINISHED)


def test_a_child_that_exits_by_itself_is_told_with_its_code(runner: Runner) -> None:
    runner.start({"limit": 100, "dies_at": 3})
    wait(runner, lambda: runner.state is State.FAILED)
    assert "exit code 7" in str(runner.error)


def test_cancel_frees_the_child_for_the_next_run(runner: Runner) -> None:
    runner.start({"limit": 10**9})
    wait(runner, lambda: runner.poll() is not None)
    pid = runner.pid
    runner.cancel()
    assert runner.state is State.IDLE
    runner.start({"limit": 5})
    wait(runner, lambda: runner.state is State.FINISHED)
    assert runner.pid == pid


def test_a_hundred_starts_and_cancels_leave_nothing_behind() -> None:
    this = psutil.Process()
    warm = Runner(Counter)
    warm.start({"limit": 1})
    wait(warm, lambda: warm.state is State.FINISHED)
    warm.close()

    def kept() -> tuple[int, ...]:
        # The system counts a thread for a moment longer than Python does.
        time.sleep(0.1)
        descriptors = this.num_fds() if hasattr(this, "num_fds") else 0
        return this.num_threads(), len(this.open_files()), len(this.children()), descriptors

    before = kept()
    runner = Runner(Counter)
    for turn in range(100):
        runner.start({"limit": 10**9}, play=turn % 2 == 0)
        runner.poll()
        runner.pause()
        runner.step(3)
        runner.change({"limit": 10**9, "gain": turn})
        runner.cancel()
    runner.close()
    assert kept() == before


def test_no_child_outlives_a_killed_parent(tmp_path: Path) -> None:
    program = tmp_path / "parent.py"
    program.write_text(
        textwrap.dedent(
            """
            import time
            from tests.lab.test_runner import Counter
            from lab.runner import Runner

            if __name__ == "__main__":
                runner = Runner(Counter)
                runner.start({"limit": 10**9})
                while runner.poll() is None:
                    time.sleep(0.01)
                print(runner.pid, flush=True)
                time.sleep(60)
            """
        ),
        encoding="utf-8",
    )
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    with subprocess.Popen(
        [sys.executable, str(program)], stdout=subprocess.PIPE, text=True, env=environment
    ) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert psutil.pid_exists(pid)
        parent.kill()
    child = psutil.Process(pid) if psutil.pid_exists(pid) else None
    if child is not None:
        child.wait(timeout=2)
    assert not psutil.pid_exists(pid)


def test_a_child_that_cannot_be_started_is_told_and_tried_again(
    runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_process: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    with monkeypatch.context() as busy:
        busy.setattr("multiprocessing.process.BaseProcess.start", refuse)
        runner.start({"limit": 5})
        assert runner.poll() is None
    assert runner.state is State.FAILED
    assert "Resource temporarily unavailable" in str(runner.error)
    runner.start({"limit": 5})
    wait(runner, lambda: runner.state is State.FINISHED)
    assert runner.error is None
