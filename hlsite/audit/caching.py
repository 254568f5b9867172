"""Which files were clean before, so that an unchanged one need not be read again."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import hmac
from collections.abc import Iterable, Mapping, MutableSet
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hlsite.audit.secrets import Secrets
    from hlsite.audit.walk import Entry


class Remembered:
    """Keyed marks of clean files: over the file, its path, the secrets, the settings, the rules.

    Only files without any finding are kept, so exceptions cannot hide behind it.
    """

    def __init__(
        self, marks: MutableSet[str] | None, secrets: Secrets, settings: tuple[Any, ...]
    ) -> None:
        mapped = all(not callable(setting) for setting in settings)
        self._marks = marks if secrets.salt and mapped else None
        self._key = b""
        if self._marks is not None:
            state = hashlib.sha256(_rules())
            state.update(_plain(dataclasses.astuple(secrets)).encode("utf-8", "surrogatepass"))
            state.update(_plain(settings).encode("utf-8", "surrogatepass"))
            self._key = hmac.digest(secrets.salt, state.digest(), "sha256")

    def mark(self, entry: Entry) -> str:
        """Give the mark of a file in this state; none if it is not to be remembered."""
        if self._marks is None or entry.problem:
            return ""
        data = entry.data or b""
        message = hashlib.sha256(data).digest() + entry.path.encode("utf-8", "surrogatepass")
        return hmac.new(self._key, message, hashlib.sha256).hexdigest()

    def was_clean(self, mark: str) -> bool:
        """Tell whether this very file was clean in this very state."""
        return self._marks is not None and mark in self._marks

    def keep(self, marks: Iterable[str]) -> None:
        """Remember that files are clean."""
        if self._marks is not None:
            self._marks |= set(marks)


def _plain(value: Any) -> str:
    """Write settings down in one way only."""
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{_plain(key)}:{_plain(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, set | frozenset):
        return "{" + ",".join(sorted(map(_plain, value))) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(_plain, value)) + "]"
    return repr(value)


@functools.cache
def _rules() -> bytes:
    """Give a digest of the gate itself: other rules, other answers."""
    state = hashlib.sha256()
    here = Path(__file__).parent
    for file in sorted([*here.rglob("*.py"), *here.rglob("*.bin")]):
        state.update(file.read_bytes())
    return state.digest()
