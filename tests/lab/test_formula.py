from __future__ import annotations

import math
import pickle
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lab.formula import FUNCTIONS, MAX_LENGTH, parse
from lab.message import InputError

X, Y = np.array([[1.0, 2.0, -0.5]]), np.array([[3.0, -1.0, 0.25]])


@pytest.mark.parametrize(
    ("text", "f"),
    [
        ("x^2/20 + y^2", lambda x, y: x**2 / 20 + y**2),
        ("x²/20 + y²", lambda x, y: x**2 / 20 + y**2),
        ("x**2 / 20 + y**2", lambda x, y: x**2 / 20 + y**2),
        ("x^3 - 3*x*y^2", lambda x, y: x**3 - 3 * x * y**2),
        ("-x^2", lambda x, y: -(x**2)),
        ("2^3^2 + 0*x", lambda x, y: 512),
        ("x^-1", lambda x, y: 1 / x),
        ("x¹² + y", lambda x, y: x**12 + y),
        ("（x＋１）×２", lambda x, y: (x + 1) * 2),
        ("√(x² + 1) ÷ 2 − y·π", lambda x, y: math.sqrt(x**2 + 1) / 2 - y * math.pi),
        ("E^X * PI", lambda x, y: math.e**x * math.pi),
        ("1.5e-1*x + .5", lambda x, y: 0.15 * x + 0.5),
        ("sin(x)*cos(y) + tan(x)", lambda x, y: math.sin(x) * math.cos(y) + math.tan(x)),
        ("log(abs(x)) + ln(abs(x))", lambda x, y: 2 * math.log(abs(x))),
        ("log2(x^2) + log10(y^2)", lambda x, y: math.log2(x**2) + math.log10(y**2)),
        ("exp(-(x^2 + y^2))", lambda x, y: math.exp(-(x**2 + y**2))),
        ("tanh(x) + sqrt(abs(y))", lambda x, y: math.tanh(x) + math.sqrt(abs(y))),
        ("max(x, y, 0) - min(x, y)", lambda x, y: max(x, y, 0) - min(x, y)),
        ("7", lambda x, y: 7),
    ],
)
def test_formulas_mean_what_they_say(text: str, f: Any) -> None:
    expected = [[f(float(x), float(y)) for x, y in zip(X[0], Y[0], strict=True)]]
    np.testing.assert_allclose(parse(text)(X, Y), expected, rtol=1e-14)


HOSTILE = [
    ('__import__("os")', "_ cannot be used"),
    ("open(x)", "open is not known"),
    ("x.real", "A formula holds"),
    ("x +", "breaks off after: x +"),
    ("min(x, y", "opened but not closed"),
    ("(x + 1))", "closed but was not opened"),
    ("", "Type a formula"),
    (" \t\n", "Type a formula"),
    ("x" * 10_000, "10000 characters"),
    ("-" * (MAX_LENGTH - 1) + "x", "too complicated"),
    ("9" * 200 + "*x", "within ±1e"),
    ("1e999*x", "within ±1e"),
    ("x + 1e13", "within ±1e"),
    ("2x", r"products with \*, here: 2x"),
    ("2(x + 1)", r"products with \*"),
    ("x(y)", r"products with \*"),
    ("x y", r"products with \*, here: x y"),
    ("sin", r"sin needs parentheses: sin\(x\)"),
    ("sin x", "from here on: x"),
    ("sin(x, y)", "one value, not 2"),
    ("sin()", "one value, not 0"),
    ("sin(*x)", "A formula holds"),
    ("min(x)", "two or more"),
    ("z + 1", "z is not known"),
    ("True", "true is not known"),
    ("1j", "A formula holds"),
    ("x if y else 1", "A formula holds"),
    ("lambda: x", ": cannot be used"),
    ("x and y", "A formula holds"),
    ("x // y", "A formula holds"),
    ("x, y", "A formula holds"),
    ("x = 1", "= cannot be used"),
    ("x < y", "< cannot be used"),
    ("x # y", "# cannot be used"),
    ("x; y", "; cannot be used"),
    ("[x]", r"\[ cannot be used"),
    ("'x'", "' cannot be used"),
    ("{x}", "{ cannot be used"),
    ("x\x00", "cannot be used"),
    ("é", "é cannot be used"),
    ("0777", "from here on: 0777"),
    ("1if x else y", "."),
    ("0xfor x", "."),
    ("await x", "A formula holds"),
    ("yield x", "."),
    ("...", "A formula holds"),
]


@pytest.mark.parametrize(("text", "told"), HOSTILE)
def test_everything_else_gets_a_sentence(text: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        parse(text)


@given(st.text(alphabet="xy0123456789.e+-*/^(), sincoplgmabt²_\"'[]{}#:;=é\n", max_size=40))
def test_no_text_does_more_than_raise_a_sentence(text: str) -> None:
    try:
        f = parse(text)
    except InputError:
        return
    assert f(X, Y).shape == X.shape


@pytest.mark.parametrize("text", ["9^9^9^9^9", "x^x^x^x", "1/0", "0/0", "1e12^1e12", "log(-1)"])
def test_powers_never_hang_and_nothing_warns(text: str) -> None:
    value = parse(text)(np.full(1000, -3.0), np.full(1000, 2.0))
    assert value.shape == (1000,)
    assert not np.all(np.isfinite(value))


def test_the_message_keeps_its_template_for_translation() -> None:
    with pytest.raises(InputError) as caught:
        parse("foo(x)")
    assert caught.value.message.template.startswith("{name} is not known here")
    assert all(name in str(caught.value) for name in ("foo", "sin", "max"))


def test_a_formula_can_be_sent_to_a_child_process() -> None:
    f = parse("max(x^2, sin(y))")
    again = pickle.loads(pickle.dumps(f))
    np.testing.assert_array_equal(again(X, Y), f(X, Y))
    assert f.names == {"x", "y", "max", "sin"}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_takes_arrays(name: str) -> None:
    assert np.all(np.isfinite(parse(f"{name}(0.5 + 0*x)")(X, Y)))
