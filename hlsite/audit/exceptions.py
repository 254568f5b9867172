"""Findings that somebody looked at and let pass, for a stated reason and time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from hlsite.audit.findings import Finding


@dataclass(frozen=True, slots=True)
class Exemption:
    """One finding that may stand."""

    fingerprint: str
    """`Finding.fingerprint`: keyed, so that the list may be committed."""
    reason: str
    """Why it is no leak; an empty reason exempts nothing."""
    expires: dt.date
    """The last day on which it counts."""


def without_exempted(
    findings: Iterable[Finding], exemptions: Iterable[Exemption], today: dt.date
) -> list[Finding]:
    """Drop the findings that a valid exemption names.

    What could not be read is never exempted: nobody can have looked at it.

    Args:
        findings: All findings.
        exemptions: The exemptions on file.
        today: The date in the catalogue's time zone.

    Returns:
        The findings that stand.
    """
    valid = {
        entry.fingerprint
        for entry in exemptions
        if entry.fingerprint and entry.reason.strip() and today <= entry.expires
    }
    return [found for found in findings if found.fingerprint not in valid]
