from __future__ import annotations

from dataclasses import replace
from typing import Any

from hlsite.model.public import Text
from tests import factories
from tests.rendering.views import page_of


def shelf() -> tuple[Any, ...]:
    noted = {
        language: factories.book_text(language, content_note=Text("Illness.", language))
        for language in factories.LANGUAGES
    }
    return (
        factories.book("a-book", topics=("occupation", "health"), languages=("kk", "de")),
        factories.book("b-book", languages=("ru",), interpreter="needed", texts=noted),
        factories.book("c-book", topics=("health",), languages=("ru", "rsl"), minimum_age=18),
    )


def test_facets_count_what_stands_on_the_shelf() -> None:
    coming = factories.timetable_event({"a-book": ["free"], "c-book": ["taken"]})
    cancelled = factories.event("spring", "2027-03-20", status="cancelled", offers=coming.offers)
    past = factories.event("old", "2025-03-20", offers=coming.offers)
    page = page_of("books/index.md", shelf=shelf(), events=(past, coming, cancelled))
    assert page["heading"] == "Three books on the shelf"
    assert [book["key"] for book in page["books"]] == ["a-book", "b-book", "c-book"]
    assert [
        (facet["key"], facet["label"], [tuple(option.values())[:3] for option in facet["options"]])
        for facet in page["facets"]
    ] == [
        ("topic", "Topic", [("occupation", "Occupation", 2), ("health", "Health", 2)]),
        (
            "language",
            "Language",
            [
                ("kk", "Kazakh", 1),
                ("ru", "Russian", 2),
                ("de", "German", 1),
                ("rsl", "Russian Sign Language", 1),
            ],
        ),
        ("event", "Event", [("winter-reading", "The winter reading, 12 December", 2)]),
        (
            "also",
            "Also",
            [
                ("no-note", "Without content notes", 2),
                ("interpreter", "With an interpreter", 1),
                ("all-ages", "For all ages", 2),
            ],
        ),
    ]


def test_title_of_an_event_that_is_not_translated_says_its_language() -> None:
    event = factories.timetable_event({"a-book": ["free"]})
    words = replace(event.texts["ru"], title=Text("Қысқы оқу", "kk"))
    event = replace(event, texts={**event.texts, "ru": words})
    page = page_of("ru/books/index.md", shelf=shelf(), events=(event,))
    (option,) = next(facet["options"] for facet in page["facets"] if facet["key"] == "event")
    assert [(piece["text"], piece["lang"]) for piece in option["pieces"]] == [
        ("", None),
        ("Қысқы оқу", "kk"),
        (", 12 декабря", None),
    ]


def test_code_of_a_book_says_which_filters_it_fits() -> None:
    coming = factories.timetable_event({"a-book": ["free"], "c-book": ["taken"]})
    page = page_of("books/index.md", shelf=shelf(), events=(coming,))
    options = [
        (f"{facet['key']}={option['value']}", option["code"], option["marks_others"])
        for facet in page["facets"]
        for option in facet["options"]
    ]
    found = [
        {name for name, code, marks_others in options if (code in word) != marks_others}
        for word in page["codes"].split(" ")
    ]
    both, event = {"topic=occupation", "topic=health"}, "event=winter-reading"
    assert found == [
        {*both, "language=kk", "language=de", event, "also=no-note", "also=all-ages"},
        {"topic=occupation", "language=ru", "also=interpreter", "also=all-ages"},
        {"topic=health", "language=ru", "language=rsl", event, "also=no-note"},
    ]


def test_empty_catalogue_has_no_facets() -> None:
    page = page_of("kk/books/index.md")
    assert (page["heading"], page["books"], page["facets"]) == ("Бүгін сөре бос", [], [])
    assert page["empty"] == "Қазір алуға болатын кітап жоқ. Кейінірек кіріп көріңіз."
    assert page_of("kk/books/index.md", shelf=shelf())["empty"] is None


def test_topics_with_their_counts_stand_in_groups() -> None:
    page = page_of("ru/topics/index.md", shelf=shelf())
    assert [
        (group["label"], [(topic["label"], topic["count_label"]) for topic in group["topics"]])
        for group in page["groups"]
    ] == [
        ("Дело и положение", [("Профессия", "2 книги")]),
        ("Тело и душа", [("Здоровье", "2 книги")]),
        ("Образ жизни", [("Миграция", "0 книг")]),
    ]


def test_topic_page_lists_its_books() -> None:
    page = page_of("topics/health/index.md", shelf=shelf())
    assert [book["key"] for book in page["books"]] == ["a-book", "c-book"]
    assert {key: page[key] for key in ("label", "colour", "heading", "catalogue_url", "empty")} == {
        "label": "Health",
        "colour": "rose",
        "heading": "Two books",
        "catalogue_url": "../../books/index.html#topic=health",
        "empty": None,
    }
    assert page["noindex"] is False


def test_topic_page_without_books_says_so_and_is_not_indexed() -> None:
    page = page_of("topics/migration/index.md", shelf=shelf())
    assert (page["books"], page["empty"], page["noindex"]) == (
        [],
        "No book stands under this topic today.",
        True,
    )


def test_home_counts_the_shelf_and_shows_the_next_event() -> None:
    events = (
        factories.event("first", "2026-12-01", status="postponed"),
        factories.timetable_event({"a-book": ["free"], "c-book": ["taken"]}),
    )
    page = page_of("index.md", shelf=shelf(), events=events)
    assert page["shelf_title"] == "Three books on the shelf"
    assert page["next_event"]["id"] == "winter-reading"
    assert page["next_event"]["books_label"] == "Two books"
    assert [(event["id"], event["status_label"]) for event in page["changes"]] == [
        ("first", "Postponed")
    ]
    assert [(entry["name"], entry["count_label"], entry["url"]) for entry in page["read_in"]] == [
        ("по-русски", "2 books", "books/index.html#language=ru"),
        ("Deutsch", "1 book", "books/index.html#language=de"),
        ("қазақша", "1 book", "books/index.html#language=kk"),
        ("русский жестовый", "1 book", "books/index.html#language=rsl"),
    ]


def test_home_shelf_is_taken_evenly_from_a_long_one() -> None:
    books = tuple(factories.book(f"book-{number:02}") for number in range(26))
    page = page_of("index.md", shelf=books)
    assert [book["key"] for book in page["shelf"]] == [
        f"book-{number:02}" for number in range(0, 26, 2)
    ]


def test_home_opens_with_the_hand_written_index() -> None:
    page = page_of(
        "kk/index.md",
        pages=(
            factories.hand_page("index", "Қош келдіңіз: [ережелер](rules.md).", "Кітапхана"),
            factories.hand_page("rules", "Ережелер."),
        ),
    )
    assert page["lead_title"] == {"text": "Кітапхана", "lang": None}
    assert page["lead_html"] == '<p>Қош келдіңіз: <a href="rules/index.html">ережелер</a>.</p>'
    assert page["next_event"] is None


def test_home_is_described_as_its_index_says() -> None:
    index = factories.hand_page("index", "Welcome.")
    described = replace(index, description=dict(factories.by_language("Borrow a person.")))
    assert page_of("index.md", pages=(described,))["description"] == "Borrow a person."


def test_home_without_index_has_a_title_of_its_own() -> None:
    page = page_of("ru/index.md")
    assert page["lead_title"]["text"] == "Библиотека, где книги — люди, а чтение — разговор"
    assert page["lead_html"] == ""
