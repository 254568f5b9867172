"""The kinds of value that fields have, and what one value can be wrong about."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Annotated, Any

from pydantic import AnyHttpUrl, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

TITLE_LENGTH = 90
SUMMARY_LENGTH = 320
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ID_LENGTH = (3, 60)
# Well-formed BCP 47 as far as a library needs it: language, script, region (RFC 5646, 2.1).
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
# Python reads week dates and dates without hyphens too; what the handbook does not know is a slip.
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:")
_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])\Z")
_VISIBLE = frozenset("LNPS")
"""Letters, numerals, punctuation, symbols; the rest leaves no ink of its own."""

_LINE_BREAK = re.compile(r"\s*[\n\x85\u2028\u2029]\s*")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+\Z")


def _date(value: Any) -> Any:
    if isinstance(value, str):
        try:
            if _DATE.match(value):
                return dt.date.fromisoformat(value)
        except ValueError:
            pass
        raise PydanticCustomError("date", "is not a date; write it as 2026-12-31")
    if isinstance(value, dt.datetime):
        raise PydanticCustomError("date", "has a time; write the date alone, as 2026-12-31")
    return value


def _moment(value: Any) -> Any:
    if isinstance(value, str):
        try:
            value = dt.datetime.fromisoformat(value) if _MOMENT.match(value) else None
        except ValueError:
            value = None
    if not isinstance(value, dt.datetime):
        raise PydanticCustomError(
            "moment", "is not a date with a time; write it as 2026-12-01T18:00:00+05:00"
        )
    return value


def _time(value: Any) -> Any:
    if isinstance(value, str):
        found = _TIME.match(value)
        if not found:
            raise PydanticCustomError("time", 'is not a time of day; write it as "14:00"')
        return dt.time(int(found[1]), int(found[2]))
    if isinstance(value, dt.time):
        return value
    raise PydanticCustomError("time", 'must be a time in quotes; write it as "14:00"')


def _email(value: Any) -> Any:
    if isinstance(value, str) and not _EMAIL.match(value):
        raise PydanticCustomError("email", "is not an address; write one as desk@library.example")
    return value


def _url(value: Any) -> Any:
    if isinstance(value, str):
        try:
            AnyHttpUrl(value)
        except ValueError:
            raise PydanticCustomError(
                "url", "is not a web address; write it as https://library.example/hold"
            ) from None
    return value


def _not_blank(value: Any) -> Any:
    if isinstance(value, str):
        if not any(unicodedata.category(letter)[0] in _VISIBLE for letter in value):
            raise PydanticCustomError("blank", "is empty; write the text, or delete the field")
        return value.strip()
    return value


def _one_line(value: Any) -> Any:
    # A title over two lines would be two lines of a calendar, of a header, of a card.
    return _LINE_BREAK.sub(" ", value) if isinstance(value, str) else value


Lines = Annotated[str, BeforeValidator(_not_blank)]
Line = Annotated[str, BeforeValidator(_one_line), BeforeValidator(_not_blank)]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, min_length=3, max_length=60)]
LanguageCode = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
Date = Annotated[dt.date, BeforeValidator(_date)]
Moment = Annotated[dt.datetime, BeforeValidator(_moment)]
Time = Annotated[dt.time, BeforeValidator(_time)]
Email = Annotated[str, BeforeValidator(_email)]
Url = Annotated[str, BeforeValidator(_url)]
Number = Annotated[int, Field(ge=0, le=1_000_000)]


class Fields(BaseModel):
    """One mapping: no other fields, no value taken for another kind."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
