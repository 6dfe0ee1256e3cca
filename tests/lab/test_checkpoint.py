from __future__ import annotations

import io
import json
import struct
import tracemalloc
import zipfile
from pathlib import Path

import numpy as np
import pytest

from lab import checkpoint
from lab.experiments.training import RunParams
from lab.message import InputError
from lab.nn import Network, convnet, mlp
from lab.npz import LONGEST_HEADER, load_arrays, save_arrays
from lab.optim import OPTIMIZERS
from tests.mutate import CASES, mutations

RNG = np.random.default_rng(0)
X = RNG.random((20, 784), np.float32)
T = RNG.integers(0, 10, 20)

NETWORKS = {
    "plain": lambda: mlp([784, 20, 10], seed=3),
    "float64": lambda: mlp([784, 20, 10], activation="sigmoid", dtype=np.float64),
    "batch norm and dropout": lambda: mlp([784, 20, 10], batch_norm=True, dropout=0.3),
    "orthogonal, decay": lambda: mlp([784, 20, 10], init="orthogonal", weight_decay=0.1),
    "std": lambda: mlp([784, 20, 10], init=0.01),
    "convnet": lambda: convnet("simple"),
}


def trained(network, optimizer, state, steps=2):
    for _ in range(steps):
        network.loss_and_gradient(X, T)
        optimizer.update(network.params, network.grads, state)
    return network


@pytest.fixture
def path(tmp_path):
    return tmp_path / "网络 1.npz"


@pytest.fixture
def saved(path):
    """A small network after some steps of Adam, in a file."""
    network, adam = mlp([784, 5, 10], batch_norm=True), OPTIMIZERS["adam"]()
    state = adam.init(network.params)
    trained(network, adam, state)
    history = {"step": np.arange(3), "loss": [2.3, 1.9, np.nan]}
    checkpoint.save(path, network, optimizer=adam, state=state, history=history, seed=5)
    return path


@pytest.mark.parametrize("kind", NETWORKS)
def test_the_network_computes_the_same_bits(path, kind):
    network, sgd = NETWORKS[kind](), OPTIMIZERS["sgd"](lr=0.1)
    trained(network, sgd, sgd.init(network.params))
    checkpoint.save(path, network)
    loaded = checkpoint.load(path).network
    np.testing.assert_array_equal(loaded.params, network.params)
    np.testing.assert_array_equal(loaded.predict(X), network.predict(X))
    assert loaded.architecture == network.architecture
    assert (loaded.dtype, loaded.weight_decay) == (network.dtype, network.weight_decay)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_training_goes_on_as_if_it_had_not_stopped(path, name):
    network, optimizer = mlp([784, 20, 10], batch_norm=True), OPTIMIZERS[name](lr=0.02)
    state = optimizer.init(network.params)
    trained(network, optimizer, state)
    checkpoint.save(path, network, optimizer=optimizer, state=state)
    loaded = checkpoint.load(path)
    assert loaded.optimizer == optimizer
    assert loaded.optimizer_name == name
    trained(network, optimizer, state, steps=5)
    trained(loaded.network, loaded.optimizer, loaded.state, steps=5)
    np.testing.assert_array_equal(loaded.network.params, network.params)
    np.testing.assert_array_equal(loaded.network.predict(X), network.predict(X))


def test_numpys_numbers_are_kept_as_pythons(path):
    network = mlp([4, 3], init=np.float32(0.25), weight_decay=np.float64(0.5))
    checkpoint.save(path, network, seed=np.int64(3), extra={"lr": np.float32(0.5)})
    loaded = checkpoint.load(path)
    assert (loaded.seed, loaded.extra) == (3, {"lr": 0.5})
    assert loaded.network.architecture["init"] == 0.25


@pytest.mark.parametrize(
    "given",
    [
        {"optimizer": OPTIMIZERS["sgd"](lr=np.full(15, 0.1))},
        {"seed": "three", "extra": {"path": Path("x")}},
        {"extra": {"loss": np.nan}},
    ],
)
def test_what_json_cannot_hold_is_told(path, given):
    with pytest.raises(InputError, match="not saved"):
        checkpoint.save(path, mlp([4, 3]), **given)
    assert not path.exists()


def test_what_else_is_kept(path):
    history = {"step": [10, 20], "test": [0.5, np.nan]}
    checkpoint.save(
        path, mlp([4, 3]), history=history, seed=7, extra={"data": "MNIST", "sizes": [1, 2.5, None]}
    )
    loaded = checkpoint.load(path)
    assert loaded.history["step"].tolist() == [10, 20]
    assert loaded.history["step"].dtype == np.int64
    np.testing.assert_array_equal(loaded.history["test"], [0.5, np.nan])
    assert loaded.seed == 7
    assert loaded.extra == {"data": "MNIST", "sizes": [1, 2.5, None]}
    assert (loaded.optimizer, loaded.optimizer_name, loaded.state) == (None, None, None)


@pytest.mark.parametrize("kind", ["e", "f", "d", "g", "?", "B", "h"])
def test_numbers_of_every_kind_are_kept(path, kind):
    values = np.array([0, 1.5, 2.75]).astype(kind)
    save_arrays(path, {}, {"values": values})
    np.testing.assert_array_equal(load_arrays(path, 10_000)[1]["values"], values)


def test_an_optimizer_without_its_state_starts_afresh(path):
    checkpoint.save(path, mlp([4, 3]), optimizer=OPTIMIZERS["momentum"](lr=0.5))
    loaded = checkpoint.load(path)
    assert loaded.optimizer.lr == 0.5
    assert not loaded.state["v"].any()


def test_the_same_network_makes_the_same_bytes(tmp_path):
    for name in "ab":
        checkpoint.save(tmp_path / name, mlp([20, 5, 3], seed=1), seed=1)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_numpy_reads_it_too(saved):
    with np.load(saved, allow_pickle=False) as file:
        assert file["params/affine1.W"].shape == (784, 5)
        assert json.loads(file["header"].tobytes())["architecture"]["layers"]


def test_a_network_that_ran_away_is_not_saved(saved):
    before = saved.read_bytes()
    network = mlp([4, 3])
    network.params[2] = np.inf
    with pytest.raises(
        InputError, match=r"not saved: affine1\.W holds numbers that are not finite"
    ):
        checkpoint.save(saved, network)
    assert saved.read_bytes() == before


def test_a_large_header_is_not_saved(path):
    with pytest.raises(InputError, match="its header has"):
        checkpoint.save(path, mlp([4, 3]), extra={"text": "x" * 5_000_000})
    assert not path.exists()


@pytest.mark.parametrize(
    ("layers", "limit", "most", "told"),
    [
        (("conv 1300 1", "pool 4", "relu"), "_MOST_VALUES_A_LAYER", 1_000_000, "1,019,200 values"),
        (("affine 400",), "_LARGEST_FILE", 1_200_000, "1,52"),
        (("relu",) * 6, "_MOST_LAYERS", 6, "7 layers"),
    ],
)
def test_what_could_not_be_opened_again_is_not_saved(path, monkeypatch, layers, limit, most, told):
    monkeypatch.setattr(checkpoint, limit, most)
    with pytest.raises(InputError, match=f"not saved.*{told}"):
        checkpoint.save(path, Network(RunParams(layers=layers).architecture()))
    assert not path.exists()


def test_the_header_of_the_deepest_network_fits(path):
    """The curves of a long run are arrays, and make no header longer."""
    network = mlp([4, *[3] * 66, 2], batch_norm=True)
    assert 190 < len(network.layers) <= 200
    extra = {"params": RunParams(layers=("conv 30 5 stride 1 pad 2",) * 39).to_json()}
    history = {"loss": np.zeros(1_000_000)}
    checkpoint.save(path, network, seed=2**31, extra=extra, history=history)
    assert len(json.dumps(load_arrays(path, 10**9)[0])) * 5 < LONGEST_HEADER
    assert len(checkpoint.load(path).history["loss"]) == 1_000_000


def test_not_a_file(tmp_path):
    with pytest.raises(InputError, match="There is no file"):
        checkpoint.load(tmp_path / "none.npz")
    with pytest.raises(InputError, match="is a folder"):
        checkpoint.load(tmp_path)
    (tmp_path / "text").write_text("not a network")
    with pytest.raises(InputError, match="text is damaged, or was not saved by the lab"):
        checkpoint.load(tmp_path / "text")


def changed(path, header=None, arrays=None):
    old_header, old_arrays = load_arrays(path, 10**8)
    save_arrays(path, old_header | (header or {}), old_arrays | (arrays or {}))


def test_another_version(saved):
    changed(saved, {"version": 99})
    with pytest.raises(InputError, match="has format 99, but this version of the lab reads format"):
        checkpoint.load(saved)


W = np.zeros((784, 5), np.float32)
WRONG_ARRAYS = {
    "nan": {"params/affine1.W": W * np.float32(np.nan)},
    "infinite state": {"optimizer/v": np.full(mlp([784, 5, 10], batch_norm=True).params.shape,
                                              np.inf, np.float32)},
    "another type": {"params/affine1.W": W.astype(np.float64)},
    "another shape": {"params/affine1.W": W.T},
    "another size": {"params/affine1.W": W[:-1]},
    "a stranger": {"params/affine9.W": W},
    "a part unknown": {"secrets/1": W},
    "a history of two dimensions": {"history/loss": W},
    "whole numbers for weights": {"params/affine1.b": np.zeros(5, np.int64)},
    "no normalization": {"running/batch_norm1.running_mean": np.zeros((5, 1), np.float32)},
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG_ARRAYS)
def test_arrays_that_do_not_fit(saved, wrong):
    changed(saved, arrays=WRONG_ARRAYS[wrong])
    with pytest.raises(InputError, match=r"is damaged|not finite in"):
        checkpoint.load(saved)


def described(**changes):
    layers = [{"kind": "affine", "size": 5}, {"kind": "batch_norm"}, {"kind": "relu"}]
    layers.append({"kind": "affine", "size": 10})
    return {"input_shape": [784], "layers": layers, "init": "he", "dtype": "float32", "seed": 0,
            "weight_decay": 0.0} | changes  # fmt: skip


WRONG_HEADERS = {
    "huge": {"architecture": described(layers=[{"kind": "affine", "size": 10**9}])},
    "huge, no weights": {"architecture": described(input_shape=[1, 10**6, 10**6])},
    "many layers": {"architecture": described(layers=[{"kind": "relu"}] * 10**4)},
    "no layers": {"architecture": described(layers=[])},
    "layers a text": {"architecture": described(layers="affine")},
    "no such layer": {"architecture": described(layers=[{"kind": "rocket"}])},
    "a kind that is a list": {"architecture": described(layers=[{"kind": []}])},
    "a size that is a text": {"architecture": described(layers=[{"kind": "affine", "size": "x"}])},
    "a size below zero": {"architecture": described(input_shape=[-784])},
    "another type": {"architecture": described(dtype="object")},
    "no such init": {"architecture": described(init="magic")},
    "a seed below zero": {"architecture": described(seed=-1)},
    "a seed that is a list": {"architecture": described(seed=[])},
    "something unknown": {"architecture": described(hook="os.system")},
    "no architecture": {"architecture": None},
    "no such optimizer": {"optimizer": {"name": "magic"}},
    "an optimizer without a name": {"optimizer": {"lr": 1}},
    "an option unknown": {"optimizer": {"name": "adam", "hook": 1}},
    "lr a text": {"optimizer": {"name": "adam", "lr": "high"}},
    "lr below zero": {"optimizer": {"name": "adam", "lr": -1}},
    "no optimizer, but its state": {"optimizer": None},
    "t a text": {"state": {"t": "2"}},
    "t below zero": {"state": {"t": -2}},
    "no t": {"state": {}},
    "run's seed a text": {"seed": "5"},
    "extra a list": {"extra": []},
    "another format": {"format": "picture"},
}


@pytest.mark.parametrize("wrong", WRONG_HEADERS)
def test_headers_that_do_not_fit(saved, wrong):
    changed(saved, WRONG_HEADERS[wrong])
    tracemalloc.start()
    try:
        with pytest.raises(InputError, match=r"is damaged|describes a network that cannot be"):
            checkpoint.load(saved)
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def zipped(entries, compression=zipfile.ZIP_STORED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return file.getvalue()


def npy(header: str, data: bytes = b"", length: int | None = None) -> bytes:
    text = header.encode() + b"\n"
    length = len(text) if length is None else length
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", length) + text + data


GOOD = npy("{'descr': '|u1', 'fortran_order': False, 'shape': (2,), }", b"{}")
SHAPE = "{{'descr': '<f4', 'fortran_order': False, 'shape': ({}), }}"
OBJECTS = "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }"
MANY = zipped([(f"{i}.npy", GOOD) for i in range(1001)])

CRAFTED = {
    "packed": zipped([("header.npy", GOOD)], zipfile.ZIP_DEFLATED),
    "a bomb": zipped([("header.npy", npy(SHAPE.format("10**9,"), bytes(10**7)))], 8),
    "lzma": zipped([("header.npy", GOOD)], zipfile.ZIP_LZMA),
    "no header": zipped([("params/W.npy", GOOD)]),
    "many entries": MANY,
    "a name that climbs": zipped([("../../header\n.npy", GOOD)]),
    "objects": zipped([("header.npy", npy(OBJECTS, b"cos\nsystem\n(S'true'\ntR."))]),
    "a huge shape": zipped([("header.npy", npy(SHAPE.format("999999999999, 999999999999")))]),
    "a shape below zero": zipped([("header.npy", npy(SHAPE.format("-1,")))]),
    "code for a shape": zipped([("header.npy", npy(SHAPE.format("__import__('os')")))]),
    "a long npy header": zipped([("header.npy", npy(SHAPE.format("1," * 10_000)))]),
    "a wrong npy length": zipped([("header.npy", npy(SHAPE.format("0,"), length=3))]),
    "a list for a header": zipped([("header.npy", GOOD[:-2] + b"[]")]),
    "a number beyond all": zipped([("header.npy", npy(
        "{'descr': '|u1', 'fortran_order': False, 'shape': (11,), }", b'{"a":1e999}'))]),
    "deep brackets": zipped([("header.npy", npy(
        "{'descr': '|u1', 'fortran_order': False, 'shape': (100000,), }", b"[" * 100_000))]),
    "a comment behind": zipped([("header.npy", GOOD)])[:-2] + b"\3\0abc",
    "empty": b"",
    "only an end": b"PK\5\6" + bytes(18),
    "entries that are not there": b"PK\5\6" + struct.pack("<4H2LH", 0, 0, 5, 5, 500, 10, 0),
    "a long list of contents": b"PK\5\6" + struct.pack("<4H2LH", 0, 0, 9, 9, 2**32 - 2, 0, 0),
}  # fmt: skip


@pytest.mark.parametrize("craft", CRAFTED)
def test_crafted_files(path, craft):
    path.write_bytes(CRAFTED[craft])
    tracemalloc.start()
    try:
        with pytest.raises(InputError, match="is damaged, or was not saved by the lab"):
            checkpoint.load(path)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_entries_that_share_their_bytes(saved):
    """Many names for one large array would unpack to far more than the file's size."""
    data = bytearray(zipped([("header.npy", GOOD), ("params/W.npy", bytes(100_000))]))
    start = data.rindex(b"PK\1\2")
    end = data.rindex(b"PK\5\6")
    entry, count = data[start:end], 400
    copies = b"".join(entry.replace(b"params/W", b"p/%06d" % i) for i in range(count))
    last = struct.pack("<4H2LH", 0, 0, count, count, len(copies), start, 0)
    saved.write_bytes(bytes(data[:start]) + copies + b"PK\5\6" + last)
    tracemalloc.start()
    try:
        with pytest.raises(InputError, match="is damaged"):
            checkpoint.load(saved)
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def loads_or_says_why(path) -> bool:
    try:
        loaded = checkpoint.load(path)
    except InputError:
        return False
    assert np.isfinite(loaded.network.params).all()
    return True


def test_cut_at_every_byte(path):
    checkpoint.save(path, mlp([3, 2]), seed=1)
    data = path.read_bytes()
    for end in range(len(data)):
        path.write_bytes(data[:end])
        assert not loads_or_says_why(path)


def test_fuzz_files(saved):
    data = saved.read_bytes()
    before = checkpoint.load(saved).network.params
    for damaged in mutations(data, CASES):
        saved.write_bytes(damaged)
        # zipfile's checksums: what loads is what was saved.
        if loads_or_says_why(saved):
            np.testing.assert_array_equal(checkpoint.load(saved).network.params, before)


def test_fuzz_headers(saved):
    header, arrays = load_arrays(saved, 10**8)
    text = json.dumps(header).encode()
    for damaged in mutations(text, CASES, seed=1):
        data = npy(
            f"{{'descr': '|u1', 'fortran_order': False, 'shape': ({len(damaged)},), }}", damaged
        )
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("header.npy", data)
            for name, array in arrays.items():
                with archive.open(f"{name}.npy", "w") as part:
                    np.lib.format.write_array(part, array)
        saved.write_bytes(file.getvalue())
        loads_or_says_why(saved)
