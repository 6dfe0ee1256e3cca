"""How fast the Gradient descent tab follows the mouse, and a typed formula is judged.

    python -m tests.benchmarks.descent

From the change of a setting to the painted picture, contours included; milliseconds at the median
and at the 95th percentile. Draws on no screen unless QT_QPA_PLATFORM says otherwise.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from lab.experiments.descent import DescentParams
from lab.message import InputError
from tests.benchmarks.hand import hold, let_go
from widgets.start import spare_collector
from widgets.tabs.descent import DescentTab
from widgets.theme import appearance

BAD = ('__import__("os")', "x**x**x**x", "1/0", "x +", "", "x" * 10_000, "(" * 150, "log(x)")


def timed(app: QApplication, work: Callable[[int], Any], repeats: int = 150) -> str:
    """Return median and 95th percentile of a change with all that it paints."""
    taken = []
    for i in range(repeats):
        begun = time.perf_counter()
        work(i)
        app.processEvents()
        taken.append(1000 * (time.perf_counter() - begun))
    taken.sort()
    return f"{statistics.median(taken):6.1f} {taken[int(0.95 * repeats)]:6.1f}"


def main() -> None:
    app = QApplication([])
    app.setStyle("Fusion")
    appearance.choose(theme="dark")
    tab = DescentTab()
    tab.resize(1280, 760)
    tab.show()
    spare_collector()
    hold(tab)
    print("drag                                      median    p95  ms")
    for name, surface in (("round bowl", "bowl"), ("Rosenbrock", "rosenbrock"), ("own", "own")):
        for steps in (20, 300):
            tab.set_params(DescentParams(mode="plane", surface=surface, steps=steps, lr=1e-3))
            app.processEvents()
            place = timed(app, lambda i: tab.edit(start=(-1.5 + i / 100, 1.0)))
            print(f"start on {name}, {steps} steps".ljust(40), place)
    tab.set_params(DescentParams(mode="plane", steps=300))
    rate = timed(app, lambda i: tab.edit(lr=0.01 + i / 200))
    print("learning rate, 300 steps".ljust(40), rate)
    tab.set_params(DescentParams(mode="line", curve="sin", x=1.0))
    print("x on the curve".ljust(40), timed(app, lambda i: tab.edit(x=i / 50)))
    tab.set_params(DescentParams(mode="alias", steps=100))
    print("start of two runs".ljust(40), timed(app, lambda i: tab.edit(start=(i / 50, 1.0))))
    let_go(tab)
    tab.close()
    for text in BAD:
        begun = time.perf_counter()
        try:
            DescentParams(mode="plane", surface="own", formula=text)
        except InputError as error:
            taken = 1000 * (time.perf_counter() - begun)
            print(f"{text[:24]!r}: {taken:.1f} ms: {error}")


if __name__ == "__main__":
    main()
