"""Titles on covers: no line wider than its field, and breaks where a reader would pause."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from hlsite.rendering.cover import TITLE_STEPS, balance_title, bind_title, set_title, title_step
from hlsite.rendering.cover.syllables import syllables
from hlsite.rendering.cover.titles import text_width
from hlsite.rendering.cover.widths import GROUPS

FONTS = Path(__file__).parents[2] / "theme/cards/fonts"
SPACES_AND_HYPHENS = {ord(sign): None for sign in " \u00a0-"}
TITLES = [
    ("Night nurse", "en"),
    ("An imam’s daughter asks questions", "en"),
    ("I am the neighbour you complain about every weekend and have never once said hello to", "en"),
    ("Достопримечательности меня не интересуют", "ru"),
    ("Женщина, которая двадцать лет скрывала от всех своих соседей, что не умеет читать", "ru"),
    ("Психоневрологический интернат", "ru"),
    ("Тифлосурдопереводчик-самоучка", "ru"),
    ("Оңтүстіккореялықтардың немересі", "kk"),
    ("Халықаралық ұйымдағы аудармашылықтан бас тартқан адам", "kk"),
    ("Бала үйінде өскен, бірақ үй көрмеген, енді үш баланың әкесі болған адамның хикаясы", "kk"),
    ("Donaudampfschifffahrtsgesellschaftskapitän außer Dienst", "de"),
    ("W" * 30, "en"),
]


def test_steps_end_above_the_art() -> None:
    bottoms = [9 + step.size * step.leading * step.lines for step in TITLE_STEPS]
    assert [bottom for bottom in bottoms if bottom > 57] == []


def test_steps_have_class_names() -> None:
    names = [step.name for step in TITLE_STEPS]
    assert names == ["s15", "s13", "s12", "s10", "s9", "s8", "s7"]


@pytest.mark.parametrize(("title", "language"), TITLES)
def test_title_is_never_wider_or_higher_than_its_field(title: str, language: str) -> None:
    done = set_title(title, language)
    assert done.fits
    assert max(text_width(line) * done.step.size for line in done.lines) <= 86
    assert len(done.lines) <= done.step.lines


@pytest.mark.parametrize(("title", "language"), TITLES)
def test_title_keeps_all_its_letters(title: str, language: str) -> None:
    letters = "".join(balance_title(title, language)).translate(SPACES_AND_HYPHENS)
    assert letters == title.translate(SPACES_AND_HYPHENS)


def test_short_title_is_large() -> None:
    assert title_step("Night nurse", "en").name == "s15"


def test_long_title_steps_down() -> None:
    assert title_step(TITLES[2][0], "en").name == "s8"


def test_empty_title_is_one_empty_line() -> None:
    assert balance_title("", "en") == ("",)


def test_title_without_end_does_not_fit() -> None:
    done = set_title("word " * 60, "en")
    assert (done.step.name, done.fits) == ("s7", False)


def test_lines_are_balanced() -> None:
    assert balance_title("Deaf, not quiet", "en") == ("Deaf,", "not quiet")


def test_lines_do_not_end_in_an_article() -> None:
    assert balance_title("A woman in a hard hat", "en") == ("A woman", "in a hard hat")


@pytest.mark.parametrize(
    ("title", "language", "bound"),
    [
        ("Я читаю пальцами", "ru", "Я~читаю пальцами"),
        ("Не я и не ты", "ru", "Не~я~и~не~ты"),
        ("Из тюрьмы — в очередь", "ru", "Из~тюрьмы~— в~очередь"),
        ("Кто-то там", "ru", "Кто-то там"),
        ("Мен де барамын", "kk", "Мен~де барамын"),
        ("Ол да, мен де", "kk", "Ол~да, мен~де"),
        ("Үш бала", "kk", "Үш бала"),
        ("I read — slowly", "en", "I read~— slowly"),
        ("  Night   nurse ", "en", "Night nurse"),
    ],
)
def test_bind_title_puts_small_words_to_their_neighbours(
    title: str, language: str, bound: str
) -> None:
    assert bind_title(title, language) == bound.replace("~", "\u00a0")


def test_wide_word_is_divided_as_the_caller_says() -> None:
    parts = {"Психоневрологический": ["Психо", "невро", "логический"]}
    lines = balance_title("Психоневрологический интернат", "ru", lambda word: parts[word])
    assert lines == ("Психоневро-", "логический", "интернат")


def test_wide_word_takes_the_size_with_the_fewest_hyphens() -> None:
    done = set_title("Оңтүстіккореялықтардың немересі", "kk")
    assert (done.step.name, sum(line.endswith("-") for line in done.lines)) == ("s10", 1)


def test_hyphenated_word_gets_no_second_hyphen() -> None:
    assert not any("--" in line for line in balance_title("Тифлосурдопереводчик-самоучка", "ru"))


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("қайырымдылық", ["қа", "йы", "рым", "ды", "лық"]),
        ("интернат", ["ин", "тер", "нат"]),
        ("обезьяна", ["о", "безь", "я", "на"]),
        ("шт", ["шт"]),
    ],
)
def test_syllables_hold_a_vowel_each(word: str, parts: list[str]) -> None:
    assert syllables(word) == parts


@pytest.mark.parametrize("face", ["Literata-Medium", "LiterataDisplay-Medium"])
def test_widths_are_never_below_those_of_the_font(face: str) -> None:
    font = TTFont(FONTS / f"{face}.ttf")
    advances, signs = font["hmtx"], font.getBestCmap()
    assert [
        sign
        for width, group in GROUPS.items()
        for sign in group
        if advances[signs[ord(sign)]][0] > width
    ] == []


def test_widths_cover_kazakh_russian_and_english() -> None:
    known = {sign for group in GROUPS.values() for sign in group}
    letters = "ӘәҒғҚқҢңӨөҰұҮүҺһІіЁёАЯаяAZaz09—–«»„“”’…№"
    assert [sign for sign in letters if sign not in known] == []
