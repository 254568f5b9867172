"""What rendering hands to the engine: pages with plain values, and finished files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One page without Markdown of its own.

    Attributes:
        src_uri: Path below the docs folder, `kk/books/night-nurse/index.md`.
        template: Name of the template, `hl/book.html`.
        title: The document's title, without the site's name.
        meta: `hl`: the plain values that the template shows; `title`, `description`, `template`.
    """

    src_uri: str
    template: str
    title: str
    meta: Mapping[str, object]


PageMaker = tuple[str, Callable[[], SourcePage]]
"""A page's path, without its language, and what makes the page."""


@dataclass(frozen=True, slots=True)
class SourceAsset:
    """One finished file; `uri` is its path below the site's root."""

    uri: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Rendered:
    """The whole site, apart from what the theme brings."""

    pages: tuple[SourcePage, ...]
    assets: tuple[SourceAsset, ...]
