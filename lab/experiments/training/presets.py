"""The networks of the book, its comparisons, and the readers' questions, in this order."""

from __future__ import annotations

from lab.experiments.training.preset_comparisons import COMPARISONS
from lab.experiments.training.preset_networks import NETWORKS
from lab.experiments.training.preset_questions import QUESTIONS

PRESETS = (*NETWORKS, *COMPARISONS, *QUESTIONS)
