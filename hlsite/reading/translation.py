"""How a translation lines up with its base: lengths, masks, and whether it is still current."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from hlsite.model.problem import Problem
from hlsite.reading.front_matter import FrontMatter, Path

_DIGEST_LENGTH = 12

BOOK_WORDS: Path = (
    *("title", "name", "alias", "summary", "preconceptions", "questions", "content_note"),
    *("quote", "portrait"),
)
EVENT_WORDS: Path = (
    *("title", "summary", "venue", "books", "accessibility", "organiser", "partners", "rules"),
    "outcomes",
)
PAGE_WORDS: Path = ("title", "description")
_WORDS_OF_A_MAPPING: Mapping[str, frozenset[str]] = {
    "portrait": frozenset({"alt"}),
    "venue": frozenset({"name", "address", "room"}),
    "books": frozenset({"title", "summary"}),
    "outcomes": frozenset({"survey", "learned", "voices"}),
    "survey": frozenset({"question", "answers"}),
    "answers": frozenset({"label"}),
    "voices": frozenset({"text"}),
}


def digest(front: FrontMatter, words: Path) -> str:
    """First 12 hex digits of SHA-256 over the translatable fields and the body, NFC.

    The fields stand in the handbook's order as compact JSON, a line feed follows, then the body
    without white space at its ends.
    """
    fields = {
        str(name): _words_only(front.data[str(name)], str(name))
        for name in words
        if name in front.data
    }
    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"), default=str)
    whole = f"{text}\n{front.body.strip()}"
    return hashlib.sha256(whole.encode()).hexdigest()[:_DIGEST_LENGTH]


def staleness(words: FrontMatter, written: str | None, current: str) -> list[Problem]:
    """A warning where the base has changed since the translation was made.

    Args:
        words: The translation.
        written: Its `translated_from`; None where it does not say.
        current: `digest` of the base.
    """
    if written in {None, current}:
        return []
    message = (
        "the base text has changed since; read the translation again, "
        f'then write translated_from: "{current}"'
    )
    return [words.problem(("translated_from",), message, warning=True)]


def _words_only(value: Any, name: str) -> Any:
    wanted = _WORDS_OF_A_MAPPING.get(name)
    if isinstance(value, list):
        return [_words_only(item, name) for item in value]
    if isinstance(value, dict) and wanted is not None:
        return {key: _words_only(item, key) for key, item in value.items() if key in wanted}
    if isinstance(value, dict):
        return {key: _words_only(item, key) for key, item in value.items()}
    return {} if name == "books" else value


def compare_lengths(
    base: FrontMatter, words: FrontMatter, told: Iterable[Problem] = ()
) -> list[Problem]:
    """Problems of lists that do not align by position, wherever they stand.

    Args:
        base: The base file.
        words: The translation.
        told: What is wrong with its fields already: "add it to the base" would mend none of them.
    """
    fields = {problem.field for problem in told}
    found = _compare(words, base.data, words.data, ())
    return [problem for problem in found if problem.field not in fields]


def _compare(words: FrontMatter, base: Any, translated: Any, path: Path) -> list[Problem]:
    if isinstance(base, Mapping) and isinstance(translated, Mapping):
        problems = []
        for key, value in translated.items():
            if key in base:
                problems += _compare(words, base[key], value, (*path, key))
            elif key != "translated_from" and base:
                message = "is not in the base file; delete it here, or add it there"
                problems.append(words.problem((*path, key), message))
        return problems
    if isinstance(base, list) and isinstance(translated, list):
        if len(base) != len(translated):
            message = (
                f"has {len(translated)} entries and the base file {len(base)}; "
                "they belong together by position, so write as many"
            )
            return [words.problem(path, message)]
        return [
            problem
            for index, (left, right) in enumerate(zip(base, translated, strict=True))
            for problem in _compare(words, left, right, (*path, index))
        ]
    return []
