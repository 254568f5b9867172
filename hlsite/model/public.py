"""What one edition discloses: frozen, allow-listed, safe to render.

Renderers and typesetters import these types and no private one. Nothing here can lead back to a
private record: an unlisted or unlinkable book carries a code in place of its id.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hlsite.model.vocabulary import (
    Audience,
    Edition,
    EventPhase,
    EventStatus,
    Interpreter,
    RegistrationHow,
    SlotState,
    Topic,
    VenueDisclosure,
    VoiceBy,
)


@dataclass(frozen=True, slots=True)
class Text:
    """A disclosed text and the language that it is really in.

    `language` differs from the page's where a translation is missing: mark it with `lang`.
    """

    value: str
    language: str


@dataclass(frozen=True, slots=True)
class PublicPortrait:
    """A portrait that may be shown.

    Attributes:
        alt: Alternative text by site language.
        widths: Widths in pixels in which the cleaned picture lies beside the book's page.
        aspect: Height divided by width.
    """

    alt: Mapping[str, Text]
    widths: tuple[int, ...] = (320, 640, 960)
    aspect: float = 1.25


@dataclass(frozen=True, slots=True)
class PublicBookText:
    """A book's words for a page in one site language."""

    title: Text
    summary: Text
    name: Text | None = None
    """The public name or alias; None for an anonymous book: the title stands alone."""

    preconceptions: tuple[Text, ...] = ()
    questions: tuple[Text, ...] = ()
    content_note: Text | None = None
    quote: Text | None = None
    story: Text | None = None
    """Markdown, masks resolved; the renderer sanitises it."""


@dataclass(frozen=True, slots=True)
class PublicBook:
    """One book as this edition may show it.

    Attributes:
        key: The id, or a code for an unlisted book or one appearance of an unlinkable one: URL
            part, cover seed, span marker.
        texts: By site language.
        topics: Topic ids, the first leads.
        languages: BCP 47 codes, best first; empty where not disclosed.
        minimum_age: Years; None without a limit or where not disclosed.
        first_event: Id of a published event.
        related: Keys of other books that have a page in this edition.
        has_story_page: False for one appearance of an unlinkable book: its page has no story.
        maximum_readers: Readers at one reading; room and desk only.
        has_web_page: Whether the website has a page under the same key; a card's QR code points
            to the event where it has none.
    """

    key: str
    texts: Mapping[str, PublicBookText]
    topics: tuple[str, ...]
    languages: tuple[str, ...] = ()
    interpreter: Interpreter = "none"
    minimum_age: int | None = None
    portrait: PublicPortrait | None = None
    first_event: str | None = None
    related: tuple[str, ...] = ()
    has_story_page: bool = True
    maximum_readers: int | None = None
    has_web_page: bool = True


@dataclass(frozen=True, slots=True)
class Slot:
    """One reading's time: aware, in the event's zone."""

    start: dt.datetime
    end: dt.datetime


@dataclass(frozen=True, slots=True)
class PublicOffer:
    """One book at one event.

    Attributes:
        book: Key into the edition's books.
        states: One state a slot, in the order of `PublicEvent.slots`; empty where times of single
            books are not published.
        place: Number of the table, from 1; None in the public edition.
        off_shelf: The book dropped out; always False in the public edition.
    """

    book: str
    states: tuple[SlotState, ...] = ()
    place: int | None = None
    off_shelf: bool = False


@dataclass(frozen=True, slots=True)
class PublicVenue:
    """Where, as disclosed.

    `name`, `address`, `room` (by site language) and `geo` are there only when `disclosure` is
    `public`, or in an edition that may know.
    """

    disclosure: VenueDisclosure
    name: Mapping[str, Text] | None = None
    address: Mapping[str, Text] | None = None
    room: Mapping[str, Text] | None = None
    geo: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class PublicRegistration:
    """How readers get in."""

    how: RegistrationHow
    url: str | None = None
    email: str | None = None
    opens: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A number that may be published, or why it may not.

    Exactly one of three: `value`; `band` (`most`, `about_half`, `some`, `few`); neither, when the
    cell is suppressed. `share` is the computed part of the forms, 0 to 1, only beside `value`.
    """

    value: int | None = None
    share: float | None = None
    band: str | None = None


def total(counts: Iterable[Count]) -> Count:
    """The sum of what is published, from which no suppressed cell can be computed back.

    It says "at least" where a cell is suppressed; suppressed itself when nothing is published.
    """
    values = [count.value for count in counts if count.value is not None]
    return Count(value=sum(values)) if values else Count()


@dataclass(frozen=True, slots=True)
class PublicAnswer:
    """One answer of a survey question; the label by site language."""

    label: Mapping[str, Text]
    count: Count


@dataclass(frozen=True, slots=True)
class PublicQuestion:
    """One survey question; the words by site language."""

    question: Mapping[str, Text]
    answers: tuple[PublicAnswer, ...]


@dataclass(frozen=True, slots=True)
class PublicVoice:
    """What somebody said; a book speaks under its title (`book` is its key)."""

    text: Mapping[str, Text]
    by: VoiceBy
    book: str | None = None


@dataclass(frozen=True, slots=True)
class PublicOutcomes:
    """What came of an event, with small cells suppressed."""

    readers: Count
    readings: Count
    forms: Count
    survey: tuple[PublicQuestion, ...] = ()
    learned: Mapping[str, tuple[Text, ...]] = field(default_factory=dict)
    voices: tuple[PublicVoice, ...] = ()
    most_read: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicEventText:
    """An event's words for a page in one site language. `rules` is None for the default ones."""

    title: Text
    summary: Text
    accessibility: tuple[Text, ...] = ()
    organiser: Text | None = None
    partners: tuple[Text, ...] = ()
    rules: tuple[Text, ...] | None = None
    body: Text | None = None


@dataclass(frozen=True, slots=True)
class PublicEvent:
    """One event as this edition may show it.

    Attributes:
        id: URL part.
        texts: By site language.
        start: Aware, in the event's zone.
        end: Aware, in the event's zone.
        timezone: IANA name.
        phase: From the build's clock.
        slots: The readings; empty after the event.
        timetable: Whether offers carry states.
        offers: Books of this event that this edition shows; empty while under embargo.
        embargoed: Titles are not to be known yet.
    """

    id: str
    texts: Mapping[str, PublicEventText]
    start: dt.datetime
    end: dt.datetime
    timezone: str
    phase: EventPhase
    status: EventStatus
    audience: Audience
    reading_minutes: int
    venue: PublicVenue | None = None
    slots: tuple[Slot, ...] = ()
    timetable: bool = False
    offers: tuple[PublicOffer, ...] = ()
    embargoed: bool = False
    embargo_until: dt.datetime | None = None
    registration: PublicRegistration | None = None
    interpreters: tuple[str, ...] = ()
    goals: tuple[int, ...] = ()
    outcomes: PublicOutcomes | None = None


@dataclass(frozen=True, slots=True)
class PublicPage:
    """A hand-written page, by site language; `body` is Markdown."""

    id: str
    title: Mapping[str, Text]
    description: Mapping[str, Text | None]
    body: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class PublicCatalogue:
    """Everything one edition shows.

    Attributes:
        edition: Which one; a renderer refuses another's.
        built: The build's clock: aware, in the library's zone.
        shelf: Books that lists, search and counts may show, in id order (unlinkable appearances
            included, in code order).
        unlisted: Books that have a page and stand in no list.
        events: In order of start.
        topics: The vocabulary, in the order of `topics.yml`.
        pages: Hand-written pages, in id order.
        languages: Site languages, default first.
    """

    edition: Edition
    built: dt.datetime
    shelf: tuple[PublicBook, ...]
    unlisted: tuple[PublicBook, ...]
    events: tuple[PublicEvent, ...]
    topics: tuple[Topic, ...]
    pages: tuple[PublicPage, ...]
    languages: tuple[str, ...]

    @property
    def books(self) -> Mapping[str, PublicBook]:
        """Every book with a page, by key."""
        return {book.key: book for book in (*self.shelf, *self.unlisted)}
