from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from lab import files
from lab.files import check_place, read_bytes, write_atomic
from lab.message import InputError
from tests.stress.disks import nobody, read_only


def test_reads_and_writes(tmp_path):
    path = tmp_path / "数字 of mine.bin"
    write_atomic(path, lambda file: file.write(b"first"))
    write_atomic(path, lambda file: file.write(b"second"))
    assert read_bytes(path, 100) == b"second"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows one permission only")
def test_the_permissions_stay(tmp_path):
    path = tmp_path / "private"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomic(path, lambda file: file.write(b"new"))
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)


@pytest.mark.parametrize("save", [check_place, lambda path: write_atomic(path, print)])
def test_a_write_protected_file_stays(save):
    # Not tmp_path, into which nobody() may not look.
    with TemporaryDirectory() as name:
        folder, path = Path(name), Path(name) / "kept"
        folder.chmod(0o777)
        path.write_bytes(b"old")
        path.chmod(0o444)
        with nobody(), pytest.raises(InputError, match="kept was not saved: it is write-protected"):
            save(path)
        assert path.read_bytes() == b"old"
        assert list(folder.iterdir()) == [path]
        path.chmod(0o644)


def test_a_link_stays_a_link(tmp_path):
    try:
        (tmp_path / "link").symlink_to(tmp_path / "target")
    except OSError:
        pytest.skip("the system has no links")
    write_atomic(tmp_path / "link", lambda file: file.write(b"new"))
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_bytes() == b"new"


def test_what_cannot_be_read(tmp_path):
    (tmp_path / "large").write_bytes(bytes(101))
    with pytest.raises(InputError, match="large is too large: 101 bytes, expected at most 100"):
        read_bytes(tmp_path / "large", 100)
    with pytest.raises(InputError, match="There is no file"):
        read_bytes(tmp_path / "none", 100)
    with pytest.raises(InputError, match="is a folder"):
        read_bytes(tmp_path, 100)
    with pytest.raises(InputError, match="not a file name"):
        read_bytes("a\0b", 100)


def fails(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("stage", ["write", "fsync", "replace"])
def test_a_full_disk_leaves_the_old_file(tmp_path, monkeypatch, stage):
    path = tmp_path / "kept"
    path.write_bytes(b"old")
    if stage != "write":
        monkeypatch.setattr(files.os, stage, fails)
    with pytest.raises(InputError, match="kept was not saved: the disk is full"):
        write_atomic(path, fails if stage == "write" else lambda file: file.write(b"new"))
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_where_nothing_can_be_written(tmp_path, monkeypatch):
    with pytest.raises(InputError, match="there is no folder"):
        write_atomic(tmp_path / "none" / "file", lambda file: None)
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="there is no folder"):
        write_atomic(tmp_path / "file" / "inside", lambda file: None)
    with pytest.raises(InputError, match="it is the name of a folder"):
        write_atomic(tmp_path, lambda file: None)
    with pytest.raises(InputError, match="not a file name"):
        write_atomic("a\0b", lambda file: None)

    def denied(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(files.os, "replace", denied)
    with pytest.raises(InputError, match="no permission to write"):
        write_atomic(tmp_path / "file", lambda file: None)


class InUse(PermissionError):
    """What Windows raises while another program has the file open."""

    winerror = files.IN_USE


@pytest.mark.parametrize("tries", [1, len(files.REPLACE_PAUSES), 1000])
def test_a_file_that_another_program_has_open_is_tried_again(tmp_path, monkeypatch, tries):
    replace, tried = os.replace, []
    monkeypatch.setattr(files.time, "sleep", tried.append)

    def denied(*paths: Path) -> None:
        if len(tried) < tries:
            raise InUse(errno.EACCES, "The process cannot access the file")
        replace(*paths)

    monkeypatch.setattr(files.os, "replace", denied)
    path = tmp_path / "file"
    path.write_bytes(b"old")
    if tries < 1000:
        write_atomic(path, lambda file: file.write(b"new"))
    else:
        with pytest.raises(InputError, match="file was not saved: another program has it open"):
            write_atomic(path, lambda file: file.write(b"new"))
    assert path.read_bytes() == (b"new" if tries < 1000 else b"old")
    assert list(tmp_path.iterdir()) == [path]
    assert sum(tried) < 1


def test_a_place_is_known_to_be_good_before_anything_is_written(tmp_path):
    (tmp_path / "old").write_bytes(b"old")
    check_place(tmp_path / "old")
    check_place(tmp_path / "new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("old", b"old")]
    with pytest.raises(InputError, match="there is no folder"):
        check_place(tmp_path / "none" / "file")
    with read_only(tmp_path), pytest.raises(InputError, match="no permission to write in"):
        check_place(tmp_path / "new")


def test_an_error_of_the_writer_is_its_own(tmp_path):
    with pytest.raises(ZeroDivisionError):
        write_atomic(tmp_path / "file", lambda file: 1 / 0)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["名" * 84, "x" * 250, "🙂" * 63])
def test_the_longest_names_a_disk_allows(tmp_path, name):
    try:
        (tmp_path / name).touch()
    except OSError:
        pytest.skip("the disk allows no such name")
    write_atomic(tmp_path / name, lambda file: file.write(b"new"))
    assert (tmp_path / name).read_bytes() == b"new"


def test_a_link_that_leads_to_itself(tmp_path):
    try:
        (tmp_path / "loop").symlink_to(tmp_path / "loop")
    except OSError:
        pytest.skip("the system has no links")
    with pytest.raises(InputError, match="loop was not saved"):
        write_atomic(tmp_path / "loop", lambda file: None)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_or_device_is_not_replaced(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="pipe was not saved: it is not an ordinary file"):
        write_atomic(tmp_path / "pipe", lambda file: None)
    assert (tmp_path / "pipe").is_fifo()


def test_what_a_killed_writer_left_is_swept_up(tmp_path):
    path = tmp_path / "some [file] *.npz"
    old, new, other = (
        tmp_path / f".{name}.tmp"
        for name in ("some [file] *.npz.0a1b2c3d", "some [file] *.npz.00000000", "other.0a1b2c3d")
    )
    for rest in (old, new, other):
        rest.touch()
    for rest in (old, other):
        os.utime(rest, (0, 0))
    write_atomic(path, lambda file: file.write(b"new"))
    # A fresh one may belong to someone who is writing now.
    assert set(tmp_path.iterdir()) == {path, new, other}


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_killed_writer_leaves_the_old_or_the_new(tmp_path):
    path = tmp_path / "kept"
    path.write_bytes(b"0" * 1_000_000)
    endless = (
        "import sys, itertools; from lab.files import write_atomic\n"
        "for i in itertools.count(1):\n"
        "    write_atomic(sys.argv[1], lambda file: file.write(b'%d' % (i % 10) * 1_000_000))\n"
        "    print(i, flush=True)\n"
    )
    for wait in (0.0, 0.003, 0.007):
        writer = subprocess.Popen(
            [sys.executable, "-c", endless, str(path)],
            stdout=subprocess.PIPE,
            cwd=Path(files.__file__).parents[1],
        )
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(wait)
        os.kill(writer.pid, signal.SIGKILL)
        writer.communicate()
        content = path.read_bytes()
        assert len(content) == 1_000_000
        assert len(set(content)) == 1
