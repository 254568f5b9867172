"""A book as an edition may show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hlsite.model.public.text import Text
from hlsite.model.vocabulary import Interpreter


@dataclass(frozen=True, slots=True)
class PublicPortrait:
    """A portrait that may be shown.

    Attributes:
        alt: Alternative text by site language.
        widths: Widths in pixels in which the cleaned picture lies beside the book's page.
        aspect: Height divided by width.
    """

    alt: Mapping[str, Text]
    widths: tuple[int, ...] = (320, 640, 960)
    aspect: float = 1.25


@dataclass(frozen=True, slots=True)
class PublicBookText:
    """A book's words for a page in one site language."""

    title: Text
    summary: Text
    name: Text | None = None
    """The public name or alias; None for an anonymous book: the title stands alone."""

    preconceptions: tuple[Text, ...] = ()
    questions: tuple[Text, ...] = ()
    content_note: Text | None = None
    quote: Text | None = None
    story: Text | None = None
    """Markdown, masks resolved; the renderer sanitises it."""


@dataclass(frozen=True, slots=True)
class PublicBook:
    """One book as this edition may show it.

    Attributes:
        key: The id, or a code for an unlisted book or one appearance of an unlinkable one: URL
            part, cover seed, span marker.
        texts: By site language.
        topics: Topic ids, the first leads.
        languages: BCP 47 codes, best first; empty where not disclosed.
        minimum_age: Years; None without a limit or where not disclosed.
        first_event: Id of a published event.
        related: Keys of other books that have a page in this edition.
        has_story_page: False for one appearance of an unlinkable book: its page has no story.
        maximum_readers: Readers at one reading; room and desk only.
        has_web_page: Whether the website has a page under the same key; a card's QR code points
            to the event where it has none.
    """

    key: str
    texts: Mapping[str, PublicBookText]
    topics: tuple[str, ...]
    languages: tuple[str, ...] = ()
    interpreter: Interpreter = "none"
    minimum_age: int | None = None
    portrait: PublicPortrait | None = None
    first_event: str | None = None
    related: tuple[str, ...] = ()
    has_story_page: bool = True
    maximum_readers: int | None = None
    has_web_page: bool = True
