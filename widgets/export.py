"""Take a picture or the numbers of a plot along: PNG, SVG, CSV."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from csv import writer
from functools import partial
from typing import Any, Protocol, cast

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QAbstractGraphicsShapeItem,
    QGraphicsItem,
    QGraphicsLineItem,
    QGraphicsView,
    QMenu,
    QWidget,
)

from lab.files import write_atomic
from lab.message import InputError
from widgets.lab_tab import LabTab
from widgets.saving import ask_where, file_name
from widgets.store import with_state
from widgets.translate import tr

PICTURE_SCALE = 2


def tab_of(widget: QWidget) -> LabTab | None:
    """Return the tab that a widget stands on."""
    parent: QWidget | None = widget
    while parent is not None and not isinstance(parent, LabTab):
        parent = parent.parentWidget()
    return parent


def picture(widget: QWidget) -> QImage:
    """Return a widget as a picture of twice its size, with the state of its tab in it."""
    image = QImage(widget.size() * PICTURE_SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(PICTURE_SCALE)
    with _painted_anew(widget), _wide_lines(widget):
        QWidget.render(widget, image, QPoint())
    tab = tab_of(widget)
    return image if tab is None else with_state(image, tab)


def png(widget: QWidget) -> bytes:
    """Return a widget as a PNG file's bytes."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture(widget).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(content.data())


def svg(widget: QWidget) -> bytes:
    """Return a widget as an SVG file's bytes."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(widget.size())
    generator.setViewBox(QRect(0, 0, widget.width(), widget.height()))
    generator.setTitle(widget.accessibleName())
    painter = QPainter(generator)
    with _painted_anew(widget):
        QWidget.render(widget, painter, QPoint())
    painter.end()
    return bytes(content.data())


@contextmanager
def _painted_anew(widget: QWidget) -> Iterator[None]:
    """Let no plot inside copy what it keeps for the screen: that has the screen's pixels."""
    views = _views(widget)
    none = QGraphicsItem.CacheMode.NoCache
    kept = [(i, i.cacheMode()) for v in views for i in v.scene().items() if i.cacheMode() != none]
    backgrounds = [(view, view.cacheMode()) for view in views]
    for item, _ in kept:
        item.setCacheMode(none)
    for view in views:
        view.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
    try:
        yield
    finally:
        for item, mode in kept:
            item.setCacheMode(mode)
        for view, background in backgrounds:
            view.setCacheMode(background)


@contextmanager
def _wide_lines(widget: QWidget) -> Iterator[None]:
    """Draw lines as wide as on the screen: a plot's pens count the pixels of what they draw on."""
    scale = PICTURE_SCALE / widget.devicePixelRatioF()
    held = [_pen_of(item) for view in _views(widget) for item in view.scene().items()]
    pens = [(pen, put) for pen, put in filter(None, held) if pen and pen.isCosmetic()]
    for pen, put in pens:
        wide = QPen(pen)
        wide.setWidthF(scale * max(1.0, pen.widthF()))
        put(wide)
    try:
        yield
    finally:
        for pen, put in pens:
            put(pen)


def _pen_of(item: QGraphicsItem) -> tuple[QPen | None, Callable[[QPen], Any]] | None:
    """Return the pen that an item draws its line with, and what takes another one."""
    if isinstance(item, pg.PlotCurveItem):
        return item.opts["pen"], partial(item.opts.__setitem__, "pen")
    if isinstance(item, pg.InfiniteLine | pg.TargetItem):
        return item.currentPen, partial(setattr, item, "currentPen")
    if isinstance(item, QGraphicsLineItem | QAbstractGraphicsShapeItem):
        return item.pen(), item.setPen
    return None


def _views(widget: QWidget) -> list[QGraphicsView]:
    """Return all plots in a widget, itself among them."""
    own = [widget] if isinstance(widget, QGraphicsView) else []
    return own + widget.findChildren(QGraphicsView)


class Exportable(Protocol):
    """A plot that knows its numbers."""

    def columns(self) -> list[tuple[str, np.ndarray]]:
        """Return what is drawn as named columns of numbers."""
        ...


def csv(plot: Exportable) -> bytes:
    """Return the numbers of a plot as CSV, a column each."""
    columns = plot.columns()
    out = io.StringIO()
    table = writer(out, lineterminator="\n")
    table.writerow([name for name, _ in columns])
    for row in range(max((len(values) for _, values in columns), default=0)):
        table.writerow([f"{v[row]:.10g}" if row < len(v) else "" for _, v in columns])
    return out.getvalue().encode()


def ask_and_write(parent: QWidget, name: str, kind: str, content: bytes) -> str:
    """Ask for a file name and write there; return the path ("" if the reader thought better).

    Raises InputError where it cannot be written; what was there before stays.
    """
    path = ask_where(parent, tr("Save"), file_name(name, "lab"), f".{kind}")
    if path:
        write_atomic(path, lambda file: file.write(content))
    return path


def _content(widget: QWidget, kind: str) -> bytes:
    if kind == "csv":
        return csv(cast(Exportable, widget))
    return svg(widget) if kind == "svg" else png(widget)


def save_as(widget: QWidget, kind: str) -> None:
    """Save a widget as "png", "svg" or (a plot) "csv", and say on its tab how it went."""
    tab = tab_of(widget)
    content = _content(widget, kind)
    name = widget.accessibleName() or (tab.experiment.id if tab else "lab")
    try:
        path = ask_and_write(widget, name, kind, content)
    except InputError as error:
        if tab is not None:
            tab.show_problem(error.message)
        return
    if path and tab is not None:
        tab.status.emit(tr("Saved {0}").format(path))


def offer_export(plot: QWidget, place: QPoint) -> None:
    """Show the menu that saves a plot as a picture or as numbers."""
    menu = QMenu(plot)
    words = {
        "png": tr("Save the plot as a picture (PNG)…"),
        "svg": tr("Save the plot as a drawing (SVG)…"),
        "csv": tr("Save the plot's data (CSV)…"),
    }
    if not cast(Exportable, plot).columns():
        del words["csv"]
    for kind, text in words.items():
        menu.addAction(text).triggered.connect(lambda _=False, k=kind: save_as(plot, k))
    tab = tab_of(plot)
    if tab is not None and tab.timeline.steps:
        words_for_steps = tr("Save the steps as an animation (GIF)…")
        menu.addAction(words_for_steps).triggered.connect(tab.animation_requested)
    menu.exec(place)
    menu.deleteLater()
