"""A second set of disguises, written after the matcher and without it: one look, then mended.

Some are single, as in `disguises`; the rest put spelling, grammar, letters, code and container
together as chance will have it.
"""

from __future__ import annotations

import base64
import codecs
import gzip
import html
import io
import json
import lzma
import quopri
import random
import struct
import tarfile
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from html.entities import html5
from urllib.parse import quote, quote_plus

import pikepdf

from tests.audit.corpus import Invented
from tests.audit.disguises import _pdf, _picture, alone, latin, russianised
from tests.audit.unseen import email_of, handle_of, iin_of, phone_of

Text = Callable[[Invented, random.Random], str]
File = Callable[[Invented, random.Random], tuple[str, bytes]]

TEXTS: dict[str, Text] = {}
FILES: dict[str, File] = {}


def named(person: Invented, rng: random.Random) -> str:
    ways = [
        f"{person.given} {person.surname}",
        f"{person.surname} {person.given}",
        f"{person.given} {person.patronymic} {person.surname}",
        f"{person.surname} {person.given} {person.patronymic}",
        f"{person.given[0]}. {person.surname}",
        f"{person.surname} {person.given[0]}.{person.patronymic[0]}.",
    ]
    return rng.choice([*ways, *([person.surname] * 2 if alone(person) else [])])


def whole(person: Invented, rng: random.Random) -> str:
    return rng.choice([f"{person.given} {person.surname}", f"{person.surname} {person.given}"])


# --- spelling -------------------------------------------------------------------------------

_RU = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі"


def _system(written: str) -> dict[str, str]:
    return dict(zip(_RU, written.split(), strict=True))


OTHER_SYSTEMS = {
    "kazakh_2017_apostrophes": _system("a b v g d e e j z i' i' k l m n o p r s t y' f h ts c' s' s' _ y _ e i'y' i'a a' g' q n' o' u u' h i"),
    "kazakh_2019": _system("a b v g d e io j z ı ı k l m n o p r s t ý f h ts ch sh sh _ y _ e ıý ıa á ǵ q ń ó u ú h i"),
    "kazakh_qazaqsha_kazakhstan_today": _system("a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya a g k n o u u h i"),
    "library_of_congress": _system("a b v g d e ë zh z i ĭ k l m n o p r s t u f kh ts ch sh shch ʺ y ʹ ė iu ia ă gh q ng ȯ ū u̇ ḣ ī"),
    "newspaper": _system("a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh sch _ y _ e yu ya a gh k n o u u kh i"),
    "soviet_passport_french": _system("a b v g d e e j z i i k l m n o p r s t ou f kh ts tch ch chtch _ y _ e iou ia a g k n o ou ou kh i"),
    "social": _system("a b v g d e e j z i i k l m n o p r s t u f h c ch sh sh _ y _ e u ya a g k n o u u h i"),
    "yandex_maps": _system("a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya a g k n o u u kh i"),
}  # fmt: skip


def roman(word: str, system: str) -> str:
    table = OTHER_SYSTEMS[system]
    out = []
    for letter in word:
        new = table.get(letter.lower(), letter).replace("_", "")
        out.append(new.capitalize() if letter.isupper() else new)
    return "".join(out)


for _system_name in OTHER_SYSTEMS:
    TEXTS[f"roman_{_system_name}"] = lambda p, r, s=_system_name: roman(whole(p, r), s)
    TEXTS[f"roman_upper_{_system_name}"] = lambda p, r, s=_system_name: roman(
        named(p, r), s
    ).upper()


def official(word: str) -> str:
    """A Kazakh name as Russian papers have it."""
    small = word.lower()
    for kazakh, russian in (
        ("дж", "дж"), ("әл", "аль"), ("үл", "уль"), ("өл", "оль"), ("елі", "ели"), ("һ", "х"), ("ә", "а"),
        ("ғ", "г"), ("қ", "к"), ("ң", "н"), ("ө", "о"), ("ұ", "у"), ("ү", "у"), ("і", "и"),
    ):  # fmt: skip
        small = small.replace(kazakh, russian)
    return "-".join(part.capitalize() for part in small.split("-"))


def official_soft(word: str) -> str:
    small = word.lower()
    for kazakh, russian in (
        ("гүл", "гюль"), ("әл", "аль"), ("ә", "э"), ("һ", "х"), ("ғ", "г"), ("қ", "к"), ("ң", "н"), ("ө", "у"),
        ("ұ", "у"), ("ү", "у"), ("і", "ы"),
    ):  # fmt: skip
        small = small.replace(kazakh, russian)
    return "-".join(part.capitalize() for part in small.split("-"))


def _parts(person: Invented, change: Callable[[str], str]) -> str:
    return f"{change(person.given)} {change(person.surname)}"


TEXTS["russian_papers"] = lambda p, r: _parts(p, official)
TEXTS["russian_papers_upper"] = lambda p, r: _parts(p, official).upper()
TEXTS["russian_papers_soft"] = lambda p, r: _parts(p, official_soft)
TEXTS["russian_papers_roman"] = lambda p, r: latin(_parts(p, official), "icao")
TEXTS["yo_as_ye"] = lambda p, r: named(p, r).replace("ё", "е").replace("Ё", "Е")
TEXTS["short_i_as_i"] = lambda p, r: named(p, r).replace("й", "и")
TEXTS["signs_dropped"] = lambda p, r: whole(p, r).replace("ь", "").replace("ъ", "")
TEXTS["apostrophe_for_sign"] = lambda p, r: whole(p, r).replace("ь", "'").replace("ъ", "'")

# --- order, initials, grammar ---------------------------------------------------------------

_DIGRAPHS = {
    "Ж": "Zh",
    "Ш": "Sh",
    "Ч": "Ch",
    "Ю": "Yu",
    "Я": "Ya",
    "Х": "Kh",
    "Ц": "Ts",
    "Щ": "Shch",
    "Е": "Ye",
    "Ғ": "Gh",
    "Ё": "Yo",
    "Җ": "Zh",
}


def digraph(letter: str) -> str:
    return _DIGRAPHS.get(letter, latin(letter, "passport_1997"))


for _name, _make in {
    "patronymic_alone_beside": lambda p, r: f"{p.patronymic} {p.surname}",
    "surname_patronymic": lambda p, r: f"{p.surname} {p.patronymic}",
    "three_commas": lambda p, r: f"{p.surname}, {p.given}, {p.patronymic}",
    "in_brackets": lambda p, r: f"{p.given} ({p.surname})",
    "in_quotes": lambda p, r: f"{p.given} «{p.surname}»",
    "initials_close": lambda p, r: f"{p.given[0]}.{p.patronymic[0]}.{p.surname}",
    "initials_after_spaced": lambda p, r: f"{p.surname} {p.given[0]}. {p.patronymic[0]}.",
    "initial_after_comma": lambda p, r: f"{p.surname}, {p.given[0]}.",
    "initial_no_break": lambda p, r: f"{p.given[0]}.\u00a0{p.patronymic[0]}.\u00a0{p.surname}",
    "initials_digraphs": lambda p, r: f"{digraph(p.given[0])}. {digraph(p.patronymic[0])}. {latin(p.surname, 'passport_1997')}",
    "initial_digraph": lambda p, r: f"{digraph(p.given[0])}. {latin(p.surname, 'bgn_plain')}",
    "initials_upper": lambda p, r: f"{p.given[0]}. {p.surname}".upper(),
    "given_initial_middle": lambda p, r: f"{p.given} {p.patronymic[0]}. {p.surname}",
    "line_between": lambda p, r: f"{p.surname}\n{p.given}\n{p.patronymic}",
    "tab_between": lambda p, r: f"{p.surname}\t{p.given}\t{p.patronymic}",
    "pipe_between": lambda p, r: f"{p.surname} | {p.given}",
    "slash_between": lambda p, r: f"{p.given}/{p.surname}",
    "colon_form": lambda p, r: f"Аты: {p.given}; Тегі: {p.surname}",
    "maiden": lambda p, r: f"{p.given} {p.surname}-Бекова",
    "title_before": lambda p, r: f"г-жа {p.surname} {p.given}",
}.items():  # fmt: skip
    TEXTS[_name] = _make  # noqa: PERF403 (as the others below, which change what they file)


def _russian(person: Invented, case: int) -> tuple[str, str, str]:
    """Given name, patronymic and surname: genitive, dative, accusative, instrumental, prepositional."""
    vowels = "аеёиоуыэюяәөүұі"

    def noun(word: str) -> str:
        low = word[-1]
        if low == "а":
            after = word[-2] in "гкхжшчщц"
            return (
                word[:-1]
                + (("и" if after else "ы"), "е", "у", ("ей" if word[-2] in "жшчщц" else "ой"), "е")[
                    case
                ]
            )
        if low == "я":
            prep = "и" if word[-2] == "и" else "е"
            return word[:-1] + ("и", prep, "ю", "ей", prep)[case]
        if low == "й":
            return word[:-1] + ("я", "ю", "я", "ем", "и" if word[-2] == "и" else "е")[case]
        if low == "ь":
            return (
                word[:-1]
                + (("и", "и", "ь", "ью", "и") if person.female else ("я", "ю", "я", "ем", "е"))[
                    case
                ]
            )
        if low in vowels or person.female:
            return word
        if word == "Лев":
            return "Льв" + ("а", "у", "а", "ом", "е")[case]
        if word == "Пётр":
            return "Петр" + ("а", "у", "а", "ом", "е")[case]
        return word + ("а", "у", "а", "ем" if low in "жшчщц" else "ом", "е")[case]

    def family(word: str) -> str:
        if person.female and word.endswith(("ова", "ева", "ёва", "ина", "ына")):
            return word[:-1] + ("ой", "ой", "у", "ой", "ой")[case]
        if word.endswith("ая"):
            return word[:-2] + ("ой", "ой", "ую", "ой", "ой")[case]
        if not person.female and word.endswith(("ов", "ев", "ёв", "ин", "ын")):
            return word + ("а", "у", "а", "ым", "е")[case]
        if person.female or word[-1] in vowels or word.endswith("их"):
            return word if word[-1] != "а" or not word.isalpha() else noun(word)
        return noun(word)

    given = noun(person.given)
    patronymic = noun(person.patronymic)
    return given, patronymic, "-".join(map(family, person.surname.split("-")))


for _case, _case_name in enumerate(
    ("genitive", "dative", "accusative", "instrumental", "locative")
):

    def _declined(person, rng, case=_case):
        given, patronymic, surname = _russian(person, case)
        return rng.choice(
            [f"{surname} {given}", f"{given} {patronymic} {surname}", f"{given} {surname}"]
        )

    TEXTS[f"declined_{_case_name}"] = _declined
    TEXTS[f"declined_russian_papers_{_case_name}"] = lambda p, r, c=_case: " ".join(
        map(official, _russian(p, c)[::2])
    )
    TEXTS[f"declined_roman_{_case_name}"] = lambda p, r, c=_case: latin(
        " ".join(_russian(p, c)[::2]), "icao"
    )
TEXTS["declined_initials"] = lambda p, r: (
    f"{_russian(p, r.randrange(5))[2]} {p.given[0]}.{p.patronymic[0]}."
)
TEXTS["initial_declined"] = lambda p, r: f"{p.given[0]}. {_russian(p, r.randrange(5))[2]}"


def _back(word: str) -> bool:
    return next((v in "аоұыуяюё" for v in reversed(word.lower()) if v in "аәеёиоөұүыіуяюэ"), True)


def kazakh(word: str, case: str) -> str:
    last, back = word[-1].lower(), _back(word)
    kind = (
        "v"
        if last in "аәеёиоөұүыіуяюэ"
        else "h"
        if last in "бвгдкқпстфхһцчшщ"
        else "n"
        if last in "мнң"
        else "z"
        if last in "жз"
        else "l"
    )
    table = {
        "gen": {"v": "ның", "n": "ның", "h": "тың", "z": "дың", "l": "дың"},
        "dat": {"v": "ға", "n": "ға", "h": "қа", "z": "ға", "l": "ға"},
        "acc": {"v": "ны", "n": "ды", "h": "ты", "z": "ды", "l": "ды"},
        "loc": {"v": "да", "n": "да", "h": "та", "z": "да", "l": "да"},
        "abl": {"v": "дан", "n": "нан", "h": "тан", "z": "дан", "l": "дан"},
        "ins": {"v": "мен", "n": "мен", "h": "пен", "z": "бен", "l": "мен"},
        "own": {"v": "нікі", "n": "нікі", "h": "тікі", "z": "дікі", "l": "дікі"},
        "all": {"v": "лар", "n": "дар", "h": "тар", "z": "дар", "l": "лар"},
        "alldat": {"v": "ларға", "n": "дарға", "h": "тарға", "z": "дарға", "l": "ларға"},
        "allgen": {"v": "лардың", "n": "дардың", "h": "тардың", "z": "дардың", "l": "лардың"},
        "like": {"v": "дай", "n": "дай", "h": "тай", "z": "дай", "l": "дай"},
        "my": {"v": "м", "n": "ым", "h": "ым", "z": "ым", "l": "ым"},
        "mydat": {"v": "ма", "n": "ыма", "h": "ыма", "z": "ыма", "l": "ыма"},
    }
    ending = table[case][kind]
    if not back and case not in {"ins", "own"}:
        ending = ending.translate(str.maketrans("аығқ", "еігк"))
    return word + ending


for _case_name in (
    "gen",
    "dat",
    "acc",
    "loc",
    "abl",
    "ins",
    "own",
    "all",
    "alldat",
    "allgen",
    "like",
):
    TEXTS[f"ending_{_case_name}"] = lambda p, r, c=_case_name: f"{p.given} {kazakh(p.surname, c)}"
    TEXTS[f"ending_first_{_case_name}"] = lambda p, r, c=_case_name: (
        f"{p.surname} {kazakh(p.given, c)}"
    )
    TEXTS[f"ending_roman_{_case_name}"] = lambda p, r, c=_case_name: latin(
        f"{p.given} {kazakh(p.surname, c)}", "kazakh_2021"
    )
TEXTS["ending_mine"] = lambda p, r: f"{p.surname} {kazakh(p.given, r.choice(['my', 'mydat']))}"
TEXTS["ending_apostrophe_english"] = lambda p, r: latin(whole(p, r), "passport_1997") + "’s"
TEXTS["ending_hyphen"] = lambda p, r: (
    f"{p.given} {p.surname}-{kazakh(p.surname, 'gen')[len(p.surname) :]}"
)


@(lambda f: TEXTS.__setitem__(f.__name__, f))
def family_plural(person, rng):
    word = person.surname
    if not alone(person):
        return f"{person.given} {word}"
    if word.endswith(("ова", "ева", "ёва", "ина")):
        word = word[:-1]
    if word.endswith(("ов", "ев", "ёв", "ин")):
        return rng.choice(["семья ", "у "]) + word + rng.choice(["ы", "ых", "ым", "ыми"])
    return word


# --- letters --------------------------------------------------------------------------------

_LOOK = {
    "ә": "ə", "ө": "ɵ", "ү": "γ", "і": "i", "һ": "h", "ң": "ŋ", "қ": "ķ", "ғ": "ғ", "ұ": "¥", "а": "a", "е": "e",
    "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "А": "A", "В": "B", "Е": "E", "К": "K", "М": "M", "Н": "H",
    "О": "O", "Р": "P", "С": "C", "Т": "T", "У": "Y", "Х": "X", "І": "I", "Ә": "Ə", "Ө": "Ɵ",
}  # fmt: skip


def _swap(text: str, table: dict[str, str], rng: random.Random, share: float) -> str:
    return "".join(table.get(c, c) if rng.random() < share else c for c in text)


def _shifted(text: str, capital: int, small: int) -> str:
    return "".join(
        chr(capital + ord(c) - 65)
        if "A" <= c <= "Z"
        else chr(small + ord(c) - 97)
        if "a" <= c <= "z"
        else c
        for c in text
    )


_WIDE = {"sans_bold": (0x1D5D4, 0x1D5EE), "script_bold": (0x1D4D0, 0x1D4EA), "double_struck_mono": (0x1D670, 0x1D68A), "fraktur_bold": (0x1D56C, 0x1D586), "squared": (0x1F130, 0x1F130), "squared_black": (0x1F170, 0x1F170), "parenthesised": (0x1F110, 0x249C)}  # fmt: skip
for _name, (_capital, _small) in _WIDE.items():
    TEXTS[f"styled_{_name}"] = lambda p, r, a=_capital, b=_small: _shifted(
        latin(whole(p, r), "icao"), a, b
    )

_INVISIBLES = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u061c\u180e\u2062\u2063"


def sprinkled(text: str, rng: random.Random) -> str:
    return "".join(c + (rng.choice(_INVISIBLES) if rng.random() < 0.5 else "") for c in text)


def marked(text: str, rng: random.Random) -> str:
    return "".join(
        c
        + (
            rng.choice("\u0301\u0300\u0332\u0305\u0307\u0323\u20e3")
            if c.isalpha() and rng.random() < 0.6
            else ""
        )
        for c in text
    )


_DIGITS = {"o": "0", "e": "3", "i": "1", "a": "4", "s": "5", "t": "7"}
_DIGITS_RU = {"о": "0", "з": "3", "а": "@", "ч": "4", "б": "6", "в": "8"}

for _name, _change in {
    "looks_kazakh": lambda s, r: _swap(s, _LOOK, r, 1),
    "looks_some": lambda s, r: _swap(s, _LOOK, r, 0.5),
    "looks_upper": lambda s, r: _swap(s.upper(), _LOOK, r, 0.6),
    "sprinkled": sprinkled,
    "sprinkled_looks": lambda s, r: sprinkled(_swap(s, _LOOK, r, 0.5), r),
    "marks_mixed": marked,
    "marks_looks": lambda s, r: marked(_swap(s, _LOOK, r, 0.5), r),
    "decomposed_upper": lambda s, r: unicodedata.normalize("NFD", s.upper()),
    "spaced_no_break": lambda s, r: "\u00a0".join(s.replace(" ", "")),
    "spaced_thin": lambda s, r: "\u2009".join(s.replace(" ", "")),
    "spaced_lines": lambda s, r: "\n".join(s.replace(" ", "")),
    "spaced_words": lambda s, r: " / ".join(" ".join(w) for w in s.split()),
    "spaced_upper": lambda s, r: " ".join(s.upper().replace(" ", "")),
    "spaced_middle_dot": lambda s, r: "·".join(s.replace(" ", "")),
    "spaced_bullet": lambda s, r: " • ".join(s.replace(" ", "")),
    "spaced_slash": lambda s, r: "/".join(s.replace(" ", "")),
    "spaced_comma": lambda s, r: ", ".join(s.replace(" ", "")),
    "spaced_em_dash": lambda s, r: " ".join("—".join(w) for w in s.split()),
    "spaced_emoji": lambda s, r: "🌸".join(s.replace(" ", "")),
    "spaced_two": lambda s, r: "  ".join(s.replace(" ", "")),
    "turned_line": lambda s, r: "\u202e" + s[::-1],
    "wrong_case": lambda s, r: "".join(c.upper() if n % 2 else c.lower() for n, c in enumerate(s)),
    "shouted_spaces": lambda s, r: "   ".join(s.upper().split()),
}.items():  # fmt: skip
    TEXTS[_name] = lambda p, r, f=_change: f(whole(p, r), r)

for _name, _change in {
    "spaced_latin": lambda s, r: " ".join(s.replace(" ", "")),
    "spaced_latin_dashes": lambda s, r: "-".join(s.replace(" ", "").lower()),
    "full_width_leet": lambda s, r: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in _swap(s.replace(" ", "_"), _DIGITS, r, 1)),
    "leet_some": lambda s, r: _swap(s.lower(), _DIGITS, r, 0.6),
    "leet_slug": lambda s, r: _swap(s.lower().replace(" ", "-"), {"o": "0", "e": "3", "i": "1"}, r, 1),
    "leet_joined": lambda s, r: _swap(s.lower().replace(" ", ""), {"o": "0", "a": "4"}, r, 1),
    "dotted_slug": lambda s, r: s.lower().replace(" ", "."),
    "tilde": lambda s, r: s.replace(" ", "~"),
    "tagged_together": lambda s, r: "#" + s.replace(" ", ""),
    "upper_snake": lambda s, r: s.upper().replace(" ", "_"),
    "train_case": lambda s, r: s.replace(" ", "-"),
    "file_name_date": lambda s, r: f"2026-05-01_{s.replace(' ', '_')}_final.pdf",
    "query_plus": lambda s, r: f"?name={quote_plus(s)}&x=1",
    "at_mention": lambda s, r: "@" + s.lower().replace(" ", ""),
}.items():  # fmt: skip
    TEXTS[_name] = lambda p, r, f=_change: f(
        latin(whole(p, r), r.choice(["icao", "passport_1997", "kazakh_2021", "chat_q"])), r
    )

TEXTS["leet_russian"] = lambda p, r: _swap(russianised(whole(p, r)).lower(), _DIGITS_RU, r, 1)
TEXTS["leet_russian_some"] = lambda p, r: _swap(russianised(whole(p, r)), _DIGITS_RU, r, 0.5)
_EN = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_RUS = "йцукенгшщзхъфывапролджэячсмитьбю"
TEXTS["layout_capitals"] = lambda p, r: russianised(whole(p, r)).translate(
    str.maketrans(_RUS + _RUS.upper() + "Ёё", _EN + 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>~`')
)
TEXTS["layout_latin_slug"] = lambda p, r: (
    latin(whole(p, r), "passport_1997").lower().translate(str.maketrans(_EN, _RUS))
)


def _hyphened(given: str, _patronymic: str, surname: str) -> str:
    return f"{given} {surname[:2]}-\n{surname[2:]}"


TEXTS["hyphen_line_russian_case"] = lambda p, r: _hyphened(*_russian(p, 0))
TEXTS["soft_hyphen_syllables"] = lambda p, r: "\u00ad".join(
    [p.given[:2], p.given[2:] + " " + p.surname[:1], p.surname[1:]]
)
TEXTS["hyphen_twice"] = lambda p, r: f"{p.given[:2]}-{p.given[2:]} {p.surname[:2]}-{p.surname[2:]}"
TEXTS["local_part_first_initial"] = lambda p, r: (
    digraph(p.given[0])[0].lower() + latin(p.surname, "icao").lower() + "@mail.example.kz"
)
TEXTS["local_part_initial_after"] = lambda p, r: (
    latin(p.surname, "icao").lower() + "." + digraph(p.given[0])[0].lower() + "@mail.example.kz"
)
TEXTS["local_part_tagged"] = lambda p, r: (
    latin(f"{p.given}.{p.surname}", "passport_1997").lower() + "+kitap@mail.example.kz"
)
TEXTS["local_part_underscore_digits"] = lambda p, r: (
    latin(f"{p.given}_{p.surname}", "passport_1997").lower() + "_1990@mail.example.kz"
)
TEXTS["profile_address"] = lambda p, r: (
    "https://social.example/" + latin(f"{p.given}.{p.surname}", "icao").lower() + "?hl=kk"
)
TEXTS["domain"] = lambda p, r: (
    "https://" + latin(f"{p.given}-{p.surname}", "icao").lower().replace("'", "") + ".kz/"
)
TEXTS["patronymic_apart"] = lambda p, r: (
    f"{p.surname} {p.given} " + p.patronymic.replace("ұлы", " ұлы").replace("қызы", "-қызы")
)


# --- codes ----------------------------------------------------------------------------------

_NAMED = {
    v: k.rstrip(";")
    for k, v in html5.items()
    if len(v) == 1 and "\u0400" <= v <= "\u04ff" and k.endswith(";")
}


def _mojibake(written: str, shown: str) -> Callable[[str], str]:
    return lambda s: s.encode(written, "replace").decode(shown, "replace")


CODES: dict[str, Callable[[str], str]] = {
    "entities_zeros": lambda s: "".join(f"&#{ord(c):07};" for c in s),
    "entities_upper_hex": lambda s: "".join(f"&#X{ord(c):X};" for c in s),
    "entities_named": lambda s: "".join(f"&{_NAMED[c]};" if c in _NAMED else c for c in s),
    "entities_some": lambda s: "".join(f"&#{ord(c)};" if n % 2 else c for n, c in enumerate(s)),
    "entities_thrice": lambda s: "".join(f"&amp;amp;#{ord(c)};" for c in s),
    "json_some": lambda s: "".join(f"\\u{ord(c):04X}" if n % 2 else c for n, c in enumerate(s)),
    "python_bytes": lambda s: "".join(f"\\x{b:02x}" for b in s.encode()),
    "octal_bytes": lambda s: "".join(f"\\{b:03o}" for b in s.encode()),
    "js_concatenated": lambda s: "'" + "' + '".join(s[n : n + 3] for n in range(0, len(s), 3)) + "'",
    "js_letters": lambda s: "[" + ",".join(f"'{c}'" for c in s) + "].join('')",
    "js_from_codes": lambda s: "String.fromCharCode(" + ", ".join(str(ord(c)) for c in s) + ")",
    "js_from_hex_codes": lambda s: "String.fromCodePoint(" + ",".join(hex(ord(c)) for c in s) + ")",
    "css_content": lambda s: 'content:"' + "".join(f"\\{ord(c):04X}" + ("" if n % 2 else " ") for n, c in enumerate(s)) + '"',
    "u_plus": lambda s: " ".join(f"U+{ord(c):04X}" for c in s),
    "percent_lower": lambda s: quote(s).lower(),
    "percent_plus": lambda s: quote_plus(s),
    "percent_all": lambda s: "".join(f"%{b:02X}" for b in s.encode()),
    "percent_thrice": lambda s: quote(quote(quote(s))),
    "percent_entities": lambda s: html.escape(quote(s)).replace("%", "&#37;"),
    "json_in_entities": lambda s: html.escape(json.dumps({"n": s})),
    "entities_in_json": lambda s: json.dumps({"n": "".join(f"&#{ord(c)};" for c in s)}),
    "base64_in_percent": lambda s: quote(base64.b64encode(s.encode()).decode(), safe=""),
    "base64_lines": lambda s: base64.encodebytes((f"Сәлем, бұл ұзақ мәтін. {s}. " * 3).encode()).decode(),
    "base64_zlib": lambda s: base64.b64encode(zlib.compress(s.encode())).decode(),
    "base64_zip": lambda s: base64.b64encode(_zipped("a.txt", s.encode())).decode(),
    "base64_json": lambda s: base64.b64encode(json.dumps({"name": s}).encode()).decode(),
    "base64_entities": lambda s: base64.b64encode("".join(f"&#{ord(c)};" for c in s).encode()).decode(),
    "base64_utf16_bom": lambda s: base64.b64encode(s.encode("utf-16")).decode(),
    "base32": lambda s: base64.b32encode(s.encode()).decode(),
    "ascii85": lambda s: base64.a85encode(s.encode(), adobe=True).decode(),
    "hex_upper": lambda s: s.encode().hex().upper(),
    "hex_utf16": lambda s: s.encode("utf-16-be").hex(),
    "hex_0x": lambda s: ", ".join(f"0x{b:02X}" for b in s.encode()),
    "hex_colons": lambda s: s.encode().hex(":"),
    "hex_of_base64": lambda s: base64.b64encode(s.encode()).hex(),
    "data_uri_percent": lambda s: "data:text/html;charset=utf-8," + quote(f"<p>{s}</p>"),
    "data_uri_html64": lambda s: "data:text/html;base64," + base64.b64encode(f"<b>{s[:3]}</b>{s[3:]}".encode()).decode(),
    "quoted_soft_breaks": lambda s: "=\n".join(quopri.encodestring(s.encode()).decode()[n : n + 11] for n in range(0, len(quopri.encodestring(s.encode()).decode()), 11)),
    "quoted_each": lambda s: "".join(f"={b:02X}" for b in s.encode()),
    "mime_words_two": lambda s: " ".join(f"=?utf-8?B?{base64.b64encode(part.encode()).decode()}?=" for part in (s[: len(s) // 2], s[len(s) // 2 :])),
    "mime_quoted": lambda s: "=?UTF-8?Q?" + "".join("_" if c == " " else "".join(f"={b:02X}" for b in c.encode()) for c in s) + "?=",
    "idna_host": lambda s: "https://" + ".".join("xn--" + w.lower().encode("punycode").decode() for w in s.split()) + ".kz/",
    "idna_host_hyphen": lambda s: "http://xn--" + s.lower().replace(" ", "-").encode("punycode").decode() + ".kz",
    "utf7": lambda s: s.encode("utf-7").decode(),
    "utf8_as_cp866": _mojibake("utf-8", "cp866"),
    "utf8_as_iso": _mojibake("utf-8", "iso8859-5"),
    "utf8_as_mac": _mojibake("utf-8", "mac-cyrillic"),
    "utf8_as_cp1251_twice": lambda s: s.encode().decode("cp1251", "replace").encode().decode("cp1251", "replace"),
    "utf8_as_cp1252_gaps": lambda s: "".join(bytes([b]).decode("cp1252", "replace") if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(b) for b in s.encode()),
    "utf8_as_latin1_entities": lambda s: "".join(f"&#{b};" for b in s.encode()),
    "utf8_as_latin1_json": lambda s: json.dumps(s.encode().decode("latin-1")),
    "rtf_codes": lambda s: "{\\rtf1\\ansi " + "".join(f"\\u{ord(c)}?" if ord(c) > 127 else c for c in s) + "}",
    "url_twice_base64": lambda s: "https://x.example/r?u=" + quote(base64.b64encode(quote(s).encode()).decode()),
}  # fmt: skip
CODES_RU: dict[str, Callable[[str], str]] = {
    "percent_koi8": lambda s: quote(s.encode("koi8-r")),
    "percent_iso": lambda s: quote(s.encode("iso8859-5")),
    "hex_koi8": lambda s: s.encode("koi8-r").hex(),
    "base64_iso": lambda s: base64.b64encode(s.encode("iso8859-5")).decode(),
    "quoted_koi8": lambda s: quopri.encodestring(s.encode("koi8-r")).decode(),
    "cp1251_as_cp1252": _mojibake("cp1251", "cp1252"),
    "cp1251_as_mac": _mojibake("cp1251", "mac-cyrillic"),
    "cp1251_as_iso": _mojibake("cp1251", "iso8859-5"),
    "cp1251_as_cp866": _mojibake("cp1251", "cp866"),
    "koi8_as_latin1": _mojibake("koi8-r", "latin-1"),
    "koi8_as_iso": _mojibake("koi8-r", "iso8859-5"),
    "iso_as_koi8": _mojibake("iso8859-5", "koi8-r"),
    "iso_as_latin1": _mojibake("iso8859-5", "latin-1"),
    "cp866_as_koi8": _mojibake("cp866", "koi8-r"),
    "mime_iso": lambda s: "=?iso-8859-5?B?" + base64.b64encode(s.encode("iso8859-5")).decode() + "?=",
    "rtf_hex": lambda s: "{\\rtf1\\ansicpg1251 " + "".join(f"\\'{b:02x}" for b in s.encode("cp1251")) + "}",
}  # fmt: skip


def _zipped(name: str, data: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        archive.writestr(name, data)
    return stream.getvalue()


for _name, _code in CODES.items():
    # A host holds no dots and signs of its own.
    _of = whole if _name.startswith("idna") else named
    TEXTS[f"code_{_name}"] = lambda p, r, f=_code, of=_of: f(of(p, r))
for _name, _code in CODES_RU.items():
    TEXTS[f"code_{_name}"] = lambda p, r, f=_code: f(
        russianised(named(p, r)).replace("һ", "х").replace("Җ", "Ж").replace("җ", "ж")
    )

# --- contacts -------------------------------------------------------------------------------

_SPELLED_SIGNS = [
    (" (at) ", " (dot) "),
    ("[at]", "[dot]"),
    (" собака ", " точка "),
    (" @ ", " . "),
    (" at ", " dot "),
]


def _spelled_signs(address: str, at: str, dot: str) -> str:
    return address.replace("@", at).replace(".", dot)


def _grouped(digits: str, rng: random.Random) -> str:
    style = rng.choice(
        [
            "8 (7{}) {}-{}-{}",
            "+7-7{}-{}-{}-{}",
            "7 7{} {} {} {}",
            "+7 (7{}) {}.{}.{}",
            "8.7{}.{}.{}.{}",
            "007 7{} {}{}{}",
            "7{} {} {} {}",
            "8/7{}/{}{}{}",
        ]
    )
    return style.format(digits[1:3], digits[3:6], digits[6:8], digits[8:])


for _name, _make in {
    "phone_grouped": lambda p, r: _grouped("".join(filter(str.isdigit, phone_of(p)))[1:], r),
    "phone_link": lambda p, r: "tel:" + phone_of(p).replace(" ", ""),
    "phone_messenger": lambda p, r: "https://wa.me/" + phone_of(p).replace(" ", "").strip("+"),
    "phone_full_width": lambda p, r: "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in phone_of(p)),
    "phone_arabic": lambda p, r: phone_of(p).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
    "phone_keycaps": lambda p, r: "".join(c + "\ufe0f\u20e3" if c.isdigit() else c for c in phone_of(p)),
    "phone_sprinkled": lambda p, r: sprinkled(phone_of(p), r),
    "phone_spaced": lambda p, r: " ".join(phone_of(p).replace(" ", "")),
    "phone_entities": lambda p, r: "".join(f"&#{ord(c)};" for c in phone_of(p)),
    "phone_percent": lambda p, r: "".join(f"%{ord(c):02X}" for c in phone_of(p)),
    "phone_base64": lambda p, r: base64.b64encode(phone_of(p).encode()).decode(),
    "iin_plain": lambda p, r: "ИИН " + iin_of(p),
    "iin_grouped": lambda p, r: f"{iin_of(p)[:6]}-{iin_of(p)[6:]}",
    "iin_spaced": lambda p, r: " ".join(iin_of(p)[n : n + 3] for n in range(0, 12, 3)),
    "iin_entities": lambda p, r: "".join(f"&#x{ord(c):x};" for c in iin_of(p)),
    "email_plain": lambda p, r: email_of(p),
    "email_upper": lambda p, r: email_of(p).upper(),
    "email_link": lambda p, r: f'<a href="mailto:{email_of(p)}">',
    "email_spelled": lambda p, r: _spelled_signs(email_of(p), *r.choice(_SPELLED_SIGNS)),
    "email_entities": lambda p, r: "".join(f"&#{ord(c)};" for c in email_of(p)),
    "email_full_width": lambda p, r: email_of(p).replace("@", "＠").replace(".", "．"),
    "email_base64": lambda p, r: base64.b64encode(email_of(p).encode()).decode(),
    "email_sprinkled": lambda p, r: sprinkled(email_of(p), r),
    "email_local_alone": lambda p, r: email_of(p).partition("@")[0],
    "handle_plain": lambda p, r: handle_of(p),
    "handle_address": lambda p, r: "https://t.me/" + handle_of(p)[1:],
    "handle_upper": lambda p, r: handle_of(p)[1:].upper(),
    "handle_dotted": lambda p, r: handle_of(p)[1:].replace("_", "."),
    "handle_sprinkled": lambda p, r: sprinkled(handle_of(p), r),
}.items():  # fmt: skip
    TEXTS[f"contact_{_name}"] = _make

# --- files ----------------------------------------------------------------------------------

_PAGE = "<!doctype html><html><head><title>Кітап</title></head><body><main>{}</main></body></html>"


def page(inner: str) -> tuple[str, bytes]:
    return "index.html", _PAGE.format(inner).encode()


def _att(text: str) -> str:
    return html.escape(text, quote=True)


for _name, _build in {
    "og_title": lambda s: f'<meta property="og:title" content="{_att(s)}">',
    "aria_label": lambda s: f'<button aria-label="{_att(s)}"></button>',
    "svg_desc": lambda s: f"<svg><desc>{s}</desc></svg>",
    "svg_metadata": lambda s: f"<svg><metadata><rdf:RDF><cc:Work><dc:creator><cc:Agent><dc:title>{s}</dc:title></cc:Agent></dc:creator></cc:Work></rdf:RDF></metadata></svg>",
    "svg_letters": lambda s: "<svg>" + "".join(f'<text x="{n}">{c}</text>' for n, c in enumerate(s)) + "</svg>",
    "svg_use_id": lambda s: f'<svg><g id="{_att(s.replace(" ", "_"))}"/></svg>',
    "download": lambda s: f'<a download="{_att(s)}.pdf" href="x">x</a>',
    "srcset": lambda s: f'<img srcset="/{quote(s)}-640.webp 640w, /{quote(s)}-960.webp 960w">',
    "placeholder": lambda s: f'<input placeholder="{_att(s)}">',
    "conditional_comment": lambda s: f"<!--[if IE]><p>{s}</p><![endif]-->",
    "comments_between": lambda s: "<p>" + "<!---->".join(s) + "</p>",
    "wbr_each": lambda s: "<p>" + "<wbr>".join(s) + "</p>",
    "empty_spans": lambda s: "<p>" + "<span></span>".join(s[n : n + 2] for n in range(0, len(s), 2)) + "</p>",
    "nested_inline": lambda s: f"<p><b><i>{s[0]}</i></b><u>{s[1:4]}</u><a href='#'>{s[4:]}</a></p>",
    "big_first_letter": lambda s: "<p>" + " ".join(f"<span class='cap'>{w[0]}</span>{w[1:]}" for w in s.split()) + "</p>",
    "ruby": lambda s: f"<ruby>{s}<rt>x</rt></ruby>",
    "definition": lambda s: "<dl>" + "".join(f"<dt>{n}</dt><dd>{w}</dd>" for n, w in enumerate(s.split())) + "</dl>",
    "rows": lambda s: "<table>" + "".join(f"<tr><th>{n}</th><td>{w}</td></tr>" for n, w in zip(("Тегі", "Аты", "Әкесінің аты"), s.split(), strict=False)) + "</table>",
    "option": lambda s: f"<select><option value='1'>{s}</select>",
    "data_json": lambda s: f'<div data-book-json="{_att(json.dumps({"n": s}))}"></div>',
    "onclick": lambda s: "<a onclick=\"alert('" + "".join(f"\\u{ord(c):04x}" for c in s) + "')\">x</a>",
    "style_attribute": lambda s: '<p style="--n:\'' + "".join(f"\\{ord(c):x} " for c in s) + "'\"></p>",
    "js_template": lambda s: f"<script>const n = `${{a}} {s}`;</script>",
    "js_hex_html": lambda s: "<script>document.write('" + "".join(f"\\x26#{ord(c)};" for c in s) + "')</script>",
    "js_atob": lambda s: f'<script>el.textContent = decodeURIComponent(escape(atob("{base64.b64encode(s.encode()).decode()}")))</script>',
    "json_ld_unicode": lambda s: f'<script type="application/ld+json">{json.dumps({"@type": "Person", "givenName": s.split()[0], "familyName": s.split()[-1], "name": s})}</script>',
    "unclosed_tag": lambda s: f"<p>Бұл <b {s}",
    "unclosed_comment": lambda s: f"<p>x</p><!-- {s}",
    "unclosed_script": lambda s: f"<script>var a = '{s}'",
    "null_between": lambda s: "<p>" + "&#8203;".join(s) + "</p>",
    "entities_across_tags": lambda s: "<p>" + "".join(f"<i>&#{ord(c)};</i>" if n % 2 else f"&#x{ord(c):x};" for n, c in enumerate(s)) + "</p>",
    "picture_svg_data": lambda s: "<img src='data:image/svg+xml," + quote(f"<svg xmlns='x'><title>{s}</title></svg>") + "'>",
    "frame_data": lambda s: "<iframe src='data:text/html;base64," + base64.b64encode(f"<p>{s}</p>".encode()).decode() + "'></iframe>",
    "css_font_face": lambda s: f"<style>@font-face{{font-family:'{s}'}}</style>",
    "css_class": lambda s: f"<p class='{_att(s.replace(' ', '-').lower())}'>x</p>",
    "math": lambda s: "<math>" + "".join(f"<mi>{c}</mi>" for c in s) + "</math>",
    "title_entity_double": lambda s: "<p title='" + "".join(f"&amp;#x{ord(c):x};" for c in s) + "'>x</p>",
    "uppercase_tags": lambda s: f"<P>Бұл <B>{s[:2]}</B>{s[2:]}</P>",
    "font_letters": lambda s: "<p>" + "".join(f"<font color=red>{c}</font>" for c in s) + "</p>",
    "line_in_tag": lambda s: f"<p>{s[:3]}<b\n>{s[3:]}</b\n></p>",
}.items():  # fmt: skip
    FILES[f"page_{_name}"] = lambda p, r, f=_build: page(f(whole(p, r)))


def _tar_gz(data: bytes) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        entry = tarfile.TarInfo("b/a.txt")
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))
    return stream.getvalue()


def _fold_bytes(line: str, width: int) -> bytes:
    raw = line.encode()
    return (
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"
        + b"\r\n ".join(raw[n : n + width] for n in range(0, len(raw), width))
        + b"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )


def _zip_comment(text: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "x")
        archive.comment = text.encode()
    return stream.getvalue()


_FEED = '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">{}</feed>'
for _name, (_file, _build) in {
    "sitemap": ("sitemap.xml", lambda s: f"<urlset><url><loc>https://x.example/{quote(s.lower().replace(' ', '-'))}/</loc></url></urlset>".encode()),
    "atom_author": ("feed.xml", lambda s: _FEED.format(f"<author><name>{s}</name></author>").encode()),
    "rss_entities": ("rss.xml", lambda s: ("<rss><channel><description>" + html.escape(f"<p>{s[:3]}<b>{s[3:]}</b></p>") + "</description></channel></rss>").encode()),
    "manifest": ("site.webmanifest", lambda s: json.dumps({"name": s}).encode()),
    "vcard": ("a.vcf", lambda s: f"BEGIN:VCARD\r\nN;CHARSET=UTF-8:{s.replace(' ', ';')};;;\r\nEND:VCARD\r\n".encode()),
    "vcard_quoted": ("a.vcf", lambda s: b"BEGIN:VCARD\r\nFN;ENCODING=QUOTED-PRINTABLE:" + "".join(f"={b:02X}" for b in s.encode()).encode() + b"\r\nEND:VCARD\r\n"),
    "calendar_attendee": ("a.ics", lambda s: _fold_bytes(f'ATTENDEE;CN="{s}";ROLE=REQ-PARTICIPANT:mailto:x@x.example', 75)),
    "calendar_narrow": ("a.ics", lambda s: _fold_bytes(f"DESCRIPTION:Кітап {s}", 7)),
    "calendar_attachment": ("a.ics", lambda s: _fold_bytes("ATTACH;ENCODING=BASE64;VALUE=BINARY:" + base64.b64encode(f"Бұл ұзын жазба, онда {s} бар".encode()).decode(), 40)),
    "yaml": ("a.yml", lambda s: f"name: {json.dumps(s)}\n".encode()),
    "toml": ("a.toml", lambda s: f'name = "{s}"\n'.encode()),
    "subtitles": ("a.vtt", lambda s: f"WEBVTT\n\n00:01.000 --> 00:02.000\n<v {s}>Сәлем\n".encode()),
    "translation": ("a.po", lambda s: f'msgid "x"\nmsgstr "{s[:4]}"\n"{s[4:]}"\n'.encode()),
    "geojson": ("a.geojson", lambda s: json.dumps({"type": "Feature", "properties": {"n": s}}, ensure_ascii=False).encode()),
    "json_lines": ("a.jsonl", lambda s: (json.dumps({"a": 1}) + "\n" + json.dumps({"a": s}) + "\n").encode()),
    "json_html": ("a.json", lambda s: json.dumps({"html": f"<p><b>{s[:2]}</b>{s[2:]}</p>"}).encode()),
    "json_split": ("a.json", lambda s: json.dumps({"words": s.split()}).encode()),
    "json_letters": ("a.json", lambda s: json.dumps(list(s)).encode()),
    "json_utf16": ("a.json", lambda s: json.dumps({"n": s}, ensure_ascii=False).encode("utf-16")),
    "mail": ("a.eml", lambda s: b"From: x\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(f"Менің атым {s}, сізге хат жаздым.".encode())),
    "no_suffix": ("LICENSE", lambda s: f"Copyright 2026 {s}\n".encode()),
    "odd_suffix": ("a.dat", lambda s: f"x {s} x".encode()),
    "csv_quoted": ("a.csv", lambda s: ("id,surname,given\n1," + ",".join(f'"{w}"' for w in s.split()) + "\n").encode()),
    "utf16_html": ("a.html", lambda s: f"<html><body><p>{s}</p></body></html>".encode("utf-16")),
    "utf16_xml": ("a.xml", lambda s: f'<?xml version="1.0" encoding="utf-16"?><r>{s}</r>'.encode("utf-16")),
    "utf32_be": ("a.txt", lambda s: codecs.BOM_UTF32_BE + s.encode("utf-32-be")),
    "ptcp154": ("a.txt", lambda s: f"Бұл {s} деген кісі".replace("җ", "ж").replace("Җ", "Ж").encode("ptcp154")),
    "tar_gz": ("a.tgz", lambda s: _tar_gz(s.encode())),
    "gzip_twice": ("a.gz", lambda s: gzip.compress(gzip.compress(s.encode()))),
    "gzip_zip_gzip": ("a.gz", lambda s: gzip.compress(_zipped("b.gz", gzip.compress(s.encode())))),
    "zip_stored": ("a.zip", lambda s: _zipped("a.txt", s.encode(), zipfile.ZIP_STORED)),
    "zip_lzma": ("a.zip", lambda s: _zipped("a.txt", s.encode(), zipfile.ZIP_LZMA)),
    "zip_html": ("a.epub", lambda s: _zipped("a.xhtml", f"<p>{s[:2]}<i>{s[2:]}</i></p>".encode())),
    "zip_comment": ("a.zip", _zip_comment),
    "zip_folder_name": ("a.zip", lambda s: _zipped(f"{s}/a.txt", b"x")),
    "xz_tar": ("a.txz", lambda s: lzma.compress(_tar_gz(s.encode()))),
    "zlib_base64_json": ("a.json", lambda s: json.dumps({"b": base64.b64encode(zlib.compress(s.encode())).decode()}).encode()),
    "source_map_name": ("a.map", lambda s: json.dumps({"version": 3, "names": [s], "sources": [f"/home/{s}/x.ts"]}).encode()),
    "css_content": ("a.css", lambda s: ('a::after{content:"' + "".join(f"\\{ord(c):x} " for c in s) + '"}').encode()),
    "css_url": ("a.css", lambda s: f"a{{background:url(/{quote(s)}.png)}}".encode()),
    "css_variable": ("a.css", lambda s: f':root{{--n:"{s}"}}'.encode()),
    "js_module": ("a.mjs", lambda s: f"export const n = {json.dumps(s)};".encode()),
    "js_object": ("a.js", lambda s: f"var a={{given:'{s.split()[0]}',family:'{s.split()[-1]}'}}".encode()),
    "js_long_line": ("a.js", lambda s: ("var x=1;" * 4000 + f"var n={json.dumps(s)};" + "var y=2;" * 4000).encode()),
    "gif_comment": ("a.gif", lambda s: b"GIF89a\x01\0\x01\0\0\0\0!\xfe" + bytes([len(s.encode())]) + s.encode() + b"\0;"),
    "svg_cdata_style": ("a.svg", lambda s: f"<svg><style><![CDATA[/* {s} */]]></style></svg>".encode()),
    "svg_gzip": ("a.svgz", lambda s: gzip.compress(f"<svg><title>{s}</title></svg>".encode())),
    "xml_doctype": ("a.xml", lambda s: f'<!DOCTYPE r [<!ENTITY n "{s}">]><r>&n;</r>'.encode()),
    "xml_instruction": ("a.xml", lambda s: f'<?author name="{s}"?><r/>'.encode()),
    "path_folder": (None, lambda s: f"{s}/index.html"),
    "path_underscores": (None, lambda s: f"assets/{latin(s, 'icao').replace(' ', '_')}.webp"),
    "path_base64": (None, lambda s: f"a/{base64.urlsafe_b64encode(s.encode()).decode()}.html"),
    "path_decomposed": (None, lambda s: f"a/{unicodedata.normalize('NFD', s)}.html"),
    "path_looks": (None, lambda s: f"a/{_swap(s, _LOOK, random.Random(5), 0.5)}.html"),
    "path_hex": (None, lambda s: f"a/{s.encode().hex()}.html"),
    "path_together": (None, lambda s: f"a/{latin(s, 'passport_1997').lower().replace(' ', '')}.html"),
}.items():  # fmt: skip
    if _file is None:
        FILES[f"file_{_name}"] = lambda p, r, f=_build: (f(whole(p, r)), b"x")
    else:
        FILES[f"file_{_name}"] = lambda p, r, f=_build, n=_file: (n, f(whole(p, r)))
for _name, (_file, _build) in {
    "html_koi8": ("a.html", lambda s: f'<meta charset="koi8-r"><p>Это {s}</p>'.encode("koi8-r")),
    "html_undeclared": ("a.html", lambda s: f"<p>Это {s}</p>".encode("cp1251")),
    "xml_iso": ("a.xml", lambda s: f'<?xml version="1.0" encoding="iso-8859-5"?><r>{s}</r>'.encode("iso8859-5")),
    "json_cp1251": ("a.json", lambda s: json.dumps({"n": s}, ensure_ascii=False).encode("cp1251")),
    "js_cp1251": ("a.js", lambda s: f"var n='{s}'".encode("cp1251")),
    "calendar_koi8": ("a.ics", lambda s: f"BEGIN:VCALENDAR\r\nSUMMARY:{s}\r\nEND:VCALENDAR\r\n".encode("koi8-r")),
    "zip_cp866": ("a.zip", lambda s: _zipped("a.txt", f"Это {s}".encode("cp866"))),
    "gzip_koi8": ("a.gz", lambda s: gzip.compress(f"Это {s}, он".encode("koi8-r"))),
    "mac": ("a.txt", lambda s: f"Это {s}, наш друг".encode("mac-cyrillic")),
}.items():  # fmt: skip
    FILES[f"file_{_name}"] = lambda p, r, f=_build, n=_file: (
        n,
        f(russianised(whole(p, r)).replace("Җ", "Ж").replace("җ", "ж")),
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _png_with(kind: bytes, body: bytes) -> bytes:
    plain = _picture("PNG")
    return plain[:33] + _chunk(kind, body) + plain[33:]


def _segment(marker: int, body: bytes) -> bytes:
    plain = _picture("JPEG")
    return plain[:2] + bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body + plain[2:]


def _webp_with(kind: bytes, body: bytes) -> bytes:
    plain = _picture("WEBP")
    grown = plain + kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
    return grown[:4] + struct.pack("<I", len(grown) - 8) + grown[8:]


for _name, (_file, _build) in {
    "png_itxt_packed": ("a.png", lambda s: _png_with(b"iTXt", b"Author\0\1\0kk\0\0" + zlib.compress(s.encode()))),
    "png_ztxt_utf8": ("a.png", lambda s: _png_with(b"zTXt", b"Author\0\0" + zlib.compress(s.encode()))),
    "png_text_utf8": ("a.png", lambda s: _png_with(b"tEXt", b"Author\0" + s.encode())),
    "png_xmp": ("a.png", lambda s: _png_with(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + f"<x:xmpmeta><dc:creator>{s}</dc:creator></x:xmpmeta>".encode())),
    "png_own_chunk": ("a.png", lambda s: _png_with(b"naMe", s.encode("utf-16-le"))),
    "png_trailing_gzip": ("a.png", lambda s: _picture("PNG") + gzip.compress(s.encode())),
    "jpeg_comment_utf16": ("a.jpg", lambda s: _segment(0xFE, s.encode("utf-16-le"))),
    "jpeg_iptc": ("a.jpg", lambda s: _segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x20\x1c\x02\x50" + struct.pack(">H", len(s.encode())) + s.encode())),
    "jpeg_user_comment": ("a.jpg", lambda s: _segment(0xE1, b"Exif\0\0II*\0\x08\0\0\0" + b"UNICODE\0" + s.encode("utf-16-be"))),
    "jpeg_profile": ("a.jpg", lambda s: _segment(0xE2, b"ICC_PROFILE\0\1\1" + b"\0" * 128 + s.encode("utf-16-be"))),
    "jpeg_thumbnail": ("a.jpg", lambda s: _segment(0xE1, b"Exif\0\0" + _segment(0xFE, s.encode()))),
    "webp_xmp_attribute": ("a.webp", lambda s: _webp_with(b"XMP ", f'<rdf:Description photoshop:Credit="{s}"/>'.encode())),
    "webp_own_chunk": ("a.webp", lambda s: _webp_with(b"NAME", s.encode())),
    "webp_exif_utf16": ("a.webp", lambda s: _webp_with(b"EXIF", b"II*\0" + s.encode("utf-16-le"))),
}.items():  # fmt: skip
    FILES[_name] = lambda p, r, f=_build, n=_file: (n, f(whole(p, r)))
FILES["jpeg_comment_cp1251"] = lambda p, r: (
    "a.jpg",
    _segment(0xFE, russianised(whole(p, r)).replace("җ", "ж").replace("Җ", "Ж").encode("cp1251")),
)
FILES["jpeg_exif_artist_utf8"] = lambda p, r: (
    "a.jpg",
    _segment(
        0xE1,
        b"Exif\0\0II*\0\x08\0\0\0\1\0\x3b\1\2\0\x20\0\0\0\x1a\0\0\0\0\0\0\0"
        + whole(p, r).encode()
        + b"\0",
    ),
)


def _changed(change: Callable[[pikepdf.Pdf, str], None]) -> File:
    return lambda p, r: ("a.pdf", _pdf(lambda pdf: change(pdf, whole(p, r))))


def _annotated(pdf: pikepdf.Pdf, **keys: object) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Rect=[0, 0, 1, 1], **keys)
    pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(note)])


def _attached(pdf: pikepdf.Pdf, name: str, data: bytes) -> None:
    pdf.attachments[name] = data


def _with_field(pdf: pikepdf.Pdf, name: str) -> None:
    field = pdf.make_indirect(
        pikepdf.Dictionary(FT=pikepdf.Name.Tx, T=pikepdf.String("f"), V=pikepdf.String(name))
    )
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))


for _name, _change in {
    "subject": lambda pdf, s: pdf.docinfo.__setitem__("/Subject", s),
    "own_info": lambda pdf, s: pdf.docinfo.__setitem__("/Owner", s),
    "field": _with_field,
    "popup": lambda pdf, s: _annotated(pdf, Subtype=pikepdf.Name.FreeText, Contents=pikepdf.String("x"), RC=pikepdf.String(f"<body><p>{s[:2]}<b>{s[2:]}</b></p></body>")),
    "annotation_title": lambda pdf, s: _annotated(pdf, Subtype=pikepdf.Name.Text, T=pikepdf.String(s)),
    "attachment_html": lambda pdf, s: _attached(pdf, "a.html", f"<p>{s[:3]}<b>{s[3:]}</b></p>".encode()),
    "attachment_zip": lambda pdf, s: _attached(pdf, "a.zip", _zipped("b.txt", s.encode())),
    "attachment_name": lambda pdf, s: _attached(pdf, f"{s}.txt", b"x"),
    "javascript": lambda pdf, s: pdf.Root.__setitem__("/OpenAction", pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String(f"app.alert({json.dumps(s)})"))),
    "javascript_stream": lambda pdf, s: pdf.Root.__setitem__("/OpenAction", pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pdf.make_stream(f"app.alert({json.dumps(s)})".encode()))),
    "structure_alt": lambda pdf, s: pdf.Root.__setitem__("/StructTreeRoot", pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=pikepdf.Dictionary(S=pikepdf.Name.Figure, Alt=pikepdf.String(s))))),
    "layer_name": lambda pdf, s: pdf.Root.__setitem__("/OCProperties", pikepdf.Dictionary(OCGs=pikepdf.Array([pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String(s)))]))),
    "page_label": lambda pdf, s: pdf.Root.__setitem__("/PageLabels", pikepdf.Dictionary(Nums=pikepdf.Array([0, pikepdf.Dictionary(P=pikepdf.String(s))]))),
    "destination": lambda pdf, s: pdf.Root.__setitem__("/Names", pikepdf.Dictionary(Dests=pikepdf.Dictionary(Names=pikepdf.Array([pikepdf.String(s), pikepdf.Array([])])))),
    "piece_info": lambda pdf, s: pdf.pages[0].obj.__setitem__("/PieceInfo", pikepdf.Dictionary(App=pikepdf.Dictionary(Private=pdf.make_stream(s.encode("utf-16"))))),
    "xmp_utf16": lambda pdf, s: pdf.pages[0].obj.__setitem__("/Metadata", pdf.make_stream(f"<x:xmpmeta><a>{s}</a></x:xmpmeta>".encode("utf-16"), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)),
    "uri_percent": lambda pdf, s: _annotated(pdf, Subtype=pikepdf.Name.Link, A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://x.example/?q=" + quote(s)))),
    "differences": lambda pdf, s: _by_glyph_names(pdf, s),
    "name_object": lambda pdf, s: pdf.Root.__setitem__("/Extra", pikepdf.Name("/" + latin(s, "icao").replace(" ", "_"))),
}.items():  # fmt: skip
    FILES[f"pdf_{_name}"] = _changed(_change)


def _by_glyph_names(pdf: pikepdf.Pdf, name: str) -> None:
    """Draw with a simple font whose letters are told by glyph names alone."""
    letters = list(dict.fromkeys(name))
    glyphs = pikepdf.Array([65, *(pikepdf.Name(f"/uni{ord(c):04X}") for c in letters)])
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.TrueType, BaseFont=pikepdf.Name.F,
        Encoding=pikepdf.Dictionary(Type=pikepdf.Name.Encoding, Differences=glyphs),
    )  # fmt: skip
    first = pdf.pages[0].obj
    first.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(A=pdf.make_indirect(font)))
    codes = bytes(65 + letters.index(c) for c in name)
    first.Contents = pdf.make_stream(b"BT /A 9 Tf <" + codes.hex().encode() + b"> Tj ET")


FILES["pdf_kerned"] = lambda p, r: (
    "a.pdf",
    _pdf(drawn=[(c, "3 0 Td" if c != " " else "9 0 Td") for c in roman(whole(p, r), "newspaper")]),
)
FILES["pdf_declined"] = lambda p, r: (
    "a.pdf",
    _pdf(drawn=[(" ".join(_russian(p, 1)[::2]), "0 0 Td")]),
)
FILES["pdf_lines_hyphen"] = lambda p, r: (
    "a.pdf",
    _pdf(drawn=[(f"{p.given} {p.surname[:2]}-", "0 0 Td"), (p.surname[2:], "0 -9 Td")]),
)
FILES["pdf_two_columns"] = lambda p, r: (
    "a.pdf",
    _pdf(drawn=[(p.surname, "0 0 Td"), (p.given, "120 0 Td")]),
)


# --- by chance ------------------------------------------------------------------------------


def _spelled(person: Invented, rng: random.Random) -> str:
    way = rng.randrange(6)
    if way == 0:
        return named(person, rng)
    if way == 1:
        return " ".join(_russian(person, rng.randrange(5))[::2])
    if way == 2:
        return f"{person.given} {kazakh(person.surname, rng.choice(['gen', 'dat', 'acc', 'abl', 'ins']))}"
    if way == 3:
        return latin(
            named(person, rng),
            rng.choice(
                ["icao", "bgn_plain", "passport_1997", "kazakh_2021", "kazakh_2018", "chat_q"]
            ),
        )
    if way == 4:
        return latin(
            f"{person.given} {kazakh(person.surname, 'gen')}",
            rng.choice(["kazakh_2021", "passport_1997"]),
        )
    return russianised(named(person, rng))


_LETTERS = {
    "plain": lambda s, r: s,
    "upper": lambda s, r: s.upper(),
    "looks": lambda s, r: _swap(s, _LOOK, r, 0.5),
    "sprinkled": sprinkled,
    "marks": marked,
    "soft": lambda s, r: "\u00ad".join(s),
    "decomposed": lambda s, r: unicodedata.normalize("NFD", s),
    "no_break": lambda s, r: s.replace(" ", "\u00a0"),
}
_CODED = {
    "none": lambda s: s,
    **{name: CODES[name] for name in ("entities_upper_hex", "entities_some", "json_some", "percent_all", "hex_upper", "quoted_each", "css_content", "json_in_entities", "base64_json", "utf8_as_latin1_json", "python_bytes", "mime_quoted")},
    "base64": lambda s: base64.b64encode(s.encode()).decode(),
    "entities": lambda s: "".join(f"&#{ord(c)};" for c in s),
}  # fmt: skip
_HOLDING: dict[str, Callable[[str], tuple[str, bytes]]] = {
    "text": lambda s: ("a.txt", f"Бұл {s} .".encode()),
    "page": lambda s: page(f"<p>Бұл {s} .</p>"),
    "attribute": lambda s: page(f'<img alt="{_att(s)}">'),
    "json": lambda s: ("a.json", json.dumps({"a": [s]}).encode()),
    "script": lambda s: ("a.js", f"var a={json.dumps(s)}".encode()),
    "feed": lambda s: ("a.xml", f"<r><a><![CDATA[{s}]]></a></r>".encode()),
    "calendar": lambda s: ("a.ics", _fold_bytes("SUMMARY:" + s.replace("\n", "\\n"), 60)),
    "zip": lambda s: ("a.zip", _zipped("a.html", f"<p>{s}</p>".encode())),
    "gzip": lambda s: ("a.gz", gzip.compress(f"<p>{s}</p>".encode())),
    "png": lambda s: ("a.png", _png_with(b"iTXt", b"a\0\0\0\0\0" + s.encode())),
    "pdf": lambda s: ("a.pdf", _pdf(lambda pdf: _attached(pdf, "a.txt", s.encode()))),
    "utf16": lambda s: ("a.txt", f"Бұл {s} .".encode("utf-16")),
}


def by_chance(person: Invented, rng: random.Random) -> tuple[str, str, bytes]:
    letters, coded, holding = (rng.choice(list(each)) for each in (_LETTERS, _CODED, _HOLDING))
    value = _CODED[coded](_LETTERS[letters](_spelled(person, rng), rng))
    return f"{letters}+{coded}+{holding}", *_HOLDING[holding](value)


def twice_coded(person: Invented, rng: random.Random) -> tuple[str, str, bytes]:
    one, two, holding = (
        rng.choice(list(_CODED)),
        rng.choice(list(_CODED)),
        rng.choice(list(_HOLDING)),
    )
    value = _CODED[two](_CODED[one](_spelled(person, rng)))
    return f"{one}+{two}+{holding}", *_HOLDING[holding](value)


def specimens(person: Invented, seed: int) -> Iterator[tuple[str, str, bytes]]:
    """Give every class once, and twelve by chance: the class, a file name and the bytes."""
    for number, (name, write) in enumerate(TEXTS.items()):
        rng = random.Random(f"{seed} {person.book} {name}")
        value = write(person, rng)
        carrier = (number + seed) % 4
        if carrier == 0:
            inner = (
                value
                if name.startswith("code_entities") or "entities" in name
                else html.escape(value)
            )
            yield name, *page(f"<h1>Тірі кітап</h1><p>Бұл кітап туралы: {inner} , келіңіздер!</p>")
        elif carrier == 1:
            yield (
                name,
                "a.txt",
                f"Живая книга.\n\nО ней: {value} \n\nВсё.".encode("utf-8", "surrogatepass"),
            )
        elif carrier == 2:
            yield (
                name,
                "search.json",
                json.dumps(
                    [{"location": "x/", "text": f"Read: {value} ."}], ensure_ascii=False
                ).encode(),
            )
        else:
            yield (
                name,
                *page(
                    f'<p><img src="a.webp" alt="{_att(value) if "entities" not in name else value}"> <span>жай сөз</span></p>'
                ),
            )
    for name, make in FILES.items():
        yield name, *make(person, random.Random(f"{seed} {person.book} {name}"))
    for number in range(6):
        for name, build in (("by_chance", by_chance), ("twice_coded", twice_coded)):
            how, file, data = build(person, random.Random(f"{seed} {person.book} {name} {number}"))
            yield f"{name}: {how}", file, data
