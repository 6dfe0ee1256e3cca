"""What is taken out of a plot: its numbers."""

from __future__ import annotations

import csv
import io

import numpy as np

from widgets import export


class Named:
    """A plot with a curve of the reader's own name."""

    def columns(self) -> list[tuple[str, np.ndarray]]:
        return [('η "0.1", small x', np.arange(2.0)), ("y", np.array([1.5, np.nan, np.inf]))]


def test_any_name_can_be_read_back_from_a_csv_file() -> None:
    rows = list(csv.reader(io.StringIO(export.csv(Named()).decode()), strict=True))
    assert rows == [['η "0.1", small x', "y"], ["0", "1.5"], ["1", "nan"], ["", "inf"]]
