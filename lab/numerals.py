"""Numbers as a reader writes them: short, with powers of ten, for text, formulas and tables."""

from __future__ import annotations

import math

_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def plain(value: float, digits: int = 4) -> str:
    """Return a number for a sentence: 0.25, −3, 1e−5 as 10⁻⁵, 2.6e13 as 2.6·10¹³, nan, ∞."""
    sign, mantissa, exponent = _parts(value, digits)
    if exponent is None:
        return sign.replace("-", "−") + mantissa
    power = "10" + str(exponent).translate(_RAISED)
    return sign.replace("-", "−") + (power if mantissa == "1" else f"{mantissa}·{power}")


def even(value: float, digits: int) -> str:
    """Return a number for a column of numbers: as `plain`, but 0.44 is 0.440 among 0.439."""
    words = plain(value, digits)
    missing = digits - len(words.lstrip("−0.").replace(".", ""))
    if missing <= 0 or not words.lstrip("−").replace(".", "").isdigit() or not value:
        return words
    return words + ("" if "." in words else ".") + "0" * missing


def latex(value: float, digits: int = 4) -> str:
    r"""Return a number for a formula: 0.25, {-3}, 10^{-5}, 2.6 \cdot 10^{13}, \infty.

    A negative one is a group: behind an equals sign its minus would stand as far off as one between
    two numbers.
    """
    sign, mantissa, exponent = _parts(value, digits)
    if exponent is None:
        words = {"∞": r"\infty", "nan": r"\mathrm{nan}"}
        written = words.get(mantissa, mantissa)
    else:
        power = f"10^{{{exponent}}}"
        written = power if mantissa == "1" else rf"{mantissa} \cdot {power}"
    return f"{{{sign}{written}}}" if sign else written


def bracketed(value: float, digits: int = 4) -> str:
    """Return a number for a formula, a negative one in parentheses, to stand behind − or ·."""
    written = latex(value, digits)
    return f"({written})" if written.startswith("{-") else written


def base(value: float, digits: int = 4) -> str:
    """Return a number for a formula, to be raised to a power: parentheses where it needs them."""
    written = bracketed(value, digits)
    return f"({written})" if written.endswith("}") else written


def fixed(value: float, digits: int) -> str:
    """Return a number with so many decimals for a table, with a true minus and no minus 0."""
    written = f"{value:.{digits}f}"
    return written.lstrip("-") if float(written) == 0 else written.replace("-", "−")


def short(value: float) -> str:
    """Return two digits of a number in as little room as possible: 0.32, −1.4e−7."""
    mantissa, _, exponent = f"{value:.2g}".partition("e")
    return (f"{mantissa}e{int(exponent)}" if exponent else mantissa).replace("-", "−")


def round_up(value: float) -> float:
    """Return the next number of one digit, or of one digit and a half: 0.4, 6, 20, 35."""
    if value <= 0:
        return 0.0
    unit = 10.0 ** math.floor(math.log10(value)) / 2
    return float(math.ceil(round(value / unit, 9)) * unit)


def _parts(value: float, digits: int) -> tuple[str, str, int | None]:
    """Return sign, digits before the power, and the power of ten (None where there is none)."""
    if math.isnan(value):
        return "", "nan", None
    sign = "-" if value < 0 else ""
    if math.isinf(value):
        return sign, "∞", None
    mantissa, _, exponent = f"{abs(value):.{digits}g}".partition("e")
    return sign, mantissa, int(exponent) if exponent else None
