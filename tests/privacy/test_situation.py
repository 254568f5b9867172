from __future__ import annotations

from hlsite.privacy.disclose_events import Shown
from hlsite.privacy.situation import REASON_WORDS, Situation, stand_of
from tests.privacy.factories import NOW, book, catalogue, settings


def test_reprs_of_the_way_through_show_nothing_private() -> None:
    secret = b"another secret of 32 bytes length"
    situation = Situation.of(catalogue(book()), settings(), "public", NOW, secret)
    stand = stand_of(book(), situation)
    shown = Shown(
        {"night-nurse": stand},
        frozenset({"night-nurse"}),
        {"night-nurse": "x"},
        {("night-nurse", "e"): "y"},
    )
    text = repr([situation, stand, shown])
    assert [one for one in ("night-nurse", "secret", "Ekibastuz") if one in text] == []


def test_every_reason_has_words() -> None:
    assert all(REASON_WORDS.values())
