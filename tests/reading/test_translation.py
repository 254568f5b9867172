"""Translations tell which state of their text they were made from."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

import pytest

from hlsite.reading.front_matter import read_front_matter
from hlsite.reading.translation import BOOK_WORDS, digest
from tests.conftest import PROJECT
from tests.reading.library import BOOK, TRANSLATION, problems_of, read, write_library


def test_digest_is_of_the_translatable_fields_and_the_body() -> None:
    fields = (
        '{"title":"Night nurse","alias":"Saule","summary":"This book is awake while others '
        'sleep.","preconceptions":["Nurses sleep at night."],"questions":["What do you do at '
        'four?"]}'
    )
    body = "I work in [[Ekibastuz|a mining town]].\n\nI like it."
    expected = hashlib.sha256(f"{fields}\n{body}".encode()).hexdigest()[:12]
    assert digest(read_front_matter("a.md", BOOK.encode()), BOOK_WORDS) == expected


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("I like it.", "I love it.", ["translated_from"]),
        ("title: Night nurse", "title: Night nurses", ["translated_from"]),
        ("[[Ekibastuz|", "[[Pavlodar|", ["translated_from"]),
        ("topics: [health]", "topics: [status]", []),
        ("I like it.\n", "I like it.\n\n", []),
        ("title: Night nurse", 'title: "Night nurse"', []),
    ],
)
def test_translation_is_stale_only_when_words_have_changed(
    tmp_path: Path, old: str, new: str, told: list[str]
) -> None:
    made_from = digest(read_front_matter("a.md", BOOK.encode()), BOOK_WORDS)
    said = TRANSLATION.replace("alias:", f'translated_from: "{made_from}"\nalias:', 1)
    changed = {"books/night-nurse.md": BOOK.replace(old, new), "books/night-nurse.ru.md": said}
    problems = problems_of(write_library(tmp_path, changed))
    assert [problem.field for problem in problems] == told


def test_digest_does_not_hang_on_how_letters_are_encoded() -> None:
    text = BOOK.replace("like it", "like Йошкар-Ола, Әсем")
    composed, apart = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert composed != apart
    one, other = (read_front_matter("a.md", each.encode()) for each in (composed, apart))
    assert digest(one, BOOK_WORDS) == digest(other, BOOK_WORDS)


def test_every_translation_of_the_example_says_what_it_was_made_from() -> None:
    content = PROJECT / "content"
    found = [path for path in content.rglob("*.md") if path.name.count(".") > 1]
    silent = [
        path.name
        for path in found
        if "translated_from" not in read_front_matter(path.name, path.read_bytes()).data
    ]
    assert (len(found) > 60, silent) == (True, [])


def test_no_translation_of_the_example_is_stale() -> None:
    warnings = read(PROJECT / "content").warnings
    assert [warning.path for warning in warnings if warning.field == "translated_from"] == []
