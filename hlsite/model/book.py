"""A human book as the librarian wrote it: private and complete."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from hlsite.model.masked import MaskedText
from hlsite.model.vocabulary import Channel, Interpreter, Level


@dataclass(frozen=True, slots=True)
class BookText:
    """The translatable fields of a book in one language; None where this language lacks one.

    A translation may leave a field out; disclosure then falls back to the base text.
    """

    title: MaskedText | None = None
    name: str | None = field(default=None, repr=False)
    alias: str | None = field(default=None, repr=False)
    summary: MaskedText | None = None
    preconceptions: tuple[MaskedText, ...] | None = None
    questions: tuple[MaskedText, ...] | None = None
    content_note: MaskedText | None = None
    quote: MaskedText | None = None
    portrait_alt: MaskedText | None = None
    story: MaskedText | None = None
    """The body, Markdown; None when it is empty."""


@dataclass(frozen=True, slots=True)
class Portrait:
    """The original photo or drawing.

    Attributes:
        file: File name inside `content/portraits/`.
        reviewed: Somebody looked, and the person cannot be recognised.
    """

    file: str = field(repr=False)
    reviewed: bool


@dataclass(frozen=True, slots=True)
class Limits:
    """What a book can bear: readers at one reading (1 to 8), readings in one event (1 to 20)."""

    readers: int | None = None
    readings: int | None = None


@dataclass(frozen=True, slots=True)
class Consent:
    """The signed consent: from `signed` to `until`, both days included, for `covers`."""

    signed: dt.date
    until: dt.date
    covers: frozenset[Channel]


@dataclass(frozen=True, slots=True)
class Book:
    """One human book. No renderer ever sees this type.

    Attributes:
        id: The file's stem.
        path: The base file, relative to the project folder.
        language: The language of the base text.
        texts: Translatable fields by language; the base language is always there.
        anonymity: The level that the book chose; None only when `withdrawn` and shrunk.
        topics: 1 to 4 topic ids, the first leads.
        languages: BCP 47 codes that the book can be read in, best first.
        minimum_age: In years; None without a limit.
        related: Ids of other books.
        withdrawn: The day of withdrawal; a withdrawn book is nowhere.
        stale: Languages whose `translated_from` differs from the base text's digest.
    """

    id: str
    path: str
    language: str
    texts: Mapping[str, BookText] = field(repr=False)
    anonymity: Level | None
    topics: tuple[str, ...]
    languages: tuple[str, ...]
    consent: Consent | None
    interpreter: Interpreter = "none"
    minimum_age: int | None = None
    portrait: Portrait | None = None
    limits: Limits = Limits()
    first_event: str | None = None
    related: tuple[str, ...] = ()
    linkable: bool = True
    listed: bool = True
    masks_reviewed: bool = False
    identity_held: bool = True
    withdrawn: dt.date | None = None
    stale: frozenset[str] = frozenset()

    @property
    def base(self) -> BookText:
        """The text that translations fall back to."""
        return self.texts[self.language]
