"""Goes through a finished build: names, links, and every file by its kind."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from hlsite.structural_gate.findings import BrokenError, Fault, Finding, GateError
from hlsite.structural_gate.kinds import NAMES, SUFFIXES


@dataclass(frozen=True, slots=True)
class StructuralGate:
    """A gate for `publish`.

    Attributes:
        source_names: File names of private sources (portraits' originals, for one) that no
            published file may carry, in whatever case.
    """

    source_names: frozenset[str] = field(default=frozenset(), repr=False)

    def __call__(self, folder: Path) -> None:
        """Let `folder` pass.

        Raises:
            GateError: Something in it must not be published.
        """
        sources = frozenset(source.casefold() for source in self.source_names)
        findings = list(_judge_folder(folder, "", sources))
        if findings:
            raise GateError(findings)


def _judge_folder(folder: Path, prefix: str, sources: frozenset[str]) -> Iterator[Finding]:
    with os.scandir(folder) as entries:
        for entry in entries:
            path = prefix + entry.name
            faults = list(_judge_name(entry.name, sources, at_root=not prefix))
            if entry.is_dir(follow_symlinks=False):
                yield from _judge_folder(Path(entry.path), f"{path}/", sources)
            elif entry.is_file(follow_symlinks=False):
                faults += _judge_file(Path(entry.path), at_root=not prefix)
            else:
                faults.append(("link", "neither a file nor a folder; copy what it means"))
            for rule, message in faults:
                yield Finding(_printable(path), rule, message)


def _judge_name(name: str, sources: frozenset[str], *, at_root: bool) -> Iterator[Fault]:
    if name.startswith(".") and not (at_root and name in NAMES):
        yield "name", "hidden; only .nojekyll at the root is published"
    if _UNFIT.search(name):
        yield "name", "not every system can hold this name; use letters, digits and hyphens"
    parts = name.casefold().split(".")
    # `portrait.jpg.webp` tells the original's name as well.
    if any(".".join(parts[:count]) in sources for count in range(1, len(parts) + 1)):
        yield "source", "named like a private original; give it a name of its own"
    if not _SOURCE_SUFFIXES.isdisjoint(parts[1:]) or name.casefold().startswith("vault."):
        yield "source", "a private source; keep it out of docs_dir and of the theme"


_UNFIT = re.compile(r'[\x00-\x1f\x7f\ud800-\udfff<>:"|?*\\]|[. ]\Z')
_SOURCE_SUFFIXES = frozenset({"md", "markdown", "age", "yml", "yaml"})


def _printable(path: str) -> str:
    # Undecodable names arrive as lone surrogates, which no terminal and no log can write.
    return path.encode("utf-8", "backslashreplace").decode()


def _judge_file(path: Path, *, at_root: bool) -> Iterator[Fault]:
    judge = (NAMES.get(path.name) if at_root else None) or SUFFIXES.get(path.suffix)
    if judge is None:
        yield "kind", "not a kind of file that a site consists of; keep it out of the build"
        return
    try:
        yield from judge(path.read_bytes())
    except BrokenError as error:
        yield "format", str(error)
