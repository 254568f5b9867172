"""Whole numbers from 0 to 100 in words, nominative; digits beyond."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

LARGEST_IN_WORDS = 100

_EN_SMALL = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_EN_TENS = (
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
)

_RU_SMALL = (
    "ноль",
    "один",
    "два",
    "три",
    "четыре",
    "пять",
    "шесть",
    "семь",
    "восемь",
    "девять",
    "десять",
    "одиннадцать",
    "двенадцать",
    "тринадцать",
    "четырнадцать",
    "пятнадцать",
    "шестнадцать",
    "семнадцать",
    "восемнадцать",
    "девятнадцать",
)
_RU_TENS = (
    "двадцать",
    "тридцать",
    "сорок",
    "пятьдесят",
    "шестьдесят",
    "семьдесят",
    "восемьдесят",
    "девяносто",
)
_RU_GENDERED: Mapping[tuple[int, str], str] = {(1, "f"): "одна", (2, "f"): "две", (1, "n"): "одно"}

_KK_ONES = (
    "нөл",
    "бір",
    "екі",
    "үш",
    "төрт",
    "бес",
    "алты",
    "жеті",
    "сегіз",
    "тоғыз",
)
_KK_TENS = (
    "он",
    "жиырма",
    "отыз",
    "қырық",
    "елу",
    "алпыс",
    "жетпіс",
    "сексен",
    "тоқсан",
)


@cache
def number_words(number: int, language: str, gender: str = "m") -> str:
    """`number` in words.

    Args:
        number: Any whole number; below 0 and above 100 it stays in digits.
        language: `en`, `kk` or `ru`; in another one the number stays in digits.
        gender: `m`, `f` or `n`: of the noun counted; only Russian tells them apart.
    """
    spell = {"en": _english, "ru": _russian, "kk": _kazakh}.get(language)
    if spell is None or not 0 <= number <= LARGEST_IN_WORDS:
        return str(number)
    return spell(number, gender)


def _english(number: int, _gender: str) -> str:
    if number == LARGEST_IN_WORDS:
        return "one hundred"
    if number < len(_EN_SMALL):
        return _EN_SMALL[number]
    tens, ones = divmod(number, 10)
    return _EN_TENS[tens - 2] + (f"-{_EN_SMALL[ones]}" if ones else "")


def _russian(number: int, gender: str) -> str:
    if number == LARGEST_IN_WORDS:
        return "сто"
    if number < len(_RU_SMALL):
        return _RU_GENDERED.get((number, gender), _RU_SMALL[number])
    tens, ones = divmod(number, 10)
    return _RU_TENS[tens - 2] + (f" {_russian(ones, gender)}" if ones else "")


def _kazakh(number: int, _gender: str) -> str:
    if number == LARGEST_IN_WORDS:
        return "жүз"
    tens, ones = divmod(number, 10)
    if not tens:
        return _KK_ONES[ones]
    return _KK_TENS[tens - 1] + (f" {_KK_ONES[ones]}" if ones else "")
