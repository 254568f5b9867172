"""Tells a librarian what the leak gate found: places on a terminal, counts everywhere else.

A log is read by more people than a terminal, and may be kept; so the places go into a file that
only its owner can read. Neither holds a value.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from hlsite.audit import Report, write_details

_MOST_SHOWN = 40


def state_folder(env: Mapping[str, str]) -> Path:
    """Where this user's programs keep what they noted down.

    `XDG_STATE_HOME` (XDG Base Directory Specification 0.8), or the system's own place.
    """
    given = env.get("XDG_STATE_HOME", "")
    if given and Path(given).is_absolute():
        return Path(given) / "hlsite"
    if sys.platform == "win32":  # pragma: no cover
        return Path(env.get("LOCALAPPDATA", str(Path.home()))) / "hlsite"
    if sys.platform == "darwin":  # pragma: no cover
        return Path.home() / "Library" / "Application Support" / "hlsite" / "state"
    return Path.home() / ".local" / "state" / "hlsite"


def details_file(root: Path, env: Mapping[str, str]) -> Path:
    """The file for the findings of the project in `root`."""
    project = hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:12]
    return state_folder(env) / "audit" / f"{project}.json"


def tell(
    report: Report,
    details: Path,
    say: Callable[[str], None],
    *,
    on_terminal: bool,
    with_review: bool = False,
) -> None:
    """Say what was found and where the rest is written.

    Args:
        report: What was found.
        details: The file for all findings; replaced.
        say: Takes one line.
        on_terminal: The lines go to somebody's eyes and stay nowhere.
        with_review: Show findings of the tier `review` as well.
    """
    counts = ", ".join(f"{number} {tier}" for tier, number in report.counts().items())
    say(f"Leak gate: {counts} (in {report.files} files).")
    try:
        write_details(report, details)
    except OSError:
        say(f"The findings could not be written to {details}; they are nowhere else.")
        details_are = ""
    else:
        details_are = f"All of them, for your eyes alone: {details}"
    if on_terminal:
        lines = list(_lines(report, with_review=with_review))
        for line in lines[:_MOST_SHOWN]:
            say(f"  {line}")
        if len(lines) > _MOST_SHOWN:
            say(f"  … and {len(lines) - _MOST_SHOWN} more")
    if details_are:
        say(details_are)


def _lines(report: Report, *, with_review: bool) -> Iterator[str]:
    for found in report.findings:
        if with_review or found.tier != "review":
            whose = f" of {found.book}" if found.book else ""
            yield f"{found.path}: {found.where}: {found.tier}: {found.rule}{whose}"
