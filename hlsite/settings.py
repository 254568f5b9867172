"""What a library decides once: the plugin's options and the site's address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

EXAMPLE_SITE = "https://nura-library.example/"
"""Address of the demonstration: of no real library, since nothing can be served there."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The options of `plugins: - hlsite:` in `mkdocs.yml`, checked.

    Attributes:
        site_names: The library's name by language; the default language is always there
            (`site_name`, and `extra: site_names:` for the others).
        site_url: Absolute address with a trailing slash.
        languages: BCP 47 codes of the site's languages, default first.
        timezone: IANA name; decides what "today" is.
        anonymise: Treat every book as `anonymous`.
        anonymise_after: Days after a book's last event from which it counts as `anonymous`.
        minimum_cell: Smallest count that is published.
        index_profiles: Whether search engines may index book pages.
        allowed_phrases: Phrases that hold somebody's name and are not about them.
        printer: Name of the print shop's profile.
    """

    site_names: Mapping[str, str]
    site_url: str
    languages: tuple[str, ...] = ("en",)
    timezone: str = "UTC"
    anonymise: bool = False
    anonymise_after: int | None = None
    minimum_cell: int = 5
    index_profiles: bool = False
    allowed_phrases: tuple[str, ...] = ()
    printer: str = "generic"

    @property
    def default_language(self) -> str:
        """The language that stands at the site's root."""
        return self.languages[0]

    def site_name(self, language: str) -> str:
        """The library's name in `language`, or in the default language."""
        return self.site_names.get(language, self.site_names[self.default_language])
