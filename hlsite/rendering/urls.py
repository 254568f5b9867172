"""Addresses: where a page stands, and how one page links to another.

A *path* names a page without its language: `books/night-nurse/`, with a slash at its end; the
home page is the empty path. The default language stands at the site's root, every other one in a
folder of its name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urlsplit

HOME = ""
CATALOGUE = "books/"
TOPICS = "topics/"
EVENTS = "events/"
IMPACT = "impact/"
SEARCH = "search/"
NOT_FOUND = "404"
"""Stands in for the path of the page that is shown at any address."""

CALENDAR_FILE = "events.ics"
FEED_FILE = "events.xml"


def book_path(key: str) -> str:
    """The path of one book's page."""
    return f"{CATALOGUE}{key}/"


def topic_path(topic_id: str) -> str:
    """The path of one topic's page."""
    return f"{TOPICS}{topic_id}/"


def event_path(event_id: str) -> str:
    """The path of one event's page."""
    return f"{EVENTS}{event_id}/"


def social_image_file(path: str, language: str) -> str:
    """The picture to share of an event's or a book's page, below the site's root."""
    return f"{path}social.{language}.png"


def programme_file(event_id: str, language: str) -> str:
    """The programme of an event, below the site's root."""
    return f"{event_path(event_id)}programme.{language}.pdf"


def relative(folder: str, target: str) -> str:
    """`target` as seen from `folder`, both below the site's root; `folder` ends in a slash."""
    return next(
        steps_up + target[len(above) :]
        for above, steps_up in _ways_up(folder)
        if target.startswith(above)
    )


@lru_cache(maxsize=64)  # a page makes all its links one after another
def _ways_up(folder: str) -> tuple[tuple[str, str], ...]:
    """The folders above `folder`, itself first, each with the steps that lead up to it."""
    parts = folder.split("/")[:-1]
    return tuple(
        ("".join(f"{part}/" for part in parts[: len(parts) - steps]), "../" * steps)
        for steps in range(len(parts) + 1)
    )


@dataclass(frozen=True, slots=True)
class Addresses:
    """The site's own addresses.

    Attributes:
        site_url: Absolute, with a trailing slash.
        languages: Site languages, default first.
    """

    site_url: str
    languages: tuple[str, ...]

    def folder(self, language: str, path: str) -> str:
        """Where the page `path` of `language` lies below the site's root."""
        return path if language == self.languages[0] else f"{language}/{path}"

    def absolute(self, language: str, path: str) -> str:
        """The page's public address."""
        return self.site_url + self.folder(language, path)

    def alternates(self, path: str) -> list[dict[str, str]]:
        """The page in every language, for `hreflang`; the default language is `x-default`."""
        found = [
            {"hreflang": language, "url": self.absolute(language, path)}
            for language in self.languages
        ]
        return [*found, {"hreflang": "x-default", "url": found[0]["url"]}]

    @property
    def root_path(self) -> str:
        """The path part of the site's address, with a slash at both ends."""
        return urlsplit(self.site_url).path or "/"


@dataclass(frozen=True, slots=True)
class Here:
    """One page's place: it makes the links that this page shows.

    Attributes:
        addresses: The site's.
        language: The page's.
        path: The page's, without language.
        anywhere: The page is served at any address (404): its links begin at the root.
        folder: Where the page lies below the site's root.
    """

    addresses: Addresses
    language: str
    path: str
    anywhere: bool = False
    folder: str = field(init=False)

    def __post_init__(self) -> None:
        """Work out the folder once: every link needs it."""
        object.__setattr__(self, "folder", self.addresses.folder(self.language, self.path))

    def file(self, uri: str) -> str:
        """A link to a file, given by its path below the site's root."""
        if self.anywhere:
            return self.addresses.root_path + uri
        return relative(self.folder, uri)

    def page(self, path: str, fragment: str = "") -> str:
        """A link to a page of the same language; it names `index.html` so that `file:` works."""
        return self.in_language(self.language, path) + (f"#{fragment}" if fragment else "")

    def in_language(self, language: str, path: str) -> str:
        """A link to a page of another language."""
        return self.file(self.addresses.folder(language, path) + "index.html")
