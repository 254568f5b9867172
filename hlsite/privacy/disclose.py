"""The one way from a catalogue to an edition of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from hlsite.model.catalogue import Catalogue, HandPage
from hlsite.model.identity import Identity
from hlsite.model.public import PublicBook, PublicCatalogue, PublicPage, Text
from hlsite.model.vocabulary import Edition
from hlsite.privacy.codes import appearance_code, unlisted_code
from hlsite.privacy.disclose_books import (
    Opening,
    disclose_appearance,
    disclose_book,
    opening,
    portrait_file,
)
from hlsite.privacy.disclose_events import Shown, disclose_event, has_appearances, may_appear
from hlsite.privacy.held_back import (
    HeldBack,
    disclosed_names,
    disclosed_values,
    held_back,
)
from hlsite.privacy.situation import Situation, Stand, stand_of, starts
from hlsite.privacy.withheld import Withheld, withheld
from hlsite.settings import Settings


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One edition, and beside it what it does not show. Its `repr` shows neither.

    Attributes:
        public: What renderers and typesetters get.
        held_back: What must not appear; for the audit alone.
        names: Names and left sides that the edition shows, by book id: allowed in that book's
            artefacts. Names alone: a story that is shown does not excuse a surname in it.
        owners: The book behind each key (id or code) of the edition.
        listed_at: The books that each event lists, shown or not, by event id.
        withheld: What is absent from the edition and why, for `hlsite status`.
        portraits: The originals to be cleaned, by the key of the book that shows them.
    """

    public: PublicCatalogue = field(repr=False)
    held_back: tuple[HeldBack, ...] = field(repr=False)
    names: Mapping[str, frozenset[str]] = field(repr=False)
    owners: Mapping[str, str] = field(repr=False)
    listed_at: Mapping[str, frozenset[str]] = field(repr=False)
    withheld: tuple[Withheld, ...] = field(repr=False)
    portraits: Mapping[str, Path] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Showing:
    """One edition without what its audit has to know: to be looked at, never to be published.

    Attributes:
        public: What renderers get.
        portraits: The originals to be cleaned, by the key of the book that shows them.
    """

    public: PublicCatalogue = field(repr=False)
    portraits: Mapping[str, Path] = field(repr=False)


def disclose(
    catalogue: Catalogue,
    settings: Settings,
    edition: Edition,
    now: dt.datetime,
    *,
    code_secret: bytes,
    identities: Mapping[str, Identity] = MappingProxyType({}),
) -> Disclosure:
    """Take from a catalogue what one edition may show at `now`, and name what it may not.

    Args:
        catalogue: The private catalogue.
        settings: The library's options; `timezone` decides what day it is.
        edition: `public` or `room`.
        now: The build's clock, aware.
        code_secret: Key of the codes of unlisted and unlinkable books.
        identities: The opened vault, by book id; held back whole.

    Raises:
        ValueError: The `desk` edition, a clock without a zone, or a code secret too short.
    """
    opened = _open(catalogue, settings, edition, now, code_secret)
    public, stands, owner_of = opened.public, opened.shown.stands, opened.owner_of
    return Disclosure(
        public=public,
        held_back=held_back(
            opened.situation,
            opened.shown,
            public,
            disclosed_values(public, owner_of),
            identities,
        ),
        names=disclosed_names(public, owner_of, stands),
        owners=owner_of,
        listed_at={
            key: frozenset(offer.book for offer in event.offers)
            for key, event in sorted(catalogue.events.items())
        },
        withheld=withheld(opened.situation, stands, opened.openings, opened.appearances),
        portraits=opened.portraits,
    )


def show(
    catalogue: Catalogue,
    settings: Settings,
    edition: Edition,
    now: dt.datetime,
    *,
    code_secret: bytes,
) -> Showing:
    """What `disclose` takes from a catalogue; what is held back is not gathered.

    Raises:
        ValueError: As `disclose`.
    """
    opened = _open(catalogue, settings, edition, now, code_secret)
    return Showing(opened.public, opened.portraits)


@dataclass(frozen=True, slots=True)
class _Opened:
    """An edition, and what it was made from. Its `repr` shows nothing."""

    public: PublicCatalogue = field(repr=False)
    situation: Situation = field(repr=False)
    shown: Shown = field(repr=False)
    openings: Mapping[str, Opening] = field(repr=False)
    appearances: Mapping[tuple[str, str], PublicBook] = field(repr=False)
    owner_of: Mapping[str, str] = field(repr=False)
    portraits: Mapping[str, Path] = field(repr=False)


def _open(
    catalogue: Catalogue,
    settings: Settings,
    edition: Edition,
    now: dt.datetime,
    code_secret: bytes,
) -> _Opened:
    situation = Situation.of(catalogue, settings, edition, now, code_secret)
    stands = {key: stand_of(book, situation) for key, book in sorted(catalogue.books.items())}
    openings = {
        key: words
        for key, stand in stands.items()
        if stand.absent is None and stand.book.linkable and (words := opening(stand))
    }
    listed = frozenset(key for key in openings if stands[key].rule("Book.id"))
    codes = {key: unlisted_code(code_secret, key) for key in openings if key not in listed}
    appearances = _appearances(situation, stands)
    owned = [
        (key, disclose_book(stands[key], codes.get(key, key), words, listed))
        for key, words in openings.items()
    ]
    owned += [(key, book) for (key, _), book in appearances.items()]
    owned.sort(key=lambda pair: pair[1].key)
    owner_of = {book.key: key for key, book in owned}
    in_no_list = {*codes.values()} | {
        book.key for (key, _), book in appearances.items() if not stands[key].book.listed
    }
    shown = Shown(stands, listed, codes, {place: book.key for place, book in appearances.items()})
    events = tuple(
        disclose_event(event, situation, shown)
        for event in sorted(catalogue.events.values(), key=lambda one: (starts(one), one.id))
    )
    public = PublicCatalogue(
        edition=edition,
        built=situation.now,
        shelf=tuple(book for _, book in owned if book.key not in in_no_list),
        unlisted=tuple(book for _, book in owned if book.key in in_no_list),
        events=events,
        topics=tuple(catalogue.topics.values()),
        pages=_pages(catalogue, settings),
        languages=settings.languages,
    )
    portraits = {
        book.key: path
        for key, book in owned
        if book.portrait and (path := portrait_file(stands[key]))
    }
    return _Opened(public, situation, shown, openings, appearances, owner_of, portraits)


def _appearances(
    situation: Situation, stands: Mapping[str, Stand]
) -> dict[tuple[str, str], PublicBook]:
    """The pages of unlinkable books, by book and event id."""
    found = {}
    for event in situation.catalogue.events.values():
        if not has_appearances(event, situation):
            continue
        for position, offer in enumerate(event.offers):
            stand = stands.get(offer.book)
            if stand is None or not may_appear(stand, event, offer):
                continue
            code = appearance_code(situation.code_secret, offer.book, event.id)
            book = disclose_appearance(stand, event, position, code)
            if book is not None:
                found[offer.book, event.id] = book
    return found


def _pages(catalogue: Catalogue, settings: Settings) -> tuple[PublicPage, ...]:
    by_id: dict[str, dict[str, HandPage]] = {}
    for page in catalogue.pages.values():
        by_id.setdefault(page.id, {})[page.language] = page
    return tuple(_page(key, words, settings) for key, words in sorted(by_id.items()))


def _page(key: str, words: Mapping[str, HandPage], settings: Settings) -> PublicPage:
    base = settings.default_language if settings.default_language in words else min(words)
    chosen = {language: words.get(language, words[base]) for language in settings.languages}
    return PublicPage(
        id=key,
        title={language: Text(page.title, page.language) for language, page in chosen.items()},
        description={
            language: Text(page.description, page.language) if page.description else None
            for language, page in chosen.items()
        },
        body={language: Text(page.body, page.language) for language, page in chosen.items()},
    )
