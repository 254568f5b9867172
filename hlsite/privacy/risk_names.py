"""Proper names that stand open in a text: capitals where no sentence begins."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from hlsite.audit.spelling.roman import romanised
from hlsite.audit.spelling.words import is_ordinary
from hlsite.privacy.risk_words import Token

SHORTEST_NAME = 3
"""Letters; shorter words with a capital are mostly initials and particles."""

_WORD_LISTS = frozenset({"en", "ru"})
_OPENING = "“«„\"'‘(*_[—–- \t"
_QUOTES = '“«„"‘'
_CLOSING = "”»’)]_*"
_ENDS = ".!?…:;\n"


def find_names(
    text: str, language: str, tokens: Sequence[Token], taken: Collection[int]
) -> Iterator[tuple[int, int]]:
    """Names, as pairs of the first and the last token.

    A capital in the middle of a sentence makes a name, whatever the word. At a sentence's start,
    where every word has one, only a word that no word list knows is taken for a name; in English
    and Russian alone, because Kazakh verbs have more forms than any list.

    Args:
        text: The text.
        language: BCP 47.
        tokens: Its words.
        taken: Tokens that are something else: places, peoples, months.
    """
    is_known = language.partition("-")[0] in _WORD_LISTS
    marked = [
        position not in taken
        and token.is_capitalised
        and len(token.word) >= SHORTEST_NAME
        and (not _begins(text, token) or (is_known and not _is_ordinary(token.word)))
        for position, token in enumerate(tokens)
    ]
    position = 0
    while position < len(tokens):
        last = position
        while marked[position] and last + 1 < len(tokens) and marked[last + 1]:
            if text[tokens[last].end : tokens[last + 1].start] != " ":
                break
            last += 1
        if marked[position]:
            yield position, last
        position = last + 1


def fold_name(name: str) -> str:
    """A name in one spelling for all scripts, so that Марат and Marat are one."""
    return re.sub(rb"[^a-z ]", b"", romanised(name).lower()).decode()


def _is_ordinary(word: str) -> bool:
    return all(is_ordinary(romanised(part).lower()) for part in re.split("[-’'ʼ]", word))


def _begins(text: str, token: Token) -> bool:
    """Whether a sentence, or a piece of speech, begins with the token."""
    before = text[: token.start]
    bare = before.rstrip(_OPENING)
    skipped = before[len(bare) :]
    ended = bare.rstrip(_CLOSING)
    return not ended or ended[-1] in _ENDS or any(quote in skipped for quote in _QUOTES)
