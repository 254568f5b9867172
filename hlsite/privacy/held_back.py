"""What an edition must not hold: handed to the audit, and to nobody else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from hlsite.model.book import Book, BookText
from hlsite.model.event import Event
from hlsite.model.identity import Identity
from hlsite.model.masked import MaskedText
from hlsite.model.public import PublicBook, PublicCatalogue, Text
from hlsite.privacy.disclose_events import Shown, may_speak
from hlsite.privacy.shingles import unshown, words_of
from hlsite.privacy.situation import Situation, Stand

Kind = Literal[
    "given",
    "surname",
    "patronymic",
    "diminutive",
    "also",
    "contact",
    "iin",
    "birth_date",
    "employer",
    "note",
    "name",
    "alias",
    "left_side",
    "title",
    "embargoed_title",
    "summary",
    "quote",
    "story",
    "detail",
    "portrait_file",
    "venue",
    "hidden_id",
]
"""`detail`: preconceptions, questions, content notes and
alternative texts that are not shown. `birth_date` is an ISO date."""

_KIND: Mapping[str, Kind] = {
    "title": "title",
    "name": "name",
    "alias": "alias",
    "summary": "summary",
    "preconceptions": "detail",
    "questions": "detail",
    "content_note": "detail",
    "quote": "quote",
    "portrait_alt": "detail",
    "story": "story",
}

VAULT_KINDS: frozenset[Kind] = frozenset(
    {
        "given",
        "surname",
        "patronymic",
        "diminutive",
        "also",
        "contact",
        "iin",
        "birth_date",
        "employer",
        "note",
    }
)
"""What comes from identities: whoever hands these to the audit whole leaves them out here."""

_PERSONAL: frozenset[Kind] = VAULT_KINDS | {"name", "alias", "left_side"}
"""Secret of their owner even where another book shows the same words."""

_PROSE: frozenset[Kind] = frozenset({"summary", "quote", "story", "detail"})
"""Looked for by any eight words of it."""


@dataclass(frozen=True, slots=True, order=True)
class HeldBack:
    """One value that the edition must not hold. Its `repr` shows the kind alone.

    Attributes:
        kind: What it is.
        value: The value itself, never blank.
        owner: The book's id, or `events/<id>` for a venue.
    """

    kind: Kind
    value: str = field(repr=False)
    owner: str = field(repr=False)


def disclosed_values(
    public: PublicCatalogue, owner_of: Mapping[str, str]
) -> dict[str, frozenset[str]]:
    """The words that the edition shows of each book."""
    values: defaultdict[str, set[str]] = defaultdict(set)
    for key, book in public.books.items():
        values[owner_of[key]].update(text.value for text in _public_texts(book))
    for event in public.events:
        for voice in event.outcomes.voices if event.outcomes else ():
            if voice.book is not None:
                values[owner_of[voice.book]].update(text.value for text in voice.text.values())
    return {book: frozenset(found) for book, found in sorted(values.items())}


def disclosed_names(
    public: PublicCatalogue, owner_of: Mapping[str, str], stands: Mapping[str, Stand]
) -> dict[str, frozenset[str]]:
    """What the edition shows of each book on purpose, in every language.

    Its name or alias, and what its masks would hide, where they need not.
    """
    names: defaultdict[str, set[str]] = defaultdict(set)
    for key, book in public.books.items():
        owner = owner_of[key]
        names[owner].update(text.name.value for text in book.texts.values() if text.name)
        names[owner].update(_shown_left_sides(stands[owner]))
    return {book: frozenset(found) for book, found in sorted(names.items()) if found}


def _shown_left_sides(stand: Stand) -> Iterator[str]:
    for name in _KIND:
        granted = stand.rule(f"BookText.{name}")
        if granted is None or granted.depth != "left":
            continue
        for text in stand.book.texts.values():
            # Names have no masks, and no rule shows their left side.
            masked = (value for value in _values(text, name) if isinstance(value, MaskedText))
            yield from (mask.private.strip() for value in masked for mask in value.masks)


def held_back(
    situation: Situation,
    shown: Shown,
    public: PublicCatalogue,
    disclosed: Mapping[str, frozenset[str]],
    identities: Mapping[str, Identity],
) -> tuple[HeldBack, ...]:
    """Everything that the edition does not disclose and that could give somebody away."""
    found: set[HeldBack] = set()
    for owner, identity in identities.items():
        found.update(_identity(owner, identity))
    for stand in shown.stands.values():
        found.update(_book(stand, shown))
    for event in situation.catalogue.events.values():
        found.update(_venue(event))
        found.update(_offers(event, situation, shown))
        found.update(_voices(event, situation, shown))
    plain = _normal(
        value for values in (*disclosed.values(), _plain_words(public)) for value in values
    )
    shown_words = {book: [words_of(text) for text in texts] for book, texts in disclosed.items()}
    left: set[HeldBack] = set()
    for one in found:
        if one.kind in _PROSE:
            pieces = unshown(one.value, shown_words.get(one.owner, ()))
            left.update(HeldBack(one.kind, piece, one.owner) for piece in pieces)
        elif one.value:
            left.add(one)
    return tuple(
        sorted(one for one in left if one.kind in _PERSONAL or one.value.casefold() not in plain)
    )


def _identity(owner: str, identity: Identity) -> Iterator[HeldBack]:
    values: list[tuple[Kind, str | None]] = []
    for name in identity.names:
        values += [("given", name.given), ("surname", name.surname)]
        values.append(("patronymic", name.patronymic))
    values += [("diminutive", value) for value in identity.diminutives]
    values += [("also", value) for value in identity.also]
    reachable = (identity.phone, identity.email, *identity.handles, identity.emergency_contact)
    values += [("contact", value) for value in reachable]
    born = identity.birth_date.isoformat() if identity.birth_date else None
    values += [("iin", identity.iin), ("birth_date", born)]
    values += [("employer", identity.employer), ("note", identity.notes)]
    return (HeldBack(kind, value.strip(), owner) for kind, value in values if value)


def _book(stand: Stand, shown: Shown) -> Iterator[HeldBack]:
    book = stand.book
    if book.id not in shown.listed:
        yield HeldBack("hidden_id", book.id, book.id)
    if book.portrait is not None:
        yield HeldBack("portrait_file", book.portrait.file, book.id)
    for name, kind in _KIND.items():
        granted = stand.rule(f"BookText.{name}")
        is_new = name == "title" and stand.absent == "embargoed"
        for value in (value for text in book.texts.values() for value in _values(text, name)):
            if granted is None:
                for side in _sides(value):
                    yield HeldBack("embargoed_title" if is_new else kind, side.strip(), book.id)
            if isinstance(value, MaskedText) and (granted is None or granted.depth != "left"):
                for mask in value.masks:
                    yield HeldBack("left_side", mask.private.strip(), book.id)


def left_sides(book: Book) -> Iterator[str]:
    """What the masks of a book cover, in each language: the desk's sheets show it."""
    for text in book.texts.values():
        for name in _KIND:
            for value in _values(text, name):
                if isinstance(value, MaskedText):
                    yield from (mask.private.strip() for mask in value.masks)


def _sides(value: str | MaskedText) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else (value.private(), value.shown())


def _values(text: BookText, name: str) -> tuple[str | MaskedText, ...]:
    value: str | MaskedText | tuple[MaskedText, ...] | None = getattr(text, name)
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def _venue(event: Event) -> Iterator[HeldBack]:
    if event.venue is None or event.venue.disclosure == "public":
        return
    owner = f"events/{event.id}"
    for text in event.texts.values():
        for value in (text.venue.name, text.venue.address, text.venue.room):
            if value is not None:
                yield HeldBack("venue", value.strip(), owner)
    if event.venue.geo is not None:
        yield HeldBack("venue", ", ".join(map(str, event.venue.geo)), owner)


def _offers(event: Event, situation: Situation, shown: Shown) -> Iterator[HeldBack]:
    kind: Kind = "embargoed_title" if situation.is_embargoed(event) else "title"
    for text in event.texts.values():
        for offer, words in zip(event.offers, text.offers, strict=False):
            if (offer.book, event.id) in shown.appearances:
                continue
            if words.title is not None:
                yield HeldBack(kind, words.title.strip(), offer.book)
            if words.summary is not None:
                yield HeldBack("summary", words.summary.strip(), offer.book)


def _voices(event: Event, situation: Situation, shown: Shown) -> Iterator[HeldBack]:
    for text in event.texts.values():
        voices = event.outcomes.voices if event.outcomes else ()
        for voice, words in zip(voices, text.voices, strict=False):
            if voice.book is None or words is None:
                continue
            if voice.by == "book" and not may_speak(voice.book, event, situation, shown):
                yield HeldBack("quote", words.strip(), voice.book)


def _public_texts(book: PublicBook) -> Iterator[Text]:
    for text in book.texts.values():
        for one in (text.title, text.summary, text.name, text.content_note, text.quote, text.story):
            if one is not None:
                yield one
        yield from text.preconceptions
        yield from text.questions
    if book.portrait is not None:
        yield from book.portrait.alt.values()


def _plain_words(public: PublicCatalogue) -> Iterator[str]:
    """Words and ids that stand in the edition and are about no book."""
    yield from (topic.id for topic in public.topics)
    yield from (page.id for page in public.pages)
    for event in public.events:
        yield event.id
        yield from (text.title.value for text in event.texts.values())
        if event.venue is not None:
            for words in (event.venue.name, event.venue.address, event.venue.room):
                yield from (text.value for text in (words or {}).values())


def _normal(values: Iterable[str]) -> frozenset[str]:
    return frozenset(value.strip().casefold() for value in values)
