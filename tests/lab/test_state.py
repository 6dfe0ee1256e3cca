"""Saved labs and links: what comes back is what was kept, and damage costs only what it hit."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from lab import state as state_module
from lab.experiments.experiment import Experiment, Preset
from lab.explanation import Explanation
from lab.message import InputError, Message
from lab.params import Params, choice, flag, integer, items, number, point, text
from lab.specs import PointSpec
from lab.state import FORMAT, LabState, TabState, from_link, from_text, to_link, to_text


@dataclass(frozen=True)
class Settings(Params):
    lr: float = number(0.1, 1e-6, 10.0)
    steps: int = integer(30, 1, 2000)
    surface: str = choice("bowl", {"bowl": "a bowl", "saddle": "a saddle"})
    on: bool = flag(True)
    formula: str = text("x**2")
    start: tuple[float, float] = point((-7.0, 2.0), (-10, 10), (-5, 5))
    points: tuple[tuple[float, float], ...] = items(
        (), PointSpec(x_low=-1, x_high=1, y_low=-1, y_high=1)
    )
    drawing: str = text("", kept=True)

    def check(self) -> None:
        if self.on and self.steps > 1000:
            raise InputError("steps: {steps} are too many while it is on", steps=self.steps)


def run(params: Settings) -> Iterator[float]:
    yield params.lr


def explain(params: Settings, frame: float, cursor: int) -> Explanation:
    return Explanation(Message("one number"))


EXPERIMENT = Experiment(
    "descent",
    "instant",
    Settings,
    run,
    (
        Preset("first", Message("the first"), Settings()),
        Preset("long", Message("a long one"), Settings(on=False, steps=1500)),
    ),
    explain,
)
EXPERIMENTS = {"descent": EXPERIMENT}
CHANGED = Settings(
    lr=1 / 3, on=False, steps=1999, formula="3", start=(1.5, -2.25), points=((0.1, 0.2), (1, -1))
)


def test_what_is_saved_comes_back_identical() -> None:
    state = LabState({"descent": TabState("long", CHANGED, 17)}, "descent")
    assert from_text(to_text(state), EXPERIMENTS) == state


def test_a_link_brings_back_preset_and_changes_but_not_a_drawing() -> None:
    drawn = CHANGED.changed(drawing="mine")
    link = to_link("descent", TabState("long", drawn), EXPERIMENT)
    assert link.startswith("visual-lab:descent?preset=long&")
    state = from_link(f"  {link}\n", EXPERIMENTS)
    assert state.problems == ()
    assert state.tabs["descent"] == TabState("long", CHANGED)


@pytest.mark.parametrize("formula", ["3", "true", "null", '"x"', "[1]", "x & y = 2 ? %20", ""])
def test_texts_that_look_like_something_else_survive_a_link(formula: str) -> None:
    state = TabState("first", Settings(formula=formula))
    link = to_link("descent", state, EXPERIMENT)
    assert from_link(link, EXPERIMENTS).tabs["descent"] == state


def test_each_damaged_field_falls_back_alone_with_a_sentence() -> None:
    whole = json.loads(to_text(LabState({"descent": TabState("long", CHANGED)}, "descent")))
    values = whole["tabs"]["descent"]["params"]
    values |= {"lr": "fast", "surface": "moon", "start": [1], "future": 3}
    state = from_text(json.dumps(whole), EXPERIMENTS)
    kept = state.tabs["descent"].params
    assert isinstance(kept, Settings)
    assert kept == CHANGED.changed(lr=0.1, surface="bowl", start=(-7.0, 2.0))
    told = " ".join(map(str, state.problems))
    assert all(name in told for name in ("lr", "surface", "start", "future"))


def test_settings_that_only_fit_together_come_back_whatever_their_order() -> None:
    params, problems = Settings.from_json({"steps": 1500, "on": False})
    assert (params.steps, params.on, problems) == (1500, False, [])


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "nonsense", '{"format": 3}', "9" * 5000, "[" * 100_000, '"' + "x" * 9_000_000],
    ids=lambda t: t[:10],
)
def test_what_is_no_saved_lab_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(InputError):
        from_text(text, EXPERIMENTS)


def test_a_later_version_is_named() -> None:
    text = json.dumps({"format": "visual-lab state", "version": 99})
    with pytest.raises(InputError, match="later version"):
        from_text(text, EXPERIMENTS)


@pytest.mark.parametrize("link", ["", "http:descent", "visual-lab:moon?x=1", "visual-lab:"])
def test_what_is_no_link_is_refused(link: str) -> None:
    with pytest.raises(InputError, match="not a link"):
        from_link(link, EXPERIMENTS)


def test_damaged_texts_lose_only_what_they_damage() -> None:
    rng = np.random.default_rng(0)
    text = to_text(LabState({"descent": TabState("long", CHANGED, 3)}, "descent"))
    whole = json.loads(text)["tabs"]["descent"]["params"]
    read = 0
    for _ in range(2000):
        letters = list(text)
        for _ in range(rng.integers(1, 4)):
            letters[int(rng.integers(len(letters)))] = chr(int(rng.integers(32, 127)))
        damaged = "".join(letters)
        try:
            state = from_text(damaged, EXPERIMENTS)
        except InputError:
            continue
        if "descent" not in state.tabs:
            continue
        read += 1
        values = json.loads(damaged)["tabs"]["descent"].get("params")
        kept = state.tabs["descent"].params
        for name, value in values.items() if isinstance(values, dict) else ():
            if name in ("lr", "surface", "start", "points") and value == whole[name]:
                assert getattr(kept, name) == getattr(CHANGED, name)
    assert read > 100


def test_an_older_version_goes_through_every_later_migration(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def rename(whole: dict[str, Any]) -> dict[str, Any]:
        values = whole["tabs"]["descent"]["params"]
        values["lr"] = values.pop("eta")
        return whole

    def halve(whole: dict[str, Any]) -> dict[str, Any]:
        whole["tabs"]["descent"]["params"]["lr"] /= 2
        return whole

    monkeypatch.setattr(state_module, "MIGRATIONS", (rename, halve))
    monkeypatch.setattr(state_module, "VERSION", 3)
    for version, name, expected in ((1, "eta", 0.4), (2, "lr", 0.4), (3, "lr", 0.8)):
        tab = {"preset": "long", "params": {name: 0.8}}
        whole = {"format": FORMAT, "version": version, "tabs": {"descent": tab}}
        state = from_text(json.dumps(whole), EXPERIMENTS)
        assert state.problems == ()
        assert state.tabs["descent"].params == Settings(on=False, steps=1500, lr=expected)


@pytest.mark.parametrize("version", [0, -1, True, "1", None, 1.0, [1]])
def test_what_is_no_version_is_refused(version: object) -> None:
    with pytest.raises(InputError, match="damaged"):
        from_text(json.dumps({"format": FORMAT, "version": version, "tabs": {}}), EXPERIMENTS)


def test_a_setting_that_a_saved_lab_lacks_is_as_its_preset_has_it() -> None:
    tab = {"preset": "long", "params": {"lr": 0.3}}
    whole = {"format": FORMAT, "version": 1, "tabs": {"descent": tab}}
    state = from_text(json.dumps(whole), EXPERIMENTS)
    assert state.tabs["descent"].params == Settings(on=False, steps=1500, lr=0.3)
