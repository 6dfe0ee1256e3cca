from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from functools import partial

import numpy as np
import pytest
from threadpoolctl import threadpool_info

from lab import threads


def blas_threads() -> set[int]:
    return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}


def test_blas_threads_are_set_for_the_process() -> None:
    for count in (2, 1):
        threads.set_blas_threads(count)
        assert blas_threads() <= {count}


def test_results_come_in_the_jobs_order() -> None:
    assert threads.in_parallel([lambda i=i: i * i for i in range(7)]) == [0, 1, 4, 9, 16, 25, 36]


def test_the_first_job_runs_here_and_the_others_elsewhere() -> None:
    # Each waits for the other: they get on only if they run at the same time.
    meeting = threading.Barrier(2, timeout=30)
    here = threading.get_ident()
    ran = threads.in_parallel([lambda: (meeting.wait(), threading.get_ident())[1]] * 2)
    assert ran[0] == here
    assert ran[1] != here


@pytest.mark.parametrize("broken", [0, 1])
def test_an_error_in_a_job_comes_through_after_all_have_ended(broken) -> None:
    done = []

    def fail() -> None:
        raise ValueError("broken")

    jobs = [lambda: done.append(1), lambda: done.append(1)]
    jobs[broken] = fail
    with pytest.raises(ValueError, match="broken"):
        threads.in_parallel(jobs)
    assert done == [1]
    assert threads.in_parallel([lambda: 3]) == [3]


def test_what_is_silenced_here_is_silenced_in_every_job() -> None:
    large = np.full(4, 1e308)
    with np.errstate(all="ignore"):
        found = threads.in_parallel([lambda: large * 10] * 3)
    assert all(np.isinf(values).all() for values in found)


def test_a_task_is_done_by_another_thread() -> None:
    begun = threading.Event()
    task = threads.Task(lambda: (begun.set(), threading.get_ident())[1])
    assert begun.wait(30)
    assert task.result() != threading.get_ident()


def test_a_task_that_nobody_has_begun_is_done_by_who_asks_for_it() -> None:
    gate = threading.Event()
    busy = [threads.Task(lambda: gate.wait(30)) for _ in range(threads.cores())]
    late, broken = threads.Task(threading.get_ident), threads.Task(lambda: 1 // 0)
    assert late.result() == late.result() == threading.get_ident()
    with pytest.raises(ZeroDivisionError):
        broken.result()
    gate.set()
    assert all(task.result() for task in busy)


def test_the_next_item_is_made_elsewhere_while_one_is_in_use() -> None:
    makers: list[int] = []
    begun = [threading.Event() for _ in range(3)]

    def items() -> Iterator[int]:
        for number in range(3):
            makers.append(threading.get_ident())
            begun[number].set()
            yield number

    found = []
    for number in threads.ahead(items()):
        found.append(number)
        if number < 2:
            assert begun[number + 1].wait(5)
    assert found == [0, 1, 2]
    assert threading.get_ident() not in makers[1:]
    assert list(threads.ahead(iter(()))) == []


def test_an_error_in_making_an_item_comes_when_it_is_asked_for() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise ValueError("no more")

    found = threads.ahead(items())
    assert next(found) == 1
    with pytest.raises(ValueError, match="no more"):
        next(found)


def test_a_task_that_is_done_lets_go_of_what_it_worked_on() -> None:
    for wait in (False, True):
        array = np.ones(1000)
        kept = weakref.ref(array)
        task = threads.Task(partial(np.sum, array))
        if wait:
            # The other thread comes to the second one only after the first.
            threads.Task(int)._future.result(5)
        assert task.result() == 1000
        del array
        gc.collect()
        assert kept() is None
