"""The page types of the built example, and where one of each lies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

LANGUAGES = ("en", "kk", "ru")
WIDTHS = (390, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

TYPES = {
    "home": "index.html",
    "catalogue": "books/index.html",
    "book": "books/night-nurse/index.html",
    "book-without-voice": "books/four-years-sober/index.html",
    "topics": "topics/index.html",
    "topic": "topics/health/index.html",
    "events": "events/index.html",
    "coming-event": "events/winter-reading-2026/index.html",
    "past-event": "events/nauryz-shelf-2026/index.html",
    "cancelled-event": "events/night-shelf-2027/index.html",
    "impact": "impact/index.html",
    "search": "search/index.html",
    "text": "about/index.html",
}
NOT_FOUND = "404.html"
"""One page that speaks every language."""

ALL = [(kind, language) for kind in TYPES for language in LANGUAGES] + [("not-found", "en")]
"""Every page type in every language: arguments for `located`."""


def located(kind: str, language: str = "en") -> str:
    """The path of the example's page of this kind, below the site's root."""
    if kind == "not-found":
        return NOT_FOUND
    return TYPES[kind] if language == "en" else f"{language}/{TYPES[kind]}"


def every(site: Path) -> Iterator[str]:
    """The path of every page that was built."""
    return (path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")))
