"""How long the window takes to be painted, against importing PySide6 and pyqtgraph alone.

    python -m tests.benchmarks.startup [RUNS]

Each run is a fresh process, the two in turn; prints both medians and the ratio's.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time

IMPORTS = "import PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets, pyqtgraph"

WINDOW = """
import sys
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from widgets.theme import appearance
app = QApplication([])
app.setStyle("Fusion")
appearance.choose(theme="dark")
from widgets.window import MainWindow
window = MainWindow(QSettings("{none}", QSettings.Format.IniFormat))
window.resize(1280, 800)
window.show()
app.processEvents()
window.grab()
import os
os._exit(0)
"""


def seconds(program: str) -> float:
    """Return how long a fresh Python takes for a program."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # Whoever starts a program twice has it compiled already, as the libraries are.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begin = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", program], check=True, env=environment, stderr=subprocess.DEVNULL
    )
    return time.perf_counter() - begin


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as folder:
        window = WINDOW.replace("{none}", f"{folder}/settings.ini")
        seconds(IMPORTS), seconds(window)
        pairs = [(seconds(IMPORTS), seconds(window)) for _ in range(runs)]
    ratios = [shown / imported for imported, shown in pairs]
    print(f"imports alone   {statistics.median(p[0] for p in pairs):.2f} s")
    print(f"window painted  {statistics.median(p[1] for p in pairs):.2f} s")
    print(f"ratio           {statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})")


if __name__ == "__main__":
    main()
