from __future__ import annotations

import pytest

from hlsite.model.public import Text
from hlsite.rendering.cover import describe, set_title, text_colour
from hlsite.rendering.shelf import card, run_on
from tests import factories
from tests.rendering.views import localised


def test_card_of_a_book() -> None:
    texts = {
        language: factories.book_text(
            language, title=Text("Two sisters", language), content_note=Text("Illness.", language)
        )
        for language in factories.LANGUAGES
    }
    book = factories.book(
        "two-sisters", texts=texts, topics=("health",), interpreter="needed", minimum_age=18
    )
    event = factories.timetable_event({"two-sisters": ["free"]})
    view = localised("ru", shelf=(book,), events=(event,))
    cover = describe("two-sisters", "rose")
    laid = set_title("Two sisters", "ru")
    assert card(view, view.here("books/"), book) == {
        "key": "two-sisters",
        "title": {"text": "Two sisters", "lang": None},
        "title_lines": list(laid.lines),
        "size": laid.step.name,
        "url": "two-sisters/index.html",
        "cover_url": "../../books/two-sisters/cover.svg",
        "ink": text_colour(cover),
        "colour": "rose",
        "ground": cover.ground,
        "spine": cover.spine,
        "topics": [{"id": "health", "label": "Здоровье", "url": "../topics/health/index.html"}],
        "languages": [{"code": "kk", "label": "Казахский"}, {"code": "ru", "label": "Русский"}],
        "languages_text": "Казахский, русский",
        "interpreter": "needed",
        "interpreter_label": "С переводчиком",
        "age": 18,
        "age_label": "С 18 лет",
        "note": True,
        "note_label": "С предупреждением",
        "name": None,
        "summary": {"text": "This book has spent nineteen years awake.", "lang": None},
    }


def test_card_is_the_same_for_every_level() -> None:
    """A cover never tells what a book discloses: its seed is the key, its colour the topic's."""
    named = {
        language: factories.book_text(language, name=Text("Saule", language))
        for language in factories.LANGUAGES
    }
    shown = []
    for book in (factories.book(), factories.book(texts=named)):
        view = localised("en", shelf=(book,))
        shown.append({**card(view, view.here(""), book), "name": None})
    assert shown[0] == shown[1]


@pytest.mark.parametrize(
    ("title", "lines", "expected"),
    [
        ("Night nurse", ["Night", "nurse"], ["Night", "nurse"]),
        ("Out of prison, into", ["Out of prison,", "into"], ["Out of prison,", "into"]),
        (
            "Достопримечательности",
            ["Достопримеча-", "тельности"],
            ["Достопримеча\u00ad", "тельности"],
        ),
        ("Well-being", ["Well-", "being"], ["Well-", "being"]),
        ("A — b", ["A\u00a0—", "b"], ["A\u00a0—", "b"]),
    ],
)
def test_line_that_breaks_within_a_word_ends_in_a_soft_hyphen(
    title: str, lines: list[str], expected: list[str]
) -> None:
    assert run_on(title, lines) == expected
