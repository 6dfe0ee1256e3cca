"""Disks that are full and folders that may not be written to, for a while."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NOBODY = 65534


@contextmanager
def full_disk(size: int = 1000) -> Iterator[None]:
    """Let no file of this process grow beyond `size` bytes, as on a disk that is full."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def nobody() -> Iterator[None]:
    """Give up the rights of root for a while: they would open any file."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Let nobody write into a folder for a while, not even root."""
    if sys.platform == "win32":
        pytest.skip("the system has other permissions")
    before = folder.stat().st_mode
    # Whoever has no rights in a folder must still be able to come there.
    folder.chmod(0o555)
    try:
        with nobody():
            yield
    finally:
        folder.chmod(before)
