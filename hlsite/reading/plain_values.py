"""Plain values as a librarian means them, or what is ambiguous about them.

Stricter than YAML on purpose: what YAML guesses (`14:00` is 840, `no` is false) is an error here,
because a wrong guess can publish what should stay private.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Invisible characters that no text needs: control codes, and marks that turn its direction."""

# No field needs more digits, and Python refuses to read thousands of them.
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})\Z")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,18}\Z")
_SEXAGESIMAL = re.compile(r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?\Z")


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A plain scalar that YAML reads as something other than it looks like.

    Attributes:
        mend: What is wrong and how to write it instead; never holds the value.
    """

    mend: str


def _number(
    pattern: re.Pattern[str], convert: Callable[[str], float]
) -> Callable[[str], float | Ambiguous]:
    def read(value: str) -> float | Ambiguous:
        if _SEXAGESIMAL.match(value):
            return Ambiguous('is a number for YAML (14:00 is 840); put it in quotes: "14:00"')
        if not pattern.match(value):
            return Ambiguous(
                "is a number that YAML reads differently; write plain digits, or quotes"
            )
        return convert(value)

    return read


def _read_bool(value: str) -> bool | Ambiguous:
    if value in {"true", "false"}:
        return value == "true"
    return Ambiguous("is yes or no for YAML; write true or false, or put the word in quotes")


def _read_timestamp(value: str) -> dt.date | Ambiguous:
    try:
        if len(value) == len("2026-12-31"):
            return dt.date.fromisoformat(value)
        return dt.datetime.fromisoformat(value)
    except ValueError:
        return Ambiguous("is not a date of the calendar; write it as 2026-12-31")


def _read_text(value: str) -> str | Ambiguous:
    # The file's own characters are judged before; an escape ("\\0", "\\u202e") shows only here.
    if CONTROL.search(value):
        return Ambiguous("has an invisible control character; delete it")
    return unicodedata.normalize("NFC", value)


def _read_null(_value: str) -> Ambiguous:
    # An empty `withdrawn:` must not pass for "not withdrawn".
    return Ambiguous("is empty; write a value, or delete the field")


READERS: Mapping[str, Callable[[str], Any]] = {
    "str": _read_text,
    "int": _number(_INTEGER, int),
    "float": _number(_DECIMAL, float),
    "bool": _read_bool,
    "null": _read_null,
    "timestamp": _read_timestamp,
}
"""By the name of the tag that YAML gives a scalar."""
