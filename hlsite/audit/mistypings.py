"""Looks for names that a wrong keyboard layout or a wrong 8-bit table changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ahocorasick_rs

from hlsite.audit.spelling.inflection import surname_forms
from hlsite.audit.spelling.mistyped import mistyped
from hlsite.audit.spelling.roman import BLOCK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hlsite.audit.rules import Part


class Mistypings:
    """All changed names of a run, searched for at once in the text as it is."""

    def __init__(self, spoken: Mapping[str, set[Part]]) -> None:
        wanted: dict[str, set[Part]] = {}
        for name, parts in spoken.items():
            graded = {part for part in parts if part.grade == "block"}
            if not graded:
                continue
            for form in _stems(name):
                for changed in mistyped(form):
                    wanted.setdefault(changed, set()).update(graded)
        self._patterns = [changed.encode() for changed in wanted]
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
        for index, start, end in self._automaton.find_matches_as_indexes(data, overlapping=True):
            if data[start - 1 : start].isalpha() and start:
                continue
            del end
            block = data.count(BLOCK.encode(), 0, start)
            for part in self._parts[index]:
                yield block, part


def _stems(name: str) -> set[str]:
    """Give the beginnings that a name's forms have in common; two words stay as they are."""
    if " " in name:
        return {name}
    forms = surname_forms(name)
    return {name, min(forms, key=len)} if forms else {name}
