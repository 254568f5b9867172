"""The table, row for row: schema × standing × edition."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from hlsite.model.book import Book, BookText, Limits, Portrait
from hlsite.model.public import PublicBook, PublicBookText
from hlsite.model.vocabulary import Edition
from hlsite.privacy import policy
from hlsite.privacy.policy import POLICY, STANDINGS, TABLE, Standing, rule, standing
from tests.privacy.factories import book, disclosed, event

# open, alias, anonymous, lowered, appearance. A capital: needs a consent or a condition.
# w whole, l left, r right, . never.
EXPECTED = {
    "Book.id": "WWWW.",
    "Book.path": ".....",
    "Book.language": "wwww.",
    "Book.texts": ".....",
    "Book.anonymity": ".....",
    "Book.topics": "wwwww",
    "Book.languages": "www.w",
    "Book.consent": ".....",
    "Book.interpreter": "www..",
    "Book.minimum_age": "www..",
    "Book.portrait": "WW...",
    "Book.limits": "www..",
    "Book.first_event": "www..",
    "Book.related": "www..",
    "Book.linkable": ".....",
    "Book.listed": ".....",
    "Book.masks_reviewed": ".....",
    "Book.identity_held": ".....",
    "Book.withdrawn": ".....",
    "Book.stale": ".....",
    "BookText.title": "lrrr.",
    "BookText.name": "w....",
    "BookText.alias": ".w...",
    "BookText.summary": "lrrr.",
    "BookText.preconceptions": "lrr..",
    "BookText.questions": "lrr..",
    "BookText.content_note": "lrr..",
    "BookText.quote": "LRR..",
    "BookText.portrait_alt": "LR...",
    "BookText.story": "lrr..",
}
ROOM_ONLY = {"Book.limits"}


def _letter(name: str, column: Standing, edition: Edition) -> str:
    granted = rule(name, column, edition)
    if granted is None:
        return "."
    letter = granted.depth[0]
    return letter if granted.needs == "nothing" else letter.upper()


def test_table_has_a_row_for_every_field() -> None:
    schema = [f"{kind.__name__}.{one.name}" for kind in (Book, BookText) for one in fields(kind)]
    assert [row.field for row in TABLE] == schema == list(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_row_grants_what_the_design_grants(name: str) -> None:
    room = "".join(_letter(name, column, "room") for column in STANDINGS)
    public = "".join(_letter(name, column, "public") for column in STANDINGS)
    assert (public, room) == ("....." if name in ROOM_ONLY else EXPECTED[name], EXPECTED[name])


def test_desk_has_no_rule() -> None:
    assert [place for place in POLICY if place[2] == "desk"] == []


def test_conditions_are_the_designs() -> None:
    needs = {
        (name, column): granted.needs
        for (name, column, edition), granted in POLICY.items()
        if edition == "public" and granted.needs not in ("nothing", "listed")
    }
    assert needs == {
        ("Book.portrait", "open"): "portrait",
        ("Book.portrait", "alias"): "reviewed_portrait",
        ("BookText.portrait_alt", "open"): "portrait",
        ("BookText.portrait_alt", "alias"): "reviewed_portrait",
        ("BookText.quote", "open"): "quote",
        ("BookText.quote", "alias"): "quote",
        ("BookText.quote", "anonymous"): "quote",
    }


def test_standing_is_lowered_only_below_the_own_level_and_unreviewed() -> None:
    assert standing("anonymous", "anonymous", masks_reviewed=False) == "anonymous"
    assert standing("anonymous", "open", masks_reviewed=False) == "lowered"
    assert standing("anonymous", "open", masks_reviewed=True) == "anonymous"


EMPTY: dict[str, Any] = {
    "Book.topics": ("topics", ()),
    "Book.languages": ("languages", ()),
    "Book.interpreter": ("interpreter", "none"),
    "Book.minimum_age": ("minimum_age", None),
    "Book.portrait": ("portrait", None),
    "Book.limits": ("maximum_readers", None),
    "Book.first_event": ("first_event", None),
    "Book.related": ("related", ()),
    "BookText.name": ("name", None),
    "BookText.preconceptions": ("preconceptions", ()),
    "BookText.questions": ("questions", ()),
    "BookText.content_note": ("content_note", None),
    "BookText.quote": ("quote", None),
    "BookText.story": ("story", None),
}


def _full() -> tuple[PublicBook, PublicBookText]:
    one = book(
        interpreter="needed",
        minimum_age=16,
        portrait=Portrait("p.png", reviewed=False),
        limits=Limits(3, 6),
        first_event="winter-reading",
        related=("other",),
    )
    public = disclosed(one, book("other"), event(), edition="room").public
    shown = public.books["night-nurse"]
    return shown, shown.texts["en"]


@pytest.mark.parametrize("name", EMPTY)
def test_field_is_never_disclosed_without_its_rule(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    attribute, nothing = EMPTY[name]
    place = name.startswith("BookText.")
    assert getattr(_full()[place], attribute) != nothing
    left = {key: value for key, value in POLICY.items() if key[0] != name}
    monkeypatch.setattr(policy, "POLICY", left)
    assert getattr(_full()[place], attribute) == nothing


@pytest.mark.parametrize("name", ["BookText.title", "BookText.summary"])
def test_book_without_a_rule_for_its_title_or_summary_is_absent(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = {key: value for key, value in POLICY.items() if key[0] != name}
    monkeypatch.setattr(policy, "POLICY", left)
    assert disclosed(book()).public.books == {}


def test_book_without_a_rule_for_its_id_is_unlisted(monkeypatch: pytest.MonkeyPatch) -> None:
    left = {key: value for key, value in POLICY.items() if key[0] != "Book.id"}
    monkeypatch.setattr(policy, "POLICY", left)
    public = disclosed(book()).public
    assert (public.shelf, [one.key == "night-nurse" for one in public.unlisted]) == ((), [False])
