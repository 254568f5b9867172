"""The drawing of covers: the same for ever, of one family, and whole."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest

from hlsite.model.vocabulary import COLOURS
from hlsite.rendering.cover import Cover, cover_data, describe, svg, text_colour
from hlsite.rendering.cover.cloths import RULES
from hlsite.rendering.cover.drawing import cut, drawable, modes
from hlsite.rendering.cover.motifs import MOTIFS
from hlsite.rendering.cover.palette import PAIRINGS
from hlsite.rendering.cover.paths import Point, subpaths

TOPIC_COLOURS = [name for name in COLOURS if name not in {"felt", "ink"}]
EXAMPLE = [
    ("night-nurse", "saffron"),
    ("i-read-with-my-fingers", "night"),
    ("single-father-of-three", "steppe"),
    ("four-years-sober", "juniper"),
    ("imams-daughter", "sky"),
    ("shepherd-with-a-diploma", "saffron"),
    ("deaf-not-quiet", "night"),
    ("came-home", "madder"),
    ("widow-at-twenty-nine", "rose"),
    ("unemployed-at-fifty-four", "stone"),
    ("korean-born-in-karaganda", "terracotta"),
    ("stairs-are-the-problem", "night"),
    ("the-marriage-i-left", "plum"),
    ("vegan-in-a-land-of-horse-meat", "steppe"),
    ("police-officer", "saffron"),
    ("out-of-prison", "stone"),
    ("refugee-then-neighbour", "madder"),
    ("woman-in-a-hard-hat", "plum"),
    ("psychiatric-ward-bed-six", "juniper"),
    ("the-son-who-did-not-marry", "plum"),
    ("two-sisters-three-kidneys", "juniper"),
    ("atheist-at-the-family-table", "sky"),
    ("grown-up-in-a-childrens-home", "stone"),
    ("grandmothers-third-language", "terracotta"),
]


def every_cover() -> list[Cover]:
    return [
        cut(pairing, motif, variant, mode)
        for pairing in PAIRINGS
        for motif in MOTIFS
        for variant in drawable(pairing, motif)
        for mode in modes(pairing, motif, variant)
    ]


EVERY = every_cover()


def look(cover: Cover) -> tuple[object, ...]:
    return cover.ground, cover.figure, cover.core, cover.motif, cover.variant, cover.mode


def test_describe_of_the_same_book_is_equal() -> None:
    assert describe("night-nurse", "saffron") == describe("night-nurse", "saffron")


def test_describe_of_the_first_example_book_is_what_was_printed() -> None:
    cover = describe("night-nurse", "saffron")
    assert look(cover) == ("saffron", "plum", "felt", "mountain", 0, "split")


def test_describe_of_an_unknown_colour_names_those_there_are() -> None:
    with pytest.raises(ValueError, match="no colour is called 'mauve'; there are night, juniper"):
        describe("night-nurse", "mauve")


@pytest.mark.parametrize("colour", COLOURS)
def test_describe_contains_the_topic_colour(colour: str) -> None:
    covers = [describe(f"book-{number}", colour) for number in range(60)]
    assert [c for c in covers if colour not in {c.ground, c.figure, c.core}] == []


def test_drawings_are_seventy_five() -> None:
    assert len({(c.motif, c.variant, c.mode) for c in EVERY}) == 75


def test_neighbours_among_a_thousand_books_are_never_alike() -> None:
    covers = [
        describe(f"book-{number}", TOPIC_COLOURS[number % len(TOPIC_COLOURS)])
        for number in range(1000)
    ]
    assert [(a, b) for a, b in pairwise(covers) if look(a) == look(b)] == []


@pytest.mark.parametrize("columns", [2, 6, 8])
def test_example_covers_standing_together_share_no_motif_on_one_ground(columns: int) -> None:
    covers = [describe(*book) for book in EXAMPLE]
    together = [*pairwise(covers), *zip(covers, covers[columns:], strict=False)]
    assert [(a, b) for a, b in together if (a.ground, a.motif) == (b.ground, b.motif)] == []


def test_example_covers_are_all_different() -> None:
    assert len({look(describe(*book)) for book in EXAMPLE}) == len(EXAMPLE)


def test_spine_is_never_felt() -> None:
    assert {c.spine for c in EVERY} & {"felt"} == set()


def test_warning_signs_are_never_drawn() -> None:
    pointed = {(motif, v) for motif, rule in RULES.items() for v in rule.pointed}
    hazards = ({"saffron", "madder"}, {"saffron", "ink"})
    assert [
        c
        for c in EVERY
        if (c.motif, c.variant) in pointed
        and any(hazard <= {c.ground, c.figure, c.core} for hazard in hazards)
    ] == []


def test_flags_are_never_drawn() -> None:
    banded = {(motif, v) for motif, rule in RULES.items() for v in rule.banded}
    colours = {"night", "madder"}
    assert [
        c
        for c in EVERY
        if (c.motif, c.variant) in banded and colours <= {c.ground, c.figure, c.core}
    ] == []


def test_felt_covers_hold_their_edges() -> None:
    assert [
        c
        for c in EVERY
        if c.ground == "felt" and c.mode == "plain" and c.variant not in RULES[c.motif].standing
    ] == []


def test_paths_use_four_commands_with_their_points() -> None:
    counts = {
        (command.letter, len(command.points))
        for cover in EVERY
        for shape in cover.shapes
        for command in shape.path
    }
    assert counts == {("M", 1), ("L", 1), ("C", 3), ("Z", 0)}


def test_paths_are_closed() -> None:
    assert [
        shape
        for cover in EVERY
        for shape in cover.shapes
        if shape.path[-1].letter != "Z"
        or sum(len(part) for part in subpaths(shape.path)) != len(shape.path)
        or any(
            [command.letter for command in part].count("M") != 1 for part in subpaths(shape.path)
        )
    ] == []


def test_paths_stay_within_the_art_and_its_bleed() -> None:
    places = [
        point
        for cover in EVERY
        for shape in cover.shapes
        for command in shape.path
        for point in command.points[-1:]
    ]
    edges = (
        min(p.x for p in places),
        max(p.x for p in places),
        min(p.y for p in places),
        max(p.y for p in places),
    )
    assert edges == (4.5, 108, 59.5, 151)


def test_paths_along_the_trimmed_edges_bleed() -> None:
    """No side may lie on the knife's line: a line there becomes a white thread."""

    def on_edge(a: Point, b: Point) -> bool:
        return (a.x == b.x == 105 and min(a.y, b.y) < 148) or (
            a.y == b.y == 148 and min(a.x, b.x) < 105
        )

    sides = [
        (cover.motif, cover.variant, cover.mode)
        for cover in EVERY
        for shape in cover.shapes
        for part in subpaths(shape.path)
        for before, after in pairwise([*part[:-1], part[0]])
        if after.letter != "C" and on_edge(before.points[-1], after.points[-1])
    ]
    assert sides == []


def test_field_fills_the_lower_corner_beyond_the_trim() -> None:
    cover = next(c for c in EVERY if c.mode == "field")
    ends = {command.points[-1] for command in cover.shapes[0].path if command.points}
    assert (108, 151) in ends
    assert (105, 148) not in ends


def test_neighbouring_shapes_have_different_colours() -> None:
    assert [
        cover for cover in EVERY for a, b in pairwise(cover.shapes) if a.colour == b.colour
    ] == []


def test_svg_is_art_alone_and_short() -> None:
    pictures = [svg(cover) for cover in EVERY]
    assert max(map(len, pictures)) <= 1500
    assert {
        re.sub(r' (?:fill|d|stroke[a-z-]*|vector-effect)="[^"]*"', "", p) for p in pictures
    } <= {
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 105 148" aria-hidden="true">'
        + "<path/>" * count
        + "</svg>"
        for count in range(4, 10)
    }


def test_svg_of_a_felt_cover_has_a_stronger_hairline() -> None:
    strengths = {
        cover.ground == "felt": re.search(r'stroke-opacity="([^"]+)"', svg(cover)).group(1)
        for cover in EVERY
    }
    assert strengths == {True: ".28", False: ".14"}


def test_svg_walks_the_same_points_as_the_description() -> None:
    """Relative and shortened steps, added up again, end where the shape's steps end."""
    for cover in EVERY[::17]:
        drawn = re.findall(r' d="([^"]+)"', svg(cover))[1:-2]
        walked = [point for data in drawn for point in walk(data)]
        meant = [
            point
            for shape in cover.shapes
            for command in shape.path
            for point in command.points[-1:]
        ]
        assert len(walked) == len(meant)
        for (x, y), point in zip(walked, meant, strict=True):
            assert (x, y) == pytest.approx(point, abs=0.011)


def walk(data: str) -> list[tuple[float, float]]:
    x = y = start_x = start_y = 0.0
    ends = []
    for letter, body in re.findall(r"([MLCHVZmlchvz])([^MLCHVZmlchvz]*)", data):
        numbers = [float(n) for n in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", body)]
        back_x, back_y = (x, y) if letter.islower() else (0.0, 0.0)
        match letter.upper():
            case "Z":
                x, y = start_x, start_y
                continue
            case "H":
                x = back_x + numbers[0]
            case "V":
                y = back_y + numbers[0]
            case _:
                x, y = back_x + numbers[-2], back_y + numbers[-1]
        if letter == "M":
            start_x, start_y = x, y
        ends.append((x, y))
    return ends


def test_text_colour_follows_the_ground() -> None:
    found = {cover.ground: text_colour(cover) for cover in EVERY}
    assert {ground for ground, colour in found.items() if colour == "felt"} == {
        "night",
        "juniper",
        "plum",
        "madder",
    }


def test_cover_data_is_plain_values_in_print_colours() -> None:
    data = cover_data(describe("night-nurse", "saffron"))
    assert json.loads(json.dumps(data)) == data
    assert list(data) == ["ground", "spine", "text", "shapes"]
    assert (data["ground"], data["spine"], data["text"]) == (
        [3, 35, 90, 0],
        [55, 85, 25, 20],
        "ink",
    )
    assert [shape["fill"] for shape in data["shapes"]] == [
        [55, 85, 25, 20],
        [3, 35, 90, 0],
        [3, 3, 8, 0],
    ]
    lengths = {"M": 3, "L": 3, "C": 7, "Z": 1}
    assert [
        step for shape in data["shapes"] for step in shape["path"] if len(step) != lengths[step[0]]
    ] == []


def test_cover_data_of_a_dark_cover_asks_for_white_text() -> None:
    cover = next(c for c in EVERY if c.ground == "night")
    assert cover_data(cover)["text"] == "white"
