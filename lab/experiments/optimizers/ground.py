"""What the optimizers walk down, and which view of it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from lab.params import Params, choice, text
from lab.surface import Surface
from lab.surface_choice import OWN, SURFACE_OPTIONS, own_surface, surface_named
from lab.surfaces import SURFACES

MODES = {
    "race": "Race",
    "memory": "What each remembers",
    "fair": "Fair race",
    "basin": "Basin map",
}


@dataclass(frozen=True)
class Ground(Params):
    """The view and the surface."""

    mode: str = choice(
        "race", MODES, label="view", help="Race, look into the memory, race fairly, map all starts"
    )
    surface: str = choice(
        "ravine",
        SURFACE_OPTIONS,
        group="Surface",
        help="What the optimizers walk down; a new one brings its start and rates that fit",
    )
    formula: str = text(
        "x^2 + 3*sin(y)^2",
        group="Surface",
        label="f(x, y) =",
        help="Numbers, x, y, + − * / ^, and functions such as sin, exp, sqrt; "
        "the last good formula stays",
        check=own_surface,
        when=lambda params: params.surface == OWN,
    )

    def surface_shown(self) -> Surface:
        """Return the surface that is walked down."""
        return surface_named(self.surface, self.formula)

    @property
    def own_noise(self) -> float:
        """Return the noise that the surface itself has."""
        return 0.0 if self.surface == OWN else SURFACES[self.surface].noise
