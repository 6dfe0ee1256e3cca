"""Where something is saved: the ending, and what is there already."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from widgets.saving import ask_where, file_name

Answer = QMessageBox.StandardButton


@pytest.mark.parametrize(
    ("typed", "ending", "taken"),
    [
        ("fig", ".png", "fig.png"),
        ("fig.PNG", ".png", "fig.PNG"),
        ("lr 0.1", ".csv", "lr 0.1.csv"),
        ("mine", ".lab.json", "mine.lab.json"),
        ("mine.json", ".lab.json", "mine.json"),
    ],
)
def test_the_ending_is_there_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, typed: str, ending: str, taken: str
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (typed, ""))
    assert ask_where(parent, "Save", "name", ending) == taken


@pytest.mark.parametrize(("answer", "taken"), [(Answer.Yes, True), (Answer.No, False)])
def test_nothing_is_overwritten_unasked_because_of_its_ending(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Answer, taken: bool
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    there = tmp_path / "fig.png"
    there.write_bytes(b"precious")
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(there.with_suffix("")), ""))
    monkeypatch.setattr(QMessageBox, "question", lambda *a: asked.append(a[2]) or answer)
    assert ask_where(parent, "Save", "name", ".png") == (str(there) if taken else "")
    assert len(asked) == 1
    assert "fig.png" in asked[0]


def test_no_path_is_no_path(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert ask_where(parent, "Save", "name", ".png") == ""


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The plane: drag the line", "The plane drag the line"),
        ('a/b\\c "d" <e>|f?*', "a b c d e f"),
        ("学习率 0.1", "学习率 0.1"),
        ("ends with dots...", "ends with dots"),
        ("\n\t", "network"),
        ("x" * 100, "x" * 60),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title: str, name: str) -> None:
    assert file_name(title, "network") == name
