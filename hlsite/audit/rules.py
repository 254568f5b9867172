"""The rules: what a secret is called when it is found, and how grave that is.

`block` stops wherever it stands; `own` stops in the artefacts of its own book and is `review`
elsewhere. A lone surname is graded by `is_distinctive`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from hlsite.audit.spelling.inflection import ENDING, surname_forms
from hlsite.audit.spelling.skeleton import skeleton
from hlsite.audit.spelling.words import is_listed, is_word

Grade = Literal["block", "own", "review"]
"""How grave a hit is before it is known whose artefact it stands in."""

PartKind = Literal["surname", "given", "patronymic", "word"]
"""The role of a single word in a secret."""

SHORTEST_LONE_SURNAME: Final = 4
"""Letters from which a surname can stand for its bearer without a given name."""

GRADE_OF_HELD: Final[dict[str, Grade]] = {
    "name": "block",
    "left_side": "own",
    "venue": "block",
    "embargoed_title": "block",
    "quote": "block",
    "story": "block",
    "hidden_id": "block",
    "contact": "block",
    "given": "own",
    "also": "own",
}
"""The grade of each kind of held-back value."""


@dataclass(frozen=True, slots=True, repr=False)
class Part:
    """One word that is looked for."""

    kind: PartKind
    """Its role; the three of a name can join into a full name."""
    rule: str
    """The rule that a finding of it names."""
    grade: Grade
    """Its grade when it stands alone."""
    book: str
    """Whose it is."""
    proper: bool = False
    """Whether it is a single word that is written with a capital, a name of something."""

    def __repr__(self) -> str:
        """Show the rule, never the book."""
        return f"Part({self.rule})"


def is_distinctive(surname: str) -> bool:
    """Tell whether a surname alone gives its bearer away.

    It does with four letters or more if no form of it is in the Kazakh, Russian or English lists.
    """
    letters = sum(map(str.isalpha, surname))
    if letters < SHORTEST_LONE_SURNAME:
        return False
    # Of a surname in -о its bare stem is searched for, and is no form of it: шейк of Шейко.
    bare = surname.casefold().removesuffix("о")
    forms = (form for form in surname_forms(surname) if form != bare or form == surname.casefold())
    return not any(map(is_word, forms))


_STREETS = (
    "улица проспект площадь переулок бульвар набережная остановка көше көшесі даңғыл даңғылы алаңы "
    "аялдама аялдамасы street avenue square boulevard embankment koshesi dangyly ulitsa prospekt"
)
_STREET_STEMS: Final = frozenset(skeleton(word.rstrip("ая")) for word in _STREETS.split())
_SHORTEST_STREET: Final = min(map(len, _STREET_STEMS))
_PLACES = (
    "улиц ул пр просп пл пер мкр микрорайон квартал район селе село посёлок аул станция "
    "станции метро парк парка сквер имени им музей музея театр кинотеатр стадион школа школы "
    "гимназия лицей колледж вуз институт университет университета университете академия академии "
    "больница библиотека памятник мавзолей мечеть премия премии бекеті ауылы ауданы аудан атындағы "
    "атында шағынауданы мектебі университеті институты колледжі академиясы ауруханасы "
    "кітапханасы мұражайы музейі театры саябағы стадионы гимназиясы лицейі ескерткіші кесенесі "
    "сыйлығы st ave road lane university institute college academy school library museum "
    "theatre theater stadium park station stop district village monument named atyndagy imeni"
)
_PLACE_WORDS: Final = frozenset(skeleton(word) for word in _PLACES.split())


def names_place(word: bytes) -> bool:
    """Tell whether a skeleton is that of a word beside which the name of a place stands.

    A surname there names a street, in any case, or an institution: not a person.
    """
    return word in _PLACE_WORDS or any(
        word[:end] in _STREET_STEMS and ENDING.fullmatch(word, end) is not None
        for end in range(_SHORTEST_STREET, len(word) + 1)
    )


_TITLES = (
    "батыр хан би ақын сұлтан султан ата ана әже баба жырау күйші шешен сал сері қажы бий "
    "batyr khan sultan"
)
TITLE_WORDS: Final = frozenset(skeleton(word) for word in _TITLES.split())
"""What stands behind the given name of somebody in history: Оспан батыр, Төле би."""

_LABELS = (
    "имя фамилия отчество аты тегі жөні әкесінің есімі name surname given family first last middle "
    "forename firstname lastname givenname familyname patronymic author"
)
LABEL_WORDS: Final = frozenset(skeleton(word) for word in _LABELS.split())
"""What forms and data call the parts of a name; they part nothing."""

_KIN = "ұлы улы қызы кызы uly qyzy kyzy оглы ogly апай ағай апа аға ханым мырза apay agay"
KIN_WORDS: Final = frozenset(skeleton(word) for word in _KIN.split())
"""What makes a father's name a patronymic where it is written apart, and forms of address."""

DIGITS: Final = re.compile(r"\d+")


def is_plain_word(roman: bytes) -> bool:
    """Tell whether a word, as it stands, is in the lists."""
    return is_listed(roman.lower())
