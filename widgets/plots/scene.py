"""What pyqtgraph's scenes do at each move of the mouse, less what a drag does not need."""

from __future__ import annotations

from typing import Any

from pyqtgraph.GraphicsScene.GraphicsScene import GraphicsScene


def drag_undisturbed(scene: GraphicsScene) -> None:
    """Look for what is under the pointer only while nothing is dragged.

    Nothing may answer to it then, yet every curve is asked for its bounds: a sixth of a drag.
    """
    hover = scene.sendHoverEvents

    def send(event: Any, exitOnly: bool = False) -> None:
        if scene.dragItem is None:
            hover(event, exitOnly)

    scene.sendHoverEvents = send
