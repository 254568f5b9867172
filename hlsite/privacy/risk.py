"""What singles a book out among the others here, worst first, and the mask that would mend it.

The measure is simple on purpose, so that a librarian can follow it. Each detail that anybody may
read gives points by its kind (`POINTS`), twice as many where no other book here has it, none where
`minimum_cell` books or more have it; of one kind the three that weigh most count, and of names in
a translation those that the base text has no counterpart for. Every pair of shared details that no
other book has gives `PAIR_POINTS`, three pairs at most. It says nothing of the world outside the
catalogue, and does not replace a reader who knows the town.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from hlsite.model.book import Book
from hlsite.model.catalogue import Catalogue
from hlsite.model.vocabulary import Level
from hlsite.privacy.risk_details import KINDS, Detail, Kind, details_of
from hlsite.settings import Settings

POINTS: Mapping[Kind, int] = {
    "unmasked": 8,
    "name": 5,
    "relative": 4,
    "place": 3,
    "occupation": 3,
    "age": 3,
    "faith": 2,
    "ethnicity": 2,
    "year": 2,
    "duration": 1,
    "language": 1,
    "topic": 1,
}
"""What one detail weighs."""

PAIR_POINTS = 2
MOST = 3
"""Details of one kind, and pairs, that count."""

_ALWAYS: frozenset[Kind] = frozenset({"unmasked", "name"})
"""Listed however many books share them."""

_PAIRED: frozenset[Kind] = frozenset(
    {"place", "occupation", "faith", "ethnicity", "language", "topic"}
)
"""What people outside know of each other, and put together."""

_ENDING = 5
_SHORTEST_STEM = 4


@dataclass(frozen=True, slots=True)
class Finding:
    """One detail and the group it makes.

    Attributes:
        group: Books here that have it, this one included.
        points: What it adds, doubled already; 0 beyond the three of its kind that count.
    """

    detail: Detail
    group: int
    points: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two shared details that only this book has together."""

    one: Detail
    other: Detail


@dataclass(frozen=True, slots=True)
class BookRisk:
    """One book.

    Attributes:
        score: The sum of all points.
        findings: Heaviest first.
        pairs: At most three, the smallest groups first.
    """

    book: str
    path: str
    level: Level
    score: int
    findings: tuple[Finding, ...] = field(repr=False)
    pairs: tuple[Pair, ...] = field(repr=False)


def assess(catalogue: Catalogue, settings: Settings) -> tuple[BookRisk, ...]:
    """Every book that is not withdrawn, worst first; the same catalogue gives the same answer."""
    books = [
        book
        for _, book in sorted(catalogue.books.items())
        if book.withdrawn is None and book.anonymity is not None
    ]
    is_open = {book.id: book.anonymity == "open" and not settings.anonymise for book in books}
    read = {
        book.id: details_of(book, is_open=is_open[book.id], allowed=settings.allowed_phrases)
        for book in books
    }
    told = _one_spelling(read)
    groups = Counter((one.kind, one.value) for details in told.values() for one in details)
    risks = [_risk(book, told, groups, settings.minimum_cell) for book in books]
    return tuple(sorted(risks, key=lambda one: (-one.score, one.book)))


def _risk(
    book: Book,
    told: Mapping[str, Sequence[Detail]],
    groups: Mapping[tuple[Kind, str], int],
    minimum_cell: int,
) -> BookRisk:
    findings: list[Finding] = []
    counted: Counter[Kind] = Counter()
    names: Counter[str | None] = Counter()
    weighed = sorted(
        ((one, groups[one.kind, one.value]) for one in told[book.id]),
        key=lambda pair: (
            KINDS.index(pair[0].kind),
            pair[0].language not in {None, book.language},
            pair[1],
        ),
    )
    for detail, group in weighed:
        if group >= minimum_cell and detail.kind not in _ALWAYS:
            continue
        points = POINTS[detail.kind] * (2 if group == 1 else 1)
        if detail.kind == "name":
            names[detail.language] += 1
            # A translation says the base's names once more, in forms that nothing joins.
            if detail.language != book.language and names[detail.language] <= names[book.language]:
                points = 0
        counted[detail.kind] += points > 0
        findings.append(Finding(detail, group, points if counted[detail.kind] <= MOST else 0))
    pairs = _pairs(book.id, told, groups)
    return BookRisk(
        book=book.id,
        path=book.path,
        level=book.anonymity or "anonymous",
        score=sum(one.points for one in findings) + PAIR_POINTS * len(pairs),
        findings=tuple(sorted(findings, key=lambda one: -one.points)),
        pairs=tuple(pairs),
    )


def _pairs(
    book: str, told: Mapping[str, Sequence[Detail]], groups: Mapping[tuple[Kind, str], int]
) -> list[Pair]:
    def size(one: Detail) -> int:
        return groups[one.kind, one.value]

    own = [one for one in told[book] if one.kind in _PAIRED and size(one) > 1]
    others = [
        {(one.kind, one.value) for one in details} for key, details in told.items() if key != book
    ]
    found = [
        Pair(one, other)
        for one, other in combinations(own, 2)
        if one.kind != other.kind
        and not any({(one.kind, one.value), (other.kind, other.value)} <= two for two in others)
    ]
    found.sort(
        key=lambda pair: (size(pair.one) + size(pair.other), pair.one.value, pair.other.value)
    )
    return found[:MOST]


def _one_spelling(read: Mapping[str, Iterable[Detail]]) -> dict[str, list[Detail]]:
    """Case forms of one name become one detail: the shortest stands for the others."""
    names = sorted({one.value for details in read.values() for one in details if _is_name(one)})
    stem_of: dict[str, str] = {}
    stem = ""
    for name in names:
        # Sorted, a name comes before everything that begins with it.
        if not (
            len(stem) >= _SHORTEST_STEM
            and name.startswith(stem)
            and len(name) - len(stem) <= _ENDING
        ):
            stem = name
        stem_of[name] = stem
    told: dict[str, list[Detail]] = {}
    for book, details in read.items():
        kept: dict[tuple[Kind, str], Detail] = {}
        for one in details:
            value = stem_of[one.value] if _is_name(one) else one.value
            kept.setdefault((one.kind, value), dataclasses.replace(one, value=value))
        told[book] = list(kept.values())
    return told


def _is_name(detail: Detail) -> bool:
    return detail.kind in _ALWAYS
