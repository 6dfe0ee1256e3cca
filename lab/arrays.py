"""The array types that the engine's signatures use."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Array: TypeAlias = npt.NDArray[np.floating[Any]]
"""An array of real numbers, float32 or float64."""

Labels: TypeAlias = npt.NDArray[np.integer[Any]]
"""Class numbers, one a sample: shape (N,)."""
