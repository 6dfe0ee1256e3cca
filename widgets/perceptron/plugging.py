"""The cable in the reader's hand: where it hangs, and where it would be plugged in."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtWidgets import QWidget

from widgets.perceptron.nodes import Port

CATCH = 30
"""Pixels: a cable let go this near to a port is plugged in there."""


@dataclass(frozen=True)
class Socket:
    """Where a cable ends: slot 0 or 1 of a gate, or an output (its index) where gate is ""."""

    gate: str
    slot: int


class Plugging(QObject):
    """Follows a drag from a source (a name) or from a socket; `plugged` tells where it was let go.

    A cable pulled out of a socket and let go on nothing is plugged into "". `moved` tells that the
    cable has to be drawn anew.
    """

    plugged = Signal(object, str)
    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.sources: dict[str, Port] = {}
        self.sockets: dict[Socket, Port] = {}
        self.dragged: Socket | str | None = None
        self._pointer = QPointF()

    def add_source(self, name: str, port: Port) -> None:
        """Let cables be drawn out of a port."""
        self.sources[name] = port
        self._follow(port, name)

    def add_socket(self, socket: Socket, port: Port) -> None:
        """Let cables be plugged into a port, and pulled out of it."""
        self.sockets[socket] = port
        self._follow(port, socket)

    def clear(self) -> None:
        """Forget all ports, and the cable in hand, which hangs on one of them."""
        self.sources, self.sockets = {}, {}
        self.dragged = None

    def ports(self) -> list[Port]:
        """Return all ports, those that cables come from first."""
        return [*self.sources.values(), *self.sockets.values()]

    def loose_ends(self) -> tuple[QPointF, QPointF] | None:
        """Return where the cable in hand begins and ends; None where there is none."""
        if self.dragged is None:
            return None
        if isinstance(self.dragged, str):
            return middle(self.sources[self.dragged]), self._pointer
        return self._pointer, middle(self.sockets[self.dragged])

    def _follow(self, port: Port, what: Socket | str) -> None:
        port.drag_began.connect(lambda: self._begin(what, port))
        port.dragged.connect(self._drag)
        port.dropped.connect(self._drop)

    def _begin(self, what: Socket | str, port: Port) -> None:
        self.dragged, self._pointer = what, middle(port)
        self.moved.emit()

    def _drag(self, pointer: QPointF) -> None:
        self._pointer = pointer
        self._accent(self._near(pointer))
        self.moved.emit()

    def _drop(self, pointer: QPointF) -> None:
        what, near = self.dragged, self._near(pointer)
        self.dragged = None
        self._accent(None)
        self.moved.emit()
        if isinstance(what, str):
            socket = next((s for s, port in self.sockets.items() if port is near), None)
            if socket is not None:
                self.plugged.emit(socket, what)
        elif what is not None:
            source = next((name for name, port in self.sources.items() if port is near), "")
            own = middle(self.sockets[what]) - pointer
            if source or own.manhattanLength() > CATCH:
                self.plugged.emit(what, source)

    def _accent(self, near: Port | None) -> None:
        for port in self.ports():
            port.show_accent(port is near)

    def _near(self, pointer: QPointF) -> Port | None:
        """Return the port of the other kind that the pointer is near to."""
        from_source = isinstance(self.dragged, str)
        ports = self.sockets.values() if from_source else self.sources.values()
        apart = {port: (middle(port) - pointer).manhattanLength() for port in ports}
        nearest = min(apart, key=lambda port: apart[port], default=None)
        return nearest if nearest is not None and apart[nearest] <= CATCH else None


def middle(widget: QWidget) -> QPointF:
    """Return the middle of a widget, in its parent."""
    return QPointF(widget.x() + widget.width() / 2, widget.y() + widget.height() / 2)
