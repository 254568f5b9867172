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

import datetime as dt
import os
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hlsite.publish.exchange import clear, put_in_place
from hlsite.publish.locks import acquire, exclusive, release, try_acquire
from hlsite.publish.places import Places
from hlsite.publish.refusal import PublishError, refuse_unsafe
from hlsite.publish.settling import flush, flush_folder, settle

__all__ = ["PublishError", "discard", "publish", "recover", "staging_for"]


@dataclass(frozen=True, slots=True)
class _Run:
    """A staging folder that this process holds."""

    places: Places
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
    places = Places(_absolute(target))
    refuse_unsafe(places.target)
    places.target.parent.mkdir(parents=True, exist_ok=True)
    recover(target)
    token = f"{os.getpid()}-{secrets.token_hex(4)}"
    # Locked before the folder is there: nobody may take it for a dead run's.
    lock = acquire(places.beside("lock", token))
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
        refuse_unsafe(run.places.target)
        gate(staging)
        settle(staging, _seconds(built))
        flush(staging)
        with exclusive(run.places.beside("lock")):
            put_in_place(run.places, run.token)
            flush_folder(run.places.target.parent)
    finally:
        discard(staging)


def discard(staging: Path) -> None:
    """Delete a staging folder of this process unpublished; nothing happens to any other."""
    run = _running.pop(staging, None)
    if run is not None:
        with exclusive(run.places.beside("lock")):
            clear(run.places, run.token)
        release(run.places.beside("lock", run.token), run.lock)


def recover(target: Path) -> None:
    """Finish or clear away what killed runs left beside `target`; living runs are not disturbed."""
    places = Places(_absolute(target))
    if not places.target.parent.is_dir() or not places.tokens():
        return
    with exclusive(places.beside("lock")):
        for token in sorted(places.tokens()):
            lock = try_acquire(places.beside("lock", token))
            if lock is not None:
                clear(places, token)
                release(places.beside("lock", token), lock)


def _absolute(target: Path) -> Path:
    # The last part stays as it is: a link there is refused, not followed.
    return target.parent.resolve() / target.name


def _seconds(built: dt.datetime | None) -> int:
    if built is not None:
        return int(built.timestamp())
    return int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())
