"""Reads a YAML file of identities for the vault: all problems at once, no value in any of them.

A key of the file is echoed only where it is a field's name or the id of a book that is there: a
slip in indentation turns somebody's name into a key.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import BaseModel

from hlsite.model.problem import ContentError, Problem
from hlsite.privacy.vault_fields import IdentityFields, NameFields
from hlsite.privacy.vault_secret import Secret, confined
from hlsite.reading.fields import ID_LENGTH, ID_PATTERN
from hlsite.reading.front_matter import Ambiguous, FrontMatter, Path, read_yaml
from hlsite.reading.validation import validate

_ID = re.compile(ID_PATTERN)
_FIELDS = frozenset({*IdentityFields.model_fields, *NameFields.model_fields})
_INDEX = re.compile(r"[0-9]{1,3}\Z")
"""A place in a list; a longer number may be somebody's telephone, in the place of a key."""

_SHAPE = "night-nurse: {names: [{given: …, surname: …}]}"


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file of identities holds.

    Attributes:
        entries: Fields by book id.
        warnings: What its librarian should look at all the same.
    """

    entries: Mapping[str, IdentityFields] = field(repr=False)
    warnings: tuple[Problem, ...]


@confined
def read_identities(path: str, raw: Secret[bytes], books: frozenset[str]) -> Imported:
    """Read a file that maps book ids to the fields of their entries.

    Args:
        path: As problems name it.
        raw: The file.
        books: Ids of the catalogue's books.

    Raises:
        ContentError: Something is wrong; carries all problems.
    """
    front = read_yaml(path, raw.reveal())
    problems = list(front.problems)
    if not front.data and not problems:
        problems.append(Problem(path, 1, 1, "", f"holds no entry; write {_SHAPE}"))
    entries = {}
    for book, entry in front.data.items():
        found = _entry(front, book, entry, problems)
        if found is not None:
            entries[book] = found
        if _is_id(book) and book not in books:
            message = "is the id of no book here; correct it, or add the book"
            problems.append(front.problem((book,), message, warning=True))
    told = tuple(sorted({_quiet(problem, books) for problem in problems}))
    if any(problem.severity == "error" for problem in told):
        raise ContentError(told)
    return Imported(entries, told)


def _is_id(text: str) -> bool:
    return bool(_ID.match(text)) and ID_LENGTH[0] <= len(text) <= ID_LENGTH[1]


def _entry(
    front: FrontMatter, book: str, entry: Any, problems: list[Problem]
) -> IdentityFields | None:
    if not _is_id(book):
        message = "is not an id; use 3 to 60 small Latin letters and digits joined by hyphens"
        problems.append(front.problem((book,), message))
    if not isinstance(entry, dict):
        mend = f"must be a group of fields; write {_SHAPE}"
        message = entry.mend if isinstance(entry, Ambiguous) else mend
        problems.append(front.problem((book,), message))
        return None
    known = _known(front, (book,), entry, IdentityFields, problems)
    names = known.get("names")
    if isinstance(names, list):
        known["names"] = [
            _known(front, (book, "names", index), name, NameFields, problems)
            if isinstance(name, dict)
            else name
            for index, name in enumerate(names)
        ]
    fields, found = validate(replace(front, data=known), IdentityFields, at=(book,))
    problems += found
    return fields


def _known(
    front: FrontMatter,
    path: Path,
    data: Mapping[str, Any],
    schema: type[BaseModel],
    problems: list[Problem],
) -> dict[str, Any]:
    """The fields that the schema has; a problem for each other one."""
    known = list(schema.model_fields)
    for name in data.keys() - set(known):
        close = difflib.get_close_matches(name.lower(), known, n=1)
        mend = f'did you mean "{close[0]}"?' if close else f"use one of: {', '.join(known)}"
        problems.append(front.problem((*path, name), f"unknown field; {mend}"))
    return {name: value for name, value in data.items() if name in known}


def _quiet(problem: Problem, books: frozenset[str]) -> Problem:
    """The problem, its field's name cut before the first part that could be a value."""
    shown: list[str] = []
    for part in problem.field.split("."):
        if not (part in books or part in _FIELDS or (shown and _INDEX.match(part))):
            break
        shown.append(part)
    return replace(problem, field=".".join(shown))
