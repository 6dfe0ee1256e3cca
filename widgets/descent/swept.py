"""The control of h, which a timeline sweeps over: it shows the h that the picture shows."""

from __future__ import annotations

from typing import Any

from lab.specs import NumberSpec, Spec
from widgets.controls import NumberControl


class SweptControl(NumberControl):
    """Asks for the last value of a sweep, and shows the one at the cursor once there is one."""

    def __init__(self, name: str, spec: Spec) -> None:
        assert isinstance(spec, NumberSpec)
        super().__init__(name, spec)
        self._swept = False

    def follow(self, value: Any) -> None:
        if not self._swept:
            super().follow(value)

    def show_at(self, value: float) -> None:
        """Show the value where the cursor stands."""
        self._swept = True
        super().follow(value)
