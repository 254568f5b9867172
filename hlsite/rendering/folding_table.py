"""The folding table: letters, endings and words of Kazakh, Russian and English, as data.

Endings are written with each language's own letters; `folding` folds them once. A stem need not be
a word: it only has to be the same for all forms of one word. Within a pass the longest ending
that fits is taken off, once.
"""

from __future__ import annotations

from typing import NamedTuple


class EndingRules(NamedTuple):
    """How words of one language lose their endings.

    Attributes:
        first: Lowest and highest first letter of the words that the rules are for.
        least: Letters that have to remain.
        passes: Endings, pass after pass.
        finals: What the end of a stem becomes: sounds that change before an ending.
        undouble: Whether a doubled last letter is written once.
    """

    first: tuple[str, str]
    least: int
    passes: tuple[str, ...]
    finals: dict[str, str]
    undouble: bool = False


LETTERS = {
    # What a Russian keyboard has in place of the Kazakh letter.
    **dict(zip("әғқңөұүһі", "агкноуухи", strict=True)),
    # Apostrophes and soft hyphens stand within a word; all hyphens are one.
    **dict.fromkeys("'’ʼ‘`\u00ad\u200b", ""),
    **dict.fromkeys("‐‑", "-"),
}

LOOKALIKES = dict(zip("aceiopxyk", "асеиорхук", strict=True))
"""Latin letters that stand for Cyrillic ones in a word with Cyrillic letters: `кiтап`."""

_CYRILLIC = ("а", "ӿ")
_LATIN = ("a", "z")

_KAZAKH_CASES = (
    "ның нің дың дің тың тің ға ге қа ке на не ны ні ды ді ты ті да де та те дан ден тан тен нан "
    "нен нда нде мен бен пен дағы дегі тағы тегі ндағы ндегі"
)
_KAZAKH_OWNERS = (
    "ымыз іміз ыңыз іңіз мыз міз ңыз ңіз сы сі ым ім ың ің ын ін сын сін ыма іме ыңа іңе ы і"
)
_RUSSIAN = (
    "иями ями ами иям ием иях ией ев ов ие ье еи ии ей ой ий ям ем ам ом ах ях ы ь ию ью ю ия ья я "
    "а е и й о у ее ые ое ими ыми ый им ым его ого ему ому их ых ую юю ая яя ою ею ить ать ять еть "
    "уть ишь ешь ет ит ут ют ат ят ает яет ают яют ла ло ли л ал ил ел ял ала ила ела яла али "
    "или ели яли ало ило ело вший вшая ующий ющий ущий ащий ящий"
)

RULES = (
    EndingRules(  # Kazakh: case, then possession, then number, from the end
        _CYRILLIC,
        2,
        (_KAZAKH_CASES, _KAZAKH_OWNERS, "лар лер дар дер тар тер"),
        {"б": "п", "г": "к"},
    ),
    EndingRules(  # Russian: what makes a verb reflexive first
        _CYRILLIC,
        3,
        ("ся сь", _RUSSIAN, "ост ость"),
        {"ек": "к", "ок": "к", "ец": "ц", "ер": "р", "ь": "", "нн": "н"},
    ),
    EndingRules(  # English
        _LATIN,
        3,
        ("ies es s", "ing ed er ly ness", "e y i"),
        {},
        undouble=True,
    ),
)

EXCEPTIONS = {
    "children": "child",
    "men": "man",
    "women": "woman",
    "wives": "wife",
    "lives": "life",
    "дети": "ребенок",
    "детей": "ребенок",
    "детям": "ребенок",
    "детьми": "ребенок",
    "детях": "ребенок",
    "ребята": "ребенок",
    "люди": "человек",
    "людей": "человек",
    "людям": "человек",
    "людьми": "человек",
    "людях": "человек",
    "тюрем": "тюрьма",
}
"""Forms that no ending explains."""

STOP_WORDS = (
    "a an and are as at be book books by for from has have he her his how i in is it my of on or "
    "our she that the their this to was we what when where who with you your about "
    "а без бы в во для до за и из или к как кто ли мне мой мы на не но о об он она от по под при "
    "про с со та так то у что эта это этот я книга книги "
    "мен бен пен және бұл ол да де та те үшін туралы не немесе ма ме кітап бар"
)
"""Words that a query may hold without asking for them, unless it holds nothing else."""
