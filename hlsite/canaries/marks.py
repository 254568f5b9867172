"""The words that are planted, and where each may be seen."""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, Literal

Place = Literal["public", "room", "desk"]

PLACES: Final[tuple[Place, ...]] = ("public", "room", "desk")
EVERYWHERE: Final = frozenset(PLACES)
DESK: Final = frozenset[Place]({"desk"})
INDOORS: Final = frozenset[Place]({"room", "desk"})
NOWHERE: Final = frozenset[Place]()

CONTROL: Final = "title of an event (control)"
"""Planted where every edition shows it: an edition without one was not looked at."""

_SYLLABLES = (
    *("bal", "gur", "dem", "jar", "zin", "kur", "lan", "mer"),
    *("nur", "pol", "ris", "sog", "tum", "far", "han", "vik"),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One planted word.

    Attributes:
        field: The kind of field it stands in, as the report names it.
        word: The word; no text holds it by chance.
        may_be_in: The editions that may show it.
    """

    field: str
    word: str
    may_be_in: frozenset[Place]


class Words:
    """Makes words that are each different, and the same again for the same library."""

    def __init__(self) -> None:
        # Not for secrecy: the words are planted in a copy, and have only to be unlike each other.
        self._chance = random.Random(20)  # noqa: S311
        self._made: set[str] = set()
        self.marks: list[Mark] = []

    def word(self, field: str, may_be_in: Collection[Place]) -> str:
        """A new word, noted under `field`."""
        while True:
            word = "Q" + "".join(self._chance.choices(_SYLLABLES, k=3)) + "q"
            if word not in self._made:
                break
        self._made.add(word)
        self.marks.append(Mark(field, word, frozenset(may_be_in)))
        return word
