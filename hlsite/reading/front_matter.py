"""Cuts a file into front matter and body, and reads the front matter with every position.

Stricter than YAML on purpose: what YAML guesses (`14:00` is 840, `no` is false, a duplicate key
wins silently) is an error here, because a wrong guess can publish what should stay private.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from hlsite.model.problem import Problem
from hlsite.reading.yaml_faults import COMMENT, fault, is_cut

Path = tuple[str | int, ...]
"""Way to a value: `("venue", "address")`, `("books", 3, "slots")`."""

_FENCE = re.compile(r"---[ \t]*\Z")
_NEARLY_A_FENCE = re.compile(r"[\s\u200b\u2060\ufeff\u00a0]*[-\u2010-\u2015\u2212]{2,}\s*\Z")
# No field needs more digits, and Python refuses to read thousands of them.
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})\Z")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,18}\Z")
_SEXAGESIMAL = re.compile(r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?\Z")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_TAG = "tag:yaml.org,2002:"
_DEEPEST = 20
"""Levels; the fields of the handbook have five."""
_INDENTATION = re.compile(r"^[ ?:-]+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A plain scalar that YAML reads as something other than it looks like.

    Attributes:
        mend: What is wrong and how to write it instead; never holds the value.
    """

    mend: str


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


class _StopError(Exception):
    """The file cannot be read any further."""

    def __init__(self, line: int, column: int, message: str) -> None:
        self.line, self.column, self.message = line, column, message


def _decode(raw: bytes) -> str:
    """UTF-8 text with plain line feeds, without a byte-order mark, in NFC.

    Raises:
        _StopError: Not UTF-8, or a control character.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _line_and_column(raw[: error.start].decode("utf-8", "replace"))
        raise _StopError(line, column, "is not UTF-8; save the file as UTF-8 text") from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = _CONTROL.search(text)
    if found:
        line, column = _line_and_column(text[: found.start()])
        raise _StopError(line, column, "has an invisible control character; delete it")
    return unicodedata.normalize("NFC", text)


def _line_and_column(before: str) -> tuple[int, int]:
    """The 1-based place that follows `before`."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def read_front_matter(path: str, raw: bytes) -> FrontMatter:
    """Read one Markdown file. Never raises for what is in the file: see `problems`."""
    try:
        block, body, body_line = _split(_decode(raw))
    except _StopError as stop:
        return FrontMatter(path, {}, {}, "", 1, (_stopped(path, stop),))
    return _read(path, block, body, body_line, first_line=2)


def read_yaml(path: str, raw: bytes) -> FrontMatter:
    """Read a file that is all YAML; a top-level list stands under the key `items`."""
    try:
        text = _decode(raw)
    except _StopError as stop:
        return FrontMatter(path, {}, {}, "", 1, (_stopped(path, stop),))
    return _read(path, text, "", 1, first_line=1)


def _read(path: str, block: str, body: str, body_line: int, *, first_line: int) -> FrontMatter:
    reader = _NodeReader(path, block, first_line, lists=first_line == 1)
    try:
        data = reader.document(block)
    except _StopError as stop:
        return FrontMatter(path, {}, {}, body, body_line, (_stopped(path, stop),))
    problems = tuple(reader.problems)
    return FrontMatter(path, data, reader.positions, body, body_line, problems)


def _stopped(path: str, stop: _StopError) -> Problem:
    return Problem(path, stop.line, stop.column, "", stop.message)


def _split(text: str) -> tuple[str, str, int]:
    lines = text.split("\n")
    if not _FENCE.match(lines[0]):
        near = any(_NEARLY_A_FENCE.match(line) for line in lines[:3])
        why = "the first line is not exactly ---" if near else "there is no front matter"
        raise _StopError(
            1, 1, f"{why}; start the file with a line of three hyphens and nothing else"
        )
    for number, line in enumerate(lines[1:], start=2):
        if _FENCE.match(line):
            _refuse_second_block(lines, number)
            return "\n".join(lines[1 : number - 1]), "\n".join(lines[number:]), number + 1
    raise _StopError(1, 1, "the front matter is not closed; add a line --- after its last field")


def _refuse_second_block(lines: list[str], close: int) -> None:
    for number, line in enumerate(lines[close:], start=close + 1):
        if line.strip():
            if _FENCE.match(line):
                raise _StopError(
                    number, 1, "a second front matter block; join the two, or delete this line"
                )
            return


class _NodeReader:
    """Turns libyaml's node tree into plain values and remembers where each stood."""

    def __init__(self, path: str, block: str, first_line: int, *, lists: bool) -> None:
        self.path = path
        self.rows = block.split("\n")
        self.lists = lists
        self.offset = first_line
        self.positions: dict[Path, tuple[int, int]] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def document(self, block: str) -> Mapping[str, Any]:
        """The mapping that `block` holds.

        Raises:
            _StopError: Not YAML, more than one document, or neither a mapping nor a list.
        """
        try:
            self._refuse_depth(block)
            node = yaml.compose(block, Loader=yaml.CSafeLoader)
        except yaml.MarkedYAMLError as error:
            row, column, message = fault(error, self.rows)
            raise _StopError(row + self.offset, column + 1, message) from None
        except yaml.YAMLError:
            raise _StopError(
                self.offset, 1, "cannot be read as YAML; check the characters"
            ) from None
        if node is None:
            return {}
        if isinstance(node, yaml.SequenceNode) and self.lists:
            return {"items": self._value(node, ("items",))}
        if not isinstance(node, yaml.MappingNode):
            raise _StopError(
                self.offset, 1, "is not a list of fields; write one `field: value` a line"
            )
        return self._mapping(node, ())

    def _refuse_depth(self, block: str) -> None:
        """Look at the depth before libyaml's tree is built: that recurses in C until it crashes."""
        columns = max(map(len, _INDENTATION.findall(block)), default=0)
        # A level takes a bracket, or a column of indentation (a list in a mapping shares one).
        if block.count("[") + block.count("{") + 2 * columns < _DEEPEST:
            return
        depth = 0
        for event in yaml.parse(block, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                mark = event.start_mark
                if depth > _DEEPEST and mark is not None:
                    line, column = mark.line, mark.column
                    message = "nested too deeply; write fields as in the handbook"
                    raise _StopError(line + self.offset, column + 1, message)
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1

    def _place(self, node: yaml.Node) -> tuple[int, int]:
        return (node.start_mark.line + self.offset, node.start_mark.column + 1)

    def _complain(self, node: yaml.Node, path: Path, message: str) -> None:
        line, column = self._place(node)
        self.problems.append(Problem(self.path, line, column, ".".join(map(str, path)), message))

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if (
                not isinstance(key_node, yaml.ScalarNode)
                or key_node.tag == _TAG + "merge"
                or _CONTROL.search(key)
            ):
                self._complain(key_node, path, "is not a field name; write `field: value`")
                continue
            here = (*path, unicodedata.normalize("NFC", key))
            if key in values:
                self._complain(key_node, here, "is there twice; keep one")
                continue
            self.positions[here] = self._place(key_node)
            values[key] = self._value(value_node, here)
        return values

    def _value(self, node: yaml.Node, path: Path) -> Any:
        if id(node) in self._seen:
            return Ambiguous("is an alias (*name); write the value out")
        self._seen.add(id(node))
        if node.tag not in _KNOWN_TAGS:
            return Ambiguous("has a tag (!…); write the plain value")
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            items = []
            for index, item in enumerate(node.value):
                self.positions[(*path, index)] = self._place(item)
                items.append(self._value(item, (*path, index)))
            return items
        if isinstance(node, yaml.ScalarNode) and self._is_cut(node):
            return Ambiguous(COMMENT)
        return _READERS[node.tag.removeprefix(_TAG)](node.value)

    def _is_cut(self, node: yaml.ScalarNode) -> bool:
        """Whether a comment has taken the end of a text."""
        if node.style or node.tag != _TAG + "str":
            return False
        return is_cut(self.rows[node.end_mark.line], node.end_mark.column)


def _read_int(value: str) -> int | Ambiguous:
    if _SEXAGESIMAL.match(value):
        return Ambiguous('is a number for YAML (14:00 is 840); put it in quotes: "14:00"')
    if not _INTEGER.match(value):
        return Ambiguous("is a number that YAML reads differently; write plain digits, or quotes")
    return int(value)


def _read_float(value: str) -> float | Ambiguous:
    if _SEXAGESIMAL.match(value):
        return Ambiguous('is a number for YAML; put it in quotes: "14:00"')
    if not _DECIMAL.match(value):
        return Ambiguous("is a number that YAML reads differently; write plain digits, or quotes")
    return float(value)


def _read_bool(value: str) -> bool | Ambiguous:
    if value in {"true", "false"}:
        return value == "true"
    return Ambiguous("is yes or no for YAML; write true or false, or put the word in quotes")


def _read_timestamp(value: str) -> dt.date | Ambiguous:
    try:
        if len(value) == len("2026-12-31"):
            return dt.date.fromisoformat(value)
        return dt.datetime.fromisoformat(value)
    except ValueError:
        return Ambiguous("is not a date of the calendar; write it as 2026-12-31")


def _read_text(value: str) -> str | Ambiguous:
    # The file's own characters are judged before; an escape ("\\0", "\\u202e") shows only here.
    if _CONTROL.search(value):
        return Ambiguous("has an invisible control character; delete it")
    return unicodedata.normalize("NFC", value)


def _read_null(_value: str) -> Ambiguous:
    # An empty `withdrawn:` must not pass for "not withdrawn".
    return Ambiguous("is empty; write a value, or delete the field")


_READERS: Mapping[str, Callable[[str], Any]] = {
    "str": _read_text,
    "int": _read_int,
    "float": _read_float,
    "bool": _read_bool,
    "null": _read_null,
    "timestamp": _read_timestamp,
}
_KNOWN_TAGS = frozenset({_TAG + name for name in (*_READERS, "seq", "map")})
