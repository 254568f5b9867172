"""Phrases that hold somebody's name and are not about them: streets, universities."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_CAPITAL = "[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]"
_SMALL = "[a-zа-яёәғқңөұүһі]"
# Lines of a PDF are read joined too, without a space: "DisabilityNura human library2".
_OPENED = rf"(?:(?<!\w)|(?<=\d)|(?-i:(?<={_SMALL})(?={_CAPITAL})))"
_CLOSED = rf"(?:(?!\w)|(?=\d)|(?-i:(?={_CAPITAL})))"
_STROKE = " \x1d "


class AllowedPhrases:
    """Takes allowed phrases out of a text before it is searched."""

    def __init__(self, phrases: Sequence[str]) -> None:
        longest_first = sorted(filter(str.strip, phrases), key=len, reverse=True)
        self._expressions = [
            (phrase.split()[0].lower(), re.compile(_expression(phrase), re.IGNORECASE))
            for phrase in longest_first
        ]

    def without(self, text: str) -> str:
        """Give the text with a stroke in place of each allowed phrase."""
        kept: list[str] = []
        last = 0
        for start, end in sorted(self._places(text), key=lambda place: (place[0], -place[1])):
            if start >= last:
                kept += (text[last:start], _STROKE)
                last = end
        return "".join((*kept, text[last:])) if kept else text

    def _places(self, text: str) -> Iterator[tuple[int, int]]:
        """Give where phrases begin and end; an expression is tried where its first word stands."""
        small = text.lower()
        if len(small) != len(text):
            # A letter is longer when it is small (`İ`): places in one text are not the other's.
            small = "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
        for first, expression in self._expressions:
            at = small.find(first)
            while at >= 0:
                if found := expression.match(text, at):
                    yield found.span()
                at = small.find(first, at + 1)


def _expression(phrase: str) -> str:
    """Give the expression that finds a phrase; several words are known where lines were joined."""
    words = list(map(re.escape, phrase.split()))
    if len(words) == 1:
        return rf"(?<!\w){words[0]}(?!\w)"
    return _OPENED + r"\s*".join(words) + _CLOSED
