"""An alias that is the person's own name, in whatever alphabet, hides nothing.

The leak gate cannot say so: what an edition discloses, it lets stand in the book's own pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hlsite.audit.spelling.variants import variants
from hlsite.model.book import Book
from hlsite.model.catalogue import Catalogue
from hlsite.model.identity import Identity
from hlsite.model.problem import Problem
from hlsite.reading.front_matter import read_front_matter
from hlsite.reading.sources import shown_path

_SHORTEST = 3
"""Letters; a shorter word is a syllable of many names."""


def alias_problems(catalogue: Catalogue, identities: Mapping[str, Identity]) -> tuple[Problem, ...]:
    """An error for each alias that holds a name which the vault keeps for the same book.

    Args:
        catalogue: All books, whether they are shown or not.
        identities: The opened vault, by book id.
    """
    return tuple(
        _problem(catalogue, book, language)
        for key, book in sorted(catalogue.books.items())
        if key in identities and book.withdrawn is None
        for language, text in sorted(book.texts.items())
        if text.alias is not None and _names(text.alias, identities[key])
    )


def _names(alias: str, identity: Identity) -> bool:
    words = _words(alias)
    names = {form for name in _parts(identity) for word in name.split() for form in _forms(word)}
    if any(not names.isdisjoint(forms) for forms in words):
        return True
    whole = frozenset().union(*words)
    nicknames = (_words(nickname) for nickname in identity.also)
    return any(
        len(parts) == len(words) and all(not whole.isdisjoint(forms) for forms in parts)
        for parts in nicknames
    )


def _words(value: str) -> list[frozenset[bytes]]:
    return [_forms(word) for word in value.replace("-", " ").split()]


def _forms(word: str) -> frozenset[bytes]:
    return frozenset(form for form in variants(word) if len(form) >= _SHORTEST)


def _parts(identity: Identity) -> Iterator[str]:
    for name in identity.names:
        yield from filter(None, (name.given, name.surname, name.patronymic))
    yield from identity.diminutives


def _problem(catalogue: Catalogue, book: Book, language: str) -> Problem:
    suffix = "" if language == book.language else f".{language}"
    path = catalogue.root / "books" / f"{book.id}{suffix}.md"
    front = read_front_matter(shown_path(catalogue.root, path), path.read_bytes())
    return front.problem(("alias",), "is the person's own name in the vault; choose another")
