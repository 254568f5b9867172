"""What the desk has to know of one event.

Made from the catalogue and the vault, and not by way of disclosure: a sheet is of no type that a
renderer or a typesetter takes, and cannot pass for an edition that is published.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from hlsite.desk.passages import Passage, passages_of
from hlsite.model.book import Book, BookText
from hlsite.model.catalogue import Catalogue
from hlsite.model.event import Event, EventText
from hlsite.model.identity import Identity
from hlsite.model.masked import MaskedText
from hlsite.model.public import Text
from hlsite.model.vocabulary import Interpreter, SlotState
from hlsite.privacy.situation import Reason, Situation, Stand, consent_gap, is_kept_out, stand_of
from hlsite.privacy.words import at, pick, pick_all, resolve_line
from hlsite.settings import Settings


@dataclass(frozen=True, slots=True)
class DeskPerson:
    """What the vault tells the desk. IIN, employer and birth date are not here: it needs none."""

    names: tuple[str, ...] = field(default=(), repr=False)
    diminutives: tuple[str, ...] = field(default=(), repr=False)
    also: tuple[str, ...] = field(default=(), repr=False)
    phone: str | None = field(default=None, repr=False)
    email: str | None = field(default=None, repr=False)
    handles: tuple[str, ...] = field(default=(), repr=False)
    emergency_contact: str | None = field(default=None, repr=False)
    notes: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class DeskBook:
    """One book at the event.

    Attributes:
        id: The file's stem.
        place: Number of the table, as on the printed sign.
        title: As it stands on the card, so that a card leads to its book.
        called: The name on the card; None when the title stands alone.
        person: None when the vault has no entry.
        languages: BCP 47 codes, best first.
        maximum_readers: At one reading.
        maximum_readings: In this event.
        states: One for each slot of the event.
        passages: Everything that a mask keeps from readers.
    """

    id: str
    place: int
    title: Text = field(repr=False)
    called: str | None = field(repr=False)
    person: DeskPerson | None = field(repr=False)
    languages: tuple[str, ...]
    interpreter: Interpreter
    maximum_readers: int | None
    maximum_readings: int | None
    minimum_age: int | None
    content_note: Text | None = field(repr=False)
    off_shelf: bool
    states: tuple[SlotState, ...]
    passages: tuple[Passage, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class DeskSheet:
    """One event in one language.

    Attributes:
        venue: Name, room and address, disclosed or not.
        slots: Starts of the readings, in the event's zone.
        interpreters: Languages that the event has interpreters for.
        absent: Books that the event lists and that are not here, and why.
        built: The clock.
    """

    event: str
    language: str
    library: str
    title: Text
    date: dt.date
    start: dt.time
    end: dt.time
    venue: tuple[Text, ...] = field(repr=False)
    slots: tuple[dt.time, ...]
    reading_minutes: int
    interpreters: tuple[str, ...]
    accessibility: tuple[Text, ...]
    books: tuple[DeskBook, ...] = field(repr=False)
    absent: tuple[tuple[str, Reason], ...]
    built: dt.datetime


def make_sheet(
    catalogue: Catalogue,
    identities: Mapping[str, Identity],
    settings: Settings,
    *,
    event_id: str,
    language: str,
    now: dt.datetime,
) -> DeskSheet:
    """The sheet of one event: every book that it lists with one valid consent.

    Args:
        catalogue: The private catalogue.
        identities: The opened vault, by book id.
        settings: `timezone` decides what day it is; `anonymise` what stands on the cards.
        event_id: An id in `catalogue.events`.
        language: Language of the texts; what is not translated stays in its own.
        now: The clock, aware.
    """
    event = catalogue.events[event_id]
    # What stands on a card is the room edition's; no code is made, so no secret is needed.
    situation = Situation.of(catalogue, settings, "room", now, b"")
    books: list[DeskBook] = []
    absent: list[tuple[str, Reason]] = []
    for position, offer in enumerate(event.offers):
        book = catalogue.books[offer.book]
        gap = _gap(book, event, situation.today)
        if gap is None:
            stand = stand_of(book, situation)
            books.append(_book(stand, event, position, identities.get(book.id), language))
        else:
            absent.append((book.id, gap))
    access = pick_all(event.texts, event.language, language, lambda text: text.accessibility)
    return DeskSheet(
        event=event.id,
        language=language,
        library=settings.site_name(language),
        title=_event_text(event, language, lambda text: text.title) or Text("", event.language),
        date=event.date,
        start=event.start,
        end=event.end,
        venue=tuple(_venue(event, language)),
        slots=event.slots,
        reading_minutes=event.reading_minutes,
        interpreters=event.interpreters,
        accessibility=access or (),
        books=tuple(books),
        absent=tuple(absent),
        built=now,
    )


def _gap(book: Book, event: Event, today: dt.date) -> Reason | None:
    """Why the book is not on the sheet; None when one consent of any kind is valid."""
    if book.withdrawn is not None:
        return "withdrawn"
    if book.anonymity is None:
        return "no_level"
    if is_kept_out(book, event):
        return "adults_only"
    covered = sorted(book.consent.covers) if book.consent else []
    return consent_gap(book.consent, covered[0] if covered else "web", today)


def _book(
    stand: Stand, event: Event, position: int, identity: Identity | None, language: str
) -> DeskBook:
    book, offer = stand.book, event.offers[position]
    return DeskBook(
        id=book.id,
        place=position + 1,
        title=_title(stand, event, position, language),
        called=_called(stand, language),
        person=_person(identity) if identity is not None else None,
        languages=book.languages,
        interpreter=book.interpreter,
        maximum_readers=book.limits.readers,
        maximum_readings=book.limits.readings,
        minimum_age=book.minimum_age,
        content_note=_book_text(book, language, lambda text: text.content_note),
        off_shelf=offer.status == "off_shelf",
        states=tuple(offer.state(slot) for slot in event.slots),
        passages=tuple(passages_of(book, language)),
    )


def _title(stand: Stand, event: Event, position: int, language: str) -> Text:
    """The title on the card: an unlinkable book's stands in the event."""
    book = stand.book
    if not book.linkable:
        offers = {
            code: words
            for code, text in event.texts.items()
            if (words := at(text.offers, position)) is not None
        }
        given = pick(offers, event.language, language, lambda words: words.title)
        if given is not None:
            return given
    is_open = stand.standing == "open"

    def read(text: BookText) -> str | None:
        return resolve_line(text.title, "left" if is_open else "right") if text.title else None

    return pick(book.texts, book.language, language, read) or Text(book.id, book.language)


def _called(stand: Stand, language: str) -> str | None:
    book = stand.book
    if not book.linkable or stand.standing not in {"open", "alias"}:
        return None
    is_open = stand.standing == "open"
    found = pick(
        book.texts, book.language, language, lambda text: text.name if is_open else text.alias
    )
    return found.value if found else None


def _person(identity: Identity) -> DeskPerson:
    spelled = (
        " ".join(part for part in (name.given, name.patronymic, name.surname) if part)
        for name in identity.names
    )
    return DeskPerson(
        names=tuple(dict.fromkeys(spelled)),
        diminutives=identity.diminutives,
        also=identity.also,
        phone=identity.phone,
        email=identity.email,
        handles=identity.handles,
        emergency_contact=identity.emergency_contact,
        notes=identity.notes,
    )


def _book_text(
    book: Book, language: str, read: Callable[[BookText], MaskedText | None]
) -> Text | None:
    """A field with its left sides: the desk knows them."""

    def private(text: BookText) -> str | None:
        found = read(text)
        return resolve_line(found, "left") if found is not None else None

    return pick(book.texts, book.language, language, private)


def _event_text(
    event: Event, language: str, read: Callable[[EventText], str | None]
) -> Text | None:
    return pick(event.texts, event.language, language, read)


def _venue(event: Event, language: str) -> Iterator[Text]:
    def read(name: str) -> Text | None:
        return _event_text(event, language, lambda text: getattr(text.venue, name))

    for name in ("name", "room", "address"):
        found = read(name)
        if found is not None:
            yield found
