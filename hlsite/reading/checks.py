"""What only shows when all files are read: references, clashes, dates, consent."""

from __future__ import annotations

import datetime as dt
import unicodedata
import zoneinfo
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from hlsite.model.book import Book
from hlsite.model.event import Event
from hlsite.model.problem import Problem
from hlsite.reading.front_matter import FrontMatter, Path
from hlsite.reading.references import book_references, event_references, no_such

CONSENT_NOTICE = dt.timedelta(days=30)
ADULT = 18


@dataclass(frozen=True)
class Everything:
    """All that was read, with the front matter that places problems.

    `fronts` is keyed by the path that problems name; `vault` holds the ids with an entry, or is
    None where they are not known: without a vault, or without its key. `known_topics` is None when
    topics.yml cannot be read. `is_demonstration`: nobody in the catalogue can be found.
    """

    books: Mapping[str, Book]
    events: Mapping[str, Event]
    known_topics: frozenset[str] | None
    known_books: frozenset[str]
    known_events: frozenset[str]
    portraits: frozenset[str]
    fronts: Mapping[str, FrontMatter]
    folder: str
    today: dt.date
    vault: frozenset[str] | None = None
    has_vault: bool = True
    is_demonstration: bool = False

    @cached_property
    def listing(self) -> Mapping[str, tuple[Event, ...]]:
        """The events that list each book, by its id."""
        found: dict[str, dict[str, Event]] = {}
        for event in self.events.values():
            for offer in event.offers:
                found.setdefault(offer.book, {})[event.id] = event
        return {key: tuple(events.values()) for key, events in found.items()}


def check_everything(read: Everything) -> list[Problem]:
    """Every problem between files, errors and warnings, in no special order."""
    problems = list(_check_references(read))
    for book in read.books.values():
        if book.withdrawn is None:
            problems += _check_consent(read, book)
            problems += _check_identity(read, book)
    for event in read.events.values():
        problems += _check_event(read, event)
    problems += _check_vault(read)
    problems += _check_overlaps(read)
    problems += _check_names(read)
    return problems


def _check_vault(read: Everything) -> Iterator[Problem]:
    if read.has_vault:
        return
    place = f"{read.folder}/vault.age"
    if any(book.anonymity != "open" for book in read.books.values()):
        message = "no vault, so names cannot be looked for; run `hlsite vault init`"
        yield Problem(place, 0, 0, "", message, "warning")
    for book in read.books.values():
        if book.withdrawn is not None or (book.listed and book.linkable):
            continue
        # The secret of their addresses lies in the vault. What stands in for it is in the source.
        field = "listed" if book.linkable else "linkable"
        message = "its address can be guessed without a vault; run `hlsite vault init`"
        yield read.fronts[book.path].problem((field,), message, warning=read.is_demonstration)


def _check_references(read: Everything) -> Iterator[Problem]:
    for book_id in sorted(read.known_books):
        front = read.fronts.get(f"{read.folder}/books/{book_id}.md")
        if front is not None:
            yield from book_references(
                book_id,
                front,
                topics=read.known_topics,
                books=read.known_books,
                events=read.known_events,
                portraits=read.portraits,
            )
    for event_id in sorted(read.known_events):
        front = read.fronts.get(f"{read.folder}/events/{event_id}.md")
        if front is not None:
            yield from event_references(front, read.known_books)


def _check_consent(read: Everything, book: Book) -> Iterator[Problem]:
    consent, front = book.consent, read.fronts[book.path]
    if consent is None:
        return
    path: Path = ("consent", "until")
    if consent.until < consent.signed:
        yield front.problem(path, "lies before signed; check the two dates")
    elif consent.until < read.today:
        message = "has passed; the book is nowhere until a new consent is signed"
        yield front.problem(path, message, warning=True)
    elif consent.until - read.today <= CONSENT_NOTICE:
        days = (consent.until - read.today).days
        message = f"ends in {days} days; ask the book for a new consent"
        yield front.problem(path, message, warning=True)
    if consent.signed > read.today:
        message = "lies ahead; the book is nowhere until that day"
        yield front.problem(("consent", "signed"), message, warning=True)
    for event in read.listing.get(book.id, ()):
        if event.date >= read.today and consent.until < event.date:
            message = f"ends before {event.id} on {event.date}, which lists the book"
            yield front.problem(path, f"{message}; ask for a new consent", warning=True)


def _check_identity(read: Everything, book: Book) -> Iterator[Problem]:
    if read.vault is None or book.id in read.vault:
        return
    if book.anonymity != "open" and book.identity_held:
        message = (
            "no entry in the vault, so this name cannot be looked for; "
            f"run `hlsite vault set {book.id}`, or write identity: not_held"
        )
        yield read.fronts[book.path].problem(("identity",), message, warning=True)


def _check_event(read: Everything, event: Event) -> Iterator[Problem]:
    listed = [offer.book for offer in event.offers]
    for index, book_id in enumerate(listed):
        if book_id not in listed[:index]:
            yield from _check_offer(read, event, index)
    if event.outcomes is not None:
        yield from _check_outcomes(read, event)


def _check_offer(read: Everything, event: Event, index: int) -> Iterator[Problem]:
    book = read.books.get(event.offers[index].book)
    if book is None or book.withdrawn is not None:
        return
    front, path = read.fronts[event.path], ("books", index)
    words = event.base.offers[index]
    if not book.linkable and (words.title is None or words.summary is None):
        message = (
            "is unlinkable and needs words of its own here; write "
            f"{{id: {book.id}, title: …, summary: …}}"
        )
        yield front.problem(path, message)
    if book.linkable and (words.title is not None or words.summary is not None):
        message = "title and summary are for unlinkable books; delete them"
        yield front.problem(path, message)
    if event.audience == "school" and (book.minimum_age or 0) >= ADULT:
        message = "is for adults and stays out of a school event; delete it here"
        yield front.problem(path, message, warning=True)
    taken, bears = len(event.offers[index].taken), book.limits.readings
    if bears is not None and taken > bears and event.date >= read.today:
        message = f"has {taken} readings taken and bears {bears}; give some back"
        yield front.problem((*path, "taken"), message, warning=True)


def _check_outcomes(read: Everything, event: Event) -> Iterator[Problem]:
    front, outcomes = read.fronts[event.path], event.outcomes
    if outcomes is None:
        return
    listed = {offer.book for offer in event.offers}
    for index, voice in enumerate(outcomes.voices):
        path: Path = ("outcomes", "voices", index)
        if voice.by == "book":
            yield from _check_voice(read, front, path, voice.book)
        elif voice.book is not None:
            yield front.problem((*path, "book"), "a reader's voice names no book; delete it")
    for index, book_id in enumerate(outcomes.most_read):
        if book_id not in listed:
            message = no_such("book at this event", book_id, listed)
            yield front.problem(("outcomes", "most_read", index), message)
    for index, counts in enumerate(outcomes.survey):
        if outcomes.forms is not None and max(counts) > outcomes.forms:
            message = "an answer counts more than the forms returned; check the numbers"
            yield front.problem(("outcomes", "survey", index), message)


def _check_voice(
    read: Everything, front: FrontMatter, path: Path, book_id: str | None
) -> Iterator[Problem]:
    if book_id is None:
        yield front.problem((*path, "book"), "is required with by: book; add the book's id")
        return
    if book_id not in read.known_books:
        yield front.problem((*path, "book"), no_such("book", book_id, read.known_books))
        return
    book = read.books.get(book_id)
    if book is None or book.withdrawn is not None or book.consent is None:
        return
    if "quote" not in book.consent.covers:
        message = "did not consent to be quoted; delete the voice, or ask and add `quote`"
        yield front.problem((*path, "book"), message)


def _check_overlaps(read: Everything) -> Iterator[Problem]:
    lasting = [
        (start, end, number, event)
        for number, event in enumerate(read.events.values())
        if event.status in {"planned", "confirmed"}
        for start, end in _lasting(event)
    ]
    lasting.sort(key=lambda one: one[:3])
    for place, (_, end, number, event) in enumerate(lasting):
        # Sorted by their start: what begins after this one's end, and all behind it, is clear.
        for start, _, other_number, other in lasting[place + 1 :]:
            if start >= end:
                break
            first, second = (event, other) if number < other_number else (other, event)
            yield from _in_both(read, first, second)


def _lasting(event: Event) -> Iterator[tuple[dt.datetime, dt.datetime]]:
    """The moments of start and end; nothing where the zone is none, as is told elsewhere.

    Two zones' clocks, and their days, differ: what overlaps is not seen on them.
    """
    try:
        zone = zoneinfo.ZoneInfo(event.timezone)
        start, end = (
            dt.datetime.combine(event.date, clock, zone).astimezone(dt.UTC)
            for clock in (event.start, event.end)
        )
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        return
    yield start, end


def _in_both(read: Everything, first: Event, second: Event) -> Iterator[Problem]:
    books = {offer.book for offer in first.offers if offer.status == "available"}
    for index, offer in enumerate(second.offers):
        if offer.book in books and offer.status == "available":
            message = f"is at {first.id} at the same time; take it out of one of the two"
            yield read.fronts[second.path].problem(("books", index), message)


def _check_names(read: Everything) -> Iterator[Problem]:
    """Two books under one alias, or a title that two books share, would be taken for one."""
    aliases: dict[str, str] = {}
    titles: dict[str, str] = {}
    for book in read.books.values():
        if book.withdrawn is not None:
            continue
        front = read.fronts[book.path]
        alias = _folded(book.base.alias)
        title = _folded(book.base.title.shown() if book.base.title else None)
        if alias and alias in aliases:
            message = "another book uses this alias; choose another, or readers mix the two up"
            yield front.problem(("alias",), message, warning=True)
        if title and title in titles:
            message = "another book has this title; change one of the two"
            yield front.problem(("title",), message, warning=True)
        aliases.setdefault(alias, book.id)
        titles.setdefault(title, book.id)


def _folded(text: str | None) -> str:
    return unicodedata.normalize("NFKC", text or "").casefold().strip()
