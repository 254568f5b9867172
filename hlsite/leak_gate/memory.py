"""Remembers between runs which files were clean, as keyed marks that say nothing."""

from __future__ import annotations

import os
import re
from collections.abc import MutableSet
from pathlib import Path
from types import TracebackType

_MARK = re.compile(r"[0-9a-f]{64}\Z")
_MOST_MARKS = 200_000
"""Some 13 MB; beyond it the oldest state is not worth keeping."""


class CleanFiles:
    """The marks of one folder's clean files, read on entry and written on a good end.

    Args:
        path: Where they are kept; None to keep none.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._marks: set[str] = set()
        self._known: frozenset[str] = frozenset()

    def __enter__(self) -> MutableSet[str] | None:
        """Read the marks; what is no mark is left out."""
        if self._path is None:
            return None
        try:
            lines = self._path.read_text("ascii").split()
        except (OSError, UnicodeError):
            lines = []
        self._known = frozenset(line for line in lines if _MARK.match(line))
        self._marks = set(self._known)
        return self._marks

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        """Write the marks for their owner alone; after an error, nothing."""
        if kind is not None or self._path is None or self._marks == self._known:
            return
        kept = self._marks if len(self._marks) <= _MOST_MARKS else self._marks - self._known
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        written = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        handle = os.open(written, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write("\n".join(sorted(kept)))
        written.replace(self._path)
