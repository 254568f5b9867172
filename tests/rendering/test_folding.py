"""Forms of one word meet in a key, in three languages and on a keyboard without Kazakh letters."""

from __future__ import annotations

import json

import pytest

from hlsite.rendering.folding import keys, stems, table, words


def found_by(word: str) -> set[str]:
    (folded,) = words(word)
    return set(keys(folded))


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("книги", "книга"),
        ("книгами", "книга"),
        ("сестёр", "сестра"),
        ("отца", "отец"),
        ("людей", "человек"),
        ("трезвости", "трезвость"),
        ("балаларда", "бала"),
        ("кітаптарымызға", "кітап"),
        ("кітабында", "кітап"),
        ("достарының", "дос"),
        ("қалаларынан", "қала"),
        ("libraries", "library"),
        ("nurses", "nursing"),
        ("running", "run"),
        ("women", "woman"),
        ("imam’s", "imam"),
    ],
)
def test_endings_fold(form: str, word: str) -> None:
    (one,), (other,) = words(form), words(word)
    assert set(stems(one)) & set(stems(other))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("омир", "өмір"),
        ("кыз", "қыз"),
        ("кiтап", "кітап"),  # with a Latin i
        ("елка", "ЁЛКА"),
        ("cafe", "Café"),
        ("dont", "don’t"),
        ("ба\u00adла", "бала"),
        ("e-mail", "e‑mail"),
    ],
)
def test_stand_ins_fold(typed: str, written: str) -> None:
    assert words(typed) == words(written)


def test_short_i_is_a_letter_of_its_own() -> None:
    assert words("йод") != words("иод")


@pytest.mark.parametrize("typed", ["көші", "қон", "көшіқон", "коши-кон"])
def test_word_with_a_hyphen_is_found_by_its_parts_and_as_one(typed: str) -> None:
    assert words(typed)[0].replace("-", "") in found_by("көші-қон")


def test_short_words_keep_their_endings() -> None:
    assert stems("ана") == ("ана", "ана")


def test_table_is_plain_json() -> None:
    read = json.loads(json.dumps(table()))
    assert [rules["least"] for rules in read["rules"]] == [2, 3, 3]
    assert read["letters"]["ө"] == "о"
