"""What is found in one book's texts, by golden cases and by what masks do to it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from hlsite.privacy.risk_details import Detail, details_of
from hlsite.privacy.risk_numbers import NumberHit, NumberKind, broader
from tests.privacy.factories import book

CASES = yaml.safe_load(Path(__file__).with_name("test_risk_cases.yml").read_text("utf-8"))
BARE: dict[str, Any] = {
    "title": "it",
    "summary": None,
    "preconceptions": None,
    "questions": None,
    "content_note": None,
    "quote": None,
    "portrait_alt": None,
    "story": None,
}


def told(*, is_open: bool = False, allowed: tuple[str, ...] = (), **fields: Any) -> list[Detail]:
    text = {**BARE, **fields.pop("text", {})}
    defaults = {"anonymity": "anonymous", "languages": (), "topics": ()}
    one = book(**{**defaults, **fields, "text": text})
    return list(details_of(one, is_open=is_open, allowed=allowed))


def found(details: list[Detail]) -> list[str]:
    return sorted(f"{one.kind} {one.value}" for one in details)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][1] for case in CASES])
def test_details_of_a_sentence(case: dict[str, Any]) -> None:
    language, words = case["text"]
    story = {"story": words}
    text, others = (story, {}) if language == "en" else ({}, {language: story})
    details = told(text=text, translations=others, allowed=("Nura University",))
    assert found(details) == sorted(set(case["found"]))


def test_details_of_fields() -> None:
    details = told(languages=("kk", "rsl"), topics=("health",))
    assert [(one.kind, one.value, one.place, one.mend) for one in details] == [
        ("language", "kk", "languages", "leave it out of `languages`, and offer an interpreter"),
        ("language", "rsl", "languages", "leave it out of `languages`, and offer an interpreter"),
        (
            "topic",
            "health",
            "topics",
            "leave out the topic that matters least, if two together point here",
        ),
    ]


def test_masks_say_where_and_how() -> None:
    text = {
        "title": "Nurse from Karaganda",
        "preconceptions": ("ok", "In 1998 it was"),
        "story": "One.\n\nTwo: my sister Alua and the imam’s Zhanbota at twenty-nine.",
    }
    assert [(one.place, one.mend) for one in told(text=text)] == [
        ("title (en)", "[[Nurse|health worker]]"),
        ("title (en)", "[[Karaganda|a mining town]]"),
        ("preconceptions 2 (en)", "[[1998|the 1990s]]"),
        ("story, paragraph 2 (en)", "[[imam|believer]]"),
        ("story, paragraph 2 (en)", "[[twenty-nine|over twenty]]"),
        ("story, paragraph 2 (en)", "[[Alua|]]"),
        ("story, paragraph 2 (en)", "[[Zhanbota|…]]"),
    ]


def test_left_sides_count_for_open_books_alone() -> None:
    text = {"story": "I saw [[Zhanbota|a friend]]; my sister is [[a judge|busy]] in Karaganda."}
    assert found(told(text=text)) == ["place karaganda"]
    opened = told(text=text, is_open=True)
    assert found(opened) == ["name zhanbota", "relative sister judge"]


def test_name_that_a_mask_covers_elsewhere_is_told_as_such() -> None:
    text = {
        "summary": "Nights with [[Zhanbota|a friend]] of [[Ann|hers]] near [[the lake|water]].",
        "questions": ("Where is Zhanbotaning house?",),
        "content_note": "no",
        "story": "Zhanbota and Zhanbota came.\n\nthe lake, Annette",
    }
    details = told(text=text)
    assert [(one.kind, one.value, one.place, one.mend) for one in details] == [
        ("unmasked", "zhanbota", "questions 1 (en)", "mask it here too: [[Zhanbotaning|…]]"),
        ("name", "annette", "story, paragraph 2 (en)", "[[Annette|…]]"),
    ]


def test_public_name_is_no_finding() -> None:
    text = {"alias": "Aunt Moon", "story": "They call me Moon, not Zhanbota."}
    assert found(told(anonymity="alias", text=text)) == ["name zhanbota"]


def test_base_text_comes_first() -> None:
    details = told(
        text={"story": "I live in Karaganda."},
        translations={"da": {"story": "1998"}, "ru": {"story": "Я живу в Караганде, в Таразе."}},
    )
    assert [(one.value, one.place) for one in details] == [
        ("karaganda", "story, paragraph 1 (en)"),
        ("1998", "story, paragraph 1 (da)"),
        ("taraz", "story, paragraph 1 (ru)"),
    ]


@pytest.mark.parametrize(
    ("kind", "value", "language", "expected"),
    [
        ("age", 9, "en", "a child"),
        ("age", 15, "ru", "подростком"),
        ("age", 35, "ru-KZ", "за тридцать"),
        ("age", 47, "kk", "қырықтан асқан"),
        ("age", 47, "de", "over forty"),
        ("year", 1998, "ru", "1990-е"),
        ("year", 1998, "kk", "1990-жылдар"),
        ("duration", 3, "en", "a few years"),
        ("duration", 30, "kk", "көп жыл"),
    ],
)
def test_numbers_become_broader(kind: NumberKind, value: int, language: str, expected: str) -> None:
    assert broader(NumberHit(kind, value, 0, 1), language) == expected


def test_reprs_show_nothing_that_was_read() -> None:
    (detail,) = told(text={"story": "I met Zhanbota."})
    assert "hanbota" not in repr(detail)
