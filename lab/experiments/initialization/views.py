"""The views of the Initialization tab, and the names of what can be chosen in them."""

from __future__ import annotations

MODES = {
    "histograms": "Histograms by layer",
    "compare": "Two settings, A | B",
    "depth": "Signal against depth",
    "survival": "Survival map",
    "training": "Before and after training",
    "batch_norm": "Batch norm, sixteen starts",
    "zeros": "All weights the same",
}

INITS = {
    "std": "normal, one std",
    "xavier": "Xavier",
    "he": "He",
    "lecun": "LeCun",
    "orthogonal": "orthogonal",
    "zeros": "zeros",
}

ACTIVATION_NAMES = {
    "sigmoid": "sigmoid",
    "tanh": "tanh",
    "relu": "ReLU",
    "leaky_relu": "leaky ReLU",
    "elu": "ELU",
    "gelu": "GELU",
    "swish": "Swish",
    "softplus": "softplus",
    "identity": "identity",
    "step": "step function",
}

WATCHED = {"std": "one std", "xavier": "Xavier", "he": "He"}
"""The three networks that are trained side by side."""

LARGEST_STD = 10.0
MOST_LAYERS = 20
PIXELS, CLASSES = 784, 10

SPREAD = ("histograms", "compare")
FRESH = ("histograms", "compare", "depth", "survival")
"""The views of a network before any training."""

TRAINED = ("training", "batch_norm", "zeros")
