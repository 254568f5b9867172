"""What chance writes is no name: in tables and digests, where words fall apart or run together."""

from __future__ import annotations

import pytest

from hlsite.audit import EVERY, Identity, PersonName, Secrets
from hlsite.audit.decode.charset import runs
from hlsite.audit.decode.formats import opened
from tests.audit.disguises import _pdf
from tests.audit.gates import rules

SHORT = "Нар Но Бек Ку Ли Ия Ю Юн Ким Цой Пак Тен Хан Ан Шин Хо Ада"
PEOPLE = Secrets(
    tuple(
        Identity(f"b{n}", (PersonName("Гликерия", name),)) for n, name in enumerate(SHORT.split())
    )
)


def own(text: str | bytes, name: str = "a.txt") -> set[str]:
    """The rules of what stops a file of all these people's."""
    found = rules(text, name, secrets=PEOPLE, owners={name: [EVERY]})
    return {rule for tier, rule in found if tier != "review"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-be", "utf-16-le"])
@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Дана Ким", "Дана Ким"),
        ("Сейітова Ким", "Сейітова Ким"),
        ("сейітова", "сейітова"),
        ("нарк но", ""),
        ("гликер ли", "гликер"),
        ("ĆōŸŸƿǽ", ""),
    ],
)
def test_of_words_among_numbers_those_are_read_that_are_long_or_a_whole_name(
    written: str, read: str, encoding: str
) -> None:
    found = runs(b"\x03\x02" + written.encode(encoding) + b"\xff\x02").split("\n")
    assert (read in found) if read else found == [""]


def drawn(*parts: tuple[str, str]) -> str:
    """What is read of a page that draws parts, each behind the steps that go before it."""
    passages = opened("a.pdf", _pdf(drawn=list(parts))).passages
    return next(each.text for each in passages if each.place == "pdf page 1")


SPAN = "EMC /Span <</ActualText <FEFF043B>>> BDC"


@pytest.mark.parametrize(
    ("moved", "read"),
    [
        ("1 0 0 -1 20 0 Tm", "жұма\nлық"),
        (f"{SPAN} 1 0 0 -1 20 0 Tm", "жұмалық"),
        (f"{SPAN} 1 0 0 -1 20 9 Tm", "жұма\nлық"),
        (f"{SPAN} 2 0 0 -1 20 0 Tm", "жұма\nлық"),
        (f"ET {SPAN} BT 1 0 0 -1 20 0 Tm", "жұма\nлық"),
        ("/Span /Named BDC 1 0 0 -1 20 0 Tm", "жұма\nлық"),
        ("EMC 1 0 0 -1 20 0 Tm", "жұмалық"),
    ],
)
def test_letters_that_are_told_apart_do_not_cut_a_word_in_a_pdf(moved: str, read: str) -> None:
    first = "/P <</MCID 0>> BDC 1 0 0 -1 0 0 Tm"
    assert drawn(("жұма", first), ("лық", moved)).strip() == read


def test_name_in_a_line_that_is_set_anew_is_found() -> None:
    cut = [("Глик", "1 0 0 -1 0 0 Tm"), ("ерия Ли", f"{SPAN} 1 0 0 -1 20 0 Tm")]
    assert "full-name" in own(_pdf(drawn=cut), "a.pdf")


@pytest.mark.parametrize(
    "digest",
    [
        "uuid:ee006856-0832-58f9-9ff7-f5fcaf417bec",
        "SHA-256 d821a198 c1ada803 06a2bf5c",
        "#12bec345",
        "417bec00",
    ],
)
def test_digest_spells_nobody(digest: str) -> None:
    assert own(digest) == set()


@pytest.mark.parametrize("text", ["417bec", "room 12 Ada", "1Ada 12345678", "12345678 Ada"])
def test_letters_beside_a_number_are_somebody(text: str) -> None:
    assert own(text) == {"surname"}


def test_word_that_was_written_together_with_another_may_begin_a_sentence() -> None:
    assert own("You might begin withYou may ask.\nWhat elseIn whose hand?") == set()
    assert own("a readerКим came") == {"surname"}


def test_number_sign_is_nobody() -> None:
    assert own("Timetable\nNo.\nBook 14:00–16:55No.Book") == set()
    assert own("№\nКітап", "a.txt") == own("Кесте№Кітап ﬁ") == set()
    assert own("No") == set()
    assert own("Но") == {"surname"}
