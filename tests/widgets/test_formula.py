"""Formulas: typeset once, drawn in the colour of the theme."""

from __future__ import annotations

import re
from typing import Any

import pytest
import ziamath
from pytestqt.qtbot import QtBot

from widgets import formula
from widgets.formula import Formula
from widgets.theme import DARK, LIGHT, appearance

LATEX = r"\frac{\partial L}{\partial w_{ij}} = \left(\frac{-0.25}{\sqrt{h}}\right)^2 \mathbf{W}"


MATRIX = r"\begin{pmatrix} -0.5 \\ {-2 \cdot 10^{13}} \end{pmatrix} - \max(0, x)"
CASES = r"y = \begin{cases} 1 & x > 0 \\ 0 & x \leq 0 \end{cases}"


@pytest.mark.parametrize("theme", [DARK, LIGHT])
@pytest.mark.parametrize("latex", [LATEX, MATRIX, CASES, "x", r"\sqrt{x}", r"\text{no } {x}"])
def test_a_formula_is_what_ziamath_makes_of_it(latex: str, theme: Any) -> None:
    made = formula._svg(latex, 18.0, theme.text)
    assert made == ziamath.Latex(latex, size=18.0, color=theme.text).svg()


def test_another_theme_does_not_typeset_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dark = Formula(LATEX)
    qtbot.addWidget(dark)
    monkeypatch.setattr(ziamath, "Math", None)
    appearance.choose(theme="light")
    light = Formula(LATEX)
    qtbot.addWidget(light)
    assert light.pixmap().size() == dark.pixmap().size()
    assert light.pixmap().toImage() != dark.pixmap().toImage()


def test_nothing_in_a_formula_is_black_on_a_dark_ground() -> None:
    svg = formula._svg(r"\overline{y^2}_{20} + \frac{a}{b} \sqrt{x}", 16.0, "#fafafa")
    colors = set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg))
    assert colors <= {"#fafafa", "none"}
