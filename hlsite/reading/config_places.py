"""Where the library's own part of `mkdocs.yml` stands, and what of it is there twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from hlsite.model.problem import Problem
from hlsite.reading.yaml_nodes import Path

PLUGIN: Path = ("plugins", "hlsite")
"""Way to the plugin's options, whether `plugins` is a list or a mapping."""

_SITE = "extra"
"""The one field of MkDocs with a mapping in which something is ours: `extra: site_names:`."""


@dataclass(frozen=True, slots=True)
class ConfigPlaces:
    """Places in one configuration file.

    Attributes:
        name: The file, as problems name it.
        positions: 1-based (line, column) of each key, or of an item of a list, by its path.
        problems: Keys that are there twice; YAML would silently take the last.
    """

    name: str
    positions: Mapping[Path, tuple[int, int]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def problem(self, path: Path, message: str) -> Problem:
        """A problem of the field at `path`, placed there or at its nearest ancestor."""
        anywhere = (1, 1) if self.positions else (0, 0)
        ways = (path[:length] for length in range(len(path), 0, -1))
        at = next((self.positions[way] for way in ways if way in self.positions), anywhere)
        return Problem(self.name, *at, ".".join(map(str, path)), message)


def find_places(name: str, raw: bytes) -> ConfigPlaces:
    """Places in `raw`, which is YAML; tags are MkDocs' affair and are not looked at.

    Raises:
        yaml.YAMLError: It is not YAML.
    """
    root = yaml.compose(raw, Loader=yaml.CSafeLoader)
    if not isinstance(root, yaml.MappingNode):
        return ConfigPlaces(name)
    positions: dict[Path, tuple[int, int]] = {}
    problems: list[Problem] = []
    for path, node in _keys(root):
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        if path in positions:
            message = "is there twice; keep one"
            problems.append(Problem(name, line, column, ".".join(map(str, path)), message))
        else:
            positions[path] = (line, column)
    return ConfigPlaces(name, positions, tuple(problems))


def _keys(root: yaml.MappingNode) -> Iterator[tuple[Path, yaml.Node]]:
    for key, value in root.value:
        yield (key.value,), key
        if key.value == _SITE:
            yield from _below((_SITE,), value, 2)
        if key.value == PLUGIN[0]:
            for entry in value.value if isinstance(value, yaml.SequenceNode) else [value]:
                yield from _plugin(entry)


def _plugin(entry: yaml.Node) -> Iterator[tuple[Path, yaml.Node]]:
    if isinstance(entry, yaml.ScalarNode) and entry.value == PLUGIN[1]:
        yield PLUGIN, entry
    if isinstance(entry, yaml.MappingNode):
        for key, value in entry.value:
            if key.value == PLUGIN[1]:
                yield PLUGIN, key
                yield from _below(PLUGIN, value, 2)


def _below(path: Path, node: yaml.Node, depth: int) -> Iterator[tuple[Path, yaml.Node]]:
    """Keys and items of the next `depth` levels: no option has more, and an alias may be a ring."""
    if not depth:
        return
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            # Where a merge key is there twice, both are merged; nothing is lost.
            if isinstance(key, yaml.ScalarNode) and key.tag != "tag:yaml.org,2002:merge":
                yield (*path, key.value), key
                yield from _below((*path, key.value), value, depth - 1)
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield (*path, index), item
            yield from _below((*path, index), item, depth - 1)
