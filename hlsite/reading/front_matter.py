"""Cuts a file into front matter and body, and reads the front matter with every position."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hlsite.model.problem import Problem
from hlsite.reading.body_limits import body_problems
from hlsite.reading.plain_values import CONTROL, Ambiguous
from hlsite.reading.yaml_nodes import NodeReader, Path, StopError

__all__ = ["Ambiguous", "FrontMatter", "Path", "read_front_matter", "read_yaml"]

_FENCE = re.compile(r"---[ \t]*\Z")
_NEARLY_A_FENCE = re.compile(r"[\s\u200b\u2060\ufeff\u00a0]*[-\u2010-\u2015\u2212]{2,}\s*\Z")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """One file, cut and read.

    Attributes:
        path: As problems name it.
        data: The front matter's values; texts are NFC. `Ambiguous` stands for what has to be
            rewritten.
        positions: 1-based (line, column) of each value, by its path: a key's for a mapping's
            value, an item's own for a list's.
        body: What follows, NFC, with plain line feeds.
        body_line: 1-based line on which the body starts.
        problems: What is wrong with the file as such.
    """

    path: str
    data: Mapping[str, Any] = field(repr=False)
    positions: Mapping[Path, tuple[int, int]] = field(repr=False)
    body: str = field(repr=False)
    body_line: int
    problems: tuple[Problem, ...]

    def position(self, path: Path) -> tuple[int, int]:
        """The place of the value at `path`, or of its nearest ancestor."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.positions:
                return self.positions[path[:length]]
        return (1, 1)

    def problem(self, path: Path, message: str, *, warning: bool = False) -> Problem:
        """A problem of the field at `path`, placed."""
        line, column = self.position(path)
        name = ".".join(map(str, path))
        return Problem(self.path, line, column, name, message, "warning" if warning else "error")


def _decode(raw: bytes) -> str:
    """UTF-8 text with plain line feeds, without a byte-order mark, in NFC.

    Raises:
        StopError: Not UTF-8, or a control character.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _line_and_column(raw[: error.start].decode("utf-8", "replace"))
        raise StopError(line, column, "is not UTF-8; save the file as UTF-8 text") from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = CONTROL.search(text)
    if found:
        line, column = _line_and_column(text[: found.start()])
        raise StopError(line, column, "has an invisible control character; delete it")
    return unicodedata.normalize("NFC", text)


def _line_and_column(before: str) -> tuple[int, int]:
    """The 1-based place that follows `before`."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def read_front_matter(path: str, raw: bytes) -> FrontMatter:
    """Read one Markdown file. Never raises for what is in the file: see `problems`."""
    try:
        block, body, body_line = _split(_decode(raw))
    except StopError as stop:
        return FrontMatter(path, {}, {}, "", 1, (_stopped(path, stop),))
    return _read(path, block, body, body_line, first_line=2)


def unreadable(path: str) -> FrontMatter:
    """What stands for a file that the system does not let us read."""
    message = "cannot be read; let your account read it, or save it anew"
    return FrontMatter(path, {}, {}, "", 1, (Problem(path, 0, 0, "", message),))


def read_yaml(path: str, raw: bytes) -> FrontMatter:
    """Read a file that is all YAML; a top-level list stands under the key `items`."""
    try:
        text = _decode(raw)
    except StopError as stop:
        return FrontMatter(path, {}, {}, "", 1, (_stopped(path, stop),))
    return _read(path, text, "", 1, first_line=1)


def _read(path: str, block: str, body: str, body_line: int, *, first_line: int) -> FrontMatter:
    reader = NodeReader(path, block, first_line, lists=first_line == 1)
    try:
        data = reader.document(block)
    except StopError as stop:
        return FrontMatter(path, {}, {}, body, body_line, (_stopped(path, stop),))
    problems = (*reader.problems, *body_problems(path, body, body_line))
    return FrontMatter(path, data, reader.positions, body, body_line, problems)


def _stopped(path: str, stop: StopError) -> Problem:
    return Problem(path, stop.line, stop.column, "", stop.message)


def _split(text: str) -> tuple[str, str, int]:
    lines = text.split("\n")
    if not _FENCE.match(lines[0]):
        near = any(_NEARLY_A_FENCE.match(line) for line in lines[:3])
        why = "the first line is not exactly ---" if near else "there is no front matter"
        raise StopError(
            1, 1, f"{why}; start the file with a line of three hyphens and nothing else"
        )
    for number, line in enumerate(lines[1:], start=2):
        if _FENCE.match(line):
            _refuse_second_block(lines, number)
            return "\n".join(lines[1 : number - 1]), "\n".join(lines[number:]), number + 1
    raise StopError(1, 1, "the front matter is not closed; add a line --- after its last field")


def _refuse_second_block(lines: list[str], close: int) -> None:
    for number, line in enumerate(lines[close:], start=close + 1):
        if line.strip():
            if _FENCE.match(line):
                raise StopError(
                    number, 1, "a second front matter block; join the two, or delete this line"
                )
            return
