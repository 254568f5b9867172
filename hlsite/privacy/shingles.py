"""Prose that is held back, without the words that the same book shows elsewhere.

A quote is often a sentence of the story, a summary its beginning. The audit looks for any eight
words of held-back prose, so what is shown has to be cut out of it, or a book would block itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

SHINGLE = 8
"""Words; as many as the audit looks for at once."""

_WORD = re.compile(r"\w+")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, as they are compared: without case and punctuation."""
    return tuple(_WORD.findall(text.casefold()))


def unshown(value: str, shown: Collection[tuple[str, ...]]) -> Iterator[str]:
    """The passages of `value` no eight words of which stand together in one of `shown`.

    A text of fewer words counts as shown where all of it stands together.
    """
    found = list(_WORD.finditer(value))
    if not found:
        return
    words = tuple(match[0].casefold() for match in found)
    length = min(SHINGLE, len(words))
    known = {
        each[place : place + length] for each in shown for place in range(len(each) - length + 1)
    }
    start = None
    for place in range(len(words) - length + 1):
        if words[place : place + length] in known:
            if start is not None:
                yield value[found[start].start() : found[place + length - 2].end()]
            start = None
        elif start is None:
            start = place
    if start is not None:
        yield value[found[start].start() :].strip()
