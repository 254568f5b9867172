"""Everything that is looked for, made ready once for a run."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from hlsite.audit import rules
from hlsite.audit.contacts import Contacts
from hlsite.audit.phrases import Phrases
from hlsite.audit.rules import Part
from hlsite.audit.secrets import HeldBack, Identity, PersonName, Secrets
from hlsite.audit.spelling.disguise import coarse
from hlsite.audit.spelling.inflection import ENDING, given_forms, surname_forms
from hlsite.audit.spelling.skeleton import skeleton, unfolded_letters
from hlsite.audit.spelling.variants import initials, variants
from hlsite.audit.spelling.words import is_word

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

JOINED_RULES = frozenset({"full-name", "initial-surname"})
"""Rules of names that stand in one word."""

_MOST_JOINED = 12
_SHORTEST_STEM = 4
_SPLIT = re.compile(r"[\s\-‐‑–]+")
# Between two names in one alias, "Gulim and Ainash". Small as written: a Men is a name.
_CONJUNCTIONS = frozenset({"and", "мен", "бен", "пен", "және", "и"})
_SURNAME_LIKE = re.compile(
    r"(?i).*(?:[оеё]ва?|[иы]на?|ск(?:ий|ая|ой)|ұлы|улы|қызы|кызы|uly|qyzy|kyzy|[oe]va?|ina?|sk(?:iy|y|aya)|тегі)"
)
_PATRONYMIC_LIKE = re.compile(r"(?i).*(?:вич|вна|ична|ич|ұлы|улы|қызы|кызы|uly|qyzy|kyzy|vich|vna)")


class Lexicon:
    """The words, phrases and contacts of all secrets, by their skeletons.

    Attributes:
        parts: From a skeleton to the parts that begin with it.
        heads: The first three bytes of each skeleton, to tell most words apart at once.
        longest: Length of the longest skeleton.
        names: From a book to the skeletons of its given names and patronymics.
        patronymics: From a book to those that are patronymics.
        initials: From a book to the initials it may be written with.
        surnames: From a book to the skeletons of its surnames.
        doubled: Books whose person has a surname of several words.
        phrases: Values of more than one word.
        contacts: Numbers, addresses, handles, dates.
        distinctive: Surnames that stand alone, for words that were taken apart.
        exact: From name words and single values, in their own letters, to their books.
        spoken: Name words and full names as written, for disguises below the letters.
    """

    def __init__(self, secrets: Secrets) -> None:
        self.parts: dict[bytes, tuple[Part, ...]] = {}
        self.heads: set[bytes] = set()
        self.names: dict[str, set[bytes]] = defaultdict(set)
        self.patronymics: dict[str, set[bytes]] = defaultdict(set)
        self.surnames: dict[str, set[bytes]] = defaultdict(set)
        self.initials: dict[str, set[bytes]] = defaultdict(set)
        self.distinctive: dict[bytes, tuple[Part, ...]] = {}
        self.spoken: dict[str, set[Part]] = defaultdict(set)
        self.exact: dict[str, set[str]] = defaultdict(set)
        self.doubled: set[str] = set()
        self.phrases = Phrases()
        self.contacts = Contacts()
        for identity in secrets.identities:
            self._add_identity(identity)
        for held in secrets.held_back:
            self._add_held_back(held)
        self.longest = max(map(len, self.parts), default=0)
        self.phrases.ready()
        self.contacts.ready()

    def _add_identity(self, person: Identity) -> None:
        """Take in the names and contacts of one person."""
        for name in person.names:
            self._add_name(name, person.book)
        for short in person.diminutives:
            self._add_words(short, "given", Part("given", "diminutive", "own", person.book))
        for other in person.also:
            self._add_value(other, Part("word", "also", "own", person.book))
        if person.employer:
            self._add_value(person.employer, Part("word", "employer", "own", person.book))
        self.contacts.add_identity(person)

    def _add_name(self, name: PersonName, book: str) -> None:
        """Take in one spelling of a name."""
        for surname in _words(name.surname):
            self._add_surname(surname, book)
        if len(_words(name.surname)) > 1:
            self.doubled.add(book)
        for given in _words(name.given):
            self._add_given(given, "given", Part("given", "given-name", "own", book))
        for patronymic in _words(name.patronymic):
            part = Part("patronymic", "patronymic", "own", book)
            self._add_given(patronymic, "patronymic", part)
        self._add_whole(name, book)

    def _add_whole(self, name: PersonName, book: str) -> None:
        """Take in the parts of a name together."""
        part = Part("surname", "full-name", "block", book)
        joined = Part("word", "full-name", "block", book)
        initialled = Part("word", "initial-surname", "block", book)
        for surname in _words(name.surname):
            for given in _words(name.given):
                self._add_stems(_initialled(given, surname), initialled)
        for given in _words(name.given):
            for surname in _words(name.surname):
                self.spoken[f"{given} {surname}"].add(part)
                self.spoken[f"{surname} {given}"].add(part)
                for together in (given + surname, surname + given):
                    # Letters fold where the words meet: Суходольская + Элла.
                    self._add_stems(variants(together, _MOST_JOINED), joined)
        for patronymic in _words(name.patronymic):
            for other in _words(f"{name.given} {name.surname}"):
                self.spoken[f"{patronymic} {other}"].add(part)

    def _add_surname(self, surname: str, book: str) -> None:
        """Take in a surname in all forms."""
        self.exact[surname].add(book)
        alone = rules.is_distinctive(surname)
        part = Part("surname", "surname", "block" if alone else "own", book)
        found = _stems(surname, surname_forms)
        self._add_stems(found, part)
        self.surnames[book] |= found
        self.initials[book].update()
        self.spoken[surname].add(part)
        if alone:
            for stem in found:
                self.distinctive[stem] = (*self.distinctive.get(stem, ()), part)

    def _add_given(self, word: str, kind: str, part: Part) -> None:
        """Take in a given name or a patronymic in all forms."""
        self.exact[word].add(part.book)
        found = _stems(word, given_forms)
        self._add_stems(found, part)
        self.names[part.book] |= found
        self.initials[part.book] |= initials(word)
        if kind == "given":
            self.spoken[word].add(part)
        else:
            self.patronymics[part.book] |= found

    def _add_words(self, value: str, kind: str, part: Part) -> None:
        """Take in each word of a value."""
        for word in _words(value):
            self._add_given(word, kind, part)

    def _add_stems(self, stems: Iterable[bytes], part: Part) -> None:
        """File a part under its skeletons."""
        for stem in stems:
            known = self.parts.get(stem, ())
            if part not in known:
                self.parts[stem] = (*known, part)
            self.heads.add(stem[:3])

    def _add_held_back(self, held: HeldBack) -> None:
        """Take in one value that was withheld."""
        grade = rules.GRADE_OF_HELD[held.kind]
        rule = held.kind.replace("_", "-")
        if held.kind == "name":
            self._add_loose_name(held)
        elif held.kind == "contact":
            self.contacts.add_value(held.value, held.owner)
        elif held.kind == "hidden_id":
            self.contacts.add_id(held.value, held.owner)
        elif held.kind in {"quote", "story"}:
            self.phrases.add_prose(held.value, Part("word", rule, grade, held.owner))
        elif held.kind == "given":
            self._add_words(held.value, "given", Part("given", "given-name", "own", held.owner))
        else:
            self._add_value(held.value, Part("word", rule, grade, held.owner))

    def _add_value(self, value: str, part: Part) -> None:
        """Take in a value of one word or more."""
        words = skeleton(value).split()
        if len(words) == 1 and not rules.DIGITS.search(value):
            grade = part.grade
            if grade == "block" and (len(words[0]) < rules.SHORTEST_LONE_SURNAME or is_word(value)):
                grade = "own"
            proper = value.strip()[:1].isupper()
            self.exact[value.strip()].add(part.book)
            part = Part(part.kind, part.rule, grade, part.book, proper)
            self._add_stems(_stems(value, given_forms), part)
        elif value.strip():
            self.phrases.add(value, part)

    def _add_loose_name(self, held: HeldBack) -> None:
        """Take in a name that came as one string: which word is the surname is guessed."""
        words = [word for word in _words(held.value) if word not in _CONJUNCTIONS]
        if len(words) == 1:
            self._add_surname(words[0], held.owner)
            return
        middle = [word for word in words[1:] if _PATRONYMIC_LIKE.fullmatch(word)][:1]
        rest = (
            [word for word in words if word not in middle]
            if len(words) > len(middle) + 1
            else words
        )
        marked = [word for word in rest if _SURNAME_LIKE.fullmatch(word)]
        surname = marked[-1] if marked else rest[-1]
        given = " ".join(word for word in rest if word != surname)
        self._add_name(PersonName(given, surname, " ".join(middle)), held.owner)


class CoarseNames:
    """The names of a lexicon for words in which digits stand for letters."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.parts: dict[bytes, tuple[Part, ...]] = {}
        for folded, parts in zip(_all_coarse(lexicon.parts), lexicon.parts.values(), strict=True):
            named = tuple(
                part for part in parts if part.kind != "word" or part.rule in JOINED_RULES
            )
            known = self.parts.get(folded, ())
            if named:
                self.parts[folded] = tuple(dict.fromkeys((*known, *named)))
        self.heads = {stem[:3] for stem in self.parts}
        self.longest = lexicon.longest
        self.doubled = lexicon.doubled
        self.names = _coarse_sets(lexicon.names)
        self.patronymics = _coarse_sets(lexicon.patronymics)
        self.surnames = _coarse_sets(lexicon.surnames)
        self.initials = _coarse_sets(lexicon.initials)


def _coarse_sets(sets: dict[str, set[bytes]]) -> dict[str, set[bytes]]:
    """Fold the skeletons of each book."""
    folded: dict[str, set[bytes]] = defaultdict(set)
    for book, stems in sets.items():
        folded[book] = set(_all_coarse(stems))
    return folded


def _all_coarse(stems: Collection[bytes]) -> list[bytes]:
    """Fold many skeletons at once."""
    return coarse(b"\n".join(stems)).split(b"\n") if stems else []


def _initialled(given: str, surname: str) -> set[bytes]:
    """Give surnames behind an initial where letters fold as they meet: t + shulenbaev."""
    found = set()
    for initial in initials(given):
        for stem in variants(surname, _MOST_JOINED):
            together = skeleton(unfolded_letters(initial + stem).decode())
            if together != initial + stem and len(together) > _SHORTEST_STEM:
                found.add(together)
    return found


def _words(value: str) -> list[str]:
    """Split a name into its words."""
    return [word for word in _SPLIT.split(value.strip()) if any(map(str.isalpha, word))]


def _stems(word: str, forms: Callable[[str], tuple[str, ...]]) -> set[bytes]:
    """Give the skeletons that begin every form of a word.

    A form that is another's skeleton with an ending needs none of its own.
    """
    # The word itself whatever it begins with: only its own variants are complete.
    found: set[bytes] = set(variants(word))
    shortest = min(_SHORTEST_STEM, len(skeleton(word)))
    for form in sorted(forms(word), key=lambda form: len(skeleton(form))):
        bone = skeleton(form)
        if len(bone) < shortest:
            continue
        if any(bone.startswith(stem) and ENDING.fullmatch(bone, len(stem)) for stem in found):
            continue
        found.update(variants(form))
    return found
