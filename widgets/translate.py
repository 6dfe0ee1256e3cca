"""Words in the reader's language: one dictionary for the face and for the engine's sentences."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from lab.message import Message, legible

CONTEXT = "lab"
FOLDER = Path(__file__).parent.parent / "resources" / "i18n"
LANGUAGES = {"en": "English", "zh_CN": "简体中文"}

_installed: list[QTranslator] = []
_language = "en"


def tr(text: str) -> str:
    """Return `text` (a literal, without values in it) in the language in use."""
    return QCoreApplication.translate(CONTEXT, text)


def say(message: Message | str) -> str:
    """Return a sentence of the engine in the language in use; values that are sentences too."""
    if isinstance(message, str):
        return tr(message) if message else ""
    values = {
        name: say(value) if isinstance(value, Message) else value
        for name, value in message.values.items()
    }
    return legible(tr(message.template).format(**values))


def language() -> str:
    """Return the language in use, a key of LANGUAGES."""
    return _language


def system_language() -> str:
    """Return the language of the desktop if the lab speaks it, else English."""
    chinese = QLocale.system().language() == QLocale.Language.Chinese
    return "zh_CN" if chinese else "en"


def use_language(code: str) -> None:
    """Speak another language from now on: the lab's own words, and Qt's (in its dialogs)."""
    global _language
    for translator in _installed:
        QCoreApplication.removeTranslator(translator)
    _installed.clear()
    _language = code if code in LANGUAGES else "en"
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for folder, name in ((qt_folder, f"qtbase_{_language}"), (str(FOLDER), f"lab_{_language}")):
        translator = QTranslator()
        if translator.load(name, folder):
            QCoreApplication.installTranslator(translator)
            _installed.append(translator)
