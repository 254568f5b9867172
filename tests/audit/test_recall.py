"""Recall over people who were not looked at while the matcher was tuned.

Of the first corpus a third was kept apart from the start. The second, with disguises of its own,
was measured once before anything was mended by it: 95.0 % (usual surnames) and 90.0 % (short) of
31,724 forms. Here a sixth of its forms is asked, as a guard; the figure no longer tells of the unseen.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from hlsite.audit import Identity, PersonName, Secrets
from hlsite.audit.gate import Gate
from hlsite.audit.walk import Entry
from tests.audit import disguises, unseen_disguises
from tests.audit.corpus import HELD_OUT, PEOPLE, TUNING, Invented
from tests.audit.unseen import UNSEEN, email_of, handle_of, iin_of, phone_of

Specimens = Callable[[Invented, int], Iterator[tuple[str, str, bytes]]]
Z = 1.645
"""One-sided 95 %."""


@pytest.fixture(scope="module")
def gate() -> Gate:
    people = tuple(
        Identity(
            person.book,
            (PersonName(person.given, person.surname, person.patronymic),),
            phone=phone_of(person),
            email=email_of(person),
            handles=(handle_of(person),),
            iin=iin_of(person),
        )
        for person in PEOPLE + UNSEEN
    )
    return Gate(Secrets(people), {}, {})


def wilson(caught: int, asked: int) -> float:
    """Give the lower bound of a share (E. B. Wilson, 1927)."""
    share, square = caught / asked, Z * Z
    spread = Z * math.sqrt(share * (1 - share) / asked + square / (4 * asked * asked))
    return (share + square / (2 * asked) - spread) / (1 + square / asked)


def _recall(
    gate: Gate, people: list[Invented], specimens: Specimens, label: str, every: int = 1
) -> tuple[float, str]:
    """Give the recall, and a line that tells it with the classes in which something was missed."""
    asked: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    for at, person in enumerate(people):
        for number, (disguise, name, data) in enumerate(specimens(person, 1)):
            if (number + at) % every:
                continue
            kind = disguise.partition(":")[0]
            found = gate.examine(Entry(name, data, ""), 1)
            asked[kind] += 1
            caught[kind] += any(each.tier == "block" and each.book == person.book for each in found)
    total, hits = asked.total(), caught.total()
    missed = [f"{kind} {count}" for kind, count in sorted((asked - caught).items())]
    return hits / total, (
        f"{label}: {len(people)} people, {len(asked)} classes, recall {hits / total:.4f} of {total} "
        f"forms, lower bound {wilson(hits, total):.4f}; missed: {', '.join(missed) or 'none'}"
    )


@pytest.mark.parametrize("short", [False, True], ids=["usual surnames", "short surnames"])
def test_recall_of_people_kept_apart(
    short: bool, gate: Gate, record_property: Callable[[str, str], None]
) -> None:
    people = [person for person in HELD_OUT if person.short is short]
    label = f"kept apart, {'short' if short else 'usual'} surnames"
    recall, told = _recall(gate, people, disguises.specimens, label)
    record_property("figure", told)
    assert recall >= 0.99


@pytest.mark.parametrize(("short", "least"), [(False, 0.99), (True, 0.97)], ids=["usual", "short"])
def test_recall_of_second_corpus(
    short: bool, least: float, gate: Gate, record_property: Callable[[str, str], None]
) -> None:
    people = [person for person in UNSEEN if person.short is short]
    label = f"second corpus, {'short' if short else 'usual'} surnames"
    recall, told = _recall(gate, people, unseen_disguises.specimens, label, every=6)
    record_property("figure", told)
    assert recall >= least


def test_corpora_are_wide_enough() -> None:
    assert len(PEOPLE) >= 150
    assert len(HELD_OUT) * 3 >= len(PEOPLE) - 2
    assert len(UNSEEN) >= 60
    assert len(disguises.TEXTS) + len(disguises.FILES) >= 125
    assert not {person.book for person in HELD_OUT} & {person.book for person in TUNING}
