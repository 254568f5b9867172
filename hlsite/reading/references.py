"""References from file to file, read as they are written: one wrong field hides no other."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hlsite.model.problem import Problem
from hlsite.reading.fields import ID_LENGTH, ID_PATTERN
from hlsite.reading.front_matter import FrontMatter, Path

_ID = re.compile(ID_PATTERN)


def no_such(what: str, value: str, known: Iterable[str]) -> str:
    """The message for a `what` of a name that is none of those `known`."""
    close = difflib.get_close_matches(value, sorted(known), n=1)
    mend = f'did you mean "{close[0]}"?' if close else "check the file names"
    return f"no such {what}; {mend}"


def repeated(front: FrontMatter, names: Iterable[str]) -> Iterator[Problem]:
    """Entries of the lists `names` that are there twice."""
    for name in names:
        values = front.data.get(name)
        if isinstance(values, list):
            for index, value in enumerate(values):
                # What has to be rewritten is told as such; two such values need not be one.
                if isinstance(value, str | int) and value in values[:index]:
                    yield front.problem((name, index), "is there twice; delete one")


def book_references(
    book_id: str,
    front: FrontMatter,
    *,
    topics: frozenset[str] | None,
    books: frozenset[str],
    events: frozenset[str],
    portraits: frozenset[str],
) -> Iterator[Problem]:
    """What the base file of a book names and nothing answers to.

    Args:
        book_id: The book.
        front: Its base file; one that holds `withdrawn` names nothing any more.
        topics: Known ids; None when topics.yml cannot be read.
        books: Known ids.
        events: Known ids.
        portraits: File names in `portraits/`.
    """
    if "withdrawn" in front.data:
        return
    for path, topic in _ids(front.data, "topics"):
        if topics is not None and topic not in topics:
            yield front.problem(path, no_such("topic in topics.yml", topic, topics))
    for path, other in _ids(front.data, "related"):
        if other == book_id:
            yield front.problem(path, "is the book itself; delete it")
        elif other not in books:
            yield front.problem(path, no_such("book", other, books))
    first = front.data.get("first_event")
    if isinstance(first, str) and _is_id(first) and first not in events:
        yield front.problem(("first_event",), no_such("event", first, events))
    portrait = front.data.get("portrait")
    file = portrait.get("file") if isinstance(portrait, Mapping) else None
    if isinstance(file, str) and file.strip() not in portraits:
        message = no_such("file in portraits/", file, portraits)
        yield front.problem(("portrait", "file"), message)
    yield from repeated(front, ("topics", "related", "languages"))


def event_references(front: FrontMatter, books: frozenset[str]) -> Iterator[Problem]:
    """What the base file of an event names and nothing answers to, or names twice."""
    seen: set[str] = set()
    for path, book_id in _ids(front.data, "books"):
        if book_id not in books:
            yield front.problem(path, no_such("book", book_id, books))
        elif book_id in seen:
            yield front.problem(path, "is there twice; delete one")
        seen.add(book_id)
    yield from repeated(front, ("interpreters", "goals"))


def _ids(data: Mapping[str, Any], name: str) -> Iterator[tuple[Path, str]]:
    """Well-formed ids of the list `name`, plain or as the `id` of a mapping."""
    values = data.get(name)
    for index, value in enumerate(values if isinstance(values, list) else ()):
        found = value.get("id") if isinstance(value, Mapping) else value
        if isinstance(found, str) and _is_id(found):
            yield (name, index), found


def _is_id(value: str) -> bool:
    """Whether it may be an id; what cannot be one is told as such."""
    return bool(_ID.match(value)) and ID_LENGTH[0] <= len(value) <= ID_LENGTH[1]
