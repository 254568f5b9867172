"""The front matter of hand-written pages, the topics, and print shops' profiles."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from hlsite.model.vocabulary import ColourName
from hlsite.reading.fields.values import Fields, Id, Line


class PageFields(Fields):
    """The front matter of `pages/*.md`."""

    title: Line
    description: Line | None = None


class PageWords(PageFields):
    """The front matter of `pages/*.<language>.md`."""

    translated_from: Line | None = None


class TopicFields(Fields):
    """One entry of `topics.yml`."""

    id: Id
    label: dict[str, Line]
    group: Line
    colour: ColourName


class TopicsFile(Fields):
    """All of `topics.yml`."""

    items: Annotated[list[TopicFields], Field(min_length=1)]


class PrinterFields(Fields):
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
