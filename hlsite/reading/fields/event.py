"""The front matter of an event and of its translations."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from hlsite.model.vocabulary import (
    Audience,
    EventStatus,
    OfferStatus,
    RegistrationHow,
    TimetableDisclosure,
    VenueDisclosure,
    VoiceBy,
)
from hlsite.reading.fields.values import (
    SUMMARY_LENGTH,
    TITLE_LENGTH,
    Date,
    Email,
    Fields,
    Id,
    LanguageCode,
    Line,
    Moment,
    Number,
    Time,
    Url,
)

_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def _offer(value: Any) -> Any:
    return {"id": value} if isinstance(value, str) else value


def _offer_words(value: Any) -> Any:
    # A bare id may be repeated for orientation; it translates nothing.
    return {} if isinstance(value, str) else value


def _rules(value: Any) -> Any:
    return None if value == "default" else value


def _day(value: dt.date) -> dt.date:
    # A slip in the year; and calendars cannot tell a time zone's clock in the year 9999.
    if not _FIRST_YEAR <= value.year <= _LAST_YEAR:
        raise PydanticCustomError("year", "lies in another age; check the year, as in 2026-12-12")
    return value


def _place(value: list[float]) -> list[float]:
    # WGS 84 in degrees, as GeoJSON and iCalendar's GEO bound it (RFC 5545, 3.8.1.6).
    if abs(value[0]) > 90 or abs(value[1]) > 180:  # noqa: PLR2004 - the poles, the date line
        message = "is no place on earth; write latitude, then longitude, as [51.09, 71.40]"
        raise PydanticCustomError("place", message)
    return value


Place = Annotated[list[float], Field(min_length=2, max_length=2), AfterValidator(_place)]


class VenueFields(Fields):
    """`venue`: where, and who may know."""

    name: Line | None = None
    address: Line | None = None
    room: Line | None = None
    geo: Place | None = None
    disclosure: VenueDisclosure = "public"


class OfferFields(Fields):
    """One entry of `books`, as a mapping."""

    id: Id
    slots: list[Time] | None = None
    taken: list[Time] = Field(default_factory=list)
    status: OfferStatus = "available"
    title: Annotated[Line, Field(max_length=TITLE_LENGTH)] | None = None
    summary: Annotated[Line, Field(max_length=SUMMARY_LENGTH)] | None = None


class RegistrationFields(Fields):
    """`registration`: how readers get in."""

    how: RegistrationHow
    url: Url | None = None
    email: Email | None = None
    opens: Date | None = None


class AnswerFields(Fields):
    """One answer of a survey question."""

    label: Line
    count: Number


class SurveyFields(Fields):
    """One survey question."""

    question: Line
    answers: Annotated[list[AnswerFields], Field(min_length=1)]


class VoiceFields(Fields):
    """What somebody said afterwards."""

    text: Line
    by: VoiceBy
    book: Id | None = None


class OutcomesFields(Fields):
    """`outcomes`: readers, readings and forms are three different numbers."""

    readers: Number | None = None
    readings: Number | None = None
    forms: Number | None = None
    survey: list[SurveyFields] = Field(default_factory=list)
    learned: list[Line] = Field(default_factory=list)
    voices: list[VoiceFields] = Field(default_factory=list)
    most_read: list[Id] = Field(default_factory=list)


class EventFields(Fields):
    """The front matter of `events/<id>.md`."""

    title: Annotated[Line, Field(max_length=TITLE_LENGTH)]
    summary: Annotated[Line, Field(max_length=SUMMARY_LENGTH)]
    date: Annotated[Date, AfterValidator(_day)]
    start: Time
    end: Time
    timezone: Line | None = None
    status: EventStatus = "confirmed"
    venue: VenueFields | None = None
    audience: Audience = "public"
    reading_minutes: Annotated[int, Field(ge=5, le=180)] = 25
    break_minutes: Annotated[int, Field(ge=0, le=180)] = 5
    slots: Annotated[list[Time], Field(min_length=1)] | None = None
    timetable: TimetableDisclosure = "public"
    books: list[Annotated[OfferFields, BeforeValidator(_offer)]] = Field(default_factory=list)
    embargo: Moment | None = None
    registration: RegistrationFields | None = None
    interpreters: list[LanguageCode] = Field(default_factory=list)
    accessibility: list[Line] = Field(default_factory=list)
    organiser: Line | None = None
    partners: list[Line] = Field(default_factory=list)
    rules: Annotated[list[Line] | None, BeforeValidator(_rules)] = None
    goals: list[Annotated[int, Field(ge=1, le=17)]] = Field(default_factory=list)
    outcomes: OutcomesFields | None = None
    language: LanguageCode | None = None


class VenueWords(Fields):
    """`venue` in a translation."""

    name: Line | None = None
    address: Line | None = None
    room: Line | None = None


class OfferWords(Fields):
    """One entry of `books` in a translation; `{}` where nothing is to translate."""

    title: Annotated[Line, Field(max_length=TITLE_LENGTH)] | None = None
    summary: Annotated[Line, Field(max_length=SUMMARY_LENGTH)] | None = None


class AnswerWords(Fields):
    """One answer's label in a translation."""

    label: Line


class SurveyWords(Fields):
    """One survey question in a translation."""

    question: Line
    answers: list[AnswerWords]


class VoiceWords(Fields):
    """One voice in a translation."""

    text: Line


class OutcomesWords(Fields):
    """`outcomes` in a translation."""

    survey: list[SurveyWords] | None = None
    learned: list[Line] | None = None
    voices: list[VoiceWords] | None = None


class EventWords(Fields):
    """The front matter of `events/<id>.<language>.md`: translatable fields only."""

    title: Annotated[Line, Field(max_length=TITLE_LENGTH)] | None = None
    summary: Annotated[Line, Field(max_length=SUMMARY_LENGTH)] | None = None
    venue: VenueWords | None = None
    books: list[Annotated[OfferWords, BeforeValidator(_offer_words)]] | None = None
    accessibility: list[Line] | None = None
    organiser: Line | None = None
    partners: list[Line] | None = None
    rules: list[Line] | None = None
    outcomes: OutcomesWords | None = None
    translated_from: Line | None = None
