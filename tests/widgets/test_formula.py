"""Formulas: typeset once, drawn in the colour of the theme."""

from __future__ import annotations

from typing import Any

import pytest
import ziamath
from pytestqt.qtbot import QtBot

from widgets import formula
from widgets.formula import Formula
from widgets.theme import DARK, LIGHT, appearance

LATEX = r"\frac{\partial L}{\partial w_{ij}} = \left(\frac{-0.25}{\sqrt{h}}\right)^2 \mathbf{W}"


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_a_formula_is_what_ziamath_makes_of_it(theme: Any) -> None:
    made = formula._svg(LATEX, 18.0, theme.text)
    assert made == ziamath.Latex(LATEX, size=18.0, color=theme.text).svg()


def test_another_theme_does_not_typeset_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dark = Formula(LATEX)
    qtbot.addWidget(dark)
    monkeypatch.setattr(ziamath, "Latex", None)
    appearance.choose(theme="light")
    light = Formula(LATEX)
    qtbot.addWidget(light)
    assert light.pixmap().size() == dark.pixmap().size()
    assert light.pixmap().toImage() != dark.pixmap().toImage()
