"""The geometry under the covers."""

from __future__ import annotations

import math

import pytest

from hlsite.rendering.cover.paths import (
    Path,
    arc,
    bleeding,
    disc,
    ends,
    line,
    move,
    polygon,
    rectangle,
    reversed_,
)
from hlsite.rendering.cover.ribbon import Straight, ribbon
from hlsite.rendering.cover.vector import path_data


def places(path: Path) -> list[tuple[float, float]]:
    return [(round(point.x, 6), round(point.y, 6)) for point in ends(path)]


def test_arc_stays_on_its_circle() -> None:
    (curve,) = arc(0, 0, 1, 0, math.pi / 2)
    (x0, y0), (x1, y1), (x2, y2) = curve.points
    for step in range(1, 10):
        t = step / 10
        weights = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        x = sum(w * v for w, v in zip(weights, (1, x0, x1, x2), strict=True))
        y = sum(w * v for w, v in zip(weights, (0, y0, y1, y2), strict=True))
        assert math.hypot(x, y) == pytest.approx(1, abs=0.0003)


def test_disc_is_four_curves() -> None:
    assert [command.letter for command in disc(55, 104, 44)] == ["M", "C", "C", "C", "C", "Z"]


def test_reversed_path_keeps_its_handles() -> None:
    there = (move(0, 0), line(1, 0), *arc(0, 0, 1, 0, math.pi / 2))
    back = reversed_(there)
    assert places(back) == [(0, 1), (1, 0), (0, 0)]
    assert back[1].points[:2] == there[2].points[1::-1]


def test_ribbon_along_a_line_ends_in_a_half_disc() -> None:
    path = ribbon(10, Straight(0, 0, 20, 0))
    assert places(path) == [(0, 5), (20, 5), (25, 0), (20, -5), (0, -5)]


def test_ribbon_may_begin_round_too() -> None:
    path = ribbon(10, Straight(0, 0, 20, 0), round_start=True)
    assert places(path) == [(0, 5), (20, 5), (25, 0), (20, -5), (0, -5), (-5, 0), (0, 5)]


@pytest.mark.parametrize(
    ("corner", "bounds"),
    [
        ((20, 70), (20, 70, 30, 80)),
        ((95, 70), (95, 70, 108, 80)),
        ((20, 138), (20, 138, 30, 151)),
        ((5, 70), (4.5, 70, 15, 80)),
        ((20, 60), (20, 59.5, 30, 70)),
        ((95, 138), (95, 138, 108, 151)),
        ((5, 60), (4.5, 59.5, 15, 70)),
    ],
)
def test_bleeding_rectangle_is_a_larger_rectangle(
    corner: tuple[float, float], bounds: tuple[float, float, float, float]
) -> None:
    x0, y0, x1, y1 = bounds
    done = bleeding(rectangle(*corner, 10, 10), over_horizon=True)
    assert set(places(done)) >= {(x0, y0), (x1, y0), (x1, y1), (x0, y1)}
    assert {(x, y) for x, y in places(done) if x0 < x < x1 and y0 < y < y1} == set()


def test_bleeding_leaves_the_horizon_to_shapes_of_the_ground() -> None:
    shape = rectangle(20, 60, 10, 10)
    assert places(bleeding(shape, over_horizon=False)) == places(shape)


def test_bleeding_keeps_slopes_and_points_as_they_are() -> None:
    done = bleeding(polygon((55, 60), (105, 148), (5, 148)), over_horizon=True)
    assert set(places(done)) == {(55, 60), (105, 148), (105, 151), (5, 151), (5, 148)}


def test_path_data_takes_the_shorter_spelling() -> None:
    path = polygon((100, 100), (101, 101), (101, 20), (100.5, 20), (7.25, 7.129))
    assert path_data(path) == "M100 100l1 1V20h-.5L7.25 7.13z"
