"""How much Markdown one file may hold: no text, however it is made, holds up or breaks a build."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hlsite.model.problem import Problem

LONGEST = 60_000
"""Characters of a body: twenty stories of the size that libraries print."""

MOST_OPENINGS = 500
"""Of each of `[` and `<`: Markdown looks for the end of each, so their cost grows by the square."""

DEEPEST = 12
"""Levels of lists and quotations: Markdown calls itself for each."""

_LEVEL = 4
"""Columns by which Markdown counts a deeper level."""

_MARKERS = re.compile(r"(?:[ \t]*(?:[-+*>]|\d+[.)])(?=[ \t>]|$))+")
_MARKER = re.compile(r"[-+*>]|\d+[.)]")


def body_problems(path: str, body: str, first_line: int) -> Iterator[Problem]:
    """What is too much in `body`, which begins on line `first_line` of the file at `path`."""

    def problem(offset: int, message: str) -> Problem:
        before = body[:offset]
        line = first_line + before.count("\n")
        return Problem(path, line, len(before) - before.rfind("\n"), "", message)

    over = len(body) - LONGEST
    if over > 0:
        message = f"the text is {over} characters too long; shorten it to {LONGEST}"
        yield problem(LONGEST, message)
    for letter in "[<":
        found = [place.start() for place in re.finditer(re.escape(letter), body)]
        if len(found) > MOST_OPENINGS:
            message = f"more than {MOST_OPENINGS} `{letter}`; delete those that open nothing"
            yield problem(found[MOST_OPENINGS], message)
    start = 0
    for line in body.split("\n"):
        if _depth(line) > DEEPEST:
            message = f"is more than {DEEPEST} levels deep; write a flatter list or quotation"
            yield problem(start, message)
            return
        start += len(line) + 1


def _depth(line: str) -> int:
    """Levels that a line opens, by its indentation and by the markers that follow each other."""
    wide = line.expandtabs(_LEVEL)
    indented = (len(wide) - len(wide.lstrip(" "))) // _LEVEL
    markers = _MARKERS.match(line)
    return indented + (len(_MARKER.findall(markers[0])) if markers else 0)
