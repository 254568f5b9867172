"""The leak gate: reads every path and byte of a folder and reports what must not be there."""

from __future__ import annotations

import dataclasses
import datetime as dt
import secrets as randomness
from typing import TYPE_CHECKING, NamedTuple

from hlsite.audit import canary
from hlsite.audit.caching import Remembered
from hlsite.audit.decode.contents import Passage
from hlsite.audit.decode.formats import opened
from hlsite.audit.disclosure import Disclosed
from hlsite.audit.exceptions import Exemption, without_exempted
from hlsite.audit.findings import Finding, Report, Tier, fingerprint, in_order
from hlsite.audit.lexicon import Lexicon
from hlsite.audit.matcher import Matcher
from hlsite.audit.ownership import NOBODY, Owners, Ownership
from hlsite.audit.scanner import Scanner
from hlsite.audit.shares import in_shares, processes_for
from hlsite.audit.walk import Entry, places, read

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, MutableSet, Sequence
    from pathlib import Path

    from hlsite.audit.matcher import Hit
    from hlsite.audit.scanner import Found
    from hlsite.audit.secrets import Secrets
    from hlsite.audit.walk import Place


class Gate:
    """One audit: the secrets made ready, and what has been seen so far."""

    def __init__(
        self,
        secrets: Secrets,
        disclosed: Mapping[str, Collection[str]],
        owners: Owners,
        *,
        allowed_phrases: Iterable[str] = (),
        known_files: Collection[str] = (),
    ) -> None:
        person, self._canary_name = canary.hatch()
        held = dataclasses.replace(secrets, identities=(*secrets.identities, person))
        self._salt = secrets.salt or randomness.token_bytes(32)
        self._ownership = Ownership(owners)
        self._disclosed = Disclosed(disclosed)
        self._scanner = Scanner(Matcher(Lexicon(held), tuple(allowed_phrases)))
        self._known_files = known_files

    def prove(self) -> None:
        """Find the canary in every format.

        Raises:
            canary.CanaryError: If one did not show it, naming the format.
        """
        for name, data in canary.plants(self._canary_name).items():
            found = self.examine(Entry(name, data, ""), 0)
            if not any(each.book == canary.BOOK and each.tier == "block" for each in found):
                raise canary.CanaryError(f"the leak gate did not see its canary in {name}")

    def examine(self, entry: Entry, number: int) -> list[Finding]:
        """Read one file or folder.

        Args:
            entry: What it is.
            number: Its place in the folder, to name it by if its path is a leak.

        Returns:
            What was found, before exemptions.
        """
        owners = self._ownership.of_key(entry.path)
        path = Passage(entry.path, "path")
        in_path = self._judged(entry.path, [path], owners)
        found = list(in_path)
        if entry.problem:
            found.append(self._problem(entry.path, entry.problem, "file"))
        if entry.data:
            contents = opened(entry.path, entry.data, self._known_files)
            found += self._judged(entry.path, contents.passages, owners)
            found += [self._problem(entry.path, rule, where) for rule, where in contents.problems]
            if self._scanner.is_unreadable(contents.passages):
                found.append(self._problem(entry.path, "undecodable", "passage"))
        if any(each.tier != "review" for each in in_path):
            suffix = "" if "." not in entry.path else entry.path.rpartition(".")[2]
            suffix = suffix if suffix in _PLAIN_SUFFIXES else ""
            shown = f"[path {number}]" + (f".{suffix}" if suffix else "")
            found = [dataclasses.replace(each, path=shown) for each in found]
        return found

    def _judged(self, path: str, passages: list[Passage], owners: frozenset[str]) -> list[Finding]:
        """Turn the hits in passages into findings."""
        found = []
        for place, hit in self._scanner.scan(passages):
            finding = self._finding(path, passages[place], hit, owners)
            if finding is not None:
                found.append(finding)
        return found

    def _finding(
        self, path: str, passage: Passage, found: Found, owners: frozenset[str]
    ) -> Finding | None:
        """Grade one hit by whose artefact it stands in; nothing if it may stand there."""
        spans = NOBODY.union(*map(self._ownership.of_key, passage.keys))
        hit = found.hit
        if self._disclosed.allows(hit.words, owners | spans):
            return None
        theirs = spans if passage.chrome else owners | spans
        where = f"{passage.place} line {passage.line}" if passage.line else passage.place
        if found.how:
            where += f", {found.how}"
        mark = fingerprint(self._salt, path, hit.rule, hit.book, passage.text)
        return Finding(path, where, _tier(hit, theirs), hit.rule, hit.book, mark)

    def _problem(self, path: str, rule: str, where: str) -> Finding:
        """Report what could not be read; no fingerprint, so that no exemption names it."""
        return Finding(path, where, "block", rule, "", "")


_SUFFIX_NAMES = "html htm xml svg json js css txt ics pdf png jpg jpeg webp "
_PLAIN_SUFFIXES = frozenset(_SUFFIX_NAMES.split())


def _tier(hit: Hit, owners: frozenset[str]) -> Tier:
    """Give the tier of a hit in an artefact."""
    if hit.grade != "own":
        return hit.grade
    return "own" if Ownership.includes(owners, hit.book) else "review"


def audit(
    folder: Path,
    secrets: Secrets,
    disclosed: Mapping[str, Collection[str]],
    owners: Owners,
    *,
    allowed_phrases: Iterable[str] = (),
    exceptions: Iterable[Exemption] = (),
    known_files: Collection[str] = (),
    cache: MutableSet[str] | None = None,
    today: dt.date | None = None,
    processes: int | None = None,
) -> Report:
    """Look for secrets in everything a folder holds.

    Args:
        folder: The folder that is to be published.
        secrets: What it may not hold.
        disclosed: From a book or event to the values that its artefacts may show.
        owners: From a path, a part of one, a `data-book` value or a record's id to the books it
            belongs to; `"*"` stands for every book (hand-written pages).
        allowed_phrases: Phrases that hold somebody's name and are not about them.
        exceptions: Findings that may stand for a while; they need `secrets.salt`.
        known_files: SHA-256 digests (hex) of files that are somebody else's work as they are.
        cache: Keys of files that were clean; used only with `secrets.salt` and mapped owners.
        today: The date for the exceptions, the system's if not given.
        processes: How many copies of this process look; as many as are worth it if not given.

    Returns:
        What was looked at and found.

    Raises:
        NotADirectoryError: If there is no such folder.
        canary.CanaryError: If the gate cannot see its own canary.
    """
    phrases = tuple(allowed_phrases)
    gate = Gate(secrets, disclosed, owners, allowed_phrases=phrases, known_files=known_files)
    gate.prove()
    remembered = Remembered(cache, secrets, (disclosed, owners, phrases, sorted(known_files)))
    held = list(places(folder))

    def look(share: range) -> _Seen:
        return _look(gate, remembered, held, share)

    seen = in_shares(look, len(held), processes or processes_for(len(held)))
    for each in seen:
        remembered.keep(each.clean)
    day = today or dt.datetime.now(dt.UTC).date()
    found = [finding for each in seen for finding in each.found]
    return Report(
        sum(each.files for each in seen),
        sum(each.bytes for each in seen),
        in_order(without_exempted(found, exceptions, day)),
    )


class _Seen(NamedTuple):
    """What came of a share of the files."""

    files: int
    bytes: int
    found: list[Finding]
    clean: list[str]
    """Marks of the files in which there was nothing."""


def _look(gate: Gate, remembered: Remembered, held: Sequence[Place], share: range) -> _Seen:
    """Read some of the files."""
    found: list[Finding] = []
    clean: list[str] = []
    files = size = 0
    for number in share:
        entry = read(held[number])
        if entry.data is not None or entry.problem:
            files += 1
            size += len(entry.data or b"")
        mark = remembered.mark(entry)
        if remembered.was_clean(mark):
            continue
        here = gate.examine(entry, number + 1)
        if not here and mark:
            clean.append(mark)
        found += here
    return _Seen(files, size, found, clean)
