"""Whose an artefact is: the books whose id or code its path, record or span carries."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import lru_cache

EVERY = "*"
"""Stands for every book: hand-written pages belong to all."""

Owners = Mapping[str, Collection[str]] | Callable[[str], Collection[str]]
"""From a path, a path's part, a `data-book` value or a record's id to book ids."""

NOBODY: frozenset[str] = frozenset()

_LONGEST_KEY = 200


class Ownership:
    """Answers whose a path, span or record is."""

    def __init__(self, owners: Owners) -> None:
        self._ask: Callable[[str], Collection[str]] = (
            owners if callable(owners) else _lookup(owners)
        )
        self.of_key = lru_cache(maxsize=65536)(self._of_key)

    def _of_key(self, key: str) -> frozenset[str]:
        """Give the books of one key; of an address, of each of its parts as well."""
        if not key or len(key) > _LONGEST_KEY:
            return NOBODY
        found = set(self._ask(key))
        for part in key.replace("#", "/").replace("?", "/").split("/"):
            found.update(self._ask(part))
            stem = part
            while "." in stem:
                stem = stem.rpartition(".")[0]
                found.update(self._ask(stem))
        return frozenset(found)

    @staticmethod
    def includes(owners: frozenset[str], book: str) -> bool:
        """Tell whether an artefact of these owners is the book's."""
        return book in owners or EVERY in owners


def _lookup(owners: Mapping[str, Collection[str]]) -> Callable[[str], Collection[str]]:
    """Read a mapping, with nobody for what it does not hold."""
    return lambda key: owners.get(key, ())
