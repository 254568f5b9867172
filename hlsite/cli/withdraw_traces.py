"""Where a book has left traces: addresses, events, folders.

Read from single files: a withdrawal must work while the catalogue as a whole cannot be read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from hlsite.privacy.codes import appearance_code, unlisted_code
from hlsite.privacy.vault_secret import VaultError
from hlsite.reading.front_matter import read_front_matter
from hlsite.reading.site_config import Project
from hlsite.reading.sources import Sources
from hlsite.rendering.urls import Addresses, book_path
from hlsite.unlocking import unlock


@dataclass(frozen=True, slots=True)
class Traces:
    """What is known of one book outside its own file.

    Attributes:
        addresses: Of its pages that lie in the published folder.
        pages: These pages' folders.
        events: Ids and dates of the events that list it; the date is None where it cannot be read.
        unread: Ids of the events whose file cannot be read: they may list it too.
        knows_codes: False without the vault's key: pages under a code could not be looked for.
    """

    addresses: tuple[str, ...] = field(repr=False)
    pages: tuple[Path, ...] = field(repr=False)
    events: tuple[tuple[str, dt.date | None], ...] = field(repr=False)
    unread: tuple[str, ...] = field(repr=False)
    knows_codes: bool


def find_traces(project: Project, sources: Sources, book: str, site: Path) -> Traces:
    """Look for the book in the events' files and in the published folder `site`."""
    keys, knows_codes = [book], True
    try:
        secret = unlock(project).code_secret
    except (VaultError, OSError):
        knows_codes = False
    else:
        # Under whatever key an earlier build had it: the fields may have changed since.
        keys.append(unlisted_code(secret.reveal(), book))
        keys += [appearance_code(secret.reveal(), book, event) for event in sources.events]
    addresses = Addresses(project.settings.site_url, project.settings.languages)
    found = [
        (addresses.absolute(language, path), page)
        for path in map(book_path, keys)
        for language in project.settings.languages
        if (page := site / addresses.folder(language, path)).exists()
    ]
    unread: list[str] = []
    return Traces(
        addresses=tuple(address for address, _ in found),
        pages=tuple(page for _, page in found),
        events=tuple(_events(sources, book, unread)),
        unread=tuple(unread),
        knows_codes=knows_codes,
    )


def _events(sources: Sources, book: str, unread: list[str]) -> Iterator[tuple[str, dt.date | None]]:
    for event, document in sources.events.items():
        if document.base is None:
            continue
        try:
            front = read_front_matter(document.base.name, document.base.read_bytes())
        except OSError:
            unread.append(event)
            continue
        data = front.data
        listed = data.get("books")
        ids = [
            item.get("id") if isinstance(item, dict) else item
            for item in (listed if isinstance(listed, list) else ())
        ]
        if book in ids:
            day = data.get("date")
            yield event, day if isinstance(day, dt.date) else None
        elif front.problems:
            unread.append(event)
