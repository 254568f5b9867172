"""Locks that die with their process, so that nobody waits for a killed run."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":  # pragma: no cover
    import msvcrt
else:
    import fcntl


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Alone in what `path` is the lock of, on this machine."""
    lock = acquire(path)
    try:
        yield
    finally:
        release(path, lock)


def acquire(path: Path) -> int:
    """Lock `path`, waiting for whoever has it; returns the handle that holds the lock."""
    while True:
        lock = _lock(path, wait=True)
        if lock is not None:
            return lock


def try_acquire(path: Path) -> int | None:
    """Lock `path` unless somebody has it."""
    return _lock(path, wait=False)


def _lock(path: Path, *, wait: bool) -> int | None:
    """Open and lock `path`; None when it is somebody else's, or was deleted meanwhile."""
    handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        if sys.platform == "win32":  # pragma: no cover
            msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(handle), path.stat()):
            return handle
    except (BlockingIOError, PermissionError, FileNotFoundError):
        pass
    except BaseException:
        os.close(handle)
        raise
    os.close(handle)
    return None


def release(path: Path, lock: int) -> None:
    """Let go of a lock, and delete its file."""
    if sys.platform == "win32":  # pragma: no cover
        # An open file cannot be deleted there, and a deleted one cannot be open elsewhere.
        os.close(lock)
        try:
            path.unlink(missing_ok=True)
        except PermissionError:
            return
    else:
        # Deleted while still held: whoever waits for it sees that it is gone, and makes a new one.
        path.unlink(missing_ok=True)
        os.close(lock)
