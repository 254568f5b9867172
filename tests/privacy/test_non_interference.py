"""Change only what is private: the public edition stays equal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from hlsite.model.book import Book, BookText, Limits, Portrait
from hlsite.model.catalogue import Catalogue
from hlsite.model.event import Event, Offer, OfferText, Venue, VenueText, Voice
from hlsite.model.identity import Identity, PersonName
from hlsite.model.masked import Mask, MaskedText
from hlsite.model.public import PublicCatalogue
from hlsite.privacy import DEMONSTRATION_SECRET, disclose
from hlsite.settings import Settings
from tests.privacy.factories import (
    COMING,
    NOW,
    PAST,
    TOPICS,
    book,
    consent,
    event,
    outcomes,
    settings,
)

PLAIN = st.text("abcdeғқ ", max_size=6)
PRIVATE = st.text("ЩЪЮЭ", min_size=1, max_size=6)
IDS = [f"book-{letter}" for letter in "abcdef"]
EVENTS = ["event-one", "event-two", "event-three"]


@st.composite
def _masked(draw: Any) -> MaskedText:
    parts: list[str | Mask] = ["word"]
    for _ in range(draw(st.integers(0, 2))):
        parts += [Mask(draw(PRIVATE), draw(PLAIN)), draw(PLAIN)]
    return MaskedText(tuple(part for part in parts if part != ""))


@st.composite
def _words(draw: Any) -> BookText:
    several = st.lists(_masked(), max_size=2).map(tuple)
    return BookText(
        title=draw(_masked()),
        name=draw(PRIVATE),
        alias=draw(st.none() | PLAIN),
        summary=draw(_masked()),
        preconceptions=draw(st.none() | several),
        questions=draw(several),
        content_note=draw(st.none() | _masked()),
        quote=draw(st.none() | _masked()),
        portrait_alt=draw(st.none() | _masked()),
        story=draw(_masked()),
    )


@st.composite
def _book(draw: Any, book_id: str) -> Book:
    covers = draw(st.sets(st.sampled_from(["web", "print", "portrait", "quote"])))
    return book(
        book_id,
        anonymity=draw(st.sampled_from(["open", "alias", "anonymous"])),
        texts={"en": draw(_words()), **draw(st.dictionaries(st.just("kk"), _words()))},
        consent=draw(st.none() | st.just(consent(covers))),
        portrait=draw(st.none() | st.builds(Portrait, PRIVATE, st.booleans())),
        minimum_age=draw(st.none() | st.sampled_from([12, 18])),
        limits=Limits(draw(st.none() | st.integers(1, 8))),
        first_event=draw(st.none() | st.sampled_from(EVENTS)),
        related=tuple(draw(st.lists(st.sampled_from(IDS), max_size=3))),
        linkable=draw(st.booleans()),
        listed=draw(st.booleans()),
        masks_reviewed=draw(st.booleans()),
        withdrawn=draw(st.none() | st.none() | st.just(dt.date(2026, 5, 5))),
    )


@st.composite
def _event(draw: Any, event_id: str) -> Event:
    listed = draw(st.lists(st.sampled_from(IDS), unique=True, max_size=4))
    status = st.sampled_from(["available", "available", "off_shelf"])
    venue = st.sampled_from(["public", "registered", "withheld"])
    spoke = draw(st.lists(st.sampled_from(IDS), max_size=2))
    return event(
        event_id,
        *(Offer(one, status=draw(status)) for one in listed),
        date=draw(st.sampled_from([PAST, COMING])),
        status=draw(st.sampled_from(["confirmed", "planned", "cancelled", "postponed"])),
        audience=draw(st.sampled_from(["public", "school"])),
        timetable=draw(st.sampled_from(["public", "desk"])),
        embargo=draw(st.none() | st.just(NOW + dt.timedelta(3))),
        venue=Venue(draw(venue), (51.0, 71.0)),
        outcomes=outcomes(
            voices=tuple(Voice("book", one) for one in spoke),
            most_read=tuple(draw(st.lists(st.sampled_from(IDS), max_size=3))),
        ),
        text={
            "venue": VenueText("V" + draw(PRIVATE)),
            "voices": tuple(f"voice {draw(PLAIN)}" for _ in spoke),
            "offers": tuple(
                OfferText(draw(st.none() | st.just("T")), "S" + draw(PLAIN)) for _ in listed
            ),
        },
    )


@st.composite
def catalogues(draw: Any) -> Catalogue:
    ids = draw(st.lists(st.sampled_from(IDS), unique=True, min_size=1, max_size=5))
    books = {one: draw(_book(one)) for one in sorted(ids)}
    events = {one: draw(_event(one)) for one in EVENTS[: draw(st.integers(0, 3))]}
    return Catalogue(Path("/a/content"), books, events, TOPICS, {})


# A loaded machine draws whole catalogues slowly; that says nothing about what is tested.
GENERATED = hypothesis_settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)

OPTIONS = st.builds(
    settings,
    anonymise=st.booleans(),
    anonymise_after=st.none() | st.just(30),
)


def public(
    one: Catalogue, options: Settings, identities: dict[str, Identity] | None = None
) -> PublicCatalogue:
    found = disclose(
        one, options, "public", NOW, code_secret=DEMONSTRATION_SECRET, identities=identities or {}
    )
    return found.public


def _text(text: BookText, change: Callable[[MaskedText], MaskedText], **names: str) -> BookText:
    changed: dict[str, Any] = dict(names)
    for name in BookText.__slots__:
        value = getattr(text, name)
        if isinstance(value, MaskedText):
            changed[name] = change(value)
        elif isinstance(value, tuple):
            changed[name] = tuple(map(change, value))
    return replace(text, **changed)


def _other_sides(text: MaskedText) -> MaskedText:
    parts = text.parts
    return MaskedText(
        tuple(Mask("Q", one.shown) if isinstance(one, Mask) else one for one in parts)
    )


def _other_words(_: MaskedText) -> MaskedText:
    return MaskedText(("other", Mask("Q", "R")))


def _shows_left(one: Book, options: Settings) -> bool:
    return one.anonymity == "open" and not options.anonymise


@GENERATED
@given(catalogues(), OPTIONS)
def test_left_sides_and_names_that_a_level_hides_change_nothing(
    one: Catalogue, options: Settings
) -> None:
    books = {
        key: found
        if _shows_left(found, options)
        else replace(
            found,
            texts={
                language: _text(text, _other_sides, name="Someone Else")
                for language, text in found.texts.items()
            },
        )
        for key, found in one.books.items()
    }
    assert public(replace(one, books=books), options) == public(one, options)


@GENERATED
@given(catalogues(), OPTIONS)
def test_absent_books_change_nothing_whatever_they_hold_or_if_they_are_deleted(
    one: Catalogue, options: Settings
) -> None:
    def is_absent(found: Book) -> bool:
        return found.withdrawn is not None or "web" not in (
            found.consent.covers if found.consent else ()
        )

    changed = {
        key: replace(
            found,
            texts={"en": _text(found.base, _other_words, name="Q", alias="Q")},
            anonymity=None if found.withdrawn else "open",
            topics=("status",),
            languages=("de",),
            portrait=Portrait("q.png", reviewed=True),
            minimum_age=None,
            related=tuple(IDS),
            linkable=not found.linkable,
            listed=not found.listed,
        )
        if is_absent(found)
        else found
        for key, found in one.books.items()
    }
    kept = {key: found for key, found in one.books.items() if not is_absent(found)}
    before = public(one, options)
    assert public(replace(one, books=changed), options) == before
    assert public(replace(one, books=kept), options) == before


@GENERATED
@given(catalogues(), OPTIONS, st.randoms())
def test_order_of_files_root_and_vault_change_nothing(
    one: Catalogue, options: Settings, random: Any
) -> None:
    books, events = list(one.books.items()), list(one.events.items())
    random.shuffle(books)
    random.shuffle(events)
    other = replace(one, root=Path("/b/elsewhere"), books=dict(books), events=dict(events))
    vault = {key: Identity(key, (PersonName("Q", "R"),), phone="+7") for key in one.books}
    assert public(other, options, vault) == public(one, options)


@GENERATED
@given(catalogues(), OPTIONS)
def test_what_no_public_edition_shows_changes_nothing(one: Catalogue, options: Settings) -> None:
    books = {
        key: replace(
            found,
            path="q.md",
            limits=Limits(8, 20),
            identity_held=not found.identity_held,
            stale=frozenset({"kk"}),
            consent=found.consent
            and replace(found.consent, signed=dt.date(2026, 11, 20), until=dt.date(2026, 11, 20)),
            portrait=found.portrait and replace(found.portrait, file="q.png"),
        )
        for key, found in one.books.items()
    }
    events = {key: _other_private(found) for key, found in one.events.items()}
    changed = replace(one, books=books, events=events)
    assert public(changed, options) == public(one, options)


def _other_private(found: Event) -> Event:
    """The event with another secret venue, other books while under embargo, other held slots."""
    venue, text, offers = found.venue, found.base, found.offers
    if venue is not None and venue.disclosure != "public":
        venue = replace(venue, geo=(1.0, 2.0))
        text = replace(text, venue=VenueText("Q", "R", "S"))
    if found.timetable == "desk":
        offers = tuple(replace(one, slots=(dt.time(14),), taken=(dt.time(14),)) for one in offers)
    return replace(found, path="q.md", venue=venue, offers=offers, texts={"en": text})


@GENERATED
@given(catalogues(), OPTIONS)
def test_words_and_order_of_an_embargoed_events_books_change_nothing(
    one: Catalogue, options: Settings
) -> None:
    def change(found: Event) -> Event:
        if found.embargo is None:
            return found
        return replace(
            found,
            offers=tuple(Offer(offer.book, taken=(dt.time(14),)) for offer in found.offers[::-1]),
            texts={"en": replace(found.base, offers=(OfferText("Q", "R"),))},
        )

    events = {key: change(found) for key, found in one.events.items()}
    assert public(replace(one, events=events), options) == public(one, options)


@GENERATED
@given(catalogues(), OPTIONS)
def test_hidden_ids_left_sides_and_secret_venues_are_in_no_public_value(
    one: Catalogue, options: Settings
) -> None:
    text = repr(public(one, options))
    hidden = [key for key, found in one.books.items() if not (found.listed and found.linkable)]
    assert [key for key in hidden if key in text] == []
    nothing_open = {key: replace(found, anonymity="alias") for key, found in one.books.items()}
    venueless = {
        key: replace(found, venue=Venue("withheld", (51.0, 71.0)))
        for key, found in one.events.items()
    }
    masked = repr(public(replace(one, books=nothing_open, events=venueless), options))
    assert [letter for letter in "ЩЪЮЭ" if letter in masked] == []
