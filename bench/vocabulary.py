"""Invented words in three alphabets, and prose made of them.

Nothing here is taken from anybody's text: syllables are put together by chance, and a few of the
words come up often and most of them rarely, as in a real language (Zipf's law), so that caches,
compression and search meet what they would meet in a real catalogue.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

_WORDS = 4000

_SYLLABLES: Mapping[str, tuple[str, str, str]] = {
    # onsets, vowels, codas; an empty one stands for none
    "en": (
        "b c d f g h l m n p r s t v w br ch cl dr fl gr pl sh sl st th tr ",
        "a e i o u ea oo ou a e i o",
        "n r l s t d m nd st ng   ",
    ),
    "kk": (
        "б ғ г д ж з қ к л м н п р с т ш й ",
        "а ә е ы і о ө ұ ү а е ы і",
        "н р л с т қ к м ң з й   ",
    ),
    "ru": (
        "б в г д ж з к л м н п р с т ч ш ст пр кр тр вл ",
        "а о е и у я ы ё о а е и",
        "н р л с т к м ст ль нь й   ",
    ),
}
_NAME_SYLLABLES: Mapping[str, tuple[str, str]] = {
    # Onsets that no word above has within it or before it, so that no prose is somebody's name.
    "en": ("vg vd vz vn bg bd bz vm", "a e i o u"),
    "kk": ("вг вд вз вн бг бд бз бж", "а е ы о ұ"),
    "ru": ("вг вд вз вн бг бд бз вм", "а е и о у"),
}
_QUOTES: Mapping[str, tuple[str, str]] = {"en": ("“", "”"), "kk": ("«", "»"), "ru": ("«", "»")}
_TURNS = ("plain",) * 4 + ("comma",) * 4 + ("number", "quotation")
_SYLLABLE_COUNTS: Mapping[str, tuple[int, ...]] = {
    "en": (1, 2, 2, 2, 3, 3, 4),
    "kk": (2, 2, 3, 3, 4, 4, 5),
    "ru": (2, 2, 2, 3, 3, 4, 5),
}
# Words for what takes one word in English; the other two join more of it into one.
_TERSENESS: Mapping[str, float] = {"en": 1.0, "kk": 0.73, "ru": 0.82}
# The titles made of these have on average as many letters as those of the example in the language.
_TITLE_LENGTHS: Mapping[str, tuple[int, int]] = {"en": (16, 38), "kk": (14, 38), "ru": (14, 36)}


@dataclass(frozen=True, slots=True)
class Language:
    """Makes texts in one invented language.

    Attributes:
        code: Whose alphabet it uses: `en`, `kk` or `ru`.
        chance: Where all of its choices come from.
    """

    code: str
    chance: random.Random
    words: tuple[str, ...]
    weights: tuple[float, ...]

    def some(self, least: int, most: int) -> list[str]:
        """Between `least` and `most` words, frequent ones more often."""
        count = self.chance.randint(least, most)
        return self.chance.choices(self.words, cum_weights=self.weights, k=count)

    def phrase(self, least: int, most: int) -> str:
        """Words without a capital or a full stop."""
        return " ".join(self.some(least, most))

    def name(self) -> str:
        """A word with a capital that no prose has in it, not even by chance."""
        return self.secret().capitalize()

    def secret(self, syllables: int = 4) -> str:
        """The same without the capital."""
        onsets, vowels = (part.split(" ") for part in _NAME_SYLLABLES[self.code])
        made = (self.chance.choice(onsets) + self.chance.choice(vowels) for _ in range(syllables))
        return "".join(made) + self.chance.choice(
            ("n", "r", "l") if self.code == "en" else ("н", "р", "л")
        )

    def title(self) -> str:
        """Two words or more, as long as the example's."""
        longest = self.chance.randint(*_TITLE_LENGTHS[self.code])
        words = self.some(2, 2)
        while len(" ".join((*words, *(more := self.some(1, 1))))) <= longest:
            words += more
        return " ".join(words).capitalize()

    def remark(self) -> str:
        """A short sentence, as long as the example's preconceptions."""
        return self._said(self.some(3, 9), ".")

    def sentence(self, ending: str = ".") -> str:
        """Four to eighteen words, sometimes with a comma, a number or a quotation."""
        return self._said(self.some(4, 18), ending)

    def _said(self, words: list[str], ending: str) -> str:
        turn = self.chance.choice(_TURNS)
        place = self.chance.randrange(1, len(words))
        if turn == "comma":
            words[place - 1] += ","
        elif turn == "number":
            words[place] = str(self.chance.randint(2, 90))
        elif turn == "quotation":
            opening, closing = _QUOTES[self.code]
            words[place] = f"{opening}{words[place]}{closing}"
        text = " ".join(words) + ending
        return text[0].upper() + text[1:]

    def lines(self, longest: int) -> str:
        """Whole sentences, together at most `longest` characters and not much less."""
        text = self.sentence()
        while len(text) > longest:
            text = self.sentence()
        while len(longer := f"{text} {self.sentence()}") <= longest:
            text = longer
        return text

    def story(self, words: int) -> list[str]:
        """Paragraphs of together about what takes `words` words in English."""
        paragraphs: list[list[str]] = [[]]
        left = words * _TERSENESS[self.code]
        while left > 0:
            sentence = self.sentence()
            left -= sentence.count(" ") + 1
            paragraphs[-1].append(sentence)
            if len(paragraphs[-1]) >= self.chance.randint(3, 6) and left > 0:
                paragraphs.append([])
        return [" ".join(paragraph) for paragraph in paragraphs]


def invent(code: str, seed: int) -> Language:
    """The language of alphabet `code`; the same `seed` gives the same one."""
    chance = random.Random(f"{code} {seed}")
    onsets, vowels, codas = (part.split(" ") for part in _SYLLABLES[code])
    found: dict[str, None] = {}
    while len(found) < _WORDS:
        count = chance.choice(_SYLLABLE_COUNTS[code])
        syllables = (
            chance.choice(onsets) + chance.choice(vowels) + chance.choice(codas)
            for _ in range(count)
        )
        found["".join(syllables)] = None
    # What is said often is short.
    words = tuple(sorted(found, key=lambda word: (len(word) + chance.random() * 3, word)))
    weights = tuple(accumulate(1 / (rank + 3) for rank in range(len(words))))
    return Language(code, chance, words, weights)
