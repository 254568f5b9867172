"""What may be shown: values that are disclosed in the artefacts of their owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hlsite.audit.contacts import letters_of
from hlsite.audit.spelling.inflection import ENDING
from hlsite.audit.spelling.skeleton import skeleton
from hlsite.audit.spelling.variants import variants

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class Disclosed:
    """Answers whether a hit is explained by something its artefact may show."""

    def __init__(self, disclosed: Mapping[str, Collection[str]]) -> None:
        self._owners: dict[bytes, set[str]] = {}
        for owner, values in disclosed.items():
            for value in values:
                for word in value.replace("-", " ").split():
                    for form in (*variants(word), *skeleton(word).split()):
                        self._owners.setdefault(form, set()).add(owner)
                self._owners.setdefault(letters_of(value), set()).add(owner)
        self._longest = max(map(len, self._owners), default=0)

    def allows(self, words: tuple[bytes, ...], owners: frozenset[str]) -> bool:
        """Tell whether one of an artefact's owners discloses all words of a hit."""
        if not self._owners or not owners:
            return False
        return any(all(owner in self._of(word) for word in words) for owner in owners)

    def _of(self, word: bytes) -> set[str]:
        """Give the owners that disclose a word, in any form."""
        found: set[str] = set()
        for end in range(1, min(len(word), self._longest) + 1):
            owners = self._owners.get(word[:end])
            if owners and (end == len(word) or ENDING.fullmatch(word, end)):
                found |= owners
        return found
