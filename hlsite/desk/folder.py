"""Where desk editions lie on the disk: private, marked, and no place to publish to or from."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from hlsite.confidential import FOLDER, MARKER

_MARKER_TEXT = (
    "hlsite desk edition: names, telephone numbers, left sides. For the librarians alone.\n"
    "Never publish, mail or upload this folder. After the event: hlsite desk --clear\n"
)
_FOLDER_MODE = 0o700
_FILE_MODE = 0o600


class DeskFolderError(ValueError):
    """A desk folder cannot be used; the message names no person."""


def write_desk(root: Path, event: str, files: Mapping[str, bytes]) -> Path:
    """Put `files` into `desk/<event>/`, and nothing of an earlier sheet beside them.

    Args:
        root: The project's folder.
        event: The event's id.
        files: Contents by file name.

    Returns:
        The folder: 0700, its files 0600.

    Raises:
        DeskFolderError: Something that is no private folder is in the way.
        OSError: The disk refuses.
    """
    desk = root / FOLDER
    _private(desk)
    # Git ignores what is in here whatever the project's own .gitignore says.
    _write(desk / ".gitignore", b"*\n")
    _write(desk / MARKER, _MARKER_TEXT.encode())
    folder = desk / event
    _private(folder)
    for old in folder.iterdir():
        if old.name not in files:
            _delete(old)
    _write(folder / MARKER, _MARKER_TEXT.encode())
    for name, content in files.items():
        _write(folder / name, content)
    return folder


def clear_desk(root: Path, event: str | None = None) -> tuple[str, ...]:
    """Delete `desk/`, or one event's folder in it.

    Returns:
        The events whose sheets are gone, sorted.

    Raises:
        DeskFolderError: `desk/` is a link: what it leads to was not made here.
        OSError: The disk refuses.
    """
    desk = root / FOLDER
    if desk.is_symlink():
        raise DeskFolderError(f"{FOLDER}/ is a link; delete it and what it leads to by hand")
    gone = desk_events(root) if event is None else tuple({event} & {*desk_events(root)})
    if event is None and desk.is_dir():
        shutil.rmtree(desk)
    for name in gone if event is not None else ():
        _delete(desk / name)
    return gone


def desk_events(root: Path) -> tuple[str, ...]:
    """Events that have a folder in `desk/`, sorted."""
    desk = root / FOLDER
    if desk.is_symlink() or not desk.is_dir():
        return ()
    return tuple(sorted(path.name for path in _folders(desk)))


def _folders(desk: Path) -> Iterator[Path]:
    return (path for path in desk.iterdir() if path.is_dir() or path.is_symlink())


def _private(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise DeskFolderError(f"{folder.name} in the way of a private folder; move it away")
    folder.mkdir(mode=_FOLDER_MODE, exist_ok=True)
    folder.chmod(_FOLDER_MODE)  # it may be older, and wider


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all, 0600 from its first byte; a link in its place is replaced."""
    new = path.with_name(f".{path.name}.new")
    new.unlink(missing_ok=True)  # a killed run's
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FILE_MODE)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError as error:
        raise DeskFolderError(f"{path.name} cannot be written: {error.strerror}") from None
    finally:
        new.unlink(missing_ok=True)


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
