"""Ways to write a name, with rules that owe nothing to the matcher.

Each class gives texts (or whole files) that hold the person's full name, the name with initials,
or, for a surname that stands alone, the surname. Tables are typed from the standards.
"""

from __future__ import annotations

import base64
import bz2
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
import zipfile
import zlib
from collections.abc import Callable
from email.header import Header
from urllib.parse import quote

import pikepdf
from PIL import Image, PngImagePlugin

from tests.audit.corpus import Invented

Text = Callable[[Invented, random.Random], str]
File = Callable[[Invented, random.Random], tuple[str, bytes]]

TEXTS: dict[str, Text] = {}
FILES: dict[str, File] = {}


def text(function: Text) -> Text:
    TEXTS[function.__name__] = function
    return function


def file(function: File) -> File:
    FILES[function.__name__] = function
    return function


# --- spelling systems -----------------------------------------------------------------------

_BASE = "а a|б b|в v|г g|д d|е e|ё e|ж zh|з z|и i|й i|к k|л l|м m|н n|о o|п p|р r|с s|т t|у u|ф f|х kh|ц ts|ч ch|ш sh|щ shch|ъ |ы y|ь |э e|ю iu|я ia|ә a|ғ g|қ k|ң n|ө o|ұ u|ү u|һ h|і i|җ zh"


def _table(changes: str) -> dict[str, str]:
    table = {}
    for pair in (_BASE + "|" + changes).split("|"):
        letter, _, latin = pair.partition(" ")
        table[letter] = latin
    return table


SYSTEMS = {
    "icao": _table("ъ ie|ң n|һ h"),
    "bgn_kazakh": _table("й y|ю yu|я ya|ә ä|ғ gh|қ q|ң ng|ө ö|ұ ū|ү ü|і i|у ū|э ė"),
    "bgn_plain": _table("й y|ю yu|я ya|ё yë|ғ gh|қ q|ң ng|ъ ”|ь ’"),
    "iso9": _table(
        "ё ë|ж ž|й j|х h|ц c|ч č|ш š|щ ŝ|ъ ʺ|ь ʹ|э è|ю û|я â|ә a̋|ғ ġ|қ ķ|ң ņ|ө ô|ұ u̇|ү ù|һ ḥ|і ì"
    ),
    "gost_b": _table("ё yo|й j|х x|ц cz|ч ch|ш sh|щ shh|ъ ``|ы y`|ь `|э e`|ю yu|я ya"),
    "gost_1971": _table("ё jo|й jj|х kh|ц c|щ shh|ъ \"|ы y|ь '|э eh|ю ju|я ja"),
    "gost_2006": _table("ё e|й i|х kh|ц tc|щ shch|ю iu|я ia|ъ |ь "),
    "kazakh_2018": _table(
        "ә á|ғ ǵ|ж j|и ı|й ı|қ q|ң ń|ө ó|ұ u|ү ú|у ý|х h|ч ch|ш sh|щ sh|ы y|ю ıý|я ıa|ё ıo|ц ts"
    ),
    "kazakh_2021": _table(
        "ә ä|ғ ğ|ж j|и i|й i|қ q|ң ñ|ө ö|ұ ū|ү ü|у u|х h|ч ch|ш ş|щ ş|ы y|ю iu|я ia|ё io|ц ts|і ı"
    ),
    "passport_1997": _table("й y|ю yu|я ya|х kh|ж zh|ә a|қ k|ғ g|у u"),
    "chat_q": _table("й y|ю yu|я ya|х h|ж j|қ q|ғ g|ш sh|ы y|ү u|у u"),
    "chat_x": _table("й i|ю yu|я ya|х x|ж zh|щ sch|ы i|ч ch|ц c"),
    "chat_w": _table("й y|ю u|я ya|х h|ж j|ш w|қ q|ч ch"),
}


def latin(word: str, system: str) -> str:
    table = SYSTEMS[system]
    out = []
    for at, letter in enumerate(word):
        low = letter.lower()
        new = table.get(low, letter)
        if low == "е" and system.startswith(("bgn", "passport")):
            before = word[at - 1].lower() if at else ""
            if before == "" or before in "аеёиоуыэюяйьъәөұүі-":
                new = "ye"
        out.append(new[:1].upper() + new[1:] if letter.isupper() else new)
    return "".join(out)


def russianised(word: str) -> str:
    return word.translate(str.maketrans("ӘәҒғҚқҢңӨөҰұҮүҺһІіҖҗ", "АаГгКкНнОоУуУуХхИиЖж"))


def _each_system() -> None:
    for system in SYSTEMS:

        def spelled(person: Invented, rng: random.Random, system: str = system) -> str:
            return latin(_named(person, rng), system)

        TEXTS[f"latin_{system}"] = spelled


def alone(person: Invented) -> bool:
    from hlsite.audit.rules import is_distinctive

    return is_distinctive(person.surname)


def _named(person: Invented, rng: random.Random) -> str:
    """The full name in one of the usual orders, or a surname that stands alone."""
    ways = [
        f"{person.given} {person.surname}",
        f"{person.surname} {person.given}",
        f"{person.given} {person.patronymic} {person.surname}",
        f"{person.surname} {person.given} {person.patronymic}",
    ]
    if alone(person):
        ways += [person.surname, person.surname]
    return rng.choice(ways)


_each_system()


@text
def as_is(person, rng):
    return _named(person, rng)


@text
def russian_letters(person, rng):
    return russianised(_named(person, rng))


@text
def upper_case(person, rng):
    return _named(person, rng).upper()


@text
def lower_case(person, rng):
    return _named(person, rng).lower()


@text
def comma_order(person, rng):
    return f"{person.surname}, {person.given} {person.patronymic}"


@text
def patronymic_between(person, rng):
    return f"{person.given} {person.patronymic} {person.surname}"


@text
def surname_first(person, rng):
    return f"{person.surname} {person.given}"


@text
def initials_before(person, rng):
    return f"{person.given[0]}. {person.patronymic[0]}. {person.surname}"


@text
def initials_after(person, rng):
    return f"{person.surname} {person.given[0]}.{person.patronymic[0]}."


@text
def one_initial(person, rng):
    return f"{person.given[0]}. {person.surname}"


@text
def one_initial_close(person, rng):
    return f"{person.given[0]}.{person.surname}"


@text
def initial_latin(person, rng):
    system = rng.choice(["icao", "passport_1997", "kazakh_2018"])
    return f"{latin(person.given, system)[0]}. {latin(person.surname, system)}"


# --- grammar --------------------------------------------------------------------------------


def _russian_case(person: Invented, case: int) -> str:
    given, surname = person.given, person.surname
    if person.female:
        if surname.endswith(("ова", "ева", "ёва", "ина", "ына")):
            surname = surname[:-1] + ("ой", "ой", "у", "ой", "ой")[case]
        elif surname.endswith("ская"):
            surname = surname[:-2] + ("ой", "ой", "ую", "ой", "ой")[case]
    elif surname.endswith(("ов", "ев", "ёв", "ин", "ын")):
        surname += ("а", "у", "а", "ым", "е")[case]
    elif surname[-1] not in "аеёиоуыэюяйьәөүұі":
        surname += ("а", "у", "а", "ом", "е")[case]
    if given[-1] == "а":
        soft = given[-2] in "гкхжшчщ"
        given = given[:-1] + ("и" if soft else "ы", "е", "у", "ой", "е")[case]
    elif given.endswith("ия"):
        given = given[:-1] + ("и", "и", "ю", "ей", "и")[case]
    elif given[-1] == "я":
        given = given[:-1] + ("и", "е", "ю", "ей", "е")[case]
    elif given[-1] == "й":
        given = given[:-1] + ("я", "ю", "я", "ем", "е")[case]
    elif not person.female and given[-1] not in "аеёиоуыэюяйьәөүұі":
        given += ("а", "у", "а", "ом", "е")[case]
    return f"{given} {surname}"


def _kazakh_suffix(word: str, case: str) -> str:
    back = next((v in "аоұыуяюёэ" for v in reversed(word.lower()) if v in "аәеиоөұүыіуяюёэ"), True)
    last = word[-1].lower()
    vowel = last in "аәеиоөұүыіуяюёэ"
    hard = last in "бвгдкқпстфхцчшщһ"
    nasal = last in "мнң"
    if case == "gen":
        return word + (
            ("ның" if back else "нің")
            if vowel or nasal
            else ("тың" if back else "тің")
            if hard
            else ("дың" if back else "дің")
        )
    if case == "dat":
        return word + (("қа" if back else "ке") if hard else ("ға" if back else "ге"))
    if case == "acc":
        return word + (
            ("ны" if back else "ні")
            if vowel
            else ("ты" if back else "ті")
            if hard
            else ("ды" if back else "ді")
        )
    if case == "loc":
        return word + (("та" if back else "те") if hard else ("да" if back else "де"))
    if case == "abl":
        return word + (
            ("нан" if back else "нен")
            if nasal
            else ("тан" if back else "тен")
            if hard
            else ("дан" if back else "ден")
        )
    if case == "ins":
        return word + ("пен" if hard else "бен" if last in "жз" else "мен")
    if case == "plural":
        return word + (
            ("тар" if back else "тер")
            if hard
            else ("дар" if back else "дер")
            if nasal or last in "лжз"
            else ("лар" if back else "лер")
        )
    return word + (
        ("тарының" if back else "терінің") if hard else ("ларының" if back else "лерінің")
    )


def _each_case() -> None:
    for number, case in enumerate(("genitive", "dative", "accusative", "instrumental", "locative")):

        def russian(person, rng, number=number):
            return _russian_case(person, number)

        TEXTS[f"russian_{case}"] = russian
    for case in ("gen", "dat", "acc", "loc", "abl", "ins", "plural", "possessed"):

        def kazakh(person, rng, case=case):
            return f"{person.given} {_kazakh_suffix(person.surname, case)}"

        TEXTS[f"kazakh_{case}"] = kazakh


_each_case()


@text
def surname_alone_in_case(person, rng):
    if not alone(person):
        return _russian_case(person, 0)
    return _russian_case(person, rng.randrange(5)).split()[1]


@text
def english_possessive(person, rng):
    return latin(_named(person, rng), "icao") + rng.choice(["'s", "’s"])


@text
def other_gender(person, rng):
    surname = person.surname
    if surname.endswith(("ов", "ев", "ин")):
        surname += "а"
    elif surname.endswith(("ова", "ева", "ина")):
        surname = surname[:-1]
    return f"{person.given} {surname}"


# --- disguised letters ----------------------------------------------------------------------

_TWINS = dict(zip("аеорсухіАВЕКМНОРСТХІ", "aeopcyxiABEKMHOPCTXI", strict=True))
_LATIN_TWINS = {v: k for k, v in _TWINS.items()}


@text
def homoglyphs_half(person, rng):
    return "".join(_TWINS.get(c, c) if rng.random() < 0.5 else c for c in _named(person, rng))


@text
def homoglyphs_all(person, rng):
    return "".join(_TWINS.get(c, c) for c in _named(person, rng))


@text
def homoglyphs_upper(person, rng):
    return "".join(_TWINS.get(c, c) for c in _named(person, rng).upper())


@text
def homoglyphs_in_latin(person, rng):
    name = latin(_named(person, rng), "icao")
    return "".join(_LATIN_TWINS.get(c, c) if rng.random() < 0.6 else c for c in name)


@text
def greek_twins(person, rng):
    name = latin(_named(person, rng), "icao")
    return name.translate(str.maketrans("oOaAiIkKvHETMBNPX", "οΟαΑιΙκΚνΗΕΤΜΒΝΡΧ"))


@text
def mathematical(person, rng):
    start = rng.choice([0x1D400, 0x1D434, 0x1D4D0, 0x1D5A0, 0x1D670])
    name = latin(_named(person, rng), "icao")
    return "".join(
        chr(start + ord(c) - 65)
        if "A" <= c <= "Z"
        else chr(start + 26 + ord(c) - 97)
        if "a" <= c <= "z" and not (start == 0x1D434 and c == "h")
        else c
        for c in name
    )


@text
def full_width(person, rng):
    return "".join(
        chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in latin(_named(person, rng), "icao")
    )


@text
def circled(person, rng):
    return "".join(
        chr(0x24B6 + ord(c) - 65)
        if "A" <= c <= "Z"
        else chr(0x24D0 + ord(c) - 97)
        if "a" <= c <= "z"
        else c
        for c in latin(_named(person, rng), "icao")
    )


@text
def small_capitals(person, rng):
    return (
        latin(_named(person, rng), "icao")
        .lower()
        .translate(str.maketrans("abcdefghijklmnoprstuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ"))
    )


def _between(sign: str) -> Text:
    return lambda person, rng: sign.join(_named(person, rng))


for _name, _sign in {
    "zero_width_space": "\u200b", "zero_width_joiner": "\u200d", "zero_width_non_joiner": "\u200c",
    "soft_hyphens": "\u00ad", "word_joiner": "\u2060", "byte_order_mark": "\ufeff",
    "variation_selector": "\ufe0f", "grapheme_joiner": "\u034f", "left_to_right_mark": "\u200e",
    "language_tags": "\U000e0061", "vowel_separator": "\u180e", "stroke_overlay": "\u0336",
    "acute_marks": "\u0301", "dots_below": "\u0323",
}.items():  # fmt: skip
    TEXTS[_name] = _between(_sign)


@text
def stressed(person, rng):
    return "".join(
        c + "\u0301" if c in "аеиоуыэюя" and rng.random() < 0.4 else c for c in _named(person, rng)
    )


@text
def zalgo(person, rng):
    marks = "\u0300\u0316\u033f\u0489\u035c\u0311\u0354"
    return "".join(
        c + "".join(rng.choices(marks, k=3)) if c.isalpha() else c for c in _named(person, rng)
    )


@text
def decomposed(person, rng):
    import unicodedata

    return unicodedata.normalize("NFD", _named(person, rng))


@text
def no_break_space(person, rng):
    return f"{person.given}\u00a0{person.surname}"


@text
def thin_space(person, rng):
    return f"{person.given}\u2009{person.surname}"


@text
def letter_spaced(person, rng):
    return " ".join(_named(person, rng).replace(" ", ""))


@text
def letter_spaced_wide(person, rng):
    return "   ".join(" ".join(word) for word in _named(person, rng).split())


@text
def letter_dotted(person, rng):
    return ".".join(_named(person, rng).replace(" ", ""))


@text
def letter_dashed(person, rng):
    return " ".join("-".join(word) for word in _named(person, rng).split())


@text
def letter_underscored(person, rng):
    return "_".join(_named(person, rng).replace(" ", ""))


@text
def letter_starred(person, rng):
    return "*".join(_named(person, rng).replace(" ", ""))


def _cut(word: str, rng: random.Random) -> tuple[str, str]:
    at = rng.randint(2, len(word) - 2) if len(word) > 3 else 1
    return word[:at], word[at:]


@text
def hyphenated_over_line(person, rng):
    one, two = _cut(person.surname, rng)
    return f"{person.given} {one}-\n{two}"


@text
def hyphenated_given(person, rng):
    one, two = _cut(person.given, rng)
    return f"{one}-\n{two} {person.surname}"


@text
def broken_over_line(person, rng):
    return f"{person.given}\n{person.surname}"


@text
def syllables(person, rng):
    if not alone(person):
        return f"{person.given}\n{person.surname}"
    one, two = _cut(person.surname, rng)
    return f"{one}-{two}"


_LEET = [
    {"a": "4", "e": "3", "i": "1", "o": "0", "s": "5", "t": "7"},
    {"a": "@", "e": "3", "i": "!", "o": "0", "s": "$"},
    {"o": "0", "i": "1", "b": "8", "g": "9", "l": "1"},
    {"a": "4", "o": "0"},
]


@text
def leet_latin(person, rng):
    table = rng.choice(_LEET)
    return "".join(table.get(c, c) for c in latin(_named(person, rng), "icao").lower())


@text
def leet_cyrillic(person, rng):
    table = rng.choice(
        [
            {"о": "0", "з": "3", "б": "6", "ч": "4"},
            {"а": "@", "о": "0"},
            {"о": "0", "в": "8", "и": "1"},
        ]
    )
    return "".join(table.get(c, c) for c in russianised(_named(person, rng)).lower())


_ROW_EN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_ROW_RU = "йцукенгшщзхъфывапролджэячсмитьбюё"


@text
def wrong_layout_russian(person, rng):
    name = russianised(_named(person, rng)).lower()
    return name.translate(str.maketrans(_ROW_RU, _ROW_EN))


@text
def wrong_layout_kazakh(person, rng):
    name = _named(person, rng).lower()
    return name.translate(str.maketrans(_ROW_RU + "әіңғүұқөһ", _ROW_EN + "2345890-="))


@text
def wrong_layout_latin(person, rng):
    return latin(_named(person, rng), "icao").lower().translate(str.maketrans(_ROW_EN, _ROW_RU))


@text
def slug(person, rng):
    return (
        latin(_named(person, rng), rng.choice(["icao", "passport_1997"])).lower().replace(" ", "-")
    )


@text
def snake(person, rng):
    return latin(_named(person, rng), "icao").lower().replace(" ", "_")


@text
def camel(person, rng):
    one, *rest = latin(_named(person, rng), "icao").split()
    return one.lower() + "".join(rest)


@text
def pascal_cyrillic(person, rng):
    return f"{person.given}{person.surname}"


@text
def written_together(person, rng):
    return latin(f"{person.given}{person.surname}", "icao").lower()


@text
def hashtag(person, rng):
    return (
        "#"
        + rng.choice(["", "мой_друг_"])
        + f"{person.given}{rng.choice(['', '_'])}{person.surname}"
    )


@text
def hashtag_latin(person, rng):
    return "#" + latin(f"{person.surname}{person.given}", "kazakh_2021").lower()


@text
def mail_dotted(person, rng):
    return latin(f"{person.given}.{person.surname}", "icao").lower() + "@example.kz"


@text
def mail_initial(person, rng):
    initial = latin(person.given, "icao")[0].lower()
    return f"{initial}.{latin(person.surname, 'icao').lower()}@example.kz"


@text
def mail_together_year(person, rng):
    sign = rng.choice(["", "_", "."])
    return latin(f"{person.surname}{sign}{person.given}", "icao").lower() + "1985@example.kz"


@text
def address_path(person, rng):
    return "https://example.kz/u/" + latin(f"{person.given}/{person.surname}", "icao").lower()


# --- encodings of text ----------------------------------------------------------------------


def _encoded(change: Callable[[str], str]) -> Text:
    return lambda person, rng: change(_named(person, rng))


def _ru_encoded(change: Callable[[str], str]) -> Text:
    return lambda person, rng: change(russianised(_named(person, rng)))


def _punycode(name: str) -> str:
    return "xn--" + name.lower().replace(" ", "-").encode("punycode").decode()


for _name, _change in {
    "entities_decimal": lambda s: "".join(f"&#{ord(c)};" for c in s),
    "entities_hex": lambda s: "".join(f"&#x{ord(c):x};" for c in s),
    "entities_bare": lambda s: "".join(f"&#{ord(c)}" for c in s),
    "entities_double": lambda s: "".join(f"&amp;#{ord(c)};" for c in s),
    "json_escapes": lambda s: json.dumps(s),
    "js_braces": lambda s: "".join(f"\\u{{{ord(c):x}}}" for c in s),
    "js_double": lambda s: json.dumps(json.dumps(s)),
    "css_escapes": lambda s: "".join(f"\\{ord(c):x} " for c in s),
    "css_six": lambda s: "".join(f"\\{ord(c):06x}" for c in s),
    "percent_utf8": lambda s: quote(s),
    "percent_double": lambda s: quote(quote(s)),
    "percent_u": lambda s: "".join(f"%u{ord(c):04X}" for c in s),
    "base64_utf8": lambda s: base64.b64encode(s.encode()).decode(),
    "base64_url": lambda s: base64.urlsafe_b64encode(s.encode()).decode().rstrip("="),
    "base64_utf16": lambda s: base64.b64encode(s.encode("utf-16-le")).decode(),
    "base64_twice": lambda s: base64.b64encode(base64.b64encode(s.encode())).decode(),
    "base64_sentence": lambda s: base64.b64encode(f"Менің атым {s}, сәлем!".encode()).decode(),
    "base64_gzip": lambda s: base64.b64encode(gzip.compress(s.encode())).decode(),
    "base64_latin": lambda s: base64.b64encode(latin(s, "icao").encode()).decode(),
    "data_uri": lambda s: "data:text/plain;base64," + base64.b64encode(s.encode()).decode(),
    "hex_utf8": lambda s: s.encode().hex(),
    "hex_spaced": lambda s: s.encode().hex(" "),
    "quoted_printable": lambda s: quopri.encodestring(s.encode()).decode(),
    "mime_word": lambda s: Header(s, "utf-8").encode(),
    "punycode": _punycode,
    "character_codes": lambda s: ",".join(str(ord(c)) for c in s),
    "rtl_override": lambda s: "\u202e" + s[::-1] + "\u202c",
    "mojibake_utf8_cp1251": lambda s: s.encode().decode("cp1251", "replace"),
    "mojibake_utf8_latin1": lambda s: s.encode().decode("latin-1"),
    "mojibake_utf8_cp1252": lambda s: s.encode().decode("cp1252", "ignore") if False else s.encode().decode("latin-1"),
    "mojibake_utf8_koi8": lambda s: s.encode().decode("koi8-r"),
    "mojibake_twice": lambda s: s.encode().decode("latin-1").encode().decode("latin-1"),
}.items():  # fmt: skip
    TEXTS[_name] = _encoded(_change)

for _name, _change in {
    "hex_escapes": lambda s: "".join(f"\\x{b:02x}" for b in latin(s, "icao").encode()),
    "percent_cp1251": lambda s: quote(s.encode("cp1251")),
    "base64_cp1251": lambda s: base64.b64encode(s.encode("cp1251")).decode(),
    "base64_koi8": lambda s: base64.b64encode(s.encode("koi8-r")).decode(),
    "hex_cp1251": lambda s: s.encode("cp1251").hex(),
    "mojibake_cp1251_koi8": lambda s: s.encode("cp1251").decode("koi8-r"),
    "mojibake_koi8_cp1251": lambda s: s.encode("koi8-r").decode("cp1251"),
    "mojibake_cp1251_latin1": lambda s: s.encode("cp1251").decode("latin-1"),
    "mojibake_iso_cp1251": lambda s: s.encode("iso8859-5").decode("cp1251"),
    "mojibake_cp866_cp1251": lambda s: s.encode("cp866").decode("cp1251", "replace"),
    "mime_word_koi8": lambda s: Header(s, "koi8-r").encode(),
    "quoted_printable_cp1251": lambda s: quopri.encodestring(s.encode("cp1251")).decode(),
}.items():  # fmt: skip
    TEXTS[_name] = _ru_encoded(_change)


# --- files ----------------------------------------------------------------------------------

_PAGE = "<!doctype html><html><head><title>Кітап</title></head><body><main>{}</main></body></html>"


def page(inner: str) -> tuple[str, bytes]:
    return "index.html", _PAGE.format(inner).encode()


def _in_page(build: Callable[[str, random.Random], str]) -> File:
    return lambda person, rng: page(build(_named(person, rng), rng))


def _split_tags(name: str, rng: random.Random, tag: str) -> str:
    at = rng.randint(1, len(name) - 1)
    return f"<p>Бұл {name[:at]}<{tag}>{name[at:]}</{tag}> туралы.</p>"


for _name, _build in {
    "html_bold": lambda s, r: _split_tags(s, r, "b"),
    "html_span_each": lambda s, r: "<p>" + "".join(f"<span class=c>{c}</span>" for c in s) + "</p>",
    "html_wbr": lambda s, r: f"<p>{s[: len(s) // 2]}<wbr>{s[len(s) // 2 :]}</p>",
    "html_comment_inside": lambda s, r: f"<p>{s[:3]}<!-- x -->{s[3:]}</p>",
    "html_unknown_tag": lambda s, r: _split_tags(s, r, "x-name"),
    "html_comment": lambda s, r: f"<!-- {s} -->",
    "html_alt": lambda s, r: f'<img src="a.webp" alt="{s}">',
    "html_title": lambda s, r: f"<abbr title='{s}'>x</abbr>",
    "html_data_attribute": lambda s, r: f'<div data-owner="{html.escape(s)}"></div>',
    "html_unquoted": lambda s, r: f"<div data-owner={s.replace(' ', '&nbsp;')}></div>",
    "html_meta": lambda s, r: f'<meta name="author" content="{s}">',
    "html_input": lambda s, r: f'<input type="hidden" value="{s}">',
    "html_anchor": lambda s, r: f'<h2 id="{s.lower().replace(" ", "-")}">x</h2>',
    "html_href": lambda s, r: f'<a href="/kitap/{quote(s)}/">x</a>',
    "html_cells": lambda s, r: "<table><tr><td>" + "</td><td>".join(s.split()) + "</td></tr></table>",
    "html_list": lambda s, r: "<ul><li>" + "</li><li>".join(s.split()) + "</li></ul>",
    "html_br": lambda s, r: "<p>" + "<br>".join(s.split()) + "</p>",
    "html_script": lambda s, r: f"<script>var a={json.dumps(s)};</script>",
    "html_script_plain": lambda s, r: f"<script>let who = '{s}';</script>",
    "html_ld_json": lambda s, r: f'<script type="application/ld+json">{json.dumps({"author": {"name": s}})}</script>',
    "html_style": lambda s, r: "<style>p::after{content:'" + "".join(f"\\{ord(c):x} " for c in s) + "'}</style>",
    "html_template": lambda s, r: f"<template><p>{s}</p></template>",
    "html_noscript": lambda s, r: f"<noscript>{s}</noscript>",
    "html_srcdoc": lambda s, r: f'<iframe srcdoc="{html.escape(f"<p>{s[:4]}<b>{s[4:]}</b></p>")}"></iframe>',
    "html_inline_svg": lambda s, r: f"<svg><title>{s}</title></svg>",
    "html_data_image": lambda s, r: '<img src="data:image/svg+xml;base64,' + base64.b64encode(f"<svg><text>{s}</text></svg>".encode()).decode() + '">',
    "html_textarea": lambda s, r: f"<textarea>{s}</textarea>",
    "html_broken": lambda s, r: f'<p title="x>{s}</p>',
    "html_shy_entity": lambda s, r: "<p>" + "&shy;".join(s) + "</p>",
}.items():  # fmt: skip
    FILES[_name] = _in_page(_build)


def _as_file(name: str, build: Callable[[str], bytes]) -> File:
    return lambda person, rng: (name, build(_named(person, rng)))


def _ru_file(name: str, build: Callable[[str], bytes]) -> File:
    return lambda person, rng: (name, build(russianised(_named(person, rng))))


def _zip(name: str, data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return stream.getvalue()


def _tar(data: bytes) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        entry = tarfile.TarInfo("a.txt")
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))
    return stream.getvalue()


def _fold(name: str) -> bytes:
    line = f"SUMMARY:Кездесу: {name}".encode()
    parts = [line[at : at + 17] for at in range(0, len(line), 17)]
    return b"BEGIN:VCALENDAR\r\n" + b"\r\n ".join(parts) + b"\r\nEND:VCALENDAR\r\n"


def _fold_text(name: str) -> bytes:
    at = len(name) // 2
    return (
        f"BEGIN:VCALENDAR\r\nDESCRIPTION:{name[:at]}\r\n {name[at:]}\r\nEND:VCALENDAR\r\n".encode()
    )


_XML = '<?xml version="1.0" encoding="{}"?><r><a>{}</a></r>'

for _name, _build in {
    "utf16_le_bom": ("a.txt", lambda s: codecs.BOM_UTF16_LE + s.encode("utf-16-le")),
    "utf16_be_bom": ("a.txt", lambda s: codecs.BOM_UTF16_BE + s.encode("utf-16-be")),
    "utf16_le_bare": ("a.txt", lambda s: f"Бұл {s} деген кісі.".encode("utf-16-le")),
    "utf16_be_bare": ("a.txt", lambda s: f"Бұл {s} деген кісі.".encode("utf-16-be")),
    "utf32": ("a.txt", lambda s: s.encode("utf-32")),
    "utf8_bom": ("a.txt", lambda s: codecs.BOM_UTF8 + s.encode()),
    "gzip": ("a.txt.gz", lambda s: gzip.compress(s.encode())),
    "zlib": ("a.bin", lambda s: zlib.compress(s.encode())),
    "deflate": ("a.bin", lambda s: zlib.compress(s.encode() * 3, wbits=-15)),
    "bzip2": ("a.bz2", lambda s: bz2.compress(s.encode())),
    "xz": ("a.xz", lambda s: lzma.compress(s.encode())),
    "zip": ("a.zip", lambda s: _zip("a.txt", s.encode())),
    "zip_name": ("a.zip", lambda s: _zip(f"{s}.txt", b"x")),
    "zip_in_gzip": ("a.gz", lambda s: gzip.compress(_zip("a.txt", s.encode()))),
    "zip_in_zip": ("a.zip", lambda s: _zip("b.zip", _zip("a.txt", s.encode()))),
    "docx_runs": ("a.docx", lambda s: _zip("word/document.xml", ("<w:p>" + "".join(f"<w:r><w:t>{w}</w:t></w:r>" for w in s.split(" ")) + "</w:p>").encode())),
    "tar": ("a.tar", lambda s: _tar(s.encode())),
    "calendar_folded_bytes": ("a.ics", _fold),
    "calendar_folded": ("a.ics", _fold_text),
    "xml_cdata": ("a.xml", lambda s: _XML.format("utf-8", f"<![CDATA[{s}]]>").encode()),
    "xml_attribute": ("a.xml", lambda s: f'<r a="{s}"/>'.encode()),
    "svg_text": ("a.svg", lambda s: f"<svg><text>{s}</text></svg>".encode()),
    "svg_tspans": ("a.svg", lambda s: ("<svg><text>" + "".join(f"<tspan x='{i}'>{c}</tspan>" for i, c in enumerate(s)) + "</text></svg>").encode()),
    "json_text": ("a.json", lambda s: json.dumps([{"t": s}]).encode()),
    "json_plain": ("a.json", lambda s: json.dumps([{"t": s}], ensure_ascii=False).encode()),
    "json_key": ("a.json", lambda s: json.dumps({s: 1}).encode()),
    "json_double_key": ("a.json", lambda s: ('{"a": "%s", "a": "x"}' % s).encode()),
    "json_in_json": ("a.json", lambda s: json.dumps({"a": json.dumps({"b": s})}).encode()),
    "csv": ("a.csv", lambda s: ("id;name\n1;" + s.replace(" ", ";")).encode()),
    "source_map": ("a.js.map", lambda s: json.dumps({"sourcesContent": [f"// {s}"]}).encode()),
    "css_comment": ("a.css", lambda s: f"/* {s} */".encode()),
    "markdown": ("a.md", lambda s: f"# {s}\n".encode()),
}.items():  # fmt: skip
    FILES[f"file_{_name}"] = _as_file(*_build)

for _name, _build in {
    "cp1251": ("a.txt", lambda s: f"Это {s}, наш друг.".encode("cp1251")),
    "koi8": ("a.txt", lambda s: f"Это {s}, наш друг.".encode("koi8-r")),
    "iso8859_5": ("a.txt", lambda s: f"Это {s}, наш друг.".encode("iso8859-5")),
    "cp866": ("a.txt", lambda s: f"Это {s}, наш друг.".encode("cp866")),
    "html_cp1251": ("a.html", lambda s: f'<meta charset="windows-1251"><p>Это {s}</p>'.encode("cp1251")),
    "xml_koi8": ("a.xml", lambda s: _XML.format("koi8-r", s).encode("koi8-r")),
}.items():  # fmt: skip
    FILES[f"file_{_name}"] = _ru_file(*_build)


@file
def json_fields(person, rng):
    return "a.json", json.dumps([{"given": person.given, "family": person.surname}]).encode()


@file
def file_name(person, rng):
    return f"books/{_named(person, rng)}.html", b"x"


@file
def file_name_slug(person, rng):
    return f"books/{latin(person.full, 'icao').lower().replace(' ', '-')}/index.html", b"x"


@file
def file_name_percent(person, rng):
    return f"books/{quote(_named(person, rng))}.html", b"x"


def _png(**texts: str) -> bytes:
    stream = io.BytesIO()
    info = PngImagePlugin.PngInfo()
    for name, value in texts.items():
        if name == "itxt":
            info.add_itxt("Comment", value)
        else:
            info.add_text("Comment", value, zip=name == "ztxt")
    Image.new("RGB", (2, 2)).save(stream, "PNG", pnginfo=info)
    return stream.getvalue()


def _exif(value: str) -> bytes:
    exif = Image.Exif()
    exif[0x013B] = value
    return exif.tobytes()


def _picture(kind: str, **options: object) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (4, 4)).save(stream, kind, **options)
    return stream.getvalue()


def _xmp(name: str) -> bytes:
    return f"<x:xmpmeta><dc:creator>{name}</dc:creator></x:xmpmeta>".encode()


@file
def png_itxt(person, rng):
    return "a.png", _png(itxt=_named(person, rng))


@file
def png_text(person, rng):
    return "a.png", _png(text=latin(_named(person, rng), "passport_1997"))


@file
def png_ztxt(person, rng):
    return "a.png", _png(ztxt=latin(_named(person, rng), "passport_1997"))


@file
def png_exif(person, rng):
    return "a.png", _picture("PNG", exif=_exif(latin(_named(person, rng), "passport_1997")))


@file
def png_trailing(person, rng):
    return "a.png", _picture("PNG") + _named(person, rng).encode()


@file
def jpeg_comment(person, rng):
    return "a.jpg", _picture("JPEG", comment=_named(person, rng).encode())


@file
def jpeg_exif(person, rng):
    return "a.jpg", _picture("JPEG", exif=_exif(latin(_named(person, rng), "passport_1997")))


@file
def jpeg_exif_utf16(person, rng):
    exif = Image.Exif()
    exif[0x9C9D] = _named(person, rng).encode("utf-16-le")
    return "a.jpg", _picture("JPEG", exif=exif.tobytes())


@file
def jpeg_xmp(person, rng):
    return "a.jpg", _picture("JPEG", xmp=_xmp(_named(person, rng)))


@file
def jpeg_trailing(person, rng):
    return "a.jpg", _picture("JPEG") + _zip("a.txt", _named(person, rng).encode())


@file
def webp_exif(person, rng):
    return "a.webp", _picture("WEBP", exif=_exif(latin(_named(person, rng), "passport_1997")))


@file
def webp_xmp(person, rng):
    return "a.webp", _picture("WEBP", xmp=_xmp(_named(person, rng)))


@file
def webp_trailing(person, rng):
    return "a.webp", _picture("WEBP") + _named(person, rng).encode("utf-16-le")


def _pdf(
    change: Callable[[pikepdf.Pdf], None] | None = None, drawn: list[tuple[str, str]] | None = None
) -> bytes:
    """A PDF that draws strings with a font of two-byte codes in random order."""
    pdf = pikepdf.new()
    text = "".join(part for part, _ in drawn or [])
    letters = sorted(set(text), key=lambda c: (ord(c) * 7919) % 1009)
    code = {c: 300 + 3 * n for n, c in enumerate(letters)}
    body = "\n".join(f"<{code[c]:04X}> <{c.encode('utf-16-be').hex().upper()}>" for c in letters)
    cmap = f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{len(code)} beginbfchar\n{body}\nendbfchar"
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type0,
        BaseFont=pikepdf.Name.F,
        Encoding=pikepdf.Name("/Identity-H"),
        ToUnicode=pdf.make_stream(cmap.encode()),
    )
    steps = "".join(
        f"{move}\n<{''.join(f'{code[c]:04X}' for c in part)}> Tj\n" for part, move in drawn or []
    )
    pdf.pages.append(
        pikepdf.Page(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Page,
                MediaBox=[0, 0, 99, 99],
                Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(A=pdf.make_indirect(font))),
                Contents=pdf.make_stream(f"BT /A 9 Tf {steps} ET".encode()),
            )
        )
    )
    if change:
        change(pdf)
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()


@file
def pdf_text(person, rng):
    return "a.pdf", _pdf(drawn=[(_named(person, rng), "0 0 Td")])


@file
def pdf_each_letter(person, rng):
    return "a.pdf", _pdf(drawn=[(c, "5 0 Td") for c in _named(person, rng)])


@file
def pdf_two_lines(person, rng):
    return "a.pdf", _pdf(drawn=[(person.given, "0 0 Td"), (person.surname, "0 -9 Td")])


@file
def pdf_info(person, rng):
    return "a.pdf", _pdf(lambda pdf: pdf.docinfo.__setitem__("/Author", _named(person, rng)))


@file
def pdf_xmp(person, rng):
    def change(pdf: pikepdf.Pdf) -> None:
        with pdf.open_metadata() as meta:
            meta["dc:creator"] = [_named(person, rng)]

    return "a.pdf", _pdf(change)


@file
def pdf_annotation(person, rng):
    def change(pdf: pikepdf.Pdf) -> None:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Text,
            Rect=[0, 0, 1, 1],
            Contents=pikepdf.String(_named(person, rng)),
        )
        pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(note)])

    return "a.pdf", _pdf(change)


@file
def pdf_link(person, rng):
    def change(pdf: pikepdf.Pdf) -> None:
        uri = "mailto:" + latin(person.full, "icao").lower().replace(" ", ".") + "@example.kz"
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=[0, 0, 1, 1],
            A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(uri)),
        )
        pdf.pages[0].obj.Annots = pikepdf.Array([note])

    return "a.pdf", _pdf(change)


@file
def pdf_attachment(person, rng):
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["a.txt"] = _named(person, rng).encode()

    return "a.pdf", _pdf(change)


@file
def pdf_outline(person, rng):
    def change(pdf: pikepdf.Pdf) -> None:
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(_named(person, rng), 0))

    return "a.pdf", _pdf(change)


@file
def pdf_actual_text(person, rng):
    name = codecs.BOM_UTF16_BE + _named(person, rng).encode("utf-16-be")

    def change(pdf: pikepdf.Pdf) -> None:
        body = f"/Span <</ActualText <{name.hex()}>>> BDC EMC".encode()
        pdf.pages[0].obj.Contents = pdf.make_stream(body)

    return "a.pdf", _pdf(change)


@file
def pdf_form_object(person, rng):
    base = _pdf(drawn=[(_named(person, rng), "0 0 Td")])
    with pikepdf.open(io.BytesIO(base)) as pdf:
        first = pdf.pages[0].obj
        form = pdf.make_stream(first.Contents.read_bytes())
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox, form.Resources = [0, 0, 9, 9], first.Resources
        first.Contents = pdf.make_stream(b"/X Do")
        first.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
        stream = io.BytesIO()
        pdf.save(stream)
    return "a.pdf", stream.getvalue()


@file
def font_name(person, rng):
    name = _named(person, rng).encode("utf-16-be")
    table = (
        struct.pack(">HHH", 0, 1, 18) + struct.pack(">HHHHHH", 3, 1, 0x409, 1, len(name), 0) + name
    )
    table += b"\0" * (-len(table) % 4)
    return "a.ttf", struct.pack(">IHHHH", 0x10000, 1, 16, 0, 0) + struct.pack(
        ">4sIII", b"name", 0, 28, len(table)
    ) + table


def specimens(person: Invented, seed: int):
    """Give every class once: its name, a file name and the bytes."""
    for number, (name, write) in enumerate(TEXTS.items()):
        rng = random.Random(f"{seed} {person.book} {name}")
        value = write(person, rng)
        carrier = number % 4
        if carrier == 0:
            inner = (
                html.escape(value)
                if name
                not in {"entities_decimal", "entities_hex", "entities_bare", "entities_double"}
                else value
            )
            yield name, *page(f"<h1>Тірі кітап</h1><p>Бұл кітап туралы: {inner} , келіңіздер!</p>")
        elif carrier == 1:
            yield name, "a.txt", f"Живая книга.\n\nО ней: {value} \n\nВсё.".encode()
        elif carrier == 2:
            yield (
                name,
                "search.json",
                json.dumps(
                    [{"location": "x/", "text": f"Read: {value} ."}], ensure_ascii=bool(seed % 2)
                ).encode(),
            )
        else:
            yield (
                name,
                *page(f'<p><img src="a.webp" alt="{html.escape(value)}"> <span>жай сөз</span></p>'),
            )
    for name, make in FILES.items():
        rng = random.Random(f"{seed} {person.book} {name}")
        yield name, *make(person, rng)
