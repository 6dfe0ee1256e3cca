"""A reader's own formula in x and y: checked, then evaluated by walking its syntax tree.

Python's parser reads the text, but nothing of it is ever run: only the parts listed here are known,
and each of them is done by NumPy.
"""

from __future__ import annotations

import ast
import re
import unicodedata
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np

from lab.arrays import Array
from lab.message import InputError

MAX_LENGTH = 300
MAX_DEPTH = 100
MAX_NUMBER = 1e12

CONSTANTS = {"pi": np.pi, "e": np.e}
FUNCTIONS: dict[str, Callable[..., Any]] = {
    "sin": np.sin,
    "cos": np.cos,
    "tan": np.tan,
    "asin": np.arcsin,
    "acos": np.arccos,
    "atan": np.arctan,
    "sinh": np.sinh,
    "cosh": np.cosh,
    "tanh": np.tanh,
    "exp": np.exp,
    "log": np.log,
    "ln": np.log,
    "log2": np.log2,
    "log10": np.log10,
    "sqrt": np.sqrt,
    "abs": np.abs,
    "sign": np.sign,
    "floor": np.floor,
}
MANY = {"min": np.minimum, "max": np.maximum}
"""Functions of two or more arguments."""


def _power(base: Any, exponent: Any) -> Any:
    """Return base^exponent, small whole powers as products: NumPy's x**3 takes 20 times as long."""
    if np.ndim(exponent) == 0 and exponent in range(2, 13):
        return reduce(np.multiply, [base] * int(exponent))
    return np.power(base, exponent)


_OPERATORS: dict[type[ast.AST], Callable[..., Any]] = {
    ast.Add: np.add,
    ast.Sub: np.subtract,
    ast.Mult: np.multiply,
    ast.Div: np.divide,
    ast.Pow: _power,
    ast.UAdd: np.positive,
    ast.USub: np.negative,
}
_SAME = str.maketrans({"^": "**", "·": "*", "×": "*", "÷": "/", "−": "-", "π": "pi", "√": "sqrt"})
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_FOREIGN = re.compile(r"[^0-9a-z+\-*/()., ]")
_PRODUCT = re.compile(r"(?<![a-z0-9])[0-9.]+\s*[a-z(]|(\)|\b[xy]\s)\s*[0-9a-z(]")
_OPEN_END = re.compile(r"[-+*/,]$")


@dataclass(frozen=True)
class Formula:
    """f(x, y) as typed. Overflow gives inf and 0/0 gives nan, without a warning."""

    text: str
    tree: ast.expr
    names: frozenset[str]

    def __call__(self, x: Array, y: Array) -> Array:
        """Return f(x, y) element by element, for arrays of one shape."""
        with np.errstate(all="ignore"):
            return np.broadcast_to(_value(self.tree, {"x": x, "y": y}), np.shape(x))


def parse(text: str) -> Formula:
    """Read a formula such as `x^2/20 + y^2`: powers as ^, ** or ², full-width signs as well.

    Raises InputError with a sentence for everything else: nothing typed, too long, too deep,
    broken off, an unknown name, a huge number.
    """
    plain = _plain(text)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            tree = ast.parse(plain, mode="eval").body
        except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
            raise _unreadable(plain, getattr(error, "offset", None)) from None
    if _depth(tree) > MAX_DEPTH:
        raise InputError("The formula is too complicated: please use fewer parts")
    _check(tree)
    names = frozenset(node.id for node in ast.walk(tree) if isinstance(node, ast.Name))
    return Formula(text.strip(), tree, names)


def _plain(text: str) -> str:
    """Return the formula in Python's own signs, all of them harmless."""
    if len(text) > MAX_LENGTH:
        raise InputError(
            "The formula has {came} characters, at most {limit} are allowed",
            came=len(text),
            limit=MAX_LENGTH,
        )
    raised = _RAISED.sub(lambda digits: "**" + unicodedata.normalize("NFKC", digits[0]), text)
    plain = " ".join(unicodedata.normalize("NFKC", raised).translate(_SAME).lower().split())
    if not plain:
        raise InputError("Type a formula in x and y, for example x^2/20 + y^2")
    if foreign := _FOREIGN.search(plain):
        sign = foreign[0] if foreign[0].isprintable() else ascii(foreign[0])
        raise InputError("{sign} cannot be used in a formula", sign=sign)
    return plain


def _unreadable(plain: str, offset: int | None) -> InputError:
    """Return the sentence for text that is no formula, from the place where reading stopped."""
    if plain.count("(") > plain.count(")"):
        return InputError("A parenthesis is opened but not closed")
    if plain.count("(") < plain.count(")"):
        return InputError("A parenthesis is closed but was not opened")
    if product := _PRODUCT.search(plain):
        return InputError("Write products with *, here: {place}", place=product[0])
    if _OPEN_END.search(plain):
        return InputError("The formula breaks off after: {place}", place=plain[-20:])
    rest = plain[offset - 1 :] if offset else plain
    return InputError("The formula cannot be understood from here on: {place}", place=rest[:20])


def _depth(node: ast.AST) -> int:
    return 1 + max((_depth(child) for child in ast.iter_child_nodes(node)), default=0)


def _check(node: ast.AST) -> None:
    """Raise InputError unless the node and all below it are on the list."""
    match node:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            if not abs(value) <= MAX_NUMBER:
                raise InputError(
                    "Numbers in a formula must lie within ±{limit}", limit=f"{MAX_NUMBER:g}"
                )
        case ast.Name(id=name):
            if name in FUNCTIONS or name in MANY:
                raise InputError("{name} needs parentheses: {name}(x)", name=name)
            if name not in CONSTANTS and name not in ("x", "y"):
                raise _unknown(name)
        case ast.UnaryOp(op=op, operand=operand) if type(op) in _OPERATORS:
            _check(operand)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            _check(left)
            _check(right)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]):
            _check_call(name, args)
        case ast.Call():
            raise InputError("Write products with *, for example 2*(x + 1)")
        case _:
            raise InputError("A formula holds numbers, x, y, + - * / ^, parentheses and functions")


def _check_call(name: str, args: list[ast.expr]) -> None:
    if name in CONSTANTS or name in ("x", "y"):
        raise InputError("Write products with *, for example 2*(x + 1)")
    if name not in FUNCTIONS and name not in MANY:
        raise _unknown(name)
    if name in MANY and len(args) < 2:
        raise InputError("{name} needs two or more values: {name}(x, y)", name=name)
    if name in FUNCTIONS and len(args) != 1:
        raise InputError("{name} takes one value, not {came}", name=name, came=len(args))
    for arg in args:
        _check(arg)


def _unknown(name: str) -> InputError:
    return InputError(
        "{name} is not known here: use x, y, pi, e or one of {functions}",
        name=name[:20],
        functions=", ".join((*FUNCTIONS, *MANY)),
    )


def _value(node: ast.expr, at: dict[str, Array]) -> Any:
    """Return the value of a checked node: always by NumPy, whose powers never hang."""
    match node:
        case ast.Constant(value=value):
            return np.float64(value)  # type: ignore[arg-type]
        case ast.Name(id=name):
            return at[name] if name in at else np.float64(CONSTANTS[name])
        case ast.UnaryOp(op=op, operand=operand):
            return _OPERATORS[type(op)](_value(operand, at))
        case ast.BinOp(left=left, op=op, right=right):
            return _OPERATORS[type(op)](_value(left, at), _value(right, at))
        case ast.Call(func=ast.Name(id=name), args=args):
            values = [_value(arg, at) for arg in args]
            return reduce(MANY[name], values) if name in MANY else FUNCTIONS[name](*values)
        case _:
            raise AssertionError(f"unchecked part of a formula: {node}")
