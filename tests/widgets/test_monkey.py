"""A short walk of the monkey: every control once, then anything at random."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.stress.monkey.monkey import Monkey
from tests.stress.monkey.sweep import How

EVENTS, SEED = 1000, 9


@pytest.mark.timeout(300, method="thread")
def test_a_thousand_events(
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    (tmp_path / "saved").mkdir()
    monkeypatch.chdir(tmp_path / "saved")
    monkey = Monkey(tmp_path, SEED, hang=60.0)
    monkey.run(EVENTS, how=How.BRIEF)
    assert monkey.reached > 200
    assert "\n".join(map(str, monkey.journal.failures)) == ""
    said = capfd.readouterr().err.splitlines()
    assert [line for line in said if "This plugin does not support" not in line] == []
