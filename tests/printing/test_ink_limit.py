from __future__ import annotations

import pytest

from hlsite.printing.cover_art import CoverArt
from hlsite.printing.ink_limit import within
from hlsite.rendering.cover import set_title
from hlsite.rendering.cover.palette import colours
from tests.printing.kits import COVER, cards, printed_book

TERRACOTTA = [10, 70, 70, 5]
"""With a black title on it 250 per cent."""

NEWSPRINT = {"newsprint": {"ink_limit": 240}}
KEYS = [f"book-{number}" for number in range(40)]


def drawn_on_terracotta(fill: list[int]) -> CoverArt:
    shapes = [{"fill": fill, "path": [], "clip": None}]
    drawing = {"ground": TERRACOTTA, "spine": fill, "text": "ink", "shapes": shapes}
    return CoverArt(lambda _key, _colour: drawing, set_title)


@pytest.mark.parametrize("limit", [300, 280, 240, 200, 100])
def test_no_place_of_a_cover_has_more_ink_than_the_limit(limit: float) -> None:
    cover = within(COVER, limit)
    sums = []
    for drawing in (cover.draw(key, colour) for key in KEYS for colour in colours()):
        *three, black = drawing["ground"]
        sums.append(sum(three) + (100 if drawing["text"] == "ink" else black))
        sums += [sum(shape["fill"]) for shape in drawing["shapes"]]
        sums.append(sum(drawing["spine"]))
    assert max(sums) <= limit


def test_covers_for_usual_shops_are_as_they_are_drawn() -> None:
    for key in KEYS:
        for colour in colours():
            assert within(COVER, 280).draw(key, colour) == COVER.draw(key, colour)


def test_ground_under_a_black_title_becomes_lighter_and_keeps_its_hue() -> None:
    drawing = within(drawn_on_terracotta([95, 80, 20, 30]), 240).draw("a", "b")
    assert drawing["ground"] == [9, 64, 64, 5]
    assert drawing["shapes"][0]["fill"] == drawing["spine"] == [95, 80, 20, 30]


def test_shop_of_240_per_cent_gets_cards_on_terracotta() -> None:
    terracotta = CoverArt(lambda key, _colour: COVER.draw(key, "terracotta"), set_title)
    drawn = {key: terracotta.draw(key, "") for key in KEYS}
    books = [
        printed_book(key)
        for key, drawing in drawn.items()
        if (drawing["ground"], drawing["text"]) == (TERRACOTTA, "ink")
    ]
    assert books
    # Preflight stops what has more ink at one place.
    assert cards(*books, cover=terracotta, printer="newsprint", printers=NEWSPRINT)
