"""What languages are called: in another language, and by themselves."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError

from hlsite.locale.strings import words_of


@cache
def language_name(code: str, language: str) -> str:
    """The name of the language `code` as a list in `language` shows it: "Kazakh", «қазақша».

    Our own words first (Babel knows no sign language in Kazakh and says «қазақ тілі» where a
    reader expects «қазақша»), then Babel's, then the bare code.
    """
    own = words_of(language).get(f"language.name.{code}")
    if own is not None:
        return own
    return _display_name(code, language) or _display_name(code, "en") or code


@cache
def autonym(code: str) -> str:
    """What the language `code` calls itself: "Deutsch", «қазақша»; its English name otherwise."""
    own = words_of("own_names").get(f"self.{code}")
    if own is not None:
        return own
    return _display_name(code, code) or language_name(code, "en")


@cache
def short_name(code: str) -> str:
    """The site language `code` in the language switch: "ENG", «ҚАЗ»."""
    return words_of("own_names").get(f"short.{code}", code.upper())


@cache
def open_graph_name(code: str) -> str:
    """The site language `code` as Open Graph names it: "kk_KZ"."""
    return words_of("own_names").get(f"open_graph.{code}", code.replace("-", "_"))


def _display_name(code: str, language: str) -> str | None:
    try:
        names = Locale.parse(language, sep="-").languages
    except (UnknownLocaleError, ValueError):
        return None
    return names.get(code.replace("-", "_")) or _composed_name(code, language)


def _composed_name(code: str, language: str) -> str | None:
    """A language and its script or region, which Babel names apart: "Kazakh (Arabic)"."""
    if "-" not in code:
        return None
    try:
        return Locale.parse(code, sep="-").get_display_name(language)
    except (UnknownLocaleError, ValueError):
        return None
