"""What a tab of the lab makes of its own: its plots, controls, keys, and the files it takes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from lab.explanation import Explanation
from lab.specs import Spec
from widgets.controls import Control
from widgets.tab_truth import TabTruth


class TabContent(TabTruth):
    """What `LabTab` asks of each tab. Only the plots and how they show a Frame must be there."""

    def open_file(self, path: Path) -> bool:
        """Open a file that belongs to this tab (a network, a data folder); tell if it does."""
        return False

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys that this tab has of its own, with what they do."""
        return []

    def paste(self, mime: QMimeData) -> bool:
        """Take what was pasted or dropped, if it is something for this tab."""
        return False

    def build_plots(self) -> QWidget:
        """Make the plots of the middle column, in the theme and language in use."""
        raise NotImplementedError

    def build_side(self) -> QWidget | None:
        """Make what stands above the explanation (a canvas, say), if anything."""
        return None

    def own_controls(self) -> dict[str, Callable[[str, Spec], Control]]:
        """Return makers of this tab's own controls, by the name of the setting."""
        return {}

    def build_below_controls(self) -> QWidget | None:
        """Make what stands below the controls (a list, say), if anything."""
        return None

    def show_frame(self, frame: Any, cursor: int) -> None:
        """Show a Frame at a step on the plots: setData and nothing else."""
        raise NotImplementedError

    def step_at(self, cursor: int) -> int:
        """Return the number of the step that is shown where the cursor stands."""
        return cursor

    def make_explanation(self) -> Explanation:
        """Return what the right column says about the Frame at the cursor."""
        return self.experiment.explain(self._params, self._frame, self.timeline.cursor)
