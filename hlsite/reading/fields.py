"""The schema of the front matter: names, types and ranges, exactly as the handbook lists them.

Each class is one mapping of `content-format`. Fields that only exist together, references and
masks are judged in `checks` and `records`; here is what one value can be wrong about.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, Literal

from pydantic import AnyHttpUrl, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from hlsite.model.vocabulary import (
    Audience,
    Channel,
    ColourName,
    EventStatus,
    Interpreter,
    Level,
    OfferStatus,
    RegistrationHow,
    TimetableDisclosure,
    VenueDisclosure,
    VoiceBy,
)

TITLE_LENGTH = 90
SUMMARY_LENGTH = 320
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ID_LENGTH = (3, 60)
# Well-formed BCP 47 as far as a library needs it: language, script, region (RFC 5646, 2.1).
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])\Z")
_LINE_BREAK = re.compile(r"\s*[\n\x85\u2028\u2029]\s*")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+\Z")


def _date(value: Any) -> Any:
    if isinstance(value, str):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("date", "is not a date; write it as 2026-12-31") from None
    if isinstance(value, dt.datetime):
        raise PydanticCustomError("date", "has a time; write the date alone, as 2026-12-31")
    return value


def _moment(value: Any) -> Any:
    if isinstance(value, str):
        try:
            value = dt.datetime.fromisoformat(value)
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
        if not value.strip():
            raise PydanticCustomError("blank", "is empty; write the text, or delete the field")
        # A title over two lines would be two lines of a calendar, of a header, of a card.
        return _LINE_BREAK.sub(" ", value.strip())
    return value


def _offer(value: Any) -> Any:
    return {"id": value} if isinstance(value, str) else value


def _offer_words(value: Any) -> Any:
    # A bare id may be repeated for orientation; it translates nothing.
    return {} if isinstance(value, str) else value


def _rules(value: Any) -> Any:
    return None if value == "default" else value


Line = Annotated[str, BeforeValidator(_not_blank)]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, min_length=3, max_length=60)]
LanguageCode = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
Date = Annotated[dt.date, BeforeValidator(_date)]
Moment = Annotated[dt.datetime, BeforeValidator(_moment)]
Time = Annotated[dt.time, BeforeValidator(_time)]
Email = Annotated[str, BeforeValidator(_email)]
Url = Annotated[str, BeforeValidator(_url)]
Number = Annotated[int, Field(ge=0, le=1_000_000)]


class _Fields(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class ConsentFields(_Fields):
    """`consent`: what was signed, until when, for what."""

    signed: Date
    until: Date
    covers: Annotated[list[Channel], Field(min_length=1)]


class PortraitFields(_Fields):
    """`portrait`: the original's file name, alternative text, and whether somebody looked."""

    file: Line
    alt: Line
    reviewed: bool = False


class LimitsFields(_Fields):
    """`limits`: readers at one reading, readings in one event."""

    readers: Annotated[int, Field(ge=1, le=8)] | None = None
    readings: Annotated[int, Field(ge=1, le=20)] | None = None


REQUIRED_OF_A_BOOK = ("title", "anonymity", "summary", "topics", "languages", "consent")


class BookFields(_Fields):
    """The front matter of `books/<id>.md`.

    A withdrawn book's may shrink to `withdrawn`; of any other, `REQUIRED_OF_A_BOOK` are required.
    """

    title: Line | None = None
    anonymity: Level | None = None
    name: Line | None = None
    alias: Line | None = None
    summary: Line | None = None
    topics: Annotated[list[Id], Field(min_length=1, max_length=4)] = []
    preconceptions: Annotated[list[Line], Field(max_length=6)] = []
    questions: Annotated[list[Line], Field(max_length=5)] = []
    languages: Annotated[list[LanguageCode], Field(min_length=1)] = []
    interpreter: Interpreter = "none"
    content_note: Line | None = None
    minimum_age: Annotated[int, Field(ge=0, le=120)] | None = None
    quote: Line | None = None
    portrait: PortraitFields | None = None
    limits: LimitsFields = LimitsFields()
    first_event: Id | None = None
    related: list[Id] = []
    linkable: bool = True
    listed: bool = True
    masks_reviewed: bool = False
    identity: Literal["held", "not_held"] = "held"
    consent: ConsentFields | None = None
    withdrawn: Date | None = None
    language: LanguageCode | None = None


class PortraitWords(_Fields):
    """`portrait` in a translation."""

    alt: Line


class BookWords(_Fields):
    """The front matter of `books/<id>.<language>.md`: translatable fields only."""

    title: Line | None = None
    name: Line | None = None
    alias: Line | None = None
    summary: Line | None = None
    preconceptions: list[Line] | None = None
    questions: list[Line] | None = None
    content_note: Line | None = None
    quote: Line | None = None
    portrait: PortraitWords | None = None
    translated_from: Line | None = None


class VenueFields(_Fields):
    """`venue`: where, and who may know."""

    name: Line | None = None
    address: Line | None = None
    room: Line | None = None
    geo: Annotated[list[float], Field(min_length=2, max_length=2)] | None = None
    disclosure: VenueDisclosure = "public"


class OfferFields(_Fields):
    """One entry of `books`, as a mapping."""

    id: Id
    slots: list[Time] | None = None
    taken: list[Time] = []
    status: OfferStatus = "available"
    title: Annotated[Line, Field(max_length=TITLE_LENGTH)] | None = None
    summary: Annotated[Line, Field(max_length=SUMMARY_LENGTH)] | None = None


class RegistrationFields(_Fields):
    """`registration`: how readers get in."""

    how: RegistrationHow
    url: Url | None = None
    email: Email | None = None
    opens: Date | None = None


class AnswerFields(_Fields):
    """One answer of a survey question."""

    label: Line
    count: Number


class SurveyFields(_Fields):
    """One survey question."""

    question: Line
    answers: Annotated[list[AnswerFields], Field(min_length=1)]


class VoiceFields(_Fields):
    """What somebody said afterwards."""

    text: Line
    by: VoiceBy
    book: Id | None = None


class OutcomesFields(_Fields):
    """`outcomes`: readers, readings and forms are three different numbers."""

    readers: Number | None = None
    readings: Number | None = None
    forms: Number | None = None
    survey: list[SurveyFields] = []
    learned: list[Line] = []
    voices: list[VoiceFields] = []
    most_read: list[Id] = []


class EventFields(_Fields):
    """The front matter of `events/<id>.md`."""

    title: Annotated[Line, Field(max_length=TITLE_LENGTH)]
    summary: Annotated[Line, Field(max_length=SUMMARY_LENGTH)]
    date: Date
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
    books: list[Annotated[OfferFields, BeforeValidator(_offer)]] = []
    embargo: Moment | None = None
    registration: RegistrationFields | None = None
    interpreters: list[LanguageCode] = []
    accessibility: list[Line] = []
    organiser: Line | None = None
    partners: list[Line] = []
    rules: Annotated[list[Line] | None, BeforeValidator(_rules)] = None
    goals: list[Annotated[int, Field(ge=1, le=17)]] = []
    outcomes: OutcomesFields | None = None
    language: LanguageCode | None = None


class VenueWords(_Fields):
    """`venue` in a translation."""

    name: Line | None = None
    address: Line | None = None
    room: Line | None = None


class OfferWords(_Fields):
    """One entry of `books` in a translation; `{}` where nothing is to translate."""

    title: Annotated[Line, Field(max_length=TITLE_LENGTH)] | None = None
    summary: Annotated[Line, Field(max_length=SUMMARY_LENGTH)] | None = None


class AnswerWords(_Fields):
    """One answer's label in a translation."""

    label: Line


class SurveyWords(_Fields):
    """One survey question in a translation."""

    question: Line
    answers: list[AnswerWords]


class VoiceWords(_Fields):
    """One voice in a translation."""

    text: Line


class OutcomesWords(_Fields):
    """`outcomes` in a translation."""

    survey: list[SurveyWords] | None = None
    learned: list[Line] | None = None
    voices: list[VoiceWords] | None = None


class EventWords(_Fields):
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


class PageFields(_Fields):
    """The front matter of `pages/*.md`."""

    title: Line
    description: Line | None = None


class PageWords(PageFields):
    """The front matter of `pages/*.<language>.md`."""

    translated_from: Line | None = None


class TopicFields(_Fields):
    """One entry of `topics.yml`."""

    id: Id
    label: dict[str, Line]
    group: Line
    colour: ColourName


class TopicsFile(_Fields):
    """All of `topics.yml`."""

    items: Annotated[list[TopicFields], Field(min_length=1)]


class PrinterFields(_Fields):
    """One profile; what is left out is as in the built-in `generic`.

    The names and what they do are those of `hlsite.printing.printer.Printer`.
    """

    name: Line | None = None
    bleed_mm: Annotated[float, Field(ge=0, le=10)] | None = None
    safe_mm: Annotated[float, Field(ge=0, le=10)] | None = None
    marks: Literal["none", "sheets"] | None = None
    icc: Line | None = None
    ink_limit: Annotated[float, Field(ge=100, le=400)] | None = None
    minimum_text_pt: Annotated[float, Field(ge=4, le=12)] | None = None
    minimum_line_pt: Annotated[float, Field(ge=0.1, le=2)] | None = None
    sheet: Literal["sra3", "a4", "a3"] | None = None
    flip: Literal["long", "short"] | None = None
    standard: Literal["x-4", "plain"] | None = None
