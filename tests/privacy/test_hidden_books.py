"""Unlinkable and unlisted books: codes, appearances, nothing that joins two of them."""

from __future__ import annotations

import datetime as dt

import pytest

from hlsite.model.book import Limits, Portrait
from hlsite.model.event import Event, EventText, Offer, OfferText
from hlsite.model.public import PublicBook, PublicBookText, PublicOffer, Text
from hlsite.privacy import DEMONSTRATION_SECRET, policy
from hlsite.privacy.codes import appearance_code, unlisted_code
from tests.privacy.factories import NOW, PAST, appearance, book, disclosed, event

HIDDEN = "marriage-i-left"


def unlinkable(**fields: object) -> object:
    return book(HIDDEN, **{"linkable": False, **fields})


def talk(event_id: str = "talk", title: str = "A lock", **fields: object) -> Event:
    return event(event_id, HIDDEN, text=appearance(title), **fields)


def code(event_id: str = "talk") -> str:
    return appearance_code(DEMONSTRATION_SECRET, HIDDEN, event_id)


def keys(disclosure_of: tuple[object, ...], **options: object) -> list[str]:
    return list(disclosed(*disclosure_of, **options).public.books)  # type: ignore[arg-type]


def test_appearance_shows_the_events_words_topics_and_languages_alone() -> None:
    one = unlinkable(
        interpreter="needed", minimum_age=16, limits=Limits(2), related=("x",), first_event="talk"
    )
    public = disclosed(one, talk(), edition="room").public
    words = PublicBookText(Text("A lock", "en"), Text("A summary.", "en"))
    expected = PublicBook(
        code(), {"en": words, "kk": words}, ("health",), ("kk", "ru"), has_story_page=False
    )
    assert (public.shelf, public.unlisted) == ((expected,), ())
    assert [offer.book for offer in public.events[0].offers] == [code()]


def test_unlinkable_book_without_an_event_is_nowhere() -> None:
    assert keys((unlinkable(),)) == []


def test_each_appearance_has_its_own_key_and_counts() -> None:
    found = keys((unlinkable(), talk("one"), talk("two", "Other")))
    assert sorted(found) == sorted([code("one"), code("two")])


def test_portrait_of_an_unlinkable_book_is_never_shown() -> None:
    disclosure = disclosed(unlinkable(portrait=Portrait("p.png", reviewed=True)), talk())
    assert (disclosure.public.shelf[0].portrait, disclosure.portraits) == (None, {})


def test_anonymised_appearance_shows_no_languages() -> None:
    public = disclosed(unlinkable(), talk(), anonymise=True).public
    assert (public.shelf[0].topics, public.shelf[0].languages) == (("health",), ())


def test_appearance_is_there_until_the_event_ends() -> None:
    end = dt.datetime(2026, 12, 12, 10, tzinfo=dt.UTC)
    second = dt.timedelta(seconds=1)
    assert keys((unlinkable(), talk()), now=end - second) == [code()]
    gone = disclosed(unlinkable(), talk(), now=end).public
    assert (gone.books, gone.events[0].offers) == ({}, ())


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "cancelled"},
        {"embargo": NOW + dt.timedelta(1)},
        {"offers": (Offer(HIDDEN, status="off_shelf"),)},
        {"offers": (Offer("another-book"),)},
        {"date": PAST},
    ],
)
def test_appearance_is_absent_where_the_book_is_not_to_be_met(fields: dict[str, object]) -> None:
    public = disclosed(unlinkable(), talk(**fields)).public
    assert (public.books, public.events[0].offers) == ({}, ())


def test_embargoed_appearance_waits_though_the_book_is_met_elsewhere() -> None:
    held = talk("held", "Other", embargo=NOW + dt.timedelta(1))
    assert keys((unlinkable(), talk(), held)) == [code()]


def test_postponed_event_keeps_the_appearance() -> None:
    assert keys((unlinkable(), talk(status="postponed"))) == [code()]


def test_room_keeps_an_appearance_that_is_off_the_shelf() -> None:
    off = talk(offers=(Offer(HIDDEN, status="off_shelf"),))
    offers = disclosed(unlinkable(), off, edition="room").public.events[0].offers
    assert offers == (PublicOffer(code(), ("free", "free"), 1, off_shelf=True),)


@pytest.mark.parametrize("fields", [{"withdrawn": dt.date(2026, 1, 2)}, {"consent": None}])
def test_absent_unlinkable_book_has_no_appearance(fields: dict[str, object]) -> None:
    assert keys((unlinkable(**fields), talk())) == []


def test_adult_unlinkable_book_is_kept_out_of_a_school_event() -> None:
    assert keys((unlinkable(minimum_age=18), talk(audience="school"))) == []


@pytest.mark.parametrize("words", [(), (OfferText("A lock"),), (OfferText(summary="A summary."),)])
def test_general_words_never_stand_in_for_missing_ones(words: tuple[OfferText, ...]) -> None:
    bare = event("talk", HIDDEN, text={"offers": words})
    disclosure = disclosed(unlinkable(), bare)
    assert disclosure.public.books == {}
    assert [(line.reason, line.event) for line in disclosure.withheld] == [("no_words", "talk")]


def test_off_the_shelf_has_no_line_that_asks_for_words() -> None:
    off = talk(offers=(Offer(HIDDEN, status="off_shelf"),))
    assert disclosed(unlinkable(), off).withheld == ()


def test_room_asks_for_words_even_off_the_shelf() -> None:
    off = event("talk", Offer(HIDDEN, status="off_shelf"))
    lines = disclosed(unlinkable(), off, edition="room").withheld
    assert [(line.reason, line.event) for line in lines] == [("no_words", "talk")]


def test_another_books_absence_from_the_shelf_hides_no_line() -> None:
    off = event("talk", HIDDEN, Offer("another-book", status="off_shelf"))
    lines = disclosed(unlinkable(), off).withheld
    assert [(line.reason, line.event) for line in lines] == [("no_words", "talk")]


def test_appearance_and_what_is_over_have_no_line() -> None:
    over = event("over", HIDDEN, date=PAST)
    assert disclosed(unlinkable(), talk(), over).withheld == ()


def test_appearance_shows_no_topics_without_their_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    left = {key: one for key, one in policy.POLICY.items() if key[1] != "appearance"}
    monkeypatch.setattr(policy, "POLICY", left)
    one = disclosed(unlinkable(), talk()).public.shelf[0]
    assert (one.topics, one.languages) == ((), ())


def test_appearance_speaks_each_language() -> None:
    kk = EventText(offers=(OfferText(title="Құлып"),))
    one = disclosed(unlinkable(), talk(translations={"kk": kk})).public.shelf[0]
    assert (one.texts["kk"].title, one.texts["kk"].summary) == (
        Text("Құлып", "kk"),
        Text("A summary.", "en"),
    )


def test_unlisted_book_has_a_page_under_a_code_and_stands_in_no_list() -> None:
    hidden = book("the-son", listed=False)
    public = disclosed(hidden, event("talk", "the-son")).public
    key = unlisted_code(DEMONSTRATION_SECRET, "the-son")
    assert (public.shelf, [one.key for one in public.unlisted]) == ((), [key])
    assert public.events[0].offers == ()


def test_unlisted_book_is_among_the_rooms_offers() -> None:
    hidden = book("the-son", listed=False)
    offers = disclosed(hidden, event("talk", "the-son"), edition="room").public.events[0].offers
    assert [one.book for one in offers] == [unlisted_code(DEMONSTRATION_SECRET, "the-son")]


def test_unlisted_books_are_in_the_order_of_codes_not_of_ids() -> None:
    ids = ["book-a", "book-b", "book-c", "book-d", "book-e"]
    unlisted = disclosed(*(book(one, listed=False) for one in ids)).public.unlisted
    codes = [unlisted_code(DEMONSTRATION_SECRET, one) for one in ids]
    assert [one.key for one in unlisted] == sorted(codes) != codes


def test_unlisted_appearance_has_a_page_and_stands_in_no_list() -> None:
    hidden = unlinkable(listed=False)
    public = disclosed(hidden, talk()).public
    assert ([one.key for one in public.unlisted], public.events[0].offers) == ([code()], ())


def test_new_code_secret_changes_every_key() -> None:
    records = (unlinkable(), talk(), book("the-son", listed=False))
    other = keys(records, code_secret=b"another secret of 32 bytes length")
    assert set(keys(records)).isdisjoint(other)
    assert len(other) == 2
