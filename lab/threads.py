"""How many cores the work is spread over, and by whom: by Python's threads or by BLAS's own.

NumPy does all but its matrix products on one core. So a large batch is cut into shards, one for
each Python thread, and BLAS, which does the products, is told to keep to the thread that calls it.
BLAS's own threads gain less, and wait for one another in a loop that burns the core: when another
program wants that core too, they have been seen to be 50 times slower.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from functools import cache, partial
from itertools import pairwise
from typing import Generic, TypeVar

from threadpoolctl import ThreadpoolController

T = TypeVar("T")


@cache
def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def set_blas_threads(count: int) -> None:
    """Let matrix products use so many threads from now on, in the whole process.

    Does nothing where the BLAS in use cannot be told (Apple's Accelerate).
    """
    global _blas_threads
    if count != _blas_threads:
        for library in _blas().lib_controllers:
            library.set_num_threads(count)
        _blas_threads = count


class Task(Generic[T]):
    """A job for another thread, or for the one that asks for it before another has begun.

    What the caller has set for its own context holds in the job, `np.errstate` among it.
    """

    def __init__(self, job: Callable[[], T]) -> None:
        context = copy_context()
        self._job: Callable[[], T] | None = lambda: context.run(job)
        self._future = _workers().submit(self._do)

    def _do(self) -> T:
        """Do the job, and let go of what it works on: many arrays may wait for their results."""
        job, self._job = self._job, None
        assert job is not None, "a job is done once"
        return job()

    def settle(self) -> None:
        """Wait until it has ended, or do it here."""
        if not self._future.cancel():
            self._future.exception()
            return
        self._future = Future()
        try:
            self._future.set_result(self._do())
        except Exception as error:
            self._future.set_exception(error)

    def result(self) -> T:
        """Return what came of it; an exception in it is raised here."""
        self.settle()
        return self._future.result()


def ahead(items: Iterator[T]) -> Iterator[T]:
    """Yield all items, each made in another thread while the one before it is in use."""
    following = Task(partial(next, items, None))
    while (item := following.result()) is not None:
        following = Task(partial(next, items, None))
        yield item


def in_parallel(jobs: Sequence[Callable[[], T]]) -> list[T]:
    """Do all jobs at once, the first in the calling thread; their results in the jobs' order.

    An exception in a job is raised here, after the others have ended.
    """
    others = [Task(job) for job in jobs[1:]]
    try:
        first = jobs[0]()
    finally:
        for other in others:
            other.settle()
    return [first, *(other.result() for other in others)]


def shares(count: int, least: int = 1) -> list[slice]:
    """Cut `count` things into a share for each core, none of them smaller than `least`."""
    return cut(count, min(cores(), count // max(1, least)))


def cut(count: int, parts: int) -> list[slice]:
    """Cut `count` things into so many parts of about the same size; at least into one."""
    parts = max(1, parts)
    ends = [count * i // parts for i in range(parts + 1)]
    return [slice(start, end) for start, end in pairwise(ends)]


_blas_threads = 0


@cache
def _blas() -> ThreadpoolController:
    return ThreadpoolController().select(user_api="blas")


@cache
def _workers() -> ThreadPoolExecutor:
    """The other threads; they are kept, since starting one takes longer than many a job."""
    return ThreadPoolExecutor(max(1, cores() - 1), thread_name_prefix="lab-shard")
