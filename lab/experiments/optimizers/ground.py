"""What the optimizers walk down, and which view of it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lab.params import Params, choice, text
from lab.surface import Surface
from lab.surfaces import SURFACES, custom

OWN = "own"
MODES = {
    "race": "Race",
    "memory": "What each remembers",
    "fair": "Fair race",
    "basin": "Basin map",
}


@lru_cache(maxsize=16)
def own_surface(formula: str) -> Surface:
    """Return the surface of a typed formula; InputError says what is wrong with it."""
    return custom(formula)


@dataclass(frozen=True)
class Ground(Params):
    """The view and the surface."""

    mode: str = choice(
        "race", MODES, label="view", help="Race, look into the memory, race fairly, map all starts"
    )
    surface: str = choice(
        "ravine",
        {name: str(surface.title) for name, surface in SURFACES.items()}
        | {OWN: "Your own formula"},
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
        return own_surface(self.formula) if self.surface == OWN else SURFACES[self.surface]

    @property
    def own_noise(self) -> float:
        """Return the noise that the surface itself has."""
        return 0.0 if self.surface == OWN else SURFACES[self.surface].noise
