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


class _Box:
    """Messages on one way, and the thread that carries them."""

    def __init__(self, pipe: Connection, name: str) -> None:
        self._pipe = pipe
        self._queue: SimpleQueue[bytes | None] = SimpleQueue()
        self._thread = Thread(target=self._carry, name=name, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End the thread, once the other side has ended."""
        self._thread.join(PATIENCE)

    def _carry(self) -> None:
        raise NotImplementedError


class Outbox(_Box):
    """Sends from a thread of its own: what does not fit into the pipe waits there."""

    def __init__(self, pipe: Connection) -> None:
        super().__init__(pipe, "lab-outbox")

    def send(self, message: object) -> None:
        """Send what the message holds now, whatever its arrays become later."""
        self._queue.put(pickle.dumps(message))

    def close(self) -> None:
        """End the thread, once the other side has ended."""
        self._queue.put(None)
        super().close()

    def _carry(self) -> None:
        try:
            while (content := self._queue.get()) is not None:
                self._pipe.send_bytes(content)
        except OSError:
            # The other side is gone, which whoever receives from it is told.
            return


class Inbox(_Box):
    """Receives in a thread of its own: a message is there when all of it is."""

    def __init__(self, pipe: Connection) -> None:
        super().__init__(pipe, "lab-inbox")

    def take(self, *, ended: bool = False) -> Any:
        """Return the next message that has come whole, None if there is none.

        Where the other side has `ended`, all that it had sent is read first. Raises EOFError when
        all are taken and the other side is gone.
        """
        if ended:
            self._thread.join(PATIENCE)
        try:
            content = self._queue.get_nowait()
        except Empty:
            return None
        if content is None:
            self._queue.put(None)
            raise EOFError
        return pickle.loads(content)

    def _carry(self) -> None:
        try:
            while True:
                self._queue.put(self._pipe.recv_bytes())
        except (EOFError, OSError):
            self._queue.put(None)


class Mail:
    """Both ways of a pipe, for the one end of it."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._inbox, self._outbox = Inbox(pipe), Outbox(pipe)
        self.send, self.take = self._outbox.send, self._inbox.take

    def close(self) -> None:
        """Close the pipe, once the other side has ended."""
        self._outbox.close()
        self._inbox.close()
        self._pipe.close()
