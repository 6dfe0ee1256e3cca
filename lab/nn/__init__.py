"""The neural networks of chapters 3 to 7: activations, losses, initializers, layers, network."""

from lab.nn.activations import ACTIVATIONS, Activation, activation
from lab.nn.architecture import LAYERS, LayerShape, layer_shapes
from lab.nn.chain import Trace
from lab.nn.initializers import INITIALIZERS, Initializer, initializer
from lab.nn.losses import cross_entropy, mean_squared_error, one_hot, softmax, softmax_naive
from lab.nn.models import CONVNETS, convnet, mlp
from lab.nn.network import Network

__all__ = [
    "ACTIVATIONS",
    "CONVNETS",
    "INITIALIZERS",
    "LAYERS",
    "Activation",
    "Initializer",
    "LayerShape",
    "Network",
    "Trace",
    "activation",
    "convnet",
    "cross_entropy",
    "initializer",
    "layer_shapes",
    "mean_squared_error",
    "mlp",
    "one_hot",
    "softmax",
    "softmax_naive",
]
