"""JAX on the CPU, one compiled function a step."""

from __future__ import annotations

from collections.abc import Callable

import jax
import jax.numpy as jnp

from tests.benchmarks.work import LEARNING_RATES, Work, batches, weights

VERSION = f"JAX {jax.__version__}"
VARIANTS = ("",)


def use(variant: str) -> None:
    """Nothing to set: there is one way only."""


def step(work: Work, variant: str) -> Callable[[], float]:
    params = [(jnp.asarray(W), jnp.asarray(b)) for W, b in weights(work)]
    data = batches(work)
    if work.optimizer is None:
        evaluate = jax.jit(_evaluate)
        return lambda: float(evaluate(params, *next(data))[0])
    lr = LEARNING_RATES[work.optimizer]
    update = jax.jit(_sgd if work.optimizer == "sgd" else _adam)
    zeros = jax.tree.map(jnp.zeros_like, params)
    state = (params, zeros, zeros, 0.0)

    def train() -> float:
        nonlocal state
        loss, state = update(state, *next(data), lr)
        return float(loss)

    return train


def _logits(params, x):
    for W, b in params[:-1]:
        if W.ndim == 4:
            x = jax.lax.conv(x, W, (1, 1), "VALID") + b[:, None, None]
            x = jax.nn.relu(x)
            x = jax.lax.reduce_window(x, -jnp.inf, jax.lax.max, (1, 1, 2, 2), (1, 1, 2, 2), "VALID")
            x = x.reshape(len(x), -1)
        else:
            x = jax.nn.relu(x @ W + b)
    W, b = params[-1]
    return x @ W + b


def _loss(params, x, t):
    log_y = jax.nn.log_softmax(_logits(params, x))
    return -jnp.take_along_axis(log_y, t[:, None], axis=1).mean()


def _evaluate(params, x, t):
    return _loss(params, x, t), (_logits(params, x).argmax(axis=1) == t).mean()


def _sgd(state, x, t, lr):
    params, m, v, n = state
    loss, grads = jax.value_and_grad(_loss)(params, x, t)
    return loss, (jax.tree.map(lambda W, g: W - lr * g, params, grads), m, v, n)


def _adam(state, x, t, lr):
    params, m, v, n = state
    loss, grads = jax.value_and_grad(_loss)(params, x, t)
    n += 1
    m = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, m, grads)
    v = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, v, grads)
    rate = lr * jnp.sqrt(1 - 0.999**n) / (1 - 0.9**n)
    params = jax.tree.map(lambda W, m, v: W - rate * m / (jnp.sqrt(v) + 1e-8), params, m, v)
    return loss, (params, m, v, n)
