"""`content/audit-exceptions.yml`: findings of the leak gate that may stand for a while."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from hlsite.model.problem import Problem
from hlsite.reading.fields import Date, Line
from hlsite.reading.front_matter import read_yaml
from hlsite.reading.validation import validate

if TYPE_CHECKING:
    from hlsite.audit import Exemption

_FINGERPRINT = re.compile(r"[0-9a-f]{32}")
LONGEST_DAYS = 366
"""An exception is looked at again within a year: what was harmless need not stay so."""


def _fingerprint(value: Any) -> Any:
    if isinstance(value, str) and not _FINGERPRINT.fullmatch(value):
        message = "is no finding; copy the `fingerprint` from the file that `hlsite audit` names"
        raise PydanticCustomError("fingerprint", message)
    return value


Fingerprint = Annotated[str, BeforeValidator(_fingerprint)]
"""As `hlsite audit` writes it into its details: a keyed hash that tells nothing."""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    finding: Fingerprint
    reason: Line
    expires: Date


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    items: list[_Entry]


def read_exceptions(
    shown: str, raw: bytes, today: dt.date
) -> tuple[tuple[Exemption, ...], list[Problem]]:
    """Read the file.

    Args:
        shown: Its path, as problems name it.
        raw: Its bytes.
        today: The build's date; an exception that has ended is a warning.

    Returns:
        The exceptions, and all problems.
    """
    from hlsite.audit import Exemption  # noqa: PLC0415 - its decoders take longer than a check

    front = read_yaml(shown, raw)
    problems = list(front.problems)
    fields, wrong = validate(front, _File) if front.data else (None, [])
    problems += wrong
    for index, entry in enumerate(fields.items if fields else ()):
        at = ("items", index, "expires")
        if entry.expires < today:
            message = (
                "has passed; the finding stops the build again. Delete the entry, or look anew"
            )
            problems.append(front.problem(at, message, warning=True))
        elif (entry.expires - today).days > LONGEST_DAYS:
            problems.append(front.problem(at, "is more than a year away; look at it sooner"))
    return tuple(
        Exemption(entry.finding, entry.reason, entry.expires)
        for entry in (fields.items if fields else ())
    ), problems
