"""For a class: full screen with larger type, and back by the keys that people try."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from widgets.plots.legend import LineLegend
from widgets.theme import appearance
from widgets.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    made = MainWindow(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


@pytest.mark.parametrize("leave", [Qt.Key.Key_F11, Qt.Key.Key_Escape])
def test_f11_begins_it_and_esc_ends_it_too(qtbot: QtBot, window: MainWindow, leave: Qt.Key) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not appearance.presentation
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert appearance.presentation
    assert window.isFullScreen()
    qtbot.keyClick(window, leave)
    assert not appearance.presentation
    assert not window.isFullScreen()


def test_the_row_of_tabs_and_the_menus_have_the_type_of_all_else(window: MainWindow) -> None:
    """Qt left some of them the type of before, in an order that is another one at each start."""
    corner = window.tabs.cornerWidget()
    assert corner is not None
    for _ in range(6):
        window.toggle_presentation()
        QApplication.processEvents()
        size = QApplication.font().pointSizeF()
        widgets: list[QWidget] = [window.tabs, window.tabs.tabBar(), corner]
        assert {w.font().pointSizeF() for w in widgets} == {size}
        assert corner.height() >= corner.sizeHint().height()


@pytest.mark.parametrize(
    ("tab_id", "preset", "names"),
    [
        ("optimizers", "seven", 7),
        ("activations", "all", 11),
        ("activations", "vanishing", None),
    ],
)
def test_what_the_hidden_list_names_a_legend_names(
    window: MainWindow, tab_id: str, preset: str, names: int | None
) -> None:
    tab = window.show_tab(tab_id)
    tab.apply_preset(preset)
    QApplication.processEvents()
    assert not [legend for legend in tab.findChildren(LineLegend) if legend.isVisible()]
    window.toggle_presentation()
    QApplication.processEvents()
    (legend,) = [legend for legend in tab.findChildren(LineLegend) if legend.isVisible()]
    shown = legend.accessibleName().split(", ")
    assert len(shown) == names or (names is None and len(shown) > 1)
    assert legend.height() > 0


def test_f9_shows_the_explanation_to_a_class_too(qtbot: QtBot, window: MainWindow) -> None:
    tab = window.show_tab("descent")

    def seen() -> bool:
        return tab.explanation.isVisible()

    assert seen()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert not seen()
    assert not tab.controls.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert seen()
    assert not tab.controls.isVisible()
    window.show_tab("optimizers")
    assert window.current_tab.explanation.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert not window.current_tab.explanation.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F9)
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.current_tab.explanation.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert not window.current_tab.explanation.isVisible()


def test_a_presentation_does_not_change_what_is_kept_of_the_columns(
    qtbot: QtBot, window: MainWindow
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F9)
    qtbot.keyClick(window, Qt.Key.Key_F11)
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert window.current_tab.explanation.isVisible()
    window.close()
    assert window.settings.value("look/explanation", type=bool) is False
