"""One line for whoever opens the lab for the first time; once dismissed, it never comes back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSettings, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from widgets.controls import label
from widgets.translate import tr

KEY = "welcome/dismissed"


class Welcome(QFrame):
    """Says what can be done on every tab."""

    dismissed = Signal()

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self.setObjectName("welcome")
        self._settings = settings
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 10, 6)
        self._words = label("", "text")
        self._close = QPushButton()
        self._close.setObjectName("dismiss_welcome")
        self._close.clicked.connect(self._dismiss)
        row.addWidget(self._words, 1)
        row.addWidget(self._close)
        self._speak()
        self.setVisible(not bool(settings.value(KEY, False, type=bool)))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _speak(self) -> None:
        self._words.setText(
            tr(
                "Welcome! Drag any ring or line, change any number, press Space to play. "
                "Everything can be undone with Ctrl+Z; F1 lists the keys."
            )
        )
        self._close.setText(tr("Got it"))

    def _dismiss(self) -> None:
        self._settings.setValue(KEY, True)
        self.hide()
        self.dismissed.emit()
