"""Writes one field into a file's front matter, and leaves every other byte as it is."""

from __future__ import annotations

import datetime as dt
import re

from hlsite.reading.front_matter import FrontMatter, read_front_matter

_FENCE = re.compile(rb"---[ \t]*[\r\n]*\Z")


class EditError(ValueError):
    """The field cannot be written without touching something else; the message says what to do."""


def add_date(path: str, raw: bytes, name: str, day: dt.date) -> bytes:
    """`raw` with the line `name: day` at the end of its front matter.

    Args:
        path: The file, as errors name it.
        raw: The whole file: any line ends, with a byte-order mark or without.
        name: A field that the file does not have yet.
        day: Its value.

    Raises:
        EditError: The field is there, the front matter cannot be read, or it is written in a way
            that takes no further line.
    """
    before = read_front_matter(path, raw)
    by_hand = f"write the line `{name}: {day}` into its front matter by hand"
    if before.problems:
        raise EditError(f"{before.problems[0]}; {by_hand}")
    if name in before.data:
        raise EditError(f"{path}: {name} is there already")
    lines = raw.splitlines(keepends=True)
    line_end = lines[0].removeprefix(lines[0].rstrip(b"\r\n"))
    line = _indent(before) + f"{name}: {day}".encode() + line_end
    closing = next(n for n, one in enumerate(lines) if n and _FENCE.match(one))
    edited = b"".join((*lines[:closing], line, *lines[closing:]))
    after = read_front_matter(path, edited)
    if after.problems or after.data != {**before.data, name: day} or after.body != before.body:
        raise EditError(f"{path}: the front matter takes no further line; {by_hand}")
    return edited


def _indent(front: FrontMatter) -> bytes:
    """The blanks before each field: all fields stand equally far in."""
    columns = [column for path, (_, column) in front.positions.items() if len(path) == 1]
    return b" " * (min(columns, default=1) - 1)
