"""Turns libyaml's node tree into plain values that know where they stood."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

import yaml

from hlsite.model.problem import Problem
from hlsite.reading.plain_values import CONTROL, READERS, Ambiguous
from hlsite.reading.yaml_faults import COMMENT, fault, is_cut

Path = tuple[str | int, ...]
"""Way to a value: `("venue", "address")`, `("books", 3, "slots")`."""

_TAG = "tag:yaml.org,2002:"
_DEEPEST = 20
"""Levels; the fields of the handbook have five."""
_INDENTATION = re.compile(r"^[ ?:-]+", re.MULTILINE)
_KNOWN_TAGS = frozenset({_TAG + name for name in (*READERS, "seq", "map")})


class StopError(Exception):
    """The file cannot be read any further."""

    def __init__(self, line: int, column: int, message: str) -> None:
        self.line, self.column, self.message = line, column, message


class NodeReader:
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
            StopError: Not YAML, more than one document, or neither a mapping nor a list.
        """
        try:
            self._refuse_depth(block)
            node = yaml.compose(block, Loader=yaml.CSafeLoader)
        except yaml.MarkedYAMLError as error:
            row, column, message = fault(error, self.rows)
            raise StopError(row + self.offset, column + 1, message) from None
        except yaml.YAMLError:
            raise StopError(
                self.offset, 1, "cannot be read as YAML; check the characters"
            ) from None
        if node is None:
            return {}
        if isinstance(node, yaml.SequenceNode) and self.lists:
            return {"items": self._value(node, ("items",))}
        if not isinstance(node, yaml.MappingNode):
            raise StopError(
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
                    raise StopError(line + self.offset, column + 1, message)
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
                or CONTROL.search(key)
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
        return READERS[node.tag.removeprefix(_TAG)](node.value)

    def _is_cut(self, node: yaml.ScalarNode) -> bool:
        """Whether a comment has taken the end of a text."""
        if node.style or node.tag != _TAG + "str":
            return False
        return is_cut(self.rows[node.end_mark.line], node.end_mark.column)
