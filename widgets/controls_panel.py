"""The left column: one control for each setting that the Params declare."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lab.params import Params
from lab.specs import ChoiceSpec, FlagSpec, NumberSpec, PointSpec, Spec, TextSpec
from widgets.controls import (
    ChoiceControl,
    Control,
    FlagControl,
    NumberControl,
    PointControl,
    TextControl,
    label,
)
from widgets.translate import tr


def make_control(name: str, spec: Spec) -> Control:
    """Return the control that fits a spec; TypeError where there is none for its kind."""
    kinds: tuple[tuple[type[Spec], type[Any]], ...] = (
        (NumberSpec, NumberControl),
        (ChoiceSpec, ChoiceControl),
        (FlagSpec, FlagControl),
        (TextSpec, TextControl),
        (PointSpec, PointControl),
    )
    for kind, control in kinds:
        if isinstance(spec, kind):
            made: Control = control(name, spec)
            return made
    raise TypeError(f"{name}: no control for a {type(spec).__name__}; declare control=False")


class ControlsPanel(QWidget):
    """All controls of a tab in their groups; what does not apply is hidden with its heading.

    `own` makes a tab's own controls for settings that need more than the ready ones.
    """

    asked = Signal(str, object)

    def __init__(
        self, params: type[Params], own: Mapping[str, Callable[[str, Spec], Control]]
    ) -> None:
        super().__init__()
        self._own = own
        self.controls: dict[str, Control] = {}
        self._groups: dict[str, tuple[QLabel, list[str]]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(7)
        for name, spec in params.specs().items():
            if spec.control or name in own:
                self._add(name, spec)

    def _add(self, name: str, spec: Spec) -> None:
        control = self._own.get(name, make_control)(name, spec)
        control.changed.connect(lambda value: self.asked.emit(name, value))
        self.controls[name] = control
        if spec.group not in self._groups:
            heading = label(tr(spec.group) if spec.group else "", "heading")
            self._groups[spec.group] = (heading, [])
            heading.setContentsMargins(0, 5, 0, 0)
            self._column.addWidget(heading)
        heading, members = self._groups[spec.group]
        after = self.controls[members[-1]] if members else heading
        members.append(name)
        self._column.insertWidget(self._column.indexOf(after) + 1, control)

    def show_notes(self, notes: Mapping[str, str]) -> None:
        """Show words below the controls of these names, and none below the others."""
        for name, control in self.controls.items():
            control.show_note(notes.get(name, ""))

    def show_params(self, params: Params) -> None:
        """Show the values, and hide what means nothing beside them."""
        for name, control in self.controls.items():
            control.follow(getattr(params, name))
            control.setVisible(params.applies(name))
        for heading, members in self._groups.values():
            heading.setVisible(bool(heading.text()) and any(map(params.applies, members)))
