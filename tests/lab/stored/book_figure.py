"""Write book_figure.json: chapter 6.1's figure in 50-digit decimal arithmetic.

f = x²/20 + y² from (-7, 2), 30 updates, the rules as the book prints them, on plain Decimals. Run
`python -m tests.lab.stored.book_figure` to make the table again.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal, getcontext
from pathlib import Path

D = Decimal
TABLE = Path(__file__).with_suffix(".json")
EPS = D("1e-7")
Rule = Callable[[int, Decimal, Decimal, dict[str, Decimal]], Decimal]


def sgd(_t: int, x: Decimal, g: Decimal, _s: dict[str, Decimal]) -> Decimal:
    return x - D("0.95") * g


def momentum(_t: int, x: Decimal, g: Decimal, s: dict[str, Decimal]) -> Decimal:
    s["v"] = D("0.9") * s.get("v", D(0)) - D("0.1") * g
    return x + s["v"]


def adagrad(_t: int, x: Decimal, g: Decimal, s: dict[str, Decimal]) -> Decimal:
    s["h"] = s.get("h", D(0)) + g * g
    return x - D("1.5") * g / (s["h"].sqrt() + EPS)


def adam(t: int, x: Decimal, g: Decimal, s: dict[str, Decimal]) -> Decimal:
    b1, b2 = D("0.9"), D("0.999")
    s["m"] = s.get("m", D(0)) + (1 - b1) * (g - s.get("m", D(0)))
    s["v"] = s.get("v", D(0)) + (1 - b2) * (g * g - s.get("v", D(0)))
    lr_t = D("0.3") * (1 - b2**t).sqrt() / (1 - b1**t)
    return x - lr_t * s["m"] / (s["v"].sqrt() + EPS)


def path(rule: Rule) -> list[tuple[str, str]]:
    x, y = D(-7), D(2)
    x_state: dict[str, Decimal] = {}
    y_state: dict[str, Decimal] = {}
    points = [(x, y)]
    for t in range(1, 31):
        x, y = rule(t, x, x / 10, x_state), rule(t, y, 2 * y, y_state)
        points.append((x, y))
    return [(f"{x:.25e}", f"{y:.25e}") for x, y in points]


def main() -> None:
    getcontext().prec = 50
    rules = {"sgd": sgd, "momentum": momentum, "adagrad": adagrad, "adam": adam}
    table = {name: path(rule) for name, rule in rules.items()}
    TABLE.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
