"""For whom, when and by whose rules a catalogue is disclosed, and what follows for one record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from zoneinfo import ZoneInfo

from hlsite.model.book import Book, Consent
from hlsite.model.catalogue import Catalogue
from hlsite.model.event import Event
from hlsite.model.vocabulary import EDITION_CHANNEL, Channel, Edition, Level
from hlsite.privacy.policy import Rule, Standing, rule, standing
from hlsite.settings import Settings

Reason = Literal[
    "withdrawn",
    "no_level",
    "no_consent",
    "not_yet_signed",
    "ended",
    "not_covered",
    "embargoed",
    "no_words",
    "not_reviewed",
    "adults_only",
]
"""Why a book, a part of it or one appearance is absent."""

REASON_WORDS: dict[Reason, str] = {
    "withdrawn": "the book is withdrawn",
    "no_level": "it has no anonymity level",
    "no_consent": "there is no consent",
    "not_yet_signed": "the consent is not signed yet",
    "ended": "the consent has ended",
    "not_covered": "the consent does not cover it",
    "embargoed": "it stands in embargoed events only",
    "no_words": "title or summary are missing, or empty once masks apply",
    "not_reviewed": "nobody has said that the person cannot be recognised (reviewed: true)",
    "adults_only": "a book for readers of 18 and over is kept out of a school event",
}
"""What `hlsite status` says for each reason."""

ADULT = 18
"""Years; a book for readers of this age or more is in no school event."""


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything that decides what is disclosed, beside the record itself.

    Attributes:
        now: Aware, in the library's zone.
        channel: The consent that the edition needs.
        code_secret: Key of the codes.
        listing: The events that list a book, by its id.
    """

    catalogue: Catalogue = field(repr=False)
    settings: Settings = field(repr=False)
    edition: Edition
    channel: Channel
    now: dt.datetime
    code_secret: bytes = field(repr=False)
    listing: Mapping[str, tuple[Event, ...]] = field(repr=False)

    @classmethod
    def of(
        cls,
        catalogue: Catalogue,
        settings: Settings,
        edition: Edition,
        now: dt.datetime,
        code_secret: bytes,
    ) -> Situation:
        """Check the circumstances and bring the clock into the library's zone.

        Raises:
            ValueError: An edition that is not disclosed this way, or a clock without a zone.
        """
        if edition not in EDITION_CHANNEL:
            raise ValueError(f"the {edition} edition is not disclosed; hlsite.desk makes it")
        if now.utcoffset() is None:
            raise ValueError("now must be an aware datetime")
        local = now.astimezone(ZoneInfo(settings.timezone))
        listing: dict[str, tuple[Event, ...]] = {}
        for event in catalogue.events.values():
            for book in {offer.book for offer in event.offers}:
                listing[book] = (*listing.get(book, ()), event)
        channel = EDITION_CHANNEL[edition]
        return cls(catalogue, settings, edition, channel, local, code_secret, listing)

    @property
    def today(self) -> dt.date:
        """The day in the library's zone."""
        return self.now.date()

    @property
    def public(self) -> bool:
        """Whether this is the website's edition."""
        return self.edition == "public"

    def is_past(self, event: Event) -> bool:
        """Whether the event has ended."""
        return ends(event) <= self.now

    def is_embargoed(self, event: Event) -> bool:
        """Whether the event's titles stay off the site. Paper for the day has no embargo."""
        return self.public and event.embargo is not None and self.now < event.embargo


@dataclass(frozen=True, slots=True)
class Stand:
    """One book in one edition.

    Attributes:
        absent: Why the book is in no file of the edition; None when it may be shown.
        standing: Its column in the policy.
    """

    book: Book = field(repr=False)
    situation: Situation = field(repr=False)
    absent: Reason | None
    standing: Standing

    def rule(self, name: str) -> Rule | None:
        """The rule that grants the field to this book here and today, or None: never.

        An unlinkable book is granted only what its appearances are granted too.
        """
        if self.absent is not None:
            return None
        granted = rule(name, self.standing, self.situation.edition)
        if granted is None or not self._has(granted):
            return None
        if self.book.linkable:
            return granted
        return rule(name, "appearance", self.situation.edition)

    def gap(self, channel: Channel) -> Reason | None:
        """Why the consent does not reach `channel` today; None when it does."""
        return consent_gap(self.book.consent, channel, self.situation.today)

    def _has(self, granted: Rule) -> bool:
        match granted.needs:
            case "quote":
                return self.gap("quote") is None
            case "portrait":
                return self.gap("portrait") is None
            case "reviewed_portrait":
                portrait = self.book.portrait
                return portrait is not None and portrait.reviewed and self.gap("portrait") is None
            case "listed":
                return self.book.listed
            case _:
                return True


def consent_gap(consent: Consent | None, channel: Channel, day: dt.date) -> Reason | None:
    """Why `consent` does not cover `channel` on `day`; None when it does."""
    if consent is None:
        return "no_consent"
    if day < consent.signed:
        return "not_yet_signed"
    if day > consent.until:
        return "ended"
    return None if channel in consent.covers else "not_covered"


def stand_of(book: Book, situation: Situation) -> Stand:
    """Where `book` stands in the edition."""
    own: Level = book.anonymity or "anonymous"
    shown: Level = "anonymous" if _is_anonymised(book, situation) else own
    return Stand(
        book,
        situation,
        _absence(book, situation),
        standing(shown, own, masks_reviewed=book.masks_reviewed),
    )


def starts(event: Event) -> dt.datetime:
    """The event's start, aware, in its own zone."""
    return dt.datetime.combine(event.date, event.start, ZoneInfo(event.timezone))


def ends(event: Event) -> dt.datetime:
    """The event's end, aware, in its own zone."""
    return dt.datetime.combine(event.date, event.end, ZoneInfo(event.timezone))


def is_kept_out(book: Book, event: Event) -> bool:
    """Whether the book's age keeps it out of the event, with every trace of it."""
    return event.audience == "school" and (book.minimum_age or 0) >= ADULT


def _absence(book: Book, situation: Situation) -> Reason | None:
    if book.withdrawn is not None:
        return "withdrawn"
    if book.anonymity is None:
        return "no_level"
    gap = consent_gap(book.consent, situation.channel, situation.today)
    if gap is not None:
        return gap
    # "Titles stay off the site": a book that nothing but embargoed events list is new with them.
    listing = situation.listing.get(book.id, ())
    if listing and all(situation.is_embargoed(event) for event in listing):
        return "embargoed"
    return None


def _is_anonymised(book: Book, situation: Situation) -> bool:
    if situation.settings.anonymise:
        return True
    days = situation.settings.anonymise_after
    # An embargoed event must not show by a name that stays: it does not count yet.
    listing = situation.listing.get(book.id, ())
    held = [ends(event) for event in listing if not situation.is_embargoed(event)]
    return days is not None and bool(held) and max(held) + dt.timedelta(days) <= situation.now
