"""Puts a finished build in place, all or nothing.

A build is written into a private folder beside its target, judged there, and only then exchanged
with the target. The names of the folders are the journal; beside a target `site` may lie:

    .site.lock              somebody is exchanging or cleaning up at this moment
    .site.lock-<token>      held (flock) for as long as the run of that token lives
    .site.staging-<token>   its build; after an atomic exchange, the pages that it replaced
    .site.ready-<token>     only without an atomic exchange: judged, about to be put in place
    .site.previous-<token>  only without an atomic exchange: what it replaces

A process that is killed lets go of its lock, and the next run clears what carries its token.
"""

from __future__ import annotations

import ctypes
import datetime as dt
import errno
import logging
import os
import re
import secrets
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

if sys.platform == "win32":  # pragma: no cover
    import msvcrt
else:
    import fcntl

_LOG = logging.getLogger("hlsite.publish")

_FOLDER_MODE = 0o755
_FILE_MODE = 0o644
_AT_FDCWD = -100  # Linux, fcntl.h: paths are absolute, no folder is open
_EXCHANGE = 2  # RENAME_EXCHANGE (Linux, renameat2(2)) and RENAME_SWAP (macOS, renamex_np(2))
_NO_EXCHANGE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}
_CONFIGURATIONS = frozenset({"mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml"})
# What a `content` folder of sources has; a page of that name (`content/index.html`) has none.
_SOURCES = ("books", "events", "portraits", "pages", "topics.yml", "vault.age")


class PublishError(Exception):
    """The target cannot be published to; the message says why and how to mend it."""


@dataclass(frozen=True, slots=True)
class _Places:
    """The names beside one target."""

    target: Path

    def beside(self, kind: str, token: str = "") -> Path:
        suffix = f"-{token}" if token else ""
        return self.target.with_name(f".{self.target.name}.{kind}{suffix}")

    def tokens(self) -> set[str]:
        """Every run that left something, alive or dead."""
        name = re.compile(
            rf"\.{re.escape(self.target.name)}\.(?:lock|staging|ready|previous)-(\d+-[0-9a-f]{{8}})"
        )
        found = (name.fullmatch(entry.name) for entry in self.target.parent.iterdir())
        return {match[1] for match in found if match}


@dataclass(frozen=True, slots=True)
class _Run:
    """A staging folder that this process holds."""

    places: _Places
    token: str
    lock: int


# The locks live as long as the process, so their handles have to be kept somewhere.
_running: dict[Path, _Run] = {}


def staging_for(target: Path) -> Path:
    """A new private (0700) folder beside `target`, held by this process until it is published.

    Clears away first what killed runs left.

    Raises:
        PublishError: `target` is not a folder that a build may replace.
    """
    places = _Places(_absolute(target))
    _refuse_unsafe(places.target)
    places.target.parent.mkdir(parents=True, exist_ok=True)
    recover(target)
    token = f"{os.getpid()}-{secrets.token_hex(4)}"
    # Locked before the folder is there: nobody may take it for a dead run's.
    lock = _acquire(places.beside("lock", token))
    staging = places.beside("staging", token)
    staging.mkdir(mode=0o700)
    _running[staging] = _Run(places, token, lock)
    return staging


def publish(
    staging: Path,
    target: Path,
    gate: Callable[[Path], None],
    *,
    built: dt.datetime | None = None,
) -> None:
    """Put `staging` in the place of `target`, whole, if `gate` lets it pass.

    Whatever happens, `staging` is gone afterwards, and `target` is either untouched or the new
    build with nothing of an earlier one.

    Args:
        staging: A folder from `staging_for(target)` of this process.
        target: The folder to replace; it need not exist.
        gate: Judges the folder; raises whatever it likes to stop it.
        built: The build's date (aware), which becomes every file's time; None for
            `SOURCE_DATE_EPOCH` (https://reproducible-builds.org/specs/source-date-epoch/) or now.

    Raises:
        PublishError: `staging` or `target` is not fit, or holds what cannot be published.
        Exception: Whatever `gate` raised.
    """
    run = _running.get(staging)
    if run is None or run.places.target != _absolute(target):
        raise PublishError(f"{staging.name} is no staging folder for {target.name}")
    try:
        _refuse_unsafe(run.places.target)
        gate(staging)
        _settle(staging, _seconds(built))
        _flush(staging)
        with _exclusive(run.places):
            _put_in_place(run)
            _flush_folder(run.places.target.parent)
    finally:
        discard(staging)


def discard(staging: Path) -> None:
    """Delete a staging folder of this process unpublished; nothing happens to any other."""
    run = _running.pop(staging, None)
    if run is not None:
        with _exclusive(run.places):
            _clear(run.places, run.token)
        _release(run.places.beside("lock", run.token), run.lock)


def recover(target: Path) -> None:
    """Finish or clear away what killed runs left beside `target`; living runs are not disturbed."""
    places = _Places(_absolute(target))
    if not places.target.parent.is_dir() or not places.tokens():
        return
    with _exclusive(places):
        for token in sorted(places.tokens()):
            lock = _try_acquire(places.beside("lock", token))
            if lock is not None:
                _clear(places, token)
                _release(places.beside("lock", token), lock)


def _absolute(target: Path) -> Path:
    # The last part stays as it is: a link there is refused, not followed.
    return target.parent.resolve() / target.name


def _refuse_unsafe(target: Path) -> None:
    shown = target.name or str(target)
    if target.is_symlink():
        raise PublishError(f"{shown} is a link; delete it, or publish to the folder it points to")
    if os.path.ismount(target) or not target.name:
        raise PublishError(f"{shown} cannot be exchanged as a whole; publish to a folder inside it")
    if any(
        parent.name == "content" and _has_sources(parent) for parent in (target, *target.parents)
    ):
        raise PublishError(f"{shown} lies among the sources; publish to a folder outside content/")
    if not target.exists():
        return
    if not target.is_dir():
        raise PublishError(f"{shown} is not a folder; move it away, or publish elsewhere")
    if Path.cwd().is_relative_to(target) or _holds_a_project(target):
        raise PublishError(
            f"{shown} holds a project with its sources, which publishing would delete; "
            "choose a folder for the site alone, such as site/"
        )


def _has_sources(content: Path) -> bool:
    return any((content / name).exists() for name in _SOURCES)


def _holds_a_project(target: Path) -> bool:
    for folder, folders, files in os.walk(target):
        if ".git" in folders or ".git" in files or not _CONFIGURATIONS.isdisjoint(files):
            return True
        if "content" in folders and _has_sources(Path(folder, "content")):
            return True
    return False


def _seconds(built: dt.datetime | None) -> int:
    if built is not None:
        return int(built.timestamp())
    return int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())


def _settle(folder: Path, seconds: int) -> None:
    """Give everything below `folder` the modes of a published tree and one time."""
    with os.scandir(folder) as entries:
        for entry in entries:
            path = Path(entry.path)
            if entry.is_dir(follow_symlinks=False):
                _settle(path, seconds)
            elif entry.is_file(follow_symlinks=False):
                path.chmod(_FILE_MODE)
                os.utime(path, (seconds, seconds))
            else:
                # A mode or time set here would land on what a link points to.
                raise PublishError(f"{entry.name} is neither a file nor a folder")
    folder.chmod(_FOLDER_MODE)
    os.utime(folder, (seconds, seconds))


def _flush(folder: Path) -> None:
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
        _flush_folder(Path(path))


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


def _flush_folder(folder: Path) -> None:
    if sys.platform == "win32":  # pragma: no cover
        return  # folders cannot be opened there
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _put_in_place(run: _Run) -> None:
    places, token = run.places, run.token
    staging, target = places.beside("staging", token), places.target
    if not target.exists():
        staging.rename(target)
    elif not _exchange(staging, target):
        # Between the two last renames there is no target; whoever comes next sees both names and
        # finishes. The first rename says that the build has been judged.
        ready = staging.rename(places.beside("ready", token))
        target.rename(places.beside("previous", token))
        ready.rename(target)


def _exchange(left: Path, right: Path) -> bool:
    """Exchange two folders in one step; False where the system or the file system cannot."""
    if sys.platform == "win32":  # pragma: no cover
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    one, other, flag = os.fsencode(left), os.fsencode(right), ctypes.c_uint(_EXCHANGE)
    if hasattr(libc, "renameat2"):
        failed = libc.renameat2(_AT_FDCWD, one, _AT_FDCWD, other, flag)
    elif hasattr(libc, "renamex_np"):  # pragma: no cover
        failed = libc.renamex_np(one, other, flag)
    else:  # pragma: no cover
        return False
    if not failed:
        return True
    code = ctypes.get_errno()
    if code in _NO_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(left), None, str(right))


def _clear(places: _Places, token: str) -> None:
    """Finish an interrupted pair of renames, then delete what the run of `token` has left."""
    ready, previous = places.beside("ready", token), places.beside("previous", token)
    if ready.exists() and previous.exists() and not places.target.exists():
        ready.rename(places.target)
    for folder in (places.beside("staging", token), ready, previous):
        _delete(folder)


def _delete(folder: Path) -> None:
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        return
    except OSError:
        _LOG.warning(
            "%s could not be deleted; delete it by hand: it may hold pages of an earlier build",
            folder.name,
        )


@contextmanager
def _exclusive(places: _Places) -> Iterator[None]:
    """Alone in exchanging and cleaning up beside this target, on this machine."""
    path = places.beside("lock")
    lock = _acquire(path)
    try:
        yield
    finally:
        _release(path, lock)


def _acquire(path: Path) -> int:
    while True:
        lock = _lock(path, wait=True)
        if lock is not None:
            return lock


def _try_acquire(path: Path) -> int | None:
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


def _release(path: Path, lock: int) -> None:
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
