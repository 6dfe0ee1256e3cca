"""The themes' tokens: text can be read, series can be told from the background."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest

from tests.widgets.contrast import contrast
from widgets.theme import THEMES, Theme


@pytest.fixture(params=list(THEMES))
def theme(request: pytest.FixtureRequest) -> Theme:
    return THEMES[request.param]


@pytest.mark.parametrize("ground", ["background", "panel", "field"])
@pytest.mark.parametrize("token", ["text", "secondary", "accent_text", "error", "good"])
def test_text_can_be_read(theme: Theme, token: str, ground: str) -> None:
    assert contrast(getattr(theme, token), getattr(theme, ground)) >= 4.5


def test_text_on_the_accent_can_be_read(theme: Theme) -> None:
    assert contrast(theme.on_accent, theme.accent) >= 4.5


def test_series_stand_out_from_the_plot(theme: Theme) -> None:
    for color in (*theme.series.values(), *theme.more, theme.accent):
        assert contrast(color, theme.background) >= 3.0, color


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_optimizers_have_the_same_order_and_names_in_both(theme: Theme) -> None:
    assert list(theme.series) == list(THEMES["dark"].series)
    assert len(set(theme.series.values())) == 7


def test_widgets_that_python_collects_meanwhile_crash_nothing() -> None:
    code = """
        import gc
        from PySide6.QtCore import QObject
        from PySide6.QtWidgets import QApplication, QLabel, QWidget
        from widgets.theme import appearance

        app = QApplication([])
        appearance.choose(theme="dark")
        shown = [QLabel("x") for _ in range(200)]
        for label in shown:
            label.ensurePolished()

        class Busy(QObject):
            events = None
            def eventFilter(self, watched, event):
                if self.events is not None:
                    self.events += 1
                    if self.events == 50:
                        self.made = [[] for _ in range(100_000)]
                return False

        busy = Busy()
        app.installEventFilter(busy)
        gc.disable()
        gc.set_threshold(50_000)
        for _ in range(200):
            lost = QWidget()
            lost.ensurePolished()
            lost.itself = lost
        del lost
        collected = []
        gc.callbacks.append(lambda phase, told: collected.append(told["collected"]))
        gc.enable()
        busy.events = 0
        appearance.choose(theme="light")
        print(busy.events > 50, sum(collected) >= 200)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.split()) == (0, ["True", "True"])
