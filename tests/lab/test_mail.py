"""Mail: nobody waits for the other side, and nothing is lost or taken in half."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import Any

import numpy as np
import pytest

from lab.mail import Mail

LARGE = 1 << 22
"""More bytes than any pipe holds."""


@pytest.fixture
def ends() -> Iterator[tuple[Mail, Connection]]:
    """Yield the mail at one end, and the bare pipe at the other."""
    ours, theirs = multiprocessing.Pipe()
    mail = Mail(ours)
    yield mail, theirs
    theirs.close()
    mail.close()


def comes(take: Callable[[], Any]) -> Any:
    end = time.monotonic() + 20
    while (message := take()) is None:
        assert time.monotonic() < end, "nothing has come within 20 s"
        time.sleep(0.001)
    return message


def test_large_messages_are_sent_though_nobody_reads(ends: tuple[Mail, Connection]) -> None:
    mail, theirs = ends
    values = np.zeros(LARGE, np.uint8)
    for number in range(3):
        values[:] = number
        mail.send(values)
    for number in range(3):
        received = theirs.recv()
        assert len(received) == LARGE
        assert np.all(received == number)


def test_half_a_message_is_not_waited_for(ends: tuple[Mail, Connection]) -> None:
    mail, theirs = ends
    theirs.send("first")
    assert comes(mail.take) == "first"
    # The length of a message and some of it, as a process leaves it that has lost its core.
    os.write(theirs.fileno(), (100).to_bytes(4, "big") + bytes(10))
    time.sleep(0.05)
    assert mail.take() is None


def test_all_is_taken_before_the_end_is_told(ends: tuple[Mail, Connection]) -> None:
    mail, theirs = ends
    for number in range(100):
        theirs.send(number)
    theirs.close()
    assert [comes(mail.take) for _ in range(100)] == list(range(100))
    for _ in range(2):
        with pytest.raises(EOFError):
            comes(mail.take)


def test_what_cannot_be_delivered_is_let_go(ends: tuple[Mail, Connection]) -> None:
    mail, theirs = ends
    theirs.close()
    for _ in range(3):
        mail.send(bytes(LARGE))
    with pytest.raises(EOFError):
        comes(mail.take)
