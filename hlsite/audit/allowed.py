"""Phrases that hold somebody's name and are not about them: streets, universities."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class AllowedPhrases:
    """Takes allowed phrases out of a text before it is searched."""

    def __init__(self, phrases: Sequence[str]) -> None:
        words = [r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases]
        longest_first = sorted(filter(None, words), key=len, reverse=True)
        self._pattern = (
            re.compile(r"(?<!\w)(?:" + "|".join(longest_first) + r")(?!\w)", re.IGNORECASE)
            if longest_first
            else None
        )

    def without(self, text: str) -> str:
        """Give the text with a stroke in place of each allowed phrase."""
        return text if self._pattern is None else self._pattern.sub(" \x1d ", text)
