"""The board: what it holds, and that it reaches nobody."""

from __future__ import annotations

import re

from hlsite.desk.board import desk_board
from tests.desk.sheets import values

BOARD = desk_board(values())


def test_policy_lets_nothing_in_or_out() -> None:
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', BOARD)
    parts = dict(part.split(" ", 1) for part in policy.replace("&#x27;", "'").split("; "))
    assert {name: "sha256-" in value or value for name, value in parts.items()} == {
        "default-src": "'none'",
        "style-src": True,
        "script-src": True,
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_board_names_no_address_and_stores_nothing() -> None:
    forbidden = r"https?:|//[a-z]|src=|href=|url\(|@import|storage|indexedDB|cookie|fetch\("
    assert re.findall(forbidden, BOARD, re.IGNORECASE) == []


def test_board_has_every_book_with_person_and_passages() -> None:
    assert BOARD.count("<article ") == 5
    for words in (
        "Zhanbota Qanatqyzy Plantedova · Жанбота Плантедова",
        "<mark>Ekibastuz</mark> <i>(→ a mining town)</i>",
        "<mark>Only hers</mark></span>",
        "off the shelf today",
        "The vault has no entry for this book.",
        'data-limit="3"',
        "<b>0</b> / 3 ",
    ):
        assert words in BOARD, words


def test_values_are_escaped() -> None:
    found = values()
    found["event"] = {"v": "<script>alert(1)</script>", "l": '"><b>'}
    found["books"][0] |= {"names": ['"<img>'], "id": "a'b"}
    board = desk_board(found)
    assert "<script>alert" not in board
    assert "<img" not in board
    assert '"><b>' not in board


def test_book_without_masks_has_no_heading_for_them() -> None:
    found = values()
    found["books"] = [{**found["books"][0], "passages": []}]
    assert "Kept from readers" not in desk_board(found)
