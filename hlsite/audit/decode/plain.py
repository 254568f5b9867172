"""Text without structure, code, style sheets, calendars and cards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hlsite.audit.decode.escapes import unfolded

if TYPE_CHECKING:
    from hlsite.audit.decode.contents import Contents

_PARAGRAPH = re.compile(r"\n[ \t]*\r?\n")
_LONG = 20_000
_WHITE = re.compile(r"[ \t]{2,}")


def read_text(contents: Contents, text: str) -> None:
    """Read paragraphs; a name may run over a line."""
    line = 1
    for paragraph in _PARAGRAPH.split(text):
        for piece in _pieces(paragraph):
            contents.add(piece, "text", line, follows=True)
            line += piece.count("\n")
        line += 2


def read_code(contents: Contents, text: str) -> None:
    """Read a script or a style sheet."""
    for piece in _pieces(text):
        contents.add(piece, "code", follows=True)


def read_calendar(contents: Contents, text: str) -> None:
    """Read iCalendar or vCard: folded lines are joined first."""
    keys: tuple[str, ...] = ()
    for number, entry in enumerate(unfolded(text).splitlines(), 1):
        name, _, value = entry.partition(":")
        if name.upper().startswith("BEGIN"):
            keys = ()
        if name.upper() in {"UID", "URL"}:
            keys = (*keys, value.strip(), value.partition("@")[0])
        contents.add(entry, "calendar", number, keys=keys, follows=True)


def _pieces(text: str) -> list[str]:
    """Cut a long text at line ends, so that what recurs is seen once."""
    if len(text) <= _LONG:
        return [_WHITE.sub(" ", text)]
    pieces: list[str] = []
    gathered: list[str] = []
    size = 0
    for line in text.splitlines(keepends=True):
        gathered.append(line)
        size += len(line)
        if size > _LONG:
            pieces.append("".join(gathered))
            gathered, size = [], 0
    pieces.append("".join(gathered))
    return pieces
