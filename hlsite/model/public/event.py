"""An event as an edition may show it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from hlsite.model.public.outcomes import PublicOutcomes
from hlsite.model.public.text import Text
from hlsite.model.vocabulary import (
    Audience,
    EventPhase,
    EventStatus,
    RegistrationHow,
    SlotState,
    VenueDisclosure,
)


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
