"""How urgent this process is: a window that answers the hand goes before any work behind it."""

from __future__ import annotations

import os
import sys

_BELOW_NORMAL = 0x4000


def give_way(steps: int) -> None:
    """Let other processes go first: `steps` of niceness, or on Windows the class below normal."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.SetPriorityClass.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        os.nice(steps)
