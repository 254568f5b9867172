"""How much of what is hidden is found: of some people, in all disguises of a corpus."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator

from hlsite.audit import Identity, PersonName, Secrets
from hlsite.audit.gate import Gate
from hlsite.audit.walk import Entry
from tests.audit.corpus import PEOPLE, Invented
from tests.audit.unseen import UNSEEN, email_of, handle_of, iin_of, phone_of

Specimens = Callable[[Invented, int], Iterator[tuple[str, str, bytes]]]
Z = 1.645
"""One-sided 95 %."""


def gate_of_all() -> Gate:
    """Make a gate that looks for everybody in both corpora."""
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


def recall(
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
