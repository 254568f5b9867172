"""Judges a finished folder: first its structure, then every byte for what was held back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hlsite.audit import Exemption, Report, Secrets, audit
from hlsite.leak_gate.memory import CleanFiles
from hlsite.structural_gate import StructuralGate

_MACHINE_WORDS = ("base-uri", "ru_RU", "ns.adobe.com/xap", "/xap/1.0")
"""What is said to machines and sounds like a name: `uri` is Юрий, `RU` is Рю, `xap` is Нар."""


class LeakError(Exception):
    """The folder holds what it may not; carries the report. Its message holds counts alone."""

    def __init__(self, report: Report) -> None:
        self.report = report
        counts = report.counts()
        super().__init__(
            f"The leak gate stopped this: {counts['block']} `block` and {counts['own']} `own` "
            f"findings in {report.files} files."
        )


@dataclass(frozen=True, slots=True)
class LeakGate:
    """A gate for `publish`.

    Attributes:
        secrets: What the edition may not hold.
        disclosed: Values that artefacts may show, by the book that owns them.
        owners: The books that the artefacts in a folder belong to.
        structure: What is judged before; None to look for secrets alone.
        allowed_phrases: Phrases that hold somebody's name and are not about them.
        exemptions: Findings that somebody has looked at.
        known_files: SHA-256 (hex) of files that come with the product as they are.
        today: The build's date, on which exemptions count or have ended.
        memory: File that remembers what was clean; None to read everything.
    """

    secrets: Secrets = field(repr=False)
    disclosed: Mapping[str, Collection[str]] = field(repr=False)
    owners: Callable[[Path], Mapping[str, Collection[str]]] = field(repr=False)
    today: dt.date
    structure: StructuralGate | None = field(default_factory=StructuralGate, repr=False)
    allowed_phrases: tuple[str, ...] = field(default=(), repr=False)
    exemptions: tuple[Exemption, ...] = field(default=(), repr=False)
    known_files: frozenset[str] = field(default=frozenset(), repr=False)
    memory: Path | None = None

    def __call__(self, folder: Path) -> None:
        """Let `folder` pass.

        Raises:
            GateError: Something in it is of no kind that is published.
            LeakError: It holds something that was held back.
            CanaryError: The audit did not see its own canary; it can vouch for nothing.
        """
        if self.structure is not None:
            self.structure(folder)
        report = self.report(folder)
        if not report.clean:
            raise LeakError(report)

    def report(self, folder: Path) -> Report:
        """Look for secrets in `folder`, and let nothing follow from it.

        Raises:
            NotADirectoryError: There is no such folder.
            CanaryError: The audit did not see its own canary.
        """
        with CleanFiles(self.memory) as clean:
            return audit(
                folder,
                self.secrets,
                self.disclosed,
                self.owners(folder),
                allowed_phrases=(*_MACHINE_WORDS, *self.allowed_phrases),
                exceptions=self.exemptions,
                known_files=self.known_files,
                cache=clean,
                today=self.today,
            )
