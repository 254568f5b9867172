"""Puts one folder in the place of another, in one step where the system can."""

from __future__ import annotations

import ctypes
import errno
import logging
import os
import shutil
import sys
from pathlib import Path

from hlsite.publish.places import Places

_LOG = logging.getLogger("hlsite.publish")

_AT_FDCWD = -100  # Linux, fcntl.h: paths are absolute, no folder is open
_EXCHANGE = 2  # RENAME_EXCHANGE (Linux, renameat2(2)) and RENAME_SWAP (macOS, renamex_np(2))
_NO_EXCHANGE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}


def put_in_place(places: Places, token: str) -> None:
    """Put the staging folder of the run of `token` in the place of the target."""
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


def clear(places: Places, token: str) -> None:
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
