"""What can be saved of the lab: the settings of every tab, as JSON, as a file, or as a link.

Reading is forgiving: what is damaged or unknown falls back to what the preset has, field by field,
and a sentence says so. Nothing in a file or link is ever executed.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from lab.experiments.experiment import Experiment
from lab.message import InputError, Message
from lab.params import Params

FORMAT = "visual-lab state"
MIGRATIONS: tuple[Callable[[dict[str, Any]], dict[str, Any]], ...] = ()
"""Each takes a whole state of one version to the next: the first one from version 1 to 2.

Only a change of meaning needs one. A setting that is new, gone or out of range costs no more than
itself: it falls back to what the preset has. What a migration does not know it leaves alone.
"""
VERSION = 1 + len(MIGRATIONS)
SCHEME = "visual-lab"
LONGEST = 2_000_000
LONGEST_NUMBER = 300
MOST_PROBLEMS = 20


@dataclass(frozen=True)
class TabState:
    """A tab's preset and settings, and where the cursor of its timeline stands (None: the end)."""

    preset: str
    params: Params
    cursor: int | None = None


@dataclass(frozen=True)
class LabState:
    """The states of some tabs by id, which one is on top, and what was wrong with the text read."""

    tabs: Mapping[str, TabState]
    current: str = ""
    problems: tuple[Message, ...] = field(default=())


Experiments = Mapping[str, Experiment[Any, Any]]


def to_text(state: LabState) -> str:
    """Return the state as JSON text."""
    tabs = {
        name: {"preset": tab.preset, "params": tab.params.to_json(), "cursor": tab.cursor}
        for name, tab in state.tabs.items()
    }
    whole = {"format": FORMAT, "version": VERSION, "current": state.current, "tabs": tabs}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def from_text(text: str, experiments: Experiments) -> LabState:
    """Read what `to_text` wrote. InputError where it is no state at all or of a later version."""
    if len(text) > LONGEST:
        raise InputError(
            "The saved lab has {size:,} characters; expected at most {most:,}",
            size=len(text),
            most=LONGEST,
        )
    try:
        whole = _parsed(text)
    except (ValueError, RecursionError):
        raise InputError("This is not a saved lab, or it is damaged") from None
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise InputError("This is not a saved lab, or it is damaged")
    version = whole.get("version")
    if type(version) is not int or version < 1:
        raise InputError("This is not a saved lab, or it is damaged")
    if version > VERSION:
        raise InputError(
            "This lab was saved by a later version ({version}); this one reads up to {ours}",
            version=version,
            ours=VERSION,
        )
    for migrate in MIGRATIONS[version - 1 :]:
        whole = migrate(whole)
    return _read_tabs(whole, experiments)


def _parsed(text: str) -> Any:
    # A million empty lists make the garbage collector look through all that the program holds
    # again and again, to find nothing: that takes five times as long as the reading.
    collects = gc.isenabled()
    gc.disable()
    try:
        return json.loads(text, parse_int=_whole_number)
    finally:
        if collects:
            gc.enable()


def _whole_number(digits: str) -> int | float:
    # Python refuses to read, and takes quadratic time to print, numbers of thousands of digits.
    return int(digits) if len(digits) < LONGEST_NUMBER else float("inf")


def _read_tabs(whole: dict[str, Any], experiments: Experiments) -> LabState:
    problems: list[Message] = []
    tabs: dict[str, TabState] = {}
    saved = whole.get("tabs")
    for name, tab in saved.items() if isinstance(saved, dict) else ():
        if name not in experiments:
            problems.append(Message("{name}: unknown tab, left out", {"name": name[:60]}))
        elif not isinstance(tab, dict):
            problems.append(Message("{name}: damaged, left out", {"name": name}))
        else:
            tabs[name], wrong = _read_tab(tab, experiments[name])
            problems += wrong
    if not isinstance(saved, dict):
        problems.append(Message("{name}: damaged, left out", {"name": "tabs"}))
    current = whole.get("current")
    known = isinstance(current, str) and current in experiments
    return LabState(tabs, str(current) if known else "", _few(problems))


def _few(problems: list[Message]) -> tuple[Message, ...]:
    """Return the first problems, and how many more there are: a file can have a million."""
    left = len(problems) - MOST_PROBLEMS
    if left <= 0:
        return tuple(problems)
    return (*problems[:MOST_PROBLEMS], Message("… and {count:,} more problems", {"count": left}))


def _read_tab(
    tab: dict[str, Any], experiment: Experiment[Any, Any]
) -> tuple[TabState, list[Message]]:
    values = tab.get("params")
    problems: list[Message] = []
    if not isinstance(values, dict):
        values = {}
        problems.append(Message("{name}: damaged, left out", {"name": "params"}))
    preset, cursor = tab.get("preset"), tab.get("cursor")
    if preset not in [p.name for p in experiment.presets]:
        preset = experiment.presets[0].name
        problems.append(
            Message("{tab}: unknown preset, the first one is taken", {"tab": experiment.id})
        )
    if not (type(cursor) is int and cursor >= 0):
        cursor = None
    params, wrong = experiment.preset(str(preset)).params.with_json(values)
    return TabState(str(preset), params, cursor), problems + wrong


def to_link(tab_id: str, state: TabState, experiment: Experiment[Any, Any]) -> str:
    """Return a short text that opens one tab as it is: its preset, and what differs from it.

    visual-lab:optimizers?preset=fig-6-8&lr=1.05. What is the reader's own (a drawing) is left out.
    """
    preset = experiment.preset(state.preset).params
    before = preset.with_kept(state.params)
    changes = before.differences(state.params)
    values = {name: _compact(state.params.to_json()[name]) for name in changes}
    query = urlencode({"preset": state.preset, **values}, quote_via=quote)
    return f"{SCHEME}:{tab_id}?{query}"


def from_link(link: str, experiments: Experiments) -> LabState:
    """Read what `to_link` wrote. InputError where it is no link of the lab."""
    head, _, query = link.strip().partition("?")
    scheme, _, tab_id = head.partition(":")
    if scheme != SCHEME or tab_id not in experiments or len(link) > LONGEST:
        raise InputError("“{link}” is not a link of the lab", link=link.strip()[:60])
    experiment = experiments[tab_id]
    try:
        values = dict(parse_qsl(query, keep_blank_values=True, max_num_fields=500))
    except ValueError:
        raise InputError("“{link}” is not a link of the lab", link=link.strip()[:60]) from None
    preset = values.pop("preset", experiment.presets[0].name)
    problems: list[Message] = []
    if preset not in [p.name for p in experiment.presets]:
        problems.append(Message("{tab}: unknown preset, the first one is taken", {"tab": tab_id}))
        preset = experiment.presets[0].name
    params = experiment.preset(preset).params
    decoded = {name: _decoded(value) for name, value in values.items()}
    params, wrong = params.with_json(decoded)
    state = TabState(preset, params)
    return LabState({tab_id: state}, tab_id, _few([*problems, *wrong]))


def _compact(value: Any) -> str:
    """Return JSON, or a text as it is where it cannot be taken for JSON."""
    if isinstance(value, str) and _decoded(value) == value:
        return value
    return json.dumps(value, separators=(",", ":"))


def _decoded(value: str) -> Any:
    try:
        return _parsed(value)
    except (ValueError, RecursionError):
        return value
