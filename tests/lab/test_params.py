"""Settings declared once: what they accept, refuse, compare and become."""

from __future__ import annotations

import math
import re
from dataclasses import FrozenInstanceError, dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lab.message import InputError
from lab.params import Params, choice, flag, integer, items, number, point, text
from lab.specs import ItemsSpec, NumberSpec, RecordSpec, TextSpec


def no_x(value: str) -> None:
    if "x" in value:
        raise InputError("no {letter}", letter="x")


@dataclass(frozen=True)
class Settings(Params):
    lr: float = number(0.1, 1e-4, 10.0, scale="log", live=True)
    steps: int = integer(30, 1, 2000)
    name: str = choice("a", {"a": "the first", "b": "the second"})
    on: bool = flag(False)
    word: str = text("y", check=no_x, length=10)
    start: tuple[float, float] = point((0.0, 1.0), (-1, 1), (-2, 2))
    strokes: tuple[tuple[float, ...], ...] = items(
        ((1.0, 2.0),), ItemsSpec(item=NumberSpec(low=0, high=9), most=2)
    )
    rows: tuple[tuple[str, float], ...] = items(
        (("a", 1.0),), RecordSpec(fields=(TextSpec(), NumberSpec(low=0, high=9))), least=1, most=3
    )
    slope: float = number(0.5, 0, 1, when=lambda p: p.on)
    mine: str = text("", kept=True)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("lr", math.nan, "outside"),
        ("lr", math.inf, "outside"),
        ("lr", 11, "outside"),
        ("lr", "0.1", "not a number"),
        ("lr", True, "not a number"),
        ("lr", None, "not a number"),
        ("steps", 1.5, "not a whole number"),
        ("steps", 0, "outside"),
        ("steps", 10**400, "outside"),
        ("name", "c", "choose one of a, b"),
        ("name", ["a"], "choose one of"),
        ("on", 1, "not on or off"),
        ("word", "box", "no x"),
        ("word", "y" * 11, "too many"),
        ("word", 3, "not text"),
        ("start", (0, 0, 0), "pair"),
        ("start", (0, 3), "start y"),
        ("rows", (), "1 to 3 expected"),
        ("rows", (("a", 10.0),), "rows[0][1]"),
        ("rows", (("a",),), "row of 2"),
        ("rows", "ab", "not a list"),
        ("rows", (None,), "rows[0]"),
        ("strokes", ((1.0,), (2.0, 10)), "strokes[1][1]"),
        ("strokes", ((1.0, 2.0, 3.0),), "at most 2"),
        ("rows", (("a", 1.0), None), "rows[1]"),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(field: str, value: object, told: str) -> None:
    with pytest.raises(InputError) as error:
        Settings().changed(**{field: value})
    assert told in str(error.value)


def test_a_sentence_can_name_a_setting_by_its_label() -> None:
    @dataclass(frozen=True)
    class Few(Params):
        sizes: tuple[float, ...] = items(
            (), NumberSpec(low=0, high=9), most=2, label="set of sizes"
        )
        plain: float = number(0, 0, 1)

    for wrong, told in (
        ({"sizes": (1, 2, 3)}, "set of sizes: 3 given, at most 2 fit"),
        ({"plain": 2}, "plain: 2 is outside 0 … 1"),
    ):
        with pytest.raises(InputError) as error:
            Few().changed(**wrong)
        assert str(Few().labelled(error.value.message)) == told


def test_a_huge_whole_number_is_not_written_out() -> None:
    for huge, told in ((10**30, "1e+30"), (-(10**400), "-1e+400"), (1e30, "1e+30")):
        with pytest.raises(InputError, match=re.escape(f"steps: {told} is outside 1 … 2000")):
            Settings().changed(steps=huge)


def test_values_take_their_own_type() -> None:
    params = Settings(lr=1, steps=2.0, start=[0, 1], rows=[["b", 3]])  # type: ignore[arg-type]
    assert (type(params.lr), type(params.steps)) == (float, int)
    assert params.start == (0.0, 1.0)
    assert params.rows == (("b", 3.0),)
    assert hash(params) == hash(params.changed())


def test_of_many_items_only_those_are_checked_that_are_new() -> None:
    looked_at: list[str] = []

    @dataclass(frozen=True)
    class Words(Params):
        words: tuple[str, ...] = items(("a", "b"), TextSpec(check=looked_at.append))

    params = Words()
    looked_at.clear()
    more = params.changed(words=(params.words[0], "c", "d"))
    assert (looked_at, more.words) == (["c", "d"], ("a", "c", "d"))
    assert more.changed(words=("d",)).words == ("d",)


def test_only_what_changes_is_checked_and_only_known_settings_are_taken() -> None:
    looked_at: list[str] = []

    def noted(value: str) -> None:
        looked_at.append(value)

    @dataclass(frozen=True)
    class Two(Params):
        one: str = text("a", check=noted)
        other: int = integer(1, 0, 9)

        def check(self) -> None:
            if self.other == 5 and self.one == "b":
                raise InputError("b and 5 do not go together")

    two = Two(one="b")
    looked_at.clear()
    assert two.changed(other=2) == Two(one="b", other=2)
    assert looked_at == ["b"], "by the second Two alone"
    with pytest.raises(InputError, match="do not go together"):
        two.changed(other=5)
    with pytest.raises(TypeError, match="Two has no third"):
        two.changed(third=1)


def test_settings_cannot_be_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings().lr = 1.0  # type: ignore[misc]


def test_only_what_differs_is_told() -> None:
    assert Settings().differences(Settings(lr=0.2, on=True)) == {"lr": 0.1, "on": False}


def test_a_run_goes_on_only_through_live_changes() -> None:
    assert Settings().only_live_changes(Settings(lr=0.2))
    assert not Settings().only_live_changes(Settings(lr=0.2, steps=31))


def test_a_setting_applies_where_the_others_say_so() -> None:
    assert not Settings().applies("slope")
    assert Settings(on=True).applies("slope")


def test_what_belongs_to_the_reader_survives_a_preset() -> None:
    assert Settings(lr=1.0).with_kept(Settings(lr=2.0, mine="x")) == Settings(lr=1.0, mine="x")


SPECS = [
    NumberSpec(low=1e-4, high=10.0, scale="log"),
    NumberSpec(low=0.0, high=1e3, scale="log", step=1e-3),
    NumberSpec(low=1, high=60_000, scale="log", whole=True),
    NumberSpec(low=0, high=1000, scale="log", step=1, whole=True),
    NumberSpec(low=-2.0, high=3.0, step=0.25),
    NumberSpec(low=1, high=7, step=1, whole=True),
]


@pytest.mark.parametrize("spec", SPECS, ids=str)
def test_a_slider_goes_through_the_whole_range_and_always_moves(spec: NumberSpec) -> None:
    values = [spec.at(position) for position in range(spec.positions + 1)]
    assert (values[0], values[-1]) == (spec.low, spec.high)
    assert values == sorted(values)
    if not spec.whole:
        assert len(set(values)) == len(values)
    for value in values:
        assert spec.at(spec.position(value)) == value


@pytest.mark.parametrize("spec", SPECS[1:4:2], ids=str)
def test_on_a_log_scale_from_0_the_first_step_is_not_0(spec: NumberSpec) -> None:
    assert spec.position(0) == 0
    assert spec.position(spec.step) == 1


@given(st.sampled_from(SPECS), st.floats(0, 1))
def test_a_typed_value_moves_the_slider_to_the_nearest_position(
    spec: NumberSpec, share: float
) -> None:
    value = spec.low + share * (spec.high - spec.low)
    place = spec.position(value)
    near = [spec.at(p) for p in (max(place - 1, 0), min(place + 1, spec.positions))]
    slack = 1e-9 * (1 + abs(value)) + (0.5 if spec.whole else 0)
    assert near[0] - slack <= value <= near[1] + slack
