from __future__ import annotations

import json

import numpy as np
import pytest

from lab.message import InputError
from lab.nn import Network, convnet, layer_shapes, mlp
from tests.lab.nn.nets import batch, build

EVERY_KIND = (
    (1, 8, 8),
    {"kind": "conv", "filters": 4, "kernel": 3, "pad": 1, "init": 0.2},
    {"kind": "batch_norm", "momentum": 0.8},
    {"kind": "elu", "alpha": 0.5},
    {"kind": "pool", "size": 2, "stride": 2},
    {"kind": "flatten"},
    {"kind": "affine", "size": 10},
    {"kind": "dropout", "p": 0.25, "inverted": True},
    {"kind": "affine", "size": 3, "init": "xavier"},
)


def test_design_names() -> None:
    net = mlp(
        [784, 100, 10], activation="relu", init="he", batch_norm=False, dropout=0.0, seed=0,
        dtype=np.float32,
    )  # fmt: skip
    x, t = batch(net, 5)
    x = x.astype(np.float32)
    assert net.params.shape == net.grads.shape == (784 * 100 + 100 + 100 * 10 + 10,)
    assert list(net.named_params()) == ["affine1.W", "affine1.b", "affine2.W", "affine2.b"]
    assert isinstance(net.loss_and_gradient(x, t), float)
    assert net.predict(x).shape == (5, 10)
    np.testing.assert_allclose(net.predict(x).sum(axis=1), 1, rtol=1e-6)
    loss, accuracy = net.evaluate(x, t)
    assert loss == pytest.approx(net.loss(x, t))
    assert accuracy == net.accuracy(x, t) == np.mean(net.predict(x).argmax(axis=1) == t)


def test_named_arrays_are_views_that_fill_the_vectors() -> None:
    net = build(*EVERY_KIND)
    for flat, named in (
        (net.params, net.named_params()),
        (net.grads, net.named_grads()),
        (net.state, net.named_state()),
    ):
        flat[...] = np.arange(flat.size)
        np.testing.assert_array_equal(np.concatenate([a.ravel() for a in named.values()]), flat)
    assert list(net.named_params()) == list(net.named_grads())
    assert list(net.named_state()) == ["batch_norm1.running_mean", "batch_norm1.running_var"]
    assert net.layers[0].W is net.named_params()["conv1.W"]
    assert np.shares_memory(net.layers[-1].db, net.grads)


def test_architecture_is_json_and_builds_the_same_net() -> None:
    net = build(*EVERY_KIND, seed=7, weight_decay=0.1)
    net.weight_decay = 0.25
    twin = Network.from_architecture(json.loads(json.dumps(net.architecture)))
    np.testing.assert_array_equal(twin.params, net.params)
    assert twin.architecture == net.architecture
    assert twin.weight_decay == 0.25
    x, t = batch(net, 4)
    assert twin.loss_and_gradient(x, t) == net.loss_and_gradient(x, t)


def test_architecture_may_be_short_and_is_never_changed() -> None:
    short = {"input_shape": [4], "layers": [{"kind": "affine", "size": 2}]}
    net = Network(short)
    net.weight_decay = 0.5
    assert short == {"input_shape": [4], "layers": [{"kind": "affine", "size": 2}]}
    assert net.dtype == np.float32


def test_layer_shapes_before_building() -> None:
    shapes = layer_shapes(convnet("simple").architecture)
    assert [(s.name, s.output_shape, s.param_count) for s in shapes] == [
        ("conv1", (30, 24, 24), 780),
        ("pool1", (30, 12, 12), 0),
        ("relu1", (30, 12, 12), 0),
        ("flatten1", (4320,), 0),
        ("affine1", (100,), 432100),
        ("relu2", (100,), 0),
        ("affine2", (10,), 1010),
    ]
    assert [s.output_shape for s in layer_shapes(convnet("deep").architecture)][-1] == (10,)


def test_nothing_given_is_changed() -> None:
    net = build(*EVERY_KIND)
    x, t = batch(net, 6)
    x0, t0, p0 = x.copy(), t.copy(), net.params.copy()
    net.loss_and_gradient(x, t)
    net.evaluate(x, t)
    net.trace(x, t)
    np.testing.assert_array_equal(x, x0)
    np.testing.assert_array_equal(t, t0)
    np.testing.assert_array_equal(net.params, p0)


def test_results_are_the_callers_own() -> None:
    net = mlp([4, 3])
    x, t = batch(net, 2)
    first, gradient = net.predict(x), net.input_gradient(x, t)
    kept = first.copy(), gradient.copy()
    net.predict(-x)
    net.input_gradient(-x, t)
    np.testing.assert_array_equal(first, kept[0])
    np.testing.assert_array_equal(gradient, kept[1])


def test_copy_goes_its_own_way() -> None:
    net = build(*EVERY_KIND)
    x, t = batch(net, 6)
    net.loss_and_gradient(x, t)
    twin = net.copy()
    for a, b in ((net.params, twin.params), (net.grads, twin.grads), (net.state, twin.state)):
        np.testing.assert_array_equal(a, b)
        assert not np.shares_memory(a, b)
    np.testing.assert_array_equal(twin.predict(x), net.predict(x))


def test_batches_of_changing_size_do_not_mix() -> None:
    net = build(*EVERY_KIND)
    x, _ = batch(net, 9)
    together = net.logits(x)
    for n in (1, 9, 4, 2):
        np.testing.assert_allclose(net.logits(x[:n]), together[:n], rtol=1e-12)


def test_memory_that_runs_out_spoils_no_later_batch(monkeypatch) -> None:
    net = mlp([4, 8, 3])
    x, _ = batch(net, 9)
    expected = net.logits(x[:4])

    def full(N: int) -> None:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(net.layers[-1], "allocate", full)
        with pytest.raises(MemoryError):
            net.logits(x)
    np.testing.assert_array_equal(net.logits(x[:4]), expected)


def test_one_hot_labels_are_the_same_as_labels() -> None:
    net = mlp([4, 3], dtype=np.float64)
    x, t = batch(net, 5)
    assert net.loss_and_gradient(x, np.eye(3)[t]) == net.loss_and_gradient(x, t)


@pytest.mark.parametrize(
    "make",
    [
        lambda: mlp([6, 9, 4], dtype=np.float64, weight_decay=0.1),
        lambda: convnet("simple", (1, 8, 8), 4, dtype=np.float64),
    ],
)
def test_shards_add_up_to_the_whole(make) -> None:
    net = make()
    x, t = batch(net, 7)
    net.shards = 1
    loss = net.loss_and_gradient(x, t)
    whole = net.grads.copy()
    for shards in (2, 3, 7, 50):
        net.shards = shards
        assert net.loss_and_gradient(x, t) == pytest.approx(loss, rel=1e-12)
        np.testing.assert_allclose(net.grads, whole, rtol=1e-10, atol=1e-14)


@pytest.mark.parametrize("shards", [1, 2, 3])
def test_same_seed_and_shards_same_bits(shards) -> None:
    runs = []
    for _ in range(2):
        net = mlp([20, 30, 5], dropout=0.3, seed=4)
        net.shards = shards
        x, t = batch(net, 31)
        for _ in range(20):
            net.loss_and_gradient(x, t)
            net.params -= 0.1 * net.grads
            net.trace(x, t, train=True)
            net.evaluate(x, t)
        runs.append(net.params.tobytes())
    assert runs[0] == runs[1]


def test_evaluation_does_not_depend_on_shards() -> None:
    net = mlp([3, 4, 2])
    x, t = batch(net, 3500)
    results = set()
    for shards in (1, 2, 3):
        net.shards = shards
        results.add((net.evaluate(x, t), net.logits(x).tobytes()))
    assert len(results) == 1


def test_pooling_gives_each_share_once_where_values_are_equal() -> None:
    layers = {"kind": "pool", "size": 2, "stride": 2}, {"kind": "flatten"}
    net = build((2, 4, 4), *layers, {"kind": "affine", "size": 3})
    trace = net.trace(np.zeros((5, 2, 4, 4)), np.zeros(5, int))
    given, taken = trace.gradients[0], trace.input_gradient
    np.testing.assert_array_equal(taken[:, :, ::2, ::2], given)
    assert np.count_nonzero(taken) == np.count_nonzero(given)


def test_whole_batch_layers_get_blas_threads_instead_of_shards(monkeypatch) -> None:
    asked = []
    monkeypatch.setattr("lab.threads.cores", lambda: 4)
    monkeypatch.setattr("lab.threads.set_blas_threads", asked.append)
    for batch_norm in (False, True):
        net = mlp([20, 700, 700, 2], batch_norm=batch_norm, init="zeros")
        net.loss_and_gradient(np.zeros((128, 20)), np.zeros(128, int))
        net.shards = net.shards_for(128)
        monkeypatch.setattr("lab.threads.cores", lambda: 1)
        net.loss_and_gradient(np.zeros((128, 20)), np.zeros(128, int))
        monkeypatch.setattr("lab.threads.cores", lambda: 4)
    assert asked == [1, 1, 3, 3]


def test_large_batches_are_cut_and_small_ones_are_not(monkeypatch) -> None:
    monkeypatch.setattr("lab.threads.cores", lambda: 4)
    assert mlp([784, 50, 10]).shards_for(100) == 1
    assert mlp([784, 1000, 1000, 10]).shards_for(1000) == 4
    assert convnet().shards_for(100) == 4
    assert mlp([784, 1000, 1000, 10], batch_norm=True).shards_for(1000) == 4
    assert mlp([784, 4000, 4000, 10]).shards_for(2) == 1


def test_weight_decay_is_the_books() -> None:
    x, t = batch(mlp([4, 3, 2]), 5)
    plain, decayed = mlp([4, 3, 2], dtype=np.float64), mlp([4, 3, 2], dtype=np.float64)
    decayed.weight_decay = 0.2
    for net in (plain, decayed):
        net.loss_and_gradient(x, t)
    for name, gradient in decayed.named_grads().items():
        extra = 0.2 * plain.named_params()[name] if name.endswith("W") else 0
        np.testing.assert_allclose(gradient, plain.named_grads()[name] + extra, rtol=1e-12)
    assert decayed.evaluate(x, t) == plain.evaluate(x, t)


def test_trace_shows_every_stage_and_leaves_no_mark() -> None:
    net = build(*EVERY_KIND)
    x, t = batch(net, 6)
    net.loss_and_gradient(x, t)
    grads, state = net.grads.copy(), net.state.copy()
    trace = net.trace(x, t, train=True)
    np.testing.assert_array_equal(net.grads, grads)
    np.testing.assert_array_equal(net.state, state)
    assert trace.names == [layer.name for layer in net.layers]
    for layer, output, gradient in zip(net.layers, trace.outputs, trace.gradients, strict=True):
        assert output.shape == gradient.shape == (6, *layer.output_shape)
    in_use = net.trace(x, t)
    np.testing.assert_array_equal(in_use.outputs[-1], net.logits(x))
    assert in_use.loss == pytest.approx(net.evaluate(x, t)[0])
    np.testing.assert_allclose(in_use.gradients[-1].sum(axis=1), 0, atol=1e-15)


def test_units_switched_off_say_nothing() -> None:
    net = mlp([4, 3, 2], dtype=np.float64)
    x, t = batch(net, 5)
    without = net.copy()
    without.layers[-1].W[1] = 0
    off = {"relu1": [1]}
    np.testing.assert_allclose(net.logits(x, off=off), without.logits(x), rtol=1e-12)
    assert net.evaluate(x, t, off=off) == pytest.approx(without.evaluate(x, t))
    np.testing.assert_array_equal(net.predict(x), mlp([4, 3, 2], dtype=np.float64).predict(x))
    with pytest.raises(InputError, match=r"relu7.*affine1, relu1, affine2"):
        net.predict(x, off={"relu7": [0]})
    with pytest.raises(InputError, match=r"unit 3.*3"):
        net.predict(x, off={"relu1": [3]})


def test_batch_norm_makes_every_unit_standard_and_remembers() -> None:
    net = build((4,), {"kind": "batch_norm", "momentum": 0.9}, {"kind": "affine", "size": 2})
    x, t = batch(net, 50)
    x = 3 * x + 5
    out = net.trace(x, t, train=True).outputs[0]
    np.testing.assert_allclose(out.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(out.std(axis=0), 1, atol=1e-6)
    for _ in range(300):
        net.loss_and_gradient(x, t)
    np.testing.assert_allclose(net.named_state()["batch_norm1.running_mean"], x.mean(axis=0))
    np.testing.assert_allclose(net.named_state()["batch_norm1.running_var"], x.var(axis=0))
    np.testing.assert_allclose(net.trace(x, t).outputs[0], out, atol=1e-9)


def test_batch_norm_of_feature_maps_is_by_channel() -> None:
    net = build(
        (3, 4, 4), {"kind": "batch_norm"}, {"kind": "flatten"}, {"kind": "affine", "size": 2}
    )
    x, t = batch(net, 20)
    out = net.trace(x * np.array([1, 10, 0.1])[:, None, None] + 7, t, train=True).outputs[0]
    np.testing.assert_allclose(out.mean(axis=(0, 2, 3)), 0, atol=1e-12)
    np.testing.assert_allclose(out.std(axis=(0, 2, 3)), 1, atol=1e-3)


@pytest.mark.parametrize("inverted", [False, True])
def test_dropout_keeps_the_mean(inverted) -> None:
    layers = {"kind": "dropout", "p": 0.3, "inverted": inverted}, {"kind": "affine", "size": 2}
    net = build((1000,), *layers)
    x, t = np.ones((200, 1000)), np.zeros(200, int)
    trained, used = (net.trace(x, t, train=train).outputs[0] for train in (True, False))
    assert (trained == 0).mean() == pytest.approx(0.3, abs=0.01)
    assert set(np.unique(used)) == {1.0 if inverted else 0.7}
    assert trained.mean() == pytest.approx(used.mean(), rel=0.01)


@pytest.mark.parametrize("shards", [1, 2])
@pytest.mark.parametrize("weight_decay", [0.0, 0.1])
def test_a_runaway_network_gives_nan_and_no_warning(shards, weight_decay) -> None:
    net = mlp([4, 50, 3], weight_decay=weight_decay, batch_norm=shards == 1)
    net.shards = shards
    x, t = batch(net, 8)
    start = net.params.copy()
    for huge in (1e10, 1e30, 1e38):
        net.set_params(start * huge)
        net.loss_and_gradient(x, t)
        net.loss(x, t)
        net.trace(x, t)
    assert not np.isfinite(net.loss_and_gradient(x, t))
    assert np.isnan(net.evaluate(x, t)[0])
    assert np.isnan(net.predict(x)).all()


def test_memory_does_not_grow_with_steps() -> None:
    import tracemalloc

    net = convnet(input_shape=(1, 12, 12))
    x, t = batch(net, 20)
    x = x.astype(np.float32)
    net.loss_and_gradient(x, t)
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(30):
            net.loss_and_gradient(x, t)
        tracemalloc.reset_peak()
        net.loss_and_gradient(x, t)
        now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert now - before < 20_000
    assert peak - now < 100_000


X, T = np.zeros((3, 4)), np.array([0, 1, 2])


@pytest.mark.parametrize(
    ("x", "t", "said"),
    [
        (np.zeros((3, 5)), T, r"x has the shape \(3, 5\); the network takes \(N, 4\)"),
        (np.zeros(4), T, r"x has the shape \(4,\)"),
        (1.0, T, r"x has the shape \(\)"),
        (np.zeros((0, 4)), np.zeros(0, int), "x is empty"),
        (X.astype(complex), T, "x holds complex128"),
        (np.full((3, 4), "a"), T, "x holds"),
        (np.where(np.eye(3, 4), np.nan, X), T, "x holds nan or infinity"),
        (np.where(np.eye(3, 4), -np.inf, X), T, "x holds nan or infinity"),
        (X, np.array([0, 1]), r"t has the shape \(2,\); with 3 samples"),
        (X, np.array([0.0, 1.0, 2.0]), "t holds float64"),
        (X, np.array([0, 1, 3]), "labels from 0 to 3; the classes are 0 to 2"),
        (X, np.array([0, -1, 2]), "labels from -1 to 2"),
        (X, np.ones((3, 3)), "single 1"),
        (X, np.array(["0", "1", "2"]), "t holds"),
    ],
)
def test_bad_batches_are_told(x, t, said) -> None:
    net = mlp([4, 3])
    with pytest.raises(InputError, match=said):
        net.loss_and_gradient(x, t)
    with pytest.raises(InputError, match=said):
        net.evaluate(x, t)
    net.loss_and_gradient(X, T)


def test_large_finite_numbers_are_no_infinity() -> None:
    assert np.isfinite(mlp([2, 2], init="zeros").loss_and_gradient(np.full((1, 2), 1e30), [0]))


CONV = {"kind": "conv", "filters": 2, "kernel": 5}


@pytest.mark.parametrize(
    ("shape", "layer", "said"),
    [
        ((1, 4, 9), CONV, r"window of 5 × 5 is larger.*4 × 9"),
        ((1, 9, 9), {"kind": "pool", "size": 10}, "larger"),
        ((1, 9, 9), CONV | {"stride": 0}, "stride of 0"),
        ((1, 9, 9), CONV | {"filters": 0}, "0 filters"),
        ((1, 9, 9), CONV | {"pad": -1}, "pad of -1"),
        ((1, 9, 9), CONV | {"kernel": 2.5}, "kernel.*2.5.*int"),
        ((1, 9, 9), CONV | {"colour": 1}, "colour"),
        ((1, 9, 9), {"kind": "conv"}, "filters"),
        ((1, 9, 9), {"kind": "affine", "size": 3}, "flatten"),
        ((9,), CONV, "channels"),
        ((9,), {"kind": "pool", "size": 2}, "channels"),
        ((9,), {"kind": "affine", "size": 0}, "size is 0"),
        ((9,), {"kind": "affine", "size": True}, "size.*True"),
        ((9,), {"kind": "affine", "size": 3, "init": "hee"}, "'hee'"),
        ((9,), {"kind": "dropout", "p": 1.0}, "1.0"),
        ((9,), {"kind": "dropout", "p": float("nan")}, "nan"),
        ((9,), {"kind": "batch_norm", "eps": 0.0}, "eps"),
        ((9,), {"kind": "elu", "alpha": "big"}, "'big'"),
        ((9,), {"kind": "elu", "beta": 1.0}, "beta"),
        ((9,), {"kind": "afine", "size": 3}, r"'afine'.*affine"),
        ((9,), {"size": 3}, "described as"),
        ((9,), {"kind": ["affine"]}, "described as"),
        ((9,), "affine", "described as"),
        ((9,), {"kind": "elu", "alpha": 10**400}, "alpha"),
        ((0,), {"kind": "affine", "size": 3}, "input shape"),
        ((), {"kind": "affine", "size": 3}, "input shape"),
    ],
)
def test_impossible_layers_are_told(shape, layer, said) -> None:
    architecture = {"input_shape": list(shape), "layers": [layer]}
    for look in (layer_shapes, Network):
        with pytest.raises(InputError, match=said):
            look(architecture)


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ({"dtype": "float16"}, "float16"),
        ({"init": "hee"}, "hee"),
        ({"init": None}, "init is None"),
        ({"input_shape": 4}, "input shape is 4"),
        ({"seed": -1}, "seed is -1"),
        ({"seed": 1.5}, "seed is 1.5"),
        ({"weight_decay": -1.0}, "weight_decay is -1.0"),
        ({"weight_decay": float("nan")}, "weight_decay is nan"),
        ({"learning_rate": 1}, "learning_rate"),
        ({"layers": []}, "learns"),
        ({"layers": [{"kind": "relu"}]}, "learns"),
        ({"input_shape": [2, 4, 4], "layers": [CONV | {"kernel": 1}]}, "affine"),
    ],
)
def test_impossible_architectures_are_told(entries, said) -> None:
    whole = {"input_shape": [4], "layers": [{"kind": "affine", "size": 3}]}
    with pytest.raises(InputError, match=said):
        Network(whole | entries)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: mlp([4]), "sizes"),
        (lambda: mlp([4, 3.5, 2]), "3.5.*whole numbers"),
        (lambda: mlp(None), "sizes is .*None"),
        (lambda: mlp([4, 3, 2], batch_norm="no"), "batch_norm is 'no'; it must be True or False"),
        (lambda: mlp([4, 3, 2], dtype="foo"), "dtype is 'foo'.*float32 or float64"),
        (lambda: convnet(dtype="foo"), "dtype is 'foo'"),
        (lambda: mlp([4, 2], activation="rellu"), "rellu"),
        (lambda: mlp([4, 3, 2], activation="dropout"), "no activation called 'dropout'"),
        (lambda: mlp([4, 3, 2], activation="rellu"), "rellu"),
        (lambda: mlp([4, 3, 2], dropout=1.5), "1.5"),
        (lambda: mlp([4, 3, 2], dtype=np.int32), "int32"),
        (lambda: convnet("vgg"), "'vgg'.*simple, deep"),
        (lambda: convnet("simple", (1, 3, 3)), "larger"),
        (lambda: mlp([4, 3]).set_params(np.zeros(3)), r"\(3,\).*\(15,\)"),
    ],
)
def test_impossible_calls_are_told(make, said) -> None:
    with pytest.raises(InputError, match=said):
        make()
