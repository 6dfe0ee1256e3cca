"""What a reader can change on the Gradient descent tab."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lab.experiments.descent.curves import CURVES
from lab.experiments.descent.shapes import ARRAYS
from lab.params import Params, choice, flag, integer, number, point, text
from lab.surface import Surface
from lab.surface_choice import OWN, SURFACE_OPTIONS, own_surface, surface_named
from lab.surfaces import SURFACES

START_RANGE = (-10.0, 10.0)

MODES = {
    "line": "One dimension",
    "plane": "Two dimensions",
    "alias": "Two names, one array",
    "shapes": "Arrays of any shape",
}


def _in(*modes: str) -> Any:
    return lambda params: params.mode in modes


@dataclass(frozen=True)
class DescentParams(Params):
    """The settings of all four views; `lr`, `start` and `steps` are shared by two of them."""

    mode: str = choice(
        "line",
        MODES,
        label="view",
        help="From the slope of a curve to the way down a surface, and two traps in the code",
    )
    curve: str = choice(
        "parabola",
        {name: curve.title for name, curve in CURVES.items()},
        group="Curve",
        help="The function whose slope is taken",
        when=_in("line"),
    )
    x: float = number(
        5.0,
        -20,
        20,
        step=0.1,
        group="Curve",
        label="x",
        help="Where the slope is taken; drag the point on the curve as well",
        when=_in("line"),
    )
    h: float = number(
        1e-4,
        1e-16,
        4,
        scale="log",
        group="Difference",
        label="h",
        help="How far apart the two points are. Large: a chord. Tiny: rounding takes over",
        when=_in("line"),
    )
    method: str = choice(
        "central",
        {"central": "central: x − h, x + h", "forward": "forward: x, x + h"},
        group="Difference",
        label="points",
        help="Central takes one point on each side; its error falls with h², not with h",
        when=_in("line"),
    )
    precision: str = choice(
        "float64",
        {"float64": "float64: 16 digits", "float32": "float32: 7 digits"},
        group="Difference",
        label="precision",
        help="How many digits each number keeps; networks are trained in float32",
        when=_in("line"),
    )
    surface: str = choice(
        "bowl",
        SURFACE_OPTIONS,
        group="Surface",
        help="The function of two variables to walk down",
        when=_in("plane"),
    )
    formula: str = text(
        "x^2 + 3*sin(y)^2",
        group="Surface",
        label="f(x, y) =",
        help="Numbers, x, y, + − * / ^, and functions such as sin, exp, sqrt; "
        "the last good formula stays",
        check=own_surface,
        when=lambda params: params.mode == "plane" and params.surface == OWN,
    )
    noise: float = number(
        0.5,
        0,
        5,
        step=0.05,
        group="Surface",
        label="noise of the gradient",
        help="Each mini-batch sees a slightly different slope; descent then never comes to rest",
        when=lambda params: params.mode == "plane" and params.surface == "noisy_bowl",
    )
    seed: int = integer(
        0,
        0,
        9999,
        group="Surface",
        label="seed",
        help="The same seed gives the same noise",
        when=lambda params: params.mode == "plane" and params.surface == "noisy_bowl",
    )
    arrows: bool = flag(
        True,
        group="Surface",
        view=True,
        label="arrows of −∇f",
        help="Each arrow points straight downhill; a longer one means a steeper slope",
        when=lambda params: params.mode == "plane" and not params.in_3d,
    )
    in_3d: bool = flag(
        False,
        control=False,
        kept=True,
        view=True,
        label="3-D",
        help="See the surface as a landscape",
    )
    array: str = choice(
        "column",
        {name: title for name, (title, _) in ARRAYS.items()},
        group="Array x",
        help="What is handed to the function: its shape decides what x[idx] is",
        when=_in("shapes"),
    )
    function: str = choice(
        "flat",
        {"flat": "for 1-D arrays only", "any": "for any shape"},
        group="Gradient function",
        help="The first version of chapter 4.4, or the engine's own",
        when=_in("shapes"),
    )
    in_place: bool = flag(
        True,
        group="What is not copied",
        label="update init_x in place",
        help="x = init_x is a second name for the same array. Off: x = init_x.copy()",
        when=_in("alias"),
    )
    keep_x: bool = flag(
        True,
        group="What is not copied",
        label="put x itself into the history",
        help="history.append(x) keeps the same array again and again. Off: append(x.copy())",
        when=_in("alias"),
    )
    start: tuple[float, float] = point(
        (-3.0, 4.0),
        START_RANGE,
        START_RANGE,
        group="Start",
        help="Where descent begins; drag the ring, or click on the plot",
        when=_in("plane", "alias"),
    )
    gradient: str = choice(
        "numerical",
        {"numerical": "numerical, h = 10⁻⁴", "exact": "exact formula"},
        group="Descent",
        label="gradient",
        help="Chapter 4 takes it by differences; far out those round to nothing",
        when=_in("plane"),
    )
    steps: int = integer(
        20,
        1,
        1000,
        scale="log",
        group="Descent",
        label="steps",
        help="How often x moves",
        when=_in("plane", "alias"),
    )
    lr: float = number(
        0.1,
        0,
        20,
        step=1e-4,
        scale="log",
        group="Descent",
        label="learning rate η",
        help="How far a step goes along −∇f: too small never arrives, too large climbs out",
        when=_in("plane", "alias"),
    )

    def surface_shown(self) -> Surface:
        """Return the surface that is walked down."""
        return surface_named(self.surface, self.formula)


FIRST_RATES = {
    "ravine": 0.9,
    "bowl": 0.1,
    "rosenbrock": 0.0015,
    "himmelblau": 0.01,
    "beale": 0.02,
    "rastrigin": 0.002,
    "ackley": 0.02,
    "styblinski_tang": 0.02,
    "monkey_saddle": 0.02,
    "saddle": 0.1,
    "plateau": 2.0,
    "noisy_bowl": 0.1,
}
"""A learning rate for each surface with which something can be seen in 20 to 100 steps."""


def followed(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the changes with what goes with them: a new curve or surface brings its own start.

    Settings that the reader changes at the same time are left as asked for.
    """
    more: dict[str, Any] = {}
    if "curve" in changes:
        more["x"] = CURVES[changes["curve"]].x
    if changes.get("surface") in SURFACES:
        name = changes["surface"]
        more |= {"start": SURFACES[name].start, "lr": FIRST_RATES[name]}
    elif changes.get("surface") == OWN:
        more |= {"start": (-3.0, 4.0), "lr": 0.1}
    return more | dict(changes)
