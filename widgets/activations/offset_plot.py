"""Where the naive softmax still works: one row for each precision over the offset b."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor

from lab.experiments.activations.softmax import FARTHEST, NAN, OK, WRONG, SoftmaxFrame
from lab.numerals import plain
from widgets.activations.pointer_note import PointerNote
from widgets.plots.draggable import DraggablePoint
from widgets.plots.marks import BarItem
from widgets.plots.numbers import Series
from widgets.plots.plot import Plot
from widgets.plots.rule import Rule
from widgets.theme import appearance, tint
from widgets.translate import tr


class OffsetPlot(Plot):
    """Solid where the naive formula gives probabilities, hatched where it gives nan."""

    def __init__(self) -> None:
        super().__init__(tr("offset"), x=tr("offset b"), movable=False)
        theme = appearance.theme
        self._brushes = {
            OK: QBrush(tint(theme.good, 0.55)),
            NAN: QBrush(QColor(theme.error), Qt.BrushStyle.BDiagPattern),
        }
        self._other = QBrush(QColor(theme.more[1]), Qt.BrushStyle.Dense4Pattern)
        self.bars = BarItem(x0=[], x1=[], y=[], height=0.72, pen=None)
        self.addItem(self.bars, ignoreBounds=True)
        self.edges = [
            pg.TextItem(anchor=(0, 0.5), color=theme.text, fill=theme.background) for _ in range(2)
        ]
        for text in self.edges:
            self.addItem(text, ignoreBounds=True)
        self.cross = Rule(0, 90, pen=pg.mkPen(theme.text, style=Qt.PenStyle.DashLine))
        self.addItem(self.cross, ignoreBounds=True)
        self.handle = DraggablePoint(tr("offset b"), step=1)
        self.addItem(self.handle)
        self.note = PointerNote(self)
        self.hovered.connect(self._hover)
        self._frame: SoftmaxFrame | None = None
        self.setXRange(-FARTHEST, FARTHEST, padding=0)
        self.setYRange(-0.6, 1.6, padding=0)
        self.getViewBox().invertY(True)

    def series(self) -> list[Series]:
        """Return what each precision gives over the offset: 0 right, 1 a wrong sum, 2 nan."""
        frame = self._frame
        if frame is None:
            return []
        return [(one.dtype, frame.offsets, one.kinds.astype(float)) for one in frame.naive]

    def show_offsets(self, frame: SoftmaxFrame, offset: float) -> None:
        """Show the stretches of each precision, and the offset in force."""
        if self._frame is None or not _breaks_alike(self._frame, frame):
            self._show_stretches(frame)
        self._frame = frame
        self.cross.setPos(offset)
        self.handle.show_at(offset, 0.5)

    def _show_stretches(self, frame: SoftmaxFrame) -> None:
        starts: list[float] = []
        ends: list[float] = []
        rows: list[int] = []
        brushes: list[QBrush] = []
        for row, naive in enumerate(frame.naive):
            for low, high, kind in _runs(frame.offsets, naive.kinds):
                starts.append(low)
                ends.append(high)
                rows.append(row)
                brushes.append(self._brushes.get(kind, self._other))
            known = np.isfinite(naive.breaks_above)
            self.edges[row].setVisible(bool(known))
            if known:
                self._show_edge(row, naive.breaks_above)
        self.bars.setOpts(x0=starts, x1=ends, y=rows, brushes=brushes)
        ticks = [(row, naive.dtype) for row, naive in enumerate(frame.naive)]
        self.getAxis("left").setTicks([ticks])

    def _hover(self, x: float, y: float) -> None:
        """Read out what the naive formula gives at the offset under the pointer."""
        if self._frame is None:
            return
        index = int(np.abs(self._frame.offsets - x).argmin())
        kinds = {OK: "✓", WRONG: "Σ ≠ 1", NAN: "nan"}
        found = (f"{n.dtype}: {kinds[int(n.kinds[index])]}" for n in self._frame.naive)
        self.note.say("   ".join((f"b = {plain(float(round(x)))}", *found)), x, y)

    def _show_edge(self, row: int, edge: float) -> None:
        """Write where a row breaks, on the side where there is room."""
        self.edges[row].setText(f"✗ b ≥ {edge:.1f}")
        self.edges[row].setAnchor((1 if edge > FARTHEST / 3 else 0, 0.5))
        self.edges[row].setPos(edge, row)


def _breaks_alike(before: SoftmaxFrame, now: SoftmaxFrame) -> bool:
    """Tell whether the naive formula breaks at the same offsets as before."""
    pairs = zip(before.naive, now.naive, strict=True)
    return all(
        old.breaks_above == new.breaks_above and np.array_equal(old.kinds, new.kinds)
        for old, new in pairs
    )


def _runs(
    offsets: npt.NDArray[np.floating], kinds: npt.NDArray[np.uint8]
) -> list[tuple[float, float, int]]:
    """Return (first, last, kind) of each stretch of equal kinds."""
    edges = np.flatnonzero(np.diff(kinds)) + 1
    starts = [0, *map(int, edges)]
    ends = [*map(int, edges), len(kinds) - 1]
    return [
        (float(offsets[a]), float(offsets[b]), int(kinds[a]))
        for a, b in zip(starts, ends, strict=True)
    ]
