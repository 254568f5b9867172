from __future__ import annotations

import pytest

from hlsite.privacy.shingles import unshown, words_of

SEVEN = "b c d e f g h"


@pytest.mark.parametrize(
    ("value", "shown", "left"),
    [
        ("", [], []),
        ("Short.", [], ["Short."]),
        ("I count, slowly.", ["So i count slowly again"], []),
        ("I count, slowly.", ["so i count", "slowly"], ["I count, slowly."]),
        (f"a {SEVEN} i", [], [f"a {SEVEN} i"]),
        (f"a {SEVEN}, i", [f"x a {SEVEN} y"], [f"{SEVEN}, i"]),
        (f"a {SEVEN}, i", [f"x {SEVEN} i y"], [f"a {SEVEN}"]),
        (f"z a {SEVEN} i j.", [f"a {SEVEN}"], [f"z a {SEVEN[:-2]}", f"{SEVEN} i j."]),
        (f"a {SEVEN} i", [f"A {SEVEN} i."], []),
    ],
)
def test_passages_that_no_page_shows_are_left(
    value: str, shown: list[str], left: list[str]
) -> None:
    assert list(unshown(value, [words_of(text) for text in shown])) == left
