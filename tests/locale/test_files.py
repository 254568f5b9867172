"""The language files: complete, with the right plural forms, and the same gaps to fill."""

from __future__ import annotations

import re
from string import Formatter

import pytest
from babel import Locale

from hlsite.locale.strings import LANGUAGES, words_of

CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})


def split(key: str) -> tuple[str, str | None]:
    stem, _, ending = key.rpartition(".")
    return (stem, ending) if ending in CATEGORIES and stem else (key, None)


def stems(language: str) -> set[str]:
    return {split(key)[0] for key in words_of(language)}


def placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_keys_of_each_language_are_those_of_english(language: str) -> None:
    assert stems(language) == stems("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_those_of_the_language(language: str) -> None:
    expected = {*Locale.parse(language).plural_form.tags, "other"}
    found: dict[str, set[str]] = {}
    for key in words_of(language):
        stem, category = split(key)
        if category is not None:
            found.setdefault(stem, set()).add(category)
    assert {stem: forms for stem, forms in found.items() if forms != expected} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_have_the_placeholders_of_english(language: str) -> None:
    english = words_of("en")
    wanted: dict[str, set[str]] = {}
    for key, words in english.items():
        wanted.setdefault(split(key)[0], set()).update(placeholders(words))
    different = {
        key: placeholders(words)
        for key, words in words_of(language).items()
        # "one" may say the number without writing it.
        if placeholders(words) != wanted[split(key)[0]]
    }
    assert different == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_with_a_link_have_exactly_one(language: str) -> None:
    english = words_of("en")
    linked = {split(key)[0] for key, words in english.items() if "[" in words}
    counts = {
        key: len(re.findall(r"\[[^\]]+\]", words))
        for key, words in words_of(language).items()
        if split(key)[0] in linked
    }
    assert set(counts.values()) == {1}


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_neither_empty_nor_padded(language: str) -> None:
    bare = {
        key: words
        for key, words in words_of(language).items()
        if not words.strip() or (words != words.strip() and key != "list.comma")
    }
    assert bare == {}


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_english_sentence_is_left_untranslated(language: str) -> None:
    english = words_of("en")
    same = {
        key
        for key, words in words_of(language).items()
        if english.get(key) == words and re.search("[A-Za-z]{2}", words)
    }
    # Numbers, placeholders and technical marks alone: nothing of them is English.
    marks = {"print.document", "print.job.checksum", "print.job.colours.4-0"}
    marks |= {"print.job.colours.4-4"}
    marks |= {"print.role.book.en"}
    assert same == {"date.day", "catalogue.event_option"} | marks | (
        {"date.month_year"} if language == "ru" else set()
    )
