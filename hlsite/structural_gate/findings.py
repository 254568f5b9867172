"""What a gate finds, and how a judge of one file says it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Rule = Literal[
    "kind",  # not a kind of file that a site consists of
    "format",  # the bytes are not what the suffix says, or cannot be taken apart
    "link",  # neither a file nor a folder
    "name",  # a hidden name, or one that not every system can hold
    "source",  # the name of something that belongs to the private sources
    "metadata",  # an image carries more than a picture
    "trailing",  # bytes after the end of an image or a font
]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One reason not to publish. `path` is relative to the build, with forward slashes."""

    path: str
    rule: Rule
    message: str

    def __str__(self) -> str:
        """Return `path: rule: message`."""
        return f"{self.path}: {self.rule}: {self.message}"


class GateError(Exception):
    """The build cannot be published; carries every finding, in path order."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings: tuple[Finding, ...] = tuple(sorted(findings))
        super().__init__("\n".join(map(str, self.findings)))


Fault = tuple[Rule, str]
"""A finding of one file, before it has a path."""

Judge = Callable[[bytes], Iterator[Fault]]
"""Judges the bytes of one file; raises `BrokenError` where they cannot be taken apart."""


class BrokenError(Exception):
    """The bytes are not what they should be."""
