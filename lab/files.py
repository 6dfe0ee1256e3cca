"""Files that others wrote are read with care, and the reader's own files are never half written."""

from __future__ import annotations

import errno
import glob
import os
import secrets
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from lab.message import InputError

REST_SECONDS = 3600
"""What a killed writer has left is removed at the next saving after so long."""

ACCESS_DENIED, IN_USE = 5, 32
"""What Windows says of a file that another program has open."""

REPLACE_PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2)
"""Seconds between the tries to replace such a file."""


@contextmanager
def open_regular(path: str | Path, limit: int) -> Iterator[tuple[BinaryIO, int]]:
    """Open an ordinary file of at most `limit` bytes for reading, and give it with its size.

    Raises `InputError` when there is no such file, it is a folder, a pipe or a device, is too
    large, or may not be read: now or while it is being read.
    """
    path = Path(path)
    try:
        with open(_descriptor(path), "rb") as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise InputError("{file} is not an ordinary file", file=path.name)
            if about.st_size > limit:
                raise InputError(
                    "{file} is too large: {size:,} bytes, expected at most {limit:,}",
                    file=path.name,
                    size=about.st_size,
                    limit=limit,
                )
            yield file, about.st_size
    except OSError as error:
        raise _reading_failed(path, error) from error


def _descriptor(path: Path) -> int:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "")
    # Without O_NONBLOCK the opening of a named pipe waits for someone to write into it.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        return os.open(path, flags)
    except ValueError as error:
        raise _not_a_name(path) from error


def read_bytes(path: str | Path, limit: int) -> bytes:
    """Read a whole ordinary file of at most `limit` bytes; raises what `open_regular` does."""
    with open_regular(path, limit) as (file, size):
        return file.read(size)


def write_atomic(path: str | Path, write: Callable[[BinaryIO], object]) -> None:
    """Let `write(file)` fill a new file, then put it in the place of `path` in one step.

    Whatever happens on the way (a full disk, a killed process, a power cut), `path` holds either
    all of the old or all of the new. What a killed one has left beside it is removed later.
    The new file has the permissions of the old one. Raises `InputError` when the file cannot be
    written, or is write-protected.
    """
    path = Path(path)
    try:
        target = _target(path)
        rest = _rest(target)
        try:
            with rest.open("xb") as file:
                _take_mode(rest, target)
                write(file)
                file.flush()
                os.fsync(file.fileno())
            _replace(rest, target)
        except BaseException:
            rest.unlink(missing_ok=True)
            raise
        _sweep_up(target)
    except OSError as error:
        raise _writing_failed(path, error) from error


def check_place(path: str | Path) -> None:
    """Raise the `InputError` that `write_atomic` would raise if nothing can be written there."""
    path = Path(path)
    try:
        rest = _rest(_target(path))
        rest.touch(exist_ok=False)
        rest.unlink()
    except OSError as error:
        raise _writing_failed(path, error) from error


def make_folder_for(path: str | Path) -> None:
    """Make the folder in which a file is to be, if it is not there. Raises `InputError`."""
    path = Path(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _writing_failed(path, error) from error


def _target(path: Path) -> Path:
    """Return the ordinary file, there or not yet there, that a path leads to."""
    try:
        target = path.resolve()
    except ValueError as error:
        raise _not_a_name(path) from error
    except RuntimeError as error:
        # What Python before 3.13 says of a link that leads to itself.
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from error
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return target
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "")
    if not stat.S_ISREG(mode):
        raise InputError("{file} was not saved: it is not an ordinary file", file=path.name)
    if not os.access(target, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise InputError("{file} was not saved: it is write-protected", file=path.name)
    return target


def _rest(target: Path) -> Path:
    """Return a new name beside a file, for what is to take its place."""
    return target.with_name(f".{_short(target)}.{secrets.token_hex(4)}.tmp")


def _take_mode(rest: Path, target: Path) -> None:
    """Give `rest` the permissions of the file whose place it takes, if there is one."""
    # Some disks know no permissions: that is no failure to save.
    with suppress(OSError):
        os.chmod(rest, stat.S_IMODE(target.stat().st_mode))


def _replace(rest: Path, target: Path) -> None:
    """Put `rest` in the place of `target`.

    Windows refuses that while anyone has the target open, which scanners and cloud folders do for
    a moment with each new file.
    """
    for pause in REPLACE_PAUSES:
        try:
            os.replace(rest, target)
        except PermissionError as error:
            if getattr(error, "winerror", None) not in (ACCESS_DENIED, IN_USE):
                raise
            time.sleep(pause)
        else:
            return
    os.replace(rest, target)


def _short(target: Path) -> str:
    """Return the beginning of a name: with more added to it, it is still one (255 bytes)."""
    return target.name[:50]


def _sweep_up(target: Path) -> None:
    """Remove what writers of this file have left that were killed; fresh ones may be at work."""
    pattern = f".{glob.escape(_short(target))}.{'[0-9a-f]' * 8}.tmp"
    for rest in target.parent.glob(pattern):
        # Another program may sweep here too, or own what lies there: that is no failure to save.
        with suppress(OSError):
            if rest.stat().st_mtime < time.time() - REST_SECONDS:
                rest.unlink()


def _not_a_name(path: Path) -> InputError:
    return InputError("{file} is not a file name", file=repr(str(path)))


def _reading_failed(path: Path, error: OSError) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError("There is no file {file}", file=path)
    if isinstance(error, IsADirectoryError):
        return InputError("{file} is a folder, expected a file", file=path.name)
    if isinstance(error, PermissionError):
        return InputError("{file} may not be read: permission denied", file=path.name)
    return InputError("{file} cannot be read: {reason}", file=path.name, reason=error.strerror)


def _writing_failed(path: Path, error: OSError) -> InputError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return InputError("{file} was not saved: the disk is full", file=path.name)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return InputError(
            "{file} was not saved: there is no folder {folder}", file=path.name, folder=path.parent
        )
    if isinstance(error, IsADirectoryError):
        return InputError("{file} was not saved: it is the name of a folder", file=path.name)
    if getattr(error, "winerror", None) == IN_USE:
        return InputError("{file} was not saved: another program has it open", file=path.name)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return InputError(
            "{file} was not saved: no permission to write in {folder}",
            file=path.name,
            folder=path.parent,
        )
    return InputError("{file} was not saved: {reason}", file=path.name, reason=error.strerror)
