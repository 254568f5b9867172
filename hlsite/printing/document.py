"""The one JSON that every template of a language gets: library, event, books, words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from babel.dates import format_date

from hlsite.locale import language_name
from hlsite.model.public import PublicEvent, PublicVenue, Text
from hlsite.printing.values import (
    Shelf,
    Values,
    Words,
    book_values,
    cover_values,
    event_url,
    qr_values,
    sentence,
    text_values,
    title_values,
)

ROLES: Mapping[str, str] = {
    "librarian": "night",
    "reader": "saffron",
    "interpreter": "juniper",
}
"""Who wears a badge beside the books, and the colour of the cover on it."""

TO_A_PAGE: Mapping[str, int] = {"list": 30, "timetable": 20}
"""How many books a page lists, at most: contents, desk and tally; the catalogue's timetable."""

_WORDS = {
    "place": "print.place",
    "preconceptions": "book.preconceptions",
    "questions": "book.questions",
    "rules": "event.rules",
    "timetable": "timetable.title",
    "book": "timetable.book",
    "steps": "home.steps",
    "motto": "footer.motto",
    "lead": "home.lead",
    "free": "slot.free",
    "taken": "slot.taken",
    "rests": "slot.rests",
    "access": "event.access",
    "register": "event.register",
    "where": "event.where",
    "read_in": "book.read_in",
    "topics": "book.topics",
    "age": "book.age",
}
_OWN_WORDS = (
    "contents", "library_card", "number", "time", "returned", "loan_count", "readings", "notes",
    "forms.reader", "forms.book", "forms.tally", "forms.thanks", "forms.ask",
)  # fmt: skip


def document_values(shelf: Shelf, language: str, words: Words) -> Values:
    """Everything that paper may say in one language.

    Returns:
        `language`, `built`, `library`, `words`, `rules` (the event's, each a line), `card_rules`
        (three lines), `steps`, `to_a_page`, `event`, `books`, `roles`, `book_role`, `forms`; a
        product adds `title`, `bleed` and `safe`.
    """
    own = {key: words(f"print.{key}") for key in _OWN_WORDS}
    return {
        "language": language,
        "built": _moment(shelf.catalogue.built),
        "library": shelf.settings.site_name(language),
        "words": {**{name: words(key) for name, key in _WORDS.items()}, **own},
        "card_rules": [
            words("rules.1"),
            words("rules.3"),
            f"{words('rules.4')} {words('rules.6')}",
        ],
        "rules": [text_values(rule) for rule in _rules(shelf.event, language, words)],
        "to_a_page": dict(TO_A_PAGE),
        "steps": [
            [words(f"home.step.{step}.title"), words(f"home.step.{step}.text")]
            for step in (1, 2, 3)
        ],
        "event": _event(shelf, language, words),
        "books": [
            book_values(shelf, offer, book, language, words, number=number)
            for number, (offer, book) in enumerate(shelf.offers(), 1)
        ],
        "roles": [_role(shelf, role, colour, language, words) for role, colour in ROLES.items()],
        "book_role": _book_role(shelf, language, words),
        "forms": {
            who: [words(f"print.forms.{who}.{number}") for number in (1, 2, 3, 4)]
            for who in ("reader", "book")
        },
    }


def _moment(when: dt.datetime) -> Values:
    built = when.astimezone(dt.UTC)
    return {
        "year": built.year,
        "month": built.month,
        "day": built.day,
        "hour": built.hour,
        "minute": built.minute,
        "second": built.second,
    }


def _rules(event: PublicEvent, language: str, words: Words) -> list[Text]:
    """The event's rules; the one about photographs is always among them."""
    own = event.texts[language].rules
    if own is None:
        return [Text(words(f"rules.{number}"), language) for number in range(1, 7)]
    return [*own, Text(words("rules.4"), language)]


def _event(shelf: Shelf, language: str, words: Words) -> Values:
    event = shelf.event
    text = event.texts[language]
    url = event_url(shelf, language)
    return {
        "id": event.id,
        "title": title_values(text.title, shelf.cover),
        "summary": text_values(text.summary),
        "organiser": text_values(text.organiser) if text.organiser else None,
        "partners": [text_values(partner) for partner in text.partners],
        "accessibility": [text_values(line) for line in text.accessibility],
        "date": _date(event.start.date(), words("date.full"), language),
        "hours": f"{event.start:%H:%M}–{event.end:%H:%M}",
        "venue": [text_values(line) for line in _venue(event.venue, language)],
        "venue_note": _venue_note(event.venue, words),
        "slots": [f"{slot.start:%H:%M}" for slot in event.slots],
        "reading_minutes": event.reading_minutes,
        "interpreters": sentence(
            words("list.comma").join(language_name(code, language) for code in event.interpreters)
        ),
        "cover": cover_values(shelf.cover.draw(event.id, "night")),
        "url": url,
        "qr": qr_values(url, 0),
    }


def _date(day: dt.date, pattern: str, language: str) -> str:
    return sentence(format_date(day, pattern, locale=language.replace("-", "_")))


def _venue(venue: PublicVenue | None, language: str) -> list[Text]:
    """Where, if everybody may know: paper is carried away, and posters hang in the street."""
    if venue is None or venue.disclosure != "public":
        return []
    named = (venue.name, venue.room, venue.address)
    return [texts[language] for texts in named if texts is not None and texts[language].value]


def _venue_note(venue: PublicVenue | None, words: Words) -> str | None:
    if venue is None or venue.disclosure == "public":
        return None
    return words(f"event.venue.{venue.disclosure}")


def _role(shelf: Shelf, role: str, colour: str, language: str, words: Words) -> Values:
    return {
        "key": role,
        "title": title_values(Text(words(f"print.role.{role}"), language), shelf.cover),
        "cover": cover_values(shelf.cover.draw(role, colour)),
    }


def _book_role(shelf: Shelf, language: str, words: Words) -> str:
    """What a book is called, in the badge's language first and then in the others."""
    others = [other for other in shelf.settings.languages if other != language]
    return " · ".join(
        [words("print.role.book"), *map(words, (f"print.role.book.{o}" for o in others))]
    )


def codes_of(values: Values) -> tuple[str, ...]:
    """The addresses of a document's QR codes, by their numbers."""
    return (values["event"]["url"], *(book["qr"]["url"] for book in values["books"]))
