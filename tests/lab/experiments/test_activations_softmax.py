"""Softmax: stable and naive, where the naive one breaks, and the temperature (Q3)."""

from __future__ import annotations

import numpy as np
import pytest

from lab.experiments.activations import PRESETS, ActivationsParams, explain, softmax
from lab.experiments.activations.softmax import NAN, OK, WRONG

EQUAL = (0.0,) * 10
STEPS = (0.0, -1.0, -2.0) + (0.0,) * 7
BOTH = ("float64", "float32")


def frame(**settings: object) -> softmax.SoftmaxFrame:
    return softmax.compute(ActivationsParams(mode="softmax", **settings))  # type: ignore[arg-type]


def naive(of: softmax.SoftmaxFrame, dtype: str) -> softmax.Naive:
    return of.naive[BOTH.index(dtype)]


def test_the_books_example() -> None:
    preset = next(p for p in PRESETS if p.name == "softmax")
    np.testing.assert_allclose(
        softmax.compute(preset.params).y, [0.01821127, 0.24519181, 0.73659691], atol=1e-8
    )


@pytest.mark.parametrize("offset", [-1000.0, -80.0, 0.0, 88.0, 710.0, 1000.0])
def test_the_stable_one_gives_the_same_at_every_offset(offset: float) -> None:
    y = frame(logits=STEPS, offset=offset).y
    np.testing.assert_allclose(y, (0.665241, 0.244728, 0.090031), atol=1e-6)
    assert y.sum() == pytest.approx(1, abs=1e-15)


def test_the_naive_one_breaks_first_in_one_place_then_everywhere() -> None:
    y = naive(frame(logits=STEPS, offset=710.0), "float64").y
    assert np.isnan(y).tolist() == [True, False, False]
    assert y[1:].tolist() == [0, 0]
    assert np.isnan(naive(frame(logits=STEPS, offset=720.0), "float64").y).all()
    assert np.isnan(naive(frame(logits=STEPS, offset=-1000.0), "float64").y).all()
    assert naive(frame(logits=STEPS, offset=80.0), "float32").kind == OK


@pytest.mark.parametrize(("dtype", "edge"), [("float64", 709.37), ("float32", 88.31)])
def test_it_is_found_where_the_naive_one_breaks(dtype: str, edge: float) -> None:
    # The sum of e^b, e^(b-1), e^(b-2) is e^(b + 0.4076): it overflows before e^b itself does.
    assert naive(frame(logits=STEPS), dtype).breaks_above == pytest.approx(edge, abs=0.02)


def test_one_large_logit_breaks_at_the_largest_number() -> None:
    logits = (0.0, *(-10.0,) * 9)
    drawn = frame(logits=logits, classes=2)
    assert naive(drawn, "float64").breaks_above == pytest.approx(709.78, abs=0.01)
    assert naive(drawn, "float32").breaks_above == pytest.approx(88.72, abs=0.01)


def test_ten_equal_logits_break_earlier_and_without_a_nan() -> None:
    drawn = frame(logits=EQUAL, classes=10, offset=707.6)
    assert naive(drawn, "float64").breaks_above == pytest.approx(707.48, abs=0.01)
    assert naive(drawn, "float32").breaks_above == pytest.approx(86.42, abs=0.01)
    assert naive(drawn, "float64").kind == WRONG
    assert naive(drawn, "float64").y.tolist() == [0] * 10
    np.testing.assert_allclose(drawn.y, 0.1)


@pytest.mark.parametrize("dtype", BOTH)
def test_the_stretches_agree_with_the_edges(dtype: str) -> None:
    drawn = frame(logits=STEPS)
    one = naive(drawn, dtype)
    good = drawn.offsets[one.kinds == OK]
    assert good.max() <= one.breaks_above <= good.max() + 2
    assert one.kinds[0] == one.kinds[-1] == NAN


def test_a_high_temperature_keeps_the_naive_one_alive() -> None:
    assert naive(frame(logits=STEPS, temperature=20.0), "float64").breaks_above == np.inf


def test_the_temperature_sharpens_and_flattens_but_keeps_the_order() -> None:
    cold = frame(temperature=0.05).y
    hot = frame(temperature=20.0).y
    assert cold.max() > 0.999
    assert np.ptp(hot) < 0.1
    assert np.argsort(cold).tolist() == np.argsort(hot).tolist()
    by_temperature = frame().y_by_temperature
    np.testing.assert_allclose(by_temperature.sum(axis=1), 1)


@pytest.mark.parametrize(
    ("settings", "title", "note"),
    [
        ({}, "logits become", "Class 3 gets 73.7 %"),
        ({"offset": 710.0}, "overflowed", "709.78 (float64), 88.72 (float32)"),
        ({"offset": 100.0}, "overflowed", "88.72 (float32)"),
        ({"offset": -1000.0}, "underflowed", "0/0"),
        ({"logits": EQUAL, "classes": 10, "offset": 707.6}, "overflowed", "no nan"),
    ],
)
def test_the_words_say_what_is_on_show(settings: dict[str, object], title: str, note: str) -> None:
    params = ActivationsParams(mode="softmax", **settings)  # type: ignore[arg-type]
    explanation = explain(params, softmax.compute(params), 0)
    assert title in str(explanation.title)
    assert note in " ".join(map(str, explanation.notes))


def test_the_suggested_offset_breaks_float64() -> None:
    params = ActivationsParams(mode="softmax")
    first = explain(params, softmax.compute(params), 0).suggestions[0]
    after = softmax.compute(params.changed(**first.changes))
    assert naive(after, "float64").kind != OK


@pytest.mark.parametrize(
    ("settings", "note", "not_said"),
    [
        ({"temperature": 2.5}, "closer together", "nearly alike"),
        ({"temperature": 20.0}, "nearly alike", "closer together"),
        ({"temperature": 0.1}, "nearly everything", "apart"),
        ({"temperature": 0.1, "logits": EQUAL}, "equal shares", "nearly everything"),
        ({"temperature": 0.4, "logits": STEPS}, "apart", "nearly everything"),
        ({}, "Only differences count", "temperature"),
    ],
)
def test_the_temperature_is_judged_by_the_shares(
    settings: dict[str, object], note: str, not_said: str
) -> None:
    params = ActivationsParams(mode="softmax", **settings)  # type: ignore[arg-type]
    notes = " ".join(map(str, explain(params, softmax.compute(params), 0).notes))
    assert note in notes
    assert not_said not in notes


@pytest.mark.parametrize("temperature", [0.05, 0.1, 1.0, 2.5, 20.0])
@pytest.mark.parametrize("logits", [EQUAL, STEPS])
@pytest.mark.parametrize("offset", [0.0, 100.0])
def test_no_suggestion_is_made_twice(
    temperature: float, logits: tuple[float, ...], offset: float
) -> None:
    params = ActivationsParams(
        mode="softmax", temperature=temperature, logits=logits, offset=offset
    )
    suggestions = explain(params, softmax.compute(params), 0).suggestions
    ends = {params.changed(**suggestion.changes) for suggestion in suggestions}
    assert len(ends | {params}) == 1 + len(suggestions)
