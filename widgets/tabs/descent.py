"""The Gradient descent tab: slopes, the way down, and two traps in the code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtWidgets import QStackedWidget, QWidget

from lab.experiments.descent import EXPERIMENT, DescentParams, followed
from lab.experiments.descent.aliasing import AliasFrame
from lab.experiments.descent.explain_plane import outcome
from lab.experiments.descent.line import LineFrame
from lab.experiments.descent.plane import PlaneFrame
from lab.experiments.descent.shapes import ShapesFrame
from lab.specs import Spec
from widgets.controls import Control
from widgets.descent.alias_view import AliasView
from widgets.descent.line_view import LineView
from widgets.descent.plane_view import PlaneView
from widgets.descent.rate import RateControl
from widgets.descent.shapes_view import ShapesView
from widgets.descent.swept import SweptControl
from widgets.lab_tab import LabTab


class DescentTab(LabTab):
    """Four views on one set of settings; each is made when it is first looked at."""

    def __init__(self) -> None:
        super().__init__(EXPERIMENT)
        self._views: dict[type, Any] = {}

    @property
    def descent_params(self) -> DescentParams:
        """Return the settings by their own type."""
        return cast(DescentParams, self.params)

    def edit(self, **changes: Any) -> None:
        """Change some settings; another curve or surface brings its own start along.

        h is swept down to the one asked for: it is at the end of the timeline.
        """
        super().edit(**followed(changes))
        if changes.get("h") == self.descent_params.h:
            self._move_to(None)

    def own_controls(self) -> dict[str, Callable[[str, Spec], Control]]:
        return {"lr": RateControl, "h": SweptControl}

    def build_plots(self) -> QWidget:
        self._views = {}
        self._stack = QStackedWidget()
        return self._stack

    def show_frame(self, frame: Any, cursor: int) -> None:
        params = self.descent_params
        view = self.view(type(frame))
        if isinstance(frame, LineFrame):
            view.show_frame(frame, cursor, params.method, params.precision)
            cast(SweptControl, self.controls.controls["h"]).show_at(float(frame.h[cursor]))
        elif isinstance(frame, PlaneFrame):
            view.show_frame(
                frame,
                cursor,
                arrows=params.arrows,
                in_3d=params.in_3d,
                outcome=outcome(params, frame),
            )
        else:
            view.show_frame(frame, cursor)
        self._stack.setCurrentWidget(view)
        rate = cast(RateControl, self.controls.controls["lr"])
        marks = frame.marks(cursor) if isinstance(frame, PlaneFrame) else None
        rate.show_marks(marks, params.lr)

    def view(self, kind: type) -> Any:
        """Return the view for a kind of Frame, made if it was not looked at before."""
        if kind not in self._views:
            self._views[kind] = view = _MAKERS[kind](self)
            self._stack.addWidget(view)
        return self._views[kind]

    def _line_view(self) -> LineView:
        view = LineView()
        view.x_asked.connect(lambda x: self.edit(x=x))
        view.h_asked.connect(lambda h: self.edit(h=h))
        return view

    def _plane_view(self) -> PlaneView:
        view = PlaneView()
        view.start_asked.connect(lambda x, y: self.edit(start=(x, y)))
        view.step_asked.connect(self.timeline.move_to)
        view.in_3d_asked.connect(lambda on: self.edit(in_3d=on))
        return view

    def _alias_view(self) -> AliasView:
        view = AliasView()
        view.start_asked.connect(lambda x, y: self.edit(start=(x, y)))
        return view


_MAKERS: dict[type, Callable[[DescentTab], QWidget]] = {
    LineFrame: DescentTab._line_view,
    PlaneFrame: DescentTab._plane_view,
    AliasFrame: DescentTab._alias_view,
    ShapesFrame: lambda _: ShapesView(),
}
