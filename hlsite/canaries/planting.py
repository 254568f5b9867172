"""Plants a word in every private field of a library's copy."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from hlsite.canaries.marks import CONTROL, DESK, EVERYWHERE, INDOORS, NOWHERE, Mark, Place, Words
from hlsite.canaries.picture import with_words
from hlsite.model.identity import Identity, PersonName

_LEFT = re.compile(r"\[\[[^\[\]|]*\|")
_FENCE = re.compile(r"\A---\n(.*?)\n---\n?", re.DOTALL)
_BOOKS_OWN = ("summary", "content_note", "quote")


def plant(
    content: Path, today: dt.date, *, anonymise: bool
) -> tuple[tuple[Mark, ...], list[Identity]]:
    """Change the copy of a library in `content`, which has been read without errors.

    Args:
        content: The copied folder; its files are written anew.
        today: Decides which consents are valid.
        anonymise: The library treats every book as anonymous.

    Returns:
        What was planted, and the identities that go into the copy's vault.
    """
    words = Words()
    people: list[Identity] = []
    for path in sorted((content / "books").glob("*.md")):
        if path.stem.count("."):
            continue
        base, _ = _split(path)
        absent = "withdrawn" in base or not _has_consent(base, today)
        shows_left = base.get("anonymity") == "open" and not anonymise
        _portrait(content, path, words)
        for file in (path, *sorted(path.parent.glob(f"{path.stem}.*.md"))):
            _book(file, words, absent=absent, shows_left=shows_left, base=base, anonymise=anonymise)
        people.append(_person(path.stem, words, absent=absent))
    for path in sorted((content / "events").glob("*.md")):
        _event(path, words, _split(path.with_name(f"{path.stem.split('.')[0]}.md"))[0])
    return tuple(words.marks), people


def _split(path: Path) -> tuple[dict[str, Any], str]:
    text = path.read_text("utf-8").replace("\r\n", "\n").removeprefix("\ufeff")
    found = _FENCE.match(text)
    if found is None:
        return {}, text
    return yaml.load(found[1], Loader=yaml.CSafeLoader) or {}, text[found.end() :]


def _write(path: Path, front: dict[str, Any], body: str) -> None:
    head = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=10_000)
    path.write_text(f"---\n{head}---\n{body}", "utf-8")


def _has_consent(base: dict[str, Any], today: dt.date) -> bool:
    consent = base.get("consent") or {}
    signed, until = consent.get("signed"), consent.get("until")
    return bool(signed and until and signed <= today <= until)


def _book(
    path: Path,
    words: Words,
    *,
    absent: bool,
    shows_left: bool,
    base: dict[str, Any],
    anonymise: bool,
) -> None:
    front, body = _split(path)
    left: frozenset[Place] = NOWHERE if absent else EVERYWHERE if shows_left else DESK
    level = base.get("anonymity", "anonymous")

    def hidden(_: re.Match[str]) -> str:
        return f"[[{words.word(f'left side of a mask, {level} book', left)}|"

    front, body = _everywhere(front, hidden), _LEFT.sub(hidden, body)
    unlinkable = base.get("linkable") is False
    if absent or unlinkable:
        why = "a book that is in no edition" if absent else "an unlinkable book's own words"
        seen = NOWHERE if absent else DESK
        for name in ("title", *_BOOKS_OWN):
            if isinstance(front.get(name), str):
                front[name] = words.word(f"{name} of {why}", seen)
        body = (
            f"\n{words.word(f'story of {why}', seen)}\n\n{body.lstrip()}" if body.strip() else body
        )
    for name, of in (("name", "open"), ("alias", "alias")):
        if isinstance(front.get(name), str):
            places = NOWHERE if absent else DESK if anonymise or unlinkable else EVERYWHERE
            front[name] = words.word(f"{name} of an {of} book", places)
    _write(path, front, body)


def _everywhere(value: Any, hidden: Callable[[re.Match[str]], str]) -> Any:
    """Replace the left side of every mask in a value, however deep it stands."""
    if isinstance(value, str):
        return _LEFT.sub(hidden, value)
    if isinstance(value, list):
        return [_everywhere(one, hidden) for one in value]
    if isinstance(value, dict):
        return {key: _everywhere(one, hidden) for key, one in value.items()}
    return value


def _portrait(content: Path, path: Path, words: Words) -> None:
    front, body = _split(path)
    portrait = front.get("portrait")
    if not isinstance(portrait, dict):
        return
    old = content / "portraits" / str(portrait["file"])
    new = old.with_name(f"{words.word('file name of a portrait', NOWHERE).lower()}{old.suffix}")
    picture = with_words(old.read_bytes(), lambda place: words.word(f"portrait: {place}", NOWHERE))
    new.write_bytes(picture)
    portrait["file"] = new.name
    _write(path, front, body)


def _person(book: str, words: Words, *, absent: bool) -> Identity:
    desk = NOWHERE if absent else DESK

    def word(field: str, places: frozenset[Place] = desk) -> str:
        return words.word(f"vault: {field}", places)

    number = str(7_012_345_679 + 7_919 * len(words.marks))
    words.marks.append(Mark("vault: phone", number[-9:], desk))
    iin = f"{900101:06d}{400_000 + len(words.marks):06d}"
    words.marks.append(Mark("vault: iin", iin, NOWHERE))
    return Identity(
        book,
        names=(PersonName(word("given name"), word("surname"), word("patronymic")),),
        diminutives=(word("diminutive"),),
        also=(word("also"),),
        phone=f"+{number}",
        email=f"{word('email').lower()}@mail.example",
        handles=(f"@{word('handle').lower()}",),
        iin=iin,
        employer=word("employer", NOWHERE),
        notes=f"{word('notes')} is said to the desk alone.",
        emergency_contact=word("emergency contact"),
    )


def _event(path: Path, words: Words, base: dict[str, Any]) -> None:
    front, body = _split(path)
    venue = front.get("venue")
    shown = (base.get("venue") or {}).get("disclosure", "public")
    if isinstance(venue, dict) and shown != "public":
        for name in ("name", "address", "room"):
            if isinstance(venue.get(name), str):
                venue[name] = words.word(f"venue's {name}, {shown}", INDOORS)
    if isinstance(front.get("title"), str):
        front["title"] = words.word(CONTROL, EVERYWHERE)
    _write(path, front, body)
