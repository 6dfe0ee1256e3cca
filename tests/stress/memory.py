"""How much memory a process has taken beyond what it had at some moment."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

import psutil


class Peak:
    """The largest resident memory since it was made, above what there was then."""

    def __init__(self) -> None:
        self._process = psutil.Process()
        # Linux forgets the peak so far; elsewhere only growth beyond the old peak is seen.
        with suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
        self._before = self._process.memory_info().rss if _resets() else _peak_bytes()

    def megabytes(self) -> float:
        """Return the growth in megabytes."""
        return max(0, _peak_bytes() - self._before) / 1e6


def _resets() -> bool:
    return Path("/proc/self/clear_refs").exists()


def _peak_bytes() -> int:
    if sys.platform == "win32":
        return int(psutil.Process().memory_info().peak_wset)
    if _resets():
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return 1024 * int(line.split()[1])
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else 1024 * most
