"""What every tab shows: controls, plots, explanation, transport.

The widgets inside only show the tab's truth. They are thrown away and made anew when the theme or
the language changes.
"""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QThread, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from lab.experiments.experiment import Experiment
from lab.message import Message
from lab.questions import question
from widgets.gestures import gestures
from widgets.hand import held
from widgets.question_card import NONE
from widgets.tab_content import TabContent
from widgets.tab_view import TabParts, TabView
from widgets.theme import appearance
from widgets.translate import language, tr
from widgets.transport import Transport

SETTINGS_MS = 50
"""The controls follow what is dragged on a plot twenty times a second, as does "changed: …"."""
EXPLAIN_MS = 80
EXPLAIN_PLAYING_MS = 1000
"""Formulas take a frame or two to typeset; while something moves, the plots come first."""


class LabTab(TabContent):
    """A tab of the lab. Subclasses make the plots and show a Frame at a cursor on them."""

    status = Signal(str)
    open_requested = Signal(str, dict)
    animation_requested = Signal()

    def __init__(self, experiment: Experiment[Any, Any]) -> None:
        super().__init__(experiment)
        self.timeline.moved.connect(lambda _: self._show())
        self.timeline.playing_changed.connect(lambda _: self._show())
        self._refresh_timer = _single_shot(self, 0, self._refresh)
        self._settings_timer = _single_shot(self, SETTINGS_MS, self._show_settings)
        self._settings_behind = False
        self._explain_timer = _single_shot(self, EXPLAIN_MS, self._explain)
        self._view: TabView | None = None
        self._focus_before: str | None = None
        self._rebuild_due = False
        self._explanation_shown = True
        self._problem: Message | None = None
        self._gestures = gestures()
        self._guesses: dict[str, int] = {}
        appearance.changing.connect(self._before_rebuilding)
        appearance.changed.connect(self.rebuild)

    def refresh_soon(self) -> None:
        self._refresh_timer.start()

    def take_frame(self, frame: Any) -> None:
        """Show a newer Frame of the same settings, which a child has sent."""
        self._frame = frame
        self.timeline.set_steps(getattr(frame, "steps", 0))
        if self.isVisible():
            self._show()

    def rebuild(self) -> None:
        """Make all widgets anew from the truth: now, or when the tab is seen next."""
        due, self._rebuild_due = self._rebuild_due, False
        if not (self._built or due):
            return
        if self.isVisible():
            self._build()
            self._refresh()
        else:
            self._forget_view(at_once=True)

    def show_explanation_column(self, shown: bool) -> None:
        """Show the right column or fold it away."""
        self._explanation_shown = shown
        if self._view is not None:
            self._view.fold(shown)

    def show_problem(self, problem: Message | None) -> None:
        """Say what is wrong above the plots, until something is changed; None takes it away."""
        if problem == self._problem:
            return
        self._problem = problem
        if self._view is not None:
            self._view.show_problem(problem)

    @property
    def busy(self) -> bool:
        """Tell whether a picture taken now would show something unfinished."""
        waiting = self._refresh_timer.isActive() or self._explain_timer.isActive()
        return waiting or self._settings_behind

    def finish(self) -> None:
        """Begin what has to run before a picture of this tab shows something finished."""

    def closing(self) -> None:
        """End what runs; called once when the window closes."""
        self.timeline.pause()

    def showEvent(self, event: QShowEvent) -> None:
        """Build when first seen, and catch up with changes made while hidden."""
        if not self._built:
            self._build()
        self._refresh()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the view all the room there is.

        A layout would do so too, but it tells the row of tabs whenever a word inside gets longer,
        and that paints the whole window anew.
        """
        if self._view is not None:
            self._view.setGeometry(self.rect())
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        return self._view.minimumSizeHint() if self._view is not None else QSize()

    def hideEvent(self, event: Any) -> None:
        """A timeline that nobody sees stands still."""
        self.timeline.pause()
        super().hideEvent(event)

    def closeEvent(self, event: Any) -> None:
        """End what runs."""
        self.closing()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.rebuild()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cursor by the keys that no focused control wanted."""
        actions = {
            Qt.Key.Key_Space: self.on_play,
            Qt.Key.Key_Left: self.on_back,
            Qt.Key.Key_Right: self.on_forward,
            Qt.Key.Key_Home: self.on_to_start,
            Qt.Key.Key_End: lambda: self.timeline.move_to(self.timeline.steps),
        }
        action = actions.get(Qt.Key(event.key()))
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, _KEYPAD)
        if action is None or not plain:
            super().keyPressEvent(event)
        else:
            action()

    @property
    def seen(self) -> bool:
        """Tell whether there are widgets that somebody can see."""
        return self._built and self.isVisible()

    @property
    def _built(self) -> bool:
        return self._view is not None

    def _before_rebuilding(self) -> None:
        """Spare the style of the application the widgets that are made anew: they are the most."""
        if not self.isVisible():
            self._forget_view(at_once=True)
        elif self._built and not _inside_a_loop():
            self._focus_before = self._focused_inside()
            self._rebuild_due = True
            self._forget_view(at_once=True)

    def _forget_view(self, *, at_once: bool) -> None:
        view, self._view = self._view, None
        if view is not None:
            view.hide()
            view.deleteLater()
            if at_once:
                QCoreApplication.sendPostedEvents(view, QEvent.Type.DeferredDelete.value)

    def _build(self) -> None:
        with self._gestures.unwatched():
            self._make_view()

    def _make_view(self) -> None:
        focused = self._focused_inside() if self._view is not None else self._focus_before
        self._focus_before = None
        self._forget_view(at_once=not self.isVisible())
        self.plots = self.build_plots()
        parts = TabParts(
            plots=self.plots,
            own_controls=self.own_controls(),
            below_controls=self.build_below_controls(),
            side=self.build_side(),
        )
        view = TabView(self.experiment, parts, self)
        view.preset_asked.connect(self.apply_preset)
        view.setting_asked.connect(lambda name, value: self.edit(**{name: value}))
        view.suggested.connect(lambda changes: self.edit(**changes))
        view.guessed.connect(self._guess)
        view.script_asked.connect(self._copy_script)
        self._connect(view.transport)
        view.fold(self._explanation_shown)
        view.show_problem(self._problem)
        self._view = view
        self.controls, self.transport = view.controls, view.transport
        self.explanation = view.explanation
        view.setGeometry(self.rect())
        view.show()
        if focused is not None:
            again = view.findChild(QWidget, focused) if focused else None
            (again or self).setFocus()

    def _focused_inside(self) -> str | None:
        """Return the name of the widget that has the keys here ("" for one without), if any has."""
        focused = QApplication.focusWidget()
        if focused is None or self._view is None or not self._view.isAncestorOf(focused):
            return None
        return focused.objectName()

    def _connect(self, transport: Transport) -> None:
        transport.to_start.connect(self.on_to_start)
        transport.step_back.connect(self.on_back)
        transport.play_toggled.connect(self.on_play)
        transport.step_forward.connect(self.on_forward)
        transport.cursor_asked.connect(self.timeline.move_to)
        transport.speed_asked.connect(self._set_speed)
        transport.show_speed(self.timeline.speed)

    def _set_speed(self, speed: float) -> None:
        self.timeline.speed = speed

    def _refresh(self) -> None:
        if not self.seen:
            return
        self._compute()
        self._settings_behind = True
        if not held():
            with self._gestures.unwatched():
                self._show_settings()
        elif not self._settings_timer.isActive():
            self._settings_timer.start()
        self._show()

    def _show_settings(self) -> None:
        """Let the controls catch up with the settings."""
        if not self._settings_behind or self._view is None:
            return
        self._settings_behind = False
        self._view.show_settings(self._params, self._preset)
        self._show_question()

    def _show(self) -> None:
        if not self._built or self._frame is None or self._behind:
            return
        with self._gestures.unwatched():
            self.show_frame(self._frame, self.timeline.cursor)
            self._show_transport()
        if held() or not 0 <= self._explain_timer.remainingTime() <= self.explain_ms:
            self._explain_timer.start(self.explain_ms)

    @property
    def explain_ms(self) -> int:
        """How long after a picture its explanation follows: what is dragged has to rest first."""
        return EXPLAIN_PLAYING_MS if self.timeline.playing else EXPLAIN_MS

    def _explain(self) -> None:
        if self._built and self._frame is not None and not self._behind:
            with self._gestures.unwatched():
                self.explanation.show_explanation(self.make_explanation())
            for plot in self._view.findChildren(pg.PlotWidget) if self._view else ():
                plot.describe()

    def _show_transport(self) -> None:
        if self._built and self.experiment.kind != "stream":
            self.transport.setVisible(self.timeline.steps > 0)
            cursor, steps = self.timeline.cursor, self.timeline.steps
            self.transport.show_cursor(cursor, steps, (self.step_at(cursor), self.step_at(steps)))
            self.transport.show_playing(self.timeline.playing)

    def _show_question(self) -> None:
        name = self.experiment.preset(self._preset).question
        shown = question(name, language()) if name else None
        guess = self._guesses.get(name, NONE)
        if self._view is not None:
            self._view.question.show_question(shown, guess)
        # What a stream shows is not there yet: its words can give nothing away.
        unanswered = shown is not None and guess == NONE
        self.explanation.seal(unanswered and self.experiment.kind != "stream")

    def _guess(self, guess: int) -> None:
        self._guesses[self.experiment.preset(self._preset).question] = guess
        self._show_question()

    def _copy_script(self) -> None:
        QApplication.clipboard().setText(self.experiment.script(self._params))
        self.status.emit(tr("The script is on the clipboard."))


_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def _inside_a_loop() -> bool:
    """Tell whether a widget may be waiting for what it asks: a menu of a plot, or a dialog."""
    waiting = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    return waiting is not None or QThread.currentThread().loopLevel() > 1


def _single_shot(parent: QWidget, milliseconds: int, action: Any) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(action)
    return timer
