"""The schema of the front matter: names, types and ranges, exactly as the handbook lists them.

Each class is one mapping. Fields that only exist together, references and masks are judged in
`checks` and in the records; here is what one value can be wrong about.
"""

from __future__ import annotations

from hlsite.reading.fields.book import REQUIRED_OF_A_BOOK, BookFields, BookWords
from hlsite.reading.fields.event import EventFields, EventWords
from hlsite.reading.fields.site import PageFields, PageWords, PrinterFields, TopicsFile
from hlsite.reading.fields.values import (
    ID_LENGTH,
    ID_PATTERN,
    LANGUAGE_PATTERN,
    SUMMARY_LENGTH,
    TITLE_LENGTH,
    Date,
    Email,
    Id,
    LanguageCode,
    Line,
    Lines,
    Url,
)

__all__ = [
    "ID_LENGTH",
    "ID_PATTERN",
    "LANGUAGE_PATTERN",
    "REQUIRED_OF_A_BOOK",
    "SUMMARY_LENGTH",
    "TITLE_LENGTH",
    "BookFields",
    "BookWords",
    "Date",
    "Email",
    "EventFields",
    "EventWords",
    "Id",
    "LanguageCode",
    "Line",
    "Lines",
    "PageFields",
    "PageWords",
    "PrinterFields",
    "TopicsFile",
    "Url",
]
