"""Words in the reader's language, or in the language that they are really in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from hlsite.model.masked import MaskedText
from hlsite.model.public import Text
from hlsite.privacy.policy import Depth

Record = TypeVar("Record")

_SPACES = re.compile(r" {2,}")


def resolve(text: MaskedText, depth: Depth) -> str:
    """The side of `text` that may be read; `whole` is no depth for a text with masks.

    Raises:
        ValueError: A depth that names no side.
    """
    if depth == "left":
        return text.private()
    if depth == "right":
        return text.shown()
    raise ValueError("a text with masks needs a side")


def resolve_line(text: MaskedText, depth: Depth) -> str:
    """Like `resolve`, for one line: an empty right side leaves no double space behind."""
    return _SPACES.sub(" ", resolve(text, depth)).strip()


def pick(
    records: Mapping[str, Record],
    base: str,
    language: str,
    read: Callable[[Record], str | None],
) -> Text | None:
    """The first of `language` and `base` whose record has words; None when neither has."""
    for candidate in (language, base):
        value = read(records[candidate]) if candidate in records else None
        if value and value.strip():
            return Text(value, candidate)
    return None


def pick_all(
    records: Mapping[str, Record],
    base: str,
    language: str,
    read: Callable[[Record], Sequence[str] | None],
) -> tuple[Text, ...] | None:
    """Like `pick`, for a list, taken whole from one language, without blank items."""
    for candidate in (language, base):
        values = read(records[candidate]) if candidate in records else None
        if values is not None:
            return tuple(Text(value, candidate) for value in values if value.strip())
    return None


def by_language(
    languages: Iterable[str],
    records: Mapping[str, Record],
    base: str,
    read: Callable[[Record], str | None],
) -> dict[str, Text]:
    """`pick` for every site language; a language for which nothing is found is left out."""
    picked = ((language, pick(records, base, language, read)) for language in languages)
    return {language: text for language, text in picked if text is not None}


def at(values: Sequence[Record], index: int) -> Record | None:
    """The item at `index`; None where a translation's list is shorter."""
    return values[index] if index < len(values) else None
