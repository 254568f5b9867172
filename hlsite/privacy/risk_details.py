"""The details of one book that anybody may read, and that could tell who it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from hlsite.audit.allowed import AllowedPhrases
from hlsite.model.book import Book, BookText
from hlsite.model.masked import MaskedText
from hlsite.privacy.risk_names import SHORTEST_NAME, find_names, fold_name
from hlsite.privacy.risk_numbers import broader, find_numbers
from hlsite.privacy.risk_words import Token, WordHit, find_words, tokens_of

Kind = Literal[
    "unmasked",
    "name",
    "relative",
    "place",
    "occupation",
    "age",
    "faith",
    "ethnicity",
    "year",
    "duration",
    "language",
    "topic",
]
KINDS: tuple[Kind, ...] = get_args(Kind)

_CLOSE = 4
"""Words between a relative and a trade that still belong together: "my sister is a judge"."""

_ENDING = 5
"""Letters of a case ending by which two forms of one name may differ."""

_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_SENTENCE_END = re.compile(r"[.!?…\n]")
_FEWER = {
    "language": "leave it out of `languages`, and offer an interpreter",
    "topic": "leave out the topic that matters least, if two together point here",
}


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that is told of a book.

    Attributes:
        value: What two books have in common when they share it: a concept, a number, a folded
            name.
        place: Where it stands first: `story, paragraph 2 (en)`.
        mend: The mask that would keep it back, or what else to do.
        language: Of the text; None for a field.
    """

    kind: Kind
    value: str = field(repr=False)
    place: str
    mend: str = field(repr=False)
    language: str | None = None


@dataclass(frozen=True, slots=True)
class _Passage:
    """A public piece of text."""

    text: str = field(repr=False)
    language: str
    place: str


def details_of(book: Book, *, is_open: bool, allowed: Sequence[str]) -> tuple[Detail, ...]:
    """Every detail of a book once, in reading order.

    Args:
        book: The book.
        is_open: Left sides are public, and the name is; what counts then is others' privacy.
        allowed: Phrases that hold names and are about nobody.
    """
    found: dict[tuple[str, str], Detail] = {}
    for detail in _all_details(book, is_open=is_open, allowed=AllowedPhrases(allowed)):
        found.setdefault((detail.kind, detail.value), detail)
    kept = [one for one in found.values() if not is_open or one.kind in {"name", "relative"}]
    return tuple(kept)


def _all_details(book: Book, *, is_open: bool, allowed: AllowedPhrases) -> Iterator[Detail]:
    for code in book.languages:
        yield Detail("language", code, "languages", _FEWER["language"])
    for topic in book.topics:
        yield Detail("topic", topic, "topics", _FEWER["topic"])
    own = _own_names(book)
    hidden = {} if is_open else _hidden_words(book)
    for passage in _passages(book, is_open=is_open):
        text = allowed.without(passage.text)
        tokens = tokens_of(text)
        for word, whole in _unmasked(tokens, hidden).items():
            mend = f"mask it here too: [[{whole}|…]]"
            yield _detail("unmasked", fold_name(word), passage, mend)
        yield from _told(passage, text, tokens, own | hidden.keys())


def _detail(kind: Kind, value: str, passage: _Passage, mend: str) -> Detail:
    return Detail(kind, value, passage.place, mend, passage.language)


def _told(
    passage: _Passage, text: str, tokens: Sequence[Token], known: frozenset[str]
) -> Iterator[Detail]:
    words = list(find_words(tokens, passage.language))
    taken = {position for hit in words for position in range(hit.first, hit.last + 1)}
    for hit in words:
        yield from _word_detail(hit, words, passage, text, tokens)
    for number in find_numbers(text, passage.language):
        written = text[number.start : number.end]
        right = broader(number, passage.language)
        mend = f"[[{written}|{right}]]"
        yield _detail(number.kind, str(number.value), passage, mend)
    kin = {hit.last for hit in words if hit.concept.kind == "kin"}
    for first, last in find_names(text, passage.language, tokens, taken):
        name = text[tokens[first].start : tokens[last].end]
        folded = fold_name(name)
        if any(_same(folded, one) for one in known):
            continue
        # "my sister Alua" needs nothing in the name's place.
        right = "" if first - 1 in kin else "…"
        yield _detail("name", folded, passage, f"[[{name}|{right}]]")


def _word_detail(
    hit: WordHit,
    hits: Sequence[WordHit],
    passage: _Passage,
    text: str,
    tokens: Sequence[Token],
) -> Iterator[Detail]:
    concept = hit.concept
    if concept.kind in {"kin", "ordinary"}:
        return
    written = text[tokens[hit.first].start : tokens[hit.last].end].removesuffix("’s")
    mend = f"[[{written}|{concept.right[passage.language.partition('-')[0]]}]]"
    kin = next((one for one in reversed(hits) if _belongs(one, hit, text, tokens)), None)
    if concept.kind == "occupation" and kin is not None:
        value = f"{kin.concept.name} {concept.name}"
        yield _detail("relative", value, passage, mend)
    else:
        yield _detail(_KIND_OF[concept.kind], concept.name, passage, mend)


_KIND_OF: dict[str, Kind] = {
    "place": "place",
    "occupation": "occupation",
    "ethnicity": "ethnicity",
    "faith": "faith",
}


def _belongs(kin: WordHit, trade: WordHit, text: str, tokens: Sequence[Token]) -> bool:
    """Whether a relative stands shortly before a trade, in one sentence."""
    if kin.concept.kind != "kin" or not 0 < trade.first - kin.last <= _CLOSE + 1:
        return False
    between = text[tokens[kin.last].end : tokens[trade.first].start]
    return _SENTENCE_END.search(between) is None


def _own_names(book: Book) -> frozenset[str]:
    """The public name and alias, and their words: they are shown beside the title anyway."""
    names = {name for text in book.texts.values() for name in (text.name, text.alias) if name}
    words = {token.word for name in names for token in tokens_of(name)}
    return frozenset(map(fold_name, names | words))


def _hidden_words(book: Book) -> dict[str, str]:
    """Names inside left sides, folded, with the word as it stands there."""
    found: dict[str, str] = {}
    for text in book.texts.values():
        for value in _masked(text):
            for mask in value.masks:
                for token in tokens_of(mask.private):
                    if token.is_capitalised and len(token.word) > SHORTEST_NAME:
                        found.setdefault(fold_name(token.word), token.word)
    return found


def _unmasked(tokens: Sequence[Token], hidden: dict[str, str]) -> dict[str, str]:
    """Words of a public text that a mask of the same book keeps back elsewhere."""
    if not hidden:
        return {}
    found: dict[str, str] = {}
    for token in tokens:
        if token.word[0].isupper():
            folded = fold_name(token.word)
            match = next((one for one in hidden if _same(folded, one)), None)
            if match is not None:
                found.setdefault(hidden[match], token.word)
    return found


def _same(one: str, other: str) -> bool:
    """Two forms of one name: equal, or apart by a case ending."""
    short, long = sorted((one, other), key=len)
    return one == other or (
        len(short) > SHORTEST_NAME and long.startswith(short) and len(long) - len(short) <= _ENDING
    )


def _passages(book: Book, *, is_open: bool) -> Iterator[_Passage]:
    # The base text first: what a translation repeats is told of the base.
    ordered = sorted(book.texts.items(), key=lambda pair: (pair[0] != book.language, pair[0]))
    for language, words in ordered:
        for name in ("title", "summary", "content_note", "quote"):
            yield from _lines(getattr(words, name), name, language, is_open=is_open)
        for name in ("preconceptions", "questions"):
            for number, value in enumerate(getattr(words, name) or (), start=1):
                yield from _lines(value, f"{name} {number}", language, is_open=is_open)
        if words.story is not None:
            story = words.story.private() if is_open else words.story.shown()
            for number, text in enumerate(_PARAGRAPH.split(story), start=1):
                yield _Passage(text, language, f"story, paragraph {number} ({language})")


def _lines(
    value: MaskedText | None, name: str, language: str, *, is_open: bool
) -> Iterator[_Passage]:
    if value is not None:
        text = value.private() if is_open else value.shown()
        yield _Passage(text, language, f"{name} ({language})")


def _masked(text: BookText) -> Iterator[MaskedText]:
    for name in ("title", "summary", "content_note", "quote", "portrait_alt", "story"):
        value = getattr(text, name)
        if value is not None:
            yield value
    yield from text.preconceptions or ()
    yield from text.questions or ()
