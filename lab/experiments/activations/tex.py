"""Numbers within formulas."""

from __future__ import annotations

from lab.numerals import latex


def tex(value: float, digits: int = 4) -> str:
    """Return a number for a formula; the minus of a negative one stands close to it."""
    written = latex(value, digits)
    return f"{{{written}}}" if written.startswith("-") else written


def fixed(value: float, digits: int) -> str:
    """Return a number with so many decimals for a table, with a true minus and no minus 0."""
    written = f"{value:.{digits}f}"
    return written.lstrip("-") if float(written) == 0 else written.replace("-", "−")


def short(value: float) -> str:
    """Return two digits of a number in as little room as possible: 0.32, −1.4e−7."""
    mantissa, _, exponent = f"{value:.2g}".partition("e")
    return (f"{mantissa}e{int(exponent)}" if exponent else mantissa).replace("-", "−")
