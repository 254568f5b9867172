"""The index of one language: what it holds, and what never gets into it."""

from __future__ import annotations

import base64
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hlsite.model.public import Text
from hlsite.rendering.folding_texts import packed
from tests import factories
from tests.rendering.views import asset, rendered

CAPITAL = "\ue000"
TEXT_FIELDS = ("t", "s", "n", "w", "p")


def unpacked(values: dict[str, Any]) -> list[str]:
    """The texts again, bit by bit, as the browser reads them."""
    tokens: list[str] = []
    for line in values["lexicon"].splitlines():
        tokens.append((tokens[-1] if tokens else "")[: int(line[0])] + line[1:])
    by_code: dict[str, str] = {}
    code, rest = 0, iter(tokens)
    for length, count in enumerate(values["lengths"], start=1):
        code <<= 1
        for _ in range(count):
            by_code[f"{code:0{length}b}"] = next(rest)
            code += 1
    bits = "".join(f"{byte:08b}" for byte in base64.b64decode(values["bits"]))
    texts, text, seen, capital, after_word = [], "", "", False, False
    for bit in bits:
        seen += bit
        token = by_code.get(seen)
        if token is None:
            continue
        seen = ""
        is_word = token[:1].isalnum() or token[:1] == "_"
        if token == CAPITAL:
            capital = True
        elif token:
            text += " " * (after_word and is_word) + (token.capitalize() if capital else token)
            capital, after_word = False, is_word
        else:
            texts.append(text)
            text, after_word = "", False
    return texts


def index(language: str = "en", **fields: Any) -> dict[str, Any]:
    written = asset(rendered(factories.catalogue(**fields)), f"assets/search/{language}.js")
    found = json.loads(written.removeprefix("window.hlIndex=").removesuffix(";\n"))
    texts = iter(unpacked(found["texts"]))
    for document in found["documents"]:
        for field in TEXT_FIELDS:
            if field in document:
                document[field] = [next(texts) for _ in range(document[field])]
    assert isinstance(found, dict)
    return found


@given(st.lists(st.text(alphabet="аәБe ,.'-1 ", min_size=1), min_size=2))
def test_packed_texts_come_out_as_they_were(texts: list[str]) -> None:
    written = [" ".join(text.split()) for text in texts]
    # The last byte's empty bits may read as more texts.
    assert unpacked(packed(texts))[: len(texts)] == written


def test_book_is_there_with_its_fields() -> None:
    texts = {
        language: factories.book_text(
            language,
            name=Text("Saule", language),
            preconceptions=(Text("You sleep.", language), Text("You are used to it.", language)),
        )
        for language in factories.LANGUAGES
    }
    (book, *_) = index(shelf=(factories.book(texts=texts),))["documents"]
    assert book == {
        "k": "b",
        "u": "books/night-nurse/",
        "c": ["occupation"],
        "t": ["Night nurse"],
        "s": ["This book has spent nineteen years awake."],
        "n": ["Saule"],
        "p": ["You sleep.", "You are used to it."],
    }


def test_text_in_another_language_is_marked() -> None:
    texts = dict.fromkeys(factories.LANGUAGES, factories.book_text("ru"))
    (book, *_) = index(shelf=(factories.book(texts=texts),))["documents"]
    assert book["l"] == {"t": "ru", "s": "ru"}


def test_unlisted_book_is_not_in_the_index() -> None:
    secret = factories.book("hidden-key", title="Zanzibar")
    written = asset(
        rendered(factories.catalogue(shelf=(factories.book(),), unlisted=(secret,))),
        "assets/search/en.js",
    )
    assert [word for word in ("hidden-key", "zanzibar") if word in written.lower()] == []


def test_event_is_found_by_place_and_page_by_its_words() -> None:
    event = factories.event(venue=factories.venue())
    page = factories.hand_page("about", "Borrow *a person*, borrow a person.")
    documents = index(events=(event,), pages=(page,))["documents"]
    by_path = {document["u"]: document for document in documents}
    assert "Main Library" in by_path["events/winter-reading/"]["w"][0]
    assert by_path["about/"]["w"] == ["Borrow a person"]


def test_event_shows_its_day_and_that_it_is_off() -> None:
    events = (factories.event("held"), factories.event("off", "2027-01-16", status="cancelled"))
    days = [document["d"] for document in index(events=events)["documents"] if "d" in document]
    assert days == ["12 December", "16 January 2027, Cancelled"]


def test_index_of_another_language_names_its_folder() -> None:
    roots = {language: index(language)["root"] for language in factories.LANGUAGES}
    assert sorted(roots.values()).count("") == 1
