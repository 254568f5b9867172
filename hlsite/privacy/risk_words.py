"""Words that tell who somebody is: places, trades, peoples, faiths, kin, in three languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

WordKind = Literal["place", "occupation", "ethnicity", "faith", "kin", "ordinary"]

LONGEST_ENDING = 8
"""Letters that may follow a stem: Kazakh adds ending to ending."""

_WORD = re.compile(r"[^\W\d_]+(?:[-’'ʼ][^\W\d_]+)*")
_ANY_ENDING = "*"
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text, and where it stands."""

    word: str = field(repr=False)
    start: int
    end: int

    @property
    def is_capitalised(self) -> bool:
        """One capital: several shout or abbreviate."""
        return self.word[0].isupper() and not self.word[1:2].isupper()


@dataclass(frozen=True, slots=True)
class Concept:
    """What a word stands for, the same in every language.

    Attributes:
        name: `karaganda`, `nurse`.
        right: What a mask may show instead, by language.
    """

    kind: WordKind
    name: str
    right: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class WordHit:
    """A concept that a text names with its tokens `first` to `last`, both included."""

    concept: Concept
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Part:
    """One word of an entry."""

    text: str
    has_endings: bool
    is_proper: bool
    is_shouted: bool

    def fits(self, token: Token) -> bool:
        word = token.word.casefold()
        if self.is_proper and not token.word[0].isupper():
            return False
        if self.is_shouted and not token.word[: len(self.text)].isupper():
            return False
        if self.has_endings:
            return word.startswith(self.text) and len(word) <= len(self.text) + LONGEST_ENDING
        return word == self.text


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of `text`; hyphens and apostrophes inside a word belong to it."""
    return tuple(Token(found.group(), found.start(), found.end()) for found in _WORD.finditer(text))


def find_words(tokens: Sequence[Token], language: str) -> Iterator[WordHit]:
    """What the tokens name, longest entries first, no token twice.

    Args:
        tokens: Of one text.
        language: BCP 47; a language without words here finds nothing.
    """
    entries = _entries(language.partition("-")[0])
    position = 0
    while position < len(tokens):
        hit = next(_fitting(tokens, position, entries), None)
        if hit is not None:
            yield hit
        position = hit.last + 1 if hit is not None else position + 1


def _fitting(
    tokens: Sequence[Token], position: int, entries: Mapping[str, list[Any]]
) -> Iterator[WordHit]:
    word = tokens[position].word.casefold()
    keys = (word[:length] for length in range(len(word), _SHORTEST_STEM - 2, -1))
    found = [entry for key in keys for entry in entries.get(key, ())]
    for parts, concept in sorted(found, key=lambda entry: -len(entry[0])):
        following = tokens[position : position + len(parts)]
        if len(following) == len(parts) and all(map(_Part.fits, parts, following)):
            yield WordHit(concept, position, position + len(parts) - 1)


@cache
def _entries(language: str) -> Mapping[str, list[tuple[tuple[_Part, ...], Concept]]]:
    """Entries of one language by their first word."""
    source = files("hlsite.privacy").joinpath("risk_words.yml").read_text("utf-8")
    found: dict[str, list[tuple[tuple[_Part, ...], Concept]]] = {}
    for kind, groups in yaml.load(source, Loader=yaml.CSafeLoader).items():
        for group in groups.values():
            for name, forms in group["words"].items():
                concept = Concept(kind, name, group["right"])
                for form in forms.get(language, ()):
                    parts = tuple(map(_part, form.split()))
                    found.setdefault(parts[0].text, []).append((parts, concept))
    return found


def _part(form: str) -> _Part:
    word = form.removesuffix(_ANY_ENDING)
    return _Part(
        text=word.casefold(),
        has_endings=form.endswith(_ANY_ENDING),
        is_proper=word[0].isupper(),
        is_shouted=len(word) > 1 and word.isupper(),
    )
