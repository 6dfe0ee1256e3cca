"""The picture of training: drawn part by part while runs go on, at once when the reader acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from lab.experiments.training.inspection import Look
from lab.experiments.training.recognize import Answer, recognize
from widgets.pacer import Pacer
from widgets.training.looker import Looker, question
from widgets.training.progress import progress_in_words, share_done

if TYPE_CHECKING:
    from widgets.tabs.training import TrainingTab

CURVES = ("losses", "measured", "page")
"""The parts of the picture that follow the runs."""

NOT_ASKED = ("runs", "gradients")
"""Pages that show what the runs have sent by themselves."""


class Live(QObject):
    """Draws what a tab's runs have sent, what a child has found in them, and the answer."""

    def __init__(self, tab: TrainingTab, looker: Looker) -> None:
        super().__init__(tab)
        self._tab = tab
        self._looker = looker
        self._finding: tuple[Look, Any] | None = None
        looker.found.connect(self._found)
        parts = {
            "losses": self._draw_losses,
            "measured": self._draw_measured,
            "page": self._draw_page,
            "finding": self._draw_finding,
            "answer": self._draw_answer,
        }
        self._pacer = Pacer(self, parts)

    @property
    def busy(self) -> bool:
        """Tell whether something is still to be drawn."""
        return self._pacer.busy

    def soon(self, *parts: str) -> None:
        """Draw these parts, or the curves, when it is their turn."""
        if self._tab.seen:
            self._pacer.soon(*(parts or CURVES))

    def now(self) -> None:
        """Draw everything."""
        if self._tab.seen:
            self._pacer.now()

    def stop(self) -> None:
        """Draw nothing more, until it is asked for again."""
        self._pacer.stop()

    def look(self) -> None:
        """Ask what the page in front shows, if a child has to find it out."""
        tab = self._tab
        params, record = tab.training_params, tab.record
        if not tab.seen or params.inspector in NOT_ASKED:
            return
        if record.frame is None or record.network is None:
            # It has not been found out yet whether its data can be read, or what it has learned.
            tab.middle.inspectors.forget(params.inspector)
            return
        drawing = params.inspector == "one" and params.look_at == "drawing"
        own = params.inspector == "own" and len(tab.own.digits) > 0
        drawn = self._answer().image if drawing else None
        path = str(tab.own.path) if own else ""
        self._looker.ask(question(params, record, drawn=drawn, own=path))

    def _found(self, look: Look, finding: Any) -> None:
        self._finding = look, finding
        self.soon("finding")

    def _draw_losses(self) -> None:
        tab = self._tab
        tab.middle.show_losses(tab.runs, tab.training_params)
        tab.transport.show_playing(tab.runs.playing)
        tab.transport.show_progress(share_done(tab.runs), progress_in_words(tab.runs))
        tab.take_frame(tab.record.frame)

    def _draw_measured(self) -> None:
        self._tab.middle.show_measured(self._tab.runs, self._tab.training_params)

    def _draw_page(self) -> None:
        self._tab.middle.show_page(self._tab.runs, self._tab.training_params)

    def _draw_finding(self) -> None:
        if self._finding is not None:
            (look, found), self._finding = self._finding, None
            if look.key[0] == self._tab.record.key[0]:
                params = self._tab.training_params
                self._tab.middle.inspectors.show_finding(look.kind, found, params)

    def _draw_answer(self) -> None:
        tab = self._tab
        tab.digit.show_answer(tab.training_params, self._answer(), tab.record.class_names)
        self.look()

    def _answer(self) -> Answer:
        return recognize(self._tab.record.network, self._tab.training_params)
