"""Numbers in any grouping, with words between their digits, spelled, or in letters that look alike."""

from __future__ import annotations

import pytest

from hlsite.audit.gate import Gate
from hlsite.audit.numerals import with_digits
from hlsite.audit.walk import Entry
from tests.audit.gates import SECRETS, blocked


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("восемь семьсот один двести тридцать четыре", "8701234"),
        ("пятьдесят шесть, семьдесят восемь", "5678"),
        ("жеті жүз бір, екі жүз отыз төрт, он бес", "70123415"),
        ("сто, сто двадцать", "100120"),
        ("двадцать двенадцать", "2012"),
        ("ноль ноль семь", "007"),
        ("seven zero one, twenty five", "70125"),
    ],
)
def test_numerals_are_read_as_they_are_said(text: str, digits: str) -> None:
    assert with_digits(text).decode() == digits


@pytest.mark.parametrize(
    "text",
    [
        "701 потом 234 и ещё 5678",
        "код 701, номер 234-56-78",
        "восемь семьсот один двести тридцать четыре пятьдесят шесть семьдесят восемь",
        "сегіз жеті нөл бір екі үш төрт бес алты жеті сегіз",
        "жеті жүз бір екі жүз отыз төрт елу алты жетпіс сегіз",
        "701 234 пять шесть семь восемь",
        "87O12345678",
        "8 7о1 2з4 56 78",
    ],
)
def test_phone_is_found_in_any_grouping(text: str) -> None:
    assert blocked(text) == {"phone"}


@pytest.mark.parametrize(
    "text",
    [
        "701 человек пришёл в тот вечер, а потом, когда все уже разошлись по домам, их было 2345678",
        "восемь семьсот один двести тридцать четыре",
        "один два три четыре пять шесть семь восемь девять",
    ],
)
def test_digits_that_are_far_apart_or_few_are_nobodys(text: str) -> None:
    assert blocked(text) == set()


def test_spelled_number_is_found_in_its_own_block() -> None:
    text = "<p>Один, два.</p><p>О ней</p><p>семьсот один 2345678</p><p>Три</p>"
    gate = Gate(SECRETS, {}, {})
    found = gate.examine(Entry("a.html", text.encode(), ""), 1)
    assert [each.rule for each in found if each.tier == "block"] == ["phone"]
