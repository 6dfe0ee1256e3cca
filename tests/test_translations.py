"""Every sentence is spoken in Chinese too, with its values in place, and is compiled in."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests import translations
from widgets.translate import tr, use_language


def test_nothing_is_untranslated() -> None:
    missing = translations.sentences() - set(translations.read_ts())
    assert not missing, "run python -m tests.translations: " + "; ".join(sorted(missing)[:5])


def test_no_translation_is_left_over() -> None:
    assert set(translations.read_ts()) <= translations.sentences()


def test_values_stay_in_their_places() -> None:
    for source, translation in translations.read_ts().items():
        assert translations.gaps(source) == translations.gaps(translation), source


@pytest.mark.usefixtures("qtbot")
def test_the_compiled_file_is_of_today(qtbot: QtBot) -> None:
    use_language("zh_CN")
    try:
        for source, translation in translations.read_ts().items():
            assert tr(source) == translation
    finally:
        use_language("en")


def test_the_compiler_is_found_where_the_path_does_not_lead(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    assert Path(translations.lrelease()).is_file()
