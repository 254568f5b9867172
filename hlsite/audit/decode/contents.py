"""What a decoder hands over: passages of text, and what it could not read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

DEEPEST = 6
"""Containers within containers that are opened."""

MOST_BYTES = 400_000_000
"""Bytes that the containers of one file may unfold to."""


class Passage(NamedTuple):
    """A piece of text that belongs together."""

    text: str
    """The text."""
    place: str
    """The kind of place: `text`, `attribute`, `comment`, `metadata tEXt` …"""
    line: int = 0
    """Line in the file, from 1; 0 where lines mean nothing."""
    keys: tuple[str, ...] = ()
    """Ids that the span or record carries."""
    chrome: bool = False
    """Whether it is part of every page's frame, not of this page."""
    follows: bool = False
    """Whether it continues the passage before it, so that a name may run over both."""
    lettered: bool = False
    """Whether it holds letters alone: what may be encoded in it stands in another passage too."""


@dataclass(slots=True)
class Contents:
    """What has been found in one file."""

    opener: Callable[[Contents, str, bytes, str], None]
    """Opens nested bytes: these contents, a name, the bytes, where they stood."""
    known: Collection[str] = ()
    """SHA-256 digests (hex) of bytes that are not read: somebody else's work as it is."""
    passages: list[Passage] = field(default_factory=list)
    """The passages in the order of the file."""
    problems: list[tuple[str, str]] = field(default_factory=list)
    """Rule and place of what could not be read."""
    depth: int = 0
    """Containers around what is being read."""
    unfolded: int = 0
    """Bytes that containers have unfolded to."""

    def add(
        self,
        text: str,
        place: str,
        line: int = 0,
        *,
        keys: tuple[str, ...] = (),
        follows: bool = False,
    ) -> None:
        """Hand over a passage."""
        if text:
            self.passages.append(Passage(text, place, line, keys, follows=follows))

    def fail(self, rule: str, place: str) -> None:
        """Say that something could not be read."""
        self.problems.append((rule, place))

    def is_known(self, data: bytes) -> bool:
        """Tell whether bytes are somebody else's work as it is."""
        return bool(self.known) and hashlib.sha256(data).hexdigest() in self.known

    def open(self, name: str, data: bytes, place: str) -> None:
        """Open bytes that stood inside the file.

        Args:
            name: A file name, if there is one; its suffix helps to tell the format.
            data: The bytes.
            place: Where they stood.
        """
        self.unfolded += len(data)
        if self.depth >= DEEPEST or self.unfolded > MOST_BYTES:
            self.fail("too-large", place)
            return
        self.depth += 1
        self.opener(self, name, data, place)
        self.depth -= 1
