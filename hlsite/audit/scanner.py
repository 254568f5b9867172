"""Scans the passages of a site, each distinct text once.

Most text of a site stands on many pages. A passage is known by its own text and the end of the
one before it, because a name may run over both; what is known to be clean costs one look-up.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from hlsite.audit.readings import TooManyReadingsError, readings, unlike_prose
from hlsite.audit.spelling.roman import BLOCK, WALL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hlsite.audit.decode.contents import Passage
    from hlsite.audit.matcher import Hit, Matcher

Key = tuple[str, str, bool]
"""The end of the passage before, the passage, and whether it holds letters alone."""

_OVERLAP = 60
"""Characters of the passage before that a name may begin in."""


_SHORT = 12
"""Characters of a passage that may be a piece of a name."""

_SHORTEST_BY_CHANCE = 5
_SHORTEST_BY_RULE = {"full-name": 4, "initial-surname": 4}
_SHORTEST_SOUND = 2
_ARMOURED = re.compile("base|hex")


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
        self._clean: set[Key] = set()
        self._found: dict[Key, tuple[Found, ...]] = {}
        self.unreadable: set[Key] = set()

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
            (number, hit) for number, key in enumerate(keys) if key in found for hit in found[key]
        ]

    def is_unreadable(self, passages: Sequence[Passage]) -> bool:
        """Tell whether a passage has more readings than can be followed."""
        return bool(self.unreadable) and any(key in self.unreadable for key in _keys(passages))

    def _learn(self, keys: list[Key]) -> None:
        """Scan what has not been seen, all of a document at once."""
        clean, found = self._clean, self._found
        fresh: dict[Key, None] = {}
        texts: list[str] = []
        owners: list[Key | None] = []
        last = ""
        for key in keys:
            if key in clean or key in found or key in fresh:
                continue
            if not key[0] or key[0] != last:
                # Not what was scanned last: begin with what stood before it.
                before = key[0].split(BLOCK)
                texts += [WALL, *before]
                owners += [None] * (len(before) + 1)
            fresh[key] = None
            texts.append(key[1])
            owners.append(key)
            last = _end(key[0], key[1])
        if not fresh:
            return
        hits: dict[Key, dict[Found, None]] = {}
        for hit in self._matcher.hits_in(texts):
            self._note(hits, owners[hit.block], hit, "")
        self._learn_readings(fresh, hits)
        for key in fresh:
            if key in hits:
                found[key] = tuple(hits[key])
            else:
                clean.add(key)

    def _learn_readings(
        self, fresh: Mapping[Key, None], hits: dict[Key, dict[Found, None]]
    ) -> None:
        """Scan the readings of new passages, all of a document at once."""
        others: list[tuple[Key, str, str]] = []
        keys = list(fresh)
        for key in map(keys.__getitem__, unlike_prose([text for _, text, _ in keys])):
            try:
                found = readings(key[1], lettered=key[2])
                others.extend((key, reading.how, reading.text) for reading in found)
            except TooManyReadingsError:
                self.unreadable.add(key)
        leet = [
            each
            for each in others
            if each[1].endswith("leetspeak") and not _is_chance(each[1]) and _is_worded(each[0][1])
        ]
        plain = [each for each in others if not each[1].endswith("leetspeak")]
        for scan, chosen in (
            (self._matcher.hits_in, plain),
            (self._matcher.hits_in_leet, leet),
        ):
            texts = [part for _, _, text in chosen for part in (text.replace(BLOCK, " "), WALL)]
            for hit in scan(texts) if texts else ():
                key, how, _ = chosen[min(hit.block // 2, len(chosen) - 1)]
                if _is_more_than_chance(hit, how):
                    self._note(hits, key, hit, how)

    @staticmethod
    def _note(hits: dict[Key, dict[Found, None]], key: Key | None, hit: Hit, how: str) -> None:
        """Keep a hit with the passage that it stands in."""
        if key is not None:
            hits.setdefault(key, {})[Found(hit._replace(block=0), how)] = None


def _is_chance(how: str) -> bool:
    """Tell whether digits stand for letters in bytes that any letters may have stood for."""
    return " read as " in how or ("base" in how and "utf" not in how)


def _is_worded(text: str) -> bool:
    """Tell whether a text has more letters than digits; a drawing or a table of numbers has not."""
    return sum(map(str.isalpha, text)) > sum(map(str.isdigit, text))


def _is_more_than_chance(hit: Hit, how: str) -> bool:
    """Tell whether a hit in a reading is long enough for what was done to the letters."""
    if how.endswith("camel case") and hit.rule == "initial-surname":
        # A few capitals, anybody's: the MO of a font is not М. О.
        return len(hit.words[0]) >= _SHORTEST_BY_CHANCE
    return " read as " not in how or _is_long(hit, how)


def _is_long(hit: Hit, how: str) -> bool:
    """Tell whether a hit in letters that were re-coded is too long for chance.

    Bytes are hardly ever UTF-8 by chance; in an 8-bit table any bytes are letters.
    """
    if how.rpartition(", ")[2].startswith("utf-8") and not _ARMOURED.search(how):
        least = _SHORTEST_SOUND
    else:
        least = _SHORTEST_BY_RULE.get(hit.rule, _SHORTEST_BY_CHANCE)
    return hit.grade == "block" and sum(map(len, hit.words)) >= least


def _end(before: str, text: str) -> str:
    """Give the end of a text, and of what stands before it if it is short: a letter, an initial."""
    if len(text) < _SHORT:
        text = f"{before}{BLOCK}{text}"
    return text[-_OVERLAP:]


def _keys(passages: Sequence[Passage]) -> list[Key]:
    """Give each passage its text and the end of the text before it."""
    keys: list[Key] = []
    before = ""
    for text, _, _, _, _, follows, lettered in passages:
        if BLOCK in text:
            text = text.replace(BLOCK, " ")  # noqa: PLW2901
        if follows:
            keys.append((before, text, lettered))
            before = _end(before, text)
        else:
            keys.append(("", text, lettered))
    return keys
