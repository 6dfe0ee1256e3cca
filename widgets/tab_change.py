"""One change of a tab's settings: how it is undone, and how it is told."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtGui import QUndoCommand

from lab.numerals import plain
from lab.params import Params
from lab.specs import ChoiceSpec, FlagSpec, ItemsSpec, PointSpec
from widgets.translate import tr

OWN_STEP = -1
"""The gesture of a change that is always undone by itself."""


class Changeable(Protocol):
    """What a change is made to: a tab."""

    @property
    def params(self) -> Params:
        """Return the settings in force."""
        ...

    @property
    def preset(self) -> str:
        """Return the name of the preset chosen last."""
        ...

    def install(self, params: Params, preset: str) -> None:
        """Put other settings in force."""
        ...


class TabChange(QUndoCommand):
    """One change of a tab's settings; `fields` are those asked for, whether they differ or not."""

    def __init__(
        self, tab: Changeable, params: Params, preset: str, gesture: int, fields: frozenset[str]
    ) -> None:
        super().__init__()
        self._tab = tab
        self._before = (tab.params, tab.preset)
        self._after = (params, preset)
        self._gesture = gesture
        self._fields = fields

    @property
    def before(self) -> Params:
        """Return the settings that undoing it brings back."""
        return self._before[0]

    def redo(self) -> None:
        self._tab.install(*self._after)

    def undo(self) -> None:
        self._tab.install(*self._before)

    def takes(self, gesture: int, fields: frozenset[str]) -> bool:
        """Tell whether a later change is of the same settings within the same gesture."""
        return gesture == self._gesture != OWN_STEP and fields <= self._fields

    def go_on(self, params: Params, preset: str) -> None:
        """Take a later change into this one.

        Not by Qt's merging: the command merged would never be let go of, nor the tab with it.
        """
        self._after = (params, preset)
        self.redo()


def change_in_words(name: str, before: Params, after: Params) -> str:
    """Return "SGD learning rate η 0.1 → 1.05", or the name alone where the values are long.

    The group stands in front where settings of another one are called the same.
    """
    spec, others = before.specs()[name], before.specs().values()
    shown = [value_in_words(spec, getattr(params, name)) for params in (before, after)]
    title = tr(spec.label or spec.group) or name
    if (
        spec.label
        and spec.group
        and any(o.label == spec.label and o.group != spec.group for o in others)
    ):
        title = f"{tr(spec.group)} {title}"
    return f"{title} {shown[0]} → {shown[1]}" if all(shown) else title


def value_in_words(spec: Any, value: Any) -> str:
    """Return a value as a reader knows it, "" where it is long."""
    if isinstance(spec, ChoiceSpec):
        return tr(spec.options[value])
    if isinstance(spec, FlagSpec):
        return tr("on") if value else tr("off")
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(spec, ItemsSpec) and len(value) == 1:
        return value_in_words(spec.item, value[0])
    if isinstance(spec, PointSpec):
        return f"({', '.join(plain(one) for one in value)})"
    return "" if isinstance(value, tuple) else str(value)
