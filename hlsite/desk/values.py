"""A sheet as plain values, with the words of its language: what paper and board both show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

from babel.dates import format_date

from hlsite.desk.passages import Passage
from hlsite.desk.sheet import DeskBook, DeskPerson, DeskSheet
from hlsite.locale import language_name
from hlsite.model.public import Text

Values = dict[str, Any]


class Words(Protocol):
    """The words of one language."""

    def __call__(self, key: str, **values: object) -> str:
        """The words under `key`."""


MARK_LANGUAGES = ("en", "kk", "ru")
"""CONFIDENTIAL stands in all of these, whatever the sheet's language."""

_SLOT_WORDS = ("free", "taken", "rests")
_OWN_WORDS = (
    "title",
    "destroy",
    "field.title",
    "place",
    "person",
    "no_person",
    "passages",
    "off_shelf",
    "find",
    "found_none",
    "given",
    "given_count",
    "limit_reached",
    "cover",
    "uncover",
    "covered",
    "show",
    "memory",
    "page",
    "overview",
)
_FIELDS: Mapping[str, str] = {
    "title": "desk.field.title",
    "summary": "desk.field.summary",
    "content_note": "desk.field.content_note",
    "quote": "desk.field.quote",
    "portrait_alt": "desk.field.portrait_alt",
    "story": "desk.field.story",
    "preconceptions": "book.preconceptions",
    "questions": "book.questions",
}


def sheet_values(sheet: DeskSheet, strings: Callable[[str], Words]) -> Values:
    """Everything that paper and board say.

    Args:
        sheet: The sheet.
        strings: The words of a language.

    Returns:
        `language`, `library`, `event`, `marks` (CONFIDENTIAL in three languages), `day` (event and
        date, for each page), `date`, `hours`, `facts` (pairs of a label and texts), `slots`,
        `words`, and `books`: `id`, `place`, `title`, `name` and `called` (what the card says),
        `names`, `phone`, `contact` and `facts` (pairs), `states`, `limit` (readings, or None),
        `off_shelf`, `passages` (`name`, `l`, `runs` of `v` and `shown`). A text is `{v, l}`: its
        words and the language that they are in.
    """
    words = strings(sheet.language)
    locale = sheet.language.replace("-", "_")
    date = format_date(sheet.date, words("date.full"), locale=locale)
    return {
        "language": sheet.language,
        "library": sheet.library,
        "event": _text(sheet.title),
        "marks": [strings(language)("desk.confidential") for language in MARK_LANGUAGES],
        "day": f"{sheet.title.value}, {date}",
        "date": date[:1].upper() + date[1:],
        "hours": f"{sheet.start:%H:%M}–{sheet.end:%H:%M}",
        "facts": list(_event_facts(sheet, words)),
        "slots": [f"{slot:%H:%M}" for slot in sheet.slots],
        "words": {
            **{name: words(f"desk.{name}") for name in _OWN_WORDS},
            **{name: words(f"slot.{name}") for name in _SLOT_WORDS},
        },
        "books": [_book(book, sheet.language, words) for book in sheet.books],
    }


def _book(book: DeskBook, language: str, words: Words) -> Values:
    person = book.person or DeskPerson()
    return {
        "id": book.id,
        "place": book.place,
        "title": _text(book.title),
        "name": book.called,
        "called": words("desk.called", name=book.called)
        if book.called
        else words("desk.called_by_title"),
        "names": list(person.names),
        "phone": person.phone,
        "contact": list(_contact(person, language, words)),
        "facts": list(_book_facts(book, language, words)),
        "states": list(book.states),
        "limit": book.maximum_readings,
        "off_shelf": book.off_shelf,
        "passages": [_passage(passage, words) for passage in book.passages],
    }


def _event_facts(sheet: DeskSheet, words: Words) -> Iterator[list[Any]]:
    if sheet.venue:
        yield [words("event.where"), [_text(line) for line in sheet.venue]]
    yield _fact(
        words("desk.reading"), words("desk.minutes", n=sheet.reading_minutes), sheet.language
    )
    if sheet.interpreters:
        names = _languages(sheet.interpreters, sheet.language, words)
        yield _fact(words("event.interpreters"), names, sheet.language)
    if sheet.accessibility:
        yield [words("event.access"), [_text(line) for line in sheet.accessibility]]


def _contact(person: DeskPerson, language: str, words: Words) -> Iterator[list[Any]]:
    for name, value in (
        ("phone", person.phone),
        ("emergency", person.emergency_contact),
        ("notes", person.notes),
        ("diminutives", ", ".join(person.diminutives)),
        ("email", person.email),
        ("handles", ", ".join(person.handles)),
        ("also", ", ".join(person.also)),
    ):
        if value:
            yield _fact(words(f"desk.{name}"), value, language)


def _book_facts(book: DeskBook, language: str, words: Words) -> Iterator[list[Any]]:
    if book.languages:
        yield _fact(words("desk.read_in"), _languages(book.languages, language, words), language)
    if book.interpreter != "none":
        need = words(f"book.interpreter.{book.interpreter}")
        yield _fact(words("book.interpreter"), need, language)
    limits = "; ".join(_limits(book, words))
    if limits:
        yield _fact(words("desk.limits"), limits, language)
    if book.minimum_age is not None:
        yield _fact(words("book.age"), words("book.age_from", n=book.minimum_age), language)
    if book.content_note is not None:
        yield [words("desk.field.content_note"), [_text(book.content_note)]]


def _limits(book: DeskBook, words: Words) -> Iterator[str]:
    if book.maximum_readers is not None:
        yield words("desk.limit.readers", n=book.maximum_readers)
    if book.maximum_readings is not None:
        yield words("desk.limit.readings", n=book.maximum_readings)


def _passage(passage: Passage, words: Words) -> Values:
    return {
        "name": words(_FIELDS[passage.name]),
        "l": passage.language,
        "runs": [{"v": run.text.replace("\n", " "), "shown": run.shown} for run in passage.runs],
    }


def _languages(codes: tuple[str, ...], language: str, words: Words) -> str:
    return words("list.comma").join(language_name(code, language) for code in codes)


def _text(text: Text) -> Values:
    return {"v": text.value, "l": text.language}


def _fact(label: str, value: str, language: str) -> list[Any]:
    return [label, [{"v": value, "l": language}]]
