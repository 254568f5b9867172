"""Work that copies of this process share, each with the same secrets already in its memory.

Nothing is handed over but which share is whose, and what came of it: findings and marks, which hold
no secret.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

_MOST = 4
"""Processes at once; each needs the memory of one."""

_WORTH_SHARING = 400
"""Files from which a copy of the process costs less than it saves."""

Result = TypeVar("Result")


def processes_for(length: int) -> int:
    """Tell how many processes are worth having for so many files.

    One, where a copy of the process is not safe: beside other threads, or on macOS, of which the
    system libraries forbid it.
    """
    alone = threading.active_count() == 1 and sys.platform == "linux"
    if length < _WORTH_SHARING or not alone:
        return 1
    return min(_MOST, len(os.sched_getaffinity(0)))


def in_shares(work: Callable[[range], Result], length: int, processes: int) -> list[Result]:
    """Do work for all numbers below a length.

    Args:
        work: Does the work for some of them; what it gives must be fit to be pickled.
        length: How many there are.
        processes: How many share it, this one among them.

    Returns:
        What came of each share.

    Raises:
        concurrent.futures.process.BrokenProcessPool: If a process died.
    """
    mine, *others = [range(first, length, processes) for first in range(processes)]
    _works.append(work)
    try:
        if not others:
            return [_do(mine)]
        # A copy has the work in its memory; an interruption is for the first process to hear.
        context = multiprocessing.get_context("fork")
        ignore = (signal.SIGINT, signal.SIG_IGN)
        with ProcessPoolExecutor(len(others), context, signal.signal, ignore) as pool:
            waiting = [pool.submit(_do, share) for share in others]
            return [_do(mine), *(each.result() for each in waiting)]
    finally:
        _works.pop()


_works: list[Callable[[range], Any]] = []
"""The work that is being done; a copied process finds it here."""


def _do(share: range) -> Any:
    """Do a share of it."""
    return _works[-1](share)
