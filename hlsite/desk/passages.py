"""What masks keep from readers, in the sentences where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from hlsite.model.book import Book
from hlsite.model.masked import Mask, MaskedText
from hlsite.privacy.words import at

_PARAGRAPH = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a masked text.

    Attributes:
        text: Plain text, or the left side of a mask.
        shown: What readers see instead; None for plain text.
    """

    text: str = field(repr=False)
    shown: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Passage:
    """A field that holds masks; of a story, one paragraph that does.

    Attributes:
        name: The field of the content format (`questions`).
        language: Of the text.
    """

    name: str
    language: str
    runs: tuple[Run, ...] = field(repr=False)


def passages_of(book: Book, language: str) -> Iterator[Passage]:
    """All masks of the language's text, and of the base's where a field is not translated."""
    base, words = book.base, book.texts.get(language, book.base)
    for name in ("title", "summary", "content_note", "quote", "portrait_alt"):
        yield from _passage(name, book, language, getattr(words, name), getattr(base, name))
    for name in ("preconceptions", "questions"):
        translated, original = getattr(words, name), getattr(base, name) or ()
        for position, text in enumerate(original):
            own = at(translated, position) if translated is not None else None
            yield from _passage(name, book, language, own, text)
    yield from _passage("story", book, language, words.story, base.story)


def _passage(
    name: str, book: Book, language: str, own: MaskedText | None, base: MaskedText | None
) -> Iterator[Passage]:
    text = base if own is None else own
    for runs in _paragraphs(text) if text is not None else ():
        if any(run.shown is not None for run in runs):
            yield Passage(name, book.language if own is None else language, tuple(runs))


def _paragraphs(text: MaskedText) -> Iterator[list[Run]]:
    """The runs, cut at empty lines; no mask crosses one."""
    runs: list[Run] = []
    for part in text.parts:
        if isinstance(part, Mask):
            runs.append(Run(part.private, part.shown))
            continue
        first, *following = _PARAGRAPH.split(part)
        runs.append(Run(first))
        for piece in following:
            yield runs
            runs = [Run(piece)]
    yield runs
