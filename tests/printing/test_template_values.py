"""`docs/printing.md` tells designers every key of what a template gets, and no other."""

from __future__ import annotations

import re

from hlsite.locale import Strings
from hlsite.printing.document import document_values
from hlsite.printing.values import Shelf, Values
from tests import factories
from tests.conftest import PROJECT
from tests.printing.kits import COVER, printed_book, room

TOLD = (PROJECT / "docs" / "printing.md").read_text("utf-8").partition("What a template gets")[2]
OF_A_PRODUCT = {"title", "bleed", "safe"}


def values() -> Values:
    catalogue = room(printed_book())
    [event] = catalogue.events
    shelf = Shelf(catalogue, event, factories.settings(), COVER, frozenset(), {})
    return document_values(shelf, "en", Strings("en"))


def told_of(row: str) -> set[str]:
    [cell] = re.findall(rf"(?m)^\| `{row}` \|(.*)\|$", TOLD)
    return set(re.findall(r"`(\w+)`", cell))


def test_keys_of_a_document_are_told() -> None:
    table = re.findall(r"(?m)^\| (`.*?) \|", TOLD)
    told = {name for cell in table for name in re.findall(r"`(\w+)`", cell)}
    assert told == set(values()) | OF_A_PRODUCT


def test_keys_of_an_event_are_told() -> None:
    assert told_of("event") == set(values()["event"])


def test_keys_of_a_book_are_told() -> None:
    [book] = values()["books"]
    [paragraph] = re.findall(r"(?ms)^A book: (.*?)\n\n", TOLD)
    assert {*book, *book["facts"]} <= set(re.findall(r"`(\w+)`", paragraph))


def test_keys_of_a_title_are_told() -> None:
    [book] = values()["books"]
    [paragraph] = re.findall(r"(?ms)^(A text is .*?)\n\n", TOLD)
    assert set(book["title"]) - {"v", "l", "s"} <= set(re.findall(r"`(\w+)`", paragraph))
