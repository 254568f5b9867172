"""Makes a folder the same wherever and by whomever it was built, and safe on the disk."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

from hlsite.publish.refusal import PublishError

_FOLDER_MODE = 0o755
_FILE_MODE = 0o644


def settle(folder: Path, seconds: int) -> None:
    """Give everything below `folder` the modes of a published tree and one time."""
    with os.scandir(folder) as entries:
        for entry in entries:
            path = Path(entry.path)
            if entry.is_dir(follow_symlinks=False):
                settle(path, seconds)
            elif entry.is_file(follow_symlinks=False):
                path.chmod(_FILE_MODE)
                os.utime(path, (seconds, seconds))
            else:
                # A mode or time set here would land on what a link points to.
                raise PublishError(f"{entry.name} is neither a file nor a folder")
    folder.chmod(_FOLDER_MODE)
    os.utime(folder, (seconds, seconds))


def flush(folder: Path) -> None:
    """Bring the whole tree to the disk, so that a power cut cannot leave empty files in place."""
    if _flush_file_system(folder):
        return
    for path, _, files in os.walk(folder):
        for name in files:
            handle = os.open(Path(path, name), os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        flush_folder(Path(path))


def _flush_file_system(folder: Path) -> bool:
    """One syncfs(2) in place of thousands of fsync(2); False where there is none."""
    if sys.platform != "linux":
        return False
    syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if syncfs is None:
        return False
    handle = os.open(folder, os.O_RDONLY)
    try:
        return bool(syncfs(handle) == 0)
    finally:
        os.close(handle)


def flush_folder(folder: Path) -> None:
    """Bring the names in `folder` to the disk."""
    if sys.platform == "win32":  # pragma: no cover
        return  # folders cannot be opened there
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
