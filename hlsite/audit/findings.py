"""What the gate reports: where something was found, and never what.

A finding holds neither the value nor its surroundings. Its path may itself be the leak; the
gate then gives a redacted path.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from pathlib import Path

Tier = Literal["block", "own", "review"]
"""`block` and `own` stop a publication; `review` is reported."""

_STOPPING = frozenset({"block", "own"})
_ORDER = {"block": 0, "own": 1, "review": 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that must be looked at."""

    path: str
    """The file, relative to the folder, with `/`; redacted if it gives a secret away."""
    where: str
    """The place inside the file: kind of text, line or page, and how it was encoded."""
    tier: Tier
    """How grave it is."""
    rule: str
    """What was recognised: `full-name`, `surname`, `phone`, `undecodable` …"""
    book: str
    """Whose secret it is, or empty."""
    fingerprint: str = field(default="", repr=False, compare=False)
    """Keyed hash over the finding and its text; an exception names it."""

    def as_json(self) -> dict[str, str]:
        """Give the five public fields."""
        return {
            "path": self.path,
            "where": self.where,
            "tier": self.tier,
            "rule": self.rule,
            "book": self.book,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """What one audit looked at and found."""

    files: int
    """Number of files read."""
    bytes: int
    """Their total size."""
    findings: tuple[Finding, ...]
    """Gravest first, then by path."""

    @property
    def clean(self) -> bool:
        """Whether nothing stops a publication."""
        return not any(finding.tier in _STOPPING for finding in self.findings)

    @property
    def exit_code(self) -> int:
        """The exit code of `hlsite audit`: 0 clean, 1 `block` or `own` findings."""
        return 0 if self.clean else 1

    def as_json(self) -> dict[str, Any]:
        """Give the form of `hlsite audit --json`."""
        return {
            "files": self.files,
            "bytes": self.bytes,
            "findings": [finding.as_json() for finding in self.findings],
        }

    def counts(self) -> dict[str, int]:
        """Count the findings by tier; all that is printed off a terminal."""
        counts = dict.fromkeys(_ORDER, 0)
        for finding in self.findings:
            counts[finding.tier] += 1
        return counts


def in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """Drop repeats and sort, gravest first."""
    return tuple(
        sorted(
            dict.fromkeys(findings),
            key=lambda found: (
                _ORDER[found.tier],
                found.path,
                found.where,
                found.rule,
                found.book,
            ),
        )
    )


def fingerprint(salt: bytes, path: str, rule: str, book: str, text: str) -> str:
    """Name a finding so that it can be excepted, without saying what was found.

    Args:
        salt: A secret key; without it the hash says nothing about the text.
        path: The true path of the file.
        rule: The rule of the finding.
        book: Whose secret it is.
        text: The whole passage, so that the exception ends when the passage changes.

    Returns:
        32 hexadecimal digits.
    """
    message = f"{path}\x00{rule}\x00{book}\x00{text}".encode("utf-8", "surrogatepass")
    return hmac.new(salt, message, hashlib.sha256).hexdigest()[:32]


def write_details(report: Report, target: Path) -> None:
    """Write the report where only its owner can read it (mode 0600).

    Args:
        report: What was found.
        target: The file, replaced if it exists.
    """
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    entries = [found.as_json() | {"fingerprint": found.fingerprint} for found in report.findings]
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        json.dump(report.as_json() | {"findings": entries}, stream, ensure_ascii=False, indent=1)
