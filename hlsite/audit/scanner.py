"""Scans the passages of a site, each distinct text once.

Most text of a site stands on many pages. A passage is known by its own text and the end of the
one before it, because a name may run over both; what is known to be clean costs one look-up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hlsite.audit.readings import TooManyReadingsError, readings
from hlsite.audit.spelling.roman import BLOCK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hlsite.audit.decode.contents import Passage
    from hlsite.audit.matcher import Hit, Matcher

_OVERLAP = 60
"""Characters of the passage before that a name may begin in."""


class Found(NamedTuple):
    """A hit in a passage, and the reading that showed it."""

    hit: Hit
    how: str
    """The encodings and disguises that were undone; empty for the plain text."""


UNREADABLE = "unreadable"
"""Stands for a passage with more readings than can be followed."""


class Scanner:
    """Finds the secrets in passages and remembers what it has seen."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher
        self._clean: set[tuple[str, str]] = set()
        self._found: dict[tuple[str, str], tuple[Found, ...]] = {}
        self.unreadable: set[tuple[str, str]] = set()

    def scan(self, passages: Sequence[Passage]) -> list[tuple[int, Found]]:
        """Scan the passages of one document.

        Args:
            passages: In the order of the document.

        Returns:
            The number of each passage with a hit, and the hit.
        """
        keys = _keys(passages)
        self._learn(keys)
        found = self._found
        return [
            (number, hit)
            for number, key in enumerate(keys)
            if key in found
            for hit in found[key]
        ]

    def is_unreadable(self, passages: Sequence[Passage]) -> bool:
        """Tell whether a passage has more readings than can be followed."""
        return bool(self.unreadable) and any(key in self.unreadable for key in _keys(passages))

    def _learn(self, keys: list[tuple[str, str]]) -> None:
        """Scan what has not been seen, consecutive passages together."""
        run: list[tuple[str, str]] = []
        clean, found = self._clean, self._found
        fresh: set[tuple[str, str]] = set()
        for key in keys:
            if key in clean or key in found or key in fresh:
                if run:
                    self._scan_run(run)
                    run = []
                continue
            if run and (not key[0] or not run[-1][1].endswith(key[0])):
                self._scan_run(run)
                run = []
            fresh.add(key)
            run.append(key)
        if run:
            self._scan_run(run)

    def _scan_run(self, run: list[tuple[str, str]]) -> None:
        """Scan consecutive passages that are new."""
        texts = [run[0][0], *(text for _, text in run)]
        per_key: dict[tuple[str, str], dict[Found, None]] = {}
        for hit in self._matcher.hits_in(texts):
            if hit.block:
                per_key.setdefault(run[hit.block - 1], {})[Found(hit._replace(block=0), "")] = None
        for key in run:
            try:
                for how, text in readings(key[1]):
                    plain = [text.replace(BLOCK, " ")]
                    leet = how.endswith("leetspeak")
                    hits = self._matcher.hits_in_leet(plain) if leet else self._matcher.hits_in(plain)
                    for hit in hits:
                        per_key.setdefault(key, {})[Found(hit._replace(block=0), how)] = None
            except TooManyReadingsError:
                self.unreadable.add(key)
        for key in run:
            if key in per_key:
                self._found[key] = tuple(per_key[key])
            else:
                self._clean.add(key)


def _keys(passages: Sequence[Passage]) -> list[tuple[str, str]]:
    """Give each passage its text and the end of the text before it."""
    keys: list[tuple[str, str]] = []
    before = ""
    for passage in passages:
        text = passage.text
        if BLOCK in text:
            text = text.replace(BLOCK, " ")
        if passage.follows:
            keys.append((before, text))
            before = text[-_OVERLAP:]
        else:
            keys.append(("", text))
    return keys
