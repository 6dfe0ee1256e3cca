"""Colours and type: two themes as tables of tokens, and the style sheet made from them.

pyqtgraph ignores Qt's palette, so a tab is built anew when the theme changes: every widget reads
`appearance.theme` while it is made and holds no colours to update.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

RESOURCES = Path(__file__).parent.parent / "resources"
FONT_STEPS = range(-2, 7)


@dataclass(frozen=True)
class Theme:
    """The named colours of one theme; `series` gives each optimizer the same colour everywhere."""

    name: str
    background: str
    panel: str
    field: str
    line: str
    text: str
    secondary: str
    accent: str
    accent_text: str
    on_accent: str
    error: str
    good: str
    surface: tuple[str, str]
    diverging: tuple[str, str, str]
    series: Mapping[str, str]
    more: tuple[str, ...]


DARK = Theme(
    name="dark",
    background="#14171c",
    panel="#1b1f26",
    field="#14171c",
    line="#2b313b",
    text="#e6e9ee",
    secondary="#8d97a6",
    accent="#4c9aff",
    accent_text="#4c9aff",
    on_accent="#0c1420",
    error="#ff7b72",
    good="#3fb68b",
    surface=("#171b22", "#36425a"),
    diverging=("#e69f00", "#1b1f26", "#56b4e9"),
    series={
        "sgd": "#e69f00",
        "momentum": "#56b4e9",
        "nesterov": "#d55e00",
        "adagrad": "#009e73",
        "rmsprop": "#2e8fd0",
        "adam": "#cc79a7",
        "adamw": "#8f8f8f",
    },
    more=("#56b4e9", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#2e8fd0", "#8f8f8f", "#d8c63a"),
)

LIGHT = Theme(
    name="light",
    background="#f6f7f9",
    panel="#ffffff",
    field="#f6f7f9",
    line="#e1e5ea",
    text="#1c2128",
    secondary="#667085",
    accent="#1f6feb",
    accent_text="#1a63d6",
    on_accent="#ffffff",
    error="#b42318",
    good="#067a57",
    surface=("#ccdaea", "#fbfcfd"),
    diverging=("#c98500", "#ffffff", "#0072b2"),
    series={
        "sgd": "#bd8300",
        "momentum": "#1c95d9",
        "nesterov": "#d55e00",
        "adagrad": "#009e73",
        "rmsprop": "#0072b2",
        "adam": "#c4679b",
        "adamw": "#7f7f7f",
    },
    more=("#0072b2", "#bd8300", "#009e73", "#c4679b", "#d55e00", "#1c95d9", "#7f7f7f", "#8a7a00"),
)

THEMES = {"dark": DARK, "light": LIGHT}


class Appearance(QObject):
    """The theme and the size of type in use; tells before one of them changes, and after it."""

    changing = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choice = "system"
        self.font_step = 0
        self.presentation = False
        self._base_size = 0.0

    @property
    def theme(self) -> Theme:
        """Return the theme in use; "system" follows the desktop's own."""
        if self.choice in THEMES:
            return THEMES[self.choice]
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT

    def choose(
        self,
        *,
        theme: str | None = None,
        font_step: int | None = None,
        presentation: bool | None = None,
    ) -> None:
        """Change theme ("dark", "light", "system"), size of type or presentation mode, at once."""
        self.choice = self.choice if theme is None else theme
        if font_step is not None:
            self.font_step = min(max(font_step, FONT_STEPS.start), FONT_STEPS.stop - 1)
        self.presentation = self.presentation if presentation is None else presentation
        self.changing.emit()
        self.apply()
        self.changed.emit()

    def apply(self) -> None:
        """Give the application font, palette and style sheet."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        self._base_size = self._base_size or app.font().pointSizeF()
        font = QFont(app.font())
        font.setPointSizeF(self._base_size + self.font_step + (4 if self.presentation else 0))
        with _nothing_collected():
            # Widgets without a style sheet get a new one four times faster than they change an old
            # one.
            app.setStyleSheet("")
            app.setFont(font)
            app.setPalette(palette(self.theme))
            app.setStyleSheet(style_sheet(self.theme))

    @property
    def scale(self) -> float:
        """Return how large the type is, 1 for the system's own size."""
        return QApplication.font().pointSizeF() / self._base_size if self._base_size else 1.0

    def line_width(self, width: float) -> float:
        """Return the width of a curve for its pen: twice as wide where a class looks on.

        A plot's pens count pixels, of which a screen with small ones has several to a point.
        """
        app = QApplication.instance()
        pixels = app.devicePixelRatio() if isinstance(app, QApplication) else 1.0
        return (2 if self.presentation else 1) * pixels * width


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Keep Python's collector away while Qt goes through its list of all widgets.

    A widget without a parent (pyqtgraph has menus of that kind) that is deleted on the way stays in
    that list, and the program crashes.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


appearance = Appearance()


def palette(theme: Theme) -> QPalette:
    """Return Qt's palette for what the style sheet does not reach."""
    colors = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.background,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Base: theme.field,
        QPalette.ColorRole.AlternateBase: theme.panel,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.secondary,
        QPalette.ColorRole.Button: theme.panel,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.ToolTipBase: theme.panel,
        QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.Highlight: theme.accent,
        QPalette.ColorRole.HighlightedText: theme.on_accent,
        QPalette.ColorRole.Link: theme.accent_text,
        QPalette.ColorRole.Mid: theme.line,
        QPalette.ColorRole.Dark: theme.line,
        QPalette.ColorRole.Light: theme.panel,
        QPalette.ColorRole.Accent: theme.accent,
    }
    for role, color in roles.items():
        colors.setColor(role, QColor(color))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        colors.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.secondary))
    return colors


def tint(color: str, opacity: float) -> QColor:
    """Return a colour that lets through what is below it."""
    made = QColor(color)
    made.setAlphaF(opacity)
    return made


def mixed(one: str, other: str, share: float) -> QColor:
    """Return a colour that lies between two others, opaque; 0 is the first."""
    a, b = QColor(one), QColor(other)
    return QColor.fromRgbF(
        a.redF() + share * (b.redF() - a.redF()),
        a.greenF() + share * (b.greenF() - a.greenF()),
        a.blueF() + share * (b.blueF() - a.blueF()),
    )


def style_sheet(theme: Theme) -> str:
    """Return the style sheet: resources/style.qss with the theme's colours put in."""
    template = Template((RESOURCES / "style.qss").read_text(encoding="utf-8"))
    icons = (RESOURCES / "icons").as_posix()
    colors = {k: v for k, v in vars(theme).items() if isinstance(v, str)}
    return template.substitute(colors, icons=icons)
