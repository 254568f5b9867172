"""The names beside a target, which are the journal of publishing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """The names beside one target."""

    target: Path

    def beside(self, kind: str, token: str = "") -> Path:
        """The name of a `kind` (`lock`, `staging`, `ready`, `previous`), of one run or of all."""
        suffix = f"-{token}" if token else ""
        return self.target.with_name(f".{self.target.name}.{kind}{suffix}")

    def tokens(self) -> set[str]:
        """Every run that left something, alive or dead."""
        name = re.compile(
            rf"\.{re.escape(self.target.name)}\.(?:lock|staging|ready|previous)-(\d+-[0-9a-f]{{8}})"
        )
        found = (name.fullmatch(entry.name) for entry in self.target.parent.iterdir())
        return {match[1] for match in found if match}
