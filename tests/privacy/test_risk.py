"""How books are weighed against each other."""

from __future__ import annotations

import dataclasses
from typing import Any

from hlsite.model.book import Book
from hlsite.privacy.risk import BookRisk, assess
from tests.privacy.factories import TODAY, book, catalogue, settings
from tests.privacy.test_risk_details import BARE


def plain(book_id: str, story: str, **fields: Any) -> Book:
    text = {**BARE, "story": story, **fields.pop("text", {})}
    defaults = {"anonymity": "anonymous", "languages": (), "topics": ()}
    return book(book_id, **{**defaults, **fields, "text": text})


def weighed(*books: Book, **options: Any) -> tuple[BookRisk, ...]:
    return assess(catalogue(*books), settings(**options))


def scores(risks: tuple[BookRisk, ...]) -> list[tuple[str, int]]:
    return [(one.book, one.score) for one in risks]


def test_worst_book_comes_first() -> None:
    risks = weighed(
        plain("a-quiet-book", "nothing"),
        plain("b-nurse", "I am a nurse."),
        plain("c-nurse", "A nurse in Karaganda."),
    )
    assert scores(risks) == [("c-nurse", 9), ("b-nurse", 3), ("a-quiet-book", 0)]
    assert [(one.detail.value, one.group, one.points) for one in risks[0].findings] == [
        ("karaganda", 1, 6),
        ("nurse", 2, 3),
    ]


def test_detail_of_many_is_not_listed() -> None:
    books = [plain(f"book-{number}", "I am a nurse.") for number in range(5)]
    assert {one.findings for one in weighed(*books)} == {()}
    assert {len(one.findings) for one in weighed(*books, minimum_cell=6)} == {1}


def test_name_of_many_is_listed() -> None:
    books = [plain(f"book-{number}", "I met Zhanbota.") for number in range(5)]
    assert [(one.score, len(one.findings)) for one in weighed(*books)] == [(5, 1)] * 5


def test_three_of_a_kind_count() -> None:
    (one,) = weighed(plain("traveller", "Karaganda, Almaty, Astana, Taraz and Semey."))
    assert one.score == 18
    assert [finding.points for finding in one.findings] == [6, 6, 6, 0, 0]


def test_case_forms_of_a_name_are_one() -> None:
    one, other = weighed(
        plain("one-book", "Я встретил Плантедову и Плантед.", language="ru"),
        plain("two-book", "Я жил у Плантедовых.", language="ru"),
    )
    assert [(item.detail.value, item.group) for item in one.findings] == [("planted", 2)]
    assert [(item.detail.value, item.group) for item in other.findings] == [("planted", 2)]


def test_pair_of_shared_details_counts_when_nobody_else_has_it() -> None:
    risks = weighed(
        plain("both-of-them", "I am a nurse in Karaganda.", topics=("health",)),
        plain("nurse-only", "I am a nurse.", topics=("health",)),
        plain("town-only", "I live in Karaganda."),
    )
    pairs = {one.book: [(two.one.value, two.other.value) for two in one.pairs] for one in risks}
    assert pairs == {
        "both-of-them": [("health", "karaganda"), ("nurse", "karaganda")],
        "nurse-only": [],
        "town-only": [],
    }
    assert scores(risks)[0] == ("both-of-them", 3 + 3 + 1 + 2 + 2)


def test_at_most_three_pairs_count() -> None:
    words = ("I am a nurse.", "In Karaganda.", "A Korean.", "A Baptist.")
    alone = [plain(f"alone-{number}", word) for number, word in enumerate(words)]
    (worst, *_) = weighed(plain("all-of-them", " ".join(words)), *alone)
    assert (worst.book, len(worst.pairs)) == ("all-of-them", 3)


def test_names_of_a_translation_count_where_the_base_has_fewer() -> None:
    one = plain(
        "told-twice",
        "I met Zhanbota.",
        translations={"ru": {"story": "Я встретил Жемчугову и Плантедову."}},
    )
    (risk,) = weighed(one)
    assert [(item.detail.value, item.points) for item in risk.findings] == [
        ("zhanbota", 10),
        ("plantedovu", 10),
        ("zhemchugovu", 0),
    ]


def test_withdrawn_books_are_not_weighed() -> None:
    gone = dataclasses.replace(plain("gone-book", "Karaganda"), withdrawn=TODAY)
    shrunk = dataclasses.replace(gone, id="shrunk-book", anonymity=None, withdrawn=None)
    assert weighed(gone, shrunk) == ()


def test_anonymised_open_book_is_weighed_as_anonymous() -> None:
    one = plain("open-book", "I live in Karaganda.", anonymity="open", text={"name": "Ann Open"})
    assert scores(weighed(one)) == [("open-book", 0)]
    assert scores(weighed(one, anonymise=True)) == [("open-book", 6)]


def test_answer_does_not_hang_on_order() -> None:
    books = [plain("b-one", "I met Zhanbota, a nurse."), plain("a-two", "Karaganda, a nurse.")]
    assert weighed(*books) == weighed(*reversed(books))
