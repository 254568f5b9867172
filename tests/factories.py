"""Small public catalogues: say what a test is about, the rest is filled in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from hlsite.model.public import (
    PublicBook,
    PublicBookText,
    PublicCatalogue,
    PublicEvent,
    PublicEventText,
    PublicOffer,
    PublicPage,
    PublicVenue,
    Slot,
    Text,
)
from hlsite.model.vocabulary import SlotState, Topic
from hlsite.settings import Settings

LANGUAGES = ("en", "kk", "ru")
ZONE = ZoneInfo("Asia/Almaty")
BUILT = dt.datetime(2026, 11, 20, 9, 30, tzinfo=ZONE)

TOPICS = (
    Topic("occupation", {"en": "Occupation", "kk": "Кәсіп", "ru": "Профессия"}, "work", "saffron"),
    Topic("health", {"en": "Health", "kk": "Денсаулық", "ru": "Здоровье"}, "body", "rose"),
    Topic("migration", {"en": "Migration", "kk": "Көші-қон", "ru": "Миграция"}, "life", "madder"),
)


def settings(**options: Any) -> Settings:
    names = {
        "en": "Nura human library",
        "kk": "Нұра тірі кітапханасы",
        "ru": "Живая библиотека «Нұра»",
    }
    return Settings(
        **{
            "site_names": names,
            "site_url": "https://nura.example/",
            "languages": LANGUAGES,
            "timezone": "Asia/Almaty",
            **options,
        }
    )


def text(value: str, language: str = "en") -> Text:
    return Text(value, language)


def by_language(value: str, language: str | None = None) -> dict[str, Text]:
    """`value` for each site language: in that language, or in `language` as a fallback is."""
    return {site: Text(value, language or site) for site in LANGUAGES}


def book_text(language: str = "en", **fields: Any) -> PublicBookText:
    return PublicBookText(
        **{
            "title": Text("Night nurse", language),
            "summary": Text("This book has spent nineteen years awake.", language),
            **fields,
        }
    )


def book(key: str = "night-nurse", **fields: Any) -> PublicBook:
    """A book; give `texts` for its words, or `title` for its title in every language."""
    title = fields.pop("title", None)
    words = {"title": title} if title else {}
    texts = {
        language: book_text(
            language, **{name: Text(value, language) for name, value in words.items()}
        )
        for language in LANGUAGES
    }
    defaults: dict[str, Any] = {
        "texts": texts,
        "topics": ("occupation",),
        "languages": ("kk", "ru"),
    }
    return PublicBook(key=key, **{**defaults, **fields})


def slots(day: dt.date, *starts: str, minutes: int = 25) -> tuple[Slot, ...]:
    found = []
    for start in starts:
        begin = dt.datetime.combine(day, dt.time.fromisoformat(start), ZONE)
        found.append(Slot(begin, begin + dt.timedelta(minutes=minutes)))
    return tuple(found)


def event(event_id: str = "winter-reading", day: str = "2026-12-12", **fields: Any) -> PublicEvent:
    """An afternoon from 14:00 to 16:55, coming or past by `BUILT`."""
    date = dt.date.fromisoformat(day)
    start = dt.datetime.combine(date, dt.time(14), ZONE)
    end = dt.datetime.combine(date, dt.time(16, 55), ZONE)
    texts = {
        language: PublicEventText(
            title=Text("The winter reading", language),
            summary=Text("Sixteen books wait by the window.", language),
        )
        for language in LANGUAGES
    }
    defaults: dict[str, Any] = {
        "texts": texts,
        "start": start,
        "end": end,
        "timezone": "Asia/Almaty",
        "phase": "past" if end < BUILT else "coming",
        "status": "confirmed",
        "audience": "public",
        "reading_minutes": 25,
    }
    return PublicEvent(id=event_id, **{**defaults, **fields})


def venue(**fields: Any) -> PublicVenue:
    defaults: dict[str, Any] = {
        "disclosure": "public",
        "name": by_language("Main Library"),
        "room": by_language("reading room 2.04"),
        "address": by_language("Astana"),
    }
    return PublicVenue(**{**defaults, **fields})


def timetable_event(states: Mapping[str, Sequence[SlotState]], **fields: Any) -> PublicEvent:
    """A coming event with a public timetable: states of 14:00, 14:30 and so on by book key."""
    length = len(next(iter(states.values())))
    starts = [f"{14 + half // 2}:{'30' if half % 2 else '00'}" for half in range(length)]
    return event(
        slots=slots(dt.date(2026, 12, 12), *starts),
        timetable=True,
        offers=tuple(PublicOffer(key, tuple(row)) for key, row in states.items()),
        **fields,
    )


def hand_page(page_id: str, body: str, title: str = "About") -> PublicPage:
    return PublicPage(
        id=page_id,
        title=by_language(title),
        description=dict.fromkeys(LANGUAGES),
        body=by_language(body),
    )


def catalogue(**fields: Any) -> PublicCatalogue:
    defaults: dict[str, Any] = {
        "edition": "public",
        "built": BUILT,
        "shelf": (),
        "unlisted": (),
        "events": (),
        "topics": TOPICS,
        "pages": (),
        "languages": LANGUAGES,
    }
    return PublicCatalogue(**{**defaults, **fields})
