"""What libyaml stumbled over, in a librarian's words and at the place that has to be mended.

Its own words could echo a value, and it often notices a fault only a line below it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import yaml

Place = tuple[int, int, str]
"""Row and column, from 0, and what is wrong there."""

UNQUOTED_MASK = 'a value that starts with a mask is a list for YAML; put it in quotes: "[[…|…]] …"'
COMMENT = (
    "is cut at the #, where a comment begins for YAML; put the value in quotes, or the comment "
    "on a line of its own"
)

_MASK_FIRST = re.compile(r"\s*(-\s+)?(\w+:\s+)?(?=\[\[)")
_STRANGE_SPACE = re.compile(r"[^\S\t\n\v\f\r ]|[\u200b\u2060\ufeff]")
_FIELD = re.compile(r"\s*(-\s+)?[\w-]+:(\s|\Z)")
_NO_SPACE = re.compile(r"\s*(-\s+)?[a-z_]+:(?=[^\s/])")
_NO_COLON = re.compile(r"[a-z_]+(?=\s[^:]*\Z)")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_PAIRS = (("[", "]"), ("{", "}"))

_FAULTS = (
    ("escape", "a backslash in double quotes; write it twice, or use single quotes"),
    ("quoted scalar", "a quotation mark is not closed; close it, or double the one in the text"),
    ("mapping values are not allowed", "a colon inside the text; put the whole value in quotes"),
    ("document", "a second YAML document; keep one"),
    ("alias", "an alias (*name); put the value in quotes, or write it out"),
    ("anchor", "an anchor (&name); put the value in quotes"),
    ("cannot start any token", "YAML reserves the first character; put the value in quotes"),
)
_OTHERWISE = "is not valid YAML here; check indentation and colons, or put the value in quotes"


def fault(error: yaml.MarkedYAMLError, rows: Sequence[str]) -> Place:
    """Where and what.

    Args:
        error: What libyaml raised.
        rows: The lines it read.
    """
    mark = error.problem_mark or error.context_mark
    if "quoted scalar" in (error.context or "") and "escape" not in (error.problem or ""):
        mark = error.context_mark or mark
    row, column = (mark.line, mark.column) if mark else (0, 0)
    near = [number for number in (row, row - 1) if 0 <= number < len(rows)]
    for look in _LOOKS:
        for number in near:
            found = look(rows, number)
            if found is not None:
                return number, *found
    said = f"{error.context or ''} {error.problem or ''}"
    told = (message for sign, message in _FAULTS if sign in said)
    return row, column, next(told, _OTHERWISE)


def is_cut(row: str, column: int) -> bool:
    """Whether a value that ends at `column` was ended by a comment on its line."""
    return row[column:].lstrip().startswith("#")


Look = Callable[[Sequence[str], int], tuple[int, str] | None]


def _mask_first(rows: Sequence[str], number: int) -> tuple[int, str] | None:
    found = _MASK_FIRST.match(rows[number])
    return (found.end(), UNQUOTED_MASK) if found else None


def _tab(rows: Sequence[str], number: int) -> tuple[int, str] | None:
    row = rows[number]
    column = row[: len(row) - len(row.lstrip())].find("\t")
    if column < 0:
        return None
    return column, "a tab stands where spaces belong; indent with spaces"


def _strange_space(rows: Sequence[str], number: int) -> tuple[int, str] | None:
    found = _STRANGE_SPACE.search(_QUOTED.sub(_blanked, rows[number]))
    if found is None:
        return None
    return found.start(), "a space of another kind; delete it, and type an ordinary one"


def _bracket(rows: Sequence[str], number: int) -> tuple[int, str] | None:
    bare = _QUOTED.sub(_blanked, rows[number])
    for opening, closing in _PAIRS:
        if bare.count(opening) > bare.count(closing) and _FIELD.match(bare):
            return bare.index(opening), f"{opening} is not closed; close it with {closing}"
    return None


def _no_space(rows: Sequence[str], number: int) -> tuple[int, str] | None:
    found = _NO_SPACE.match(rows[number])
    if found is None:
        return None
    return found.end(), "no space after the colon; write `field: value`"


def _no_colon(rows: Sequence[str], number: int) -> tuple[int, str] | None:
    found = _NO_COLON.match(rows[number])
    if found is None:
        return None
    return found.end(), "no colon after the field's name; write `field: value`"


def _too_far_in(rows: Sequence[str], number: int) -> tuple[int, str] | None:
    row, above = rows[number], rows[number - 1] if number else ""
    indent = len(row) - len(row.lstrip())
    over = len(above) - len(above.lstrip())
    takes_none = bool(_FIELD.match(above)) and not above.rstrip().endswith(":")
    if _FIELD.match(row) and not row.lstrip().startswith("-") and takes_none and indent > over:
        return 0, "stands further in than the field above; delete the blanks before it"
    return None


def _blanked(found: re.Match[str]) -> str:
    return " " * len(found[0])


_LOOKS: tuple[Look, ...] = (
    *(_mask_first, _tab, _strange_space, _bracket, _no_space, _no_colon, _too_far_in),
)
