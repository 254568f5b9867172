"""Look-up, plural forms, numbers in sentences, and what languages are called."""

from __future__ import annotations

import pytest

from hlsite.locale import Strings, autonym, language_name, number_words, open_graph_name, short_name


@pytest.mark.parametrize(
    ("language", "count", "expected"),
    [
        ("en", 1, "One book on the shelf"),
        ("en", 20, "Twenty books on the shelf"),
        ("en", 24, "Twenty-four books on the shelf"),
        ("en", 100, "One hundred books on the shelf"),
        ("en", 101, "101 books on the shelf"),
        ("kk", 1, "Сөреде бір кітап"),
        ("kk", 20, "Сөреде жиырма кітап"),
        ("kk", 24, "Сөреде жиырма төрт кітап"),
        ("kk", 101, "Сөреде 101 кітап"),
        ("ru", 1, "На полке одна книга"),
        ("ru", 2, "На полке две книги"),
        ("ru", 11, "На полке одиннадцать книг"),
        ("ru", 20, "На полке двадцать книг"),
        ("ru", 21, "На полке двадцать одна книга"),
        ("ru", 24, "На полке двадцать четыре книги"),
        ("ru", 112, "На полке 112 книг"),
    ],
)
def test_heading_of_the_shelf_counts_in_words(language: str, count: int, expected: str) -> None:
    assert Strings(language)("shelf.heading", n=count) == expected


@pytest.mark.parametrize(
    ("number", "language", "gender", "expected"),
    [
        (0, "en", "m", "zero"),
        (13, "en", "m", "thirteen"),
        (40, "en", "m", "forty"),
        (99, "en", "m", "ninety-nine"),
        (0, "ru", "m", "ноль"),
        (1, "ru", "m", "один"),
        (1, "ru", "f", "одна"),
        (1, "ru", "n", "одно"),
        (2, "ru", "n", "два"),
        (22, "ru", "f", "двадцать две"),
        (40, "ru", "m", "сорок"),
        (90, "ru", "m", "девяносто"),
        (100, "ru", "f", "сто"),
        (0, "kk", "m", "нөл"),
        (10, "kk", "m", "он"),
        (19, "kk", "m", "он тоғыз"),
        (80, "kk", "m", "сексен"),
        (100, "kk", "m", "жүз"),
        (101, "kk", "m", "101"),
        (-1, "en", "m", "-1"),
        (5, "de", "m", "5"),
    ],
)
def test_number_in_words(number: int, language: str, gender: str, expected: str) -> None:
    assert number_words(number, language, gender) == expected


def test_number_words_of_one_language_are_all_different() -> None:
    for language in ("en", "kk", "ru"):
        assert len({number_words(number, language) for number in range(101)}) == 101


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "1,234"), ("kk", "1\xa0234"), ("ru", "1\xa0234")]
)
def test_large_number_is_grouped_as_the_language_does(language: str, expected: str) -> None:
    assert Strings(language).number(1234) == expected


def test_unknown_language_falls_back_to_english() -> None:
    assert Strings("de")("books.count", n=3) == "Three books"


def test_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError, match="no such words"):
        Strings("en")("no such words")


def test_numbered_keys_come_in_order() -> None:
    assert Strings("en").numbered("home.step", "title") == (
        "Choose a title.",
        "Register at the desk.",
        "Talk for twenty-five minutes.",
    )


def test_rule_on_photographs_is_the_fourth_in_every_language() -> None:
    assert [Strings(language)("rules.4") for language in ("en", "kk", "ru")] == [
        "No photographs, no recordings.",
        "Суретке түсіруге, жазып алуға болмайды.",
        "Никаких фотографий и записей.",
    ]


def test_linked_sentence_is_split_around_its_link() -> None:
    assert Strings("kk").linked("register.hold_url") == (
        "Сол күні беру үстеліне келіңіз немесе ",
        "орын сақтатыңыз",
        ".",
    )


@pytest.mark.parametrize(
    ("code", "language", "expected"),
    [
        ("kk", "kk", "қазақша"),
        ("kk", "en", "Kazakh"),
        ("kk", "ru", "казахский"),
        ("rsl", "en", "Russian Sign Language"),
        ("rsl", "kk", "орыс ымдау тілі"),
        ("rsl", "ru", "русский жестовый"),
        ("de", "kk", "немісше"),
        ("sv", "ru", "шведский"),
        ("xx-none", "ru", "xx-none"),
        ("kk-Arab", "en", "Kazakh (Arabic)"),
        ("uz-Cyrl", "ru", "узбекский (кириллица)"),
        ("es-419", "kk", "испан тілі (Латын Америкасы)"),
        ("qaa-Latn", "en", "qaa-Latn"),
    ],
)
def test_language_name(code: str, language: str, expected: str) -> None:
    assert language_name(code, language) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("kk", "қазақша"),
        ("ru", "по-русски"),
        ("de", "Deutsch"),
        ("rsl", "русский жестовый"),
        ("ase", "American Sign Language"),
    ],
)
def test_autonym(code: str, expected: str) -> None:
    assert autonym(code) == expected


def test_names_in_the_language_switch() -> None:
    assert [short_name(code) for code in ("kk", "ru", "en", "de")] == ["ҚАЗ", "РУС", "ENG", "DE"]
    assert [open_graph_name(code) for code in ("kk", "pt-BR")] == ["kk_KZ", "pt_BR"]
