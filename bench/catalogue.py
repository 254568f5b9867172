"""Writes a whole invented project: `python bench/catalogue.py FOLDER --books 1000 [--seed 1]`.

The same arguments give the same bytes, but for the vault, which is encrypted anew with the
demonstration key. Everything that a book or an event can have comes up, in
about the proportions of the example; options, topics and pages are the example's own. Dates are
laid around `TODAY`: build with that day as `SOURCE_DATE_EPOCH`, as `build_time.py` does.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml
from PIL import Image, ImageDraw
from vocabulary import Language, invent

from hlsite.model.identity import Identity, PersonName
from hlsite.privacy.vault import VAULT_NAME, Vault
from hlsite.privacy.vault_key_file import DEMONSTRATION_KEY, read_key

EXAMPLE = Path(__file__).parent.parent
LANGUAGES = ("en", "kk", "ru")
TODAY = dt.date(2026, 11, 24)

Fields = dict[str, Any]
"""Front matter, in the order in which it is written."""

_LEVELS = ("open", "alias", "anonymous")
_SLOTS = ("14:00", "14:30", "15:00", "15:30", "16:00", "16:30")
_OFFERS = 16
_ADULT = 18
# Of ten events one is a school's, and another keeps its titles back while it is to come.
_TURN, _SCHOOL, _EMBARGO = 10, 9, 3
_MASKED = ("summary", "preconceptions", "story")
_LONGEST_SUMMARY = 235  # as long as the example's in the mean; 320 are allowed


@dataclass(slots=True)
class Entry:
    """One file in all its languages.

    Attributes:
        id: The file's stem.
        fields: What is the same in every language.
        texts: What is translated, by language.
        bodies: What follows the front matter, by language.
        language: Of the base file.
    """

    id: str
    fields: Fields
    texts: dict[str, Fields]
    bodies: dict[str, str]
    language: str = LANGUAGES[0]

    def has(self, name: str) -> bool:
        """Whether the consent covers `name`."""
        return name in self.fields["consent"]["covers"]


@dataclass(slots=True)
class Shelf:
    """Makes the books and the events of one library.

    Attributes:
        chance: Where every choice that is not about words comes from.
        languages: Invented ones, by alphabet.
        topics: Ids of the vocabulary.
        portraits: How many of the books get a drawn portrait, 0 to 1.
    """

    chance: random.Random
    languages: Mapping[str, Language]
    topics: tuple[str, ...]
    portraits: float
    _used: set[str] = field(default_factory=set)
    _ids: Counter[str] = field(default_factory=Counter)

    def unique(self, text: str, tell_apart: Iterable[str]) -> str:
        """`text`, with words added until nothing else is called so."""
        words = iter(tell_apart)
        while text in self._used:
            text = f"{text} {next(words)}"
        self._used.add(text)
        return text

    def unique_id(self, slug: str) -> str:
        """`slug`, with a number at its end where it stands for an earlier book."""
        self._ids[slug] += 1
        return slug if self._ids[slug] == 1 else f"{slug}-{self._ids[slug]}"

    def likely(self, part: float) -> bool:
        """True in `part` of all cases."""
        return self.chance.random() < part

    def book(self) -> Entry:
        """One book, without references to others."""
        level = self.chance.choice(_LEVELS)
        linkable = not self.likely(0.01)
        quoted = self.likely(0.5)
        portrait = level != "anonymous" and linkable and self.likely(self.portraits)
        texts = {
            code: self._book_words(language, level, quoted=quoted, portrait=portrait)
            for code, language in self.languages.items()
        }
        slug = "-".join(texts["en"]["title"].lower().split()[:4])[:40].strip("-")
        entry = Entry(self.unique_id(slug), self._book_fields(level), texts, {})
        covers = self.chance.choice((["web", "print"],) * 12 + (["web"], ["print"]))
        entry.fields["consent"] = {
            "signed": TODAY - dt.timedelta(days=self.chance.randint(60, 600)),
            "until": TODAY + dt.timedelta(days=self.chance.randint(900, 1500)),
            "covers": [*covers, *["quote"] * quoted, *["portrait"] * portrait],
        }
        entry.language = self.chance.choice(LANGUAGES[:1] * 6 + LANGUAGES)
        if not linkable:
            entry.fields["linkable"] = False
        elif self.likely(0.01):
            entry.fields["listed"] = False
        if portrait:
            entry.fields["portrait"] = {"file": f"{entry.id}.png", "reviewed": True}
        self._write_stories(entry)
        self._mask(entry)
        self._end(entry)
        if not (_is_there(entry) and linkable and "web" in covers):
            self._set_apart(entry)
        return entry

    def _book_fields(self, level: str) -> Fields:
        fields: Fields = {
            "anonymity": level,
            "topics": self.chance.sample(self.topics, self.chance.randint(1, 3)),
            "languages": self.chance.sample(("kk", "ru", "en"), self.chance.randint(1, 3)),
            "interpreter": self.chance.choice(("none", "none", "welcome", "needed")),
            "limits": {
                "readers": self.chance.randint(1, 5),
                "readings": self.chance.randint(6, 10),
            },
        }
        if self.likely(0.15):
            fields["minimum_age"] = self.chance.choice((12, 14, 16, 18))
        if self.likely(0.1):
            fields["masks_reviewed"] = True
        if self.likely(0.1):
            fields["identity"] = "not_held"
        return fields

    def _book_words(
        self, language: Language, level: str, *, quoted: bool, portrait: bool
    ) -> Fields:
        words: Fields = {
            "title": self.unique(language.title(), iter(language.name, None))[:90],
        }
        if level == "open":
            words["name"] = f"{language.name()} {language.name()}"
        if level == "alias":
            words["alias"] = self.unique(language.name(), iter(language.name, None))
        words["summary"] = language.lines(_LONGEST_SUMMARY)
        words["preconceptions"] = [language.remark() for _ in range(3)]
        words["questions"] = [language.sentence("?") for _ in range(3)]
        if quoted:
            words["quote"] = language.sentence()
        if portrait:
            words["portrait"] = {"alt": language.sentence()}
        return words

    def _write_stories(self, entry: Entry) -> None:
        length, note = self.chance.randint(300, 450), self.likely(0.3)
        for code, language in self.languages.items():
            entry.bodies[code] = "\n\n".join(language.story(length))
            if note:
                entry.texts[code]["content_note"] = language.sentence()

    def _mask(self, entry: Entry) -> None:
        """Mask a detail here and there, the same ones in every language."""
        for place in self.chance.choices(_MASKED, k=self.chance.randint(0, 4)):
            for code, language in self.languages.items():
                mask = f"[[{language.secret()} {language.phrase(0, 2)}|{language.phrase(0, 2)}]]"
                words = entry.texts[code]
                if place == "story":
                    entry.bodies[code] = _masked(entry.bodies[code], mask, self.chance)
                elif place == "summary" and "[[" not in words["summary"]:
                    # Shorter words take the place of longer ones, so that the length holds.
                    words["summary"] = _masked(language.lines(_LONGEST_SUMMARY - 80), mask, None)
                elif place == "preconceptions":
                    words["preconceptions"][0] = f"{mask} {words['preconceptions'][0]}"

    def _end(self, entry: Entry) -> None:
        """Let a few books be gone: withdrawn, or their consent at an end."""
        if self.likely(0.01):
            entry.fields["withdrawn"] = TODAY - dt.timedelta(days=20)
        elif self.likely(0.01):
            entry.fields["consent"]["signed"] = TODAY - dt.timedelta(days=800)
            entry.fields["consent"]["until"] = TODAY - dt.timedelta(days=30)

    def _set_apart(self, entry: Entry) -> None:
        """Give each short sentence of an absent book a word that no other book has."""
        self._set_titles_apart(entry)
        for code, language in self.languages.items():
            words = entry.texts[code]
            for name in ("preconceptions", "questions"):
                words[name] = [f"{text} {language.name()}." for text in words[name]]
            for name in sorted({"quote", "content_note"} & words.keys()):
                words[name] = f"{words[name]} {language.name()}."

    def _set_titles_apart(self, entry: Entry) -> None:
        """Give the titles of a book that is held back a word that no other book has."""
        for code, language in self.languages.items():
            words = entry.texts[code]
            words["title"] = f"{words['title']} {language.name()}"[:90]

    def relate(self, books: list[Entry], events: list[Entry]) -> None:
        """Let books point to one another and to the first event that listed them."""
        first: dict[str, str] = {}
        for event in events:
            for offer in event.fields["books"]:
                first.setdefault(offer["id"], event.id)
        ordinary = [book.id for book in books if _is_ordinary(book)]
        for book in books:
            if book.fields.get("linkable", True):
                picked = self.chance.sample(ordinary, min(len(ordinary), self.chance.randint(0, 3)))
                book.fields["related"] = [other for other in picked if other != book.id]
                if book.id in first and self.likely(0.5):
                    book.fields["first_event"] = first[book.id]

    def event(self, number: int, count: int, books: list[Entry]) -> Entry:
        """The `number`th of `count` events: on a day of its own, half of them in the past."""
        apart = max(1, min(14, 600 // count))
        day = TODAY + dt.timedelta(days=(number - count // 2) * apart + 1)
        school = number % _TURN == _SCHOOL
        fits = [
            book
            for book in books
            if _is_there(book) and not (school and book.fields.get("minimum_age", 0) >= _ADULT)
        ]
        picked = self.chance.sample(fits, min(len(fits), _OFFERS))
        entry = Entry(f"evening-{number:04}", self._event_fields(day, school=school), {}, {})
        entry.fields["books"] = [self._offer(book.id) for book in picked]
        for code, language in self.languages.items():
            entry.texts[code] = self._event_words(language, picked)
            entry.bodies[code] = "\n\n".join(language.story(60))
        if day < TODAY:
            self._write_outcomes(entry, [book for book in picked if _is_ordinary(book)])
        elif number % _TURN == _EMBARGO:
            entry.fields["embargo"] = f"{day - dt.timedelta(days=2)}T18:00:00+05:00"
            for book in picked:
                self._set_titles_apart(book)
        return entry

    def _event_fields(self, day: dt.date, *, school: bool) -> Fields:
        past = ("confirmed",) * 9 + ("cancelled",)
        return {
            "date": day,
            "start": "14:00",
            "end": "16:55",
            "status": self.chance.choice(past if day < TODAY else (*past, "planned", "postponed")),
            "venue": {
                "geo": [round(51 + self.chance.random(), 2), round(71 + self.chance.random(), 2)],
                "disclosure": self.chance.choice(("public", "public", "registered", "withheld")),
            },
            "audience": "school" if school else self.chance.choice(("public", "public", "members")),
            "timetable": self.chance.choice(("public", "public", "desk")),
            "registration": self.chance.choice(
                (
                    {"how": "walk_in"},
                    {
                        "how": "hold",
                        "url": "https://library.example/hold",
                        "email": "desk@library.example",
                        "opens": day - dt.timedelta(days=21),
                    },
                )
            ),
            "interpreters": ["kk", "ru", "en", "rsl"],
            "rules": "default",
            "goals": sorted(self.chance.sample(range(1, 18), 3)),
        }

    def _offer(self, book_id: str) -> Fields:
        slots = sorted(self.chance.sample(_SLOTS, self.chance.randint(3, 6)))
        taken = sorted(self.chance.sample(slots, self.chance.randint(0, 3)))
        offer: Fields = {"id": book_id, "slots": slots, "taken": taken}
        if self.likely(0.03):
            offer["status"] = "off_shelf"
        return offer

    def _event_words(self, language: Language, books: list[Entry]) -> Fields:
        words: Fields = {
            "title": self.unique(language.title(), iter(language.name, None))[:90],
            "summary": language.lines(_LONGEST_SUMMARY),
            "venue": {
                "name": f"{language.title()} {language.name()}",
                "address": f"{language.name()} {self.chance.randint(1, 99)}",
                "room": f"{language.phrase(1, 3)} {language.secret()}",
            },
            "accessibility": [language.sentence() for _ in range(3)],
            "organiser": language.title(),
            "partners": [language.title() for _ in range(2)],
        }
        words["books"] = [
            {}
            if book.fields.get("linkable", True)
            else {
                "title": f"{language.title()} {language.name()}",
                "summary": language.lines(_LONGEST_SUMMARY),
            }
            for book in books
        ]
        return words

    def _write_outcomes(self, entry: Entry, listed: list[Entry]) -> None:
        forms = self.chance.randint(8, 60)
        counts = [[self.chance.randint(0, forms // 3) for _ in range(3)] for _ in range(2)]
        speaker = next((book for book in listed if book.has("quote")), None)
        voices: list[Fields] = [{"by": "reader"}]
        if speaker is not None:
            voices.append({"by": "book", "book": speaker.id})
        entry.fields["outcomes"] = {
            "readers": forms + self.chance.randint(5, 60),
            "readings": forms + self.chance.randint(60, 120),
            "forms": forms,
            "survey": [{"answers": [{"count": count} for count in part]} for part in counts],
            "voices": voices,
            "most_read": [book.id for book in listed[:3]],
        }
        for code, language in self.languages.items():
            entry.texts[code]["outcomes"] = {
                "survey": [
                    {
                        "question": language.sentence("?"),
                        "answers": [{"label": language.phrase(1, 4)} for _ in part],
                    }
                    for part in counts
                ],
                "learned": [language.sentence() for _ in range(3)],
                "voices": [{"text": language.sentence()} for _ in voices],
            }


def _identity(book: Entry, shelf: Shelf, number: int) -> Identity:
    """Who a book really is: a name in two alphabets, and a contact of every kind."""
    chance, kazakh, english = shelf.chance, shelf.languages["kk"], shelf.languages["en"]
    born = dt.date(1950, 1, 1) + dt.timedelta(days=chance.randrange(18_000))
    serial = chance.randrange(10**6)
    return Identity(
        book.id,
        (
            PersonName(kazakh.name(), f"{kazakh.name()}ев", f"{kazakh.name()}ұлы"),
            PersonName(english.name(), f"{english.name()}ov", None),
        ),
        diminutives=(f"{kazakh.secret(2).capitalize()}ош",),
        also=(f"{kazakh.name()} {kazakh.name()}",),
        phone=f"+7 7{chance.randrange(10**9):09}",
        email=f"{english.secret()}{number}@mail.example",
        handles=(f"{english.secret()}_{number}",),
        iin=f"{born:%y%m%d}{serial:06}",
        birth_date=born,
        employer=f"{kazakh.name()} {english.name()}",
    )


def _write_vault(content: Path, identities: Iterable[Identity]) -> None:
    """A vault that the demonstration key opens, as the example's is."""
    key = read_key(EXAMPLE / DEMONSTRATION_KEY, None)
    example = Vault.open(EXAMPLE / "content" / VAULT_NAME, key)
    held = MappingProxyType({one.book: one for one in identities})
    contents = replace(example.contents, identities=held)
    Vault(content / VAULT_NAME, contents).save()


def _is_there(book: Entry) -> bool:
    return "withdrawn" not in book.fields and book.fields["consent"]["until"] > TODAY


def _is_ordinary(book: Entry) -> bool:
    fields = book.fields
    return _is_there(book) and fields.get("linkable", True) and fields.get("listed", True)


def _masked(text: str, mask: str, chance: random.Random | None) -> str:
    """`text` with `mask` put in at a blank of its own; at the first one without `chance`."""
    blanks = [place for place, letter in enumerate(text) if letter == " "]
    # A blank inside an earlier mask would nest this one.
    free = [place for place in blanks if text.count("[[", 0, place) == text.count("]]", 0, place)]
    place = chance.choice(free) if chance else free[0]
    return f"{text[:place]} {mask}{text[place:]}"


def _merged(fields: Any, words: Any) -> Any:
    """What is the same in all languages, and the words of one of them, as one value."""
    if isinstance(fields, dict) and isinstance(words, dict):
        return {
            name: _merged(fields[name], words[name])
            if name in fields and name in words
            else fields.get(name, words.get(name))
            for name in (*words, *(name for name in fields if name not in words))
        }
    if isinstance(fields, list) and isinstance(words, list):
        return [_merged(*pair) for pair in zip(fields, words, strict=True)]
    return words


class _Dumper(yaml.CSafeDumper):
    """Writes every value out where it stands: the reader refuses anchors."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def _write(folder: Path, entry: Entry) -> None:
    for code, words in entry.texts.items():
        if code == entry.language:
            data = _merged(entry.fields, words)
            name = f"{entry.id}.md"
            if code != LANGUAGES[0]:
                data["language"] = code
        else:
            data = words
            name = f"{entry.id}.{code}.md"
        front = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
        (folder / name).write_text(f"---\n{front}---\n\n{entry.bodies[code]}\n", encoding="utf-8")


def _draw_portrait(path: Path, number: int) -> None:
    """A drawing like a portrait in size and in how well it compresses."""
    chance = random.Random(number)
    grain = Image.frombytes("RGB", (300, 375), chance.randbytes(300 * 375 * 3))
    picture = grain.resize((1200, 1500))
    pen = ImageDraw.Draw(picture)
    for _ in range(40):
        x, y, size = chance.randrange(1200), chance.randrange(1500), chance.randrange(50, 400)
        colour = tuple(chance.randrange(256) for _ in range(3))
        pen.ellipse((x, y, x + size, y + size), fill=colour)
    picture.save(path)


def write_project(
    folder: Path, *, books: int, events: int | None = None, seed: int = 1, portraits: float = 0.0
) -> None:
    """Write `books` books and `events` events (a twentieth as many), in three languages.

    About one book in seven is not on the shelf: withdrawn, unlisted, for print alone, and so on.

    Raises:
        FileExistsError: `folder` already has a `content/`.
    """
    content = folder / "content"
    for name in ("books", "events", "portraits"):
        (content / name).mkdir(parents=True)
    shutil.copy(EXAMPLE / "mkdocs.yml", folder)
    shutil.copy(EXAMPLE / "content" / "topics.yml", content)
    shutil.copytree(EXAMPLE / "content" / "pages", content / "pages")
    topics = yaml.safe_load((content / "topics.yml").read_text(encoding="utf-8"))
    shelf = Shelf(
        random.Random(seed),
        {code: invent(code, seed) for code in LANGUAGES},
        tuple(topic["id"] for topic in topics),
        portraits,
    )
    made = [shelf.book() for _ in range(books)]
    count = books // 20 if events is None else events
    held = [shelf.event(number, count, made) for number in range(count)]
    shelf.relate(made, held)
    for number, book in enumerate(made):
        _write(content / "books", book)
        if "portrait" in book.fields:
            _draw_portrait(content / "portraits" / book.fields["portrait"]["file"], number)
    for event in held:
        _write(content / "events", event)
    kept = [book for book in made if "identity" not in book.fields]
    _write_vault(content, [_identity(book, shelf, number) for number, book in enumerate(kept)])


def main() -> None:
    """Read the command line and write the project."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--books", type=int, default=1000)
    parser.add_argument("--events", type=int, help="a twentieth of the books, if not said")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--portraits", type=float, default=0.0, help="part of the books, 0 to 1")
    given = parser.parse_args()
    write_project(
        given.folder,
        books=given.books,
        events=given.events,
        seed=given.seed,
        portraits=given.portraits,
    )


if __name__ == "__main__":
    main()
