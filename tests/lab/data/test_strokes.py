from __future__ import annotations

import math

import numpy as np
import pytest

from lab.data import render_strokes
from lab.message import InputError


def test_a_dot_has_the_area_of_its_circle():
    picture = render_strokes([((0.5, 0.5),)], size=140, width=0.2) / 255
    assert picture.sum() == pytest.approx(math.pi * 14**2, rel=0.03)
    place = np.arange(140) + 0.5
    assert picture.sum(0) @ place / picture.sum() == pytest.approx(70, abs=0.3)


def test_a_line_has_its_width_and_round_ends():
    picture = render_strokes([((0.2, 0.5), (0.8, 0.5))], size=100, width=0.1) / 255
    assert picture[:, 50].sum() == pytest.approx(10, abs=0.4)
    assert picture.sum() == pytest.approx(60 * 10 + math.pi * 25, rel=0.03)
    assert picture.max() == 1
    assert not picture[:44].any()
    assert not picture[:, :14].any()


def test_edges_are_antialiased():
    picture = render_strokes([((0.2, 0.2), (0.8, 0.7))])
    assert len(np.unique(picture)) > 5


def test_few_points_on_a_circle_are_drawn_round():
    angles = np.linspace(0, 2 * np.pi, 13)
    sparse = [tuple((0.5 + 0.35 * np.cos(a), 0.5 + 0.35 * np.sin(a)) for a in angles)]
    angles = np.linspace(0, 2 * np.pi, 400)
    dense = [tuple((0.5 + 0.35 * np.cos(a), 0.5 + 0.35 * np.sin(a)) for a in angles)]
    difference = np.abs(render_strokes(sparse) / 255 - render_strokes(dense) / 255)
    assert difference.sum() < 0.04 * (render_strokes(dense) / 255).sum()


def test_a_corner_stays_a_corner():
    picture = render_strokes([((0.1, 0.1), (0.9, 0.1), (0.9, 0.9))], size=100, width=0.04)
    assert picture[10, 90] == 255
    assert not picture[:7].any()
    assert not picture[:, 93:].any()
    assert not picture[20:80, 20:80].any()


def test_nothing_drawn():
    assert not render_strokes([]).any()
    assert not render_strokes([()]).any()


def test_off_the_canvas_is_not_seen():
    assert not render_strokes([((5.0, 5.0), (9.0, 1e300))]).any()
    assert render_strokes([((0.5, 0.5), (3.0, 0.5))])[70, 139] == 255


def test_many_points_are_drawn_almost_alike():
    angles = np.linspace(0, 2 * np.pi * 20, 40_000)
    radius = np.linspace(0.05, 0.45, 40_000)
    spiral = np.stack((0.5 + radius * np.cos(angles), 0.5 + radius * np.sin(angles)), 1)
    picture = render_strokes([spiral.tolist()], width=0.01) / 255
    exact = 2 * np.pi * 20 * 0.25 * 140 * 1.4
    assert picture.sum() == pytest.approx(exact, rel=0.15)


@pytest.mark.parametrize(
    "strokes", [[((0.1, math.nan), (0, 0))], [(0.1, 0.2)], [((0.1, 0.2, 0.3),)]]
)
def test_what_is_no_stroke_is_refused(strokes):
    with pytest.raises(InputError, match="strokes"):
        render_strokes(strokes)


def test_size_and_width_are_checked():
    with pytest.raises(InputError, match="size: came 0"):
        render_strokes([], size=0)
    with pytest.raises(InputError, match="width: came nan"):
        render_strokes([], width=math.nan)
