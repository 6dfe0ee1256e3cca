"""Numbers as a reader writes them."""

from __future__ import annotations

import pytest

from lab.numerals import base, bracketed, even, fixed, latex, plain, round_up, short

NUMBERS = [
    (0.25, "0.25", "0.25"),
    (-3.0, "−3", "{-3}"),
    (1e-5, "10⁻⁵", "10^{-5}"),
    (-2.6e13, "−2.6·10¹³", r"{-2.6 \cdot 10^{13}}"),
    (float("-inf"), "−∞", r"{-\infty}"),
    (float("nan"), "nan", r"\mathrm{nan}"),
]


@pytest.mark.parametrize(("value", "in_words", "in_a_formula"), NUMBERS)
def test_a_number_in_words_and_in_a_formula(value: float, in_words: str, in_a_formula: str) -> None:
    """The minus of a negative number belongs to it: it is no sign between two numbers."""
    assert plain(value) == in_words
    assert latex(value) == in_a_formula


def test_a_negative_number_behind_a_sign_has_parentheses() -> None:
    assert (bracketed(0.5), bracketed(-0.5)) == ("0.5", "({-0.5})")


def test_a_number_can_be_raised_to_a_power() -> None:
    """10⁻⁵² would be another number, and 10^{-5}^2 cannot be typeset."""
    assert (base(0.5), base(-0.5)) == ("0.5", "({-0.5})")
    assert (base(1e-5), base(2.6e13)) == ("(10^{-5})", r"(2.6 \cdot 10^{13})")


@pytest.mark.parametrize(
    ("value", "end"),
    [(0, 0), (-3, 0), (0.31, 0.35), (0.4, 0.4), (5.2, 5.5), (17, 20), (31, 35), (99, 100)],
)
def test_the_end_of_an_axis_is_round_and_close_above(value: float, end: float) -> None:
    assert round_up(value) == pytest.approx(end)


def test_numbers_of_a_table() -> None:
    assert [fixed(value, 2) for value in (0.5, -0.5, -0.001)] == ["0.50", "−0.50", "0.00"]
    assert [short(value) for value in (0.3161, -1.4e-7)] == ["0.32", "−1.4e−7"]


@pytest.mark.parametrize(
    ("value", "digits", "words"),
    [
        (0.44, 3, "0.440"),
        (-0.4, 3, "−0.400"),
        (0.04, 2, "0.040"),
        (1.0, 3, "1.00"),
        (12.0, 3, "12.0"),
        (123.4, 3, "123"),
        (0.0, 3, "0"),
        (1e-5, 3, "10⁻⁵"),
        (float("nan"), 3, "nan"),
        (float("inf"), 3, "∞"),
    ],
)
def test_numbers_in_a_column_have_as_many_digits(value: float, digits: int, words: str) -> None:
    assert even(value, digits) == words
