"""What was read before, for a preview that reads the same catalogue again and again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from hlsite.reading.front_matter import FrontMatter, read_front_matter, unreadable

Record = TypeVar("Record")


class Known:
    """Files and records by what they were read from: the same bytes are not read twice.

    Whatever one reading did not meet is forgotten by the next: a deleted book is nowhere.
    """

    def __init__(self) -> None:
        self._fronts: dict[str, tuple[bytes, FrontMatter]] = {}
        self._records: dict[tuple[str, str], tuple[object, Any]] = {}
        self._old_fronts = self._fronts
        self._old_records = self._records

    def begin(self) -> None:
        """A new reading starts."""
        self._old_fronts, self._fronts = self._fronts, {}
        self._old_records, self._records = self._records, {}

    def front(self, shown: str, path: Path) -> FrontMatter:
        """The file at `path`, which problems name `shown`, cut and read."""
        try:
            raw = path.read_bytes()
        except OSError:
            return unreadable(shown)
        found = self._old_fronts.get(shown)
        if found is None or found[0] != raw:
            found = (raw, read_front_matter(shown, raw))
        self._fronts[shown] = found
        return found[1]

    def record(self, kind: str, key: str, source: object, make: Callable[[], Record]) -> Record:
        """What `make` gives, or gave when the same `source` was read under this kind and key."""
        found = self._old_records.get((kind, key))
        if found is None or found[0] != source:
            found = (source, make())
        self._records[kind, key] = found
        record: Record = found[1]
        return record
