"""JSON: every key and value, with the ids of the records around it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hlsite.audit.decode.contents import Passage

if TYPE_CHECKING:
    from hlsite.audit.decode.contents import Contents

_LONGEST_KEY = 200
_SHORTEST_NUMBER = 5
_DEEPEST = 200


class _Record(list[tuple[str, Any]]):
    """An object with all its pairs: a repeated key hides nothing."""


def read_json(contents: Contents, text: str) -> None:
    """Read JSON; what does not parse is read as text and reported."""
    try:
        tree = json.loads(text, object_pairs_hook=_Record, strict=False)
    except (ValueError, RecursionError):
        contents.fail("undecodable", "json")
        contents.add(text, "json")
        return
    _walk(contents.passages, tree, (), 0)


def read_json_lines(contents: Contents, text: str) -> None:
    """Read one JSON value a line."""
    for line in text.splitlines():
        if line.strip():
            read_json(contents, line)


def _walk(passages: list[Passage], value: Any, keys: tuple[str, ...], depth: int) -> None:
    """Hand over the strings and long numbers of a value."""
    if isinstance(value, str):
        if value:
            passages.append(Passage(value, "json", 0, keys, follows=True))
    elif isinstance(value, _Record):
        ids = tuple(
            item for _, item in value if isinstance(item, str) and 0 < len(item) <= _LONGEST_KEY
        )
        for name, item in value:
            inner = (*keys, *ids, name) if isinstance(item, list) else (*keys, *ids)
            if not name.isascii() or len(name) > 3:  # noqa: PLR2004
                passages.append(Passage(name, "json key", 0, inner))
            _walk(passages, item, _near(inner), depth + 1)
    elif isinstance(value, list):
        for item in value:
            _walk(passages, item, keys, depth + 1)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        number = repr(value)
        if len(number) >= _SHORTEST_NUMBER:
            passages.append(Passage(number, "json", 0, keys, follows=True))


def _near(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Keep the ids of the nearest records."""
    return keys[-_DEEPEST:]
