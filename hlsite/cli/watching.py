"""Sees that files changed, by looking: what every file system and every editor can bear."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

State = Mapping[str, tuple[int, int, int]]
"""Of each file when it was changed (ns), its bytes, and its number on the disk."""

_SHARE = 20
"""Of so much time one part is spent looking."""

_SHORTEST = 0.1
_SETTLED = 0.05
"""Seconds in which nothing more may change: an editor saves in several steps."""


def state_of(places: Iterable[Path]) -> State:
    """What lies at `places`, files and folders with all below them."""
    return dict(_entries(places))


def changes(places: Callable[[], Iterable[Path]], before: State) -> Iterator[frozenset[Path]]:
    """Each time something is different from `before`: the files that changed. Never ends.

    Args:
        places: What to watch; asked each time, because a change may change that too.
        before: The state that is known already.
    """
    while True:
        began = time.perf_counter()
        after = state_of(places())
        if after != before:
            time.sleep(_SETTLED)
            while (again := state_of(places())) != after:
                after = again
                time.sleep(_SETTLED)
            names = {name for name, _ in before.items() ^ after.items()}
            before = after
            yield frozenset(map(Path, names))
            continue
        time.sleep(max(_SHORTEST, _SHARE * (time.perf_counter() - began)))


def _entries(places: Iterable[Path]) -> Iterator[tuple[str, tuple[int, int, int]]]:
    for place in places:
        try:
            if place.is_dir():
                yield from _below(str(place))
            else:
                found = place.stat()
                yield str(place), (found.st_mtime_ns, found.st_size, found.st_ino)
        except OSError:
            continue  # it is not there, or just going


def _below(folder: str) -> Iterator[tuple[str, tuple[int, int, int]]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            try:
                if entry.is_dir(follow_symlinks=False):
                    yield from _below(entry.path)
                else:
                    found = entry.stat(follow_symlinks=False)
                    yield entry.path, (found.st_mtime_ns, found.st_size, found.st_ino)
            except OSError:
                continue
