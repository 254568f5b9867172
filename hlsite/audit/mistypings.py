"""Looks for names that a wrong keyboard layout or a wrong 8-bit table changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import ahocorasick_rs

from hlsite.audit.spelling.inflection import surname_forms
from hlsite.audit.spelling.mistyped import KAZAKH_KEYS, mistyped
from hlsite.audit.spelling.roman import BLOCK
from hlsite.audit.spelling.words import is_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hlsite.audit.rules import Part


_SIGNS = frozenset(b"0123456789-=")
_LETTERS = re.compile(r"[^\W\d_]*")


class Mistypings:
    """All changed names of a run, searched for at once in the text as it is."""

    def __init__(self, spoken: Mapping[str, set[Part]]) -> None:
        wanted: dict[bytes, frozenset[Part]] = {}
        alone: dict[str, set[str]] = {}
        for name in sorted(spoken, key=lambda name: " " in name):
            # With a surname that is found by itself every full name is.
            known = set().union(*(alone.get(word, ()) for word in name.split()))
            found = frozenset(
                part for part in spoken[name] if part.grade == "block" and part.book not in known
            )
            if not found:
                continue
            changed = {form for stem in _stems(name) for form in mistyped(stem)}
            folded = "\n".join(changed).encode().translate(KAZAKH_KEYS)
            for form in filter(None, set(folded.split(b"\n"))):
                # Many names share one set: most forms are one person's.
                others = wanted.get(form)
                wanted[form] = found if others is None else others | found
            if not any(map(is_word, filter(str.isalpha, changed))):
                alone[name] = {part.book for part in found}
        self._patterns = list(wanted)
        self._parts = list(wanted.values())
        self._automaton = (
            ahocorasick_rs.BytesAhoCorasick(self._patterns) if self._patterns else None
        )

    def found_in(self, text: str) -> Iterator[tuple[int, Part]]:
        """Find changed names.

        Yields:
            The number of the block and what was found.
        """
        if self._automaton is None:
            return
        data = text.lower().encode("utf-8", "replace")
        folded = data.translate(KAZAKH_KEYS)
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if self._is_word(data, start, end) or _is_figure(data[start:end]):
                continue
            block = data.count(BLOCK.encode(), 0, start)
            for part in self._parts[index]:
                yield block, part

    @staticmethod
    def _is_word(data: bytes, start: int, end: int) -> bool:
        """Tell whether the letters are those of an ordinary word, or inside another."""
        before = data[max(0, start - 40) : start].decode("utf-8", "ignore")
        after = data[end : end + 60].decode("utf-8", "ignore")
        if before[-1:].isalpha():
            return True
        rest = _LETTERS.match(after)
        word = data[start:end].decode("utf-8", "ignore") + (rest[0] if rest else "")
        return all(map(str.isalpha, word)) and is_word(word)


def _is_figure(found: bytes) -> bool:
    """Tell whether more signs than letters stand there: 0-524 is no Коган."""
    signs = sum(map(_SIGNS.__contains__, found))
    return 2 * signs > len(found)


def _stems(name: str) -> set[str]:
    """Give the beginnings that a name's forms have in common; two words stay as they are."""
    if " " in name:
        return {name}
    forms = surname_forms(name)
    return {name, min(forms, key=len)} if forms else {name}
