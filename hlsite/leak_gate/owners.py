"""Whose an artefact is: told to the audit by path, by a part of one, and by record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hlsite.audit import EVERY
from hlsite.privacy.disclose import Disclosure


def site_owners(disclosure: Disclosure) -> dict[str, frozenset[str]]:
    """Owners by key or code of a book, id of an event, and path of a hand-written page."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, book in disclosure.owners.items():
        found[key].add(book)
    for event, books in disclosure.listed_at.items():
        found[event] |= books
    for page in disclosure.public.pages:
        for language in disclosure.public.languages:
            for folder in ("", f"{language}/"):
                # Somebody wrote these by hand: any book may have been named there.
                found[f"{folder}{page.id}/index.html"].add(EVERY)
    return {key: frozenset(books) for key, books in sorted(found.items())}


@dataclass(frozen=True, slots=True)
class EventFolder:
    """A folder that is one event's whole kit: everything in it belongs to its books."""

    event: str

    def owners(self, disclosure: Disclosure, folder: Path) -> Mapping[str, frozenset[str]]:
        """The owners of every file in `folder`, beside those that names and codes tell."""
        books = disclosure.listed_at.get(self.event, frozenset())
        files = (path for path in folder.rglob("*") if path.is_file())
        return {path.relative_to(folder).as_posix(): books for path in sorted(files)}
