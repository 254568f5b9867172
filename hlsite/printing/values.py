"""From a public book to the plain values that templates read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hlsite.locale import language_name
from hlsite.model.public import (
    PublicBook,
    PublicBookText,
    PublicCatalogue,
    PublicEvent,
    PublicOffer,
    Text,
)
from hlsite.printing.cover_art import CoverArt
from hlsite.printing.hyphenation import SOFT_HYPHEN, hyphenate
from hlsite.settings import Settings

Values = dict[str, Any]
Words = Callable[..., str]


_NO_BREAK = "\u00a0"
_EDGE = 95.0
"""Shapes that reach beyond this, mm, can show in a bleed of up to 10 mm."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What one event puts on paper.

    Attributes:
        catalogue: The room edition.
        event: One of its events.
        settings: The library's options.
        cover: How covers are drawn.
        portraits: Cleaned pictures by book key.
        site_pages: Keys of the books that have a page on the site; the QR code of another book
            leads to the event's page.
    """

    catalogue: PublicCatalogue
    event: PublicEvent
    settings: Settings
    cover: CoverArt
    site_pages: Collection[str]
    portraits: Mapping[str, bytes]

    def offers(self) -> Iterable[tuple[PublicOffer, PublicBook]]:
        """Books that come, in the event's order."""
        books = self.catalogue.books
        for offer in self.event.offers:
            if not offer.off_shelf:
                yield offer, books[offer.book]


def book_values(
    shelf: Shelf, offer: PublicOffer, book: PublicBook, language: str, words: Words, *, number: int
) -> Values:
    """Everything that paper says of one book, the `number`th code of the document being its own."""
    text = localised(book.texts, language)
    colours = {topic.id: topic.colour for topic in shelf.catalogue.topics}
    return {
        "key": book.key,
        "title": title_values(text.title, shelf.cover),
        "name": text_values(text.name) if text.name else None,
        "summary": text_values(text.summary),
        "preconceptions": [text_values(said) for said in text.preconceptions],
        "questions": [text_values(asked) for asked in text.questions],
        "facts": _facts(shelf, book, text, language, words),
        "place": offer.place,
        "states": list(offer.states),
        "cover": cover_values(shelf.cover.draw(book.key, colours[book.topics[0]])),
        "qr": qr_values(book_url(shelf, book, language), number),
    }


def cover_values(drawing: Mapping[str, Any]) -> Values:
    """A drawing, each shape marked whether it reaches the right edge and so the bleed."""
    return {
        **drawing,
        "shapes": [
            {**shape, "edge": any(x >= _EDGE for step in shape["path"] for x in step[1::2])}
            for shape in drawing["shapes"]
        ],
    }


def localised(texts: Mapping[str, PublicBookText], language: str) -> PublicBookText:
    """The words for one site language; disclosure has filled every site language."""
    return texts[language]


def text_values(text: Text) -> Values:
    """A text as `{"v": …, "l": language}`, with `s`, soft hyphens in, where we set them."""
    values = {"v": text.value, "l": text.language}
    if text.language == "kk" and (soft := hyphenate(text.value)) != text.value:
        values["s"] = soft
    return values


def book_url(shelf: Shelf, book: PublicBook, language: str) -> str:
    """The page that a book's QR code leads to: its own, or the event's where it has none."""
    if book.key not in shelf.site_pages:
        return event_url(shelf, language)
    return f"{_home(shelf, language)}books/{book.key}/"


def event_url(shelf: Shelf, language: str) -> str:
    """The event's page."""
    return f"{_home(shelf, language)}events/{shelf.event.id}/"


def _home(shelf: Shelf, language: str) -> str:
    settings = shelf.settings
    return settings.site_url + ("" if language == settings.default_language else f"{language}/")


def qr_values(url: str, number: int) -> Values:
    """A QR code as `{"url": …, "number": its place among the document's codes}`.

    Templates leave a square for it; `finish` draws it, forty times as fast as they would.
    """
    return {"url": url, "number": number}


def title_values(title: Text, cover: CoverArt) -> Values:
    """A title with its lines on the cover: `size` and `leading` in mm, `over` if it is too long.

    A line that ends within a word is joined to the next by a soft hyphen: so the line breaks
    there, a hyphen shows, and a reader who copies the title gets the word whole.
    """
    setting = cover.set_title(title.value, title.language)
    step = setting.step
    spare_lines = len(setting.lines) - step.lines
    return {
        **text_values(title),
        "lines": whole_lines(title.value, setting.lines),
        "count": len(setting.lines),
        "size": step.size,
        "leading": step.leading,
        "over": 0 if setting.fits else round(max(1, spare_lines) * step.size * step.leading, 1),
    }


def whole_lines(title: str, lines: Sequence[str]) -> list[str]:
    """Join lines that end within a word by soft hyphens.

    Args:
        title: The title as it is written.
        lines: Its lines, those within words ending with a hyphen that the title does not have.
    """
    source = "".join(title.split()).replace(_NO_BREAK, "")
    whole: list[str] = []
    place, joined = 0, False
    for line in lines:
        letters = line.replace(" ", "").replace(_NO_BREAK, "")
        broken = not source.startswith(letters, place)
        place += len(letters) - broken
        text = line[:-1] + SOFT_HYPHEN if broken else line
        if joined:
            whole[-1] += text
        else:
            whole.append(text)
        joined = broken
    return whole


def _facts(
    shelf: Shelf, book: PublicBook, text: PublicBookText, language: str, words: Words
) -> Values:
    labels = {topic.id: topic.labels[language] for topic in shelf.catalogue.topics}
    comma = words("list.comma")
    note = text.content_note
    return {
        "languages": sentence(comma.join(language_name(code, language) for code in book.languages))
        or None,
        "interpreter": None
        if book.interpreter == "none"
        else words(f"print.interpreter.{book.interpreter}"),
        "topics": sentence(comma.join(labels[topic] for topic in book.topics)),
        "age": None if book.minimum_age is None else words("book.age_from", n=book.minimum_age),
        "note": None
        if note is None
        else {"v": words("print.note", note=note.value.rstrip(".")), "l": note.language},
    }


def sentence(text: str) -> str:
    """`text` with a capital at its beginning, where a line begins with it."""
    return text[:1].upper() + text[1:]


def plain(text: str) -> str:
    """`text` without the hyphens and spaces that only typesetting needs."""
    return text.replace(SOFT_HYPHEN, "").replace(_NO_BREAK, " ")
