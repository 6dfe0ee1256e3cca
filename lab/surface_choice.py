"""Surfaces as a reader chooses them: by name, or by a formula of one's own."""

from __future__ import annotations

from functools import lru_cache

from lab.surface import Surface
from lab.surfaces import SURFACES, custom

OWN = "own"
"""The choice that stands for the reader's own formula."""

SURFACE_OPTIONS: dict[str, str] = {
    name: str(surface.title) for name, surface in SURFACES.items()
} | {OWN: "Your own formula"}


@lru_cache(maxsize=16)
def own_surface(formula: str) -> Surface:
    """Return the surface of a typed formula; InputError says what is wrong with it."""
    return custom(formula)


def surface_named(name: str, formula: str = "") -> Surface:
    """Return one of the known surfaces, or that of the reader's own formula."""
    return own_surface(formula) if name == OWN else SURFACES[name]
