"""A disclosed text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A disclosed text and the language that it is really in.

    `language` differs from the page's where a translation is missing: mark it with `lang`.
    """

    value: str
    language: str
