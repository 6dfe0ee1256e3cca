"""A few lines in a corner of a plot: they cover a little of it and move nothing."""

from __future__ import annotations

from html import escape

import pyqtgraph as pg

from widgets.plots.label import ground
from widgets.plots.plot import Plot
from widgets.theme import appearance

MARGIN = 8


class CornerNote(pg.TextItem):
    """Text in a corner ("top left", "bottom right", …): wrapped, and hidden while it is empty."""

    def __init__(self, plot: Plot, corner: str, *, color: str = "") -> None:
        theme = appearance.theme
        self._top, self._left = corner.startswith("top"), corner.endswith("left")
        anchor = (0 if self._left else 1, 0 if self._top else 1)
        super().__init__(color=color or theme.text, anchor=anchor, fill=ground())
        self._lines: tuple[str, ...] = ()
        self._color = color or theme.text
        self._box = plot.getViewBox()
        self.setParentItem(self._box)
        self.setZValue(50)
        self.setVisible(False)
        self._box.sigResized.connect(self._place)
        self._place()

    def stand(self, *, at_top: bool) -> None:
        """Move to the top or the bottom, out of the way of something else."""
        if at_top != self._top:
            self._top = at_top
            self.setAnchor((0 if self._left else 1, 0 if at_top else 1))
            self._place()

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show plain sentences, one below the other."""
        self.show_html(tuple(escape(line) for line in lines))

    def show_html(self, lines: tuple[str, ...]) -> None:
        """Show lines of rich text, one below the other."""
        if lines == self._lines:
            return
        self._lines = lines
        style = f"color: {self._color}"
        self.setHtml("".join(f'<div style="{style}">{line}</div>' for line in lines))
        self.setVisible(bool(lines))
        self._place()

    def _place(self) -> None:
        box = self._box.rect()
        room = box.width() - 2 * MARGIN
        self.setTextWidth(-1)
        if self.textItem.boundingRect().width() > room > 0:
            self.setTextWidth(room)
        x = MARGIN if self._left else box.width() - MARGIN
        y = MARGIN if self._top else box.height() - MARGIN
        self.setPos(x, y)
