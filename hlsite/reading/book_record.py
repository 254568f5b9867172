"""Front matter and bodies of one book, in all its languages, to a `Book` or its problems."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from hlsite.model.book import Book, BookText, Consent, Limits, Portrait
from hlsite.model.masked import MaskedText
from hlsite.model.problem import Problem
from hlsite.model.vocabulary import Level
from hlsite.reading.fields import (
    REQUIRED_OF_A_BOOK,
    SUMMARY_LENGTH,
    TITLE_LENGTH,
    BookFields,
    BookWords,
)
from hlsite.reading.front_matter import FrontMatter, Path
from hlsite.reading.masks import MaskError, mask_faults, parse_masks
from hlsite.reading.translation import BOOK_WORDS, compare_lengths, digest, staleness
from hlsite.reading.validation import required, sound_fields, too_long, validate

_LONGEST = {"title": TITLE_LENGTH, "summary": SUMMARY_LENGTH}


def read_book(
    book_id: str, base: FrontMatter, words: Mapping[str, FrontMatter], default_language: str
) -> tuple[Book | None, list[Problem]]:
    """One book.

    Args:
        book_id: The file's stem.
        base: The base file.
        words: Translations by language.
        default_language: The language of a base file that names none.

    Returns:
        The book, or None when its base cannot be used; and every problem of all its files.
    """
    problems = list(base.problems)
    if not base.data and problems:
        for front in words.values():
            problems += front.problems
        return None, problems
    fields, found = validate(base, BookFields)
    problems += found + _check_presence(base)
    sound = fields or sound_fields(base, BookFields) or BookFields()
    text = _read_words(base, sound, problems)
    texts: dict[str, BookText] = {}
    stale = set()
    current = digest(base, BOOK_WORDS)
    for language, front in words.items():
        problems += front.problems
        translated, found = validate(front, BookWords)
        problems += found + compare_lengths(base, front, found)
        sound_words = translated or sound_fields(front, BookWords) or BookWords()
        texts[language] = _read_words(front, sound_words, problems)
        problems += _compare_masks(front, text, texts[language])
        if translated is None:
            continue
        if aged := staleness(front, translated.translated_from, current):
            stale.add(language)
            problems += aged
    if fields is None:
        return None, problems
    base_language = fields.language or default_language
    texts[base_language] = text
    book = _assemble(
        book_id, base.path, fields, language=base_language, texts=texts, stale=frozenset(stale)
    )
    return book, problems


def _assemble(
    book_id: str,
    path: str,
    fields: BookFields,
    *,
    language: str,
    texts: Mapping[str, BookText],
    stale: frozenset[str],
) -> Book:
    consent, portrait = None, None
    if fields.consent is not None:
        signed = fields.consent
        consent = Consent(signed.signed, signed.until, frozenset(signed.covers))
    if fields.portrait is not None:
        portrait = Portrait(fields.portrait.file, fields.portrait.reviewed)
    return Book(
        id=book_id,
        path=path,
        language=language,
        texts=texts,
        anonymity=fields.anonymity,
        topics=tuple(fields.topics),
        languages=tuple(fields.languages),
        consent=consent,
        interpreter=fields.interpreter,
        minimum_age=fields.minimum_age,
        portrait=portrait,
        limits=Limits(fields.limits.readers, fields.limits.readings),
        first_event=fields.first_event,
        related=tuple(fields.related),
        linkable=fields.linkable,
        listed=fields.listed,
        masks_reviewed=fields.masks_reviewed,
        identity_held=fields.identity == "held",
        withdrawn=fields.withdrawn,
        stale=stale,
    )


def _check_presence(base: FrontMatter) -> list[Problem]:
    """Fields that a book must have, and those that only go together."""
    data = base.data
    if "withdrawn" in data:
        return []
    problems = [
        base.problem((name,), required(name)) for name in REQUIRED_OF_A_BOOK if name not in data
    ]
    level = data.get("anonymity")
    for name, wanted in (("name", "open"), ("alias", "alias")):
        if level == wanted and name not in data:
            problems.append(base.problem((name,), required(name)))
        if level in get_args(Level) and level != wanted and name in data:
            message = (
                f"goes with `anonymity: {wanted}` only; delete it here, and keep the person's "
                "name in the vault"
            )
            problems.append(base.problem((name,), message))
    problems += _check_consent(base)
    if data.get("linkable") is False:
        problems += [
            base.problem((name,), "would link the book; delete it, or write linkable: true")
            for name in ("portrait", "related", "first_event")
            if name in data
        ]
    return problems


def _check_consent(base: FrontMatter) -> list[Problem]:
    data = base.data
    problems: list[Problem] = []
    consent = data.get("consent")
    covers = consent.get("covers") if isinstance(consent, Mapping) else None
    if isinstance(covers, list):
        for name in ("quote", "portrait"):
            if name in data and name not in covers:
                message = f"is not covered; ask the book, then add `{name}` to consent.covers"
                problems.append(base.problem((name,), message))
    portrait = data.get("portrait")
    if portrait is not None and data.get("anonymity") == "anonymous":
        problems.append(base.problem(("portrait",), "is refused with anonymous; delete it"))
    recognised = isinstance(portrait, Mapping) and portrait.get("reviewed") is not True
    if recognised and data.get("anonymity") == "alias":
        message = "an alias needs a portrait that hides the person; look, then reviewed: true"
        problems.append(base.problem(("portrait", "reviewed"), message))
    return problems


def _read_words(
    front: FrontMatter, fields: BookFields | BookWords, problems: list[Problem]
) -> BookText:
    def masked(name: str, value: str | None, *more: str | int) -> MaskedText | None:
        if value is None:
            return None
        return _read_masked(front, (name, *more), value, problems)

    def masked_list(name: str, values: list[str] | None) -> tuple[MaskedText, ...] | None:
        if values is None:
            return None
        read = (_read_masked(front, (name, i), value, problems) for i, value in enumerate(values))
        return tuple(text for text in read if text is not None)

    problems += [
        front.problem((name,), "cannot hold a mask; write the shown name")
        for name in ("name", "alias")
        if "[[" in (getattr(fields, name) or "")
    ]
    return BookText(
        title=masked("title", fields.title),
        name=fields.name,
        alias=fields.alias,
        summary=masked("summary", fields.summary),
        preconceptions=masked_list("preconceptions", fields.preconceptions),
        questions=masked_list("questions", fields.questions),
        content_note=masked("content_note", fields.content_note),
        quote=masked("quote", fields.quote),
        portrait_alt=masked("portrait", fields.portrait.alt, "alt") if fields.portrait else None,
        story=_read_story(front, problems),
    )


def _read_masked(
    front: FrontMatter, path: Path, value: str, problems: list[Problem]
) -> MaskedText | None:
    try:
        text = parse_masks(value)
    except MaskError as error:
        problems.append(front.problem(path, str(error)))
        return None
    most = _LONGEST.get(str(path[0]))
    if most is not None:
        over = max(len(text.private()), len(text.shown())) - most
        if over > 0:
            problems.append(front.problem(path, too_long(over, most)))
    return text


def _read_story(front: FrontMatter, problems: list[Problem]) -> MaskedText | None:
    body = front.body.strip("\n")
    if not body.strip():
        return None
    try:
        return parse_masks(body)
    except MaskError:
        skipped = len(front.body) - len(front.body.lstrip("\n"))
        for fault in mask_faults(body):
            before = front.body[: skipped + fault.offset]
            line = front.body_line + before.count("\n")
            column = len(before) - before.rfind("\n")
            problems.append(Problem(front.path, line, column, "", str(fault)))
        return None


def _compare_masks(front: FrontMatter, base: BookText, words: BookText) -> list[Problem]:
    """A translation that drops a mask would undo it."""
    problems = []
    for name in ("title", "summary", "content_note", "quote", "portrait_alt", "story"):
        problems += _compare_one(front, name, getattr(base, name), getattr(words, name))
    for name in ("preconceptions", "questions"):
        pairs = zip(getattr(base, name) or (), getattr(words, name) or (), strict=False)
        for left, right in pairs:
            problems += _compare_one(front, name, left, right)
    return problems


def _compare_one(
    front: FrontMatter, name: str, base: MaskedText | None, words: MaskedText | None
) -> list[Problem]:
    if base is None or words is None or len(base.masks) == len(words.masks):
        return []
    message = (
        f"has {len(words.masks)} masks and the base file {len(base.masks)}; "
        "mask the same details here, or the translation tells what the base keeps back"
    )
    if name == "story":
        return [Problem(front.path, front.body_line, 1, "", f"the text {message}")]
    return [front.problem((name,), message)]
