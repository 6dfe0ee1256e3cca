"""The logits as numbers in the left column: the same ones that stand as bars in the plot."""

from __future__ import annotations

from lab.experiments.activations.softmax import MOST_CLASSES
from lab.specs import ItemsSpec, NumberSpec, Spec
from widgets.activations.number_grid import NumberGrid
from widgets.controls import Control, label
from widgets.translate import tr

COLUMNS = 5


class LogitNumbers(Control):
    """All logits in use, in rows of five."""

    def __init__(self, name: str, spec: Spec) -> None:
        super().__init__(name, spec)
        assert isinstance(spec, ItemsSpec)
        assert isinstance(spec.item, NumberSpec)
        self._value: tuple[float, ...] = ()
        self.grid = NumberGrid(
            MOST_CLASSES // COLUMNS,
            COLUMNS,
            spec.item,
            lambda row, column: tr("logit {0}").format(row * COLUMNS + column + 1),
        )
        self.grid.asked.connect(self._ask_one)
        self._column.addWidget(label(tr(spec.label)))
        self._column.addWidget(self.grid)
        self._column.addWidget(self._error)

    def value(self) -> tuple[float, ...]:
        return self._value

    def show_value(self, value: tuple[float, ...]) -> None:
        """Keep all logits; how many are in use is told by `show_first`."""
        self._value = value

    def show_first(self, count: int) -> None:
        """Show the first `count` logits."""
        used = self._value[:count]
        self.grid.show_numbers([used[:COLUMNS], used[COLUMNS:]])

    def _ask_one(self, row: int, column: int, value: float) -> None:
        index = row * COLUMNS + column
        self.ask((*self._value[:index], value, *self._value[index + 1 :]))
