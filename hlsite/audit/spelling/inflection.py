"""The forms of names in Russian, and the endings that Kazakh and English add.

Russian endings change the stem, so its forms are written out; Kazakh ones are only added, in a
chain, so an expression tells them.
"""

from __future__ import annotations

import functools
import re

ENDING = re.compile(
    rb"(?:a|i|u|e|o|oi|oiu|om|em|im|am|ami|ah|ih|imi|ei|eiu|ov|ogo|omu|aia|uiu|ia|iu|iam|iami|iah"
    rb"|iei|iem)?"
    rb"(?:[ldt]?[ae]r)?(?:i?m(?:iz)?|i?n(?:iz)?|s?i)?"
    rb"(?:[ndt]?in|[gk]?[ae]|n?[ae]|[ndt]i|n|n?[dt]?[ae]|[dtn]?[ae]n|[mbp]?en(?:en)?|[ndt]?iki"
    rb"|[dt]?[ae]i|S[ae])?"
    rb"(?:[gk]i(?:n?i|la?r)?)?(?:s)?"
)
"""Endings on a skeleton: Russian case, Kazakh plural, possessor and case, English possessive."""

CASE = re.compile(
    rb"(?:[ldt][ae]r)?(?:[ndt]in|[gk][ae]|[ndt]i|[dt][ae]|[dtn][ae]n|[mbp]en|[ndt]iki)?"
    rb"|(?<=n)(?:in|i|[ae]n)|a|u|e|om|em|i|oi|s"
)
"""Endings of which each can stand behind a name by itself, for names that chance makes."""

_VOWELS = "аәеёиоөуұүыіэюяaeiouy"

_PAIRED = re.compile(r"(.*(?:[оеё]в|[иы]н))а?")
_ADJECTIVE = re.compile(r"(.*(?:ск|цк))(?:ий|ая|ой|i|и)")
_ADJECTIVE_OTHER = re.compile(r"(.{2,})(?:ый|ой|ая)")


@functools.lru_cache(maxsize=16384)
def surname_forms(surname: str) -> tuple[str, ...]:
    """Give a surname's forms of both genders and all Russian cases, lower case.

    Args:
        surname: One surname without hyphens, in any script.

    Returns:
        The forms, the surname itself first.
    """
    word = surname.casefold()
    found = {word: None}
    if paired := _PAIRED.fullmatch(word):
        found |= dict.fromkeys(_joined(paired[1], "|а|у|ым|ом|е|ой|ою|ы|ых|ыми"))
        found |= dict.fromkeys(_joined(paired[1][:-1] + "фф", "|а"))
    elif adjective := _ADJECTIVE.fullmatch(word) or _ADJECTIVE_OTHER.fullmatch(word):
        hard = "ий" if adjective[1].endswith("к") else "ый"
        endings = f"{hard}|ая|ого|ому|им|ым|ом|ой|ую|ие|ые|их|ых|ими|ыми"
        found |= dict.fromkeys(_joined(adjective[1], endings))
    else:
        found |= dict.fromkeys(given_forms(word))
    return tuple(found)


@functools.lru_cache(maxsize=16384)
def given_forms(name: str) -> tuple[str, ...]:
    """Give the Russian cases of a given name, patronymic or noun-like surname, lower case."""
    word = name.casefold()
    endings = {
        "а": "ы|и|е|у|ой|ою|ей|ею",
        "я": "и|е|ю|ей|ею|ёй",
        "й": "я|ю|ем|е|и|ев",
        "ь": "я|ю|ем|ём|е|и|ью",
        "о": "|",
    }
    last = word[-1:]
    if last in endings:
        stem = word[:-1]
        return (word, *(form for form in _joined(stem, endings[last]) if len(form) > 1))
    if last and last not in _VOWELS and not last.isascii():
        lost = _fleeting(word)
        return (word, *_joined(word, "а|у|ом|ем|е|ы|ов|ам|ами|ах"), *lost)
    return (word,)


def _fleeting(word: str) -> list[str]:
    """Give the forms of a name that drops its last vowel: Павел, Павла."""
    if word == "лев":
        return _joined("льв", "а|у|ом|ем|е")
    if re.fullmatch(r".*[^аеиоуыэюя](?:ел|ец|ок|ек)", word):
        return _joined(word[:-2] + word[-1], "а|у|ом|ем|е")
    return []


def _joined(stem: str, endings: str) -> list[str]:
    """Add each ending to the stem."""
    return [stem + ending for ending in endings.split("|")]
