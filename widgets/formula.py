"""Typeset formulas: LaTeX → SVG by ziamath → a label as sharp as the screen."""

from __future__ import annotations

import zlib
from functools import lru_cache
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from widgets.theme import appearance

PIXELS_PER_POINT = 1.75
STAND_IN = "#012345"
"""The colour that formulas are typeset in, until it is known which one they are drawn in."""


class Formula(QLabel):
    """One formula; wider ones are scaled down to the column's width. Reads as its LaTeX."""

    def __init__(self, latex: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._latex = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumWidth(40)
        if latex:
            self.show_latex(latex)

    def show_latex(self, latex: str) -> None:
        """Typeset `latex`; nothing is done where it is on show already."""
        if latex != self._latex:
            self._latex = latex
            self.setAccessibleName(latex)
            self._draw()

    def resizeEvent(self, event: object) -> None:
        """Scale the formula to the new width."""
        self._draw()

    def _draw(self) -> None:
        if not self._latex:
            self.clear()
            return
        size = self.font().pointSizeF() * PIXELS_PER_POINT
        svg = _svg(self._latex, size, appearance.theme.text)
        renderer = QSvgRenderer(QByteArray(svg.encode()))
        natural = renderer.defaultSize()
        scale = min(1.0, max(40, self.width()) / max(1, natural.width()))
        shown = QSize(round(natural.width() * scale), round(natural.height() * scale))
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(shown * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, shown.width(), shown.height()))
        painter.end()
        self.setPixmap(pixmap)
        self.setFixedHeight(shown.height() + 4)


def _svg(latex: str, size: float, color: str) -> str:
    return zlib.decompress(_typeset(latex, size)).decode().replace(STAND_IN, color)


@lru_cache(maxsize=400)
def _typeset(latex: str, size: float) -> bytes:
    """Return the SVG of a formula, packed; in another theme only the colour is another one."""
    # A tenth of a second, which the first picture need not wait for.
    import ziamath
    from ziamath.tex import tex2mml

    # Qt draws no glyph of the SVG 2 that ziamath writes otherwise.
    ziamath.config.svg2 = False
    mathml = _without_inner_row(ElementTree.fromstring(tex2mml(latex)))
    mathml.set("mathcolor", STAND_IN)
    # A line over something keeps ziamath's own colour.
    svg = ziamath.Math(mathml, size=size).svg().replace('"black"', f'"{STAND_IN}"')
    return zlib.compress(svg.encode())


def _without_inner_row(math: Element) -> Element:
    """Return a formula without a row in its row.

    ziamath sets each row twice, first to learn how high it is: what stands in two, four times.
    """
    if len(math) == 1 and math[0].tag.endswith("}mrow"):
        math[:] = list(math[0])
    return math
