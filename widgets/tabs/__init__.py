"""The tabs of the lab, in their order. One line each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from widgets.lab_tab import LabTab


@dataclass(frozen=True)
class TabEntry:
    """A tab by its id, its title (translated when shown) and where its class is."""

    id: str
    title: str
    module: str
    class_name: str

    def make(self) -> LabTab:
        """Make the tab; its widgets come to life when it is first shown."""
        made = cast(Callable[[], LabTab], getattr(import_module(self.module), self.class_name))
        return made()


TABS = (
    TabEntry("perceptron", "Perceptron", "widgets.tabs.perceptron", "PerceptronTab"),
    TabEntry("activations", "Activations", "widgets.tabs.activations", "ActivationsTab"),
    TabEntry("descent", "Gradient descent", "widgets.tabs.descent", "DescentTab"),
    TabEntry("optimizers", "Optimizers", "widgets.tabs.optimizers", "OptimizersTab"),
    TabEntry(
        "initialization", "Initialization", "widgets.tabs.initialization", "InitializationTab"
    ),
    TabEntry("training", "MNIST", "widgets.tabs.training", "TrainingTab"),
)
