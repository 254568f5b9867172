"""The front matter of a book and of its translations."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from hlsite.model.vocabulary import Channel, Interpreter, Level
from hlsite.reading.fields.values import Date, Fields, Id, LanguageCode, Line


class ConsentFields(Fields):
    """`consent`: what was signed, until when, for what."""

    signed: Date
    until: Date
    covers: Annotated[list[Channel], Field(min_length=1)]


class PortraitFields(Fields):
    """`portrait`: the original's file name, alternative text, and whether somebody looked."""

    file: Line
    alt: Line
    reviewed: bool = False


class LimitsFields(Fields):
    """`limits`: readers at one reading, readings in one event."""

    readers: Annotated[int, Field(ge=1, le=8)] | None = None
    readings: Annotated[int, Field(ge=1, le=20)] | None = None


REQUIRED_OF_A_BOOK = ("title", "anonymity", "summary", "topics", "languages", "consent")


class BookFields(Fields):
    """The front matter of `books/<id>.md`.

    A withdrawn book's may shrink to `withdrawn`; of any other, `REQUIRED_OF_A_BOOK` are required.
    """

    title: Line | None = None
    anonymity: Level | None = None
    name: Line | None = None
    alias: Line | None = None
    summary: Line | None = None
    topics: Annotated[list[Id], Field(min_length=1, max_length=4)] = Field(default_factory=list)
    preconceptions: Annotated[list[Line], Field(max_length=6)] = Field(default_factory=list)
    questions: Annotated[list[Line], Field(max_length=5)] = Field(default_factory=list)
    languages: Annotated[list[LanguageCode], Field(min_length=1)] = Field(default_factory=list)
    interpreter: Interpreter = "none"
    content_note: Line | None = None
    minimum_age: Annotated[int, Field(ge=0, le=120)] | None = None
    quote: Line | None = None
    portrait: PortraitFields | None = None
    limits: LimitsFields = LimitsFields()
    first_event: Id | None = None
    related: list[Id] = Field(default_factory=list)
    linkable: bool = True
    listed: bool = True
    masks_reviewed: bool = False
    identity: Literal["held", "not_held"] = "held"
    consent: ConsentFields | None = None
    withdrawn: Date | None = None
    language: LanguageCode | None = None


class PortraitWords(Fields):
    """`portrait` in a translation."""

    alt: Line


class BookWords(Fields):
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
