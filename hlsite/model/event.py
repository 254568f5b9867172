"""An event as the librarian wrote it: private and complete."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from hlsite.model.vocabulary import (
    Audience,
    EventStatus,
    OfferStatus,
    RegistrationHow,
    SlotState,
    TimetableDisclosure,
    VenueDisclosure,
    VoiceBy,
)


@dataclass(frozen=True, slots=True)
class VenueText:
    """Where, in one language."""

    name: str | None = field(default=None, repr=False)
    address: str | None = field(default=None, repr=False)
    room: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class SurveyText:
    """One survey question and its answers' labels, in one language."""

    question: str | None
    labels: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class OfferText:
    """Title and summary that stand in for an unlinkable book's, in one language."""

    title: str | None = field(default=None, repr=False)
    summary: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class EventText:
    """The translatable fields of an event in one language; None where this language lacks one.

    `offers`, `survey` and `voices` align by position with `Event.offers` and `Outcomes`.
    `rules` is None for the default rules.
    """

    title: str | None = None
    summary: str | None = None
    venue: VenueText = VenueText()
    accessibility: tuple[str, ...] | None = None
    organiser: str | None = None
    partners: tuple[str, ...] | None = None
    rules: tuple[str, ...] | None = None
    offers: tuple[OfferText, ...] = ()
    survey: tuple[SurveyText, ...] = ()
    learned: tuple[str, ...] | None = None
    voices: tuple[str | None, ...] = ()
    body: str | None = None
    """Markdown; None when it is empty."""


@dataclass(frozen=True, slots=True)
class Venue:
    """Where, apart from its words. `geo` is (latitude, longitude) in degrees."""

    disclosure: VenueDisclosure
    geo: tuple[float, float] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Offer:
    """One book at one event.

    Attributes:
        book: The book's id.
        slots: Offered slots; None for all.
        taken: Held slots.
        status: `off_shelf`: the book dropped out on the day.
    """

    book: str
    slots: tuple[dt.time, ...] | None = None
    taken: tuple[dt.time, ...] = ()
    status: OfferStatus = "available"

    def state(self, slot: dt.time) -> SlotState:
        """Whether the book can be borrowed at `slot`."""
        if slot in self.taken:
            return "taken"
        return "free" if self.slots is None or slot in self.slots else "rests"


@dataclass(frozen=True, slots=True)
class Registration:
    """How readers get in. `email` is a role address, never a person's."""

    how: RegistrationHow
    url: str | None = None
    email: str | None = None
    opens: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """Who spoke; the words are in `EventText.voices` at the same position."""

    by: VoiceBy
    book: str | None = None


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What came of an event, in raw counts that no public edition shows as they are.

    Attributes:
        readers: Library cards written; None when not counted.
        readings: Loans.
        forms: Evaluation forms returned.
        survey: Counts of each question's answers, by position.
        voices: Who spoke, by position.
        most_read: Book ids, most read first.
    """

    readers: int | None = None
    readings: int | None = None
    forms: int | None = None
    survey: tuple[tuple[int, ...], ...] = ()
    voices: tuple[Voice, ...] = ()
    most_read: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One event. `start` and `end` are wall-clock times in `timezone` (an IANA name)."""

    id: str
    path: str
    language: str
    texts: Mapping[str, EventText] = field(repr=False)
    date: dt.date
    start: dt.time
    end: dt.time
    timezone: str
    slots: tuple[dt.time, ...]
    """Starts of the readings: as written, or computed from start, end, reading and break."""

    status: EventStatus = "confirmed"
    venue: Venue | None = None
    audience: Audience = "public"
    reading_minutes: int = 25
    break_minutes: int = 5
    timetable: TimetableDisclosure = "public"
    offers: tuple[Offer, ...] = ()
    embargo: dt.datetime | None = None
    """Aware; titles stay off the site until then."""

    registration: Registration | None = None
    interpreters: tuple[str, ...] = ()
    goals: tuple[int, ...] = ()
    outcomes: Outcomes | None = None
    stale: frozenset[str] = frozenset()

    @property
    def base(self) -> EventText:
        """The text that translations fall back to."""
        return self.texts[self.language]
