"""Phrases that hold somebody's name and are not about them: streets, universities."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


_CAPITAL = "[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]"
_SMALL = "[a-zа-яёәғқңөұүһі]"
# Lines of a PDF are read joined too, without a space: "DisabilityNura human library2".
_OPENED = rf"(?:(?<!\w)|(?<=\d)|(?-i:(?<={_SMALL})(?={_CAPITAL})))"
_CLOSED = rf"(?:(?!\w)|(?=\d)|(?-i:(?={_CAPITAL})))"


class AllowedPhrases:
    """Takes allowed phrases out of a text before it is searched."""

    def __init__(self, phrases: Sequence[str]) -> None:
        longest_first = sorted(filter(str.strip, phrases), key=len, reverse=True)
        self._pattern = (
            re.compile("|".join(map(_expression, longest_first)), re.IGNORECASE)
            if longest_first
            else None
        )

    def without(self, text: str) -> str:
        """Give the text with a stroke in place of each allowed phrase."""
        return text if self._pattern is None else self._pattern.sub(" \x1d ", text)


def _expression(phrase: str) -> str:
    """Give the expression that finds a phrase; several words are known where lines were joined."""
    words = list(map(re.escape, phrase.split()))
    if len(words) == 1:
        return rf"(?<!\w){words[0]}(?!\w)"
    return _OPENED + r"\s*".join(words) + _CLOSED
