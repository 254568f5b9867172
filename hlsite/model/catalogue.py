"""Everything one library wrote: private and complete."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hlsite.model.book import Book
from hlsite.model.event import Event
from hlsite.model.vocabulary import Topic


@dataclass(frozen=True, slots=True)
class HandPage:
    """A hand-written public page in one language.

    Attributes:
        id: Path inside `content/pages/` without language and suffix (`about`, `visit/parking`).
        language: Language of this text.
        title: Plain text.
        description: Plain text; None when missing.
        body: Markdown.
    """

    id: str
    language: str
    title: str
    description: str | None
    body: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What the reader made of `content/`.

    Attributes:
        root: The `content/` folder.
        books: By id, in id order.
        events: By id, in id order.
        topics: By id, in the order of `topics.yml`.
        pages: By (id, language), in path order.
        pictures: Pictures below `content/pages/`, as paths relative to it with forward slashes.
    """

    root: Path = field(repr=False)
    books: Mapping[str, Book] = field(repr=False)
    events: Mapping[str, Event] = field(repr=False)
    topics: Mapping[str, Topic] = field(repr=False)
    pages: Mapping[tuple[str, str], HandPage] = field(repr=False)
    pictures: tuple[str, ...] = field(default=(), repr=False)
