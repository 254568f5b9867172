"""Which files a folder holds; nothing in it is followed out of it or left out."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST_FILE = 256_000_000
"""Bytes up to which a file is read."""


class Entry(NamedTuple):
    """One thing in the folder."""

    path: str
    """Relative to the folder, with `/`."""
    data: bytes | None
    """Its bytes, or nothing where it is a folder or cannot be read."""
    problem: str
    """The rule by which it cannot be read: `symlink`, `not-a-file`, `too-large`, `unreadable`."""


class Place(NamedTuple):
    """Where one thing in the folder is, before it is read."""

    path: str
    """Relative to the folder, with `/`."""
    file: Path | None
    """The file to read; nothing where there is none."""
    problem: str
    """The rule by which it is not to be read."""


def entries(folder: Path) -> Iterator[Entry]:
    """Give every file and folder below a folder, sorted by name.

    Args:
        folder: The folder; it must exist and be one.

    Yields:
        Files with their bytes; links, devices and what cannot be read with the reason.

    Raises:
        NotADirectoryError: If there is nothing to look at.
    """
    return map(read, places(folder))


def places(folder: Path) -> Iterator[Place]:
    """Give what `entries` would, unread.

    Raises:
        NotADirectoryError: If there is nothing to look at.
    """
    if folder.is_symlink() or not folder.is_dir():
        raise NotADirectoryError
    yield from _below(folder, "")


def _below(folder: Path, prefix: str) -> Iterator[Place]:
    """Give what one folder holds."""
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError:
        yield Place(prefix.rstrip("/"), None, "unreadable")
        return
    for name in names:
        shown = prefix + os.fsencode(name).decode("utf-8", "replace")
        full = folder / name
        kind = full.lstat()
        if stat.S_ISLNK(kind.st_mode):
            yield Place(shown, None, "symlink")
        elif stat.S_ISDIR(kind.st_mode):
            yield Place(shown, None, "")
            yield from _below(full, shown + "/")
        elif not stat.S_ISREG(kind.st_mode):
            yield Place(shown, None, "not-a-file")
        elif kind.st_size > LARGEST_FILE:
            yield Place(shown, None, "too-large")
        else:
            yield Place(shown, full, "")


def read(place: Place) -> Entry:
    """Read one file, and not through a link that has just been put in its place."""
    if place.file is None:
        return Entry(place.path, None, place.problem)
    try:
        handle = os.open(place.file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(handle, "rb") as stream:
            return Entry(place.path, stream.read(), "")
    except OSError:
        return Entry(place.path, None, "unreadable")
