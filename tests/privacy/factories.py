"""Small private catalogues: say what a test is about, the rest is filled in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from hlsite.model.book import Book, BookText, Consent
from hlsite.model.catalogue import Catalogue, HandPage
from hlsite.model.event import Event, EventText, Offer, OfferText, Outcomes
from hlsite.model.identity import Identity
from hlsite.model.masked import Mask, MaskedText
from hlsite.model.vocabulary import Edition, Topic
from hlsite.privacy import DEMONSTRATION_SECRET, Disclosure, disclose
from hlsite.settings import Settings

ROOT = Path("/library/content")
NOW = dt.datetime(2026, 11, 20, 9, 30, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 20)
COMING, PAST = dt.date(2026, 12, 12), dt.date(2026, 3, 20)

TOPICS = {
    "health": Topic("health", {"en": "Health", "kk": "Денсаулық"}, "body", "juniper"),
    "status": Topic("status", {"en": "Status", "kk": "Жағдай"}, "work", "stone"),
}


def masked(text: str) -> MaskedText:
    """`a [[left|right]] b`, as the reader reads it."""
    parts: list[str | Mask] = []
    for position, piece in enumerate(text.replace("]]", "[[").split("[[")):
        if position % 2:
            private, shown = piece.split("|")
            parts.append(Mask(private, shown))
        elif piece:
            parts.append(piece)
    return MaskedText(tuple(parts))


def words(**fields: Any) -> BookText:
    """Text fields, written as strings with masks."""

    def read(name: str, value: Any) -> Any:
        if name in ("name", "alias") or value is None:
            return value
        return masked(value) if isinstance(value, str) else tuple(map(masked, value))

    return BookText(**{name: read(name, value) for name, value in fields.items()})


FULL = {
    "title": "Nurse from [[Ekibastuz|a mining town]]",
    "summary": "Nights at [[Hospital 7|a hospital]].",
    "preconceptions": ("Nurses from [[Ekibastuz|there]] are rude", "[[Only hers|]]"),
    "questions": ("When do you sleep?",),
    "content_note": "Death [[of Marat|of a friend]]",
    "quote": "I count [[to seven|slowly]].",
    "portrait_alt": "A woman [[with a scar|from behind]]",
    "story": "It was in [[1998|a cold year]].\n\nThen morning.",
}
"""Every text field, most with a mask; the level adds `name` or `alias`."""


def book(book_id: str = "night-nurse", **fields: Any) -> Book:
    """A book that everything may be shown of, `open` unless said otherwise."""
    level = fields.setdefault("anonymity", "open")
    text = {
        **FULL,
        **({"name": "Aigul Open"} if level == "open" else {}),
        **({"alias": "Aunt Moon"} if level == "alias" else {}),
        **fields.pop("text", {}),
    }
    translations = {
        language: words(**one) for language, one in fields.pop("translations", {}).items()
    }
    return Book(
        **{
            "id": book_id,
            "path": f"content/books/{book_id}.md",
            "language": "en",
            "texts": {"en": words(**text), **translations},
            "topics": ("health",),
            "languages": ("kk", "ru"),
            "consent": consent(),
            **fields,
        }
    )


def consent(
    covers: Iterable[str] = ("web", "print", "portrait", "quote"),
    signed: dt.date = dt.date(2026, 1, 1),
    until: dt.date = dt.date(2027, 1, 1),
) -> Consent:
    return Consent(signed, until, frozenset(covers))  # type: ignore[arg-type]


def event(event_id: str = "winter-reading", *offers: str | Offer, **fields: Any) -> Event:
    """A coming event of two readings in Almaty time."""
    taken = tuple(Offer(one) if isinstance(one, str) else one for one in offers)
    text = EventText(**{"title": "Winter", "summary": "Tea.", **fields.pop("text", {})})
    return Event(
        **{
            "id": event_id,
            "path": f"content/events/{event_id}.md",
            "language": "en",
            "texts": {"en": text, **fields.pop("translations", {})},
            "date": COMING,
            "start": dt.time(14),
            "end": dt.time(15),
            "timezone": "Asia/Almaty",
            "slots": (dt.time(14), dt.time(14, 30)),
            "offers": taken,
            **fields,
        }
    )


def appearance(title: str = "A lock", summary: str = "A summary.") -> dict[str, Any]:
    """Event text that stands in for the only offer's."""
    return {"offers": (OfferText(title, summary),)}


def outcomes(**fields: Any) -> Outcomes:
    return Outcomes(**{"readers": 50, "readings": 80, "forms": 40, **fields})


def page(page_id: str = "about", language: str = "en", **fields: Any) -> HandPage:
    return HandPage(
        **{
            "id": page_id,
            "language": language,
            "title": "About",
            "description": None,
            "body": "Words.",
            **fields,
        }
    )


def catalogue(*records: Book | Event | HandPage) -> Catalogue:
    return Catalogue(
        ROOT,
        {one.id: one for one in records if isinstance(one, Book)},
        {one.id: one for one in records if isinstance(one, Event)},
        TOPICS,
        {(one.id, one.language): one for one in records if isinstance(one, HandPage)},
    )


def settings(**options: Any) -> Settings:
    return Settings(
        **{
            "site_names": {"en": "Nura"},
            "site_url": "https://nura.example/",
            "languages": ("en", "kk"),
            "timezone": "Asia/Almaty",
            **options,
        }
    )


def disclosed(
    *records: Book | Event | HandPage,
    edition: Edition = "public",
    now: dt.datetime = NOW,
    code_secret: bytes = DEMONSTRATION_SECRET,
    identities: dict[str, Identity] | None = None,
    **options: Any,
) -> Disclosure:
    """Disclose these records."""
    return disclose(
        catalogue(*records),
        settings(**options),
        edition,
        now,
        code_secret=code_secret,
        identities=identities or {},
    )
