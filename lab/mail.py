"""Messages over a pipe without waiting for the other side: it may be at work, or not yet awake.

A network is larger than what a pipe holds. Whoever sends one over the bare pipe stands still until
the other side has read it, and whoever receives one until all of it has been written.
"""

from __future__ import annotations

import pickle
from multiprocessing.connection import Connection
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

PATIENCE = 0.2
"""Seconds that a thread has to notice that the other side has ended. Windows does not tell it of a
process that ended before it had taken over its end of the pipe."""


class Outbox:
    """Sends from a thread of its own: what does not fit into the pipe waits there."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._ready: SimpleQueue[bytes | None] = SimpleQueue()
        self._thread = Thread(target=self._empty, name="lab-outbox", daemon=True)
        self._thread.start()

    def send(self, message: object) -> None:
        """Send what the message holds now, whatever its arrays become later."""
        self._ready.put(pickle.dumps(message))

    def close(self) -> None:
        """End the thread, once the other side has ended."""
        self._ready.put(None)
        self._thread.join(PATIENCE)

    def _empty(self) -> None:
        try:
            while (content := self._ready.get()) is not None:
                self._pipe.send_bytes(content)
        except OSError:
            # The other side is gone, which whoever receives from it is told.
            return


class Inbox:
    """Receives in a thread of its own: a message is there when all of it is."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._come: SimpleQueue[bytes | None] = SimpleQueue()
        self._thread = Thread(target=self._fill, name="lab-inbox", daemon=True)
        self._thread.start()

    def take(self) -> Any:
        """Return the next message that has come whole, None if there is none.

        Raises EOFError when all are taken and the other side is gone.
        """
        try:
            content = self._come.get_nowait()
        except Empty:
            return None
        if content is None:
            self._come.put(None)
            raise EOFError
        return pickle.loads(content)

    def take_last(self) -> Any:
        """Return what `take` does, once all has been read that the other side had sent.

        For a side that has ended.
        """
        self._thread.join(PATIENCE)
        return self.take()

    def close(self) -> None:
        """End the thread, once the other side has ended."""
        self._thread.join(PATIENCE)

    def _fill(self) -> None:
        try:
            while True:
                self._come.put(self._pipe.recv_bytes())
        except (EOFError, OSError):
            self._come.put(None)


class Mail:
    """Both ways of a pipe, for the one end of it."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._inbox, self._outbox = Inbox(pipe), Outbox(pipe)
        self.send = self._outbox.send
        self.take, self.take_last = self._inbox.take, self._inbox.take_last

    def close(self) -> None:
        """Close the pipe, once the other side has ended."""
        self._outbox.close()
        self._inbox.close()
        self._pipe.close()
