from __future__ import annotations

import pytest

from lab.numerals import even


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
